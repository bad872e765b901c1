"""How many answers are favourable, neutral and unfavourable (method M4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from teamcheck.statistics.ops import Number, Ops
from teamcheck.statistics.plan import PlanDimension, PlanItem
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
        >>> item = PlanItem(0, 1, 5, favourable=frozenset({4, 5}), unfavourable=frozenset({1, 2}))
        >>> counts = ((1, 0, 2, 3, 0),)
        >>> shares(PlanDimension((item,)), DimensionTally(counts, counts, n=6, total=13, squares=35, high=3, low=1))
        Shares(answers=6, favourable=3, neutral=2, unfavourable=1)
    """
    answers, favourable, unfavourable = sum(map(sum, tally.scored)), 0, 0
    for item, counts in zip(dimension.items, tally.scored, strict=True):
        favourable += chosen(item, item.favourable, counts)
        unfavourable += chosen(item, item.unfavourable, counts)
    return Shares(answers, favourable, answers - favourable - unfavourable, unfavourable)


def chosen(item: PlanItem, points: Iterable[int], counts: Sequence[int]) -> int:
    """How many of an item's answers are in the keyed points given; ``counts`` has the lowest keyed point first."""
    return sum([counts[point - item.lowest] for point in points])


def percent(ops: Ops[Number], part: Number, whole: Number) -> Number | None:
    """A part in percent of the whole, by one division; undefined when the whole is empty (method M4).

    Example:
        >>> from teamcheck.statistics.ops import FLOATS
        >>> percent(FLOATS, 28, 32), percent(FLOATS, 0, 0)
        (87.5, None)
    """
    return ops.where(whole > 0, 100 * part / ops.clip(whole, 1))
