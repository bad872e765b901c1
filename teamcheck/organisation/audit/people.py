"""What the figures of how people's scores lie give away beside the score: every way in which people's scores can lie.

A way is known by the sum of the scores and the sum of their squares, which decide the mean and the standard deviation, by how
many scores are 40 or less, and by how many are 60 or more. As in `statements`, whole numbers are sets of bits: bit
`sum * width + squares` is set where these go together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from teamcheck.organisation.audit.budget import Budget
from teamcheck.organisation.audit.one_statement import ONE
from teamcheck.organisation.audit.statements import Limits, span

ScoreFact = Literal["one low score", "scores known"]
#: How many scores are low and how many high; beyond what matters they are not told apart.
Camps = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lie:
    """What is printed of how people's scores lie, apart from the mean: limits for each of them.

    Attributes:
        squares: For each sum of scores that fits, the sums of squares that fit; sums that are missing fit none.
        camps: Whether people fall into two camps; None where that is not printed.
        order: For each place in the order of the scores, lowest first, the scores that fit there; () where nothing is printed.
        quartiles: For each printed quartile, its place in that order, how many quarters of the way to the next place it lies,
            and the limits of four times its value.
    """

    squares: dict[int, Limits]
    camps: bool | None = None
    order: tuple[Limits, ...] = ()
    quartiles: tuple[tuple[int, int, Limits], ...] = ()

    def fits(self, ordered: Sequence[int]) -> bool:
        """Whether scores, lowest first, are in an order as it is printed."""
        if not all(limits.low <= score <= limits.high for limits, score in zip(self.order, ordered, strict=False)):
            return False
        return all(
            limits.low <= (4 - part) * ordered[place] + part * ordered[min(place + 1, len(ordered) - 1)] <= limits.high
            for place, part, limits in self.quartiles
        )


@dataclass(frozen=True)
class Scores:
    """The scores that each of some people can have, in steps.

    Attributes:
        people: How many people.
        values: The scores there are, lowest first.
        top: The highest score of the scale.
        camps: Tell exactly how many are low and high, and not only none, one, or more low.
    """

    people: int
    values: tuple[int, ...]
    top: int
    camps: bool

    @cached_property
    def width(self) -> int:
        """Bits between one sum and the next: one more than the highest sum of squares."""
        return self.people * self.top**2 + 1

    @property
    def bits(self) -> int:
        """Bits of all sums and squares."""
        return (self.people * self.top + 1) * self.width

    def low(self, score: int) -> bool:
        """Whether a score is 40 or less."""
        return 100 * score <= 40 * self.top

    def high(self, score: int) -> bool:
        """Whether a score is 60 or more."""
        return 100 * score >= 60 * self.top

    def camp_of(self, camps: Camps, score: int, people: int) -> Camps:
        """The camps with some more people of a score."""
        low, high = camps[0] + self.low(score) * people, camps[1] + self.high(score) * people
        return (low, high) if self.camps else (min(low, 2), 0)


@dataclass(frozen=True, slots=True)
class Ways:
    """The sums and squares that some people's scores can have; ``twice`` those that more than one set of scores has."""

    once: int
    twice: int


def ways(scores: Scores, others: int, order: Sequence[Limits], own: int | None) -> dict[Camps, Ways]:
    """Every way in which the scores of some people can lie, by how many of them are low and high.

    Args:
        scores: The scores there are, for the whole team.
        others: People whose scores are not known.
        order: What is known of the scores in their order, for the whole team; () for nothing.
        own: The score of the one who knows theirs; it takes a place in the order and is not counted in the sums.
    """
    state: dict[tuple[int, Camps], Ways] = {(0, (0, 0)): Ways(1, 0)}
    for value in scores.values:
        longer: dict[tuple[int, Camps], Ways] = {}
        for (placed, camps), so_far in state.items():
            before = placed + (own is not None and own < value)
            for more in range(others - placed + 1):
                here = more + (own == value)
                if order and not all(limits.low <= value <= limits.high for limits in order[before : before + here]):
                    continue
                shift = more * (value * scores.width + value**2)
                key = placed + more, scores.camp_of(camps, value, more)
                longer[key] = _together(longer.get(key, Ways(0, 0)), Ways(so_far.once << shift, so_far.twice << shift))
        state = longer
    return {camps: found for (placed, camps), found in state.items() if placed == others}


