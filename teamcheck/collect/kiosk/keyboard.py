"""The keyboard of this computer, read key by key, with everything put back as it was afterwards.

Why raw: Ctrl-C and Ctrl-Z come as keys, so that nobody who hits them leaves their answers on the screen; nothing that is
typed is echoed; and the time without a key can be measured.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

from teamcheck.collect.kiosk.keys import Key


class Keyboard(Protocol):
    """Where keys come from."""

    echoes: bool

    def key(self, seconds: float | None) -> Key | None:
        """The next key, or None after so many seconds without one; None waits for ever."""
        ...

    def discard(self) -> None:
        """Forget what was pressed and not asked for yet."""
        ...


@contextmanager
def keyboard(stream: TextIO) -> Iterator[Keyboard]:
    """The keyboard behind standard input, which is a terminal."""
    if sys.platform == "win32":
        from teamcheck.collect.kiosk.windows_keyboard import WindowsKeyboard  # noqa: PLC0415  there is none elsewhere

        yield WindowsKeyboard()
    else:
        from teamcheck.collect.kiosk.posix_keyboard import raw_keyboard  # noqa: PLC0415  there is none on Windows

        with raw_keyboard(stream.fileno()) as made:
            yield made
