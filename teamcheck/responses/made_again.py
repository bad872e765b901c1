"""Whether a file of answers is another one made again, with some answers more: side by side the two would give those away."""

from collections import Counter
from collections.abc import Sequence

from teamcheck.questionnaire.model import Questionnaire

Answers = tuple[int | None, ...]

#: Fewest items with which two rounds hardly hold the same answers by chance.
LEAST_ITEMS = 10


def made_again(some: Sequence[Answers], others: Sequence[Answers], questionnaire: Questionnaire) -> bool:
    """Whether one of two rounds holds all answers of the other.

    Compared are the answers to each dimension, for rows that are shuffled within dimensions are not the same twice.

    Args:
        some: The rows of a round, in the order of the questionnaire's items.
        others: Those of another.
        questionnaire: What was asked in both.
    """
    if len(questionnaire.items) < LEAST_ITEMS:
        return False
    fewer, more = sorted((some, others), key=len)
    places = {item.id: place for place, item in enumerate(questionnaire.items)}
    parts = [[places[item.id] for item in dimension.items] for dimension in questionnaire.dimensions]
    return all(Counter(_part(fewer, part)) <= Counter(_part(more, part)) for part in parts)


def _part(rows: Sequence[Answers], places: Sequence[int]) -> list[Answers]:
    return [tuple(row[place] for place in places) for row in rows]
