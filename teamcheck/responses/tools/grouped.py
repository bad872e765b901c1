"""Headings of questions in groups: ``safe/safe1``, ``safe-safe1``, ``How much do you agree?/We know our goals.``.

KoboToolbox and ODK write them so, and both give a question with several choices a column for each choice, beside its own.
"""

import re
from collections.abc import Iterator, Sequence

from teamcheck._names import shorten
from teamcheck.errors import Code
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.columns import TEAM_QUESTIONS
from teamcheck.responses.lexicon import RESERVED, Lexicon
from teamcheck.responses.view import Head, Row, Unsafe

#: Names of groups and of a question, without a space: nobody's words.
_PATH = re.compile(r"[^\W\d][\w/.:-]*")
#: What pyxform adds to a group that is shown as a table; no question, so it has no answers.
_ADDED = re.compile(r"(generated_table_list_label|reserved_name_for_field_list_labels)_[0-9]+$")


def without_groups(heading: str, lexicon: Lexicon) -> str:
    """A heading without the names of its groups, where what is left means something; else as it is.

    The statement of an item may hold a ``/`` itself, and is found at the end of its heading as of any other.
    """
    if lexicon.knows(heading):
        return heading
    return next((tail for tail in _tails(heading.strip()) if _means(tail, heading, lexicon)), heading)


def _tails(heading: str) -> Iterator[str]:
    """What follows each sign that can stand behind a group, the longest first."""
    signs = "/.:-" if _PATH.fullmatch(heading) else "/"
    return (heading[place + 1 :].strip() for place, sign in enumerate(heading) if sign in signs)


def _means(tail: str, heading: str, lexicon: Lexicon) -> bool:
    words = comparable(tail)
    if words in RESERVED:
        return _PATH.fullmatch(heading.strip()) is not None
    return words in lexicon.items or words in lexicon.others or words in TEAM_QUESTIONS


def headings_and_own(head: Head, own: re.Pattern[str], lexicon: Lexicon) -> tuple[tuple[str, ...], frozenset[int]]:
    """What each column is called without its groups, and the columns that no note names.

    Args:
        head: The beginning of the table.
        own: Headings of the tool itself.
        lexicon: The questionnaire's words.
    """
    written = [heading.strip() for heading in head.row(0)]
    aside = _added_columns(written) | _choice_columns(head)
    headings = tuple("" if index in aside else without_groups(heading, lexicon) for index, heading in enumerate(written))
    return headings, aside | {index for index, heading in enumerate(written) if own.fullmatch(heading)}


def _added_columns(headings: Sequence[str]) -> frozenset[int]:
    """Columns that the form has only for its look."""
    return frozenset(index for index, heading in enumerate(headings) if _ADDED.search(heading))


def _choice_columns(head: Head) -> frozenset[int]:
    """Columns of single choices: 1 or 0 under ``roles/dev``, where the column ``roles`` names what was chosen."""
    places = {heading.strip(): index for index, heading in enumerate(head.row(0))}
    rows = [row for row in head.rows[1:] if len(row) == len(head.row(0))]
    return frozenset(
        index
        for index, heading in enumerate(head.row(0))
        for question, choice in [_parted(heading.strip(), places)]
        if question is not None and _tells_of(rows, index, question, choice)
    )


def _parted(heading: str, places: dict[str, int]) -> tuple[int | None, str]:
    """The column of the question and the choice, where another heading is the beginning of this one."""
    for place, sign in enumerate(heading):
        if sign == "/" and (question := places.get(heading[:place])) is not None:
            return question, heading[place + 1 :]
    return None, ""


def _tells_of(rows: Sequence[Row], index: int, question: int, choice: str) -> bool:
    """Whether a column says nothing but what the column of the question says too."""
    said = [(row[index].strip(), row[question]) for row in rows if row[index].strip()]
    return bool(said) and all(cell == "0" or (cell == "1" and choice in chosen) for cell, chosen in said)


def unknown_state(said: str, column: int, known: str) -> Unsafe:
    """The fault of a submission that somebody has marked with a word of which nobody can tell whether it counts.

    Args:
        said: The word.
        column: Where it stands, counted from 0.
        known: The words that are known.
    """
    return Unsafe(
        Code.STATUS_UNKNOWN,
        column,
        None,
        f'nothing says whether a submission marked "{shorten(said, 40)}" counts',
        f"Marks are {known}. Set one of them in the form tool and export again; or empty the cell if the submission counts.",
    )
