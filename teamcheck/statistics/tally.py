"""A team reduced to whole numbers. Tallies of two halves of a team add up to the team's, in any order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from teamcheck.statistics.complete import CompleteCases, added

Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DimensionTally:
    """What is counted for one dimension of one team.

    Attributes:
        answers: For each item, how many chose each keyed point, lowest first: everybody who answered it.
        scored: The same for people who are scored in the dimension (method M2), the base of favourable shares.
        n: People scored in the dimension.
        total: Sum of their dimension scores, in 1/``PlanDimension.denominator``.
        squares: Sum of the squares of the same.
        high: How many of them lie at 60 of 100 or more.
        low: How many of them lie at 40 of 100 or less.
        scores: Detail: dimension score to the number of people who have it; empty where detail was not asked for.
        complete: Detail: the people who answered every item; None where it was not asked for.
    """

    answers: tuple[Counts, ...]
    scored: tuple[Counts, ...]
    n: int
    total: int
    squares: int
    high: int
    low: int
    scores: Mapping[int, int] = field(default_factory=dict)
    complete: CompleteCases | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted for one team.

    Attributes:
        people: Rows of answers, whether or not they are scored anywhere.
        dimensions: In the order of the plan.
    """

    people: int
    dimensions: tuple[DimensionTally, ...]


def add(one: Tally, other: Tally) -> Tally:
    """The tally of two groups of people together; exact, in any order and grouping.

    Raises:
        ValueError: The two were counted by different plans.

    Example:
        >>> half = DimensionTally(answers=((1, 0),), scored=((1, 0),), n=1, total=0, squares=0, high=0, low=1)
        >>> add(Tally(1, (half,)), Tally(1, (half,))).dimensions[0].answers
        ((2, 0),)
    """
    pairs = zip(one.dimensions, other.dimensions, strict=True)
    return Tally(one.people + other.people, tuple(_add_dimension(first, second) for first, second in pairs))


def _add_dimension(one: DimensionTally, other: DimensionTally) -> DimensionTally:
    return DimensionTally(
        answers=_add_counts(one.answers, other.answers),
        scored=_add_counts(one.scored, other.scored),
        n=one.n + other.n,
        total=one.total + other.total,
        squares=one.squares + other.squares,
        high=one.high + other.high,
        low=one.low + other.low,
        scores=dict(Counter(one.scores) + Counter(other.scores)),
        complete=None if one.complete is None or other.complete is None else added(one.complete, other.complete),
    )


def _add_counts(one: tuple[Counts, ...], other: tuple[Counts, ...]) -> tuple[Counts, ...]:
    return tuple(
        tuple(first + second for first, second in zip(left, right, strict=True)) for left, right in zip(one, other, strict=True)
    )


def together(tallies: Sequence[DimensionTally]) -> DimensionTally:
    """One dimension of many groups of people together, without detail; one tally or more.

    Example:
        >>> one = DimensionTally(answers=((1, 0),), scored=((1, 0),), n=1, total=0, squares=0, high=0, low=1)
        >>> found = together([one, one, one])
        >>> found.answers, found.n, found.low
        (((3, 0),), 3, 3)
    """
    return DimensionTally(
        answers=_sum_counts([tally.answers for tally in tallies]),
        scored=_sum_counts([tally.scored for tally in tallies]),
        n=sum(tally.n for tally in tallies),
        total=sum(tally.total for tally in tallies),
        squares=sum(tally.squares for tally in tallies),
        high=sum(tally.high for tally in tallies),
        low=sum(tally.low for tally in tallies),
    )


def of_nobody(like: DimensionTally) -> DimensionTally:
    """What is counted of nobody, without detail, by the plan of another tally.

    Example:
        >>> one = DimensionTally(answers=((1, 0),), scored=((1, 0),), n=1, total=0, squares=0, high=0, low=1)
        >>> of_nobody(one).answers, together([one, of_nobody(one)]) == one
        (((0, 0),), True)
    """
    blank = tuple((0,) * len(counts) for counts in like.answers)
    return DimensionTally(answers=blank, scored=blank, n=0, total=0, squares=0, high=0, low=0)


def _sum_counts(groups: Sequence[tuple[Counts, ...]]) -> tuple[Counts, ...]:
    return tuple(tuple(map(sum, zip(*counts, strict=True))) for counts in zip(*groups, strict=True))
