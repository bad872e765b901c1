"""What a cell can say in which people chose of a list: one choice of a background question, or options of a checklist."""

from collections.abc import Iterable, Mapping
from typing import Literal

from teamcheck._names import shorten, some_of
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.cells import NOT_APPLICABLE, PREFER_NOT_TO_SAY, is_blank, meanings
from teamcheck.responses.personal import kind_of_cell

#: What headings are: ids, or the words of what was asked.
By = Literal["id", "text"]

_MOST_NAMED = 12
#: A cell of more characters is no choice but something that was written.
_LONGEST_SHOWN = 80


def is_no_answer(cell: str) -> bool:
    """Whether a cell says that nothing was chosen."""
    return is_blank(cell) or cell.strip() in (NOT_APPLICABLE, PREFER_NOT_TO_SAY)


def choices_by_words(ids: Iterable[str], labels: Iterable[tuple[str, str]], by: By) -> dict[str, str]:
    """What can be written for each choice, in the form in which words are compared, to its id.

    Args:
        ids: Ids of the choices.
        labels: Every label of a choice, in any language, with its id; a label of two choices means none of them.
        by: What the headings of the file are: where a word is the id of one choice and the label of another, it means the id
            under ids, and the label under texts.

    >>> choices_by_words(["north", "south"], [("Up", "north"), ("North", "south"), ("Down", "south")], "text")
    {'north': 'south', 'south': 'south', 'up': 'north', 'down': 'south'}
    """
    of_ids, of_labels = {comparable(name): name for name in ids}, meanings(labels)
    return {**of_labels, **of_ids} if by == "id" else {**of_ids, **of_labels}


def told(cell: str) -> str:
    """A cell that is no choice, as a message shows it: nothing that could tell who wrote it."""
    if kind_of_cell(cell):
        return "a value"
    return "a long text" if len(cell) > _LONGEST_SHOWN else f'"{shorten(cell)}"'


def named(choices: Mapping[str, str]) -> str:
    """Choices as a message names them: the first ids, each with its words."""
    return some_of([f'{name} ("{shorten(text)}")' for name, text in choices.items()], _MOST_NAMED)
