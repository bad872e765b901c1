"""Statements of which some people left some out, exactly: whoever left something out is gone through person by person.

Everybody else answered everything, so their answers to different statements are free of each other but for the score, as in
`teamcheck.organisation.audit.statements`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import combinations_with_replacement, product
from math import comb, prod

from teamcheck.organisation.audit.asked import Asked
from teamcheck.organisation.audit.budget import Budget
from teamcheck.organisation.audit.everything import fold
from teamcheck.organisation.audit.one_statement import MORE, NONE, ONE, Fact, Told, facts_of
from teamcheck.organisation.audit.statements import Case, Fitting, Limits, Own

#: What one member beside one set of sheets with gaps costs, for each pair of statements, in the work that a budget counts.
_PER_MEMBER = 20
#: What is not counted any more once all that is to come was.
_SPENT_BEFORE = 10**9


@dataclass(frozen=True)
class Gapped:
    """A dimension that some people did not answer in full.

    Attributes:
        people: People scored in it; nobody else has answered any of its statements.
        gaps: How many of them left each statement out.
        cases: The statements with what is printed of them.
        total: The sums of people's scores that fit the printed one, in steps of `fold` times the shared scale.
    """

    asked: Asked
    people: int
    gaps: tuple[int, ...]
    cases: tuple[Case, ...]
    total: Limits

    @property
    def members(self) -> int:
        """How many sheets there are with nothing left out."""
        return prod(each.steps + 1 for each in self.asked.statements)

    @property
    def most_teams(self) -> int:
        """At most how many times sheets with gaps are put together, of as many people as left something out."""
        sheets = prod(each.steps + 1 + bool(gap) for each, gap in zip(self.asked.statements, self.gaps, strict=True))
        most = min(sum(self.gaps), self.people)
        return sum(comb(sheets - self.members + number - 1, number) for number in range(max(self.gaps), most + 1))

    @cached_property
    def _with_gaps(self) -> tuple[Own, ...]:
        """Every sheet with something left out of somebody who is scored."""
        options = [
            (*range(each.steps + 1), *([None] if gap else []))
            for each, gap in zip(self.asked.statements, self.gaps, strict=True)
        ]
        return tuple(each for each in product(*options) if None in each and len(each) - each.count(None) >= self.asked.least)

    def somebodys(self) -> Iterator[tuple[Own, ...]]:
        """All sheets with gaps that a team can hold, together."""
        most = min(sum(self.gaps), self.people)
        for number in range(max(self.gaps), most + 1):
            for sheets in combinations_with_replacement(self._with_gaps, number):
                if all(sum(sheet[at] is None for sheet in sheets) == gap for at, gap in enumerate(self.gaps)):
                    yield sheets

    def others(self, sheets: tuple[Own, ...], *, everything: bool) -> Fitting:
        """What fits of those who answered everything, beside the sheets with gaps: all that is printed, or the score."""
        parts = fold(self.asked)
        taken = sum(self._score(sheet) for sheet in sheets)
        total = Limits(-(-(self.total.low - taken) // parts), (self.total.high - taken) // parts)
        people = self.people - len(sheets)
        cases = tuple(self._less(case, at, sheets, people, everything=everything) for at, case in enumerate(self.cases))
        return Fitting(cases, total)

    def _less(self, case: Case, at: int, sheets: tuple[Own, ...], people: int, *, everything: bool) -> Case:
        if not everything:
            return replace(case, people=people, low=0, high=people * case.statement.steps, counts=None)
        given = [answer for sheet in sheets if (answer := sheet[at]) is not None]
        counts = None
        if case.counts is not None:
            counts = tuple(count - given.count(step) for step, count in enumerate(case.counts))
        return replace(case, people=people, low=case.low - sum(given), high=case.high - sum(given), counts=counts)

    def _score(self, sheet: Own) -> int:
        given = [answer * weight for answer, weight in zip(sheet, self.asked.weights, strict=True) if answer is not None]
        return sum(given) * len(sheet) * fold(self.asked) // len(given)


@dataclass
class _Known:
    """What is known of the others' answers to a statement, over all sheets with gaps."""

    sets: set[tuple[int, ...]] = field(default_factory=set)
    low: int = 0
    high: int = 0

    def add(self, told: Told, answers: tuple[int, ...] | None, gone: tuple[int, int]) -> None:
        """One more case; ``gone`` counts unfavourable and favourable answers among the sheets with gaps."""
        if len(self.sets) < 2:
            self.sets |= {answers} if answers is not None else {(-1,), (-2,)}  # more than one set of answers
        self.low |= _shifted(told.low, gone[0])
        self.high |= _shifted(told.high, gone[1])


