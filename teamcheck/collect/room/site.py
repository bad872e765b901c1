"""Where the room is on the network, and which requests are none of its business."""

import hmac
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus

from teamcheck.collect.room.addresses import is_loopback
from teamcheck.collect.room.http import RefusedError, Request

_USUAL_PORT = {"http": 80, "https": 443}
#: What browsers say of a form that was sent from the page of this very address, or by its user directly.
_FROM_HERE = ("same-origin", "none")


@dataclass(frozen=True, slots=True)
class Door:
    """An address under which the room can be reached.

    Attributes:
        scheme: ``http`` or ``https``.
        host: A name or an address in figures.
        port: Its port.
    """

    scheme: str
    host: str
    port: int

    @property
    def names(self) -> frozenset[str]:
        """How a browser names it in ``Host``.

        >>> sorted(Door("http", "192.0.2.4", 80).names), sorted(Door("https", "FD00::2", 8443).names)
        (['192.0.2.4', '192.0.2.4:80'], ['[fd00::2]:8443'])
        """
        host = (f"[{self.host}]" if ":" in self.host else self.host).lower()
        named = {f"{host}:{self.port}"}
        return frozenset(named | {host} if self.port == _USUAL_PORT[self.scheme] else named)

    @property
    def address(self) -> str:
        """What people type, without a path.

        >>> Door("https", "room.example.org", 443).address
        'https://room.example.org'
        """
        return f"{self.scheme}://{min(self.names, key=len)}"

    @property
    def origins(self) -> frozenset[str]:
        """How a browser names it in ``Origin``."""
        return frozenset(f"{self.scheme}://{name}" for name in self.names)


@dataclass(frozen=True)
class Site:
    """All doors of a room.

    Attributes:
        front: The one that people are told.
        inner: The one that only this computer can reach.
        others: Other names of these two.
        token: Makes the address of the projector's page one that nobody can guess.
    """

    front: Door
    inner: Door
    others: tuple[Door, ...] = ()
    token: str = field(default_factory=lambda: secrets.token_hex(8), repr=False)

    def check(self, request: Request) -> None:
        """See that a request is meant for this room, and that a form comes from one of its own pages.

        Raises:
            RefusedError: It is not: a page elsewhere may have sent it, or may have given its own name our address.
        """
        doors = (self.front, self.inner, *self.others)
        if not any(request.host in door.names for door in doors):
            raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST)
        if request.method == "POST":
            origin = request.header("ORIGIN").lower()
            if self.is_led_here(request):
                raise RefusedError(HTTPStatus.FORBIDDEN)
            if origin and not any(request.host in door.names and origin in door.origins for door in doors):
                raise RefusedError(HTTPStatus.FORBIDDEN)

    def is_led_here(self, request: Request) -> bool:
        """Whether a page elsewhere made a browser ask for this, as browsers say it over TLS and on this computer."""
        site = request.header("SEC_FETCH_SITE")
        return bool(site) and site not in _FROM_HERE

    @property
    def projector(self) -> str:
        """The address of the projector's page."""
        return f"{self.inner.address}/show/{self.token}"

    def may_project(self, request: Request, token: str) -> bool:
        """Whether the projector's page may be shown: on this very computer, to whoever was told its address."""
        return is_loopback(request.peer) and hmac.compare_digest(token.encode(), self.token.encode())
