"""The release ledger over what is out already: the same figures again, the same file under another name, and what is said."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from teamcheck.cli.exit_codes import ExitCode

pytestmark = pytest.mark.slow

Call = Callable[..., tuple[int, str, str]]
Q = ("-q", "two-features.yaml")
ITEMS = ("aims1", "aims2", "aims3", "trust1", "trust2", "trust3")
LEDGER = "teamcheck.ledger.json"
BACKGROUND = """\
background:
  - {id: role, text: What is your work?, choices: {nurse: Nurse, doctor: Doctor}}
  - {id: shift, text: When do you work?, choices: {day: Day, night: Night}}
"""


@pytest.fixture(autouse=True)
def this_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who has given nothing out yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


class Team(NamedTuple):
    """A team with so many people, and where it stands."""

    name: str
    people: int
    department: str
    site: str


TEAMS = (
    Team("Ward 1", 12, "Surgery", "north"),
    Team("Ward 2", 11, "Surgery", "south"),
    Team("Ward 3", 13, "Surgery", "north"),
    Team("Ward 4", 12, "Medicine", "south"),
    Team("Ward 5", 14, "Medicine", "north"),
    Team("Ward 6", 11, "Medicine", "south"),
)
TREE = ("--teams", "teams.csv", "--audience", "organisation", "--tree", "department")


def answers_of(people: int, shift: int = 0) -> list[str]:
    return [",".join(str(3 + (person + place + shift) % 3) for place in range(6)) for person in range(people)]


def put(folder: Path, people: int, name: str, *, team: str = "Harbour", shift: int = 0) -> None:
    """Answers of a team; without a column of teams where ``team`` is empty, and never with one of rounds."""
    heading = ",".join(["team"] * bool(team) + list(ITEMS))
    rows = [f"{team},{row}" if team else row for row in answers_of(people, shift)]
    (folder / name).write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")


def hospital(folder: Path, teams: Sequence[Team] = TEAMS) -> None:
    """Answers of several teams, half of each at night, all nurses but for one doctor in the first, and the list of teams."""
    rows = [",".join(["team", "role", "shift", *ITEMS])]
    for team in teams:
        answers = enumerate(answers_of(team.people))
        rows += [f"{team.name},nurse,{'night' if person % 2 else 'day'},{row}" for person, row in answers]
    rows[1] = rows[1].replace("nurse", "doctor")
    (folder / "answers.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    listed = [f"{team.name},{team.people + 3},{team.department},{team.site}" for team in teams]
    (folder / "teams.csv").write_text("\n".join(["team,size,department,site", *listed]) + "\n", encoding="utf-8")
    questions = folder / "two-features.yaml"
    if "background" not in questions.read_text(encoding="utf-8"):
        questions.write_text(questions.read_text(encoding="utf-8") + BACKGROUND, encoding="utf-8")


def flat(text: str) -> str:
    return " ".join(text.split())


# The same figures once more


def test_fewer_ways_of_parting_people_are_allowed_where_nothing_else_is_told(folder: Path, call: Call) -> None:
    hospital(folder)
    first = call("score", "answers.csv", *Q, *TREE, "--by", "site", "-f", "json")
    again = call("score", "answers.csv", *Q, *TREE, "-f", "json")

    assert (first[0], again[0]) == (ExitCode.DONE, ExitCode.DONE), again[2]
    assert json.loads(first[1])["organisation"]["nodes"] == json.loads(again[1])["organisation"]["nodes"]
    assert call("score", "answers.csv", *Q, *TREE, "--by", "shift", "-f", "json")[0] == ExitCode.BAD_INPUT


def test_fewer_ways_are_refused_where_a_team_is_counted_that_was_not(folder: Path, call: Call) -> None:
    hospital(folder)
    assert call("score", "answers.csv", *Q, *TREE, "--by", "site", "-f", "json")[0] == ExitCode.DONE
    hospital(folder, (*TEAMS, Team("Ward 7", 12, "Medicine", "south")))

    assert call("score", "answers.csv", *Q, *TREE, "-f", "json")[0] == ExitCode.BAD_INPUT


def test_a_way_of_parting_people_that_showed_nothing_stands_in_nobodys_way(folder: Path, call: Call) -> None:
    """One doctor among nurses: no group is shown."""
    hospital(folder)
    assert call("score", "answers.csv", *Q, *TREE, "--by", "role", "-f", "json")[0] == ExitCode.DONE
    code, out, err = call("score", "answers.csv", *Q, *TREE, "--by", "site", "-f", "json")

    assert code == ExitCode.DONE, err
    (site,) = json.loads(out)["organisation"]["breakdowns"]
    assert any(total["n"] for cell in site["cells"] for total in cell["dimensions"])


def test_groups_within_teams_that_are_not_shown_stand_in_nobodys_way_either(folder: Path, call: Call) -> None:
    """One doctor among nurses."""
    hospital(folder, [TEAMS[0]._replace(people=22)])
    assert call("score", "answers.csv", *Q, "--by", "role", "-f", "json")[0] == ExitCode.DONE
    code, out, err = call("score", "answers.csv", *Q, "--by", "shift", "-f", "json")

    assert code == ExitCode.DONE, err
    shown = [cell for team in json.loads(out)["teams"] for each in team["breakdowns"] for cell in each["cells"] or ()]
    assert any(total["n"] for cell in shown for total in cell["dimensions"])
    assert call("score", "answers.csv", *Q, "--by", "role", "-f", "json")[0] == ExitCode.DONE, "it still shows nothing"


def test_the_first_figures_may_be_made_again_after_others_with_a_reason(folder: Path, call: Call) -> None:
    put(folder, 9, "answers.csv")
    first = call("score", "answers.csv", *Q)
    put(folder, 10, "answers.csv")
    assert call("score", "answers.csv", *Q, "--without-ledger", "One came late")[0] == ExitCode.DONE
    put(folder, 9, "answers.csv")
    again = call("score", "answers.csv", *Q)

    assert (again[0], again[1]) == (ExitCode.DONE, first[1])
    put(folder, 10, "answers.csv")
    assert call("score", "answers.csv", *Q)[0] == ExitCode.BAD_INPUT, "the reason must stand in every copy"


# Another file


@pytest.mark.parametrize(
    "name", ["export (2).csv", "export(1).csv", "export - Copy.csv", "export copy 2.csv", "export - Kopie (3).csv"]
)
@pytest.mark.parametrize("team", ["", "Harbour"])
def test_a_second_download_is_the_same_file(name: str, team: str, folder: Path, call: Call) -> None:
    put(folder, 8, "export.csv", team=team)
    put(folder, 9, name, team=team)
    assert call("score", "export.csv", *Q)[0] == ExitCode.DONE
    code, out, err = call("score", name, *Q)

    assert (code, out, "[R080]" in err) == (ExitCode.BAD_INPUT, "", True)
    assert "counts as export.csv, made again; if people were asked again, give it a name of its own." in flat(err)


@pytest.mark.parametrize("name", ["round-2.csv", "round_1.csv", "round 2.csv", "round1.csv", "round (spring).csv"])
def test_names_that_people_give_are_names(name: str, folder: Path, call: Call) -> None:
    put(folder, 8, "round.csv")
    put(folder, 9, name)
    codes = [call("score", each, *Q)[0] for each in ("round.csv", name)]

    assert codes == [ExitCode.DONE] * 2


@pytest.mark.parametrize(
    ("team", "said"),
    [
        (
            "Harbour",
            "figures of 8 answers of Harbour from another file in this folder are out. If this is the same time of asking,",
        ),
        ("", "figures of 8 answers from another file in this folder are out. If it is the same team and the same time of"),
    ],
)
def test_a_note_says_that_another_file_may_be_of_the_same_time(team: str, said: str, folder: Path, call: Call) -> None:
    put(folder, 8, "export.csv", team=team)
    put(folder, 9, "new.csv", team=team)
    first = call("score", "export.csv", *Q, *([] if team else ["--team-name", "Ward 3"]))
    code, _, err = call("score", "new.csv", *Q, *([] if team else ["--team-name", "Ward 3"]))

    assert "another file" not in first[2]
    assert (code, said in flat(err)) == (ExitCode.DONE, True)
    assert "the two, side by side, could show what somebody answered." in flat(err)
    assert "another file" not in call("score", "new.csv", *Q)[2]


def test_no_note_of_a_copy_nor_of_far_more_people_nor_of_files_that_are_read_together(folder: Path, call: Call) -> None:
    put(folder, 8, "export.csv")
    put(folder, 8, "the-same.csv")
    put(folder, 13, "more.csv")
    put(folder, 9, "autumn.csv", team="Mill")
    said = [call("score", "export.csv", *Q)[2], call("score", "the-same.csv", *Q)[2], call("score", "more.csv", *Q)[2]]
    said.append(call("score", "autumn.csv", *Q)[2])

    assert not [text for text in said if "another file" in text]
    put(folder, 8, "changed.csv", shift=1)
    assert "another file" not in call("score", "changed.csv", *Q, "--quiet")[2]


def test_a_note_names_one_team_and_counts_the_others(folder: Path, call: Call) -> None:
    hospital(folder)
    assert call("score", "answers.csv", *Q)[0] == ExitCode.DONE
    hospital(folder, [team._replace(people=team.people + 1) for team in TEAMS])
    (folder / "answers.csv").rename(folder / "later.csv")
    err = flat(call("score", "later.csv", *Q)[2])

    assert "figures of 12 answers of Ward 1 and 5 other teams from another file" in err
    assert err.count("another file") == 1


# What is said


def test_the_message_says_how_many_answers_are_enough(folder: Path, call: Call) -> None:
    for people, more, enough in [(9, 10, 14), (13, 14, 23)]:
        name = f"{people}.csv"
        put(folder, people, name)
        call("score", name, *Q)
        put(folder, more, name)
        assert f"From {enough} answers on it can be made again" in flat(call("score", name, *Q)[2])
        put(folder, enough - 1, name)
        assert call("score", name, *Q)[0] == ExitCode.BAD_INPUT
        put(folder, enough, name)
        assert call("score", name, *Q)[0] == ExitCode.DONE


def test_a_team_too_small_for_that_many_answers_is_told_that_its_figures_stay(folder: Path, call: Call) -> None:
    for size, told in [
        (11, "In a team of 11 this round's figures stay as they are: keep the report that is out"),
        (14, "From 14 answers on it can be made again"),
    ]:
        name, sizes = f"{size}.csv", ("--teams", f"teams-{size}.csv")
        (folder / sizes[1]).write_text(f"team,size\nHarbour,{size}\n", encoding="utf-8")
        put(folder, 9, name)
        call("score", name, *Q, *sizes)
        put(folder, 10, name)
        err = flat(call("score", name, *Q, *sizes)[2])
        assert told in err
        assert ("it can be made again" in err) is (size == 14)
        assert "teamcheck report --discussion" in err


def test_other_ways_of_parting_people_are_refused_once_in_options_that_can_be_typed(folder: Path, call: Call) -> None:
    hospital(folder)
    call("score", "answers.csv", *Q, *TREE, "--by", "site")
    code, _, err = call("score", "answers.csv", *Q, *TREE[:4], "--tree", "site", "-f", "json")

    assert (code, err.count("[R080]"), "--discussion" in err) == (ExitCode.BAD_INPUT, 1, False)
    assert "Give the same options in this order: --tree department --by site. More may follow." in flat(err)


def test_a_total_of_other_teams_speaks_of_teams_and_not_of_answers(folder: Path, call: Call) -> None:
    hospital(folder)
    call("score", "answers.csv", *Q, *TREE)
    hospital(folder, [team._replace(department="Surgery") if team.name == "Ward 6" else team for team in TEAMS])
    err = flat(call("score", "answers.csv", *Q, *TREE)[2])

    assert "a total of 37 people was given out" in err
    assert "now it would be of 26, for a team was moved, added or left out" in err
    assert "--discussion" not in err


def test_a_late_answer_in_a_total_does_not_send_to_a_page_that_has_none(folder: Path, call: Call) -> None:
    hospital(folder)
    call("score", "answers.csv", *Q, *TREE)
    hospital(folder, [team._replace(people=team.people + 1) if team.name == "Ward 6" else team for team in TEAMS])
    err = flat(call("score", "answers.csv", *Q, *TREE)[2])

    assert "(Ward 6): figures with 11 of these answers in them were given out" in err
    assert ("[R080]" in err, "--discussion" in err) == (True, False)


def test_whoever_goes_on_is_told_to_keep_the_two_apart(folder: Path, call: Call) -> None:
    put(folder, 9, "answers.csv")
    why = ("--without-ledger", "One came late")
    first = call("score", "answers.csv", *Q, *why)
    put(folder, 10, "answers.csv")
    code, out, err = call("report", "answers.csv", *Q, "-f", "md", "-o", "-", *why)

    assert "side by side" not in first[2]
    assert code == ExitCode.DONE
    assert "the earlier ones, side by side, may show what somebody answered: see that nobody has both." in flat(err)
    assert "the two, side by side, could show what somebody answered." in flat(out)


def test_a_page_without_figures_takes_no_other_page_away(folder: Path, call: Call) -> None:
    put(folder, 12, "answers.csv")
    assert call("report", "answers.csv", *Q)[0] == ExitCode.DONE
    page = (folder / "harbour.html").read_bytes()
    ran = call("report", "answers.csv", *Q, "--discussion", "-f", "html", "-f", "teams")

    assert ran[0] == ExitCode.DONE
    assert (folder / "harbour.html").read_bytes() == page
    assert "This copy has no figures." in (folder / "harbour.discussion.html").read_text(encoding="utf-8")
    assert (folder / "harbour.discussion.teams.md").is_file()
