"""A terminal window of its own in which the command runs, and somebody who presses keys when what they answer to is there."""

import codecs
import contextlib
import os
import re
import select
import struct
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

fcntl = pytest.importorskip("fcntl", reason="a terminal of POSIX")
termios = pytest.importorskip("termios", reason="a terminal of POSIX")

#: Makes the terminal the one of this process, as a window does.
_START = """\
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "teamcheck", *sys.argv[1:]])
"""
SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|.)")
_ALTERNATE = re.compile(r"\x1b\[\?1049h.*?(?:\x1b\[\?1049l|\Z)", re.DOTALL)


class Window:
    """A terminal window in which the command runs; closing it hangs up, and Ctrl-C on it reaches the command."""

    def __init__(self, words: Sequence[str], env: Mapping[str, str], folder: Path | None = None) -> None:
        self.master, self._slave = os.openpty()
        self.resize(80, 24)
        self.before = termios.tcgetattr(self._slave)
        self.out = ""
        self._letters = codecs.getincrementaldecoder("utf-8")()
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START, *words],
            cwd=folder,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env=env,
            start_new_session=True,
        )

    @property
    def screen(self) -> str:
        """What was painted last, or written since, without colours."""
        return SEQUENCE.sub("", self.out.rpartition("\x1b[H")[2])

    @property
    def outside(self) -> str:
        """Everything that was not on the alternate screen: what can be scrolled back to."""
        return _ALTERNATE.sub("", self.out)

    def resize(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def see(self, text: str, within: float = 20) -> None:
        """Wait until a text stands on the screen."""
        until = time.monotonic() + within
        while text not in self.screen:
            assert time.monotonic() < until, f"{text!r} did not come; there is:\n{self.screen}"
            assert self._read() or self.process.poll() is None, f"ended without {text!r}:\n{self.out[-2000:]}"

    def press(self, *keys: str) -> None:
        for key in keys:
            os.write(self.master, key.encode())

    def answer(self, *pairs: tuple[str, str]) -> None:
        """Press keys when what they answer to is there."""
        for text, keys in pairs:
            self.see(text)
            self.press(keys)

    def close(self) -> None:
        """Close the window: nobody reads and nobody writes any more."""
        os.close(self._slave)
        os.close(self.master)
        self.master = self._slave = -1

    def ends(self, within: float = 20) -> int:
        """The exit code, with everything that was still written."""
        until = time.monotonic() + within
        while self.process.poll() is None:
            assert time.monotonic() < until, f"still running:\n{self.screen}"
            if self.master >= 0:
                self._read(0.05)
            else:
                time.sleep(0.02)
        while self.master >= 0 and self._read(0.05):
            pass
        return self.process.returncode

    def is_as_before(self) -> bool:
        """Whether the terminal has the modes it had."""
        return termios.tcgetattr(self._slave) == self.before

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for descriptor in (self.master, self._slave):
            if descriptor >= 0:
                os.close(descriptor)

    def _read(self, seconds: float = 0.2) -> bool:
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        with contextlib.suppress(OSError):
            self.out += self._letters.decode(os.read(self.master, 65536))
            return True
        return False
