"""Columns that should name teams or rounds, or hold comments, and hold what tells who somebody is, or when they answered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from teamcheck._names import letter
from teamcheck.errors import Code, Problem
from teamcheck.responses.personal import kind_of_cells, kind_of_column
from teamcheck.responses.table import Table

#: What the cells of a column of comments never are.
_NO_COMMENTS = frozenset({"e-mail addresses", "addresses and telephone numbers", "numbers of the form tool"})


def misnamed(table: Table, named: Mapping[str, int], sample: Iterable[Sequence[str]]) -> Iterator[Problem]:
    """One problem for each column of teams or rounds in which every row has an address, or a time of day, of its own.

    A team or round that several rows share is one, whatever it is called; so is a day.

    Args:
        table: The table.
        named: What columns with a meaning of their own there are.
        sample: Its first rows.
    """
    rows = [*sample]
    for name in ("team", "round"):
        if name not in named:
            continue
        column = named[name]
        cells = [cell for row in rows if column < len(row) and (cell := row[column].strip())]
        kind = kind_of_cells(cells)
        moments = kind == "times" and all(":" in cell for cell in cells)
        if len(cells) > 1 and len({*cells}) == len(cells) and (moments or kind == "e-mail addresses"):
            place = table.place(row=table.heading_row, column=letter(column), key=name)
            message = f"this column holds {kind}, in every row another: every person would be a {name} of their own"
            yield Problem(
                Code.NO_SUCH_COLUMN, place, message, f"Name the column with the {name}s, or give this another heading."
            )


def holds_comments(rows: Iterable[Sequence[str]], column: int) -> bool:
    """Whether a column can be one of comments: most of its cells are no addresses or numbers of people."""
    return kind_of_column(rows, column) not in _NO_COMMENTS
