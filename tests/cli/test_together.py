"""Teams added up over a tree, and people in groups, from the command line."""

import csv
import io
import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

BACKGROUND = """\
background:
  - {id: role, text: What is your work?, choices: {nurse: Nurse, doctor: Doctor}}
"""
ITEMS = ("aims1", "aims2", "aims3", "trust1", "trust2", "trust3")

#: Team, where it stands, its tag, and how many nurses, doctors and people who did not say answered.
TEAMS = {
    "Ward 1": ("Harbour/Surgery", "north", (8, 4, 0)),
    "Ward 2": ("Harbour/Surgery", "south", (7, 3, 1)),
    "Pharmacy": ("Harbour/Surgery", "north", (1, 2, 0)),
    "Ward 4": ("Harbour/Medicine", "south", (6, 6, 0)),
    "Ward 5": ("Harbour/Medicine", "north", (9, 5, 2)),
}


@pytest.fixture
def here(folder: Path) -> Path:
    """A hospital of five teams, in a folder of its own."""
    questions = folder / "two-features.yaml"
    questions.write_text(questions.read_text(encoding="utf-8") + BACKGROUND, encoding="utf-8")
    random, rows = Random(6), []
    for team, (_, _, counts) in TEAMS.items():
        for role, count in zip(("nurse", "doctor", ""), counts, strict=True):
            rows += [[team, role, *(str(random.randint(1, 5)) for _ in ITEMS)] for _ in range(count)]
    random.shuffle(rows)
    write(folder / "answers.csv", [["team", "role", *ITEMS], *rows])
    listed = [[team, str(sum(counts) + 2), *path.split("/"), site] for team, (path, site, counts) in TEAMS.items()]
    write(folder / "teams.csv", [["team", "size", "organisation", "department", "site"], *listed])
    return folder


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


WORDS = ("answers.csv", "-q", "two-features.yaml", "--teams", "teams.csv", "--audience", "organisation")
TREE = ("--tree", "organisation/department")


@pytest.mark.usefixtures("here")
def test_every_part_of_the_tree_has_its_figures_and_n(call: Any) -> None:
    said = call("score", *WORDS, *TREE, "-f", "json")
    nodes = json.loads(said.out)["organisation"]["nodes"]

    assert said.code == 0, said.err
    assert [(node["path"], node["teams"], node["answered"], node["dimensions"][0]["n"]) for node in nodes] == [
        (["Harbour"], 5, 54, 51),
        (["Harbour", "Medicine"], 2, 28, 28),
        (["Harbour", "Surgery"], 3, 26, 23),
    ]
    assert nodes[2]["dimensions"][0]["left_out"] == ["Pharmacy"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("form", ["table", "csv", "md", "jsonl", "json"])
def test_every_format_says_who_is_left_out_of_a_total(call: Any, form: str) -> None:
    said = call("score", *WORDS, *TREE, "-f", form)

    assert said.code == 0, said.err
    assert "Surgery" in said.out
    assert "Pharmacy" in said.out
    assert "23" in said.out


@pytest.mark.usefixtures("here")
def test_people_are_parted_by_what_they_said_over_all_teams_of_the_tree(call: Any) -> None:
    said = call("score", *WORDS, *TREE, "--by", "role", "--by", "site", "-f", "json")
    role, site = json.loads(said.out)["organisation"]["breakdowns"]

    assert said.code == 0, said.err
    assert [(cell["text"], cell["dimensions"][0]["n"]) for cell in site["cells"]] == [("north", 28), ("south", 23)]
    assert {cell["text"]: cell["dimensions"][0]["n"] for cell in role["cells"]} == {
        "Nurse": 30,
        "Doctor": None,
        "Not known": None,
    }


@pytest.mark.usefixtures("here")
def test_without_a_tree_people_are_parted_within_each_team(call: Any) -> None:
    said = call("score", *WORDS, "--by", "role", "-f", "json")
    teams = {team["team"]: team["breakdowns"][0] for team in json.loads(said.out)["teams"]}

    assert said.code == 0, said.err
    assert teams["Ward 5"]["cells"] is None
    assert teams["Ward 5"]["withheld"]["cells"]["code"] == "small-group"


def test_the_report_writes_a_page_of_all_teams_beside_the_teams_own(call: Any, here: Path) -> None:
    said = call("report", *WORDS, *TREE, "--by", "role", "-f", "html", "-f", "md", "-o", "out")
    page = (here / "out" / "organisation.md").read_text(encoding="utf-8")

    assert said.code == 0, said.err
    assert {path.stem for path in (here / "out").iterdir()} == {
        "organisation",
        "pharmacy",
        "ward-1",
        "ward-2",
        "ward-4",
        "ward-5",
    }
    assert "Surgery is counted without Pharmacy, so that nobody there can be worked out." in page


def test_a_team_called_organisation_keeps_its_own_file(call: Any, here: Path) -> None:
    for name in ("answers.csv", "teams.csv"):
        text = (here / name).read_text(encoding="utf-8")
        (here / name).write_text(text.replace("Ward 5", "Organisation"), encoding="utf-8")
    said = call("report", *WORDS, *TREE, "-o", "out")

    assert said.code == 0, said.err
    assert (here / "out" / "organisation-2.html").is_file()


@pytest.mark.usefixtures("here")
def test_teams_stand_by_name_in_the_page_only_where_people_were_told_so(call: Any, here: Path) -> None:
    call("report", *WORDS, *TREE, "-f", "md", "-o", "named")
    call("report", *WORDS[:-2], *TREE, "-f", "md", "-o", "unnamed", "--without-ledger", "a test of two audiences")

    assert "Ward 5" in (here / "named" / "organisation.md").read_text(encoding="utf-8")
    assert "Ward 5" not in (here / "unnamed" / "organisation.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("score", *WORDS, "--by", "colour"), "colour is no background question and no column of --teams. There is role"),
        (("score", *WORDS, "--by", "site"), "site parts whole teams: say over which with --tree COLUMN."),
        (("score", *WORDS, *TREE, "--team", "Ward 1"), "the tree is over all teams; leave out --team."),
        (("score", "answers.csv", "-q", "two-features.yaml", *TREE), "give the list of teams that has these columns"),
        (("score", *WORDS, *TREE, "--for", "analyst"), "totals and groups are protected figures"),
        (("report", *WORDS, *TREE, "-o", "-"), "with --tree there are several documents: name a folder."),
        (("report", *WORDS, *TREE, "-f", "teams"), "all teams together are shown as html or md."),
    ],
)
def test_what_does_not_go_together_is_said(call: Any, words: tuple[str, ...], said: str) -> None:
    found = call(*words)

    assert found.code == 2
    assert said in " ".join(found.err.split())
    assert found.out == ""


