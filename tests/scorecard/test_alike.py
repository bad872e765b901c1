"""Which of the statements that are alike has which word makes no difference to what is withheld beside a score (method M23)."""

import random

import pytest

from teamcheck.scorecard.item_words import Answers, Level
from teamcheck.scorecard.words_beside import Fit, sorted_where_alike


@pytest.mark.parametrize("seed", range(60))
def test_words_of_statements_that_are_alike_can_change_places(seed: int) -> None:
    chance = random.Random(seed)
    people = chance.randint(5, 9)
    items = tuple(Answers(people - chance.choice([0, 0, 1]), 4, 1, 3) for _ in range(chance.randint(2, 5)))
    few = chance.random() < 0.3
    for _ in range(20):
        words = tuple(None if few and item.n < people else chance.choice(list(Level)) for item in items)
        fit = Fit(people, items, chance.choice(range(10, 95, 5)), blurred=chance.choice([0, 0, 2]))
        assert fit.shows(words) == fit.shows(sorted_where_alike(items, words))


def test_a_word_stays_with_statements_of_its_kind() -> None:
    items = (Answers(5, 4, 1, 3), Answers(5, 1, 0, 1), Answers(5, 4, 1, 3))
    words = (Level.HIGH, Level.LOW, Level.MIDDLE)
    assert sorted_where_alike(items, words) == (Level.MIDDLE, Level.LOW, Level.HIGH)
