"""``teamcheck reflect``: one thing at a time, nothing kept, and always free to stop."""

import codecs
import contextlib
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from teamcheck.cli.commands.reflect import What
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.report.self_checks import load_self_checks

Call = Callable[..., tuple[int, str, str]]
CHECKS = load_self_checks()
PARTS = {part.id: part for part in CHECKS.parts}
SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
#: Makes the terminal the one of this process, so that Ctrl-C on it reaches it.
START = """\
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "teamcheck", "reflect", *sys.argv[1:]])
"""
#: Puts down, in the file that an environment variable names, every opening for writing that Python reports.
WATCH = """\
import os, sys
_file = os.open(os.environ["EVENTS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_KINDS = ("os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "os.truncate", "shutil.", "tempfile.", "socket.",
          "subprocess.", "os.system", "os.fork", "os.posix_spawn", "sqlite3.", "pty.")
def _watch(event, arguments):
    written = event == "open" and (set(str(arguments[1] or "r")) & set("wax+") or (arguments[2] or 0) & _WRITES)
    if written or event.startswith(_KINDS):
        os.write(_file, (event + " " + repr(arguments)[:200]).encode("utf-8", "replace") + b"\\n")
sys.addaudithook(_watch)
"""


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_questions_are_those_that_the_command_offers() -> None:
    assert get_args(What) == tuple(PARTS)
    assert [str(number) for number in range(1, len(PARTS) + 1)] == re.findall(r"\d", CHECKS.pick)


def test_every_idea_has_its_question() -> None:
    assert [thing.title for thing in PARTS["day"].things] == [
        *("Belonging", "Sleep", "Moving", "Being present", "Learning", "Giving"),
    ]
    assert [thing.title for thing in PARTS["recovery"].things] == [
        *("Switching off", "Relaxing", "Growing", "Having a say", "Breaks", "Moving", "Outdoors"),
    ]
    assert [thing.title[0] for thing in PARTS["rain"].things[1:]] == [*"RAIN"]


def test_the_words_ask_and_never_judge() -> None:
    things = [thing for part in CHECKS.parts for thing in part.things]
    assert all(thing.ask.count("?") == 1 and thing.ask.endswith("?") for thing in things)
    words = " ".join(f"{thing.ask} {thing.think}" for thing in things) + " ".join((*CHECKS.opening, *CHECKS.closing))
    assert not re.search(r"\b(?:should|must|ought|fail\w*|wrong|score of|diagnos\w*|depress\w*|burnout|normal)\b", words)
    assert max(len(re.findall(r"\w+", sentence)) for sentence in re.split(r"[.?!]", words)) <= 26


def test_where_to_turn_is_said_in_general_words_with_no_number_to_call() -> None:
    said = " ".join(CHECKS.help.words)
    assert {"trust", "doctor", "emergency services"} <= {
        word for word in ("trust", "doctor", "emergency services") if word in said
    }
    assert not re.search(r"\d|www|http", said)


@pytest.mark.parametrize("words", [["reflect", "--no-input"], ["reflect"]], ids=" ".join)
def test_without_a_terminal_all_questions_are_written_as_text(call: Call, words: list[str]) -> None:
    code, out, err = call(*words)
    assert (code, err) == (ExitCode.DONE, "")
    things = [thing for part in CHECKS.parts for thing in part.things]
    for text in (
        *CHECKS.opening,
        *CHECKS.help.words,
        *CHECKS.closing,
        *(line for each in things for line in (each.ask, each.think)),
    ):
        assert text in flat(out)
    assert "\x1b" not in out
    assert "Enter" not in out
    assert max(map(len, out.splitlines())) <= 72


def test_one_part_is_written_alone_with_where_to_turn(call: Call) -> None:
    _, out, _ = call("reflect", "rain", "--no-input")
    assert "Nurture" in out
    assert "Switching off" not in out
    assert CHECKS.help.title in out


def test_what_recovery_rests_on_stands_with_its_source_and_what_it_does_not_show(call: Call) -> None:
    _, out, _ = call("reflect", "recovery", "--no-input")
    assert "doi:10.1037/ocp0000079" in out
    assert "Things that go together." in flat(out)
    assert "doi:" not in call("reflect", "day", "--no-input").out