@lru_cache(maxsize=64)
def _free_ways(scores: Scores, others: int) -> dict[Camps, Ways]:
    """The same where nothing is known of the order: equal for every dimension of as many people and steps."""
    return ways(scores, others, (), None)


def _work(scores: Scores, others: int) -> int:
    """About how many operations `ways` takes, as a budget counts them."""
    camps = others**2 // 2 if scores.camps else 3
    return len(scores.values) * others**2 * camps * (1 + scores.bits // 100_000)


def _together(one: Ways, other: Ways) -> Ways:
    return Ways(one.once | other.once, one.twice | other.twice | (one.once & other.once))


def certain_of_scores(
    scores: Scores, page: Lie, score: Limits, *, members: bool, budget: Budget
) -> Iterator[tuple[int | None, ScoreFact]]:
    """What is certain of people's scores from the page, and is not from the mean alone.

    Args:
        scores: The scores there are.
        page: What is printed of how they lie.
        score: The sums of scores that fit the printed mean.
        members: For everybody who knows their own score, instead of for somebody who knows none.
        budget: Work that may be done.

    Yields:
        The score, in steps, of somebody for whom it is certain, or None for nobody's; and what is.

    Raises:
        TooMuchError: There is more to go through.
    """
    others = scores.people - members
    budget.spend(_work(scores, others))
    free = _free_ways(scores, others)
    for own in scores.values if members else (None,):
        found = free
        if page.order:
            budget.spend(_work(scores, others))
            found = ways(scores, others, page.order, own)
        by_page = _told(scores, found, _fitting(scores, page.squares, own), page.camps, own)
        if by_page[0] == 0:
            continue
        every = {total: Limits(0, scores.width) for total in range(score.low, score.high + 1)}
        by_score = _told(scores, free, _fitting(scores, every, own), None, own)
        yield from ((own, fact) for fact in sorted(_facts(by_page) - _facts(by_score)))


def own_scores(scores: Scores, page: Lie, budget: Budget) -> frozenset[int]:
    """The scores of everybody who can be behind a page, in steps.

    Raises:
        TooMuchError: There is more to go through.
    """
    budget.spend(_work(scores, scores.people - 1))
    free = _free_ways(scores, scores.people - 1)
    told = {own: _told(scores, free, _fitting(scores, page.squares, own), page.camps, own) for own in scores.values}
    return frozenset(own for own, (sets, _) in told.items() if sets)


def _fitting(scores: Scores, squares: dict[int, Limits], own: int | None) -> int:
    """The sums and squares of the others' scores that fit, as bits."""
    mine, fitting = own or 0, 0
    for total, limits in squares.items():
        if total >= mine:
            low, high = max(0, limits.low - mine**2), min(limits.high - mine**2, scores.width - 1)
            fitting |= span(low, high) << (total - mine) * scores.width
    return fitting


def _told(scores: Scores, found: dict[Camps, Ways], fitting: int, camps: bool | None, own: int | None) -> tuple[int, int]:
    """How many sets of scores fit (2 for more than one), and whether none, one or more of the others' can be low, as bits."""
    sets = low = 0
    for (lows, highs), each in found.items():
        every = scores.camp_of((lows, highs), own, 1) if own is not None else (lows, highs)
        if camps is not None and camps is not _two_camps(scores.people, every):
            continue
        once = each.once & fitting
        if once:
            low |= 1 << min(lows, 2)
            sets += 2 if once & (once - 1) or once & each.twice else 1
    return min(sets, 2), low


def _two_camps(people: int, camps: Camps) -> bool:
    """Whether 30 % or more are low and 30 % or more are high (method M12)."""
    return 10 * camps[0] >= 3 * people and 10 * camps[1] >= 3 * people


def _facts(told: tuple[int, int]) -> set[ScoreFact]:
    sets, low = told
    found: set[ScoreFact] = set()
    if sets == 1:
        found.add("scores known")
    if low == ONE:
        found.add("one low score")
    return found
