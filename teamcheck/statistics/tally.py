"""A team reduced to whole numbers. Tallies of two halves of a team add up to the team's, in any order."""

from dataclasses import dataclass, field


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
    """

    answers: tuple[tuple[int, ...], ...]
    scored: tuple[tuple[int, ...], ...]
    n: int
    total: int
    squares: int
    high: int
    low: int
    scores: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted for one team.

    Attributes:
        people: Rows of answers, whether or not they are scored anywhere.
        dimensions: In the order of the plan.
    """

    people: int
    dimensions: tuple[DimensionTally, ...]
