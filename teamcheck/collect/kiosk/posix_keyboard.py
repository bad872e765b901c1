"""The keyboard of a terminal of Linux, macOS and the like."""

import os
import select
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from teamcheck.collect.kiosk.keys import Decoder, Key, Named

if sys.platform != "win32":
    import termios

    #: What comes in the place of a key when a signal does.
    _SIGNALS: dict[int, Named] = {
        signal.SIGINT: Named.STOP,
        signal.SIGHUP: Named.GONE,
        signal.SIGTERM: Named.GONE,
        signal.SIGWINCH: Named.REPAINT,
    }

    class PosixKeyboard:
        """Reads a terminal that is in raw mode.

        Attributes:
            echoes: Whether the terminal echoed what is typed before: one that did not echoes by itself (Emacs does).
        """

        def __init__(self, descriptor: int, signals: int, *, echoes: bool) -> None:
            """Wait for bytes of the terminal, and for the numbers of signals."""
            self.echoes = echoes
            self._descriptor = descriptor
            self._signals = signals
            self._decoder = Decoder()
            self._pressed: deque[Key] = deque()

        def key(self, seconds: float | None) -> Key | None:
            """The next key, or None after so many seconds without one."""
            until = None if seconds is None else time.monotonic() + seconds
            while not self._pressed:
                left = None if until is None else max(0.0, until - time.monotonic())
                patience = self._decoder.patience
                wait = left if patience is None else min(patience, left or patience)
                ready, _, _ = select.select([self._descriptor, self._signals], [], [], wait)
                if self._signals in ready:
                    self._pressed.extend(_SIGNALS[number] for number in os.read(self._signals, 64) if number in _SIGNALS)
                elif self._descriptor in ready:
                    self._pressed.extend(self._read())
                elif patience is not None:
                    self._pressed.extend(self._decoder.let_go())
                else:
                    return None
            return self._pressed.popleft()

        def discard(self) -> None:
            """Forget what was pressed and not asked for yet, but for the end; also what has only begun to come."""
            self._decoder = Decoder()
            self._pressed = deque(key for key in self._pressed if key is Named.GONE)
            with suppress(termios.error):  # the terminal is gone: the next key says so
                termios.tcflush(self._descriptor, termios.TCIFLUSH)

        def _read(self) -> list[Key]:
            try:
                data = os.read(self._descriptor, 4096)
            except OSError:
                data = b""
            return self._decoder.fed(data) if data else [Named.GONE]

    @contextmanager
    def raw_keyboard(descriptor: int) -> Iterator[PosixKeyboard]:
        """A terminal in raw mode; signals come as keys."""
        before = termios.tcgetattr(descriptor)
        raw = termios.tcgetattr(descriptor)
        raw[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.ISTRIP)
        raw[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
        raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
        with _signals_as_bytes() as signals:
            try:
                termios.tcsetattr(descriptor, termios.TCSAFLUSH, raw)
                yield PosixKeyboard(descriptor, signals, echoes=bool(before[3] & termios.ECHO))
            finally:
                with suppress(termios.error):  # the terminal is gone
                    # what was typed and not asked for goes, so that no shell takes it for a command
                    termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)

    @contextmanager
    def _signals_as_bytes() -> Iterator[int]:
        """Where the numbers of signals can be read from, which do nothing else meanwhile."""
        reading, writing = os.pipe()
        for end in (reading, writing):
            os.set_blocking(end, False)
        handlers = {number: signal.signal(number, lambda *_: None) for number in _SIGNALS}
        before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        try:
            yield reading
        finally:
            signal.set_wakeup_fd(before)
            for number, handler in handlers.items():
                signal.signal(number, handler)
            os.close(reading)
            os.close(writing)
