"""``report --for leader`` on a terminal of its own: the leader is asked there, and nothing is left but the copy."""

import codecs
import contextlib
import os
import re
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.questionnaire.load import load_questionnaire

fcntl = pytest.importorskip("fcntl", reason="a terminal of POSIX")
termios = pytest.importorskip("termios", reason="a terminal of POSIX")
pytestmark = pytest.mark.slow

ASKED = load_questionnaire("compassionate-leadership")
STATEMENTS = [ASKED.voices["leader"][item.id] for item in ASKED.items]
#: Makes the terminal the one of this process, so that Ctrl-C on it reaches it.
START = """\
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "teamcheck", "report", *sys.argv[1:]])
"""
WORDS = ("answers.csv", "-q", "compassionate-leadership", "--for", "leader", "--audience", "team-and-coach")
SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|.)")
ALTERNATE = re.compile(r"\x1b\[\?1049h.*?(?:\x1b\[\?1049l|\Z)", re.DOTALL)


def flat(text: str) -> str:
    return " ".join(SEQUENCE.sub("", text).split())


class Window:
    """A terminal of 80 by 24 in which the command runs."""

    def __init__(self, words: tuple[str, ...], folder: Path, environment: dict[str, str]) -> None:
        self.master, self._slave = os.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before, self.out = termios.tcgetattr(self._slave), ""
        self._letters = codecs.getincrementaldecoder("utf-8")()
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, *words],
            cwd=folder,
            env=environment,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            start_new_session=True,
        )

    def answer(self, *pairs: tuple[str, str]) -> None:
        """Type something when what it answers to is on the screen, painted or written last."""
        for text, keys in pairs:
            until = time.monotonic() + 30
            while flat(text) not in flat(self.out.rpartition("\x1b[H")[2][-3000:]):
                assert time.monotonic() < until, flat(self.out)[-1500:]
                assert self._read() or self.process.poll() is None, self.out[-2000:]
            os.write(self.master, keys.encode())

    def _read(self, seconds: float = 0.2) -> bool:
        if select.select([self.master], [], [], seconds)[0]:
            with contextlib.suppress(OSError):
                self.out += self._letters.decode(os.read(self.master, 65536))
                return True
        return False

    def ended(self) -> int:
        """The exit code, when all is read and the terminal is as it was."""
        until = time.monotonic() + 30
        while self.process.poll() is None or self._read(0.05):
            assert time.monotonic() < until, flat(self.out)[-1500:]
            self._read()
        assert termios.tcgetattr(self._slave) == self.before
        return self.process.returncode

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for descriptor in (self.master, self._slave):
            os.close(descriptor)


Open = Callable[..., Window]


@pytest.fixture
def window(tmp_path: Path, clean_environment: dict[str, str]) -> Iterator[Open]:
    """Open a window in a folder with the answers of eight people, none of whom leads the team."""
    rows = [",".join(str(1 + (person + place) % 5) for place in range(len(STATEMENTS))) for person in range(8)]
    table = ["team," + ",".join(item.id for item in ASKED.items), *(f"Ward,{row}" for row in rows)]
    (tmp_path / "answers.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
    home = {"HOME": str(tmp_path / "home"), "XDG_STATE_HOME": str(tmp_path / "home"), "TERM": "xterm"}
    opened: list[Window] = []

    def start(*words: str, **more: str) -> Window:
        opened.append(Window((*WORDS, *words), tmp_path, clean_environment | home | more))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def kept(folder: Path) -> set[str]:
    """The names of all files that are left, but for the ledger of the team's figures."""
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in names if not re.match(r"teamcheck\.ledger\.json|home/teamcheck/ledger", name)}


def test_the_leader_is_asked_every_statement_and_the_copy_alone_is_left(window: Open, tmp_path: Path) -> None:
    shown = window()
    shown.answer(("kept nowhere else", "1"), *((f"{number} of 17", "5") for number in range(1, 18)), ("confirm your", "c"))
    assert shown.ended() == ExitCode.DONE
    assert "Wrote ward.leader.html" in flat(shown.out)
    outside = flat(ALTERNATE.sub("", shown.out))
    assert not any(flat(statement) in outside for statement in STATEMENTS)
    assert kept(tmp_path) == {"answers.csv", "ward.leader.html"}
    page = (tmp_path / "ward.leader.html").read_text(encoding="utf-8")
    assert page.count("Your own score is 100.") == 4
    assert (tmp_path / "ward.leader.html").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "ways",
    [
        [("kept nowhere else", "2")],
        [("kept nowhere else", "1"), ("1 of 17", "5"), ("2 of 17", "\x03"), ("Do you want to stop?", "2")],
        [("kept nowhere else", "1"), *((f"{number} of 17", "s") for number in range(1, 18)), ("answered nothing", "c")],
    ],
    ids=["before the first", "Ctrl-C", "nothing answered"],
)
def test_whoever_stops_or_answers_nothing_leaves_nothing(window: Open, tmp_path: Path, ways: list[tuple[str, str]]) -> None:
    shown = window()
    shown.answer(*ways)
    assert shown.ended() == ExitCode.INTERRUPTED
    assert "No copy was written, and nothing that was answered is kept." in flat(shown.out)
    assert kept(tmp_path) == {"answers.csv"}


def test_in_a_terminal_that_only_prints_it_is_asked_line_by_line(window: Open, tmp_path: Path) -> None:
    shown = window("-f", "md", TERM="dumb")
    shown.answer(("This window may keep", "1\n"), *((f"{number} of 17", "4\n") for number in range(1, 18)))
    shown.answer(("confirm your", "c\n"))
    assert shown.ended() == ExitCode.DONE
    assert "\x1b" not in shown.out
    assert "Your own score is 75." in (tmp_path / "ward.leader.md").read_text(encoding="utf-8")


def test_nobody_is_asked_where_that_was_ruled_out(window: Open, tmp_path: Path) -> None:
    shown = window("--no-input")
    assert shown.ended() == ExitCode.BAD_INPUT
    assert "[R049]" in shown.out
    assert kept(tmp_path) == {"answers.csv"}


def test_nobody_is_asked_for_a_copy_that_is_then_refused(window: Open, tmp_path: Path) -> None:
    first = window("--for", "team")
    assert first.ended() == ExitCode.DONE
    table = (tmp_path / "answers.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "answers.csv").write_text("\n".join(table[:-1]) + "\n", encoding="utf-8")
    shown = window()
    assert shown.ended() == ExitCode.BAD_INPUT
    assert "kept nowhere else" not in flat(shown.out)
    assert "[R08" in shown.out
