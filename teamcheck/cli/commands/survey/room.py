"""``teamcheck survey room``: people answer on their own phones, in the same network."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from teamcheck.cli import options, rounds
from teamcheck.cli.dumps import allow_no_dump
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.faults import FoundBugError
from teamcheck.cli.room_screen import End, Line, Watched, keys, linger, say_where, watch
from teamcheck.cli.room_setup import encryption, need_extra, own_address, tickets_ready
from teamcheck.cli.terminal import talk
from teamcheck.errors import Code, Place, Problem, RoundError

if TYPE_CHECKING:
    from ssl import SSLContext

    from teamcheck.collect.box import BallotBox
    from teamcheck.collect.room.app import RoomApp
    from teamcheck.collect.round import Round

_WHERE = "Where people answer"
_LAST_PORT = 65535


def _port(value: int | None) -> int | None:
    """A number that ports can have."""
    if value is not None and value > _LAST_PORT:
        raise typer.BadParameter(f"ports go up to {_LAST_PORT}.")
    return value


def room(
    folder: rounds.Folder = rounds.HERE,
    *,
    host: Annotated[
        str | None,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            rich_help_panel=_WHERE,
            help="This computer's address or name in the network of the phones.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="N",
            min=1,
            callback=_port,
            rich_help_panel=_WHERE,
            help="The port (one that the round keeps).",
            show_default=False,
        ),
    ] = None,
    tickets: Annotated[
        bool,
        typer.Option(
            "--tickets",
            rich_help_panel=_WHERE,
            help="A slip with a code of its own for each person, to draw from a hat: tickets.html.",
        ),
    ] = False,
    tls_cert: Annotated[
        Path | None,
        typer.Option(
            "--tls-cert", metavar="FILE", rich_help_panel=_WHERE, help="Encrypt: a certificate (PEM).", show_default=False
        ),
    ] = None,
    tls_key: Annotated[
        Path | None,
        typer.Option(
            "--tls-key",
            metavar="FILE",
            rich_help_panel=_WHERE,
            help="Its key, if in a file of its own.",
            show_default=False,
        ),
    ] = None,
    quiet: options.Quiet = False,
    no_input: options.NoInput = False,
) -> ExitCode:
    """Ask on phones in the room.

    People scan a square, or type an address and a code.

    $ teamcheck survey room
    $ teamcheck survey room --tickets                  one answer for each slip
    $ teamcheck survey room harbour --host 192.168.1.20
    """
    need_extra()
    allow_no_dump()
    context = encryption(tls_cert, tls_key)
    name = host or own_address(may_ask=not no_input)
    round_, box = rounds.opened(folder, "room", quiet=quiet)
    if box.finished() >= round_.people:
        raise RoundError([_full(round_)])
    with _standing(round_, box, Wanted(name, port, context, tickets), quiet=quiet) as app:
        end = _watched(app, quiet=quiet, may_ask=not no_input)
        _raise_found(app)
    return _said_at_the_end(end, round_, box.finished(), quiet=quiet)


class Wanted(NamedTuple):
    """What was asked for: the host as people are told it, its port, what encrypts, and whether everybody gets a ticket."""

    host: str
    port: int | None
    context: "SSLContext | None"
    tickets: bool


@contextmanager
def _standing(round_: "Round", box: "BallotBox", wanted: Wanted, *, quiet: bool) -> "Iterator[RoomApp]":
    """The room, open for as long as the block runs."""
    from teamcheck.collect.room import listen, running  # noqa: PLC0415  waitress: not for --help

    with listen.doors(wanted.host, wanted.port, round_.id, apart=wanted.context is not None) as doors:
        site = running.site_of(wanted.host, doors, encrypted=wanted.context is not None)
        by_ticket = tickets_ready(round_, box, site, wanted=wanted.tickets, quiet=quiet)
        app = running.app_of(round_, box, site, tickets=by_ticket)
        with running.running(app, doors, wanted.context):
            say_where(app, quiet=quiet)
            yield app


def _watched(app: "RoomApp", *, quiet: bool, may_ask: bool) -> End:
    """Show how many have answered until it ends."""
    box, people = app.desk.box, app.desk.round_.people

    def finished() -> int | None:
        if app.has_fallen:
            _raise_found(app)
        manifest = box.files.manifest()
        return manifest.finished if manifest.state == "open" else None

    line = Line(quiet=quiet)
    with keys(wanted=may_ask) as key:
        try:
            end = watch(Watched(people, finished, lambda: app.desk.may_be_answering), key, line.show)
            if end == "all":
                linger(key)
        finally:
            line.end()
    return end


def _raise_found(app: "RoomApp") -> None:
    """Raise what another thread met that must not be, if it met anything.

    Raises:
        FoundBugError: It did.
    """
    if app.bug is not None:
        raise FoundBugError from app.bug


def _said_at_the_end(end: End, round_: "Round", finished: int, *, quiet: bool) -> ExitCode:
    """What comes next, and the code to leave with."""
    where = rounds.where(round_)
    if not quiet and end == "closed":
        talk("The round was closed. Next: teamcheck report")
    elif not quiet and finished >= round_.people:
        talk(f"Next: teamcheck close{where}")
    elif not quiet:
        both = f"`teamcheck survey room{where}`, or end the round with `teamcheck close{where}`"
        talk(f"Nobody can answer now. Go on with {both}.")
    return ExitCode.INTERRUPTED if end == "interrupted" else ExitCode.DONE


def _full(round_: "Round") -> Problem:
    message = f"all {round_.people} people have answered"
    fix = "End the round with `teamcheck close`."
    return Problem(Code.ROUND_FULL, Place(str(round_.file)), message, fix)
