"""How many answers are favourable, neutral and unfavourable (method M4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from teamcheck.statistics.ops import Number, Ops
from teamcheck.statistics.plan import PlanDimension
from teamcheck.statistics.tally import DimensionTally


@dataclass(frozen=True, slots=True)
class Shares:
    """Answers counted by kind; the three kinds add up to all.

    Attributes:
        answers: All of them.
        favourable: In the item's favourable points, after reversing.
        neutral: Neither.
        unfavourable: In the item's unfavourable points, after reversing.
    """

    answers: int
    favourable: int
    neutral: int
    unfavourable: int


def shares(dimension: PlanDimension, tally: DimensionTally) -> Shares:
    """The pooled answers of the people who are scored in a dimension, by kind (method M4).

    Example:
        >>> from teamcheck.statistics.plan import PlanItem
        >>> item = PlanItem(0, 1, 5, favourable=frozenset({4, 5}), unfavourable=frozenset({1, 2}))
        >>> counts = ((1, 0, 2, 3, 0),)
        >>> shares(PlanDimension((item,)), DimensionTally(counts, counts, n=6, total=13, squares=35, high=3, low=1))
        Shares(answers=6, favourable=3, neutral=2, unfavourable=1)
    """
    each = [
        sides(counts, item.lowest, item.favourable, item.unfavourable)
        for item, counts in zip(dimension.items, tally.scored, strict=True)
    ]
    answers, favourable, unfavourable = map(sum, zip(*each, strict=True))
    return Shares(answers, favourable, answers - favourable - unfavourable, unfavourable)


@lru_cache(maxsize=1 << 15)
def sides(
    counts: tuple[int, ...], lowest: int, favourable: frozenset[int], unfavourable: frozenset[int]
) -> tuple[int, int, int]:
    """How many answers an item has, and how many of these are favourable and unfavourable (method M4).

    What was counted is kept: teams of up to 20 have some 20,000 different counts of five points, of 300 bytes each.

    Args:
        counts: How many chose each keyed point, lowest first.
        lowest: First point of the scale.
        favourable: Keyed points that count as favourable.
        unfavourable: Keyed points that count as unfavourable.

    Example:
        >>> sides((1, 0, 2, 3, 0), 1, frozenset({4, 5}), frozenset({1, 2}))
        (6, 3, 1)
    """
    return sum(counts), chosen(favourable, counts, lowest), chosen(unfavourable, counts, lowest)


def chosen(points: Iterable[int], counts: Sequence[int], lowest: int) -> int:
    """How many of an item's answers are in the keyed points given; ``counts`` has the lowest keyed point first."""
    return sum([counts[point - lowest] for point in points])


def percent(ops: Ops[Number], part: Number, whole: Number) -> Number | None:
    """A part in percent of the whole, by one division; undefined when the whole is empty (method M4).

    Example:
        >>> from teamcheck.statistics.ops import FLOATS
        >>> percent(FLOATS, 28, 32), percent(FLOATS, 0, 0)
        (87.5, None)
    """
    return ops.where(whole > 0, 100 * part / ops.clip(whole, 1))
