"""What was said at a check-in, as a command line says it: ``1:partly:better:in our words``."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import typer

from teamcheck.cli import options

if TYPE_CHECKING:
    from teamcheck.responses.action_plan import CheckIn

_LIKE = "write it like 1:partly:better or 2:not yet:same:nobody had time"


def said_on_the_command_line(records: Sequence[str], day: date, actions: int) -> "Mapping[int, CheckIn]":
    """What was said of some actions, by their places from 0.

    Args:
        records: A number from 1, ``done``, ``partly`` or ``not yet``, ``worse``, ``same`` or ``better``, and words, if any.
        day: The day it was said.
        actions: How many there are.

    Raises:
        BadParameter: One is no such record, or of an action that is not there, or there are two of one.
    """
    found: dict[int, CheckIn] = {}
    for record in records:
        number, said = _one(record, day)
        if not 1 <= number <= actions:
            raise typer.BadParameter(f"there is no action {number}; the plan has {actions}.", param_hint="--record")
        if number - 1 in found:
            raise typer.BadParameter(f"action {number} is named twice.", param_hint="--record")
        found[number - 1] = said
    return found


def _one(record: str, day: date) -> "tuple[int, CheckIn]":
    from pydantic import ValidationError  # noqa: PLC0415  not for --help

    from teamcheck.responses.action_plan import CheckIn  # noqa: PLC0415  as above

    number, *parts = [part.strip() for part in (options.readable(record) or "").split(":", 3)]
    if not (number.isascii() and number.isdecimal() and len(number) < 3 and len(parts) >= 2):
        raise typer.BadParameter(f"{record!r} is no record; {_LIKE}.", param_hint="--record")
    done, now, *words = parts
    try:
        said = {"day": day, "done": done, "now": now, "words": "".join(words) or None}
        return int(number), CheckIn.model_validate(said)
    except ValidationError:
        message = f"{record!r} is no record: done, partly or not yet, then worse, same or better; {_LIKE}."
        raise typer.BadParameter(message, param_hint="--record") from None
