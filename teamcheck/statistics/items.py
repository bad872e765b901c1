"""Statistics of single items, from how many chose each keyed point (method M14)."""

from collections.abc import Sequence
from functools import lru_cache
from math import fsum
from operator import mul
from typing import NamedTuple

from teamcheck.statistics.centre import Moments, mean, sd, variance
from teamcheck.statistics.ops import FLOATS


def item_points(counts: Sequence[int], lowest: int) -> Moments[float]:
    """An item's answers read on its own points: hand this to `centre.mean` and `centre.sd` (method M14).

    Args:
        counts: How many chose each keyed point, lowest first.
        lowest: First point of the scale.

    Example:
        >>> from teamcheck.statistics.centre import mean, sd
        >>> answers = item_points((0, 1, 1, 4, 2), lowest=1)
        >>> mean(FLOATS, answers), sd(FLOATS, answers)
        (3.875, 0.9910312089651149)
    """
    n, total, squares = _sums(counts)
    return Moments(n, total, squares, divisor=1, origin=lowest)


def item_hundred(counts: Sequence[int]) -> Moments[float]:
    """An item's answers read as scores, 0-100, higher is better (method M14).

    Example:
        >>> from teamcheck.statistics.centre import mean
        >>> mean(FLOATS, item_hundred((0, 1, 1, 4, 2)))
        71.875
    """
    n, total, squares = _sums(counts)
    return Moments(n, total, squares, divisor=len(counts) - 1, factor=100)


class ItemFigures(NamedTuple):
    """What one item's answers come to (method M14).

    Attributes:
        n: Answers.
        mean: Mean keyed answer in points; None when nobody answered.
        sd: Standard deviation (n-1) in points; None below two answers.
        score: The mean on 0-100, higher is better; None when nobody answered.
    """

    n: int
    mean: float | None
    sd: float | None
    score: float | None


@lru_cache(maxsize=1 << 15)
def item_figures(counts: tuple[int, ...], lowest: int) -> ItemFigures:
    """The figures of one item (method M14).

    What was worked out is kept: teams of up to 20 have some 20,000 different counts of five points, of 300 bytes each.

    Example:
        >>> item_figures((0, 1, 1, 4, 2), lowest=1)
        ItemFigures(n=8, mean=3.875, sd=0.9910312089651149, score=71.875)
    """
    points = item_points(counts, lowest)
    return ItemFigures(int(points.n), mean(FLOATS, points), sd(FLOATS, points), mean(FLOATS, item_hundred(counts)))


def mean_item_variance(scored: Sequence[Sequence[int]], *, shares: bool = False) -> float | None:
    """Mean over a dimension's items of the variance (n-1) of their answers, in points squared (method M14).

    Args:
        scored: For each item, how many of the people scored in the dimension chose each keyed point.
        shares: In shares of each item's scale, squared, where the scales differ.

    Returns:
        Over the items that at least two people answered; None where there is no such item.

    Example:
        >>> mean_item_variance([(1, 0, 1), (0, 2, 0), (0, 0, 1)])
        1.0
    """
    variances = [
        variance(FLOATS, item_points(counts, 0)) / ((len(counts) - 1) ** 2 if shares else 1)
        for counts in scored
        if sum(counts) > 1
    ]
    return fsum(variances) / len(variances) if variances else None


def _sums(counts: Sequence[int]) -> tuple[int, int, int]:
    """Answers, their sum and the sum of their squares, in steps above the lowest point."""
    steps = range(len(counts))
    return sum(counts), sum(map(mul, counts, steps)), sum(map(mul, counts, map(mul, steps, steps)))
