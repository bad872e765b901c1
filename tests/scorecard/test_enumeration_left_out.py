"""No answer is certain beside a score and words when answers were left out: every legal team of small size is gone through.

Whoever leaves an answer out counts with the mean of their other answers, so the items are no longer free of each other. What is
followed here is everything about the other people that the page or the facts depend on: the sums of the items, the score, and
the answers to the first item. The page says how many left an item out, not who.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import lcm
from typing import NamedTuple

import pytest

from teamcheck.scorecard import fives
from teamcheck.scorecard.item_words import Answers, Level
from teamcheck.scorecard.words_beside import Fit, Words

MINIMUM = 5
Gaps = tuple[int, ...]


class Sheet(NamedTuple):
    """One person's answers in steps, None where left out."""

    answers: tuple[int | None, ...]

    @property
    def gaps(self) -> Gaps:
        return tuple(int(answer is None) for answer in self.answers)


class Others(NamedTuple):
    """What some people's answers come to: sums of the items, parts of the score, and the answers to the first item, counted."""

    sums: tuple[int, ...]
    parts: int
    first: tuple[int, ...]


@dataclass(frozen=True)
class Asked:
    """A team and what it was asked; gaps say how many left each item out."""

    people: int
    points: int
    gaps: Gaps

    @property
    def top(self) -> int:
        return 2 if self.points >= 5 else self.points // 2

    @cached_property
    def items(self) -> tuple[Answers, ...]:
        return tuple(Answers(self.people - gaps, self.points - 1, self.top - 1, self.points - self.top) for gaps in self.gaps)

    @cached_property
    def fold(self) -> int:
        """Parts of the score in a step, so that every mean of answers is a whole number of them."""
        return lcm(*range(1, len(self.gaps) + 1))

    def sheets(self) -> list[Sheet]:
        """Everything one person can answer and still be scored."""
        found = [Sheet(answers) for answers in product([None, *range(self.points)], repeat=len(self.gaps))]
        return [sheet for sheet in found if 2 * sum(sheet.gaps) <= len(self.gaps) and within(sheet.gaps, self.gaps)]

    def parts(self, sheet: Sheet) -> int:
        given = [answer for answer in sheet.answers if answer is not None]
        return sum(given) * len(self.gaps) * self.fold // len(given)


def within(gaps: Gaps, most: Gaps) -> bool:
    return all(one <= other for one, other in zip(gaps, most, strict=True))


def teams(asked: Asked, people: int) -> dict[Gaps, set[Others]]:
    """All that people's answers can come to, by how many of them left each item out."""
    nothing = (0,) * len(asked.gaps)
    reached = {nothing: {Others(nothing, 0, (0,) * asked.points)}}
    for _ in range(people):
        longer: dict[Gaps, set[Others]] = defaultdict(set)
        for gaps, known in reached.items():
            for sheet in asked.sheets():
                now = tuple(map(sum, zip(gaps, sheet.gaps, strict=True)))
                if within(now, asked.gaps):
                    longer[now] |= with_one_more(asked, known, sheet)
        reached = longer
    return reached


def with_one_more(asked: Asked, known: Iterable[Others], sheet: Sheet) -> set[Others]:
    answers = [answer or 0 for answer in sheet.answers]
    chosen = [int(sheet.answers[0] == answer) for answer in range(asked.points)]
    parts = asked.parts(sheet)
    return {
        Others(
            tuple(map(int.__add__, others.sums, answers)), others.parts + parts, tuple(map(int.__add__, others.first, chosen))
        )
        for others in known
    }


def page_of(asked: Asked, sums: Sequence[int], parts: int, me: Sheet | None) -> tuple[int, Words]:
    """The printed score and the level of every item that has enough answers."""
    parts += asked.parts(me) if me else 0
    whole = asked.people * len(asked.gaps) * (asked.points - 1) * asked.fold
    score = min(max((200 * parts + 5 * whole) // (10 * whole) * 5, fives.BOTTOM), fives.TOP)
    own = [answer or 0 for answer in me.answers] if me else [0] * len(asked.gaps)
    return score, tuple(
        level(item, total + mine) if item.n >= MINIMUM else None
        for item, total, mine in zip(asked.items, sums, own, strict=True)
    )


def level(item: Answers, total: int) -> Level:
    if total >= item.high:
        return Level.HIGH
    return Level.LOW if total <= item.low else Level.MIDDLE


def certain(asked: Asked, found: set[tuple[int, ...]], me: Sheet | None) -> set[str]:
    """What is true of the others' answers to the first item in every team."""
    facts = {"all answers"} if len(found) == 1 else set()
    mine = me.answers[0] if me else None
    for name, low, high in (("disagreed", 0, asked.top), ("agreed", asked.points - asked.top, asked.points)):
        ones = {sum(counts[low:high]) for counts in found}
        if ones == {1}:
            facts.add(f"exactly one of the others {name}")
        if ones == {0} and mine is not None and low <= mine < high:
            facts.add(f"nobody else {name}")
    return facts


def leaks(asked: Asked) -> Iterator[tuple[int, object, Sheet | None, set[str]]]:
    """Everything that is certain beside a printed score and words, and would not be beside the score alone."""
    everybody, but_one = teams(asked, asked.people), teams(asked, asked.people - 1)
    for me in (None, *asked.sheets()):
        rest = tuple(one - mine for one, mine in zip(asked.gaps, me.gaps, strict=True)) if me else asked.gaps
        firsts: dict[tuple[tuple[int, ...], int], set[tuple[int, ...]]] = defaultdict(set)
        for others in (but_one if me else everybody).get(rest, ()):
            firsts[others.sums, others.parts].add(others.first)
        by_score: dict[int, set[tuple[int, ...]]] = defaultdict(set)
        by_page: dict[tuple[int, object], set[tuple[int, ...]]] = defaultdict(set)
        for (sums, parts), found in firsts.items():
            score, words = page_of(asked, sums, parts, me)
            by_score[score] |= found
            by_page[score, words if shows(asked, score, words) else "withheld"] |= found
        for (score, page), found in by_page.items():
            if facts := certain(asked, found, me) - certain(asked, by_score[score], me):
                yield score, page, me, facts


def shows(asked: Asked, score: int, words: Words) -> bool:
    seen = (item for item, word in zip(asked.items, words, strict=True) if word is not None)
    return all(item.leaves_room for item in seen) and Fit(asked.people, asked.items, score).shows(words)


#: People, points, and how many left each item out.
TEAMS = [(5, 4, (0, 1)), (6, 5, (0, 1)), (6, 5, (1, 0)), (7, 5, (0, 2)), (8, 3, (1, 2)), (8, 4, (1, 1)), (7, 3, (0, 1, 1))]


@pytest.mark.slow
@pytest.mark.parametrize(("people", "points", "gaps"), TEAMS)
def test_with_answers_left_out_no_answer_is_certain(people: int, points: int, gaps: Gaps) -> None:
    assert list(leaks(Asked(people, points, gaps))) == []


def test_everybody_agreeing_beside_a_low_score_tells_of_whoever_left_an_answer_out() -> None:
    fit = Fit(7, Asked(7, 5, (0, 2)).items, 55)
    agreed = (Level.HIGH, Level.HIGH)

    assert fit.tight(agreed)
    assert not Fit(7, Asked(7, 5, (0, 0)).items, 55).tight(agreed)
    assert not fit.shows(agreed)
