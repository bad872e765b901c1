"""People in parts that nothing shown divides further, and the ways in which they are parted into groups."""

from dataclasses import dataclass

from teamcheck.scorecard.public import GroupsOf
from teamcheck.statistics.plan import Plan
from teamcheck.statistics.tally import DimensionTally


@dataclass(frozen=True, slots=True)
class Atom:
    """People of one team who said the same about themselves: nothing that is shown parts them further.

    Attributes:
        team: Their team.
        values: The choice they gave to each background question that people are parted by; None where it is not known.
        people: How many they are: rows of answers, scored or not.
        dimensions: What is counted of them, for each dimension that has a score, in order.
    """

    team: str
    values: tuple[str | None, ...]
    people: int
    dimensions: tuple[DimensionTally, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """One way of parting people into groups, each person into one.

    Attributes:
        id: Id of the background question, or the heading of the column in the list of teams.
        text: The question, or the heading.
        of: Whether people are parted by what they said, or whole teams by what the list says of them.
        groups: Id and name of each group. The last one, of id None, holds those of whom it is not known.
        group_of: For each atom, the place of its group.
    """

    id: str
    text: str
    of: GroupsOf
    groups: tuple[tuple[str | None, str], ...]
    group_of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """People, and the ways in which they are parted.

    Attributes:
        plan: How the dimensions that have a score were counted.
        atoms: Everybody, in parts that nothing divides further.
        cuts: The ways, in the order they were asked for: where two tell too much together, the later one gives way.
    """

    plan: Plan
    atoms: tuple[Atom, ...]
    cuts: tuple[Cut, ...] = ()
