"""What the sum of some people's answers to one statement gives away about them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from teamcheck.organisation.audit.asked import Statement

#: Whether none, exactly one, or more of some people can have answered in a way, as bits.
NONE, ONE, MORE = 1, 2, 4
Fact = Literal["answers known", "one low", "one high", "nobody else low", "nobody else high"]


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the others' answers to a statement.

    Attributes:
        sets: How many sets of answers remain; who gave which answer makes no difference.
        low: Whether none, one or more of them can be unfavourable, as bits.
        high: The same of favourable ones.
    """

    sets: int
    low: int
    high: int


def either(told: Iterable[Told]) -> Told:
    """What is known where any of these may be so.

    Example:
        >>> either([Told(1, NONE, ONE), Told(2, ONE, ONE)])
        Told(sets=3, low=3, high=2)
    """
    sets = low = high = 0
    for each in told:
        sets, low, high = sets + each.sets, low | each.low, high | each.high
    return Told(sets, low, high)


def facts_of(told: Told, statement: Statement, own: int | None) -> frozenset[Fact]:
    """What somebody is sure of; ``own`` is the step of their own answer, None for somebody who gave none.

    Example:
        >>> five_points = Statement("a", 4, 1, 3)
        >>> sorted(facts_of(Told(1, NONE, MORE), five_points, own=0)), sorted(facts_of(Told(7, ONE, 7), five_points, own=None))
        (['answers known', 'nobody else low'], ['one low'])
    """
    found: set[Fact] = set()
    if told.sets == 1:
        found.add("answers known")
    if told.low == ONE:
        found.add("one low")
    if told.high == ONE:
        found.add("one high")
    if own is not None and own <= statement.unfavourable and told.low == NONE:
        found.add("nobody else low")
    if own is not None and own >= statement.favourable and told.high == NONE:
        found.add("nobody else high")
    return frozenset(found)


@lru_cache(maxsize=512)
def sets_of_answers(people: int, steps: int, unfavourable: int, favourable: int) -> dict[tuple[int, int, int], int]:
    """How many sets of answers have each sum, each number of unfavourable and each number of favourable ones.

    Example:
        >>> sets_of_answers(2, 2, 0, 2)
        {(4, 0, 2): 1, (3, 0, 1): 1, (2, 0, 0): 1, (2, 1, 1): 1, (1, 1, 0): 1, (0, 2, 0): 1}
    """
    ways: dict[tuple[int, int, int, int], int] = {(people, 0, 0, 0): 1}  # people left, sum, unfavourable, favourable
    for answer in range(steps + 1):
        more: dict[tuple[int, int, int, int], int] = {}
        for (left, total, low, high), sets in ways.items():
            for chose in range(left + 1) if answer < steps else (left,):
                key = (
                    left - chose,
                    total + chose * answer,
                    low + chose * (answer <= unfavourable),
                    high + chose * (answer >= favourable),
                )
                more[key] = more.get(key, 0) + sets
        ways = more
    return {(total, low, high): sets for (_, total, low, high), sets in ways.items()}


def told_by(sets: int, low: int, high: int) -> Told:
    """What is known where so many sets of answers have so many unfavourable and favourable ones."""
    return Told(sets, 1 << min(low, 2), 1 << min(high, 2))


def margins(counts: Sequence[int], statement: Statement) -> tuple[int, int, int]:
    """Sum, unfavourable and favourable answers of answers that are printed one by one, lowest step first."""
    return (
        sum(step * count for step, count in enumerate(counts)),
        sum(counts[: statement.unfavourable + 1]),
        sum(counts[statement.favourable :]),
    )
