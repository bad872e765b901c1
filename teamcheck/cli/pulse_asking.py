"""Asks what was heard in a pulse and what came of it, one thing after the other."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import typer

from teamcheck.cli.asking import Ask, line
from teamcheck.cli.terminal import talk

if TYPE_CHECKING:
    from teamcheck.responses.you_said import Heard


def ask_what_was_heard(ask: Ask, round_: str, comments: Sequence[str]) -> "list[Heard]":
    """What was heard, at most three things.

    Args:
        ask: Asks the person at the keyboard.
        round_: The name of the pulse.
        comments: What people wrote in it: no line repeats that word for word.
    """
    from teamcheck.responses.you_said import MOST, Heard  # noqa: PLC0415  not for --help

    talk(f"What did you hear in the pulse of {round_}, and what came of it? At most {MOST} things. Ctrl-C: nothing is written.")
    talk("Write no names of people: everybody reads it.")
    nameless = partial(_nameless, comments)
    heard: list[Heard] = []
    while len(heard) < MOST:
        question, preset = ("You heard, in one line", None) if not heard else ("You also heard (Enter: nothing more)", "")
        said = ask(question, preset, nameless)
        if not said:
            break
        did = ask("What was done, or why can nothing be done (Enter: nothing yet)", "", nameless)
        open_ = ask("What is still to come, and by when (Enter: nothing)", "", nameless)
        heard.append(Heard(said=said, did=did or None, open=open_ or None))
    return heard


def _nameless(comments: Sequence[str], text: str) -> None:
    from teamcheck.responses.you_said import tells_on_somebody  # noqa: PLC0415  as above

    line(text)
    if (why := tells_on_somebody(text, comments)) is not None:
        message, fix = why
        raise typer.BadParameter(f"{message}. {fix}")
