"""The terminal as a place where people answer: taken for the time of asking, and put back as it was."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from teamcheck.cli.terminal import coloured

if TYPE_CHECKING:
    from teamcheck.collect.kiosk.page import Face


def can_answer_here() -> bool:
    """Whether somebody can answer here: both streams are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


@contextmanager
def terminal(*, plain: bool) -> "Iterator[Face]":
    """The terminal, taken for the time of asking and put back as it was, whatever happens; where it is gone, that ends it.

    Args:
        plain: Line by line, whatever the terminal can do.
    """
    from teamcheck.collect.kiosk.keyboard import keyboard  # noqa: PLC0415  the questionnaire and Rich: not for --help
    from teamcheck.collect.kiosk.plain_face import PlainFace  # noqa: PLC0415  as above
    from teamcheck.collect.kiosk.screen_face import TerminalGoneError, can_place_text, screen_face  # noqa: PLC0415  as above

    able = os.environ.get("TERM") != "dumb" and can_place_text(sys.stdout)
    try:
        with keyboard(sys.stdin) as keys:
            if plain or not able:
                yield PlainFace(keys, sys.stdout, clears=able)
            else:
                with screen_face(keys, sys.stdout, colour=coloured(sys.stdout)) as face:
                    yield face
    except TerminalGoneError:
        return
