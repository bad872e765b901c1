"""Says pages line by line, for screen readers and terminals that can only print: nothing moves, nothing is drawn over."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TextIO

from rich.cells import cell_len

from teamcheck.collect.kiosk.drawing import clean, folded
from teamcheck.collect.kiosk.keyboard import Keyboard
from teamcheck.collect.kiosk.keys import Entered, Key, Letter, Named, command_of
from teamcheck.collect.kiosk.line import Line
from teamcheck.collect.kiosk.page import AGAIN, Page, Row
from teamcheck.collect.kiosk.screen_face import size_of, write

#: The screen and what can be scrolled back to, for terminals that obey.
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"
_LONGEST = 4000


class PlainFace:
    """A terminal that is written to line by line, and typed on line by line."""

    by_lines = True

    def __init__(self, keys: Keyboard, out: TextIO, *, clears: bool) -> None:
        """Begin with an empty line.

        Args:
            keys: Where keys come from.
            out: The terminal.
            clears: Whether it knows how to be cleared.
        """
        self._keys = keys
        self._out = out
        self._clears = clears
        self._line = Line(most=_LONGEST)
        self._said_before = ""
        self._page = Page()

    def show(self, page: Page) -> int:
        """Say what is new: the page, or a remark on the line before, and what was asked."""
        self._page = page
        if page.is_new:
            self._say([*self._lines(page)])
        elif page.notice:
            self._say([*filter(None, [page.notice, page.title, page.again and _sentence([page.again])])])
        return 1

    def key(self, seconds: float | None) -> Key | None:
        """The next line, or None after so many seconds in which nothing was typed; the page is said again where asked for."""
        while True:
            key = self._typed(seconds)
            if not (self._page.again and isinstance(key, Entered) and command_of(key.text.strip()) == AGAIN):
                return key
            self._said_before = ""
            self._say([*self._lines(replace(self._page, notice=""))])

    def _typed(self, seconds: float | None) -> Key | None:
        self._write(f"> {self._line.text}")
        while True:
            key = self._keys.key(seconds)
            if key is Named.ENTER:
                text, self._line = self._line.text, Line(most=_LONGEST)
                self._write("\n")
                return Entered(text)
            if key in {None, Named.STOP, Named.GONE}:
                self._line = self._line if key is None else Line(most=_LONGEST)
                if key is not Named.GONE:
                    self._write("\n")
                return key
            self._type(key)

    def touched(self, seconds: float) -> Key | None:
        """Any key, which is forgotten, or None after so many seconds."""
        return self._keys.key(seconds)

    def discard(self) -> None:
        """Forget what was typed and not asked for yet."""
        self._keys.discard()

    def clear(self) -> None:
        """Clear the screen and what can be scrolled back to, where the terminal knows how."""
        self._line = Line(most=_LONGEST)
        self._said_before = ""
        self._page = Page()
        if self._clears:
            self._write(_CLEAR)

    def _type(self, key: Key | None) -> None:
        """Put a letter at the end of the line, or take one away."""
        if isinstance(key, Letter):
            self._line = self._line.after(key)
            if self._keys.echoes:
                self._write(key.text)
        elif key is Named.BACKSPACE and self._line.text:
            columns = cell_len(self._line.text[-1])
            self._line = self._line.after(Named.BACKSPACE)
            if self._keys.echoes:
                self._write("\b" * columns + " " * columns + "\b" * columns)

    def _lines(self, page: Page) -> Iterator[str]:
        yield ""
        if page.progress is not None:
            yield page.progress.words
        before = f"{page.heading}\n{page.prompt}"
        if before != self._said_before:
            yield from filter(None, [page.heading, page.prompt])
        self._said_before = before
        yield from map(_said, page.listed)
        if page.title:
            yield page.title
        for paragraph in page.body:
            yield f"{paragraph.heading}: {paragraph.text}" if paragraph.heading else paragraph.text
        yield from map(_said, page.rows)
        yield from filter(None, [page.notice])
        yield _sentence([*page.hints, *filter(None, [page.again])])

    def _say(self, lines: list[str]) -> None:
        width = size_of(self._out).columns - 1
        self._write("".join(f"{piece.rstrip()}\n" for line in lines for piece in folded(clean(line), max(1, width))))

    def _write(self, text: str) -> None:
        write(self._out, text)


def _sentence(hints: Sequence[str]) -> str:
    """The keys, as one sentence."""
    return "; ".join(hint.rstrip(".") for hint in hints) + "."


def _said(row: Row) -> str:
    """A row as a line: its number, its words, and why it has a mark."""
    words = " ".join(filter(None, [row.typed and f"{row.typed}.", row.words]))
    beside = ", ".join(filter(None, [row.aside, row.marked]))
    return f"{words} ({beside})" if beside else words
