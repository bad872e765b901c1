"""Statements without a score in the commands: asked, taken in, counted by every engine, and given out with the rest."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.questionnaire.load import load_questionnaire

#: Every test goes through several commands.
pytestmark = pytest.mark.slow

Q = ("-q", "seven-features-served")
TOOLS = ("limesurvey", "xlsform", "surveyjs", "google-forms", "qualtrics", "ms-forms")


@pytest.fixture(autouse=True)
def made(folder: Path, monkeypatch: pytest.MonkeyPatch, call) -> Path:
    """A folder with answers of made-up teams; a user who has given nothing out yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    assert call("simulate", "made", *Q, "--teams", "6", "--size", "6-14", "--seed", "3").code == ExitCode.DONE
    return folder / "made"


def test_score_gives_them_beside_the_dimensions_and_never_among_them(call) -> None:
    code, out, _ = call("score", "made/answers.csv", *Q, "-f", "json")
    teams = json.loads(out)["teams"]

    assert code == ExitCode.DONE
    assert {tuple(each["id"] for each in team["unscored"]) for team in teams} == {("served1", "served2")}
    assert {len(team["dimensions"]) for team in teams} == {7}
    assert any(each["word"] for team in teams for each in team["unscored"])
    assert all(each["counts"] is None for team in teams for each in team["unscored"] if (each["n"] or 0) < 10)


def test_read_as_seven_features_the_answers_give_the_same_features(call) -> None:
    def figures(name: str) -> object:
        out = call("score", "made/answers.csv", "-q", name, "-f", "json", "--without-ledger", "a test").out
        return [team["dimensions"] for team in json.loads(out)["teams"]]

    assert figures("seven-features-served") == figures("seven-features")


def test_every_engine_gives_the_same(folder: Path, call) -> None:
    pytest.importorskip("polars")
    written = []
    for engine in ("python", "polars"):
        words = ("batch", "made/answers.csv", *Q, "--audience", "team", "--engine", engine, "-o", engine, "--quiet")
        assert call(*words).code == ExitCode.DONE
        written.append((folder / engine / "scorecards.jsonl").read_text(encoding="utf-8"))

    assert '"unscored": [{"id": "served1"' in written[0]
    assert written[0] == written[1]


def test_in_what_comes_out_nothing_is_found(folder: Path, call) -> None:
    call("score", "made/answers.csv", *Q, "-f", "json", "-o", "out.json", "--quiet")
    code, out, _ = call("audit", "out.json", *Q)

    assert code == ExitCode.DONE
    assert out.startswith("Nothing was found.")
    assert (folder / "out.json").exists()


def test_no_gate_knows_them(call) -> None:
    code, _, err = call("score", "made/answers.csv", *Q, "--fail-under", "served=50")

    assert code == ExitCode.USAGE
    assert "served" in err


@pytest.mark.parametrize("tool", TOOLS)
def test_every_form_tool_gets_them(tool: str, folder: Path, call) -> None:
    code, _, _ = call("questionnaires", "export", "seven-features-served", "--to", tool, "-o", "form.out")

    assert code == ExitCode.DONE
    assert (folder / "form.out").stat().st_size > 1000


def test_answers_come_back_from_a_table_under_their_words(folder: Path, call) -> None:
    lines = (folder / "made" / "answers.csv").read_text(encoding="utf-8").splitlines()
    texts = [item.text for item in load_questionnaire("seven-features-served").items]
    head = ",".join(f'"{text}"' for text in ("team", *texts))
    (folder / "export.csv").write_text("\n".join([head, *lines[1:]]) + "\n", encoding="utf-8")
    words = ("-o", "answers.csv", "--audience", "team", "--numbers", "as-is", "--quiet")
    code, _, _ = call("import", "export.csv", *Q, *words)
    header = (folder / "answers.csv").read_text(encoding="utf-8").splitlines()[0].split(",")

    assert code == ExitCode.DONE
    assert header[-2:] == ["served1", "served2"]


def test_they_stand_on_the_page_to_send_out_and_on_the_printed_one(folder: Path, call: Callable[..., object]) -> None:
    words = ("--team", "Weir", "--people", "9", "--facilitator", "Ann", "--round", "now", "--no-input", *Q)
    assert call("init", "weir", *words).code == ExitCode.DONE
    call("survey", "form", "weir", "-o", "ask.html")
    call("survey", "form", "weir", "--print", "-o", "paper.html")

    for page in ("ask.html", "paper.html"):
        text = (folder / page).read_text(encoding="utf-8")
        assert "We learn from what the people we serve tell us." in text
        assert "patients, service users, customers or students" in text
