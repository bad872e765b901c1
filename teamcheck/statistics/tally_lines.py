"""A tally as a line of text, and back: what engines hand on, and what a stopped run goes on from.

A line is whole numbers parted by blanks, in this order: the people; then for each dimension of the plan ``n total squares high
low``, the counts of all answers (item by item, lowest keyed point first), ``1`` and the counts of the answers of people who are
scored where these differ and ``0`` where they are the same, and the dimension score of each of the ``n`` people, lowest first.
"""

from collections import Counter
from collections.abc import Iterator

from teamcheck.statistics.plan import Plan, PlanDimension
from teamcheck.statistics.tally import Counts, DimensionTally, Tally


def written(tally: Tally) -> str:
    """A tally with the scores of people as a line, without a line break.

    Example:
        >>> from teamcheck.statistics.plan import PlanItem
        >>> from teamcheck.statistics.reduce import reduce
        >>> plan = Plan((PlanDimension((PlanItem(0, 1, 3), PlanItem(1, 1, 3))),))
        >>> tally = reduce(plan, [("red", (3, 1)), ("red", (2, None))], detail=True)["red"]
        >>> written(tally), read(written(tally), plan) == tally
        ('2 2 4 8 0 0 0 1 1 1 0 0 0 2 2', True)
    """
    numbers = [tally.people]
    for each in tally.dimensions:
        numbers += (each.n, each.total, each.squares, each.high, each.low)
        numbers += _flat(each.answers)
        numbers += (0,) if each.scored == each.answers else (1, *_flat(each.scored))
        numbers += sorted(Counter(each.scores).elements())
    return " ".join(map(str, numbers))


def read(line: str, plan: Plan) -> Tally:
    """The tally that a line is of.

    Raises:
        ValueError: The line was not written by this plan.
    """
    numbers = iter(map(int, line.split(" ")))
    people = _next(numbers)
    tally = Tally(people, tuple([_dimension(numbers, each) for each in plan.dimensions]))
    if next(numbers, None) is not None:
        raise ValueError("a tally of another plan")
    return tally


def _dimension(numbers: Iterator[int], plan: PlanDimension) -> DimensionTally:
    n, total, squares, high, low = (_next(numbers) for _ in range(5))
    answers = _counts(numbers, plan)
    scored = _counts(numbers, plan) if _next(numbers) else answers
    scores = Counter(_next(numbers) for _ in range(n))
    return DimensionTally(answers, scored, n, total, squares, high, low, dict(scores))


def _counts(numbers: Iterator[int], plan: PlanDimension) -> tuple[Counts, ...]:
    return tuple([tuple([_next(numbers) for _ in range(item.steps + 1)]) for item in plan.items])


def _next(numbers: Iterator[int]) -> int:
    for number in numbers:
        return number
    raise ValueError("a tally that ends too early")


def _flat(counts: tuple[Counts, ...]) -> Iterator[int]:
    return (count for item in counts for count in item)
