"""Two teams that answer about each other: each direction is a unit of its own, under a name of its own (method M77)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from teamcheck._names import shorten
from teamcheck.errors import Code
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.columns import Columns
from teamcheck.responses.faults import problem
from teamcheck.responses.model import Direction, Note
from teamcheck.responses.rows import alike
from teamcheck.responses.table import Table


def other_team(table: Table, columns: Columns, questionnaire: Questionnaire, said: str) -> int | str | None:
    """The column of the team that people answer about, or its name; None where they answer about their own.

    Args:
        table: The table.
        columns: What its columns are.
        questionnaire: What was asked.
        said: The other team's name, for a file that has no such column; may be empty.

    Raises:
        ResponsesError: There is no such column and nobody says it, and the questionnaire is about one other team.
    """
    if questionnaire.about is None:
        return None
    if "about" in columns.reserved:
        return columns.reserved["about"]
    if not said:
        raise problem(
            Code.NO_OTHER_TEAM,
            table.place(row=table.heading_row),
            f"no column says which other team is meant, and {questionnaire.id} is about one other team",
            "Add a column headed about, with the name of the team that people answer about in every row; or say it for the "
            "whole file: teamcheck import --about NAME.",
        )
    return said


class Teams(NamedTuple):
    """The teams that answered.

    Attributes:
        own: Their names.
        alike: Names without capitals and spaces to the team, where that is one team's only.
    """

    own: frozenset[str]
    alike: Mapping[str, str]

    def meant(self, name: str) -> str | None:
        """The team that a name means: the one of just this name, else the only one that differs by capitals or spaces alone."""
        return name if name in self.own else self.alike.get(alike(name))


def pairs(directions: Mapping[str, Direction]) -> dict[str, str]:
    """The name of each direction to that of the way back, where both teams answered.

    >>> there, back = Direction("Ward 3", "pharmacy"), Direction("Pharmacy", "Ward 3")
    >>> pairs({each.name: each for each in (there, back, Direction("Pharmacy", "Theatre"))})
    {'Ward 3 about pharmacy': 'Pharmacy about Ward 3', 'Pharmacy about Ward 3': 'Ward 3 about pharmacy'}
    """
    teams = teams_of(directions)
    meant: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, direction in directions.items():
        if (other := teams.meant(direction.about)) is not None:
            meant[direction.team, other].append(name)
    ways = {way: names[0] for way, names in meant.items() if len(names) == 1}
    return {name: ways[other, team] for (team, other), name in ways.items() if (other, team) in ways}


def teams_of(directions: Mapping[str, Direction]) -> Teams:
    """The teams that answered about another."""
    own = frozenset(direction.team for direction in directions.values())
    many = Counter(map(alike, own))
    return Teams(own, {alike(team): team for team in own if many[alike(team)] == 1})


def called(directions: Mapping[str, Direction]) -> dict[str, str]:
    """The name of each direction to the one it is known by: with the other team's name as that team itself writes it.

    >>> there, back = Direction("Ward 3", "pharmacy"), Direction("Pharmacy", "Ward 3")
    >>> called({each.name: each for each in (there, back)})
    {'Ward 3 about pharmacy': 'Ward 3 about Pharmacy', 'Pharmacy about Ward 3': 'Pharmacy about Ward 3'}
    """
    teams = teams_of(directions)
    return {name: Direction(each.team, teams.meant(each.about) or each.about).name for name, each in directions.items()}


def one_sided(directions: Mapping[str, Direction]) -> Iterator[Note]:
    """Say of each direction that has no way back why that is."""
    teams, there = teams_of(directions), pairs(directions)
    for name, direction in sorted(directions.items()):
        if name in there:
            continue
        told = f'"{shorten(direction.team)}" answered about "{shorten(direction.about)}"'
        other = teams.meant(direction.about)
        if other is None:
            close = get_close_matches(direction.about, sorted(teams.own), n=1, cutoff=0.6)
            hint = f' Did they mean "{shorten(close[0])}"? Then write the name in one way.' if close else ""
            yield Note("one-sided", f"{told}, and no answers are of a team of that name, so neither side is shown.{hint}")
        elif any(teams.meant(each.about) == direction.team for each in directions.values() if each.team == other):
            yield Note("one-sided", f"{told} under several names; write the name in one way. Until then neither side is shown.")
        else:
            yield Note("one-sided", f"{told}, but not the other way round, so neither side is shown.")
