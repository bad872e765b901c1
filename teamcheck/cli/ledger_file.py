"""The files of the release ledger: the ledger beside the answers, its key in the user's own state folder, and locks.

Why the key is never beside the answers: whoever had both, and a report, could try out the few sets of answers that fit it.
"""

import os
import secrets
import stat
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck.cli.writing import write_all
from teamcheck.errors import Code, OutputError, Place, Problem, ResponsesError

if TYPE_CHECKING:
    from teamcheck.organisation.ledger.book import Ledger

_KEY, _KEY_BYTES = "ledger.key", 32
#: How long to wait for another run that gives out figures of the same answers, in seconds.
_PATIENCE = 30


def read(path: Path) -> "Ledger | Problem":
    """The ledger of a folder, a new one where there is none; or why it cannot be used."""
    from teamcheck.organisation.ledger.book import LARGEST, Ledger, parsed  # noqa: PLC0415  not for --help

    try:
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            return _not_usable(path, "it is something else, or far too large")
        ledger = parsed(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Ledger(secrets.token_hex(16))
    except UnicodeError:
        ledger = None
    except OSError as error:
        return _not_usable(path, error.strerror or "it failed")
    return ledger or _not_usable(path, "it was changed by something else, or cut short")


def _not_usable(path: Path, reason: str) -> Problem:
    message = f"what was given out of these answers before cannot be read here: {reason}"
    fix = (
        "Put back a copy of it, or see that you may read it. If there is none, move the file away: then nobody knows any more "
        "which figures are out, so be sure that the answers are still the same."
    )
    return Problem(Code.LEDGER_NOT_USABLE, Place(str(path)), message, fix)


def put(path: Path, text: str, answers: Sequence[Path]) -> str:
    """Write a ledger, as open to others as the answers beside it and no more; the reason where that fails."""
    try:
        write_all({path: text}, private=True)
        path.chmod(_mode_beside(answers))
    except OutputError as error:
        return error.problems[0].message
    except OSError as error:
        return error.strerror or "it failed"
    return ""


def _mode_beside(answers: Iterable[Path]) -> int:
    """The permissions that all files of answers give; the user's own in any case."""
    mode = stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IWGRP | stat.S_IROTH | stat.S_IWOTH
    for file in answers:
        mode &= stat.S_IMODE(file.stat().st_mode)
    return mode | stat.S_IRUSR | stat.S_IWUSR


def _state() -> Path:
    """Where the key is, and what keeps two runs apart."""
    from teamcheck.collect.state import state_folder  # noqa: PLC0415  not for --help

    return state_folder().parent


def alone(held: ExitStack, ledgers: Sequence[Path]) -> bytes | None:
    """Keep other runs over the same answers out until the end, and find the key, or make it; None where none can be kept.

    Raises:
        ResponsesError: Another run does not end.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  only where something is noted for the first time

    folder = _state()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in sorted({_lock_of(path) for path in ledgers}):
            held.enter_context(FileLock(folder / name, timeout=_PATIENCE, mode=0o600))
        with FileLock(folder / "ledger.lock", timeout=_PATIENCE, mode=0o600):
            return read_key() or _new_key()
    except Timeout as error:
        message = "another teamcheck is giving out figures of answers in the same folder, and does not come to an end"
        fix = "See what it waits for, or end it; then try again."
        raise ResponsesError([Problem(Code.LEDGER_NOT_USABLE, Place(str(ledgers[0])), message, fix)]) from error
    except OSError:
        return None


def _lock_of(path: Path) -> str:
    """One of 256 names, so that locks do not pile up in the folder."""
    return f"ledger-{sha256(os.path.realpath(path).encode(errors='surrogateescape')).hexdigest()[:2]}.lock"


def read_key() -> bytes | None:
    """The key of the digests; None where there is none yet, or none that can be used."""
    try:
        key = bytes.fromhex((_state() / _KEY).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return key if len(key) == _KEY_BYTES else None


def _new_key() -> bytes | None:
    """A key for this user; None where there is one that cannot be used, or it cannot be written."""
    place = _state() / _KEY
    if os.path.lexists(place):
        return None
    key = secrets.token_bytes(_KEY_BYTES)
    try:
        write_all({place: key.hex()}, private=True)
    except OutputError:
        return None
    return key
