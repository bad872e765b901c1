"""What a change comes to in one word (method M43), from the figures as they are printed."""

from collections.abc import Sequence
from typing import Literal

Verdict = Literal[
    "clear improvement",
    "clear decline",
    "possible improvement",
    "possible decline",
    "about the same",
    "cannot tell",
    "not comparable",
]

#: Least change, points of 100, that is called clear; a range that stays within it is about the same.
MATTERS = 5
#: Up to this probability, adjusted for the number of dimensions, a change is clear.
CHANCE = 0.05


def verdict_of(change: int, interval: Sequence[int] | None, step: float, adjusted: float | None) -> Verdict:
    """The word for a change of a dimension that twelve people or more answered in both rounds.

    Args:
        change: Now minus then, whole points.
        interval: Its 95 % range, whole points outwards; None where there is none.
        step: What one person can move the score by, points of 100.
        adjusted: Probability of such a difference by chance, by Holm over the dimensions compared; None where undefined.

    Example:
        >>> verdict_of(12, [5, 19], 2.1, 0.01), verdict_of(12, [1, 23], 2.1, 0.3), verdict_of(-3, [-9, 3], 2.1, 1.0)
        ('clear improvement', 'possible improvement', 'cannot tell')
        >>> verdict_of(1, [-4, 5], 1.0, 1.0), verdict_of(-4, [-7, -1], 1.0, 0.01)
        ('about the same', 'possible decline')
    """
    if interval is None or adjusted is None:
        return "cannot tell"
    low, high = interval
    sure = (low > 0 or high < 0) and abs(change) >= step
    if sure and adjusted < CHANCE and abs(change) >= MATTERS:
        return "clear improvement" if change > 0 else "clear decline"
    if low >= -MATTERS and high <= MATTERS:
        return "about the same"
    if sure:
        return "possible improvement" if change > 0 else "possible decline"
    return "cannot tell"
