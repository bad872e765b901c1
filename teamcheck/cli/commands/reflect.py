"""``teamcheck reflect``: private questions, one at a time. Nothing is kept, written or sent.

What is typed is read as bytes and dropped: there is no history of lines, and no file is opened for writing.
"""

import os
import shutil
import signal
import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from teamcheck.cli import options
from teamcheck.cli.asking import somebody_is_there
from teamcheck.cli.terminal import ReaderGoneError, put_out_words, write_styled
from teamcheck.errors import OutputError

if TYPE_CHECKING:
    from teamcheck.report.self_checks import Part, SelfChecks

What = Literal["day", "recovery", "rain"]

#: A screen beside the one that was there: what was shown on it cannot be scrolled back to.
_ENTER = "\x1b[?1049h\x1b[2J\x1b[H"
_CLEAR = "\x1b[2J\x1b[H"
_LEAVE = "\x1b[2J\x1b[H\x1b[?1049l"
#: Longest line: longer ones are hard to read.
_WIDEST = 72
_MARGIN = "  "


class _EnoughError(Exception):
    """Whoever reads wants to stop, which is always fine."""


def reflect(
    what: Annotated[
        What | None,
        typer.Argument(metavar="[PART]", help="day, recovery or rain; without it you can choose.", show_default=False),
    ] = None,
    *,
    no_input: options.NoInput = False,
) -> None:
    """Questions for you alone: how you are, how you rest, what is hard.

    One at a time, with nothing to type. No score; nothing is kept, written or
    sent. Stop whenever you like. Into a pipe they are written as text.

    $ teamcheck reflect             choose what to look at
    $ teamcheck reflect recovery    whether you recover from work
    $ teamcheck reflect --no-input  all questions, as text
    """
    from teamcheck.report.self_checks import load_self_checks  # noqa: PLC0415  pydantic and YAML: not for --help

    checks = load_self_checks()
    if not _one_at_a_time(no_input=no_input):
        put_out_words("\n".join(_as_text(checks, [part for part in checks.parts if what in {None, part.id}])))
        return
    with suppress(_EnoughError, KeyboardInterrupt), _own_screen():
        _begin(checks, what)


def _one_at_a_time(*, no_input: bool) -> bool:
    """Whether somebody reads at a terminal that can be cleared."""
    shown = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return shown and somebody_is_there(no_input=no_input)


@contextmanager
def _own_screen() -> Iterator[None]:
    """Show on a screen of its own, and leave nothing of it: Ctrl-Z ends it too, for what is put aside stays on the screen."""
    if hasattr(signal, "SIGTSTP"):  # Windows has none
        signal.signal(signal.SIGTSTP, _stop)
    write_styled(_ENTER)
    try:
        yield
    finally:
        with suppress(OutputError, ReaderGoneError):  # the window is gone, and what it showed with it
            write_styled(_LEAVE)


def _stop(_signal: int, _frame: object) -> None:
    """End as Ctrl-C does."""
    raise KeyboardInterrupt


def _begin(checks: "SelfChecks", what: str | None) -> None:
    """Choose a part where none is named, and go through it."""
    chosen = [part for part in checks.parts if part.id == what]
    if chosen:
        _ask(checks, [*checks.opening, checks.go_on])
    part = chosen[0] if chosen else _choose(checks)
    for number, thing in enumerate(part.things, start=1):
        _ask(checks, [f"{thing.title}  ({number}/{len(part.things)})", thing.ask, thing.think, checks.go_on])
    for paragraph in _where_from(checks, part):
        _ask(checks, [paragraph, checks.go_on])
    _ask(checks, [*checks.closing, checks.help.title, *checks.help.words, checks.leave])


def _choose(checks: "SelfChecks") -> "Part":
    """The part with the number that is typed; anything else asks again."""
    parts = {str(number): part for number, part in enumerate(checks.parts, start=1)}
    listed = [f"{number}  {part.title}\n   {part.about}" for number, part in parts.items()]
    while True:
        if (typed := _ask(checks, [*checks.opening, checks.choose, *listed, checks.pick])) in parts:
            return parts[typed]


def _ask(checks: "SelfChecks", paragraphs: Sequence[str]) -> str:
    """Show a screen until something else than h is typed, which shows where to turn.

    Raises:
        _EnoughError: As `_key`.
    """
    _show(paragraphs)
    while (typed := _key()) == "h":
        _show([checks.help.title, *checks.help.words, checks.back])
        _key()
        _show(paragraphs)
    return typed


def _key() -> str:
    """What was typed before Enter, if it is one letter or digit; the rest is dropped.

    Raises:
        _EnoughError: It was q, or nothing more can come.
    """
    try:
        typed = sys.stdin.buffer.readline(4096)
    except OSError:  # the window was closed
        raise _EnoughError from None
    word = typed.strip().lower()
    if not typed or word == b"q":
        raise _EnoughError
    return word.decode("ascii", "ignore") if len(word) == 1 else ""


def _show(paragraphs: Sequence[str]) -> None:
    """Clear the screen, and show these alone."""
    width = max(20, min(_WIDEST, shutil.get_terminal_size().columns - 2 * len(_MARGIN)))
    shown = "\n\n".join(_wrapped(paragraph, width, _MARGIN) for paragraph in paragraphs)
    write_styled(f"{_CLEAR}\n{shown}\n\n{_MARGIN}")


def _where_from(checks: "SelfChecks", part: "Part") -> list[str]:
    """What a part rests on, as one paragraph; none where it rests on no study."""
    from teamcheck.report.self_checks import source_of  # noqa: PLC0415  as above

    found = source_of(part)
    return [] if found is None else [f"{checks.source} {found}"]


def _as_text(checks: "SelfChecks", parts: Sequence["Part"]) -> Iterator[str]:
    """Everything as text: what a pipe and a terminal that cannot be cleared get."""
    yield "\n\n".join(_wrapped(paragraph, _WIDEST) for paragraph in checks.opening)
    for part in parts:
        yield f"\n{part.title}\n{'-' * len(part.title)}"
        for thing in part.things:
            yield f"\n{thing.title}\n{_wrapped(thing.ask, _WIDEST, _MARGIN)}\n{_wrapped(thing.think, _WIDEST, _MARGIN)}"
        for paragraph in _where_from(checks, part):
            yield f"\n{_wrapped(paragraph, _WIDEST)}"
    yield f"\n{checks.help.title}\n{'-' * len(checks.help.title)}"
    for paragraph in (*checks.help.words, *checks.closing):
        yield f"\n{_wrapped(paragraph, _WIDEST)}"


def _wrapped(paragraph: str, width: int, margin: str = "") -> str:
    """A paragraph in lines of at most so many characters; lines of its own stay, with their indent."""
    return "\n".join(
        textwrap.fill(line, width, initial_indent=margin, subsequent_indent=margin + " " * (len(line) - len(line.lstrip())))
        for line in paragraph.split("\n")
    )
