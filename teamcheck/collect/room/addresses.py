"""Under which addresses phones can reach this computer, found without sending anything."""

import ipaddress
import socket
import struct
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

#: The number of the question "which address has this network card" (``SIOCGIFADDR``), by system.
_ASK_FOR_ADDRESS = {"linux": 0x8915, "darwin": 0xC0206921}
#: Systems that know the addresses of their own name by themselves.
_KNOWS_ITS_NAME = ("win32",)
#: Cards that only programs on this computer can reach.
_INNER = ("lo", "docker", "br-", "veth", "virbr", "vboxnet", "vmnet", "utun", "llw", "awdl", "cni", "podman")


@dataclass(frozen=True, slots=True)
class Local:
    """An address of this computer.

    Attributes:
        address: In figures.
        card: The name of the network card, where the system says it.
    """

    address: str
    card: str = ""


def local_addresses() -> list[Local]:
    """The addresses that phones may reach, the one that leads to the wider network first."""
    return in_order([*_of_cards(), *_of_the_name()], _towards_others())


def in_order(found: Iterable[Local], first: str) -> list[Local]:
    """Addresses that lead out of this computer, each once.

    Args:
        found: What the system says.
        first: The address that is used towards the wider network; empty where there is none.

    >>> [l.address for l in in_order([Local("127.0.0.1", "lo"), Local("10.0.0.5", "eth0"), Local("192.0.2.4")], "192.0.2.4")]
    ['192.0.2.4', '10.0.0.5']
    """
    kept: dict[str, Local] = {}
    for local in [*found, *([Local(first)] if first else [])]:
        if not local.card.startswith(_INNER) and _leads_out(local.address):
            kept.setdefault(local.address, local)
    return sorted(kept.values(), key=lambda local: local.address != first)


def is_loopback(address: str) -> bool:
    """Whether an address is this computer's own, out of reach for all others.

    >>> is_loopback("127.0.0.1"), is_loopback("::ffff:127.0.0.1"), is_loopback("192.0.2.4"), is_loopback("")
    (True, True, False, False)
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return bool((getattr(found, "ipv4_mapped", None) or found).is_loopback)


def _leads_out(address: str) -> bool:
    found = ipaddress.ip_address(address)
    return not (found.is_loopback or found.is_unspecified or found.is_link_local or found.is_multicast)


def _of_cards() -> Iterator[Local]:
    """The address of each network card, where the system can be asked for it in this way."""
    request = _ASK_FOR_ADDRESS.get(sys.platform)
    if request is None:
        return
    import fcntl  # noqa: PLC0415  not there on Windows

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, card in socket.if_nameindex():
            with suppress(OSError):  # a card without an address
                told = fcntl.ioctl(asking, request, struct.pack("256s", card.encode()[:15]))
                yield Local(socket.inet_ntoa(told[20:24]), card)


def _of_the_name() -> Iterator[Local]:
    """The addresses of the computer's own name, where that is known without asking the network."""
    if sys.platform in _KNOWS_ITS_NAME:
        with suppress(OSError):
            for *_, address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
                yield Local(str(address[0]))


def _towards_others() -> str:
    """The address this computer would use towards the wider network: choosing a way sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))  # an address that belongs to nobody (RFC 5737)
        except OSError:
            return ""
        return str(asking.getsockname()[0])
