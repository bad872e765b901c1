"""What `teamcheck survey room` needs before anybody can answer: what serves pages, what encrypts, an address, tickets."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teamcheck.cli.terminal import talk
from teamcheck.cli.writing import write_all
from teamcheck.errors import Code, OutputError, Place, Problem, RoundError

if TYPE_CHECKING:
    from ssl import SSLContext

    from teamcheck.collect.box import BallotBox
    from teamcheck.collect.room.addresses import Local
    from teamcheck.collect.room.site import Site
    from teamcheck.collect.round import Round

_TICKETS = "tickets.html"


def need_extra() -> None:
    """See that what serves pages is there.

    Raises:
        RoundError: It was not installed.
    """
    from importlib.util import find_spec  # noqa: PLC0415  not for --help

    missing = [name for name in ("waitress", "segno") if find_spec(name) is None]
    if missing:
        message = f"phones need what was not installed: {' and '.join(missing)}"
        fix = "pip install 'teamcheck[room]'"
        raise RoundError([Problem(Code.EXTRA_MISSING, Place("teamcheck survey room"), message, fix)])


def encryption(certificate: Path | None, key: Path | None) -> "SSLContext | None":
    """What encrypts, where that was asked for.

    Raises:
        RoundError: The certificate cannot be used.
    """
    if certificate is None:
        if key is not None:
            raise typer.BadParameter("a key needs its certificate: give --tls-cert too.", param_hint="--tls-key")
        return None
    from teamcheck.collect.room.tls import context_of  # noqa: PLC0415  asyncio: only where it is asked for

    return context_of(certificate, key)


def own_address(*, may_ask: bool) -> str:
    """This computer's address in the network of the phones; where there are several, whoever sits here knows which.

    Raises:
        RoundError: There is none, or there are several and nobody to ask.
    """
    from teamcheck.collect.room.addresses import local_addresses  # noqa: PLC0415  not for --help

    found = local_addresses()
    if len(found) == 1:
        return found[0].address
    may_ask = may_ask and sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()
    if found and may_ask:
        return _chosen(found)
    if found:
        message = f"this computer has several addresses: {', '.join(local.address for local in found)}"
        fix = f"Name the one in the network of the phones, such as --host {found[0].address}"
    else:
        message = "this computer is in no network that phones could reach it in"
        fix = "Join a Wi-Fi, or switch on the hotspot of a phone. To try it out on this computer alone: --host 127.0.0.1"
    raise RoundError([Problem(Code.ADDRESS_NOT_USABLE, Place("--host"), message, fix)])


def _chosen(found: Sequence["Local"]) -> str:
    """The address that somebody chooses."""
    talk("Which of this computer's addresses is in the network of the phones?")
    for place, local in enumerate(found, 1):
        talk(f"  {place}  {local.address}{f'  ({local.card})' if local.card else ''}")

    def place_of(typed: str) -> int:
        """The place of an address in the list; anything else is asked for once more."""
        if typed.strip() not in map(str, range(1, len(found) + 1)):
            raise typer.BadParameter(f"type a number from 1 to {len(found)}.")
        return int(typed) - 1

    chosen: int = typer.prompt("Number", default="1", value_proc=place_of, err=True)
    return found[chosen].address


def tickets_ready(round_: "Round", box: "BallotBox", site: "Site", *, wanted: bool, quiet: bool) -> bool:
    """Make a ticket for each person where that is wanted and there are none yet; whether people need one.

    To look, to make them and to write them is one step: of two rooms that begin at once, one makes the slips for both.

    Raises:
        RoundError: Somebody has answered without one.
        OutputError: They cannot be written.
    """
    with box.files.locked():
        return _tickets_ready(round_, box, site, wanted=wanted, quiet=quiet)


def _tickets_ready(round_: "Round", box: "BallotBox", site: "Site", *, wanted: bool, quiet: bool) -> bool:
    """The same, for whoever has the box."""
    manifest, file = box.files.manifest(), round_.folder / _TICKETS
    there = manifest.tickets is not None
    if there and (not wanted or manifest.finished or file.exists()):
        if not quiet:
            talk("Each person needs a slip: those that were handed out stay good.")
            _warn_of_another_address(site.front.address, file)
        return True
    if not wanted:
        return False
    if file.exists():
        fix = "Take it out of the way: these slips are none of this round's."
        raise OutputError([Problem(Code.ALREADY_THERE, Place(str(file)), "there is a file of this name already", fix)])
    _write_tickets(round_, box.issue_tickets(round_.people), site, file)
    if not quiet:
        talk(f"Wrote {file}: print it, cut the slips and let everybody draw one.")
        if there:
            talk("The slips that were made before are worth nothing any more.")
    return True


def _warn_of_another_address(address: str, file: Path) -> None:
    """Say so where slips lead to another address than this one: another program has the port, or the network is another."""
    from teamcheck.report.pages.room import in_pieces  # noqa: PLC0415  Jinja: not for --help

    with suppress(OSError):  # they may lie elsewhere by now
        if in_pieces(address) not in file.read_text(encoding="utf-8", errors="replace"):
            talk(f"Warning: the address on the slips is an old one. Let people type {address} and then the code on their slip.")


def _write_tickets(round_: "Round", codes: Sequence[str], site: "Site", file: Path) -> None:
    from teamcheck.collect.languages import sentences  # noqa: PLC0415  not for --help
    from teamcheck.collect.room.qr import drawing  # noqa: PLC0415  as above
    from teamcheck.report.pages.room import render_tickets  # noqa: PLC0415  Jinja: as above

    address = site.front.address
    drawn = [(code, drawing(f"{address}/T/{code}")) for code in codes]
    say = sentences(round_, round_.languages[0])
    page = render_tickets(say, team=round_.team, address=address, tickets=drawn)
    write_all({file: page}, replace=False, private=True)  # whoever reads it can answer for everybody
