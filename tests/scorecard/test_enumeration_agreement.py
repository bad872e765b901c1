"""That exactly one person scores 40 or less is never certain beside a score and an agreement word, for anybody but that person.

Every legal team is gone through: how many of the others score low is known for each sum and sum of squares of their scores. A
person who scores low and reads "close" does learn that nobody else scores as low; that is what the word says.
"""

from collections.abc import Callable

import numpy as np
import pytest

from teamcheck.scorecard import agreement_word, fives

NONE, ONE, MORE = 1, 2, 4
Table = np.ndarray[tuple[int, int], np.dtype[np.uint8]]


def low_counts(people: int, steps: int, low: Callable[[int], bool]) -> Table:
    """For each sum and sum of squares of some people's scores: whether none, one or more of them can be low, as bits."""
    table = np.zeros((people * steps + 1, people * steps**2 + 1), np.uint8)
    table[0, 0] = NONE
    for done in range(people):
        sums, squares = done * steps + 1, done * steps**2 + 1
        so_far = table[:sums, :squares].copy()
        one_more = ((so_far << 1) & (ONE | MORE)) | (so_far & MORE)
        table[:] = 0
        for score in range(steps + 1):
            place = (slice(score, score + sums), slice(score**2, score**2 + squares))
            table[place] |= one_more if low(score) else so_far
    return table


def certain_ones(people: int, steps: int, low: Callable[[int], bool]) -> set[tuple[int, str, int | None]]:
    """Printed score, word, and score of the one who knows (None: anybody), where exactly one of the others is surely low."""
    everyone, rest = low_counts(people, steps, low), low_counts(people - 1, steps, low)
    found = {(score, word, None) for score, word in surely_one(everyone, people, steps, 0)}
    return found | {
        (score, word, known) for known in range(steps + 1) for score, word in surely_one(rest, people, steps, known)
    }


def surely_one(table: Table, people: int, steps: int, known: int) -> set[tuple[int, str]]:
    sums, squares = np.nonzero(table)
    possible = table[sums, squares]
    sums, squares = sums + known, squares + known**2
    whole = people * steps
    printed = np.clip((200 * sums + 5 * whole) // (10 * whole) * 5, fives.BOTTOM, fives.TOP)
    variance, one = (people * squares - sums**2) * 10_000, people * (people - 1) * steps**2
    words = np.select([variance <= 144 * one, variance >= 484 * one], [0, 2], 1)
    found = set()
    for score in np.unique(printed):
        here = printed == score
        if np.bitwise_or.reduce(possible[here]) == ONE:
            continue  # the score alone says it
        for place, word in enumerate(("close", "mixed", "apart")):
            if (here & (words == place)).any() and np.bitwise_or.reduce(possible[here & (words == place)]) == ONE:
                found.add((int(score), word))
    return found


def shown(people: int, steps: int, score: int) -> bool:
    return agreement_word.withheld_beside(people, items=3, steps=steps, score=score) is None


@pytest.mark.parametrize("people", range(5, 10))
@pytest.mark.parametrize(
    "steps", [12, 15, 16, pytest.param(20, marks=pytest.mark.slow), pytest.param(24, marks=pytest.mark.slow)]
)
def test_beside_score_and_agreement_it_is_never_certain_that_exactly_one_is_low(people: int, steps: int) -> None:
    found = certain_ones(people, steps, lambda score: 100 * score <= 40 * steps)

    assert {case for case in found if shown(people, steps, case[0])} == set()


@pytest.mark.slow
@pytest.mark.parametrize(("people", "steps"), [(5, 27), (5, 28), (7, 28), (5, 30), (5, 35), (6, 35), (5, 36), (5, 40)])
def test_on_longer_scales_it_is_never_certain_that_exactly_one_is_low(people: int, steps: int) -> None:
    found = certain_ones(people, steps, lambda score: 100 * score <= 40 * steps)

    assert {case for case in found if shown(people, steps, case[0])} == set()


@pytest.mark.parametrize("people", range(5, 10))
@pytest.mark.parametrize("steps", [12, 16])
def test_nor_that_exactly_one_is_high(people: int, steps: int) -> None:
    found = certain_ones(people, steps, lambda score: 100 * score >= 60 * steps)

    assert {case for case in found if shown(people, steps, case[0])} == set()


def test_apart_at_90_or_more_would_say_that_exactly_one_of_seven_is_low() -> None:
    found = certain_ones(7, 20, lambda score: 100 * score <= 40 * 20)

    assert (90, "apart", None) in found
    assert not shown(7, 20, 90)


@pytest.mark.parametrize(("people", "score"), [(5, 80), (6, 85), (7, 85), (8, 90), (9, 90)])
def test_near_the_end_apart_would_say_that_exactly_one_is_below_60(people: int, score: int) -> None:
    found = certain_ones(people, 16, lambda score: 100 * score < 60 * 16)

    assert any(case[:2] == (score, "apart") for case in found)
    assert not shown(people, 16, score)
    assert not shown(people, 16, 100 - score)


@pytest.mark.parametrize("steps", [6, 8, 9, 10])
def test_on_few_steps_the_word_would_nearly_count_people(steps: int) -> None:
    found = set().union(*(certain_ones(people, steps, lambda score: 100 * score <= 40 * steps) for people in (5, 7)))

    assert found
    assert not any(shown(people, steps, score) for people in (5, 7) for score, _, _ in found)


def test_each_listed_coincidence_is_one() -> None:
    assert (45, "close", 12) in certain_ones(8, 16, lambda score: 100 * score <= 40 * 16)
    assert not shown(8, 16, 45)
    assert not shown(8, 16, 55)
    assert shown(8, 16, 50)
