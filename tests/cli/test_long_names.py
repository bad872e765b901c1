"""A name of more than 1,000 characters is refused: 2 on the command line, 3 in a file, and it is never shown whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck._names import LONGEST
from teamcheck.cli.exit_codes import ExitCode

Call = Callable[..., tuple[int, str, str]]
LONG = "x" * (LONGEST + 1)
INIT = {"--team": "Harbour", "--people": "9", "--facilitator": "Ann Lee", "--round": "2026-11", "--contact": "Room 4"}


def refused(said: tuple[int, str, str], code: ExitCode) -> str:
    """What was said on standard error, in which the name is cut."""
    assert said[:2] == (code, "")
    assert "x" * 30 in said[2].replace("\n", "").replace("│", "").replace(" ", "")
    assert "x" * 100 not in said[2]
    return said[2]


@pytest.mark.parametrize("option", ["--team", "--team-name", "--round"])
@pytest.mark.parametrize("command", ["score", "report"])
@pytest.mark.usefixtures("folder")
def test_a_name_on_the_command_line(command: str, option: str, call: Call) -> None:
    assert "1,001" in refused(call(command, "harbour.csv", "-q", "two-features.yaml", option, LONG), ExitCode.USAGE)
    assert call("score", "harbour.csv", "-q", "two-features.yaml", "--team-name", LONG[1:])[0] == ExitCode.DONE


@pytest.mark.parametrize("option", ["--team", "--facilitator", "--round", "--contact"])
def test_a_name_of_a_new_round(option: str, tmp_path: Path, call: Call) -> None:
    words = [word for pair in (INIT | {option: LONG}).items() for word in pair]

    assert "1,001" in refused(call("init", *words), ExitCode.USAGE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["team", "round", "facilitator"])
def test_a_name_in_the_file_of_a_round(key: str, tmp_path: Path, put_round: Callable[..., Path], call: Call) -> None:
    put_round(tmp_path / "round", **{key: f"{{name: {LONG}}}" if key == "facilitator" else LONG})

    assert "[Q026]" in refused(call("check", tmp_path / "round" / "round.yaml"), ExitCode.BAD_INPUT)


@pytest.mark.parametrize("old", ["Two features\n", "Shared aims", "the same things.", "5: Strongly agree", "keep, text: What"])
def test_a_label_in_a_questionnaire(old: str, folder: Path, call: Call) -> None:
    text = (folder / "two-features.yaml").read_text(encoding="utf-8")
    assert old in text
    long = old.replace(old.rstrip().rpartition(" ")[2], LONG)
    (folder / "two-features.yaml").write_text(text.replace(old, long, 1), encoding="utf-8")

    assert "[Q026]" in refused(call("check", folder / "two-features.yaml"), ExitCode.BAD_INPUT)


def test_what_explains_may_be_longer_than_a_name(folder: Path, call: Call) -> None:
    text = (folder / "two-features.yaml").read_text(encoding="utf-8")
    (folder / "two-features.yaml").write_text(f"{text}description: {LONG}\nintro: {LONG}\n", encoding="utf-8")

    assert call("check", folder / "two-features.yaml")[0] == ExitCode.DONE


@pytest.mark.parametrize("key", ["nonsense", "schema", "id"])
def test_what_means_nothing_is_not_shown_whole_either(key: str, folder: Path, call: Call) -> None:
    text = (folder / "two-features.yaml").read_text(encoding="utf-8")
    start = {"nonsense": f"{LONG}: 1\n", "schema": f"schema: {LONG}\n", "id": f"id: {LONG}\n"}[key]
    kept = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(f"{key}:"))
    (folder / "two-features.yaml").write_text(start + kept, encoding="utf-8")

    refused(call("check", folder / "two-features.yaml"), ExitCode.BAD_INPUT)
