"""The score of a total that is rough on purpose, worked out of scores as they are printed (method M61)."""

from collections.abc import Sequence
from dataclasses import dataclass

from teamcheck.scorecard import fives
from teamcheck.scorecard.public import FULL_FROM
from teamcheck.statistics.centre import mean, on_hundred
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.plan import PlanDimension
from teamcheck.statistics.rounding import to_nearest
from teamcheck.statistics.tally import DimensionTally, together

#: What a score with an open end stands for: the middle of all that is printed so.
_LOW_END, _HIGH_END = 6.25, 93.75


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A score that follows from printed ones.

    Attributes:
        score: 0-100.
        off: How far the true score can be from it, where no printed score has an open end; points of 100. It follows from
            numbers of people alone.
    """

    score: float
    off: float


def worked_out(plan: PlanDimension, units: Sequence[Sequence[DimensionTally]]) -> WorkedOut:
    """The mean of printed scores, by numbers of people.

    Args:
        plan: How the dimension was counted.
        units: The people, in groups of whom each has a printed score: whole points from ten people on, else to the nearest 5.
            None of them is empty.

    Example:
        >>> from teamcheck.statistics.plan import PlanItem
        >>> plan = PlanDimension((PlanItem(0, 1, 5), PlanItem(1, 1, 5)))
        >>> def tally(n, total): return DimensionTally(answers=(), scored=(), n=n, total=total, squares=0, high=0, low=0)
        >>> worked_out(plan, [[tally(7, 37)], [tally(10, 41)]])
        WorkedOut(score=56.76470588235294, off=1.3235294117647058)
    """
    groups = [together(unit) for unit in units]
    people = sum(group.n for group in groups)
    score = sum(group.n * _printed(plan, group) for group in groups) / people
    off = sum(group.n * (fives.STEP / 2 if group.n < FULL_FROM else 0.5) for group in groups) / people
    return WorkedOut(score, off if len(groups) > 1 else 0.0)


def _printed(plan: PlanDimension, group: DimensionTally) -> float:
    """The score of a group as its own page prints it."""
    score = mean(FLOATS, on_hundred(plan, group)) or 0.0
    if group.n >= FULL_FROM:
        return to_nearest(score)
    printed = fives.printed(score)
    return _LOW_END if printed == fives.BOTTOM else _HIGH_END if printed == fives.TOP else printed
