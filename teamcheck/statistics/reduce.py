"""From answers to tallies in plain Python, written to be read beside docs/method.md (M1 to M3).

Memory grows with the number of teams, not of people. One addition a dimension and person does the counting, by two tricks
that change no figure: people who gave the same answers to a dimension are worked out once (`Contributions`), and all counts
of a dimension lie side by side in one integer (`packing`). A team's people wait in a short list to be added up together,
because adding to a sum that lies somewhere else in memory for every row costs more than the addition.
"""

import gc
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate, pairwise
from operator import getitem, itemgetter
from typing import Any, TypeVar

from teamcheck.statistics.complete import Pattern, complete_cases
from teamcheck.statistics.packing import MOST_PEOPLE, NO_DETAIL, Packing, SeenCounts
from teamcheck.statistics.plan import Plan, PlanDimension, PlanItem
from teamcheck.statistics.tally import Tally

Key = TypeVar("Key", bound=Hashable)
Answers = Sequence[int | None]

#: Patterns of answers remembered for one dimension: all 7,776 of five items on five points, and some 10 MB at the most.
REMEMBERED = 20_000
#: People of a team who wait to be added up together.
WAITING = 32


def reduce(
    plan: Plan, rows: Iterable[tuple[Key, Answers]], *, detail: bool = False, complete: bool = False
) -> dict[Key, Tally]:
    """Count every team's answers, exactly; in any order of rows.

    Args:
        plan: What to count.
        rows: Team, and the answers of one person: points as chosen, not reversed; None where there is no answer.
        detail: Also count how many people have each dimension score.
        complete: Also count the people who answered every item of a dimension, and how their answers go together.

    Returns:
        One tally for each team, in the order in which teams were met.

    Raises:
        ValueError: An answer lies outside its scale; it is never clipped. Readers refuse such answers before.

    Example:
        >>> item, reversed_item = PlanItem(0, 1, 5), PlanItem(1, 1, 5, reverse=True)
        >>> plan = Plan((PlanDimension((item, reversed_item)),))
        >>> tally = reduce(plan, [("red", (5, 1)), ("red", (2, None))])["red"]
        >>> tally.people, tally.dimensions[0].answers
        (2, ((0, 1, 0, 0, 1), (0, 0, 0, 0, 1)))
    """
    contributions = [Contributions(dimension) for dimension in plan.dimensions]
    part = splitter(plan)
    width = len(contributions) + 1
    teams: dict[Key, list[int]] = {}
    scores: dict[Key, tuple[dict[int, int], ...]] = {}
    patterns: dict[Key, tuple[dict[Pattern, int], ...]] = {}
    for key, answers in rows:
        waiting = teams.get(key)
        if waiting is None:
            waiting = teams[key] = []
        waiting.extend(map(getitem, contributions, part(answers)))
        waiting.append(1)
        if len(waiting) == WAITING * width:
            waiting[:] = add_up(waiting, width)
        if detail:
            if key not in scores:
                scores[key] = tuple({} for _ in contributions)
            count_scores(contributions, part(answers), scores[key])
        if complete:
            if key not in patterns:
                patterns[key] = tuple({} for _ in contributions)
            count_patterns(part(answers), patterns[key])
    with collector_paused():
        return _unpack(contributions, teams, scores, patterns)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for cycles meanwhile: tallies hold none, and searching a growing heap of them took as long as making them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def add_up(waiting: Sequence[int], width: int) -> list[int]:
    """The sums of people who stand one after the other, ``width`` numbers each: one for each dimension, and the people."""
    return [sum(waiting[place::width]) for place in range(width)]


def count_scores(contributions: Sequence["Contributions"], parts: Sequence[Pattern], scores: Sequence[dict[int, int]]) -> None:
    """Add one person's dimension scores to the counts of a team."""
    for known, answers, counts in zip(contributions, parts, scores, strict=True):
        score = known.packing.score_of(known[answers])
        if score is not None:
            counts[score] = counts.get(score, 0) + 1


def count_patterns(parts: Sequence[Pattern], patterns: Sequence[dict[Pattern, int]]) -> None:
    """Add one person's answers to the counts of a team, in each dimension of which they answered every item."""
    for answers, counts in zip(parts, patterns, strict=True):
        if None not in answers:
            counts[answers] = counts.get(answers, 0) + 1


