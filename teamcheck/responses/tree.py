"""The tree that teams stand in, from columns of the list of teams: departments within an organisation, to any depth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from teamcheck.errors import Code, Place, Problem
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.faults import Faults, Spot, shorten
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


def tree_of(teams: ListOfTeams, levels: Sequence[str]) -> Tree:
    """Make the tree. The work grows with the number of cells under the levels, however deep the tree is.

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
    planted = _Planted(teams, columns, faults)
    at = {team: planted.plant(team, row) for team, row in teams.values.items()}
    faults.raise_any(teams.file)
    return planted.in_order(at)


class _Planted:
    """The nodes in the order in which they were met, while teams go by; each is known by its place, from 0 for everybody.

    Args:
        teams: The list.
        columns: Heading and letter of the column of each level.
        faults: Where the problems are gathered.
    """

    def __init__(self, teams: ListOfTeams, columns: Sequence[tuple[str, str]], faults: Faults) -> None:
        self._teams, self._columns, self._faults = teams, columns, faults
        self._values, self._depths, self._parents, self._below = [""], [0], [-1], [list[int]()]
        self._first: list[str] = [""]
        self._known: list[dict[str, int]] = [{} for _ in columns]

    def plant(self, team: str, row: Mapping[str, str]) -> int:
        """The node a team stands directly under; nodes that are not there yet are made."""
        node, blank = 0, None
        for depth, (heading, _) in enumerate(self._columns):
            if not (value := row[heading]):
                blank = depth if blank is None else blank
            elif blank is not None:
                self._named_below_a_blank(team, blank, depth)
                break
            else:
                node = self._child(node, depth, value, team)
        return node

    def _child(self, parent: int, depth: int, value: str, team: str) -> int:
        node = self._known[depth].setdefault(value, len(self._values))
        if node == len(self._values):
            self._values.append(value)
            self._depths.append(depth)
            self._parents.append(parent)
            self._below.append([])
            self._below[parent].append(node)
            self._first.append(team)
        elif self._parents[node] != parent:
            self._under_two(node, parent, team)
        return node

    def in_order(self, at: Mapping[str, int]) -> Tree:
        """The tree, with every node after the one above it and after its siblings of smaller names."""
        root = self._root(at)
        places: dict[int, int] = {}
        nodes: list[TreeNode] = []
        waiting = [root]
        while waiting:
            node = waiting.pop()
            places[node] = len(nodes)
            nodes.append(self._node(node, root, nodes, places))
            waiting.extend(sorted(self._below[node], key=self._values.__getitem__, reverse=True))
        return Tree(
            tuple(heading for heading, _ in self._columns), tuple(nodes), {team: places[node] for team, node in at.items()}
        )

    def _root(self, at: Mapping[str, int]) -> int:
        """Everybody; or the only value of the first level, where every team has it and it is everybody as well."""
        top = self._below[0]
        return top[0] if len(top) == 1 and 0 not in at.values() else 0

    def _node(self, node: int, root: int, nodes: Sequence[TreeNode], places: Mapping[int, int]) -> TreeNode:
        if node == 0:
            return TreeNode((), "", -1)
        value, level = self._values[node], self._columns[self._depths[node]][0]
        if node == root:
            return TreeNode((value,), level, -1)
        parent = places[self._parents[node]]
        return TreeNode((*nodes[parent].path, value), level, parent)

    def _under_two(self, node: int, parent: int, team: str) -> None:
        depth, first = self._depths[node], self._teams.rows[self._first[node]]
        heading, above = self._columns[depth][0], self._columns[depth - 1][0]
        value, one, other = (shorten(self._values[each]) for each in (node, self._parents[node], parent))

        def tell(spot: Spot, rows: str) -> Problem:
            message = f'{heading} "{value}" is in {above} "{one}" in row {first} and in "{other}" in row {spot.row}{rows}'
            fix = f'Correct the row that is wrong. If there are two of this name, tell them apart: "{value} ({other})".'
            return Problem(Code.TREE_NOT_USABLE, self._place(spot.row, depth), message, fix)

        self._faults.see(("two above", node, parent), Spot(self._teams.rows[team]), tell)

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