class Terminal:
    """A terminal on which ``teamcheck reflect`` runs."""

    def __init__(self, words: list[str], folder: Path, environment: dict[str, str]) -> None:
        self.master, slave = os.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, *words],
            cwd=folder,
            env=environment,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        self.out = ""
        self._letters = codecs.getincrementaldecoder("utf-8")()

    @property
    def screen(self) -> str:
        """What is on the screen now, as one line."""
        return flat(SEQUENCE.sub("", self.out.rpartition("\x1b[2J")[2]))

    def read(self, within: float = 0.1) -> bool:
        if not select.select([self.master], [], [], within)[0]:
            return False
        with contextlib.suppress(OSError):  # the other side has closed it
            data = os.read(self.master, 65536)
            self.out += self._letters.decode(data)
            return bool(data)
        return False

    def answer(self, *pairs: tuple[str, str]) -> None:
        """Type something when what it answers to is on the screen."""
        for text, keys in pairs:
            until = time.monotonic() + 20
            while flat(text) not in self.screen:
                assert time.monotonic() < until, self.screen
                assert self.read() or self.process.poll() is None, self.out
            os.write(self.master, keys.encode())

    def ended(self) -> int:
        """The exit code, when all is read."""
        until = time.monotonic() + 20
        while self.process.poll() is None or self.read(0):
            assert time.monotonic() < until, self.screen
            self.read()
        return self.process.returncode


Open = Callable[..., Terminal]


@pytest.fixture
def terminal(tmp_path: Path, clean_environment: dict[str, str]) -> Iterator[Open]:
    """Open a terminal of its own, in which everything that is opened for writing is watched."""
    pytest.importorskip("termios", reason="a terminal of POSIX")
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    (tmp_path / "home").mkdir()
    environment = clean_environment | {
        "PYTHONPATH": str(tmp_path / "watch"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "EVENTS": str(tmp_path / "events"),
        "HOME": str(tmp_path / "home"),
        "XDG_STATE_HOME": str(tmp_path / "home"),
        "TERM": "xterm",
    }
    opened: list[Terminal] = []

    def start(*words: str, **more: str) -> Terminal:
        opened.append(Terminal([*words], tmp_path / "home", environment | more))
        return opened[-1]

    yield start
    for each in opened:
        if each.process.poll() is None:
            each.process.kill()
            each.process.wait()
        os.close(each.master)


def through(part: str) -> list[tuple[str, str]]:
    """Every screen of a part up to the last, each with Enter."""
    screens = [(thing.think, "\n") for thing in PARTS[part].things]
    return [*screens, *([(CHECKS.source, "\n")] if PARTS[part].card else []), (CHECKS.help.words[-1], "\n")]


@pytest.mark.slow
@pytest.mark.parametrize(("key", "part"), [("1", "day"), ("2", "recovery"), ("3", "rain")])
def test_one_thing_is_shown_at_a_time_and_nothing_is_left_or_written(
    terminal: Open, tmp_path: Path, key: str, part: str
) -> None:
    shown = terminal()
    shown.answer((CHECKS.choose, f"{key}\n"), *through(part))
    assert shown.ended() == ExitCode.DONE
    assert (tmp_path / "events").read_text(encoding="utf-8") == ""
    assert list((tmp_path / "home").rglob("*")) == []
    before, inside, after = re.split(r"\x1b\[\?1049[hl]", shown.out)
    assert (before, after) == ("", "")
    assert inside.endswith("\x1b[2J\x1b[H")
    for screen in inside.split("\x1b[2J"):
        assert sum(flat(thing.ask) in flat(SEQUENCE.sub("", screen)) for thing in PARTS[part].things) <= 1
        assert max(map(len, screen.splitlines()), default=0) < 80
        assert len(screen.splitlines()) <= 24


@pytest.mark.slow
@pytest.mark.parametrize("keys", ["q\n", "Q\n", "\x03", "\x04", "\x1a"], ids=["q", "Q", "Ctrl-C", "Ctrl-D", "Ctrl-Z"])
def test_stopping_is_fine_at_any_time(terminal: Open, tmp_path: Path, keys: str) -> None:
    shown = terminal("rain")
    shown.answer((CHECKS.opening[0], "\n"), (PARTS["rain"].things[0].ask, keys))
    assert shown.ended() == ExitCode.DONE
    assert shown.out.endswith("\x1b[2J\x1b[H\x1b[?1049l")
    assert (tmp_path / "events").read_text(encoding="utf-8") == ""


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, None], ids=["kill", "hang-up", "closed"])
def test_a_window_that_is_closed_leaves_nothing_behind(terminal: Open, tmp_path: Path, how: signal.Signals | None) -> None:
    shown = terminal("rain")
    shown.answer((CHECKS.opening[0], "\n"), (PARTS["rain"].things[0].ask, ""))
    if how is None:
        os.close(shown.master)
        shown.master = os.open(os.devnull, os.O_RDONLY)
    else:
        shown.process.send_signal(how)
    assert shown.process.wait(20) == ExitCode.DONE
    assert [*(tmp_path / "home").rglob("*")] == []