@pytest.mark.parametrize(("audience", "policy"), [((), False), (("--audience", "team"), False), ((), True)])
def test_it_is_said_that_people_were_told_only_where_something_says_so(
    call: Any, here: Path, audience: tuple[str, ...], policy: bool
) -> None:
    if policy:
        (here / "answers.policy.yaml").write_text("schema: teamcheck/policy/1\naudience: team\n", encoding="utf-8")
    words = (*WORDS[:-2], *audience, *TREE)
    table = " ".join(call("score", *words).out.split())
    assert call("report", *words, "-f", "md", "-o", "out").code == 0
    page = (here / "out" / "organisation.md").read_text(encoding="utf-8")

    for text in (table, page):
        assert ("People were told" in text) == bool(audience or policy)
        assert ("Nothing says what people were told" in text) != bool(audience or policy)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("audience", "copy", "said"),
    [
        ("team", "team", "Each other page is for its own team only."),
        ("organisation", "team", "Each other page is for its own team; for the organisation there is --for organisation."),
        ("team-and-coach", "coach", "Each other page is for the coach of its team only."),
        ("organisation", "organisation", ""),
    ],
)
def test_whom_each_page_of_the_folder_is_for_is_said(call: Any, audience: str, copy: str, said: str) -> None:
    found = call("report", *WORDS[:-1], audience, *TREE, "--for", copy, "-o", "out")

    assert found.code == 0, found.err
    assert ("Note: the page called organisation is for the organisation." in found.err) == bool(said)
    assert said in " ".join(found.err.split())
    assert (
        "Note:"
        not in call(
            "report", *WORDS[:-1], audience, *TREE, "--for", copy, "-o", "out", "-q", "two-features.yaml", "--quiet"
        ).err
    )


@pytest.mark.usefixtures("here")
def test_a_level_that_is_no_column_is_said(call: Any) -> None:
    found = call("score", *WORDS, "--tree", "organisation/departement")

    assert found.code == 3
    assert "R072" in found.err


