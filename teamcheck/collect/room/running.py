"""Puts a room together: its site, its application, and the server behind its doors."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from ssl import SSLContext

from teamcheck.collect.box import BallotBox
from teamcheck.collect.room.app import Entrance, RoomApp
from teamcheck.collect.room.codes import join_code
from teamcheck.collect.room.desk import Desk
from teamcheck.collect.room.listen import Doors
from teamcheck.collect.room.qr import drawing
from teamcheck.collect.room.serve import serving
from teamcheck.collect.room.site import Door, Site
from teamcheck.collect.room.tls import relaying
from teamcheck.collect.room.tongues import tongues_of
from teamcheck.collect.round import Round


def site_of(host: str, doors: Doors, *, encrypted: bool) -> Site:
    """Where a room is.

    Args:
        host: The name or address that people are told.
        doors: Its open ports.
        encrypted: Whether the front is.
    """
    scheme = "https" if encrypted else "http"
    address, port = doors.front.getsockname()[:2]
    loopback, inner = doors.inner.getsockname()[:2]
    names = (Door(scheme, address, port), Door("http", "localhost", inner))
    return Site(Door(scheme, host, port), Door("http", loopback, inner), names)


def app_of(round_: Round, box: BallotBox, site: Site, *, tickets: bool) -> RoomApp:
    """The application of a room.

    Args:
        round_: The round, open.
        box: Its ballot box.
        site: Where it is.
        tickets: Whether each person has a ticket, or all have the same code: a new one.
    """
    code = "" if tickets else join_code()
    address = f"{site.front.address}/{code}"
    return RoomApp(Desk(round_, box), tongues_of(round_), site, Entrance(address, code, drawing(address)))


@contextmanager
def running(app: RoomApp, doors: Doors, context: SSLContext | None) -> Iterator[None]:
    """Answer requests for as long as the block runs.

    Args:
        app: What answers.
        doors: Its open ports; they are closed afterwards.
        context: What encrypts; None for plain connections.
    """
    plain = {id(door): door for door in ((doors.inner,) if context else (doors.front, doors.inner))}
    with serving(app, list(plain.values()), app.fall):
        inner = doors.inner.getsockname()[1]
        relay = relaying(doors.front, inner, context, app.fall) if context else nullcontext()
        with relay as opened:
            if opened is not None:
                app.peer = opened.peer_of
            yield