def certain_with_gaps(gapped: Gapped, budget: Budget) -> Iterator[tuple[int, Own | None, Fact]]:
    """What is certain of the answers to each statement from the page, and is not from its score alone.

    Yields:
        Place of the statement, whose own answers it is certain for (None: everybody), and what is.

    Raises:
        TooMuchError: There is more to go through.
    """
    budget.spend(2 * _PER_MEMBER * gapped.members * gapped.most_teams * len(gapped.cases) ** 2)
    full = list(product(*(range(each.steps + 1) for each in gapped.asked.statements)))
    by_page: dict[tuple[Own | None, int], _Known] = {}
    by_score: dict[tuple[Own | None, int], _Known] = {}
    for sheets in gapped.somebodys():
        owns: list[Own | None] = [None, *dict.fromkeys(sheets), *(full if len(sheets) < gapped.people else ())]
        for everything, known in ((True, by_page), (False, by_score)):
            fitting = gapped.others(sheets, everything=everything)
            for own in owns:
                _note(known, fitting, sheets, own)
    said: set[tuple[int, bool, Fact]] = set()
    for (own, at), seen in by_page.items():
        for fact in sorted(_facts(gapped, own, at, seen) - _facts(gapped, own, at, by_score[own, at])):
            if (at, own is None, fact) not in said:
                said.add((at, own is None, fact))
                yield at, own, fact


def _note(known: dict[tuple[Own | None, int], _Known], fitting: Fitting, sheets: tuple[Own, ...], own: Own | None) -> None:
    """Add what somebody can know beside some sheets with gaps, if they can be in the team."""
    others, mine = list(sheets), own
    if own in others:
        others.remove(own)  # whoever left something out themselves
        mine = None
    budget = Budget(_SPENT_BEFORE)
    answers: Own = (None,) * len(fitting.cases) if mine is None else mine
    for at, case in enumerate(fitting.cases):
        beside = 1
        for other, answer in enumerate(answers):
            if other != at:
                beside = fitting.add(beside, other, answer, budget)
        told = fitting.told(at, answers[at], beside, budget)
        if told.sets:
            given = [answer for sheet in others if (answer := sheet[at]) is not None]
            low = sum(answer <= case.statement.unfavourable for answer in given)
            high = sum(answer >= case.statement.favourable for answer in given)
            only = _only(fitting, at, answers[at], beside, tuple(given)) if told.sets == 1 else None
            known.setdefault((own, at), _Known()).add(told, only, (low, high))


def _only(fitting: Fitting, at: int, own: int | None, beside: int, given: tuple[int, ...]) -> tuple[int, ...]:
    """The only set of answers that fits, with those of the sheets with gaps, lowest first."""
    case = fitting.cases[at]
    if case.counts is not None:
        answers = [step for step, count in enumerate(case.counts) for _ in range(count)]
        if own is not None:
            answers.remove(own)
        return tuple(sorted([*answers, *given]))
    total = next(place for place in fitting.options(at, own) if beside & (fitting.fitting >> place)) // case.weight
    people = case.people - (own is not None)
    return tuple(sorted([*_set_of(people, case.statement.steps, total - (own or 0)), *given]))


@lru_cache(maxsize=256)
def _set_of(people: int, steps: int, total: int) -> tuple[int, ...]:
    """The first set of so many answers with this sum."""
    return next(each for each in combinations_with_replacement(range(steps + 1), people) if sum(each) == total)


def _shifted(bits: int, more: int) -> int:
    """None, one or more of some people, and some more."""
    if more == 0 or not bits:
        return bits
    return (ONE if bits & NONE and more == 1 else 0) | (MORE if bits & (ONE | MORE) or more > 1 else 0)


def _facts(gapped: Gapped, own: Own | None, at: int, seen: _Known) -> frozenset[Fact]:
    told = Told(len(seen.sets), seen.low, seen.high)
    return facts_of(told, gapped.asked.statements[at], None if own is None else own[at])
