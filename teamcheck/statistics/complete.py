"""People who answered every item of a dimension: what the reliability of a scale is worked out from (method M30)."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from teamcheck.statistics.plan import PlanDimension

Counts = tuple[int, ...]
Pattern = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class CompleteCases:
    """The people who answered every item of a dimension, in whole numbers that add up over groups of people.

    Attributes:
        counts: For each item, how many of them chose each keyed point, lowest first.
        products: For each pair of items, in the order of `itertools.combinations`, the sum over people of the product of
            their two keyed answers, in steps above the lowest point.
    """

    counts: tuple[Counts, ...]
    products: tuple[int, ...]

    @property
    def n(self) -> int:
        """How many people they are."""
        return sum(self.counts[0])


def complete_cases(dimension: PlanDimension, patterns: Mapping[Pattern, int]) -> CompleteCases:
    """Count the complete answers to a dimension.

    Args:
        dimension: Its items.
        patterns: Answers as given, one to each item, to the number of people who gave them.

    Example:
        >>> from teamcheck.statistics.plan import PlanItem
        >>> pair = PlanDimension((PlanItem(0, 1, 3), PlanItem(1, 1, 3, reverse=True)))
        >>> complete_cases(pair, {(3, 1): 2, (2, 3): 1})
        CompleteCases(counts=((0, 1, 2), (1, 0, 2)), products=(8,))
    """
    counts = [[0] * (item.steps + 1) for item in dimension.items]
    products = dict.fromkeys(combinations(range(len(dimension.items)), 2), 0)
    for answers, people in patterns.items():
        places = [item.place(answer) for item, answer in zip(dimension.items, answers, strict=True) if answer is not None]
        for of_item, place in zip(counts, places, strict=True):
            of_item[place] += people
        for one, other in products:
            products[one, other] += people * places[one] * places[other]
    return CompleteCases(tuple(map(tuple, counts)), tuple(products.values()))


def added(one: CompleteCases, other: CompleteCases) -> CompleteCases:
    """Two groups of people together.

    Raises:
        ValueError: The two were counted by different plans.
    """
    return CompleteCases(
        tuple(
            tuple(first + second for first, second in zip(left, right, strict=True))
            for left, right in zip(one.counts, other.counts, strict=True)
        ),
        tuple(first + second for first, second in zip(one.products, other.products, strict=True)),
    )
