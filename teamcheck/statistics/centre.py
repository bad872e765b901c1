"""A team's score and how far its people lie apart (methods M3 and M5), from the sums of a tally."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import lcm
from typing import Generic

from teamcheck.statistics.ops import Number, Ops
from teamcheck.statistics.plan import PlanDimension
from teamcheck.statistics.tally import DimensionTally


@dataclass(frozen=True, slots=True)
class Moments(Generic[Number]):
    """Sums over the people scored, and how they are read: a score ``u`` reads ``origin + u * factor / divisor``.

    Attributes:
        n: People scored.
        total: Sum of their scores, whole number.
        squares: Sum of the squares of the same, whole number.
        divisor: How many make ``factor`` units.
        factor: 100 where scores are read as 0-100, else 1.
        origin: What a sum of 0 reads: the lowest point, or 0.
    """

    n: Number
    total: Number
    squares: Number
    divisor: int
    factor: int = 1
    origin: int = 0


def on_hundred(dimension: PlanDimension, tally: DimensionTally) -> Moments[float]:
    """The sums read as scores: 0-100, higher is better (method M3)."""
    return Moments(tally.n, tally.total, tally.squares, divisor=dimension.denominator, factor=100)


def on_points(dimension: PlanDimension, tally: DimensionTally) -> Moments[float]:
    """The sums read on the items' own points, or as a share of the scale, 0 to 1, where the scales differ (method M3)."""
    if dimension.mixed:
        return Moments(tally.n, tally.total, tally.squares, divisor=dimension.denominator)
    return Moments(tally.n, tally.total, tally.squares, divisor=dimension.common, origin=dimension.items[0].lowest)


def pooled(groups: Sequence[Moments[float]]) -> Moments[float]:
    """The sums of several groups of people together, all read alike; of one group or more.

    Example:
        >>> pooled([Moments(2, 3, 5, divisor=4), Moments(1, 2, 4, divisor=4)])
        Moments(n=3, total=5, squares=9, divisor=4, factor=1, origin=0)
    """
    n, total, squares = (sum(sums) for sums in zip(*((each.n, each.total, each.squares) for each in groups), strict=True))
    return replace(groups[0], n=n, total=total, squares=squares)


def mean(ops: Ops[Number], moments: Moments[Number]) -> Number | None:
    """Mean of people's dimension scores, in the unit of the moments; undefined when nobody is scored (method M3).

    Whole numbers up to one division, so the result is the float nearest to the true quotient.

    Example:
        >>> from teamcheck.statistics.ops import FLOATS
        >>> mean(FLOATS, Moments(n=3, total=25, squares=225, divisor=12, factor=100))
        69.44444444444444
    """
    people = ops.clip(moments.n, 1)
    whole = moments.total * moments.factor + people * (moments.origin * moments.divisor)
    return ops.where(moments.n > 0, whole / (people * moments.divisor))


def deviations(moments: Moments[Number]) -> Number:
    """``n`` times the sum of squared deviations from the mean, in whole numbers of (1/divisor) squared: exact."""
    return moments.n * moments.squares - moments.total * moments.total


def variance(ops: Ops[Number], moments: Moments[Number]) -> Number:
    """Variance (n-1) of people's dimension scores, by one division; below two people it means nothing (method M3)."""
    n = ops.clip(moments.n, 2)
    return deviations(moments) * (moments.factor * moments.factor) / (n * (n - 1) * (moments.divisor * moments.divisor))


def sd(ops: Ops[Number], moments: Moments[Number]) -> Number | None:
    """Standard deviation (n-1) of people's dimension scores, in the unit of the moments; undefined below two (method M3).

    Example:
        >>> from teamcheck.statistics.ops import FLOATS
        >>> sd(FLOATS, Moments(n=3, total=25, squares=225, divisor=12, factor=100))
        24.056261216234407
    """
    return ops.where(moments.n > 1, ops.sqrt(variance(ops, moments)))


def one_step(ops: Ops[Number], n: Number, steps: Sequence[int]) -> Number | None:
    """By how much the score moves, in points of 100, when one person moves one step on every item (method M5).

    Args:
        ops: Operations for one team or for columns.
        n: People scored in the dimension.
        steps: For each item, the steps of its scale.

    Example:
        >>> from teamcheck.statistics.ops import FLOATS
        >>> one_step(FLOATS, 9, [4, 4, 4, 4])
        2.7777777777777777
    """
    length = lcm(*steps)
    moved = 100 * sum(length // each for each in steps)
    people = ops.clip(n, 1)
    return ops.where(n > 0, (people * 0 + moved) / (people * (length * len(steps))))
