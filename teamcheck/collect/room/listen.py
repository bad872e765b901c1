"""Opens the doors of a room: a port for the phones, and one that only this computer can reach."""

import errno
import hashlib
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from teamcheck.collect.room.addresses import is_loopback
from teamcheck.errors import Code, Place, Problem, RoundError

LOOPBACK = "127.0.0.1"
#: Ports that no well-known program uses and no system hands out by itself: each round has one of them to itself.
_FIRST_PORT, _PORTS = 20000, 10000
#: How often a port that is free at one address may be taken at the other.
_TRIES = 20
#: Connections that wait until they are looked at.
_BACKLOG = 512


@dataclass(frozen=True, slots=True)
class Doors:
    """Open ports.

    Attributes:
        front: The one for the phones.
        inner: The one for this computer; the same where the front can be reached by this computer only.
    """

    front: socket.socket
    inner: socket.socket

    def close(self) -> None:
        """Close them."""
        self.front.close()
        self.inner.close()


def port_of(round_id: str) -> int:
    """The port of a round: the same each time, so that slips and open pages stay good when the program is started again.

    >>> port_of("abcdefgh2345") == port_of("abcdefgh2345"), 20000 <= port_of("abcdefgh2345") < 30000
    (True, True)
    """
    return _FIRST_PORT + int.from_bytes(hashlib.sha256(round_id.encode()).digest()[:4]) % _PORTS


def address_of(host: str) -> str:
    """The address in figures of a name or an address.

    Raises:
        RoundError: There is none, or it means every address of this computer at once.
    """
    try:
        found = sorted(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM), key=lambda info: info[0] != socket.AF_INET)
    except (OSError, UnicodeError):
        raise not_usable(host, "there is no such address") from None
    address = str(found[0][4][0])
    if address in {"0.0.0.0", "::"}:  # noqa: S104  it is refused
        raise not_usable(host, "phones cannot go to this: it means every address at once")
    return address


@contextmanager
def doors(host: str, port: int | None, round_id: str, *, apart: bool) -> Iterator[Doors]:
    """Two ports, open for as long as the block runs, with the same number where that can be.

    Args:
        host: One of this computer's names or addresses.
        port: The port to open; None takes the one of the round, or any other where that is taken.
        round_id: The round.
        apart: Whether the inner port is another one in any case.

    Raises:
        RoundError: The address is not this computer's, or the port is taken.
    """
    ports = [port] if port is not None else [port_of(round_id), *[0] * _TRIES]
    opened = _first_free(address_of(host), ports, apart=apart)
    try:
        yield opened
    finally:
        opened.close()


def _first_free(address: str, ports: Sequence[int], *, apart: bool) -> Doors:
    last: OSError | None = None
    for number in ports:
        try:
            return _open(address, number, apart=apart)
        except OSError as error:
            last = error
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                break
    raise not_usable(address, _why(last, ports[0]))


def _open(address: str, port: int, *, apart: bool) -> Doors:
    """Open both ports or none.

    Raises:
        OSError: One of them cannot be opened.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    front = socket.create_server((address, port), family=family, backlog=_BACKLOG)
    if address == LOOPBACK and not apart:
        return Doors(front, front)
    same = 0 if is_loopback(address) else front.getsockname()[1]
    try:
        return Doors(front, socket.create_server((LOOPBACK, same), backlog=_BACKLOG))
    except OSError:
        front.close()
        raise


def _why(error: OSError | None, port: int) -> str:
    if error is not None and error.errno == errno.EADDRINUSE:
        return f"another program has port {port} here"
    if error is not None and error.errno == errno.EACCES:
        return f"you may not open port {port} here; ports from 1024 on are free to all"
    return "this computer does not have this address"


def not_usable(host: str, why: str) -> RoundError:
    """That phones cannot come in under an address."""
    fix = "Leave --host and --port out, or name an address of this computer, such as --host 192.168.1.20"
    return RoundError([Problem(Code.ADDRESS_NOT_USABLE, Place(host), why, fix)])
