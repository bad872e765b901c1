"""The tree of teams: made of columns of the list, the same from any order of rows, and refused where it cannot be one."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.errors import Code, ResponsesError
from teamcheck.responses.faults import KEPT
from teamcheck.responses.teams import ListOfTeams, read_teams
from teamcheck.responses.tree import TreeNode, tree_of


@pytest.fixture
def tree(tmp_path: Path):
    """Read a list of teams and make a tree of it."""

    def tree_of_table(table: str | bytes, levels: str):
        path = tmp_path / "teams.csv"
        path.write_bytes(table.encode() if isinstance(table, str) else table)
        return tree_of(read_teams(path), levels.split("/"))

    return tree_of_table


@pytest.fixture
def problems(tree):
    def problems_of(table, levels="organisation/department"):
        with pytest.raises(ResponsesError) as caught:
            tree(table, levels)
        return list(caught.value.problems)

    return problems_of


def listed(rows, columns=("a", "b", "c")):
    """A list of teams of 5 from each team's values."""
    values = {team: dict(zip(columns, row, strict=True)) for team, row in rows.items()}
    numbers = {team: number for number, team in enumerate(rows, start=2)}
    return ListOfTeams("teams.csv", dict.fromkeys(rows, 5), tuple(columns), values, numbers, ("C", "D", "E")[: len(columns)])


def paths(tree):
    return [node.path for node in tree.nodes]


def test_the_root_is_everybody_and_parents_come_before_their_children_by_name(tree):
    found = tree("team,size,organisation,department\nA,5,South,Z\nB,5,North,Y\nC,5,South,X\n", "organisation/department")

    assert found.levels == ("organisation", "department")
    assert found.nodes == (
        TreeNode((), "", -1),
        TreeNode(("North",), "organisation", 0),
        TreeNode(("North", "Y"), "department", 1),
        TreeNode(("South",), "organisation", 0),
        TreeNode(("South", "X"), "department", 3),
        TreeNode(("South", "Z"), "department", 3),
    )
    assert found.at == {"A": 5, "B": 2, "C": 4}


def test_where_all_teams_have_one_value_on_the_first_level_it_is_the_root(tree):
    found = tree("team,size,organisation,department\nA,5,North,X\nB,5,North,\n", "organisation/department")

    assert found.nodes == (TreeNode(("North",), "organisation", -1), TreeNode(("North", "X"), "department", 0))
    assert found.at == {"A": 1, "B": 0}


def test_one_value_beside_a_blank_is_not_everybody(tree):
    found = tree("team,size,organisation\nA,5,North\nB,5,\n", "organisation")

    assert (paths(found), found.at) == ([(), ("North",)], {"A": 1, "B": 0})


def test_only_the_first_level_gives_a_root(tree):
    found = tree("team,size,organisation,department\nA,5,North,X\nB,5,North,X\n", "organisation/department")

    assert (paths(found), found.at) == ([("North",), ("North", "X")], {"A": 1, "B": 1})


def test_a_team_with_a_blank_stands_directly_under_the_last_name_before_it():
    found = tree_of(listed({"A": ("1", "2", "3"), "B": ("1", "2", ""), "C": ("1", "", ""), "D": ("", "", "")}), "abc")

    assert [found.nodes[found.at[team]].path for team in "ABCD"] == [("1", "2", "3"), ("1", "2"), ("1",), ()]


def test_one_name_on_two_levels_is_two_nodes():
    found = tree_of(listed({"A": ("X", "X", "X"), "B": ("Y", "", "")}), "abc")

    assert paths(found) == [(), ("X",), ("X", "X"), ("X", "X", "X"), ("Y",)]


def test_a_team_may_be_called_like_its_department(tree):
    found = tree("team,size,department\nX,5,X\nY,5,Y\n", "department")

    assert (paths(found), found.at) == ([(), ("X",), ("Y",)], {"X": 1, "Y": 2})


def test_no_teams_and_no_levels_are_everybody():
    assert tree_of(listed({}), "abc").nodes == (TreeNode((), "", -1),)
    assert tree_of(listed({"A": ("1", "2", "3")}), "").at == {"A": 0}


