"""Serves the room with waitress: reads slowly arriving requests side by side, and writes no log of anything."""

import logging
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from socket import socket
from typing import Any

from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask

from teamcheck.collect.room.http import SAFE_HEADERS

Application = Callable[[Any, Any], Iterable[bytes]]
#: Is told of a fault that ended a thread: Python would print it, and with it whatever it quotes.
Failed = Callable[[Exception], None]

#: Seconds in which a request must have arrived as a whole, and in which an open connection may be silent.
_ARRIVES_WITHIN, _SILENT = 30, 20
#: Most connections at once where the system allows as many, and files that the rest of the program may need.
_MOST, _OTHER_FILES = 1000, 60
#: Seconds in which answers that are being written when it stops still go out.
_LAST_ANSWERS = 3.0
_LIMITS = {
    "threads": 4,
    "channel_timeout": _SILENT,
    "cleanup_interval": 5,
    "max_request_header_size": 16 * 1024,
    "max_request_body_size": 1024 * 1024,  # far more than a form has: the application says what is too long
    "inbuf_overflow": 2 * 1024 * 1024,  # what somebody answers is never put into a file on the way in
    "outbuf_overflow": 64 * 1024 * 1024,  # nor on the way out, where a page shows what was filled in
    "ident": "",
    "expose_tracebacks": False,
    "log_socket_errors": False,
    "asyncore_use_poll": True,
}


class _Refusal(ErrorTask):  # type: ignore[misc]  # waitress says nothing of its types
    """What waitress answers by itself to what is no request, with the headers that every answer has."""

    def execute(self) -> None:
        self.response_headers.extend(SAFE_HEADERS)
        super().execute()


class _Channel(HTTPChannel):  # type: ignore[misc]  # as above
    """A connection that knows when its request began to arrive."""

    error_task_class = _Refusal
    began = 0.0

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self.began = time.monotonic()
        return bool(super().received(data))

    def is_too_slow(self, now: float) -> bool:
        return self.request is not None and now - self.began > _ARRIVES_WITHIN

    def is_busy(self) -> bool:
        return bool(self.requests or self.total_outbufs_len)


class Server:
    """Answers requests in threads of its own, from when it is made until it is stopped.

    Args:
        application: What answers.
        doors: Open ports.
        failed: Is told why nothing is answered any more, if that happens.
    """

    def __init__(self, application: Application, doors: Sequence[socket], failed: Failed) -> None:
        """Begin to answer."""
        self._failed = failed
        logging.getLogger("waitress").setLevel(logging.CRITICAL + 1)  # its lines hold addresses of pages, and of people
        self._open: dict[int, Any] = {}
        limits = {**_LIMITS, "connection_limit": _connections()}
        self._waitress = create_server(application, map=self._open, sockets=list(doors), **limits)
        for door in self._doors():
            door.channel_class = _Channel
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="room", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take no more requests, send what is being answered, and end."""
        self._stopping.set()
        self._thread.join(_LAST_ANSWERS + 7)

    def _run(self) -> None:
        try:
            self._serve()
        except Exception as error:  # noqa: BLE001  the last door of this thread
            self._failed(error)
        finally:
            self._waitress.task_dispatcher.shutdown()
            wasyncore.close_all(self._open)

    def _serve(self) -> None:
        """Answer until it is stopped."""
        while not self._stopping.is_set():
            self._turn(0.5)
        for door in list(self._doors()):
            wasyncore.dispatcher.close(door)  # its own would also cut off what wakes this thread
        until = time.monotonic() + _LAST_ANSWERS
        while time.monotonic() < until and any(channel.is_busy() for channel in self._channels()):
            self._turn(0.1)

    def _turn(self, seconds: float) -> None:
        """Wait for something to do, for so long at most, and do it."""
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._open, count=1)
        now = time.monotonic()
        for channel in self._channels():
            if channel.is_too_slow(now):
                channel.will_close = True

    def _doors(self) -> Iterator[Any]:
        return (part for part in list(self._open.values()) if isinstance(part, TcpWSGIServer))

    def _channels(self) -> Iterator[_Channel]:
        return (part for part in list(self._open.values()) if isinstance(part, _Channel))


@contextmanager
def serving(application: Application, doors: Sequence[socket], failed: Failed) -> Iterator[Server]:
    """Serve for as long as the block runs."""
    server = Server(application, doors, failed)
    try:
        yield server
    finally:
        server.stop()


def _connections() -> int:
    """How many connections there can be at once: each takes a file, and some systems allow few unless they are asked."""
    if sys.platform == "win32":
        return _MOST
    import resource  # noqa: PLC0415  not there on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * _MOST + _OTHER_FILES  # a connection over TLS takes three, the others one
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return _MOST if soft == resource.RLIM_INFINITY else max(20, min(_MOST, soft - _OTHER_FILES))
