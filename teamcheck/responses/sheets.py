"""Which table of a file holds the answers: the first whose headings fit."""

from collections.abc import Sequence

from teamcheck._names import shorten
from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.responses.columns import Columns, map_columns
from teamcheck.responses.findings import encoding_problem
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.table import Table


def choose_table(tables: Sequence[Table], lexicon: Lexicon) -> tuple[Table, Columns]:
    """Choose the first table whose headings fit the questionnaire.

    Raises:
        ResponsesError: None does. The problems are those of the table that comes nearest.
    """
    failed: list[tuple[int, ResponsesError]] = []
    for table in tables:
        try:
            return table, map_columns(table, lexicon)
        except ResponsesError as error:
            failed.append((sum(map(lexicon.knows, table.headings)), _explained(table, error)))
    known, nearest = max(failed, key=lambda each: each[0])
    if len(tables) == 1:
        raise nearest
    raise ResponsesError([_no_sheet(tables), *(nearest.problems if known else ())])


def _no_sheet(tables: Sequence[Table]) -> Problem:
    names = ", ".join(f'"{table.sheet}"' for table in tables)
    return Problem(
        Code.NO_FITTING_SHEET,
        Place(tables[0].file),
        f"no visible sheet has a column for every item; there are {shorten(names, 200)}",
        "Put item ids or the statements word for word into the first row of the sheet with the answers.",
    )


def _explained(table: Table, error: ResponsesError) -> ResponsesError:
    """The same error, with the cause that lies further back where there is one: lost or untrusted letters."""
    place = table.place(row=table.heading_row)
    if not table.proved and not all(heading.isascii() for heading in table.headings):
        return ResponsesError([encoding_problem(place, "", can_be_said=True)])
    if any("???" in heading for heading in table.headings):
        lost = Problem(
            Code.LETTERS_LOST,
            place,
            "headings are made of question marks: their letters were lost when the file was saved in an old encoding",
            "Export the answers again as “CSV UTF-8” or XLSX; what is lost cannot be brought back from this file.",
        )
        return ResponsesError([lost, *error.problems])
    return error
