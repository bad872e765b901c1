"""What codes stand for where a form tool's own description of the survey says it: turned into words, and held against scales.

Words are then read like any others. Where the description and the questionnaire differ, or a cell holds a code that the
description does not know, the file is refused: one of them is of another survey.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from teamcheck._names import letter, shorten
from teamcheck.errors import Code, Problem, ResponsesError
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.cells import Reader, UnreadableAnswerError
from teamcheck.responses.faults import KEPT
from teamcheck.responses.table import Table
from teamcheck.responses.view import Codes, Unsafe

_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_SAME = "Take the description of this survey as it was when people answered, and see that the form asked with the scale of the "
_SAME += "questionnaire; or export the answers with their words."


def in_words(row: list[str], codes: Codes) -> list[str]:
    """A row with words for codes; what is no code stays, such as words that are there already.

    >>> in_words(["Harbour", "11", "Agree"], {1: {"11": "Agree"}, 2: {"11": "Agree"}})
    ['Harbour', 'Agree', 'Agree']
    """
    for column, words in codes.items():
        row[column] = words.get(row[column].strip(), row[column])
    return row


def not_described(row: Sequence[str], codes: Codes) -> Unsafe | None:
    """The first number of a row in words that the description has no words for; None where there is none."""
    for column, words in codes.items():
        cell = row[column].strip()
        if _NUMBER.fullmatch(cell) and cell not in words.values():
            message = f"the description of the survey has no words for {shorten(cell, 20)}, which is an answer in this column"
            return Unsafe(Code.DESCRIPTION_NOT_USABLE, column, None, message, _SAME)
    return None


def points_of(words: Mapping[str, str], reader: Reader) -> tuple[dict[str, int], dict[str, UnreadableAnswerError]]:
    """Codes to the points that their words name, and those whose words are no answer of the scale to why."""
    points: dict[str, int] = {}
    strange: dict[str, UnreadableAnswerError] = {}
    for code, said in words.items():
        try:
            point = reader.read(said)
        except UnreadableAnswerError as error:
            # words that are a number of the scale are what people saw
            if error.code is not Code.BARE_NUMBERS:
                strange[code] = error
            continue
        if point is not None:
            points[code] = point
    return points, strange


def check_codes(table: Table, items: Mapping[int, tuple[str, Reader]]) -> None:
    """See that what the codes stand for are answers of the scales, and can be told from words.

    Args:
        table: The table, with the view that holds its codes.
        items: Column to its item and what reads it.

    Raises:
        ResponsesError: They are not; the description is of another survey or questionnaire.
    """
    codes = {} if table.view is None else table.view.codes
    found: dict[str, list[Problem]] = {}
    for column, (item, reader) in items.items():
        for each in _against(table, column, item, reader, codes):
            found.setdefault(each.message, []).append(each)
    if found:
        # the columns of one matrix have the same codes
        raise ResponsesError([_told_once(each) for each in found.values()][:KEPT])


def _told_once(found: Sequence[Problem]) -> Problem:
    more = len(found) - 1
    columns = f" (in {more} more column{'s' if more > 1 else ''} too)" if more else ""
    return replace(found[0], message=f"{found[0].message}{columns}")


def _against(table: Table, column: int, item: str, reader: Reader, codes: Codes) -> Iterator[Problem]:
    """What the description of one column and the item's scale say differently."""
    described = codes.get(column, {})
    place = table.place(row=table.heading_row, column=letter(column), key=item)
    says = "the description of the survey says that"
    for code, error in points_of(described, reader)[1].items():
        message = f'{says} {code} stands for "{shorten(described[code])}": {error.message}'
        yield Problem(Code.DESCRIPTION_NOT_USABLE, place, message, _SAME)
    taken = next((code for code in described if code in map(comparable, described.values()) and described[code] != code), None)
    if taken is not None:
        message = f'{says} {taken} stands for "{shorten(described[taken])}", and that {taken} are the words of another answer'
        yield Problem(
            Code.DESCRIPTION_NOT_USABLE, place, message, "Export the answers with their words, without a description."
        )
