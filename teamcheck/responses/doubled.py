"""Two columns of one thing: refused, with how many rows each of them fills, so that people see which to keep."""

from collections.abc import Iterable, Mapping, Sequence

from teamcheck._names import letter
from teamcheck.errors import Code, Problem
from teamcheck.responses.cells import is_blank
from teamcheck.responses.table import Table

_TOGETHER = (
    "Keep the column with the answers and delete the other, or rename it (form tools repeat a statement that is asked twice, "
    "Microsoft Forms with a 2 at its end)."
)
_APART = (
    "No row has something in both: if one question was put in again, move all of it into one column and delete the other "
    "(Microsoft Forms puts a 2 at the end of a statement that is asked again)."
)


def doubled(table: Table, found: Mapping[str, Sequence[int]]) -> Iterable[Problem]:
    """One problem for everything that more than one column holds.

    Args:
        table: The table.
        found: Item, or other thing, to its columns.
    """
    for name, columns in found.items():
        if len(columns) > 1:
            filled, together = _filled(table, columns)
            rows = _all_of([f"{count} row{'' if count == 1 else 's'} of {letter(index)}" for index, count in filled.items()])
            hold = "all hold" if columns[2:] else "both hold"
            yield Problem(
                Code.TWO_COLUMNS,
                table.place(row=table.heading_row, column=letter(columns[1]), key=name),
                f"columns {_all_of([*map(letter, columns)])} {hold} {name}; something stands in {rows}",
                _TOGETHER if together else _APART,
            )


def _filled(table: Table, columns: Sequence[int]) -> tuple[dict[int, int], bool]:
    """In how many rows each of these columns holds something, and whether any row has something in more than one."""
    filled, together = dict.fromkeys(columns, 0), False
    for row in table.rows():
        there = [index for index in columns if index < len(row) and not is_blank(row[index])]
        together = together or len(there) > 1
        for index in there:
            filled[index] += 1
    return filled, together


def _all_of(names: Sequence[str]) -> str:
    """Names in a row: ``A, B and C``."""
    return f"{', '.join(names[:-1])} and {names[-1]}"
