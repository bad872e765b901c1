"""One dimension of one page, attacked: everything that is certain from what is printed and is not from the score alone."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import ceil
from typing import Literal

from teamcheck.organisation.audit.asked import Asked, Statement
from teamcheck.organisation.audit.budget import Budget, TooMuchError
from teamcheck.organisation.audit.everything import Whole, certain_of_everything, fold
from teamcheck.organisation.audit.gaps import Gapped, certain_with_gaps
from teamcheck.organisation.audit.lie import lie_of, says_how_scores_lie
from teamcheck.organisation.audit.one_statement import Fact
from teamcheck.organisation.audit.people import Lie, ScoreFact, Scores, certain_of_scores, own_scores
from teamcheck.organisation.audit.printed import Number, PrintedDimension, PrintedItem
from teamcheck.organisation.audit.rounding import FIVES, Rounding, is_whole_points, rounding_of
from teamcheck.organisation.audit.statements import Case, Fitting, Limits, Own, certain_beside, scores_that_fit

#: Item scores from which people mostly agree and up to which they mostly disagree (method M22).
_HIGH, _LOW = 65, 35
#: Why something was not gone through.
Reason = Literal["too much", "together", "left out", "nothing fits"]


@dataclass(frozen=True, slots=True)
class Certain:
    """What is certain of a dimension.

    Attributes:
        fact: What.
        statement: Of which statement; None where it is of people's scores.
        own: The answers, in steps, of a member for whom it is certain; a single score where only that matters; None where it
            is certain for everybody.
    """

    fact: Fact | ScoreFact
    statement: Statement | None
    own: Own | None


@dataclass
class Attack:
    """What came of attacking one dimension.

    Attributes:
        certain: What is certain.
        left: What was not gone through.
        answer_sets: How many answer sets fit the figures of the statements; None where they were not counted.
    """

    certain: list[Certain] = field(default_factory=list)
    left: list[Reason] = field(default_factory=list)
    answer_sets: int | None = None


@dataclass(frozen=True)
class Target:
    """A dimension that is attacked, with everything that is known beside it.

    Attributes:
        answered: People who gave any answers: where they are more than are scored, some answers are of people without a score.
        size: Members of the team, or None.
        small: How scores of fewer than ten are rounded in its file.
    """

    printed: PrintedDimension
    asked: Asked
    answered: int
    size: int | None
    small: Rounding

    @property
    def people(self) -> int:
        """People scored in it."""
        return self.printed.n or 0

    @property
    def range_tells(self) -> bool:
        """Whether the range may come from how people's scores lie: in fives it follows from their number alone (method M21)."""
        interval = self.printed.interval
        return interval is not None and (self.small != FIVES or is_whole_points(interval))

    @property
    def is_closed(self) -> bool:
        """Whether all answers are of people who are scored, and it is known how many answered each statement."""
        return self.answered == self.people and all(each.n is not None for each in self.printed.items)

    @property
    def gaps(self) -> tuple[int, ...]:
        """How many of the people left each statement out, at the least."""
        return tuple(max(0, self.people - (each.n or 0)) for each in self.printed.items)

    @property
    def is_complete(self) -> bool:
        """Whether everybody answered everything."""
        return self.is_closed and not any(self.gaps)

    def total(self, parts: int = 1) -> Limits | None:
        """The sums of people's scores that fit the printed one, in so many parts of a step."""
        if self.printed.score is None:
            return None
        rounding = rounding_of(self.printed, self.small)
        return Limits(*rounding.parts(self.printed.score, self.people * self.asked.top * parts))


def attack(target: Target, budget: Budget) -> Attack:
    """Go through all answer sets that fit one dimension, for somebody who knows nobody's answers and for every member."""
    found = Attack()
    if not target.range_tells:
        target = replace(target, printed=replace(target.printed, interval=None))
    lies = says_how_scores_lie(target.printed)
    told = any(item.has_figures for item in target.printed.items) or _shares(target.printed)
    if not lies and not told:
        return found
    try:
        _attack_whole(target, found, budget)
    except TooMuchError:
        if not _attack_gaps(target, found, budget, lies=lies, told=told):
            found.left.append("together" if target.is_complete else "left out")
            _attack_parts(target, found, budget, lies=lies, told=told)
    return found


