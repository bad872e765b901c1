"""Encrypts what goes to and from the phones: a relay in front of the server, which speaks plainly on this computer only.

Why a relay: waitress does not encrypt, and waits for nobody; a handshake with a phone that has gone away must not make it wait.
"""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import socket

from teamcheck.collect.room.addresses import is_loopback
from teamcheck.collect.room.http import Environ
from teamcheck.collect.room.listen import LOOPBACK
from teamcheck.collect.room.serve import Failed
from teamcheck.errors import Code, Place, Problem, RoundError

#: Seconds for a handshake, and for saying good-bye.
_HANDSHAKE, _GOODBYE = 10.0, 3.0
#: Most connections at once, and bytes moved in one go.
_MOST, _PIECE = 500, 16 * 1024


def context_of(certificate: Path, key: Path | None) -> ssl.SSLContext:
    """What is needed to encrypt: TLS 1.2 or newer.

    Args:
        certificate: A PEM file with the certificate and those that vouch for it.
        key: A PEM file with its key; None where it stands in the same file.

    Raises:
        RoundError: They cannot be read, do not belong together, or the key has a password.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    for file in (certificate, *([key] if key else [])):
        if not file.is_file():
            raise _not_usable(file, "there is no such file")
    try:
        context.load_cert_chain(certificate, key, password=_no_password)
    except _HasPasswordError:
        raise _not_usable(key or certificate, "the key has a password, and nothing asks for it") from None
    except PermissionError:
        raise _not_usable(key or certificate, "the certificate or its key may not be read") from None
    except (OSError, ValueError):  # what OpenSSL refuses is an OSError too
        raise _not_usable(certificate, "this is no certificate with the key that belongs to it") from None
    return context


class _HasPasswordError(ValueError):
    """A key that is locked."""


def _no_password() -> str:
    raise _HasPasswordError


def _not_usable(file: Path, why: str) -> RoundError:
    fix = "Give two PEM files: --tls-cert with the certificate and --tls-key with its key, without a password."
    return RoundError([Problem(Code.CERTIFICATE_NOT_USABLE, Place(str(file)), why, fix)])


class Relay:
    """Takes encrypted connections and hands them on.

    Args:
        front: The open port for the phones.
        inner: The port of the server on this computer.
        context: What is needed to encrypt.
        failed: Is told why no connection is taken any more, if that happens.
    """

    def __init__(self, front: socket, inner: int, context: ssl.SSLContext, failed: Failed) -> None:
        """Begin to take connections."""
        self._front, self._inner, self._context = front, inner, context
        self._peers: dict[int, str] = {}
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda _loop, _what: None)  # it would print addresses
        self._failed = failed
        self._ready, self._done = threading.Event(), asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="relay", daemon=True)
        self._thread.start()
        self._ready.wait()

    def peer_of(self, environ: Environ) -> str:
        """The address a request really comes from: to the server, all relayed ones come from this computer."""
        address = str(environ.get("REMOTE_ADDR", ""))
        return self._peers.get(int(environ.get("REMOTE_PORT") or 0), address) if is_loopback(address) else address

    def stop(self) -> None:
        """Cut off all connections."""
        self._loop.call_soon_threadsafe(self._done.set)
        self._thread.join(5)
        self._loop.close()

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._take())
        except Exception as error:  # noqa: BLE001  the last door of this thread
            self._failed(error)
        finally:
            self._ready.set()

    async def _take(self) -> None:
        """Take connections until it is stopped."""
        tasks: set[asyncio.Task[None]] = set()

        def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            if len(tasks) >= _MOST:
                writer.transport.abort()
                return
            task = asyncio.ensure_future(self._relay(reader, writer))
            tasks.add(task)
            task.add_done_callback(tasks.discard)

        server = await asyncio.start_server(
            begin,
            sock=self._front,
            ssl=self._context,
            ssl_handshake_timeout=_HANDSHAKE,
            ssl_shutdown_timeout=_GOODBYE,
            limit=_PIECE,
        )
        self._ready.set()
        await self._done.wait()
        server.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Move bytes both ways until one side has no more."""
        port = 0
        try:
            inner_reader, inner_writer = await asyncio.open_connection(LOOPBACK, self._inner, limit=_PIECE)
            port = inner_writer.get_extra_info("sockname")[1]
            self._peers[port] = str(writer.get_extra_info("peername")[0])
            ways = [asyncio.ensure_future(_move(reader, inner_writer)), asyncio.ensure_future(_move(inner_reader, writer))]
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in ways:
                    way.cancel()
                inner_writer.close()
        finally:
            self._peers.pop(port, None)
            writer.close()


async def _move(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while piece := await source.read(_PIECE):
            target.write(piece)
            await target.drain()


@contextmanager
def relaying(front: socket, inner: int, context: ssl.SSLContext, failed: Failed) -> Iterator[Relay]:
    """Relay for as long as the block runs."""
    relay = Relay(front, inner, context, failed)
    try:
        yield relay
    finally:
        relay.stop()
