"""What the figures of a dimension's statements, tied together by its score, give away: all answer sets that fit.

Where nobody left an answer out, statements are free of each other but for the score and the shares. So all answer sets are
known from sums: how many sets of answers a statement has for each sum, and which sums of the others go with it. Whole numbers
stand for sets of possible sums: bit `s` is set where `s` is possible.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from teamcheck.organisation.audit.asked import Statement
from teamcheck.organisation.audit.budget import Budget
from teamcheck.organisation.audit.one_statement import Fact, Told, either, facts_of, margins, sets_of_answers, told_by

#: What somebody knows of themselves: a step for each statement, None where they gave no answer (or for nobody, all None).
Own = tuple[int | None, ...]
#: From where, how far apart, how many: sums that are possible.
Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Case:
    """One statement with what is printed of it.

    Attributes:
        people: How many answered it.
        weight: Steps of the shared scale in one of its own.
        low: Lowest sum of steps that fits what is printed of it.
        high: Highest such sum.
        counts: How many chose each step, where that is printed.
    """

    statement: Statement
    people: int
    weight: int
    low: int
    high: int
    counts: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which numbers a total lies, both ends included."""

    low: int
    high: int


@dataclass(frozen=True)
class Fitting:
    """All answer sets that fit a dimension's figures.

    Attributes:
        cases: Its statements.
        total: Sum of all answers, in steps of the shared scale; None where no score is printed.
        unfavourable: How many answers are; None where that is not printed.
        favourable: The same.
    """

    cases: tuple[Case, ...]
    total: Limits | None
    unfavourable: Limits | None = None
    favourable: Limits | None = None

    @cached_property
    def _kinds(self) -> int:
        """Numbers of unfavourable (and of favourable) answers that are told apart: 1 where they make no difference."""
        if self.unfavourable is None and self.favourable is None:
            return 1
        return 1 + sum(case.people for case in self.cases)

    @property
    def is_small(self) -> bool:
        """Whether its answer sets can be counted at once."""
        return self._kinds == 1

    @cached_property
    def fitting(self) -> int:
        """The totals that fit, as bits."""
        most = sum(case.people * case.statement.steps * case.weight for case in self.cases)
        total = self.total or Limits(0, most)
        lows = [self.unfavourable or Limits(0, self._kinds - 1), self.favourable or Limits(0, self._kinds - 1)]
        row = span(max(0, lows[1].low), min(lows[1].high, self._kinds - 1))
        block = sum(row << low * self._kinds for low in range(max(0, lows[0].low), min(lows[0].high, self._kinds - 1) + 1))
        sums = range(max(0, total.low), min(total.high, most) + 1)
        return sum(block << each * self._kinds**2 for each in sums) if self._kinds > 1 else span(sums.start, sums.stop - 1)

    def options(self, place: int, own: int | None) -> dict[int, Told]:
        """The totals a statement can add, with what each tells of the answers of everybody but the one who knows theirs."""
        return self._options_by[place, own]

    @cached_property
    def _options_by(self) -> dict[tuple[int, int | None], dict[int, Told]]:
        return {
            (place, own): self._work_out(case, own)
            for place, case in enumerate(self.cases)
            for own in (None, *range(case.statement.steps + 1))
        }

    @cached_property
    def _runs_by(self) -> dict[tuple[int, int | None], list[Run]]:
        return {key: runs(sorted(options)) for key, options in self._options_by.items()}

    def _work_out(self, case: Case, own: int | None) -> dict[int, Told]:
        found: dict[int, list[Told]] = {}
        for (total, low, high), sets in _others(case, own):
            every = total + (own or 0)
            if case.low <= every <= case.high:
                mine = (0, 0) if own is None else (own <= case.statement.unfavourable, own >= case.statement.favourable)
                found.setdefault(self._place(case, every, low + mine[0], high + mine[1]), []).append(told_by(sets, low, high))
        return {place: either(told) for place, told in found.items()}

    def _place(self, case: Case, total: int, low: int, high: int) -> int:
        if self._kinds == 1:
            return total * case.weight
        return (total * case.weight * self._kinds + low) * self._kinds + high

    def add(self, sums: int, place: int, own: int | None, budget: Budget) -> int:
        """The sums that are possible with one more statement."""
        found = self._runs_by[place, own]
        budget.spend(sum(length.bit_length() for _, _, length in found), self.fitting.bit_length())
        return spread(sums, found)

    def told(self, place: int, own: int | None, beside: int, budget: Budget) -> Told:
        """What is known of the others' answers to a statement, beside what the other statements can add up to."""
        options = self.options(place, own)
        budget.spend(len(options), self.fitting.bit_length())
        return either(told for at, told in options.items() if beside & (self.fitting >> at))

    def answer_sets(self) -> int:
        """How many sets of answers fit, statement by statement: who gave which answer makes no difference.

        One number holds the sets of every total: each has as many bits as the number of all sets takes.
        """
        options = [self.options(place, None) for place in range(len(self.cases))]
        every = 1
        for each in options:
            every *= max(1, sum(told.sets for told in each.values()))
        bits = every.bit_length()
        product = 1
        for each in options:
            product *= sum(told.sets << at * bits for at, told in each.items())
        mask, found, at = (1 << bits) - 1, 0, 0
        fitting = self.fitting
        while product:
            found += (product & mask) if fitting >> at & 1 else 0
            product, at = product >> bits, at + 1
        return found


