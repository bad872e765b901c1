"""What was said at a check-in, as a command line says it: ``1:partly:better:in our words``; ``1:a little`` of what helped."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar, get_args

import typer

from teamcheck.cli import options

if TYPE_CHECKING:
    from teamcheck.responses.action_plan import CheckIn, Helped
    from teamcheck.responses.plans.record import Said

Of = TypeVar("Of")
_LIKE = "write it like 1:partly:better or 2:not yet:same:nobody had time"


def said_on_the_command_line(records: Sequence[str], helped: Sequence[str], day: date, actions: int) -> "Mapping[int, Said]":
    """What was said of some actions, by their places from 0.

    Args:
        records: A number from 1, ``done``, ``partly`` or ``not yet``, ``worse``, ``same`` or ``better``, and words, if any.
        helped: A number from 1, and ``yes``, ``a little`` or ``no``.
        day: The day it was said.
        actions: How many there are.

    Raises:
        BadParameter: One is no such record, or of an action that is not there, or there are two of one.
    """
    from teamcheck.responses.plans.record import Said  # noqa: PLC0415  pydantic and YAML: not for --help

    done = _each_once([_one(record, day) for record in records], actions, "--record")
    did_help = _each_once([_one_helped(record) for record in helped], actions, "--helped")
    return {place: Said(done.get(place), did_help.get(place)) for place in sorted({*done, *did_help})}


def _each_once(found: Sequence[tuple[int, Of]], actions: int, option: str) -> dict[int, Of]:
    """What was said, by places from 0.

    Raises:
        BadParameter: An action is not there, or is named twice.
    """
    said: dict[int, Of] = {}
    for number, what in found:
        if not 1 <= number <= actions:
            raise typer.BadParameter(f"there is no action {number}; the plan has {actions}.", param_hint=option)
        if number - 1 in said:
            raise typer.BadParameter(f"action {number} is named twice.", param_hint=option)
        said[number - 1] = what
    return said


def _parts(record: str, most: int) -> tuple[int, list[str]] | None:
    """The number of an action and what stands behind it, in so many parts at most; None where no number stands there."""
    number, *parts = [part.strip() for part in (options.readable(record) or "").split(":", most)]
    return (int(number), parts) if number.isascii() and number.isdecimal() and len(number) < 3 else None


def _one_helped(record: str) -> "tuple[int, Helped]":
    from teamcheck.responses.action_plan import Helped  # noqa: PLC0415  as above

    found = _parts(record, 1)
    words: tuple[Helped, ...] = get_args(Helped)
    meant = next((word for word in words if found is not None and found[1] == [word]), None)
    if found is None or meant is None:
        message = f"{record!r} does not say whether an action helped; write it like 1:yes, 1:a little or 1:no."
        raise typer.BadParameter(message, param_hint="--helped")
    return found[0], meant


def _one(record: str, day: date) -> "tuple[int, CheckIn]":
    from pydantic import ValidationError  # noqa: PLC0415  not for --help

    from teamcheck.responses.action_plan import CheckIn  # noqa: PLC0415  as above

    found = _parts(record, 3)
    if found is None or len(found[1]) < 2:
        raise typer.BadParameter(f"{record!r} is no record; {_LIKE}.", param_hint="--record")
    number, (done, now, *words) = found
    try:
        return number, CheckIn.model_validate({"day": day, "done": done, "now": now, "words": "".join(words) or None})
    except ValidationError:
        message = f"{record!r} is no record: done, partly or not yet, then worse, same or better; {_LIKE}."
        raise typer.BadParameter(message, param_hint="--record") from None
