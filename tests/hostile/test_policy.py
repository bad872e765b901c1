"""What people were told is obeyed by every command, is never lowered, and stands in every result."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode

pytestmark = pytest.mark.slow

Told = Callable[..., Path]


@pytest.fixture
def told(fill) -> Told:
    """A folder of answers of nine people, with what they were told beside it."""

    def make(minimum: int = 8, audience: str = "team-and-coach", people: int = 9) -> Path:
        folder = fill("plain", people).path
        text = f"schema: teamcheck/policy/1\nminimum: {minimum}\naudience: {audience}\n"
        for name in ("answers", "many"):
            (folder / f"{name}.policy.yaml").write_text(text, encoding="utf-8")
        return folder

    return make


ASKED = ("-q", "ours.yaml")
FOR_PEOPLE = {
    "report as a page": ["report", "answers.csv", *ASKED, "-o", "-"],
    "report as Markdown": ["report", "answers.csv", *ASKED, "-f", "md", "-o", "-"],
    "report as a message": ["report", "answers.csv", *ASKED, "-f", "teams", "-o", "-"],
    "the coach's page": ["report", "answers.csv", *ASKED, "-o", "-", "--for", "coach"],
    "the coach's Markdown": ["report", "answers.csv", *ASKED, "-f", "md", "-o", "-", "--for", "coach"],
    "a discussion": ["report", "answers.csv", *ASKED, "-o", "-", "--discussion"],
    "a comparison as a page": ["compare", "answers.csv", *ASKED, "-o", "-"],
    "a comparison as Markdown": ["compare", "answers.csv", *ASKED, "-f", "md", "-o", "-"],
    "a table": ["score", "answers.csv", *ASKED],
    "figures as Markdown": ["score", "answers.csv", *ASKED, "-f", "md"],
    "figures as CSV": ["score", "answers.csv", *ASKED, "-f", "csv"],
}
FOR_PROGRAMS = {
    "figures": ["score", "answers.csv", *ASKED, "-f", "json"],
    "figures of a line each": ["score", "answers.csv", *ASKED, "-f", "jsonl"],
    "full figures": ["score", "answers.csv", *ASKED, "--for", "analyst"],
    "a comparison": ["compare", "answers.csv", *ASKED, "-f", "json", "-o", "-"],
    "a comparison in full": ["compare", "answers.csv", *ASKED, "--for", "analyst"],
}


WITH_FIGURES = {name: words for name, words in (FOR_PEOPLE | FOR_PROGRAMS).items() if "--discussion" not in words}


@pytest.mark.parametrize("words", FOR_PEOPLE.values(), ids=FOR_PEOPLE.keys())
def test_what_people_were_told_stands_in_every_result_for_people(words, told, call) -> None:
    code, out, _ = call(*words, cwd=told())
    assert code == ExitCode.DONE
    assert re.search(r"(team and its coach|team-and-coach)", out)
    assert re.search(r"(at least|fewer than) 8 |\b8 \| team-and-coach|,8,team-and-coach", out)


@pytest.mark.parametrize("words", FOR_PROGRAMS.values(), ids=FOR_PROGRAMS.keys())
def test_what_people_were_told_stands_in_every_result_for_programs(words, told, call) -> None:
    code, out, _ = call(*words, cwd=told())
    assert code == ExitCode.DONE
    found = json.loads(out)
    policies = [each["policy"] for each in found.get("teams", [found])]
    assert policies == [{"minimum": 8, "audience": "team-and-coach"}]


@pytest.mark.parametrize("words", WITH_FIGURES.values(), ids=WITH_FIGURES.keys())
def test_a_lower_minimum_changes_nothing_and_says_so(words, told, call) -> None:
    folder = told(people=7)
    code, out, _ = call(*words, cwd=folder)
    again, lowered, said = call(*words, "--minimum", "5", cwd=folder)
    assert (code, again, lowered) == (ExitCode.DONE, ExitCode.DONE, out)
    assert "nothing of fewer than 8 is shown; --minimum 5 changes nothing" in said


#: What is made for somebody of whom people were not told, by what they were told.
REFUSED = [
    ("team", ["report", "answers.csv", *ASKED, "--for", "coach", "-o", "-"]),
    ("team", ["report", "answers.csv", *ASKED, "--for", "organisation", "-o", "-"]),
    ("team-and-coach", ["report", "answers.csv", *ASKED, "--for", "organisation", "-o", "-"]),
]
WIDER = [
    ["score", "answers.csv", *ASKED],
    ["score", "answers.csv", *ASKED, "--for", "analyst"],
    ["report", "answers.csv", *ASKED, "-o", "-"],
    ["compare", "answers.csv", *ASKED, "-o", "-"],
    ["score", "many.csv", *ASKED, "--teams", "tree.csv", "--tree", "part"],
]


@pytest.mark.parametrize(("audience", "words"), REFUSED)
def test_no_copy_is_made_for_somebody_whom_people_were_not_told_of(audience, words, told, call) -> None:
    code, out, err = call(*words, cwd=told(audience=audience))
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "[R036]" in err


@pytest.mark.parametrize("words", WIDER)
def test_no_option_widens_what_people_were_told(words, told, call) -> None:
    code, out, err = call(*words, "--audience", "organisation", cwd=told(audience="team"))
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "[R037]" in err


def test_answers_of_two_policies_follow_the_stricter_part_of_each(told, call) -> None:
    one, other = told(minimum=8, audience="organisation"), told(minimum=6, audience="team")
    (one / "after.csv").write_bytes((other / "answers.csv").read_bytes().replace(b"q95q", b"q995q"))
    (one / "after.policy.yaml").write_bytes((other / "answers.policy.yaml").read_bytes())
    code, out, _ = call("score", "answers.csv", "after.csv", *ASKED, "-f", "json", cwd=one)
    assert code == ExitCode.DONE
    assert [team["policy"] for team in json.loads(out)["teams"]] == [{"minimum": 8, "audience": "team"}] * 2


def test_rounds_of_two_policies_are_compared_by_the_stricter_part_of_each(told, call) -> None:
    one, other = told(minimum=8, audience="organisation"), told(minimum=6, audience="team")
    code, out, err = call("compare", one / "answers.csv", "answers.csv", "--round", "plain q96q", *ASKED, cwd=other)
    assert code == ExitCode.BAD_INPUT  # the same rounds twice: told apart by their names only
    lines = (other / "answers.csv").read_text(encoding="utf-8").replace("plain q96q", "then").replace("plain q97q", "now")
    (other / "answers.csv").write_text(lines, encoding="utf-8")
    words = ["compare", one / "answers.csv", "answers.csv", "--round", "plain q96q", "--round", "now", *ASKED, "-f", "json"]
    code, out, err = call(*words, "-o", "-", cwd=other)
    assert code == ExitCode.DONE, err
    assert json.loads(out)["policy"] == {"minimum": 8, "audience": "team"}


def test_a_team_below_what_was_promised_does_not_enter_norms(call, tmp_path, fill) -> None:
    from teamcheck.responses.norms_format import FEWEST_TEAMS  # noqa: PLC0415  only here

    folder = fill("plain", 7).path
    for number in range(FEWEST_TEAMS):
        rows = (folder / "many.csv").read_text(encoding="utf-8").splitlines()
        own = [line.replace("plain q98q", f"Team {number}") for line in rows if line.startswith(("team,", "plain q98q"))]
        (tmp_path / f"{number}.csv").write_text("\n".join(own) + "\n", encoding="utf-8")
    words = ["norms", "build", tmp_path, "-q", folder / "ours.yaml", "-o", tmp_path / "norms.yaml"]
    assert call(*words).code == ExitCode.DONE
    (tmp_path / "norms.yaml").unlink()
    (tmp_path / "0.policy.yaml").write_text("schema: teamcheck/policy/1\nminimum: 8\naudience: team\n", encoding="utf-8")
    code, _, err = call(*words)
    assert code == ExitCode.BAD_INPUT
    assert f"{FEWEST_TEAMS - 1} of {FEWEST_TEAMS} teams" in err


@pytest.mark.parametrize("words", [["score"], ["report", "-o", "-"]])
def test_a_copy_without_its_policy_is_said_once_and_only_of_a_round(words, told, call) -> None:
    folder = told()
    (folder / "answers.policy.yaml").unlink()
    command = [words[0], "answers.csv", *ASKED, *words[1:]]
    code, _, err = call(*command, cwd=folder)
    assert code == ExitCode.DONE
    assert err.count("there is no answers.policy.yaml, so figures are for the team alone, from 5 answers on") == 1
    assert "policy" not in call(*command, "--audience", "team", cwd=folder).err
    assert call(*command, "--quiet", cwd=folder).err == ""
    rows = (folder / "answers.csv").read_text(encoding="utf-8").splitlines()
    of_no_round = [",".join(row.split(",")[:1] + row.split(",")[2:]) for row in rows[:1] + rows[-9:]]
    (folder / "answers.csv").write_text("\n".join(of_no_round) + "\n", encoding="utf-8")
    (folder / "comments.csv").unlink()
    (folder / "teamcheck.ledger.json").unlink(missing_ok=True)
    code, _, err = call(*command, cwd=folder)
    assert code == ExitCode.DONE, err
    assert "policy" not in err


def test_made_up_answers_need_no_policy(call, tmp_path) -> None:
    assert (
        call("simulate", tmp_path / "two", "--teams", "1", "--size", "12", "--rounds", "2", "--seed", "1").code == ExitCode.DONE
    )
    code, _, err = call("score", tmp_path / "two" / "answers.csv")
    assert code == ExitCode.DONE
    assert "policy" not in err
