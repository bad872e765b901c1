"""Whether a file of answers is another one made again, with some answers more: side by side the two would give those away."""

from collections import Counter
from collections.abc import Sequence

from teamcheck.questionnaire.model import Questionnaire

Answers = tuple[int | None, ...]

#: Fewest items with which two rounds hardly hold the same answers by chance.
LEAST_ITEMS = 10


def made_again(
    some: Sequence[Answers], others: Sequence[Answers], questionnaire: Questionnaire, other: Questionnaire | None = None
) -> bool:
    """Whether one of two rounds holds all answers of the other.

    Compared are the answers to each dimension that both ask, for rows that are shuffled within dimensions are not the same
    twice. A questionnaire and one that extends it have their core in common.

    Args:
        some: The rows of a round, in the order of the questionnaire's items.
        others: Those of another.
        questionnaire: What was asked in the first.
        other: What was asked in the other; None where it was the same.
    """
    ours, theirs = _parts(questionnaire), _parts(other or questionnaire)
    both = [name for name in ours if name in theirs and ours[name].keys() == theirs[name].keys()]
    if len({item for name in both for item in ours[name]}) < LEAST_ITEMS:
        return False
    sides = (some, ours), (others, theirs)
    (fewer, here), (more, there) = sorted(sides, key=lambda side: len(side[0]))
    return all(
        Counter(_part(fewer, list(here[name].values()))) <= Counter(_part(more, [there[name][item] for item in here[name]]))
        for name in both
    )


def _parts(questionnaire: Questionnaire) -> dict[str, dict[str, int]]:
    """Id of each dimension to its items, each with its place in a row."""
    places = {item.id: place for place, item in enumerate(questionnaire.items)}
    return {dimension.id: {item.id: places[item.id] for item in dimension.items} for dimension in questionnaire.dimensions}


def _part(rows: Sequence[Answers], places: Sequence[int]) -> list[Answers]:
    return [tuple(row[place] for place in places) for row in rows]