def _attack_gaps(target: Target, found: Attack, budget: Budget, *, lies: bool, told: bool) -> bool:
    """The statements exactly, though some people left some out; whether that could be done."""
    page = _fitting(target, everything=True)
    if target.is_complete or not (target.is_closed and told and page.is_small):
        return False
    parts, spent = fold(target.asked), Budget(budget.left)
    total = _all_or(target.total(parts), target, parts)
    gapped = Gapped(target.asked, target.people, target.gaps, page.cases, total)
    try:
        certain = list(certain_with_gaps(gapped, spent))
    except TooMuchError:
        return False
    found.certain += [Certain(fact, target.asked.statements[place], own) for place, own, fact in certain]
    found.left.append("left out" if lies else "together")
    budget.left = spent.left
    return True


def _attack_parts(target: Target, found: Attack, budget: Budget, *, lies: bool, told: bool) -> None:
    """The statements and how scores lie, each for itself; of members only those who can be behind both."""
    page, lie = _fitting(target, everything=True), _lie(target)
    skipped = [] if target.is_complete else [None]
    members = [(*range(each.steps + 1), *skipped) for each in target.asked.statements]
    try:
        if told:
            scores = own_scores(*lie, budget) if lies and target.is_complete else None
            _attack_statements(target, page, members, found, budget, scores=scores)
        if lies and target.is_complete:
            fitting = scores_that_fit(page, members, budget) if told else None
            _attack_scores(target, lie, fitting, found, budget)
    except TooMuchError:
        found.left.append("too much")


def _attack_statements(
    target: Target,
    page: Fitting,
    members: Sequence[Sequence[int | None]],
    found: Attack,
    budget: Budget,
    *,
    scores: Collection[int] | None,
) -> None:
    if page.is_small:
        found.answer_sets = page.answer_sets()
        if not found.answer_sets:
            found.left.append("nothing fits")
            return
    score, statements = _fitting(target, everything=False), target.asked.statements
    for place, _, fact in certain_beside(page, score, [(None,)] * len(statements), budget):
        found.certain.append(Certain(fact, statements[place], None))
    for place, own, fact in certain_beside(page, score, members, budget, scores=scores):
        found.certain.append(Certain(fact, statements[place], own))


def _lie(target: Target) -> tuple[Scores, Lie]:
    """The scores that people can have, and what is printed of how they lie."""
    asked = target.asked
    scores = Scores(target.people, _values(asked), asked.top, camps=target.printed.two_camps is not None)
    return scores, lie_of(target.printed, target.size, asked.top, _all_or(target.total(), target, 1))


def _all_or(total: Limits | None, target: Target, parts: int) -> Limits:
    """The sums that fit, or all there are where no score is printed."""
    return total or Limits(0, target.people * target.asked.top * parts)


def _attack_scores(
    target: Target, lie: tuple[Scores, Lie], fitting: Collection[int] | None, found: Attack, budget: Budget
) -> None:
    limits = _all_or(target.total(), target, 1)
    for members in (False, True):
        for own, fact in certain_of_scores(*lie, limits, members=members, budget=budget):
            if own is None or fitting is None or own in fitting:
                found.certain.append(Certain(fact, None, None if own is None else (own,)))


def _attack_whole(target: Target, found: Attack, budget: Budget) -> None:
    """Everything at once, person by person.

    Raises:
        TooMuchError: There are too many teams, or it is not known how many left what out.
    """
    if not target.is_closed:
        raise TooMuchError
    parts = fold(target.asked)
    limits = _all_or(target.total(parts), target, parts)
    whole = Whole(
        asked=target.asked,
        people=target.people,
        gaps=target.gaps,
        fitting=_fitting(target, everything=True),
        lie=lie_of(target.printed, target.size, target.asked.top * parts, limits),
        total=limits,
    )
    spent = Budget(budget.left)
    for place, own, fact in certain_of_everything(whole, budget=spent):
        found.certain.append(Certain(fact, None if place is None else target.asked.statements[place], own))
    budget.left = spent.left


