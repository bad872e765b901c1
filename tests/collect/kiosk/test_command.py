"""The words of the command: which lead to the kiosk, and what it refuses where nobody can answer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.main import main

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run ``teamcheck`` in the folder of the round, without a terminal."""
    monkeypatch.chdir(folder)

    def run_main(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        out, err = capsys.readouterr()
        return code, out, err

    return run_main


@pytest.mark.parametrize(
    "words", [[], ["."], ["--plain"], [".", "--all", "--idle", "0.5"], ["kiosk"], ["kiosk", ".", "--quiet"]]
)
def test_without_a_terminal_nobody_can_answer_and_no_round_is_opened(words: list[str], call: Call, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    code, out, err = call("survey", *words)
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "C010" in err
    assert err.startswith("survey kiosk\n")
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("minutes", ["-1", "nan", "inf", "601", "soon"])
def test_a_time_that_cannot_be_waited_for_is_wrong_usage(minutes: str, call: Call) -> None:
    assert call("survey", "--idle", minutes)[0] == ExitCode.USAGE


@pytest.mark.parametrize(
    "words", [["survey", "--help"], ["survey", "-h"], ["survey", "kiosk", "-h"], ["survey", "--plain", "-h"]]
)
def test_help_is_given_with_or_without_the_word(words: list[str], call: Call) -> None:
    code, out, _ = call(*words)
    assert code == ExitCode.DONE
    assert "teamcheck survey" in out
