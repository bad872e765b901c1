"""No answer is certain beside a score and words: every legal team of small size is gone through, exactly.

Answers to different items are free of each other but for the printed score, so all legal teams are known from the sums of the
items: for each item, the sums the other people's answers can have. `Others` says what those sums give away.
"""

from collections.abc import Iterator, Sequence
from functools import cache, reduce
from itertools import combinations_with_replacement, groupby, product
from math import lcm
from operator import or_
from typing import NamedTuple

import pytest

from teamcheck.scorecard import fives
from teamcheck.scorecard.item_words import Answers, Level
from teamcheck.scorecard.words_beside import Fit

#: All answers that a few people can give are gone through.
pytestmark = pytest.mark.slow

Known = tuple[int | None, ...]
NOBODY = None
WORDS = {"a": Level.HIGH, "m": Level.MIDDLE, "d": Level.LOW}


class Others(NamedTuple):
    """Sums of the answers of some people to one item, as bits of whole numbers.

    Attributes:
        unique: Sums that only one set of answers has.
        unfavourable: Sums with which 0, exactly 1, 2 or more unfavourable answers are possible.
        favourable: The same for favourable answers.
    """

    unique: int
    unfavourable: tuple[int, int, int]
    favourable: tuple[int, int, int]


@cache
def others(people: int, steps: int, unfavourable: int, favourable: int) -> Others:
    ways = {(0, 0, 0, 0): 1}  # sum, unfavourable (2 is two or more), favourable, highest answer so far -> sets of answers
    for _ in range(people):
        longer: dict[tuple[int, int, int, int], int] = {}
        for (total, low, high, last), count in ways.items():
            for answer in range(last, steps + 1):
                key = total + answer, min(2, low + (answer <= unfavourable)), min(2, high + (answer >= favourable)), answer
                longer[key] = min(2, longer.get(key, 0) + count)
        ways = longer
    sets: dict[int, int] = {}
    lows, highs = [0, 0, 0], [0, 0, 0]
    for (total, low, high, _), count in ways.items():
        sets[total] = sets.get(total, 0) + count
        lows[low] |= 1 << total
        highs[high] |= 1 << total
    unique = sum(1 << total for total, count in sets.items() if count == 1)
    return Others(unique, (lows[0], lows[1], lows[2]), (highs[0], highs[1], highs[2]))


def certain(sums: int, item: Answers, known: int | None) -> frozenset[str]:
    """What somebody is sure of who knows that the others' sum is one of these, and their own answer if they are a member."""
    people = item.n if known is NOBODY else item.n - 1
    table = others(people, item.steps, item.unfavourable, item.favourable)
    found = set()
    if sums & (sums - 1) == 0 and sums & table.unique:
        found.add("all answers")
    for name, (none, one, more) in (("disagreed", table.unfavourable), ("agreed", table.favourable)):
        if not sums & (none | more):
            found.add(f"exactly one of the others {name}")
        mine = known is not NOBODY and (known <= item.unfavourable if name == "disagreed" else known >= item.favourable)
        if mine and not sums & (one | more):
            found.add(f"nobody else {name}")
    return frozenset(found)


def bounds(item: Answers, level: Level | None) -> tuple[int, int]:
    """Sums that an item with this word can have; without a word, any."""
    return {
        None: (0, item.n * item.steps),
        Level.LOW: (0, item.low),
        Level.MIDDLE: (item.low + 1, item.high - 1),
        Level.HIGH: (item.high, item.n * item.steps),
    }[level]


def sums_of_others(
    items: Sequence[Answers], levels: Sequence[Level | None], known: Known, edges: tuple[int, int]
) -> list[int] | None:
    """For each item, the sums the others' answers can have in teams with these words; None where there is no such team."""
    ranges = []
    for item, level, answer in zip(items, levels, known, strict=True):
        low, high = bounds(item, level)
        if answer is not NOBODY:
            low, high = max(low, answer), min(high, answer + (item.n - 1) * item.steps)
        if low > high:
            return None
        ranges.append((low, high))
    if len({item.steps for item in items}) > 1:
        found = [one_by_one(items, ranges, place, edges) for place in range(len(items))]
    else:
        least, most = sum(low for low, _ in ranges), sum(high for _, high in ranges)
        found = [span(max(low, edges[0] - (most - high)), min(high, edges[1] - (least - low))) for low, high in ranges]
    return [sums >> (answer or 0) for sums, answer in zip(found, known, strict=True)] if all(found) else None


def span(low: int, high: int) -> int:
    """Every whole number from low to high, as bits."""
    return (1 << (high + 1)) - (1 << low) if low <= high else 0