def test_a_tag_that_two_columns_have_is_said(call: Any, here: Path) -> None:
    text = (here / "teams.csv").read_text(encoding="utf-8")
    (here / "teams.csv").write_text("".join(f"{line},site\n" for line in text.splitlines()), encoding="utf-8")
    found = call("score", *WORDS, *TREE, "--by", "site")

    assert found.code == 3
    assert "R029" in found.err


@pytest.mark.usefixtures("here")
def test_rows_of_figures_say_what_they_are_of(call: Any) -> None:
    said = call("score", *WORDS, *TREE, "--by", "site", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))

    assert {row["part"] for row in rows if row["level"] == "department"} == {"Harbour / Medicine", "Harbour / Surgery"}
    assert {row["cell_text"] for row in rows if row["breakdown"] == "site"} == {"north", "south"}


def add_people(here: Path, team: str, count: int, role: str = "nurse") -> None:
    with (here / "answers.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{team},{role},5,5,1,5,5,5\n" for _ in range(count))


def test_a_person_more_in_a_team_too_small_to_be_shown_is_refused_where_totals_counted_it(call: Any, here: Path) -> None:
    assert call("score", *WORDS, *TREE, "-f", "json").code == 0
    add_people(here, "Pharmacy", 1)
    found = call("score", *WORDS, *TREE, "-f", "json")

    assert (found.code, found.out) == (3, "")
    assert "R080" in found.err
    assert "Pharmacy" in found.err


@pytest.mark.usefixtures("here")
def test_the_same_totals_may_be_given_out_again_in_any_format(call: Any) -> None:
    assert call("score", *WORDS, *TREE, "--by", "role", "-f", "json").code == 0
    assert call("score", *WORDS, *TREE, "--by", "role", "--by", "site", "-f", "csv").code == 0
    assert call("report", *WORDS, *TREE, "--by", "role", "--by", "site", "-o", "out").code == 0
    assert call("score", *WORDS).code == 0


@pytest.mark.parametrize("later", [("--by", "site"), ("--by", "site", "--by", "role"), ()])
@pytest.mark.usefixtures("here")
def test_people_are_not_parted_in_another_way_than_before(call: Any, later: tuple[str, ...]) -> None:
    assert call("score", *WORDS, *TREE, "--by", "role", "-f", "json").code == 0
    other = TREE if later else ("--tree", "department")
    found = call("score", *WORDS, *other, *later, "-f", "json")

    assert (found.code, found.out) == (3, "")
    assert "R080" in found.err


def test_somebody_put_into_another_group_is_refused(call: Any, here: Path) -> None:
    assert call("score", *WORDS, *TREE, "--by", "role", "-f", "json").code == 0
    rows = (here / "answers.csv").read_text(encoding="utf-8").splitlines()
    place = next(place for place, row in enumerate(rows) if row.startswith("Ward 5,nurse"))
    rows[place] = rows[place].replace(",nurse,", ",doctor,")
    (here / "answers.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    found = call("score", *WORDS, *TREE, "--by", "role", "-f", "json")

    assert (found.code, found.out) == (3, "")


@pytest.mark.parametrize("people", [3, 12, 40])
def test_totals_are_given_out_once_however_large_a_team_comes_in(call: Any, here: Path, people: int) -> None:
    assert call("score", *WORDS, *TREE, "-f", "json").code == 0
    add_people(here, "Late team", people)
    with (here / "teams.csv").open("a", encoding="utf-8") as file:
        file.write("Late team,60,Harbour,Medicine,north\n")
    found = call("score", *WORDS, *TREE, "-f", "json")

    assert (found.code, found.out) == (3, "")
    assert "A total is given out once in a round" in " ".join(found.err.split())
    assert call("score", *WORDS, "--team", "Late team").code == 0


@pytest.mark.usefixtures("here")
def test_a_deeper_tree_is_not_shown_beside_a_shallower_one(call: Any) -> None:
    assert call("score", *WORDS, "--tree", "organisation", "-f", "json").code == 0
    found = call("score", *WORDS, *TREE, "-f", "json")

    assert (found.code, found.out) == (3, "")


@pytest.mark.usefixtures("here")
def test_groups_within_teams_do_not_stand_in_the_way_of_a_tree(call: Any) -> None:
    assert call("score", *WORDS, "--by", "role", "-f", "json").code == 0
    assert call("score", *WORDS, *TREE, "-f", "json").code == 0