def certain_beside(
    page: Fitting,
    score: Fitting,
    owns: Sequence[Sequence[int | None]],
    budget: Budget,
    *,
    scores: Collection[int] | None = None,
) -> Iterator[tuple[int, Own, Fact]]:
    """What is certain of the answers to each statement from the page, and is not from its score alone.

    Args:
        page: What fits everything that is printed of statements.
        score: What fits the score.
        owns: For each statement, what the answer of the one who knows their own can be: (None,) for nobody.
        budget: Work that may be done.
        scores: The scores that the one who knows theirs can have, in steps of the shared scale; None for any.

    Yields:
        Place of the statement, an example of whom it is certain for, and what is.

    Raises:
        TooMuchError: There is more to go through.
    """
    for place in range(len(page.cases)):
        suspects = _certain(place, owns, (page,), budget, scores)
        if not any(facts for _, facts in suspects):
            continue
        seen: set[Fact] = set()
        for own, facts in _certain(place, owns, (page, score), budget, scores):
            for fact in sorted(facts - seen):
                seen.add(fact)
                yield place, own, fact


def _certain(
    place: int,
    owns: Sequence[Sequence[int | None]],
    fittings: tuple[Fitting, ...],
    budget: Budget,
    scores: Collection[int] | None,
) -> Iterator[tuple[Own, frozenset[Fact]]]:
    """For everybody who can be behind the first: what is certain of a statement by the first and not by the others."""
    weight = fittings[0].cases[place].weight
    for (so_far, *sums), example in _beside(place, owns, fittings, budget, scored=scores is not None).items():
        for own in owns[place]:
            if scores is not None and so_far + (own or 0) * weight not in scores:
                continue
            told = [each.told(place, own, beside, budget) for each, beside in zip(fittings, sums, strict=True)]
            if not told[0].sets:
                continue
            statement = fittings[0].cases[place].statement
            first, *rest = (facts_of(each, statement, own) for each in told)
            yield (*example[:place], own, *example[place:]), first.difference(*rest)


def _beside(
    place: int | None,
    owns: Sequence[Sequence[int | None]],
    fittings: tuple[Fitting, ...],
    budget: Budget,
    *,
    scored: bool,
) -> dict[tuple[int, ...], Own]:
    """What the other statements can add up to, for everybody who can be behind it; equal cases are gone through once.

    Before it stands the sum of their own answers, where it matters.
    """
    found: dict[tuple[int, ...], Own] = {(0, *(1,) * len(fittings)): ()}
    for other, case in enumerate(fittings[0].cases):
        if other == place:
            continue
        longer: dict[tuple[int, ...], Own] = {}
        for (so_far, *sums), example in found.items():
            for own in owns[other]:
                more = tuple(each.add(bits, other, own, budget) for each, bits in zip(fittings, sums, strict=True))
                if more[0]:
                    score = so_far + (own or 0) * case.weight if scored else 0
                    longer.setdefault((score, *more), (*example, own))
        found = longer
    return found


def scores_that_fit(page: Fitting, owns: Sequence[Sequence[int | None]], budget: Budget) -> frozenset[int]:
    """The scores of everybody who can be behind a page, in steps of the shared scale.

    Raises:
        TooMuchError: There is more to go through.
    """
    found = _beside(None, owns, (page,), budget, scored=True)
    return frozenset(score for score, sums in found if sums & page.fitting)


def _others(case: Case, own: int | None) -> Iterator[tuple[tuple[int, int, int], int]]:
    """The answers of everybody but the one who knows theirs, by their margins, and how many sets have them."""
    statement = case.statement
    if case.counts is None:
        people = case.people - (own is not None)
        yield from sets_of_answers(people, statement.steps, statement.unfavourable, statement.favourable).items()
        return
    counts = list(case.counts)
    if own is not None:
        counts[own] -= 1
    if min(counts) >= 0:
        yield margins(counts, statement), 1


def span(low: int, high: int) -> int:
    """Every whole number from low to high, as bits."""
    return (1 << (high + 1)) - (1 << low) if low <= high else 0


def runs(places: Sequence[int]) -> list[Run]:
    """Whole numbers as runs of equal distance.

    Example:
        >>> runs([0, 4, 8, 12, 13, 14])
        [(0, 4, 4), (13, 1, 2)]
    """
    found: list[Run] = []
    for at in places:
        if found:
            start, stride, length = found[-1]
            if length == 1 or at == start + stride * length:
                found[-1] = (start, at - start if length == 1 else stride, length + 1)
                continue
        found.append((at, 1, 1))
    return found


def spread(sums: int, by: Sequence[Run]) -> int:
    """Every sum of one of these and one of those.

    Example:
        >>> bin(spread(0b11, [(0, 4, 3)]))
        '0b1100110011'
    """
    out = 0
    for start, stride, length in by:
        block, have = sums, 1
        while have < length:
            more = min(have, length - have)
            block, have = block | block << more * stride, have + more
        out |= block << start
    return out
