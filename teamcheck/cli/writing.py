"""Files are written all or none: each to a temporary file beside its place, then moved there.

Why beside: a move within one folder cannot be half done, so whoever reads the file sees the old one or the new one. Until it
is there nobody else may read it, whatever happens: a process can be killed before it has taken its temporary files away.
"""

import os
import re
import stat
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from teamcheck.errors import Code, OutputError, Place, Problem

#: Names of the files in which results wait to be moved.
_TEMPORARY = re.compile(r"\.[0-9a-f]{16}\.part")
#: Seconds after which no run still writes what it began.
_LEFT_BEHIND = 3600


def unwritable(file: Path | str, reason: str) -> Problem:
    """The problem of a result that cannot be written where it should go."""
    fix = "Make room there and see that you may write there, or choose another place."
    return Problem(Code.NOT_WRITTEN, Place(str(file)), f"the result cannot be written here: {reason}", fix)


def write_all(
    documents: Mapping[Path, str | bytes], *, replace: bool = True, spare: Iterable[Path] = (), private: bool = False
) -> None:
    """Write every document, or change nothing.

    Folders are made where they are missing. A device or a pipe is written to directly; a link stays a link.

    Args:
        documents: Where each goes and what it says (a text is written as UTF-8, line ends as they are).
        replace: False refuses to touch a file that is already there, or that somebody else writes at the same moment.
        spare: What was read to make the documents: a result never takes the place of its own input.
        private: Nobody else on this computer may read them, also where the file before was open to others.

    Raises:
        OutputError: Something stands in the way, with every such place; what was there before is untouched.
    """
    inputs = frozenset(os.path.realpath(path) for path in spare)
    obstacles = [problem for path in documents if (problem := _obstacle(path, inputs, replace=replace)) is not None]
    if obstacles:
        raise OutputError(dict.fromkeys(obstacles))  # one file in the way of many reports is said once
    made: list[Path] = []
    staged: dict[Path, Path] = {}
    modes = {Path(os.path.realpath(path)): 0o600 if private else _mode_of(path) for path in documents}
    taken: list[Path] = []
    path = Path()
    try:
        for path, content in documents.items():
            _stage(Path(os.path.realpath(path)), content if isinstance(content, bytes) else content.encode(), made, staged)
        if not replace:
            for path in staged.values():
                path.touch(exist_ok=False)
                taken.append(path)
        for temporary, path in staged.items():
            temporary.replace(path)
            with suppress(OSError):  # a file system without modes
                path.chmod(modes[path])
    except BaseException as error:
        _undo([*staged, *taken], made)
        if isinstance(error, FileExistsError):
            raise OutputError([already_there(path)]) from error
        if isinstance(error, OSError):
            raise OutputError([unwritable(path, error.strerror or "it failed")]) from error
        raise
    for folder in {path.parent for path in staged.values()}:
        sweep(folder, older_than=_LEFT_BEHIND)


def sweep(folder: Path, older_than: float = 0) -> None:
    """Take away what was left in a folder by a process that was killed while it wrote there.

    Args:
        folder: Where to look.
        older_than: Seconds: what is younger may be written by another run just now. 0 where none can be writing.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name):
                with suppress(OSError):
                    if not older_than or time.time() - entry.stat(follow_symlinks=False).st_mtime > older_than:
                        Path(entry).unlink()


def _mode_of(path: Path) -> int:
    """The mode that a file has, or that a new one gets."""
    with suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _obstacle(path: Path, inputs: frozenset[str], *, replace: bool) -> Problem | None:
    """What can be seen to stand in the way before anything is written."""
    if os.path.realpath(path) in inputs:
        message = "the result would take the place of a file that it was made from"
        return Problem(Code.ITS_OWN_INPUT, Place(str(path)), message, "Choose another name with -o.")
    if path.is_dir():
        fix = "Give the name of a file, or take the folder out of the way."
        return Problem(Code.FOLDER_IN_THE_WAY, Place(str(path)), "this is a folder, and a file should go here", fix)
    if not replace and os.path.lexists(path):
        return already_there(path)
    for folder in Path(os.path.realpath(path)).parents:
        if folder.is_dir():
            return None
        if os.path.lexists(folder):
            fix = "Choose another folder with -o, or take the file out of the way."
            message = "a folder is needed here, and there is a file of this name"
            return Problem(Code.FILE_IN_THE_WAY, Place(str(folder)), message, fix)
    return None


def already_there(path: Path) -> Problem:
    """The problem of a result that would take the place of a file."""
    fix = "Choose another name, or take the file out of the way."
    return Problem(Code.ALREADY_THERE, Place(str(path)), "there is a file of this name already; it was not touched", fix)


def _stage(path: Path, content: bytes, made: list[Path], staged: dict[Path, Path]) -> None:
    """Write the content next to its place, for nobody else to read; the folders made and the temporary file are noted."""
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        with path.open("wb", buffering=0) as device:
            device.write(content)
        return
    for folder in reversed([folder for folder in path.parents if not folder.exists()]):
        folder.mkdir()
        made.append(folder)
    temporary = path.with_name(f".{os.urandom(8).hex()}.part")
    staged[temporary] = path
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _undo(files: Iterable[Path], made: list[Path]) -> None:
    """Take away what a failed attempt left: its temporary files, the places it had taken and the folders it made."""
    for file in files:
        file.unlink(missing_ok=True)
    for folder in reversed(made):
        with suppress(OSError):  # not empty: somebody else has put something there
            folder.rmdir()
