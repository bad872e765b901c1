"""The tree that teams stand in, from columns of the list of teams: departments within an organisation, to any depth."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from operator import attrgetter

from teamcheck._names import shorten
from teamcheck.errors import Code, Place, Problem
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.faults import Faults, Spot
from teamcheck.responses.teams import OWN, ListOfTeams, faults_of_columns

#: Columns named where none of them is the one that was asked for.
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A place in the tree: everybody below one value of a level.

    Attributes:
        path: The values from the first level down to its own; empty for everybody.
        level: Heading of the column its own value is in; empty for everybody.
        parent: Place of the node above it in ``Tree.nodes``; -1 for the root.
    """

    path: tuple[str, ...]
    level: str
    parent: int


@dataclass(frozen=True, slots=True)
class Tree:
    """Everybody, parted level by level; a tree holds no figures.

    Attributes:
        levels: Headings of the columns it is made of, from the top.
        nodes: The root first, parents before children, siblings by name.
        at: Team to the place in ``nodes`` of the node it stands directly under.
    """

    levels: tuple[str, ...]
    nodes: tuple[TreeNode, ...]
    at: Mapping[str, int]

    def summed(self, numbers: Iterable[tuple[int, int]]) -> list[int]:
        """The sum for each node and everything below it.

        Args:
            numbers: Whole numbers, each after the place of the node that it belongs directly to.

        Example:
            >>> root, north, ward = TreeNode((), "", -1), TreeNode(("North",), "House", 0), TreeNode(("North", "A"), "Ward", 1)
            >>> Tree(("House", "Ward"), (root, north, ward), {}).summed([(2, 7), (2, 5), (1, 6)])
            [18, 18, 12]
        """
        sums = [0] * len(self.nodes)
        for node, number in numbers:
            sums[node] += number
        for node in reversed(range(1, len(sums))):
            sums[self.nodes[node].parent] += sums[node]
        return sums


def tree_of(teams: ListOfTeams, levels: Sequence[str]) -> Tree:
    """Make the tree. Every cell under the levels is looked at once, however deep the tree is.

    The root is everybody. Where every team has the same value on the first level, the node of that value is the root. A blank
    cell is a value that is not known: the team then stands directly under the last value before it.

    Args:
        teams: The list.
        levels: Names of its columns from the top; they are found as headings are, whatever their case and spaces.

    Raises:
        ResponsesError: A level is no column of the list or two, a value stands under two others, or something is named
            below a blank cell.

    Example:
        >>> values = {"Red": {"House": "North", "Ward": "A"}, "Blue": {"House": "South", "Ward": ""}}
        >>> sizes, rows = {"Red": 9, "Blue": 8}, {"Red": 2, "Blue": 3}
        >>> listed = ListOfTeams("teams.csv", sizes, ("House", "Ward"), values, rows, ("C", "D"))
        >>> tree = tree_of(listed, ["house", "ward"])
        >>> [node.path for node in tree.nodes], dict(tree.at)
        ([(), ('North',), ('North', 'A'), ('South',)], {'Red': 2, 'Blue': 3})
    """
    faults = Faults()
    columns = _columns(teams, levels, faults)
    faults.raise_any(teams.file)
    planting = _Planting(teams, columns, faults)
    at = {team: planting.plant(team, row) for team, row in teams.values.items()}
    faults.raise_any(teams.file)
    return planting.in_order(at)


@dataclass(slots=True)
class _Seen:
    """A node while teams go by.

    Attributes:
        value: Its own value; empty for everybody.
        depth: The place of its level, from 0; -1 for everybody.
        above: The node it stands under.
        team: The first team below it.
        below: The nodes that stand under it.
        place: Where it comes in the tree.
    """

    value: str = ""
    depth: int = -1
    above: "_Seen | None" = None
    team: str = ""
    below: list["_Seen"] = field(default_factory=list)
    place: int = -1


