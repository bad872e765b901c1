"""Colour on a terminal and nowhere else; results and talk on streams of their own."""

import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from teamcheck._inert import inert
from teamcheck.cli.terminal import coloured

pty = pytest.importorskip("pty", reason="terminals of POSIX")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "stream", "expected"),
    [
        ({}, Terminal(), True),
        ({}, io.StringIO(), False),
        ({}, None, False),
        ({"TERM": "dumb"}, Terminal(), False),
        ({"NO_COLOR": "1"}, Terminal(), False),
        ({"NO_COLOR": ""}, Terminal(), True),
        ({"FORCE_COLOR": "1"}, io.StringIO(), True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, Terminal(), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, Terminal(), False),
    ],
)
def test_colour_is_for_terminals_unless_the_environment_says_otherwise(
    environment: Mapping[str, str], stream: io.StringIO | None, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert coloured(stream) is expected


def test_a_text_keeps_its_letters_lines_and_tabs_and_loses_its_commands() -> None:
    assert inert("é 東\n\tx") == "é 東\n\tx"
    assert inert("a\x1b[0m\x07\r\x9b\x00\u202eb") == r"a\x1b[0m\x07\r\x9b\x00\u202eb"


def on_a_terminal(words: list[str], environment: Mapping[str, str], folder: Path) -> str:
    """What a run writes to a terminal of its own."""
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover  the other process
        os.chdir(folder)
        os.execve(sys.executable, [sys.executable, "-m", "teamcheck", *words], dict(environment))  # noqa: S606  no shell is wanted
    written = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says the end this way
            break
        if not part:
            break
        written += part
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return written.decode("utf-8")


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize(("extra", "expected"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_help_has_colour_on_a_terminal_only(
    extra: dict[str, str], expected: bool, clean_environment: dict[str, str], tmp_path: Path
) -> None:
    written = on_a_terminal(["--help"], clean_environment | {"TERM": "xterm"} | extra, tmp_path)
    assert "Score and report" in written
    assert ("\x1b[" in written) is expected
