"""Scores of a small team: to the nearest 5, with open ends (method M20)."""

from teamcheck.scorecard.public import End
from teamcheck.statistics.rounding import Exact, to_nearest

#: Scores of a small team are multiples of this.
STEP = 5
#: The lowest score that is printed; it stands for everything below.
BOTTOM = 10
#: The highest score that is printed; it stands for everything above.
TOP = 90
#: Both of them.
ENDS = (BOTTOM, TOP)


def printed(score: Exact, ends: tuple[int, int] = ENDS) -> int:
    """A score as a small team sees it.

    Args:
        score: 0-100.
        ends: The lowest and the highest score that is printed.

    Example:
        >>> printed(62.5), printed(3.0), printed(97.5), printed(97.5, ends=(20, 80))
        (65, 10, 90, 80)
    """
    bottom, top = ends
    return min(max(to_nearest(score, STEP), bottom), top)


def end_of(score: int, ends: tuple[int, int] = ENDS) -> End | None:
    """The words that go with a printed score at either end."""
    bottom, top = ends
    if score == bottom:
        return "or less"
    return "or more" if score == top else None


def edges(score: int, whole: int) -> tuple[int, int]:
    """The lowest and the highest part of a whole whose percentage is printed as this score.

    Example:
        >>> edges(80, 60), edges(90, 60), edges(10, 60)
        ((47, 49), (53, 60), (0, 7))
    """
    lowest = 0 if score == BOTTOM else -(-whole * (2 * score - STEP) // 200)
    highest = whole if score == TOP else -(-whole * (2 * score + STEP) // 200) - 1
    return lowest, highest
