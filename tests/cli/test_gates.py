"""Gates on the command line: exit codes, files, what GitHub shows, and what a log may hold."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.gates import GatesAsked, check, judged
from teamcheck.organisation.gates.gate import under
from teamcheck.questionnaire.load import load_questionnaire
from tests.cli.conftest import NINE, Call

Q = ("-q", "two-features.yaml")
SCORE = ("score", "teams-of-three.csv", *Q, "-o", "scores.json")
ANSWER = "my manager is a bully"


@pytest.fixture(autouse=True)
def no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """The service that runs these tests is not the one that they are about."""
    for name in ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As on GitHub; gives the file of the step's summary."""
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    for name, value in {"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}.items():
        monkeypatch.setenv(name, value)
    return summary


@pytest.fixture
def bad(folder: Path) -> Path:
    """A file with an answer where none may be."""
    heading, *rows = NINE.splitlines()
    file = folder / "bad.csv"
    file.write_text("\n".join([heading, *rows[:5], f"5,5,5,5,5,{ANSWER}"]) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--min-response-rate", "75", "--teams", "sizes.csv"], ExitCode.DONE),
        (["--min-response-rate", "76", "--teams", "sizes.csv"], ExitCode.FAILED),
        (["--min-response-rate", "60"], ExitCode.CANNOT_BE_JUDGED),
        (["--max-withheld", "1"], ExitCode.DONE),
        (["--max-withheld", "33%"], ExitCode.FAILED),
        (["--fail-under", "aims=1", "--audience", "organisation"], ExitCode.CANNOT_BE_JUDGED),  # Garden: four answers
        (["--fail-under", "99", "--audience", "organisation"], ExitCode.FAILED),
        (["--fail-under", "1", "--team", "Bridge"], ExitCode.DONE),
        (["--max-apart", "2", "--team", "Bridge"], ExitCode.DONE),
        (["--max-withheld", "0", "--fail-under", "1"], ExitCode.FAILED),
    ],
)
@pytest.mark.usefixtures("folder")
def test_the_exit_code_is_that_of_the_gravest_gate(options: list[str], code: ExitCode, call: Call) -> None:
    said = call(*SCORE, *options)
    assert said.code == code
    assert Path("scores.json").is_file(), "the figures are written whatever the gates say"


@pytest.mark.usefixtures("folder")
def test_without_a_gate_too_few_answers_are_no_failure(call: Call) -> None:
    assert call(*SCORE, "--team", "Garden").code == ExitCode.DONE


@pytest.mark.usefixtures("folder")
def test_what_gates_say_is_talk_and_no_result(call: Call) -> None:
    plain = call("score", "teams-of-three.csv", *Q, "-f", "csv")
    said = call("score", "teams-of-three.csv", *Q, "-f", "csv", "--max-withheld", "0")
    assert said.out == plain.out
    assert "  failed: max-withheld 0\n      1 of 3 teams has no figures; at most 0 may.\n" in said.err
    assert "- Garden: 4 people answered, and figures begin at 5." in said.err


