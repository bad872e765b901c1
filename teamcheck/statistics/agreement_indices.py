"""How far people's answers agree, beside what chance would make of them (methods M16 and M17): indices for analysts.

Every index is worked out item by item from how many people chose each keyed point, and then averaged over the items. Where a
dimension mixes scales, each item is measured on its own first: variances as shares of the null variance, deviations as shares
of the scale.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum
from typing import Literal

Null = Literal["uniform", "slight", "moderate"]
Counts = Sequence[int]
NULLS: tuple[Null, ...] = ("uniform", "slight", "moderate")

#: Null variances of answers that lean to one side, by the number of points of the scale (LeBreton & Senter 2008, table 2,
#: doi:10.1177/1094428106296642). There is none for other scales.
SKEWED: Mapping[Null, Mapping[int, Fraction]] = {
    "slight": {5: Fraction("1.34"), 6: Fraction("1.85"), 7: Fraction("2.90")},
    "moderate": {5: Fraction("0.90"), 6: Fraction("1.26"), 7: Fraction("2.14")},
}


@dataclass(frozen=True, slots=True)
class VarianceRatio:
    """Mean item variance in parts of the null variance: 0 where all agree, about 1 for answers by chance (method M16).

    Attributes:
        value: 0 or more; exact, so that "as much as by chance" is never decided by the noise of floats.
        items: Items that went into it: those that at least two people answered.
    """

    value: Fraction
    items: int


def null_variance(points: int, null: Null) -> Fraction | None:
    """Variance of answers that say nothing about the team, in points squared (method M16).

    Args:
        points: Points of the scale, 2 or more.
        null: ``uniform``: every point is as likely; ``slight`` and ``moderate``: answers lean to one side.

    Returns:
        None where no variance is published for a scale of so many points.

    Example:
        >>> null_variance(5, "uniform"), null_variance(5, "slight"), null_variance(4, "slight")
        (Fraction(2, 1), Fraction(67, 50), None)
    """
    return Fraction(points * points - 1, 12) if null == "uniform" else SKEWED[null].get(points)


def variance_ratio(items: Sequence[Counts], null: Null) -> VarianceRatio | None:
    """Mean item variance in parts of the null variance (method M16).

    Args:
        items: For each item, how many chose each keyed point, lowest first.
        null: What is taken for chance.

    Returns:
        Over the items that at least two people answered; None where there is none, or no null variance for one of their scales.

    Example:
        >>> variance_ratio([(0, 0, 1, 2, 1), (0, 1, 0, 2, 1)], "uniform")
        VarianceRatio(value=Fraction(9, 16), items=2)
    """
    ratios = []
    for counts in items:
        if sum(counts) < 2:
            continue
        expected = null_variance(len(counts), null)
        if expected is None:
            return None
        ratios.append(_variance(counts) / expected)
    return VarianceRatio(sum(ratios, Fraction(0)) / len(ratios), len(ratios)) if ratios else None


def rwg_j(ratio: VarianceRatio | None) -> float | None:
    """r_WG(J): agreement of people over the items of a dimension; r_WG itself where there is one item (method M16).

    Returns:
        0 to 1; 0 also where answers differ more than chance would make them; None where the ratio is.

    Source:
        James, Demaree & Wolf 1984, doi:10.1037/0021-9010.69.1.85.

    Example:
        >>> [rwg_j(VarianceRatio(Fraction(value), items)) for value, items in [("0.25", 4), ("0.25", 1), ("1.2", 4)]]
        [0.9230769230769231, 0.75, 0.0]
    """
    if ratio is None:
        return None
    agreed = ratio.items * (1 - ratio.value)
    return float(agreed / (agreed + ratio.value)) if ratio.value < 1 else 0.0


def rstar_wg(ratio: VarianceRatio | None) -> float | None:
    """r*_WG: agreement that does not grow with the number of items (method M16).

    Returns:
        Up to 1; below 0 where answers differ more than chance would make them; None where the ratio is undefined.

    Source:
        Lindell, Brandt & Whitney 1999, doi:10.1177/01466219922031257.
    """
    return None if ratio is None else float(1 - ratio.value)


def _variance(counts: Counts) -> Fraction:
    n, total, squares = (sum(place**power * people for place, people in enumerate(counts)) for power in (0, 1, 2))
    return Fraction(n * squares - total * total, n * (n - 1))


def average_deviation(items: Sequence[Counts], around: Literal["mean", "median"], *, shares: bool = False) -> float | None:
    """AD: how far people's answers lie from the middle of the team, averaged over people and items (method M17).

    Args:
        items: For each item, how many chose each keyed point, lowest first.
        around: The middle: the mean or the median of the item's answers.
        shares: In shares of each item's scale instead of points.

    Returns:
        0 or more; over the items that at least two people answered, None where there is none.

    Source:
        Burke, Finkelstein & Dusig 1999, doi:10.1177/109442819921004.

    Example:
        >>> average_deviation([(0, 0, 1, 2, 1), (0, 1, 0, 2, 1)], "mean"), average_deviation([(1, 0, 0, 3)], "median")
        (0.6875, 0.75)
    """
    found = [_deviation(counts, around) / (len(counts) - 1 if shares else 1) for counts in items if sum(counts) > 1]
    return fsum(found) / len(found) if found else None


def _deviation(counts: Counts, around: Literal["mean", "median"]) -> float:
    """One item's, in whole numbers up to one division."""
    n = sum(counts)
    total = sum(place * people for place, people in enumerate(counts))
    middle, parts = (total, n) if around == "mean" else (int(2 * median_place(counts)), 2)
    return sum(people * abs(parts * place - middle) for place, people in enumerate(counts)) / (parts * n)


def median_place(counts: Counts) -> float:
    """The median of an item's answers, in steps above the lowest point; half-way between two where they differ.

    Example:
        >>> median_place((1, 1, 0, 2)), median_place((0, 1, 2, 0))
        (2.0, 2.0)
    """
    people = sum(counts)
    ordered = [place for place, chosen in enumerate(counts) for _ in range(chosen)]
    return (ordered[(people - 1) // 2] + ordered[people // 2]) / 2
