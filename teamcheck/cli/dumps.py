"""Keeps what people answer out of the files that a system writes of programs that crash."""

import sys
from contextlib import suppress


def allow_no_dump() -> None:
    """Let nothing of this process's memory be written down if it crashes, for as long as it runs; Windows has no such limit."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not there on Windows

    with suppress(OSError, ValueError):  # a system without dumps
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
