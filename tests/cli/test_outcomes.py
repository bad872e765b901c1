"""Whatever happens in a run: the exit code, and what is said about it. What must fail is replaced."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
import typer

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.main import main
from teamcheck.cli.terminal import ReaderGoneError
from teamcheck.errors import Code, Place, Problem, ResponsesError

ANSWER = "my manager is a bully"


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Make ``teamcheck schema scorecard`` fail in a given way."""

    def fail_with(error: BaseException) -> None:
        def fail(_what: str) -> NoReturn:
            raise error

        monkeypatch.setattr("teamcheck.cli.commands.schema._schema", fail)

    return fail_with


def test_every_problem_is_listed_below_its_file_and_counted(
    call: Callable[..., tuple[int, str, str]], failing: Callable[[BaseException], None]
) -> None:
    places = [Place("a.csv", row=2, column="B", key="goals1"), Place("a.csv", line=7), Place("b.csv"), Place("-")]
    failing(ResponsesError(Problem(Code.NOT_WRITTEN, place, f"Fault {i}.", f"Mend {i}.") for i, place in enumerate(places)))
    code, out, err = call("schema", "scorecard")
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert err == (
        "a.csv\n  row 2, column B (goals1): Fault 0 [W001]\n      → Mend 0.\n  line 7: Fault 1 [W001]\n      → Mend 1.\n"
        "b.csv\n  Fault 2 [W001]\n      → Mend 2.\nstandard input\n  Fault 3 [W001]\n      → Mend 3.\n"
        "4 problems. What each code means: docs/problems.md\n"
    )


def test_a_problem_cannot_repaint_the_terminal(
    call: Callable[..., tuple[int, str, str]], failing: Callable[[BaseException], None]
) -> None:
    failing(ResponsesError([Problem(Code.NOT_WRITTEN, Place("a\x1b[2J.csv"), "Bad \x1b]0;x\x07label \u202egnp.", "Mend.")]))
    _, _, err = call("schema", "scorecard")
    assert "\x1b" not in err
    assert "\x07" not in err
    assert "\u202e" not in err
    assert r"a\x1b[2J.csv" in err


@pytest.mark.parametrize("words", [[], ["--debug"]])
def test_a_bug_leaves_1_and_never_shows_an_answer(
    words: list[str], call: Callable[..., tuple[int, str, str]], failing: Callable[[BaseException], None]
) -> None:
    try:
        raise ValueError(ANSWER)  # noqa: TRY301  the cause of the bug below, which a traceback would also show
    except ValueError as cause:
        bug = KeyError(ANSWER)
        bug.__cause__ = cause
    failing(bug)
    code, out, err = call(*words, "schema", "scorecard")
    assert (code, out) == (ExitCode.BUG, "")
    assert "KeyError" in err
    assert "Please report it" in err
    assert ANSWER not in err
    assert "Traceback" not in err
    assert ("test_outcomes.py:" in err) is bool(words)
    assert ("builtins.ValueError" in err) is bool(words)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), EOFError(), typer.Abort()])
def test_an_interruption_leaves_130(
    error: BaseException, call: Callable[..., tuple[int, str, str]], failing: Callable[[BaseException], None]
) -> None:
    failing(error)
    code, out, err = call("schema", "scorecard")
    assert (code, out, err.strip()) == (ExitCode.INTERRUPTED, "", "Interrupted.")


def test_a_reader_that_goes_away_is_no_failure(
    call: Callable[..., tuple[int, str, str]], failing: Callable[[BaseException], None]
) -> None:
    failing(ReaderGoneError())
    assert call("schema", "scorecard") == (ExitCode.DONE, "", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["scoer"], "Did you mean 'score'"),
        (["score"], "name a file of answers, or go into the folder of a round"),
        (["score", "x.csv", "--minimum", "4"], "--minimum"),
        (["score", "x.csv", "--for", "coach"], "'coach' is not one of 'team', 'analyst'"),
        (["score", "x.csv", "--for", "analyst", "-f", "table"], "json, jsonl, csv or md"),
        (["score", "x.csv", "--size", "0"], "--size"),
        (["score", "x.csv", "--encoding", "klingon"], "no text encoding is called 'klingon'"),
        (["score", "x.csv", "--encoding", "base64"], "no text encoding is called 'base64'"),
        (["score", "x.csv", "--team-name", "\udcff"], "not readable text"),
        (["report", "x.csv", "-f", "pdf"], "'pdf' is none of html, md, teams"),
        (["schema", "answers"], "'answers' is not one of"),
        (["questionnaires", "new", "../evil"], "lowercase letters, digits and hyphens"),
        (["score", "x.csv", "--nonsense"], "--nonsense"),
    ],
)
def test_wrong_usage_leaves_2_and_says_what_is_wrong(
    words: list[str], said: str, call: Callable[..., tuple[int, str, str]]
) -> None:
    code, out, err = call(*words)
    assert (code, out) == (ExitCode.USAGE, "")
    assert said in " ".join(err.split())
    assert "Value error" not in err


def test_a_closed_standard_output_is_a_problem(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main([]) == ExitCode.BAD_INPUT
    said = capsys.readouterr().err
    assert said.startswith("standard output\n")
    assert "it is closed [W001]" in said


def test_talk_to_a_closed_standard_error_is_not_written_among_the_results(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["score", str(tmp_path / "missing.csv")]) == ExitCode.BAD_INPUT
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_standard_output_is_a_problem(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with Path("/dev/full").open("wb", buffering=0) as device:
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(device), encoding="utf-8"))
        assert main([]) == ExitCode.BAD_INPUT
    said = capsys.readouterr().err
    assert "[W001]" in said
    assert said.startswith("standard output\n")
