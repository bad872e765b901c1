"""``teamcheck status``: how far a round is, and what comes next."""

from datetime import date
from typing import TYPE_CHECKING

from teamcheck.cli import options, rounds
from teamcheck.cli.terminal import put_out, talk

if TYPE_CHECKING:
    from pathlib import Path

    from teamcheck.collect.box import BallotBox
    from teamcheck.collect.round import Round


def status(folder: rounds.Folder = rounds.HERE, *, quiet: options.Quiet = False) -> None:
    """Say how many have answered, what is overdue, and what comes next; never who, and never what.

    $ teamcheck status
    $ teamcheck status harbour
    """
    from teamcheck.collect.progress import overdue, so_far  # noqa: PLC0415  pydantic and YAML: not for --help

    round_, box = rounds.round_and_box(folder)
    today = date.today()  # noqa: DTZ011  the day where the facilitator is
    put_out("\n".join([so_far(round_, box), *overdue(round_, box, today)]))
    if not quiet:
        talk(f"Next: {_next(round_, box, folder)}")


def _next(round_: "Round", box: "BallotBox", folder: "Path") -> str:
    """The commands that come next, ready to paste."""
    where = "" if folder == rounds.HERE else f" {folder}"
    state = box.state()
    if state == "not opened":
        return f"teamcheck survey invite{where}\n      teamcheck survey{where}"
    if state == "closing":
        return f"teamcheck close{where}    closing was broken off: this finishes it"
    if state == "closed":
        return "teamcheck report" if not where else f"cd{where} && teamcheck report"
    finished = box.finished()
    if finished >= round_.people:
        return f"teamcheck close{where}"
    if finished < round_.minimum:
        return f"teamcheck survey{where}"
    return f"teamcheck survey{where}, or teamcheck close{where} when nobody else will answer"