@pytest.mark.usefixtures("folder")
def test_quiet_says_nothing_of_what_passed(call: Call) -> None:
    assert call(*SCORE, "--max-withheld", "1", "--quiet").err == ""
    assert "failed: max-withheld 0" in call(*SCORE, "--max-withheld", "0", "--quiet").err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--fail-under", "aim=50"], "did you mean aims?"),
        (["--fail-under", "high"], "is not a score"),
        (["--min-response-rate", "0"], "not from 1 to 100"),
        (["--max-withheld", "x"], "a number of teams"),
        (["--max-withheld", ""], "a number of teams"),
        (["--min-response-rate", ""], "a whole number of percent"),
        (["--fail-under", ""], "is not a score"),
        (["--max-apart", "1%"], "is a share"),
        (["--for", "analyst", "--max-withheld", "0"], "gates compare figures as they may be shown"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_no_gate_is_wrong_usage_and_writes_nothing(options: list[str], says: str, call: Call) -> None:
    said = call(*SCORE, *options)
    assert said.code == ExitCode.USAGE
    assert says in " ".join(said.err.split())
    assert not Path("scores.json").exists()


def test_marks_that_are_met_or_not_have_no_gate_on_scores(tmp_path: Path) -> None:
    asked = load_questionnaire("seven-features")
    wanted = GatesAsked(under(["50"]), json=tmp_path / "gates.json")
    judged([], asked, wanted)
    about = [each["dimension"]["id"] for each in json.loads((tmp_path / "gates.json").read_text(encoding="utf-8"))["gates"]]
    assert about == [dimension.id for dimension in asked.dimensions if dimension.role != "real-team"]
    assert len(about) == 7
    with pytest.raises(typer.BadParameter, match="no feature of the questionnaire that gets a score"):
        check(GatesAsked(under(["realteam=50"])), asked)


@pytest.mark.usefixtures("folder")
def test_the_files_say_the_same_as_the_exit_code(call: Call) -> None:
    said = call(*SCORE, "--max-withheld", "0", "--junit", "out/gates.xml", "--gates-json", "out/gates.json")
    found = json.loads(Path("out/gates.json").read_text(encoding="utf-8"))
    assert (said.code, found["schema"], found["outcome"]) == (ExitCode.FAILED, "teamcheck/gates/1", "failed")
    assert 'failures="1"' in Path("out/gates.xml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_a_file_of_gates_never_takes_the_place_of_answers(call: Call) -> None:
    before = Path("teams-of-three.csv").read_text(encoding="utf-8")
    said = call("score", "teams-of-three.csv", *Q, "-f", "csv", "--max-withheld", "0", "--junit", "teams-of-three.csv")
    assert (said.code, "W006" in said.err) == (ExitCode.BAD_INPUT, True)
    assert Path("teams-of-three.csv").read_text(encoding="utf-8") == before


# Settings


@pytest.mark.usefixtures("folder")
def test_gates_of_the_settings_hold_and_the_command_line_wins_for_its_kind(call: Call) -> None:
    Path("teamcheck.toml").write_text("[gates]\nmax-withheld = 0\nmax-apart = 6\n", encoding="utf-8")
    assert call(*SCORE).code == ExitCode.FAILED
    said = call(*SCORE, "--max-withheld", "1")
    assert said.code != ExitCode.FAILED
    assert "max-withheld 1" in said.err
    assert "max-apart 6" in said.err


@pytest.mark.usefixtures("folder")
def test_settings_elsewhere_are_read_where_they_are_named(call: Call) -> None:
    Path("teamcheck.toml").write_text("[gates]\nmax-withheld = 0\n", encoding="utf-8")
    Path("lenient.toml").write_text("[gates]\nmax-withheld = 1\n", encoding="utf-8")
    assert call(*SCORE, "--config", "lenient.toml").code == ExitCode.DONE


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[gates]\nfail-under = {aim = 50}\n", 'teamcheck.toml\n  (gates.fail-under.aim): "aim" is no feature'),
        ("[gates]\nmax_withheld = 1\n", "line 2 (gates.max_withheld)"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_fault_of_the_settings_is_a_fault_of_a_file(text: str, says: str, call: Call) -> None:
    Path("teamcheck.toml").write_text(text, encoding="utf-8")
    said = call(*SCORE)
    assert (said.code, "[G001]" in said.err) == (ExitCode.BAD_INPUT, True)
    assert says in said.err


@pytest.mark.usefixtures("folder")
def test_full_figures_are_made_beside_settings_with_gates(call: Call) -> None:
    Path("teamcheck.toml").write_text("[gates]\nmax-withheld = 0\n", encoding="utf-8")
    assert call("score", "teams-of-three.csv", *Q, "--for", "analyst").code == ExitCode.DONE


# Services


@pytest.mark.usefixtures("folder")
def test_github_shows_gates_as_annotations_and_in_the_summary_of_the_step(github: Path, call: Call) -> None:
    said = call(*SCORE, "--max-withheld", "0", "--min-response-rate", "60")
    assert "::error title=teamcheck%3A max-withheld 0::1 of 3 teams has no figures; at most 0 may.%0AGarden: " in said.err
    assert "::warning title=teamcheck%3A min-response-rate 60::None of 3 teams can be judged.%0A" in said.err
    summary = github.read_text(encoding="utf-8")
    assert summary.startswith("Before.\n## teamcheck\n")
    assert "- Garden: 4 people answered, and figures begin at 5." in summary


@pytest.mark.usefixtures("folder")
def test_elsewhere_nothing_looks_like_a_command_of_github(call: Call) -> None:
    assert "::" not in call(*SCORE, "--max-withheld", "0").err


@pytest.mark.usefixtures("folder", "github")
def test_a_summary_that_cannot_be_written_loses_no_result(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "nowhere/summary.md")
    said = call(*SCORE, "--max-withheld", "0")
    assert (said.code, "summary of the step cannot be written" in said.err) == (ExitCode.FAILED, True)


def test_where_an_answer_cannot_be_read_a_log_gets_its_place_and_not_the_answer(bad: Path, github: Path, call: Call) -> None:
    said = call("score", bad.name, *Q, "--max-withheld", "0", "--junit", "gates.xml", "--gates-json", "gates.json")
    written = [Path(name).read_text(encoding="utf-8") for name in ("gates.xml", "gates.json", str(github))]
    assert said.code == ExitCode.BAD_INPUT
    assert "::error file=bad.csv,title=teamcheck%3A R016::row 7, column F%0AUnknown label (R016)." in said.err
    assert "bad.csv, row 7, column F" in written[0]
    assert not any(ANSWER in text for text in [said.err, said.out, *written])


def test_at_the_keyboard_the_problem_is_said_in_full_and_written_without_the_answer(bad: Path, call: Call) -> None:
    said = call("score", bad.name, *Q, "--junit", "gates.xml")
    assert said.code == ExitCode.BAD_INPUT
    assert ANSWER in said.err
    assert ANSWER not in Path("gates.xml").read_text(encoding="utf-8")


def test_a_fault_of_a_questionnaire_is_said_in_full_everywhere(bad: Path, github: Path, call: Call) -> None:
    said = call("score", bad.name, "-q", "nothing-like-it", "--max-withheld", "0")
    assert (said.code, "[Q001]" in said.err) == (ExitCode.BAD_INPUT, True)
    assert github.read_text(encoding="utf-8").count("Q001") == 1


@pytest.mark.usefixtures("folder")
def test_gates_leave_their_code_behind_as_a_process(run: Callable, folder: Path) -> None:
    done = run(*SCORE, "--max-withheld", "0", cwd=folder)
    assert (done.code, done.out) == (10, "")
    assert "failed: max-withheld 0" in done.err


@pytest.mark.parametrize("gate", [("--fail-under", "10"), ("--max-apart", "1")])
def test_a_gate_on_scores_does_not_pass_where_lists_alone_were_asked(gate: tuple[str, str], folder: Path, call) -> None:
    (folder / "list.csv").write_text("team,round,barriers\n" + "Red,w1,workload\n" * 6, encoding="utf-8")
    code, out, err = call("score", "list.csv", "-q", "barriers", "--audience", "organisation", *gate)
    assert (code, out) == (ExitCode.USAGE, "")
    assert "a gate on them would let everything pass" in " ".join(err.split())