def one_by_one(items: Sequence[Answers], ranges: Sequence[tuple[int, int]], place: int, edges: tuple[int, int]) -> int:
    """The sums of one item that fit, where scales differ and not every total can be reached."""
    weights = [lcm(*(item.steps for item in items)) // item.steps for item in items]
    reached = 1
    for other, ((low, high), weight) in enumerate(zip(ranges, weights, strict=True)):
        if other != place:
            reached = reduce(or_, (reached << total * weight for total in range(low, high + 1)))
    wanted, weight = span(*edges), weights[place]
    return sum(1 << total for total in range(ranges[place][0], ranges[place][1] + 1) if (reached << total * weight) & wanted)


def leaks(items: tuple[Answers, ...], *, rule: bool = True) -> list[tuple[int, str, Known, int, str]]:
    """Everything that is certain beside a printed score and words, and would not be beside the score alone."""
    found = []
    people, whole = items[0].n, Fit(items[0].n, items, 50).whole
    for score in range(fives.BOTTOM, fives.TOP + 1, fives.STEP):
        edges = fives.edges(score, whole)
        fit = Fit(people, items, score)
        cells: dict[str, list[tuple[Level, ...]]] = {}
        for name in map("".join, product("amd", repeat=len(items))):
            levels = tuple(WORDS[letter] for letter in name)
            shown = not rule or (all(item.leaves_room for item in items) and fit.shows(levels))
            cells.setdefault(name if shown else "withheld", []).append(levels)
        if len(cells) == 1:
            continue  # nothing is said beside the score
        for name, members in cells.items():
            if name != "withheld" and len(set(items)) == 1 and name != "".join(sorted(name, key="amd".index)):
                continue  # the same with items in another order
            found += [(score, name, *leak) for leak in leaks_of_cell(items, name, members, edges)]
    return found


def leaks_of_cell(
    items: tuple[Answers, ...], name: str, members: list[tuple[Level, ...]], edges: tuple[int, int]
) -> Iterator[tuple[Known, int, str]]:
    for known in known_people(items, name):
        certainly = certain_in(items, members, known, edges)
        if certainly is None or not any(certainly):
            continue
        by_score = certain_in(items, [(None,) * len(items)], known, edges) or [frozenset()] * len(items)
        for place, (here, anyway) in enumerate(zip(certainly, by_score, strict=True)):
            yield from ((known, place, fact) for fact in sorted(here - anyway))


def certain_in(
    items: tuple[Answers, ...], members: Sequence[Sequence[Level | None]], known: Known, edges: tuple[int, int]
) -> list[frozenset[str]] | None:
    """What is certain of each item if any of these words may be the true ones; None where no team fits."""
    union: list[int] | None = None
    facts = None
    for levels in members:
        sums = sums_of_others(items, levels, known, edges)
        if sums is None:
            continue
        union = sums if union is None else [one | other for one, other in zip(union, sums, strict=True)]
        facts = [certain(*each) for each in zip(union, items, known, strict=True)]
        if not any(facts):
            break
    return facts


def known_people(items: tuple[Answers, ...], name: str) -> Iterator[Known]:
    """Nobody, then every sheet of answers; items with the same word (or, in a union, all) stand in for each other."""
    yield (NOBODY,) * len(items)
    if len(set(items)) > 1:
        yield from product(*(range(item.steps + 1) for item in items))
        return
    runs = [len(list(run)) for _, run in groupby(name)] if name != "withheld" else [len(items)]
    answers = range(items[0].steps + 1)
    for parts in product(*(combinations_with_replacement(answers, run) for run in runs)):
        yield tuple(answer for part in parts for answer in part)


def item(people: int, points: int) -> Answers:
    top = 2 if points >= 5 else points // 2
    return Answers(people, points - 1, top - 1, points - top)


QUICK = [(5, items) for items in (2, 3)] + [(points, items) for points in (2, 3, 4, 7) for items in (2, 3)] + [(10, 2), (11, 2)]
SLOW = [(5, 4), (3, 6), (4, 5), (4, 6), (5, 5), (7, 4), (10, 3)]


@pytest.mark.parametrize("people", range(5, 10))
@pytest.mark.parametrize(("points", "items"), QUICK)
def test_beside_score_and_words_no_answer_is_certain(people: int, points: int, items: int) -> None:
    assert leaks((item(people, points),) * items) == []


@pytest.mark.slow
@pytest.mark.parametrize("people", range(5, 10))
@pytest.mark.parametrize(("points", "items"), SLOW)
def test_beside_score_and_more_words_no_answer_is_certain(people: int, points: int, items: int) -> None:
    assert leaks((item(people, points),) * items) == []


@pytest.mark.slow
@pytest.mark.parametrize(("people", "items"), [(5, 6), (9, 6), (5, 7)])
def test_beside_score_and_six_or_seven_words_no_answer_is_certain(people: int, items: int) -> None:
    assert leaks((item(people, 5),) * items) == []


@pytest.mark.slow
@pytest.mark.parametrize("people", range(5, 10))
@pytest.mark.parametrize(
    "points", [(5, 3), (5, 4), pytest.param((5, 5, 3), marks=pytest.mark.slow), pytest.param((5, 9), marks=pytest.mark.slow)]
)
def test_with_scales_of_different_length_no_answer_is_certain(people: int, points: tuple[int, ...]) -> None:
    assert leaks(tuple(item(people, length) for length in points)) == []


@pytest.mark.parametrize("items", [2, 3, 4])
def test_without_the_rule_words_would_give_answers_away_to_everybody(items: int) -> None:
    found = leaks((item(5, 5),) * items, rule=False)

    assert any(known == (NOBODY,) * items for _, _, known, _, _ in found) or items == 4
    assert any("all answers" in fact for *_, fact in found)


def test_two_words_at_70_would_fix_both_sums_of_five_people() -> None:
    pair = (item(5, 5),) * 2

    assert sums_of_others(pair, (Level.HIGH, Level.LOW), (NOBODY, NOBODY), fives.edges(70, 40)) == [1 << 20, 1 << 7]
    assert not Fit(5, pair, 70).shows((Level.HIGH, Level.LOW))


def test_withholding_only_the_tight_words_would_tell_that_they_were_tight() -> None:
    items = (item(7, 5),) * 3
    telling = []
    for score in range(fives.BOTTOM, fives.TOP + 1, fives.STEP):
        fit, edges = Fit(7, items, score), fives.edges(score, 7 * 3 * 4)
        tight = [levels for levels in product(Level, repeat=3) if fit.tight(levels)]
        telling += [(score, *leak) for leak in leaks_of_cell(items, "withheld", tight, edges)]

    assert telling
    assert leaks(items) == []


def cells_of_one(*, mark: bool) -> list[list[Level]]:
    return [[Level.HIGH], [Level.MIDDLE, Level.LOW]] if mark else [[level] for level in Level]


def leaks_of_one(one: Answers, *, mark: bool) -> list[tuple[int | None, str]]:
    found = []
    for cell in cells_of_one(mark=mark):
        for known in (NOBODY, *range(one.steps + 1)):
            facts = certain_in((one,), [(level,) for level in cell], (known,), (0, one.n * one.steps))
            found += [(known, fact) for fact in (facts or [frozenset()])[0]]
    return found


@pytest.mark.parametrize("people", range(5, 10))
@pytest.mark.parametrize("points", range(2, 12))
def test_one_word_alone_makes_no_answer_certain(people: int, points: int) -> None:
    one = item(people, points)

    assert not one.leaves_room or leaks_of_one(one, mark=False) == []


def test_one_word_of_five_people_can_be_shown_on_four_and_five_points_only() -> None:
    assert [points for points in range(2, 12) if item(5, points).leaves_room] == [4, 5]
    assert all(leaks_of_one(item(5, points), mark=False) for points in (2, 3, 6, 7, 8, 9, 10, 11))


def test_one_word_can_be_shown_from_three_points_with_six_people() -> None:
    assert [points for points in range(2, 12) if item(6, points).leaves_room] == list(range(3, 12))


def test_where_no_words_leave_room_beside_a_score_all_are_withheld() -> None:
    fit = Fit(5, (item(5, 5),) * 4, 85)

    assert fit.cover((True,) * 4) == ()
    assert not any(fit.shows(words) for words in product(Level, repeat=4))


def test_where_no_words_are_tight_beside_a_score_all_are_shown() -> None:
    free = [
        score
        for score in range(fives.BOTTOM, fives.TOP + 1, fives.STEP)
        if Fit(9, (item(9, 5),) * 2, score).cover((True,) * 2) is None
    ]

    assert free
    assert all(Fit(9, (item(9, 5),) * 2, score).shows(words) for score in free for words in product(Level, repeat=2))


def test_answers_of_people_who_are_not_scored_take_room_on_both_sides() -> None:
    items = (item(7, 5),) * 4
    words = [words for words in product(Level, repeat=4) if Fit(7, items, 65).roomy(words)]
    blurred = [words for words in product(Level, repeat=4) if Fit(7, items, 65, blurred=1).roomy(words)]

    assert set(blurred) < set(words)
