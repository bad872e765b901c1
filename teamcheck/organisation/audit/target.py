"""A dimension that is attacked: what is printed of it, turned into limits on the answers behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from teamcheck.organisation.audit.asked import Asked, Statement
from teamcheck.organisation.audit.printed import Number, PrintedDimension, PrintedItem
from teamcheck.organisation.audit.rounding import FIVES, WHOLE, Rounding, is_whole_points, rounding_of
from teamcheck.organisation.audit.statements import Case, Fitting, Limits

#: Item scores from which people mostly agree and up to which they mostly disagree (method M22).
_HIGH, _LOW = 65, 35


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


def fitting_of(target: Target, *, everything: bool) -> Fitting:
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


def has_shares(printed: PrintedDimension) -> bool:
    """Whether shares of favourable, neutral or unfavourable answers are printed."""
    return any(share is not None for share in (printed.favourable, printed.unfavourable, printed.neutral))


def _kind(target: Target, share: Number | None) -> Limits | None:
    """How many answers a printed share can stand for; in tenths, unless the file is finer, with open ends."""
    if share is None:
        return None
    answers = sum(item.n or 0 for item in target.printed.items)
    if target.small == FIVES and share % 10 == 0:
        tenths = Rounding(Fraction(10), open_ends=True)
        return Limits(*tenths.parts(share, answers))
    low, high = WHOLE.behind(share)
    return Limits(ceil(low * answers / 100), min(answers, ceil(high * answers / 100) - 1))


def values_of(asked: Asked) -> tuple[int, ...]:
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
