"""Puts a confirmed sheet into the ballot box, and says in a word what became of it."""

from dataclasses import dataclass
from typing import Literal

from teamcheck.collect.box import BallotBox, NotTakenError
from teamcheck.collect.sheet import Sheet
from teamcheck.errors import TeamcheckError


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a sheet.

    Attributes:
        how: It is in; everybody had answered before; the round was closed; or it could not be written, and may be later.
        why: What the computer said, where it could not be written.
    """

    how: Literal["in", "full", "closed", "failed"]
    why: str = ""


def put_in(box: BallotBox, sheet: Sheet) -> Kept:
    """Put a sheet into the box; when it is ``in``, it is on the disk."""
    try:
        box.add(sheet)
    except NotTakenError as refused:
        return Kept("full" if refused.why == "full" else "closed")
    except TeamcheckError as error:
        return Kept("failed", error.problems[0].message)
    return Kept("in")
