"""What the facilitator sees while phones answer: the address, the square, how many have answered, and how it ends."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from teamcheck.cli.terminal import coloured, put_out, talk, talk_styled

if TYPE_CHECKING:
    from teamcheck.collect.room.app import RoomApp

#: Seconds between two looks at the ballot box, and for which the last person's thanks can still be fetched.
_LOOKS_EVERY, _LINGERS = 0.5, 5.0
_SURE = "Somebody may still be answering. Press q again to stop, or any other key."

#: How it ended: all have answered, somebody pressed q, Ctrl-C or the like, or the round was closed elsewhere.
End = Literal["all", "stopped", "interrupted", "closed"]
#: A key as it counts here: to stop, to break off, any other; None when there was none for a while.
Key = Literal["stop", "break", "other"] | None


def say_where(app: "RoomApp", *, quiet: bool) -> None:
    """Where people answer: the address alone on standard output, everything else around it."""
    from teamcheck.collect.room.qr import blocks  # noqa: PLC0415  not for --help

    site, code = app.site, app.entrance.code
    if quiet:
        put_out(app.entrance.address)
        return
    talk("\nPeople scan the square or go to this address:")
    put_out(app.entrance.address)
    if coloured(sys.stderr):
        talk_styled(f"\n{blocks(app.entrance.address)}\n\n")
    if code:
        talk(f"Whoever types only {site.front.address} is asked for the code: {code}")
        talk("The code is a new one each time you start this.")
    else:
        talk("Each person types the code on their slip.")
    talk(f"To show all this on a projector, open here: {site.projector}")
    for warning in _warnings(app):
        talk(warning)
    talk("To stop, press q.\n" if sys.stdin is not None and sys.stdin.isatty() else "To stop, press Ctrl-C.\n")


def _warnings(app: "RoomApp") -> Iterator[str]:
    """What the facilitator should know of the network."""
    from teamcheck.collect.room.addresses import is_loopback  # noqa: PLC0415  not for --help

    if is_loopback(app.site.front.host):
        yield "Note: no phone can go to this address. It is for trying things out on this computer."
    elif app.site.front.scheme == "http":
        yield "Warning: this is not encrypted. Somebody in the same Wi-Fi could read along."
        yield "         Use the hotspot of a phone that you trust, or --tls-cert (docs/asking.md)."


@dataclass(frozen=True, slots=True)
class Watched:
    """What there is to see.

    Attributes:
        people: How many are expected.
        finished: How many have answered by now; None once the round is closed.
        may_be_answering: Whether somebody has a form that has not come back.
    """

    people: int
    finished: Callable[[], int | None]
    may_be_answering: Callable[[], bool]


def watch(watched: Watched, key: Callable[[float], Key], show: Callable[[str], None]) -> End:
    """Show how many have answered until it ends.

    Args:
        watched: What there is to see.
        key: The next key, or None after so many seconds without one.
        show: Shows a line in the place of the one before.
    """
    from teamcheck.collect.round import have_answered  # noqa: PLC0415  questionnaires: not for --help

    asked_twice = False
    while (finished := watched.finished()) is not None:
        show(_SURE if asked_twice else f"{have_answered(finished, watched.people)}.")
        if finished >= watched.people:
            return "all"
        pressed = key(_LOOKS_EVERY)
        if pressed == "break" or (pressed == "stop" and (asked_twice or not watched.may_be_answering())):
            show(f"{have_answered(watched.finished() or finished, watched.people)}.")
            return "interrupted" if pressed == "break" else "stopped"
        if pressed is not None:
            asked_twice = pressed == "stop"
    return "closed"


def linger(key: Callable[[float], Key]) -> None:
    """Wait until the last person has surely been thanked, or until a key is pressed."""
    until = time.monotonic() + _LINGERS
    while (left := until - time.monotonic()) > 0 and key(left) is None:
        pass


@contextmanager
def keys(*, wanted: bool) -> Iterator[Callable[[float], Key]]:
    """Keys where somebody sits at a keyboard, and nothing but time elsewhere."""
    if not (wanted and sys.stdin is not None and sys.stdin.isatty()):
        yield _only_time
        return
    from teamcheck.collect.kiosk.keyboard import keyboard  # noqa: PLC0415  nothing reads keys before
    from teamcheck.collect.kiosk.keys import Letter, Named  # noqa: PLC0415  as above

    with keyboard(sys.stdin) as board:

        def key(seconds: float) -> Key:
            pressed = board.key(seconds)
            if pressed in {Named.STOP, Named.GONE}:
                return "break"
            if isinstance(pressed, Letter) and pressed.text.lower() == "q":
                return "stop"
            return None if pressed is None or pressed is Named.REPAINT else "other"

        yield key


def _only_time(seconds: float) -> Key:
    try:
        time.sleep(seconds)
    except KeyboardInterrupt:
        return "break"
    return None


class Line:
    """One line of talk that is written anew in its place on a terminal, and as a line of its own elsewhere."""

    def __init__(self, *, quiet: bool) -> None:
        """Nothing is shown yet."""
        self._quiet = quiet
        self._shown = ""
        self._in_place = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def show(self, text: str) -> None:
        """Show a text, if it is another than before."""
        if text == self._shown or self._quiet:
            return
        self._shown = text
        if self._in_place:
            talk_styled(f"\r\x1b[K{text}")
        else:
            talk(text)

    def end(self) -> None:
        """Go on below it."""
        if self._in_place and self._shown:
            talk_styled("\n")
