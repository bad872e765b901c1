"""The keyboard of a console of Windows."""

import sys
import time

from teamcheck.collect.kiosk.keys import Decoder, Key, Named

if sys.platform == "win32":
    import msvcrt

    #: How often to look for a key, in seconds: there is nothing to wait for that also ends after a time.
    _LOOKS_EVERY = 0.03
    #: The second half of a key that is no letter.
    _SECOND_HALVES = {
        "H": Named.UP,
        "P": Named.DOWN,
        "K": Named.LEFT,
        "M": Named.RIGHT,
        "G": Named.HOME,
        "O": Named.END,
        "I": Named.PAGE_UP,
        "Q": Named.PAGE_DOWN,
        "S": Named.DELETE,
    }
    _FIRST_HALVES = ("\x00", "\xe0")

    class WindowsKeyboard:
        """Reads the console key by key.

        Attributes:
            echoes: True: the console echoes lines, and no keys.
        """

        echoes = True

        def __init__(self) -> None:
            """Wait for keys."""
            self._decoder = Decoder()

        def key(self, seconds: float | None) -> Key | None:
            """The next key, or None after so many seconds without one."""
            until = None if seconds is None else time.monotonic() + seconds
            try:
                while True:
                    if msvcrt.kbhit():
                        if (key := self._read()) is not None:
                            return key
                    elif until is not None and time.monotonic() >= until:
                        return None
                    else:
                        time.sleep(_LOOKS_EVERY)
            except KeyboardInterrupt:
                return Named.STOP

        def discard(self) -> None:
            """Forget what was pressed and not asked for yet."""
            while msvcrt.kbhit():
                msvcrt.getwch()

        def _read(self) -> Key | None:
            letter = msvcrt.getwch()
            if letter in _FIRST_HALVES:
                return _SECOND_HALVES.get(msvcrt.getwch())
            if "\ud800" <= letter <= "\udbff":
                letter = (letter + msvcrt.getwch()).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            keys = self._decoder.fed(letter.encode("utf-8", "replace"))
            self._decoder.let_go()
            return keys[0] if keys else None