@pytest.mark.parametrize("level", ["department", "Department", " DEPARTMENT ", "department:"])
def test_a_level_is_found_as_headings_are_and_called_as_it_is_written(tree, level):
    found = tree("team,size,The site,Department \nA,5,x,North\nB,5,y,South\n", level)

    assert (found.levels, found.nodes[1].level) == (("Department",), "Department")


def test_names_are_cleaned_as_names_of_teams_are(tree):
    found = tree('team,size,site\nA,5," Cafe\u0301\n1 "\nB,5,Café 1\nC,5,Bar\n', "site")

    assert paths(found) == [(), ("Bar",), ("Café 1",)]


@pytest.mark.parametrize(
    ("headings", "levels", "column", "words"),
    [
        (
            "organisation,department",
            "organisation/departement",
            None,
            ('no column "departement"', 'Did you mean "department"?'),
        ),
        ("organisation,department", "ward", None, ('no column "ward"', '"organisation", "department"')),
        ("organisation,department", "department/organisation/Department", "D", ('"Department" twice', "--tree")),
        ("organisation,department", "size/department", None, ("size can be no level", "Name columns")),
        ("organisation,department", "organisation/Team", None, ("Team can be no level", "Name columns")),
        ("organisation,department", "organisation//department", None, ("has no name", "--tree organisation/department")),
    ],
)
def test_a_level_that_is_no_column_of_its_own_is_refused(problems, headings, levels, column, words):
    (problem,) = problems(f"team,size,{headings}\nA,5,North,X\n", levels)

    assert (problem.code, problem.place.row, problem.place.column) == (Code.TREE_NOT_USABLE, 1, column)
    assert words[0] in problem.message
    assert words[1] in problem.fix


def test_a_heading_that_is_there_twice_can_be_no_level(tree, problems):
    table = "team,size,department,site,Department \nA,5,North,x,X\n"

    (problem,) = problems(table, "department/site")

    assert (problem.code, problem.place.row, problem.place.column) == (Code.LIST_OF_TEAMS, 1, "E")
    assert problem.message == 'columns C and E are both called "department"'
    assert tree(table, "site").at == {"A": 0}


def test_every_level_that_is_wrong_is_said(problems):
    assert [problem.code for problem in problems("team,size,site\nA,5,North\n", "ward/team/site/site")] == [
        Code.TREE_NOT_USABLE
    ] * 3


def test_a_list_without_other_columns_has_no_tree(problems):
    assert "no columns but team and size" in problems("team,size\nA,5\n", "department")[0].fix


def test_a_value_in_two_others_is_refused_with_both_rows(problems):
    table = "team,size,organisation,department\nA,5,North,Stores\nB,5,North,Stores\nC,5,South,Stores\n"

    (problem,) = problems(table)

    assert (problem.code, problem.place.row, problem.place.column) == (Code.TREE_NOT_USABLE, 4, "D")
    assert problem.message == 'department "Stores" is in organisation "North" in row 2 and in "South" in row 4'
    assert '"Stores (South)"' in problem.fix


def test_a_value_in_two_others_is_one_problem_in_however_many_rows(problems):
    rows = "A,5,North,Stores\n" + "".join(f"B{number},5,South,Stores\n" for number in range(500))

    (problem,) = problems(f"team,size,organisation,department\n{rows}")

    assert problem.message.endswith("(rows 3, 4, 5, 6, 7 and 495 more)")


def test_a_name_below_a_blank_is_refused(problems):
    (problem,) = problems("team,size,organisation,department\nA,5,North,X\nB,5,,Y\n,,,\nC,5,,Z\n")

    assert (problem.code, problem.place.row, problem.place.column) == (Code.TREE_NOT_USABLE, 3, "C")
    assert problem.message == "there is a department, but no organisation that it is in (rows 3, 5)"


def test_everything_that_is_wrong_with_rows_is_said(problems):
    found = problems("team,size,organisation,department\nA,5,North,X\nB,5,,Y\nC,5,South,X\n")

    assert [problem.place.row for problem in found] == [3, 4]


def test_a_tree_with_endless_faults_names_a_hundred(problems):
    rows = "".join(f"A{n},5,North,D{n}\nB{n},5,South,D{n}\n" for n in range(300))

    found = problems(f"team,size,organisation,department\n{rows}")

    assert (len(found), found[-1].code) == (KEPT, Code.MORE_PROBLEMS)


