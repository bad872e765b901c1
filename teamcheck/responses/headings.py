"""Headings that are too long to be any; and how a name that is too long is told."""

from teamcheck._names import shorten, too_long
from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.responses.faults import KEPT, letter
from teamcheck.responses.table import Table


def check_headings(table: Table) -> None:
    """See that no heading is longer than a name can be.

    Raises:
        ResponsesError: One is.
    """
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
