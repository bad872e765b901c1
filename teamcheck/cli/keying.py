"""The dialogue of ``import --typed``: sheets from paper, line by line, keyed in at a terminal or given by a script."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from teamcheck.cli.terminal import talk, talk_styled
from teamcheck.errors import Code, Place, Problem, RoundError

if TYPE_CHECKING:
    from teamcheck.collect.incoming import Read
    from teamcheck.collect.sheet import Sheet
    from teamcheck.collect.typed import Fields
    from teamcheck.questionnaire.asked import Asked

_HOW = """\
Key in what stands on the paper, part by part: a mark for each statement, in order.
  4  a point   n  not applicable   p  prefer not to say   -  nothing   <  back a line
  q ends, before a sheet is begun."""


class _EndedError(Exception):
    """There are no more lines, or the person at the keyboard has said so."""


@dataclass
class _Lines:
    """Where lines come from, one after the other.

    Attributes:
        asked: Whether a person is asked for each; a script gives them unasked, and what is wrong is said at the end.
        number: How many have been read.
        problems: What is wrong with the lines of a script.
    """

    asked: bool
    number: int = field(default=0, init=False)
    problems: list[Problem] = field(default_factory=list, init=False)

    def next(self, prompt: str) -> str:
        """The next line.

        Raises:
            _EndedError: There is none.
        """
        if self.asked:
            talk_styled(prompt)
        text = b"" if sys.stdin is None else sys.stdin.buffer.readline()
        if not text:
            raise _EndedError
        self.number += 1
        return text.decode("utf-8", "replace").strip("\r\n")

    def refuse(self, message: str, fix: str) -> None:
        """Say at once to a person, and at the end to a script, that the line cannot be."""
        from teamcheck.collect.incoming import unreadable  # noqa: PLC0415  pydantic: not for --help

        if self.asked:
            talk(f"  No: {message}.")
        self.problems.append(unreadable(Place("-", line=self.number), message, fix))


def keyed_in(asked: "Asked") -> "Read":
    """Every sheet that a script gives, with all that is wrong."""
    from teamcheck.collect.incoming import Incoming, Read  # noqa: PLC0415  as above

    lines, kept = _Lines(asked=False), list[Incoming]()
    with suppress(_EndedError):
        while True:
            sheet = _sheet(asked, lines)
            if sheet is not None:
                kept.append(Incoming(Place("-", line=lines.number), sheet))
    return Read(tuple(kept), tuple(lines.problems))


def ask_for_sheets(asked: "Asked", keep: "Callable[[Sheet], bool]") -> None:
    """Ask a person for sheet after sheet, each on a screen of its own that leaves nothing behind.

    Args:
        asked: What stands on the paper.
        keep: Puts a sheet into the ballot box, and says whether there is room for another.
    """
    lines = _Lines(asked=True)
    with suppress(_EndedError):
        for number in count(1):
            with _own_screen():
                talk(f"Sheet {number}\n\n{_HOW}")
                sheet = _sheet(asked, lines)
            if sheet is not None and not keep(sheet):
                return


def need_screen() -> None:
    """See that what a person keys in can be shown apart, and taken away again.

    Raises:
        RoundError: Standard error is no terminal: the marks would be echoed among everything else, and stay there.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        message = "sheets are keyed in on a screen of their own, and standard error is no terminal that could show it"
        fix = "Run it in a terminal window, without sending its messages into a file or a pipe."
        raise RoundError([Problem(Code.NO_TERMINAL, Place("--typed"), message, fix)])


@contextmanager
def _own_screen() -> Iterator[None]:
    """The other screen of a terminal, which keeps nothing to scroll back to; some show what was left on it the next time."""
    from rich.console import Console  # noqa: PLC0415  not for --help

    console = Console(stderr=True)
    if console.is_dumb_terminal:
        yield
        return
    with console.screen(hide_cursor=False):
        try:
            yield
        finally:
            talk_styled("\x1b[2J\x1b[H")


def _sheet(asked: "Asked", lines: _Lines) -> "Sheet | None":
    """One sheet; None where it is not kept.

    Raises:
        _EndedError: There is none, or it breaks off.
    """
    from teamcheck.collect.typed import counted, sheet_of  # noqa: PLC0415  pydantic: not for --help

    begun, faults = lines.number, len(lines.problems)
    found: list[Fields] = []
    try:
        _key_in(asked, lines, found)
        sheet = sheet_of(found, asked)
        if lines.asked:
            talk(f"\n{', '.join(counted(sheet, asked))}.")
        kept = _is_kept(lines)
    except _EndedError:
        if found:
            lines.refuse("the sheet breaks off here", f"A sheet has a line for each part; this one begins at line {begun + 1}.")
        raise
    if kept and sheet.is_empty and len(lines.problems) == faults:
        lines.refuse("nothing is answered in this sheet", "Leave it out: it would count as a person.")
    return sheet if kept and not sheet.is_empty else None


def _key_in(asked: "Asked", lines: _Lines, found: "list[Fields]") -> None:
    """Every line of a sheet, from the first to the last.

    Raises:
        _EndedError: There are no more lines.
    """
    from teamcheck.collect.typed import BACK, NotMarksError, lines_of  # noqa: PLC0415  as above

    wanted = lines_of(asked)
    while len(found) < len(wanted):
        line = wanted[len(found)]
        if lines.asked:
            talk(f"\n{line.heading}\n  {line.expected}")
        text = lines.next("> ")
        if not found and text.strip().lower() == "q":
            raise _EndedError
        if text.strip() == BACK:
            del found[-1:]
        elif found or text.strip():
            try:
                found.append(line.read(text))
            except NotMarksError as error:
                lines.refuse(f"{'' if lines.asked else f'{line.heading}: '}{error}", f"Expected: {line.expected}.")
                found += [] if lines.asked else [{}]


def _is_kept(lines: _Lines) -> bool:
    """Whether the sheet that was keyed in is kept.

    Raises:
        _EndedError: There are no more lines.
    """
    while True:
        answer = lines.next("Keep this sheet? y/n: ").strip().lower()
        if answer in {"y", "n"}:
            return answer == "y"
        lines.refuse("y or n is expected after the last line of a sheet", "y keeps the sheet, n leaves it out.")
        if not lines.asked:
            return False