def _fitting(target: Target, *, everything: bool) -> Fitting:
    """All answer sets that fit, as far as statements go: everything printed, or the score alone.

    Where answers were left out, or some are of people without a score, they may stand for anything: the total is widened by
    the most that they can make.
    """
    total, asked = target.total(), target.asked
    cases = tuple(
        _case(item, statement, weight, target, everything=everything)
        for item, statement, weight in zip(target.printed.items, asked.statements, asked.weights, strict=True)
    )
    unscored = max(0, target.answered - target.people)
    above = below = 0
    for case in cases:
        most = case.statement.steps * case.weight
        not_scored = min(unscored, case.people)
        below += not_scored * most
        above += max(0, target.people - case.people + not_scored) * most
    if total is not None and (above or below):
        total = Limits(total.low - above, total.high + below)
    kinds: tuple[Limits | None, Limits | None] = (None, None)
    if everything and target.is_closed:
        kinds = _kind(target, target.printed.unfavourable), _kind(target, target.printed.favourable)
    return Fitting(cases, total, unfavourable=kinds[0], favourable=kinds[1])


def _case(item: PrintedItem, statement: Statement, weight: int, target: Target, *, everything: bool) -> Case:
    people = item.n or 0
    every = people * statement.steps
    low, high, counts = 0, every, None
    if everything and people:
        if item.word is not None:
            low, high = _by_word(item, statement, every)
        if item.score is not None:
            rounding = rounding_of(PrintedDimension(item.id, item.text, people, item.score), _finer(target.small))
            least, most = rounding.parts(item.score, every)
            low, high = max(low, least), min(high, most)
        if item.counts is not None and len(item.counts) == statement.steps + 1 and sum(item.counts) == people:
            counts = item.counts
    return Case(statement, people, weight, low, high, counts)


def _finer(small: Rounding) -> Rounding:
    """The rounding of a statement's score: a file that prints one rounds it to whole points at the most."""
    return Rounding(min(small.step, Fraction(1)), open_ends=False)


def _by_word(item: PrintedItem, statement: Statement, every: int) -> tuple[int, int]:
    """The sums of steps, from the worse end, that go with a statement's word."""
    if item.word == "mixed":
        return _LOW * every // 100 + 1, -(-_HIGH * every // 100) - 1
    if (item.word == "mostly agree") is not statement.negative:
        return -(-_HIGH * every // 100), every
    return 0, _LOW * every // 100


def _shares(printed: PrintedDimension) -> bool:
    return any(share is not None for share in (printed.favourable, printed.unfavourable, printed.neutral))


def _kind(target: Target, share: Number | None) -> Limits | None:
    """How many answers a printed share can stand for; in tenths, unless the file is finer, with open ends."""
    if share is None:
        return None
    answers = sum(item.n or 0 for item in target.printed.items)
    if target.small == FIVES and share % 10 == 0:
        tenths = Rounding(Fraction(10), open_ends=True)
        return Limits(*tenths.parts(share, answers))
    low, high = WHOLE_PERCENT.behind(share)
    return Limits(ceil(low * answers / 100), min(answers, ceil(high * answers / 100) - 1))


WHOLE_PERCENT = Rounding(Fraction(1), open_ends=False)


def _values(asked: Asked) -> tuple[int, ...]:
    """Every score that one person can have, in steps of the shared scale."""
    reached = {0}
    for statement, weight in zip(asked.statements, asked.weights, strict=True):
        reached = {score + answer * weight for score in reached for answer in range(statement.steps + 1)}
    return tuple(sorted(reached))


def attacked(dimensions: Sequence[PrintedDimension], minimum: int) -> Iterator[PrintedDimension]:
    """The dimensions whose answers could be worked out: those of the minimum to nine people that print something."""
    for each in dimensions:
        if each.n is not None and each.n < 10 and each.has_figures and each.items and each.n >= minimum:
            yield each
