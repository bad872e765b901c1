"""A round that was written out again with a late answer is known by its answers, however its rows are shuffled."""

import random

import pytest

from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.responses.made_again import LEAST_ITEMS, made_again


@pytest.fixture(scope="module")
def asked():
    return load_questionnaire("seven-features")


def sheets(count, asked, seed):
    chance = random.Random(seed)
    return [tuple(chance.choice((None, 1, 2, 3, 4, 5)) for _ in asked.items) for _ in range(count)]


def shuffled(rows, asked, seed=0):
    """The same answers, shuffled within each dimension as `close` does."""
    chance, places = random.Random(seed), {item.id: place for place, item in enumerate(asked.items)}
    made = [list(row) for row in rows]
    for dimension in asked.dimensions:
        order = chance.sample(range(len(rows)), len(rows))
        for row, other in zip(made, order, strict=True):
            for item in dimension.items:
                row[places[item.id]] = rows[other][places[item.id]]
    return [tuple(row) for row in made]


@pytest.mark.parametrize("late", [0, 1, 3])
def test_the_same_answers_and_some_more_are_the_same_round(late, asked):
    rows = sheets(9 + late, asked, 1)
    for again in (rows[late:], shuffled(rows[late:], asked)):
        assert made_again(again, rows, asked)
        assert made_again(rows, again, asked)


def test_one_answer_that_differs_makes_another_round(asked):
    rows = sheets(9, asked, 1)
    first = tuple(1 if answer != 1 else 2 for answer in rows[0])
    assert not made_again([first, *rows[1:]], sheets(9, asked, 1) + sheets(1, asked, 2), asked)


def test_two_rounds_of_the_same_people_are_two(asked):
    assert not made_again(sheets(9, asked, 1), sheets(12, asked, 2), asked)


def test_with_few_items_the_same_answers_may_come_by_chance(asked):
    short = type(asked)("short", "1.0.0", "en", "Short", "", asked.dimensions[:1])
    assert len(short.items) < LEAST_ITEMS
    rows = sheets(9, short, 1)
    assert not made_again(rows, rows, short)