class Contributions(dict[Pattern, int]):
    """What a person adds to a dimension's sums, by their answers to it: worked out when first met, then remembered.

    Past ``REMEMBERED`` patterns nothing more is remembered, so that memory stays bounded.
    """

    def __init__(self, dimension: PlanDimension) -> None:
        super().__init__()
        self.dimension = dimension
        self.packing = Packing(dimension)

    def __missing__(self, answers: Pattern) -> int:
        places = keyed_places(self.dimension.items, answers)
        packed = self.packing.pack(places, dimension_score(self.dimension, places))
        if len(self) < REMEMBERED:
            self[answers] = packed
        return packed


def splitter(plan: Plan) -> Callable[[Answers], tuple[Pattern, ...]]:
    """A function that parts a row into the answers of each dimension, in C.

    Example:
        >>> one, two = PlanDimension((PlanItem(2, 1, 5), PlanItem(0, 1, 5))), PlanDimension((PlanItem(1, 1, 5),))
        >>> splitter(Plan((one, two)))((3, 4, 5))
        ((5, 3), (4,))
    """
    columns = [item.column for dimension in plan.dimensions for item in dimension.items]
    starts = accumulate((len(dimension.items) for dimension in plan.dimensions), initial=0)
    arrange = _picker(columns)
    cut = _picker([slice(start, end) for start, end in pairwise(starts)])
    return lambda answers: cut(arrange(answers))


def _picker(places: Sequence[Any]) -> Callable[[Any], tuple[Any, ...]]:
    if len(places) > 1:
        return itemgetter(*places)
    if not places:
        return lambda _: ()
    (only,) = places
    return lambda row: (row[only],)


def keyed_places(items: Sequence[PlanItem], answers: Answers) -> list[int | None]:
    """The answers to some items, each in steps above the lowest point of its scale (method M1); None stays.

    Raises:
        ValueError: An answer lies outside its scale. The message does not repeat it.

    Example:
        >>> keyed_places([PlanItem(0, 1, 5), PlanItem(1, 1, 5, reverse=True), PlanItem(2, 1, 5)], (4, 1, None))
        [3, 4, None]
    """
    return [None if answer is None else item.place(answer) for item, answer in zip(items, answers, strict=True)]


def dimension_score(dimension: PlanDimension, places: Sequence[int | None]) -> int | None:
    """One person's dimension score in 1/denominator; None for fewer answers than the half rule asks (method M2).

    Example:
        >>> dimension = PlanDimension((PlanItem(0, 1, 5), PlanItem(1, 1, 5), PlanItem(2, 1, 5)))
        >>> dimension_score(dimension, [4, 3, None]), dimension.denominator, dimension_score(dimension, [4, None, None])
        (21, 24, None)
    """
    answered = [weight * place for weight, place in zip(dimension.weights, places, strict=True) if place is not None]
    if len(answered) < dimension.least:
        return None
    return sum(answered) * (dimension.common // len(answered))


def _unpack(
    contributions: Sequence[Contributions],
    teams: dict[Key, list[int]],
    scores: Mapping[Key, Sequence[dict[int, int]]],
    patterns: Mapping[Key, Sequence[dict[Pattern, int]]],
) -> dict[Key, Tally]:
    width = len(contributions) + 1
    seen = SeenCounts()
    no_detail = [NO_DETAIL] * len(contributions)
    no_patterns = [None] * len(contributions)
    tallies: dict[Key, Tally] = {}
    for key in list(teams):
        *packed, people = add_up(teams.pop(key), width)  # what a team needed is let go as its tally is made
        if people > MOST_PEOPLE:
            raise OverflowError(f"a team of more than {MOST_PEOPLE} people; count it in parts and add them up")
        dimensions = zip(contributions, packed, scores.get(key, no_detail), patterns.get(key, no_patterns), strict=True)
        tallies[key] = Tally(
            people,
            tuple(
                [
                    known.packing.unpack(total, counts, seen, None if met is None else complete_cases(known.dimension, met))
                    for known, total, counts, met in dimensions
                ]
            ),
        )
    return tallies
