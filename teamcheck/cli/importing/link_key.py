"""The key by which rounds are linked: a file that only its owner reads, made where it is missing."""

import os
import re
import secrets
import stat
from pathlib import Path
from typing import NamedTuple

from teamcheck._inert import on_one_line
from teamcheck._ordinary import open_ordinary
from teamcheck.errors import Code, Place
from teamcheck.responses.faults import problem

_BYTES = 32
_WRITTEN = re.compile(r"teamcheck-link-key-1 ([0-9a-f]{64})\s*")
#: A file of more characters is no key.
_MOST = 200


class LinkKey(NamedTuple):
    """A key and its file.

    Attributes:
        file: Where it lies, or goes.
        secret: The key.
        is_new: Whether it has still to be written.
    """

    file: Path
    secret: bytes
    is_new: bool

    def written(self) -> str:
        """The text of the file."""
        return f"teamcheck-link-key-1 {self.secret.hex()}\n"


def link_key(file: Path) -> LinkKey:
    """The key in a file, or a new one where there is no such file.

    Raises:
        ResponsesError: There is something, but no key.
    """
    if not os.path.lexists(file):
        return LinkKey(file, secrets.token_bytes(_BYTES), is_new=True)
    fix = "Give the file that teamcheck made when the first round was imported; a new name makes a new key."
    try:
        with open_ordinary(file) as stream:
            text = stream.read(_MOST).decode("ascii", "replace")
    except OSError as error:
        message = f"the key cannot be read: {error.strerror or 'it failed'}"
        raise problem(Code.LINK_NOT_USABLE, Place(str(file)), message, fix) from None
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise problem(Code.LINK_NOT_USABLE, Place(str(file)), "this is no key for linking rounds", fix)
    return LinkKey(file, bytes.fromhex(found[1]), is_new=False)


def doubts(key: LinkKey, answers: Path) -> list[str]:
    """What is not safe about a key and where it lies."""
    name, found = on_one_line(str(key.file)), []
    if os.path.realpath(key.file.parent) == os.path.realpath(answers.parent):
        found.append(
            f"Warning: {name} lies beside the answers. Whoever has both can find out whose answers are whose: "
            "move it to where only you can read it."
        )
    if not key.is_new and os.name == "posix" and stat.S_IMODE(key.file.stat().st_mode) & 0o077:
        found.append(f'Warning: others on this computer can read {name}: chmod 600 "{name}" keeps them out.')
    return found
