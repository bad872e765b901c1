"""The folder of results: everything is made ready beside its place, then put there; nothing that no batch made is touched."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from teamcheck.cli.writing import unwritable
from teamcheck.errors import Code, OutputError, Place, Problem

SCHEMA = "teamcheck/batch/1"
#: What results are called in their folder.
MANIFEST, TIMINGS = "manifest.json", "timings.json"
ROWS, TABLE, CARDS, TRENDS, REPORTS = "scores.csv", "scores.parquet", "scorecards.jsonl", "trends.csv", "reports"
ORGANISATION = "organisation.json"
_PAGES = ("organisation", "organisation.html", "organisation.md", "index.html", "index.md", "due.ics")
#: Every name that a batch may give to something in its folder.
NAMES = (MANIFEST, TIMINGS, ROWS, TABLE, CARDS, TRENDS, REPORTS, ORGANISATION, *_PAGES)
#: What a run that has not ended keeps in the folder of results, and what keeps another run out of it.
_UNFINISHED, _LOCK = ".unfinished", ".lock"
#: How many bytes are copied at a time.
_CHUNK = 1 << 20


@contextmanager
def made_ready(output: Path, inputs: Iterable[Path]) -> Iterator[Path]:
    """A folder for results to be made ready in, below the folder they go to, for nobody else to read; it goes away in the end.

    Args:
        output: The folder of results.
        inputs: What is read: no result takes its place.

    Raises:
        OutputError: It cannot be made, what lies at the place of results is somebody else's, or another run writes there.
    """
    unfinished, is_new = output / _UNFINISHED, not output.exists()
    _refuse(output, inputs)
    try:
        unfinished.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(unfinished / _LOCK, timeout=0, mode=0o600):
            _clear(unfinished)
            yield unfinished
            shutil.rmtree(unfinished, ignore_errors=True)
    except Timeout:
        raise OutputError([unwritable(output, "another run writes its results there; wait until it has ended")]) from None
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        if is_new:
            with suppress(OSError):  # not empty: some results are there
                output.rmdir()
        raise


def made_by(output: Path) -> frozenset[str]:
    """What an earlier batch has put into a folder, by its manifest; nothing where there is none of ours."""
    try:
        found = json.loads((output / MANIFEST).read_text(encoding="utf-8"))
        return frozenset(found["outputs"]) if found["schema"] == SCHEMA else frozenset()
    except (OSError, ValueError, LookupError, TypeError):
        return frozenset()


def _refuse(output: Path, inputs: Iterable[Path]) -> None:
    """See that nothing is taken away or written over but what an earlier batch made, and never what is read.

    Raises:
        OutputError: Something else lies there.
    """
    if output.exists() and not output.is_dir():
        fix = "Choose another folder with -o, or take the file out of the way."
        raise OutputError([Problem(Code.FILE_IN_THE_WAY, Place(str(output)), "this is a file, and a folder is needed", fix)])
    fix, own = "Choose another folder with -o.", made_by(output)
    message = "there is something of this name already, and no earlier batch made it"
    problems = [
        Problem(Code.ALREADY_THERE, Place(str(output / name)), message, fix)
        for name in NAMES
        if name not in own and os.path.lexists(output / name)
    ]
    places = {os.path.realpath(output / name) for name in NAMES}
    message = "the results would take the place of a file that they are made from"
    problems += [
        Problem(Code.ITS_OWN_INPUT, Place(str(path)), message, fix)
        for path in inputs
        if places & {os.path.realpath(each) for each in (path, *path.absolute().parents)}
    ]
    if problems:
        raise OutputError(dict.fromkeys(problems))


def _clear(folder: Path) -> None:
    """Take away what a run has left that was killed."""
    for path in folder.iterdir():
        if path.name != _LOCK:
            _take_away(path)


def joined(target: Path, parts: Iterable[Path], head: str = "") -> None:
    """Write files one after the other into one, and take each away as soon as it is in.

    Args:
        target: Where they go.
        parts: The files, in order.
        head: What stands before them.
    """
    with target.open("wb") as file:
        file.write(head.encode())
        for part in parts:
            with part.open("rb") as source:
                shutil.copyfileobj(source, file, _CHUNK)
            part.unlink()


def made(ready: Path) -> list[str]:
    """Names of all that was made ready, with those of the manifest and the timings, which come last."""
    return sorted({MANIFEST, TIMINGS, *(path.name for path in ready.iterdir() if path.name != _LOCK)})


def put_in_place(ready: Path, output: Path) -> None:
    """Move everything that was made ready to its place; what an earlier batch left there goes away.

    The manifest comes first: whatever happens then, the next batch knows what is its own.

    Raises:
        OutputError: Something cannot be moved.
    """
    earlier, now = made_by(output), made(ready)
    try:
        (ready / MANIFEST).replace(output / MANIFEST)
        for name in earlier - {MANIFEST}:
            _take_away(output / name)
        for name in now:
            if name != MANIFEST:
                _open_to_others(ready / name)
                (ready / name).replace(output / name)
    except OSError as error:
        raise OutputError([unwritable(output, error.strerror or "it failed")]) from error


def _take_away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _open_to_others(path: Path) -> None:
    """Give a folder the mode that new ones get."""
    if path.is_dir():
        mask = os.umask(0o077)
        os.umask(mask)
        with suppress(OSError):
            path.chmod(0o777 & ~mask)


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Write small documents into a folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
