"""The streams: results to standard output, talk to standard error, colour where it is wanted.

Why talk never passes through ``print(file=...)`` alone: a stream that the caller closed is None, and ``print`` would then
write talk among the results.
"""

import io
import os
import sys
from typing import TextIO

from teamcheck._inert import inert
from teamcheck.cli.writing import unwritable
from teamcheck.errors import OutputError


class ReaderGoneError(Exception):
    """Whoever was reading standard output has left: there is nobody to write for, and nothing is wrong.

    An exception of its own, because Typer turns a `BrokenPipeError` into exit code 1 before `main` sees it.
    """


def speak_utf8() -> None:
    """Make standard output and error write UTF-8, whatever the locale says, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def coloured(stream: TextIO | None) -> bool:
    """Whether to colour what goes to a stream: ``NO_COLOR`` first, then ``FORCE_COLOR``, then the terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream is not None and os.environ.get("TERM") != "dumb" and stream.isatty()


def talk(text: str) -> None:
    """Say something to the person at the keyboard, on standard error."""
    talk_styled(inert(text) + "\n")


def talk_styled(text: str) -> None:
    """Say something that holds its own colours and line ends, as it stands."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        forget(sys.stderr)  # nobody can hear: a lost remark is no reason to lose the result


def put_out(text: str) -> None:
    """Write a result to standard output, wholly, or say that it could not be.

    Raises:
        ReaderGoneError: Whoever was reading has gone.
        OutputError: The result cannot be written.
    """
    if sys.stdout is None:
        raise OutputError([unwritable("standard output", "it is closed")])
    shown = inert(text) if sys.stdout.isatty() else text
    write_styled(shown if shown.endswith("\n") else shown + "\n")


def put_out_words(text: str) -> None:
    """Write a result that people read and no program does: inert wherever it goes, for a file is shown on a terminal later.

    Raises:
        ReaderGoneError: Whoever was reading has gone.
        OutputError: The result cannot be written.
    """
    put_out(inert(text))


def write_styled(text: str) -> None:
    """Write a text that holds its own colours to standard output, as it stands.

    Raises:
        ReaderGoneError: Whoever was reading has gone.
        OutputError: The result cannot be written.
    """
    if sys.stdout is None:
        raise OutputError([unwritable("standard output", "it is closed")])
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        forget(sys.stdout)
        raise ReaderGoneError from None
    except OSError as error:
        forget(sys.stdout)
        raise OutputError([unwritable("standard output", error.strerror or "it failed")]) from error


def forget(stream: TextIO) -> None:
    """Point a stream at nothing, so that Python's own last flush cannot fail a second time."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
    except (OSError, ValueError):  # no real stream behind it (a test, a notebook)
        return
