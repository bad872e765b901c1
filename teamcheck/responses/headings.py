"""What is wrong with the headings of a table before anybody asks what they mean; and how a name that is too long is told."""

from teamcheck._names import shorten, too_long
from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.responses.faults import KEPT, letter, problem
from teamcheck.responses.table import Table

#: The most columns a spreadsheet has; a table of more is something else.
MOST_COLUMNS = 16_384


def check_headings(table: Table) -> None:
    """See that there are no more headings, and none longer, than any table has.

    Raises:
        ResponsesError: There are.
    """
    if len(table.headings) > MOST_COLUMNS:
        raise problem(
            Code.TEXT_NOT_A_TABLE,
            table.place(row=table.heading_row),
            f"the first row has {len(table.headings)} cells, more than a spreadsheet can have",
            "Export the answers with one row for each person and one column for each question.",
        )
    long = [index for index, heading in enumerate(table.headings) if too_long(heading)]
    if long:
        row = table.heading_row
        raise ResponsesError(
            long_name(table.headings[index], table.place(row=row, column=letter(index))) for index in long[:KEPT]
        )


def long_name(name: str, place: Place) -> Problem:
    """The problem of a name that is too long, which it must be."""
    message = f'"{shorten(name)}" has {too_long(name)}'
    return Problem(Code.NAME_TOO_LONG, place, message, "Write a shorter name, and see that no quotation mark is left open.")
