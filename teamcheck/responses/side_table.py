"""Small tables beside the answers (comments, the list of teams): a few named columns, read as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from teamcheck.errors import Code, Place
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.faults import Faults, problem
from teamcheck.responses.files.container import find_beside
from teamcheck.responses.files.open_tables import headings_only, open_tables
from teamcheck.responses.findings import Findings, is_blank_row
from teamcheck.responses.headings import check_headings
from teamcheck.responses.table import Table


@dataclass(frozen=True)
class SideTable:
    """A table with named columns.

    Attributes:
        table: The table.
        columns: Name of a column to its place; columns that were not asked for are left out.
        faults: What is wrong with its rows so far.
    """

    table: Table
    columns: Mapping[str, int]
    faults: Faults

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """What is in the named columns of every row, with the number of the row."""
        for number, row in self.whole_rows():
            yield number, {name: row[index] for name, index in self.columns.items()}

    def whole_rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row that is not blank, with its number; a row of another width is a fault, and so are doubtful letters."""
        width = len(self.table.headings)
        findings = Findings(self.table, self.faults)
        for number, row in enumerate(self.table.rows(), start=self.table.heading_row + 1):
            if is_blank_row(row):
                continue
            if len(row) != width:
                findings.ragged(row, number)
            elif all(findings.trusted(row[index], number) for index in self.columns.values()):
                yield number, row


def open_side_table(path: Path, needed: Sequence[str], possible: Sequence[str], code: Code) -> SideTable:
    """Open a small table.

    Args:
        path: Where it is.
        needed: Columns it must have.
        possible: Columns it may have.
        code: The code of a fault of its headings.

    Raises:
        ResponsesError: It cannot be read, or a column is missing or there twice.
    """
    if str(path) == "-":
        message, fix = "standard input is for the answers, and this is a table beside them", "Save the table and name its file."
        raise problem(Code.FILE_NOT_READABLE, Place("-"), message, fix)
    table = open_tables(find_beside(path), headings_only((*needed, *possible)), None)[0]
    check_headings(table)
    headings = [comparable(heading) for heading in table.headings]
    missing = [name for name in needed if name not in headings]
    if missing:
        raise problem(
            code,
            table.place(row=table.heading_row),
            f"there is no column {' and no column '.join(missing)}",
            f"The first row must hold the headings {','.join((*needed, *possible))}.",
        )
    twice = [name for name in (*needed, *possible) if headings.count(name) > 1]
    if twice:
        raise problem(
            code, table.place(row=table.heading_row), f"two columns are called {twice[0]}", "Rename or delete one of them."
        )
    columns = {name: headings.index(name) for name in (*needed, *possible) if name in headings}
    return SideTable(table, columns, Faults())
