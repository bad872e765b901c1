"""The smallest dimensions, whole: every team that fits everything printed, person by person, answers left out or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations_with_replacement, product
from math import comb, lcm, prod

from teamcheck.organisation.audit.asked import Asked
from teamcheck.organisation.audit.budget import Budget, TooMuchError
from teamcheck.organisation.audit.one_statement import Fact, Told, facts_of
from teamcheck.organisation.audit.people import Lie, ScoreFact
from teamcheck.organisation.audit.statements import Case, Fitting, Limits, Own

Team = tuple[Own, ...]
#: What a team of the enumeration costs, in the work that a budget counts.
_PER_TEAM = 100


@dataclass(frozen=True)
class Whole:
    """A dimension of which every team can be gone through.

    Attributes:
        people: People scored in it; nobody else has answered any of its statements.
        gaps: How many of them left each statement out.
        fitting: What is printed of its statements.
        lie: What is printed of how people's scores lie, in steps of `fold` times the shared scale.
        total: The sums of people's scores that fit the printed mean, in the same steps.
    """

    asked: Asked
    people: int
    gaps: tuple[int, ...]
    fitting: Fitting
    lie: Lie
    total: Limits

    @cached_property
    def sheets(self) -> tuple[Own, ...]:
        """Everything one person can answer and still be scored."""
        options = [
            (*range(each.steps + 1), *([None] if gaps else []))
            for each, gaps in zip(self.asked.statements, self.gaps, strict=True)
        ]
        return tuple(each for each in product(*options) if len(each) - each.count(None) >= self.asked.least)

    @property
    def teams(self) -> int:
        """How many teams there are to go through."""
        return comb(len(self.sheets) + self.people - 1, self.people)

    @property
    def fewest_teams(self) -> int:
        """The same if nobody had left anything out, without looking at sheets one by one."""
        return comb(prod(each.steps + 1 for each in self.asked.statements) + self.people - 1, self.people)

    def score(self, sheet: Own) -> int:
        """A person's score in steps of `fold` times the shared scale."""
        given = [answer * weight for answer, weight in zip(sheet, self.asked.weights, strict=True) if answer is not None]
        return sum(given) * len(sheet) * fold(self.asked) // len(given)


def fold(asked: Asked) -> int:
    """Into how many parts a step is cut, so that the mean of any number of answers is a whole number of them."""
    return lcm(*range(1, len(asked.statements) + 1))


@dataclass
class _Seen:
    """What is known of some people's answers after some teams: the only set of answers there is, or that there are more."""

    sets: set[tuple[int, ...]] = field(default_factory=set)
    low: int = 0
    high: int = 0

    def add(self, answers: tuple[int, ...], low: int, high: int) -> None:
        if len(self.sets) < 2:
            self.sets.add(answers)
        self.low |= 1 << min(low, 2)
        self.high |= 1 << min(high, 2)

    @property
    def told(self) -> Told:
        return Told(len(self.sets), self.low, self.high)


def certain_of_everything(whole: Whole, *, budget: Budget) -> Iterator[tuple[int | None, Own | None, Fact | ScoreFact]]:
    """What is certain from everything printed, and is not from the score alone.

    Yields:
        Place of the statement (None for people's scores), the answers of somebody for whom it is certain (None: for
        everybody), and what is.

    Raises:
        TooMuchError: There is more to go through.
    """
    if whole.fewest_teams * _PER_TEAM > budget.left:
        raise TooMuchError
    budget.spend(whole.teams * _PER_TEAM)
    by_page: dict[tuple[Own | None, int | None], _Seen] = {}
    by_score: dict[tuple[Own | None, int | None], _Seen] = {}
    for team in combinations_with_replacement(whole.sheets, whole.people):
        scores = [whole.score(sheet) for sheet in team]
        if not whole.total.low <= sum(scores) <= whole.total.high or not _left_out_as_printed(whole, team):
            continue
        _note(by_score, whole, team, scores)
        if _fits(whole, team, scores):
            _note(by_page, whole, team, scores)
    said: set[tuple[int | None, bool, str]] = set()
    for (own, place), seen in by_page.items():
        for fact in sorted(_facts(whole, own, place, seen) - _facts(whole, own, place, by_score[own, place])):
            if (place, own is None, fact) not in said:
                said.add((place, own is None, fact))
                yield place, own, fact


def _left_out_as_printed(whole: Whole, team: Team) -> bool:
    return all(sum(sheet[place] is None for sheet in team) == gaps for place, gaps in enumerate(whole.gaps))


def _fits(whole: Whole, team: Team, scores: Sequence[int]) -> bool:
    lie = whole.lie
    squares = lie.squares.get(sum(scores))
    if squares is None or not squares.low <= sum(score**2 for score in scores) <= squares.high:
        return False
    if lie.camps is not None and lie.camps is not _two_camps(whole, scores):
        return False
    if not lie.fits(sorted(scores)):
        return False
    return all(_item_fits(case, [sheet[place] for sheet in team]) for place, case in enumerate(whole.fitting.cases)) and (
        _kinds_fit(whole.fitting, team)
    )


def _item_fits(case: Case, answers: Sequence[int | None]) -> bool:
    given = [answer for answer in answers if answer is not None]
    if case.counts is not None and any(given.count(step) != count for step, count in enumerate(case.counts)):
        return False
    return case.low <= sum(given) <= case.high


def _kinds_fit(fitting: Fitting, team: Team) -> bool:
    low = high = 0
    for sheet in team:
        for case, answer in zip(fitting.cases, sheet, strict=True):
            low += answer is not None and answer <= case.statement.unfavourable
            high += answer is not None and answer >= case.statement.favourable
    return all(
        limits is None or limits.low <= kind <= limits.high
        for limits, kind in ((fitting.unfavourable, low), (fitting.favourable, high))
    )


def _two_camps(whole: Whole, scores: Sequence[int]) -> bool:
    top = whole.asked.top * fold(whole.asked)
    low, high = sum(100 * each <= 40 * top for each in scores), sum(100 * each >= 60 * top for each in scores)
    return 10 * low >= 3 * len(scores) and 10 * high >= 3 * len(scores)


def _note(known: dict[tuple[Own | None, int | None], _Seen], whole: Whole, team: Team, scores: Sequence[int]) -> None:
    """Keep what a team adds to what is known of the others by nobody, and by each of its members."""
    top = whole.asked.top * fold(whole.asked)
    for own in (None, *dict.fromkeys(team)):
        others = list(zip(team, scores, strict=True))
        if own is not None:
            others.pop(next(at for at, (sheet, _) in enumerate(others) if sheet == own))
        for place, statement in enumerate(whole.asked.statements):
            answers = tuple(sorted(sheet[place] for sheet, _ in others if sheet[place] is not None))  # type: ignore[type-var]
            low = sum(answer <= statement.unfavourable for answer in answers if answer is not None)
            high = sum(answer >= statement.favourable for answer in answers if answer is not None)
            known.setdefault((own, place), _Seen()).add(answers, low, high)  # type: ignore[arg-type]
        lie = tuple(sorted(score for _, score in others))
        known.setdefault((own, None), _Seen()).add(lie, sum(100 * score <= 40 * top for score in lie), 2)


def _facts(whole: Whole, own: Own | None, place: int | None, seen: _Seen) -> set[Fact | ScoreFact]:
    if place is not None:
        return {*facts_of(seen.told, whole.asked.statements[place], None if own is None else own[place])}
    found: set[Fact | ScoreFact] = set()
    if len(seen.sets) == 1:
        found.add("scores known")
    if seen.low == 2:
        found.add("one low score")
    return found
