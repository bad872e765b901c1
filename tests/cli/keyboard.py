"""A keyboard for commands that ask: a terminal of their own, and somebody who answers when a question stands there."""

import codecs
import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")


class Keyboard:
    """A terminal in which a command asks, and a person who answers when the question is there."""

    def __init__(self, argv: Sequence[str], folder: Path) -> None:
        self._master, slave = os.openpty()
        environment = {**os.environ, "TERM": "dumb", "XDG_STATE_HOME": str(folder / "state")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "teamcheck", *argv], cwd=folder, env=environment, stdin=slave, stdout=slave, stderr=slave
        )
        os.close(slave)
        self.out, self._answered = "", 0
        self._letters = codecs.getincrementaldecoder("utf-8")()

    def _read(self, within: float) -> bool:
        if not select.select([self._master], [], [], within)[0]:
            return False
        with contextlib.suppress(OSError):  # the other side has closed it
            self.out += self._letters.decode(os.read(self._master, 4096)).replace("\r\n", "\n")
            return True
        return False

    def _see(self, question: str) -> None:
        """Wait until a question stands there that was not answered yet."""
        until = time.monotonic() + 20
        while question not in self.out[self._answered :]:
            assert time.monotonic() < until, self.out
            assert self._read(0.1) or self._process.poll() is None, self.out
        self._answered = len(self.out)

    def answer(self, *pairs: tuple[str, str]) -> None:
        """Give answers, each when its question is there."""
        for question, keys in pairs:
            self._see(question)
            os.write(self._master, keys.encode() + b"\n")

    def interrupt(self, question: str) -> None:
        """Press Ctrl-C at a question, and again where it came a moment before the command waited for keys, and was lost."""
        self._see(question)
        until = time.monotonic() + 20
        while self._process.poll() is None and time.monotonic() < until:
            self._process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(2)

    def ends(self) -> int:
        until = time.monotonic() + 20
        while self._read(0.2) or self._process.poll() is None:
            assert time.monotonic() < until, self.out
        os.close(self._master)
        return self._process.wait(20)
