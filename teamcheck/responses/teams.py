"""The list of teams: how many members each has, and what else is said of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from teamcheck._names import letter, shorten, too_long
from teamcheck.errors import Code, Place, Problem
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.findings import encoding_problem
from teamcheck.responses.headings import long_name
from teamcheck.responses.rows import clean_name
from teamcheck.responses.side_table import SideTable, open_side_table

#: The columns of the list that say what it is about.
OWN = ("team", "size")

_WHOLE = re.compile(r"[0-9]{1,7}([.,]0+)?")


@dataclass(frozen=True)
class ListOfTeams:
    """A list of teams as it is written. Its other columns are the levels of a tree or tags; which is which, it does not say.

    Attributes:
        file: Path as the user gave it.
        sizes: Name of each team to the number of its members, in the order of the file.
        columns: Headings of the other columns as written; a heading that is there twice is here twice.
        values: Team to (heading to what is in its cell, empty where that is blank); of two columns of one heading, the first.
        rows: Team to the number of its row, as a spreadsheet shows it.
        letters: Letter of each of ``columns``, as a spreadsheet shows it.
        heading_row: Number of the heading row.
        sheet: Name of the sheet of a workbook, else None.
        doubtful: Heading to the first row in which its letters are not sure, where the file does not tell its encoding.
    """

    file: str
    sizes: dict[str, int]
    columns: tuple[str, ...]
    values: dict[str, dict[str, str]]
    rows: dict[str, int]
    letters: tuple[str, ...]
    heading_row: int = 1
    sheet: str | None = None
    doubtful: Mapping[str, int] = field(default_factory=dict)


def read_teams(path: Path) -> ListOfTeams:
    """Read a list of teams: a table with the columns ``team`` and ``size``, and any others.

    Args:
        path: A CSV or XLSX file.

    Raises:
        ResponsesError: The file cannot be read, a team is there twice, or a size is no whole number of 1 or more.
    """
    side = open_side_table(path, OWN, (), Code.LIST_OF_TEAMS)
    others = _others(side)
    sizes: dict[str, int] = {}
    rows: dict[str, int] = {}
    values: dict[str, dict[str, str]] = {}
    doubtful: dict[str, int] = {}
    for number, row in side.whole_rows():
        team, written = clean_name(row[side.columns["team"]]), row[side.columns["size"]].strip()
        side.faults.add(_long(side, row, number))
        if not team:
            _fault(side, number, "team", "no team is named", "Write the team's name into the cell, or delete the row.")
        elif team in rows:
            _fault(side, number, "team", f'team "{shorten(team)}" is in row {rows[team]} already', "Keep one of the two rows.")
        elif not _WHOLE.fullmatch(written) or int(re.split("[.,]", written)[0]) < 1:
            fix = "Write how many members the team has, in figures: 1 or more."
            _fault(side, number, "size", f'the size of team "{shorten(team)}" is no whole number', fix)
        else:
            sizes[team] = int(re.split("[.,]", written)[0])
            values[team] = _values(row, others)
        rows.setdefault(team, number)
        if not side.table.proved:
            _doubt(row, others, number, doubtful)
    side.faults.raise_any(str(path))
    columns, letters = tuple(name for name, _ in others), tuple(letter(index) for _, index in others)
    table = side.table
    return ListOfTeams(str(path), sizes, columns, values, rows, letters, table.heading_row, table.sheet, doubtful)


def faults_of_columns(teams: ListOfTeams, columns: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with columns that are used: another of the same heading, or letters that are not sure.

    Args:
        teams: The list.
        columns: Some of its ``columns``.
    """
    letters: dict[str, list[str]] = {}
    for heading, column in zip(teams.columns, teams.letters, strict=True):
        letters.setdefault(comparable(heading), []).append(column)
    for heading in columns:
        first, *others = letters[comparable(heading)]
        if others:
            place = Place(teams.file, row=teams.heading_row, column=others[0], sheet=teams.sheet, key=heading)
            message = f'columns {first} and {others[0]} are both called "{shorten(heading)}"'
            yield Problem(Code.LIST_OF_TEAMS, place, message, "Rename or delete one of them.")
        elif heading in teams.doubtful:
            place = Place(teams.file, row=teams.doubtful[heading], column=first, sheet=teams.sheet, key=heading)
            yield encoding_problem(place, "", can_be_said=False)


def _others(side: SideTable) -> list[tuple[str, int]]:
    """Heading and place of every other column that has a heading."""
    own = set(side.columns.values())
    named = ((clean_name(heading), index) for index, heading in enumerate(side.table.headings) if index not in own)
    return [(name, index) for name, index in named if name]


def _values(row: Sequence[str], others: Sequence[tuple[str, int]]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, index in others:
        values.setdefault(name, clean_name(row[index]))
    return values


def _long(side: SideTable, row: Sequence[str], number: int) -> Iterator[Problem]:
    for index, cell in enumerate(row):
        if too_long(cell):
            yield long_name(cell, side.table.place(row=number, column=letter(index)))


def _doubt(row: Sequence[str], others: Sequence[tuple[str, int]], number: int, doubtful: dict[str, int]) -> None:
    for name, index in others:
        if not row[index].isascii():
            doubtful.setdefault(name, number)


def _fault(side: SideTable, number: int, column: str, message: str, fix: str) -> None:
    place = side.table.place(row=number, column=letter(side.columns[column]), key=column)
    side.faults.add([Problem(Code.LIST_OF_TEAMS, place, message, fix)])
