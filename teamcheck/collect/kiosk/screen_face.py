"""Shows pages on the terminal's alternate screen: what stands there never comes into what can be scrolled back to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from rich.console import Console
from rich.text import Text

from teamcheck.collect.kiosk.keyboard import Keyboard
from teamcheck.collect.kiosk.keys import Key
from teamcheck.collect.kiosk.layout import Frame, laid_out
from teamcheck.collect.kiosk.page import Page

#: The alternate screen, empty; pasted text comes marked as such, so that no line break in it is taken for Enter.
_ENTER = "\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[2J\x1b[H"
_LEAVE = "\x1b[2J\x1b[H\x1b[?2004l\x1b[?25h\x1b[?1049l"
_HIDE, _HOME, _REST_OF_LINE, _REST_OF_SCREEN = "\x1b[?25l", "\x1b[H", "\x1b[K", "\x1b[J"
#: The size of a terminal that does not say how large it is.
_USUAL = os.terminal_size((80, 24))


class TerminalGoneError(Exception):
    """The terminal takes nothing more: its window was closed."""


class ScreenFace:
    """A terminal that can place text anywhere."""

    by_lines = False

    def __init__(self, keys: Keyboard, out: TextIO, *, colour: bool) -> None:
        """Draw on what is the alternate screen already.

        Args:
            keys: Where keys come from.
            out: The terminal.
            colour: Whether it may show colours; bold and reversed text stay without them.
        """
        self._keys = keys
        self._out = out
        self._pen = Console(file=out, force_terminal=True, color_system="standard", no_color=not colour, legacy_windows=False)

    def show(self, page: Page) -> int:
        """Paint the whole screen anew."""
        width, height = size_of(self._out)
        frame = laid_out(page, width, height)
        write(self._out, self._painted(frame, width))
        return frame.parts

    def key(self, seconds: float | None) -> Key | None:
        """The next key, or None after so many seconds without one."""
        return self._keys.key(seconds)

    touched = key

    def discard(self) -> None:
        """Forget what was pressed and not asked for yet."""
        self._keys.discard()

    def clear(self) -> None:
        """Empty the screen."""
        write(self._out, "\x1b[2J" + _HOME)

    def _painted(self, frame: Frame, width: int) -> str:
        lines = (f"{self._drawn(line, width)}{_REST_OF_LINE}" for line in frame.lines)
        cursor = "" if frame.cursor is None else f"\x1b[{frame.cursor[0] + 1};{frame.cursor[1] + 1}H\x1b[?25h"
        return f"{_HIDE}{_HOME}" + "\r\n".join(lines) + _REST_OF_SCREEN + cursor

    def _drawn(self, line: Text, width: int) -> str:
        line.truncate(width)
        with self._pen.capture() as drawn:
            self._pen.print(line, end="", soft_wrap=True)
        return drawn.get()


@contextmanager
def screen_face(keys: Keyboard, out: TextIO, *, colour: bool) -> Iterator[ScreenFace]:
    """The alternate screen, which is emptied before it is left."""
    try:
        write(out, _ENTER)
        yield ScreenFace(keys, out, colour=colour)
    finally:
        with suppress(TerminalGoneError):
            write(out, _LEAVE)


def can_place_text(out: TextIO) -> bool:
    """Whether a terminal understands where to put text; consoles of older Windows do not."""
    return not Console(file=out).legacy_windows


def size_of(out: TextIO) -> os.terminal_size:
    """Columns and lines of a terminal."""
    try:
        size = os.get_terminal_size(out.fileno())
    except (OSError, ValueError):
        return _USUAL
    return size if size.columns and size.lines else _USUAL


def write(out: TextIO, text: str) -> None:
    """Write all of it now.

    Raises:
        TerminalGoneError: The terminal takes nothing more.
    """
    try:
        out.write(text)
        out.flush()
    except OSError:
        raise TerminalGoneError from None
