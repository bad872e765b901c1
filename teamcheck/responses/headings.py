"""Headings that are none or too long to be any, how a name that is too long is told, and the column that somebody names."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import islice

from teamcheck._names import index_of, letter, shorten, some_of, too_long
from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.cells import is_blank
from teamcheck.responses.faults import KEPT, problem
from teamcheck.responses.personal import kind_of_cell
from teamcheck.responses.table import Table

#: Characters of a question that a form asks: some put all that people consent to into one.
LONGEST_QUESTION = 10_000

_LETTER = re.compile(r"[A-Za-z]{1,3}")
_NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?")
_MOST_NAMED = 8


def check_headings(table: Table) -> None:
    """See that no heading is longer than a name can be; in an export of a form tool, than a question can be.

    Raises:
        ResponsesError: One is.
    """
    longest = 0 if table.view is None else LONGEST_QUESTION
    long = [index for index, heading in enumerate(table.headings) if len(heading) > longest and too_long(heading)]
    if long:
        row = table.heading_row
        raise ResponsesError(
            long_name(table.headings[index], table.place(row=row, column=letter(index))) for index in long[:KEPT]
        )


def check_heading_row(table: Table, labels: Container[str]) -> None:
    """See that the first row is not a person's answers: they would be lost, and told as headings.

    Args:
        table: The table.
        labels: Every answer, as texts are compared.

    Raises:
        ResponsesError: It looks like answers.
    """
    if _look_like_answers(table.headings, labels):
        raise problem(
            Code.NO_HEADING_ROW,
            table.place(row=table.heading_row),
            "the first row looks like answers: there is no heading row",
            "Put a first row above it with the item ids or the statements as headings.",
        )


def _look_like_answers(row: Sequence[str], labels: Container[str]) -> bool:
    """Whether a row begins with a number or a time, or at least half of it is numbers, labels, times or addresses."""
    filled = [cell for cell in row if not is_blank(cell)]
    if filled and (_NUMBER.fullmatch(filled[0]) or kind_of_cell(filled[0]) == "times"):
        return True
    data = sum(bool(_NUMBER.fullmatch(cell)) or comparable(cell) in labels or kind_of_cell(cell) is not None for cell in filled)
    return data * 2 >= len(filled)


def long_name(name: str, place: Place, *, shown: bool = True) -> Problem:
    """The problem of a name that is too long, which it must be; its beginning is shown unless it is a person's."""
    message = f'"{shorten(name)}" has {too_long(name)}' if shown else f"what stands here has {too_long(name)}"
    return Problem(Code.NAME_TOO_LONG, place, message, "Write a shorter name, and see that no quotation mark is left open.")


def places_of(table: Table, named: Iterable[str]) -> dict[str, list[int]]:
    """The columns of each name that somebody gives: a heading as any heading row has it, or else a spreadsheet's letter."""
    rows = [_by_words(row) for row in (table.headings, *_heading_rows(table))]
    return {name: _places_of(name, rows, len(table.headings)) for name in named}


def _by_words(row: Sequence[str]) -> Mapping[str, list[int]]:
    """The columns of each heading of a row, as texts are compared."""
    found: dict[str, list[int]] = {}
    for index, heading in enumerate(row):
        found.setdefault(comparable(heading), []).append(index)
    return found


def _places_of(name: str, rows: Iterable[Mapping[str, list[int]]], width: int) -> list[int]:
    words, letters = comparable(name), name.strip()
    for row in rows:
        if words and words in row:
            return row[words]
    return [index_of(letters)] if _LETTER.fullmatch(letters) and index_of(letters) < width else []


def column_named(table: Table, named: str) -> int:
    """The one column that somebody names.

    Raises:
        ResponsesError: There is none, or there are two.
    """
    found = places_of(table, [named])[named]
    if len(found) == 1:
        return found[0]
    called = [f'{letter(index)} "{shorten(heading, 24)}"' for index, heading in enumerate(table.headings) if heading]
    message = f'there is no column "{shorten(named)}"'
    if found:
        message = f'columns {" and ".join(map(letter, found))} are both called "{shorten(named)}"'
    fix = f"Give a heading, or the letter of a column: {some_of(called, _MOST_NAMED)}."
    raise problem(Code.NO_SUCH_COLUMN, table.place(row=table.heading_row), message, fix)


def _heading_rows(table: Table) -> Sequence[Sequence[str]]:
    """The rows of headings as they stand in the file."""
    if table.variables:
        return [[each.name for each in table.variables], [each.label for each in table.variables]]
    rows = 1 if table.view is None else table.view.rows
    return [row[: len(table.headings)] for row in islice(table.records, table.heading_row - rows, table.heading_row)]