class _Planting:
    """Makes nodes while teams go by.

    Args:
        teams: The list.
        columns: Heading and letter of the column of each level.
        faults: Where the problems are gathered.
    """

    def __init__(self, teams: ListOfTeams, columns: Sequence[tuple[str, str]], faults: Faults) -> None:
        self._teams, self._columns, self._faults = teams, columns, faults
        self._everybody = _Seen()
        self._known: list[dict[str, _Seen]] = [{} for _ in columns]

    def plant(self, team: str, row: Mapping[str, str]) -> _Seen:
        """The node a team stands directly under; nodes that are not there yet are made."""
        node, blank = self._everybody, None
        for depth, (heading, _) in enumerate(self._columns):
            if not (value := row[heading]):
                blank = depth if blank is None else blank
            elif blank is not None:
                self._named_below_a_blank(team, blank, depth)
                break
            else:
                node = self._child(node, depth, value, team)
        return node

    def _child(self, above: _Seen, depth: int, value: str, team: str) -> _Seen:
        node = self._known[depth].get(value)
        if node is None:
            node = self._known[depth][value] = _Seen(value, depth, above, team)
            above.below.append(node)
        elif node.above is not above:
            self._under_two(node, above, team)
        return node

    def in_order(self, at: Mapping[str, _Seen]) -> Tree:
        """The tree, with every node after the one above it and after its siblings of smaller names."""
        root = self._root(at)
        nodes: list[TreeNode] = []
        waiting = [root]
        while waiting:
            node = waiting.pop()
            node.place = len(nodes)
            nodes.append(self._node(node, root, nodes))
            waiting.extend(sorted(node.below, key=attrgetter("value"), reverse=True))
        levels = tuple(heading for heading, _ in self._columns)
        return Tree(levels, tuple(nodes), {team: node.place for team, node in at.items()})

    def _root(self, at: Mapping[str, _Seen]) -> _Seen:
        """Everybody; or the only value of the first level, where every team has it and it is everybody as well."""
        everybody = self._everybody
        if len(everybody.below) == 1 and all(node is not everybody for node in at.values()):
            return everybody.below[0]
        return everybody

    def _node(self, node: _Seen, root: _Seen, nodes: Sequence[TreeNode]) -> TreeNode:
        if node.above is None:
            return TreeNode((), "", -1)
        level = self._columns[node.depth][0]
        if node is root:
            return TreeNode((node.value,), level, -1)
        return TreeNode((*nodes[node.above.place].path, node.value), level, node.above.place)

    def _under_two(self, node: _Seen, other: _Seen, team: str) -> None:
        first = self._teams.rows[node.team]
        heading, above = self._columns[node.depth][0], self._columns[node.depth - 1][0]
        value, one, two = shorten(node.value), shorten(node.above.value if node.above else ""), shorten(other.value)

        def tell(spot: Spot, rows: str) -> Problem:
            message = f'{heading} "{value}" is in {above} "{one}" in row {first} and in "{two}" in row {spot.row}{rows}'
            fix = f'Correct the row that is wrong. If there are two of this name, tell them apart: "{value} ({two})".'
            return Problem(Code.TREE_NOT_USABLE, self._place(spot.row, node.depth), message, fix)

        self._faults.see(("two above", node.depth, node.value, other.value), Spot(self._teams.rows[team]), tell)

    def _named_below_a_blank(self, team: str, blank: int, depth: int) -> None:
        above, heading = self._columns[blank][0], self._columns[depth][0]

        def tell(spot: Spot, rows: str) -> Problem:
            message = f"there is a {heading}, but no {above} that it is in{rows}"
            fix = f"Fill in {above} (merged cells: in every row), or leave {heading} blank too if it is not known."
            return Problem(Code.TREE_NOT_USABLE, self._place(spot.row, blank), message, fix)

        self._faults.see(("below a blank", blank, depth), Spot(self._teams.rows[team]), tell)

    def _place(self, row: int, depth: int) -> Place:
        heading, column = self._columns[depth]
        return Place(self._teams.file, row=row, column=column, sheet=self._teams.sheet, key=heading)


def _columns(teams: ListOfTeams, levels: Sequence[str], faults: Faults) -> list[tuple[str, str]]:
    """Heading and letter of the column of each level; what is wrong with the levels goes to the faults."""
    known: dict[str, int] = {}
    for index, heading in enumerate(teams.columns):
        known.setdefault(comparable(heading), index)
    taken: dict[int, None] = {}
    for level in levels:
        index = known.get(comparable(level), -1)
        if index >= 0 and index not in taken:
            taken[index] = None
        else:
            faults.add([_no_level(teams, level, index, known)])
    columns = [(teams.columns[index], teams.letters[index]) for index in taken]
    faults.add(faults_of_columns(teams, (heading for heading, _ in columns)))
    return columns


def _no_level(teams: ListOfTeams, level: str, index: int, known: Mapping[str, int]) -> Problem:
    """Why a level that was asked for is none."""
    name = shorten(level)
    if not name:
        message, fix = "a level of the tree has no name", "Name the levels from the top: --tree organisation/department"
    elif comparable(level) in OWN:
        message, fix = (
            f"{name} can be no level of the tree",
            "Name columns that say which part of the organisation a team is in.",
        )
    elif index >= 0:
        message, fix = (
            f'the tree has the level "{name}" twice',
            "Name each level once, from the top: --tree organisation/department",
        )
    else:
        close = get_close_matches(comparable(level), known, n=1, cutoff=0.6)
        hint = f'Did you mean "{shorten(teams.columns[known[close[0]]])}"? ' if close else ""
        columns = ", ".join(f'"{shorten(each)}"' for each in teams.columns[:_MOST_NAMED])
        there = f"The list has the columns {columns}." if columns else "The list has no columns but team and size."
        message, fix = f'there is no column "{name}" for a level of the tree', f"{hint}{there}"
    column = teams.letters[index] if index >= 0 else None
    return Problem(
        Code.TREE_NOT_USABLE, Place(teams.file, row=teams.heading_row, column=column, sheet=teams.sheet), message, fix
    )