def test_doubtful_letters_matter_only_in_a_column_that_is_a_level(tree, problems):
    table = "team,size,site,department\nA,5,x,Café\nB,5,y,Bar\n".encode("cp1252")

    assert paths(tree(table, "site")) == [(), ("x",), ("y",)]
    assert [(each.code, each.place.row, each.place.column) for each in problems(table, "department")] == [
        (Code.ENCODING_UNKNOWN, 2, "D")
    ]


def test_a_workbook_names_its_sheet(workbook, tmp_path):
    (tmp_path / "teams.xlsx").write_bytes(workbook({"Teams": [["team", "size", "site"], ["A", 5, "x"]]}))

    with pytest.raises(ResponsesError) as caught:
        tree_of(read_teams(tmp_path / "teams.xlsx"), ["ward"])

    assert caught.value.problems[0].place.sheet == "Teams"


def test_depth_has_no_limit():
    columns = tuple(f"level {number}" for number in range(2000))
    values = {"A": dict.fromkeys(columns, "x"), "B": {**dict.fromkeys(columns, "x"), columns[-1]: "y"}}
    found = tree_of(ListOfTeams("teams.csv", {"A": 5, "B": 5}, columns, values, {"A": 2, "B": 3}, columns), columns)

    assert len(found.nodes) == 2001
    assert {found.nodes[place].parent for place in found.at.values()} == {1998}


def looked_up(teams, levels):
    """How many cells are looked at to make a tree."""
    seen = 0

    class Row(dict):
        def __getitem__(self, key):
            nonlocal seen
            seen += 1
            return super().__getitem__(key)

    tree_of(
        ListOfTeams(
            teams.file, teams.sizes, teams.columns, {t: Row(r) for t, r in teams.values.items()}, teams.rows, teams.letters
        ),
        levels,
    )
    return seen


def test_each_cell_is_looked_at_once():
    teams = listed({f"T{number}": (f"{number % 3}", f"{number % 3}-{number % 50}", f"{number}") for number in range(300)})

    assert looked_up(teams, "abc") == 900


def nested(numbers):
    """Teams at places of a tree that can be: each value's own name holds the way to it."""
    rows = {}
    for number, way in enumerate(numbers):
        names = ["/".join(map(str, way[: depth + 1])) for depth in range(len(way))]
        rows[f"T{number}"] = (*names, *[""] * (3 - len(names)))
    return rows


places = st.lists(st.lists(st.integers(0, 2), max_size=3), min_size=1, max_size=12)


@given(places, st.data())
def test_the_order_of_rows_does_not_change_the_tree(numbers, data):
    rows = nested(numbers)
    shuffled = dict(data.draw(st.permutations([*rows.items()])))

    assert tree_of(listed(rows), "abc") == tree_of(listed(shuffled), "abc")


@given(places)
def test_every_team_stands_where_its_row_says_and_every_node_under_its_own(numbers):
    rows = nested(numbers)

    found = tree_of(listed(rows), "abc")

    assert {team: found.nodes[place].path for team, place in found.at.items()} == {
        team: tuple(filter(None, row)) for team, row in rows.items()
    }
    assert found.nodes[0].parent == -1
    for place, node in enumerate(found.nodes[1:], start=1):
        above = found.nodes[node.parent]
        assert node.parent < place
        assert (above.path, node.level) == (node.path[:-1], "abc"[len(node.path) - 1])
    for one, two in pairwise(found.nodes):
        assert one.path < two.path


@given(places, st.integers(0, 11), st.sampled_from("abc"))
def test_a_value_moved_under_another_is_found(numbers, which, column):
    """A tree is made if, and only if, no value has two others above it and nothing stands below a blank."""
    rows = nested(numbers)
    team = f"T{which % len(rows)}"
    teams = listed(rows)
    teams.values[team][column] = "0"

    above: dict[tuple[int, str], set[str]] = {}
    broken = False
    for row in (list(values.values()) for values in teams.values.values()):
        filled = [bool(value) for value in row]
        broken |= filled != sorted(filled, reverse=True)
        for depth in range(1, 3):
            if all(filled[: depth + 1]):
                above.setdefault((depth, row[depth]), set()).add(row[depth - 1])
    broken |= any(len(names) > 1 for names in above.values())

    if broken:
        with pytest.raises(ResponsesError, match="R072"):
            tree_of(teams, "abc")
    else:
        tree_of(teams, "abc")