@pytest.mark.slow
def test_where_to_turn_is_one_key_away_and_leads_back(terminal: Open) -> None:
    shown = terminal("rain")
    first, second = PARTS["rain"].things[:2]
    shown.answer(
        (CHECKS.opening[0], "\n"), (first.ask, "h\n"), (CHECKS.help.words[-1], "\n"), (first.ask, "\n"), (second.ask, "q\n")
    )
    assert shown.ended() == ExitCode.DONE


@pytest.mark.slow
def test_what_is_typed_all_the_same_is_dropped(terminal: Open, tmp_path: Path) -> None:
    shown = terminal("day")
    first, second = PARTS["day"].things[:2]
    shown.answer((CHECKS.opening[0], "\n"), (first.ask, "my sister\n"), (second.ask, "q\n"))
    assert shown.ended() == ExitCode.DONE
    screens = [flat(SEQUENCE.sub("", screen)) for screen in shown.out.split("\x1b[2J")]
    assert [first.ask in screen for screen in screens if "my sister" in screen] == [True]  # its own echo, cleared with it
    assert (tmp_path / "events").read_text(encoding="utf-8") == ""


@pytest.mark.slow
def test_a_terminal_that_cannot_be_cleared_gets_the_text(terminal: Open) -> None:
    shown = terminal(TERM="dumb")
    assert shown.ended() == ExitCode.DONE
    assert "\x1b" not in shown.out
    assert flat(PARTS["rain"].things[-1].ask) in flat(shown.out)


@pytest.mark.slow
def test_into_a_pipe_nothing_is_written_but_the_text(tmp_path: Path, clean_environment: dict[str, str]) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    more = {"PYTHONPATH": str(tmp_path), "EVENTS": str(tmp_path / "events"), "PYTHONDONTWRITEBYTECODE": "1"}
    argv = [sys.executable, "-m", "teamcheck", "reflect"]
    done = subprocess.run(
        argv, cwd=tmp_path, env=clean_environment | more, input="1\n", capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (ExitCode.DONE, "")
    assert flat(CHECKS.opening[0]) in flat(done.stdout)
    assert (tmp_path / "events").read_text(encoding="utf-8") == ""


@pytest.mark.slow
def test_what_is_watched_is_seen(tmp_path: Path, clean_environment: dict[str, str]) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    more = {"PYTHONPATH": str(tmp_path), "EVENTS": str(tmp_path / "events"), "PYTHONDONTWRITEBYTECODE": "1"}
    code = "import os; open('a', 'w').close(); os.close(os.open('b', os.O_RDWR | os.O_CREAT)); os.mkdir('c'); open('a').close()"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=clean_environment | more, check=True)
    seen = (tmp_path / "events").read_text(encoding="utf-8").splitlines()
    assert [line.partition(" ")[0] for line in seen] == ["open", "open", "os.mkdir"]
