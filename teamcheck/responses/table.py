"""What the first stages hand on: a heading row and, as often as asked, the rows below it, all as text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from teamcheck.errors import Place
from teamcheck.responses.list_columns import ListColumns
from teamcheck.responses.view import Row, Unsafe, Variable, View

#: The most columns a spreadsheet has; a table of more is something else.
MOST_COLUMNS = 16_384

#: Comes after the last line of a text. Read as a record of its own, it shows that no quote was left open; NULs are dropped from
#: the text, so that no answer can be it.
END = "\0"

#: Rows that people put above the headings, such as what a survey was called, and cells that such a row fills.
TITLES, TITLE_CELLS = 6, 2

#: Rows looked at to tell what a column without a known heading holds, and characters of each of their cells.
SAMPLE_ROWS, SAMPLE_CHARACTERS = 200, 1_000


class Records(Protocol):
    """Rows of text that can be gone through again and again, one in memory at a time."""

    @property
    def line(self) -> int | None:
        """The text line where the row just given ends, if there are lines."""
        ...

    def __iter__(self) -> Iterator[list[str]]:
        """Every row from the first."""
        ...


@dataclass(frozen=True)
class Table:
    """A table of answers.

    Attributes:
        file: Path as the user gave it.
        sheet: Sheet of a workbook, else None.
        headings: Cells of the heading row.
        heading_row: Its number as a spreadsheet shows it; 0 where headings are no row, as in a data file of SPSS.
        records: All rows, those above the heading row too.
        read: How the file was read, in words.
        proved: False where letters other than plain ones cannot be trusted (the encoding could not be told).
        view: How the form tool that it comes from writes a table, where one was recognised.
        variables: What the file says itself of each column; empty where it says nothing.
        lists: The checklists of which it has a column for every option.
    """

    file: str
    sheet: str | None
    headings: tuple[str, ...]
    heading_row: int
    records: Records
    read: str
    proved: bool = True
    view: View | None = None
    variables: tuple[Variable, ...] = ()
    lists: tuple[ListColumns, ...] = ()

    @property
    def aside(self) -> frozenset[int]:
        """Columns of the form tool itself, and those that are read together with another: no note names them."""
        own = frozenset[int]() if self.view is None else self.view.own
        return own.union(*(each.beside for each in self.lists))

    @property
    def called(self) -> tuple[str, ...]:
        """What the columns are called before lists are read together."""
        names = {place: called for each in self.lists for place, called in each.called.items()}
        return tuple(names.get(place, heading) for place, heading in enumerate(self.headings))

    def rows(self) -> Iterator[list[str]]:
        """The rows below the heading row, each cell where it stands in the file, as a plain table has it."""
        below = islice(iter(self.records), self.heading_row, None)
        plain, width = None if self.view is None else self.view.plain, len(self.headings)
        if plain is None and not self.lists:
            return below
        return (self._plain(row) if len(row) == width else row for row in below)

    def _plain(self, row: list[str]) -> list[str]:
        cells = list(row) if self.view is None or self.view.plain is None else self.view.plain(row)
        for each in self.lists:
            if each.is_whole:
                each.put_together(cells)
        return cells

    def unsafe(self, row: Row) -> Unsafe | None:
        """What is wrong with a row, as `rows` gives it, that counts; None where nothing is."""
        found = self.view.unsafe(row) if self.view is not None and self.view.unsafe is not None else None
        return found or next((wrong for each in self.lists if (wrong := each.unsafe(row))), None)

    def sample(self) -> list[list[str]]:
        """The first rows below the heading row, without cells under no heading; of a long cell the beginning."""
        width = len(self.headings)
        return [[cell[:SAMPLE_CHARACTERS] for cell in row[:width]] for row in islice(self.rows(), SAMPLE_ROWS)]

    def place(
        self, *, row: int | None = None, line: int | None = None, column: str | None = None, key: str | None = None
    ) -> Place:
        """A place in this table."""
        return Place(self.file, line=line, row=row or None, column=column, sheet=self.sheet, key=key)


def find_headings(records: Records) -> tuple[int, tuple[str, ...]] | None:
    """The first row with anything in it and its number, or None where all are blank."""
    for number, row in enumerate(records, start=1):
        if any(cell.strip() for cell in row):
            return number, tuple(cell.strip() for cell in row)
    return None


def below_titles(rows: Sequence[Sequence[str]]) -> int:
    """The place of the first row that is more than a title; 0 where none of the first rows is.

    >>> below_titles([["Spring"], [], ["team", "goals1", "goals2"]]), below_titles([["goals1"], ["5"]])
    (2, 0)
    """
    filled = (sum(bool(cell.strip()) for cell in row) for row in rows[: TITLES + 1])
    return next((place for place, count in enumerate(filled) if count > TITLE_CELLS), 0)
