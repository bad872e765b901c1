"""The list of teams: how many members each has."""

import re
from pathlib import Path

from teamcheck.errors import Code, Problem
from teamcheck.responses.faults import letter
from teamcheck.responses.rows import clean_name
from teamcheck.responses.side_table import SideTable, open_side_table

_WHOLE = re.compile(r"[0-9]{1,7}([.,]0+)?")


def read_teams(path: Path) -> dict[str, int]:
    """Read a list of teams: a table with the columns ``team`` and ``size``; others are for other commands.

    Args:
        path: A CSV or XLSX file.

    Returns:
        Name of each team to the number of its members, in the order of the file.

    Raises:
        ResponsesError: The file cannot be read, a team is there twice, or a size is no whole number of 1 or more.
    """
    side = open_side_table(path, ("team", "size"), (), Code.LIST_OF_TEAMS)
    sizes: dict[str, int] = {}
    rows: dict[str, int] = {}
    for number, row in side.rows():
        team, written = clean_name(row["team"]), row["size"].strip()
        if not team:
            _fault(side, number, "team", "no team is named", "Write the team's name into the cell, or delete the row.")
        elif team in rows:
            _fault(side, number, "team", f'team "{team}" is in row {rows[team]} already', "Keep one of the two rows.")
        elif not _WHOLE.fullmatch(written) or int(re.split("[.,]", written)[0]) < 1:
            fix = "Write how many members the team has, in figures: 1 or more."
            _fault(side, number, "size", f'the size of team "{team}" is no whole number', fix)
        else:
            sizes[team] = int(re.split("[.,]", written)[0])
        rows.setdefault(team, number)
    side.faults.raise_any(str(path))
    return sizes


def _fault(side: SideTable, number: int, column: str, message: str, fix: str) -> None:
    place = side.table.place(row=number, column=letter(side.columns[column]), key=column)
    side.faults.add([Problem(Code.LIST_OF_TEAMS, place, message, fix)])
