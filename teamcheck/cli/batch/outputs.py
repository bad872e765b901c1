"""The folder of results: everything is made ready beside its place, then put there at once."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from teamcheck.cli.writing import unwritable
from teamcheck.errors import Code, OutputError, Place, Problem

#: What results are called in their folder.
MANIFEST, TIMINGS = "manifest.json", "timings.json"
ROWS, TABLE, CARDS, TRENDS, REPORTS = "scores.csv", "scores.parquet", "scorecards.jsonl", "trends.csv", "reports"
ORGANISATION, PAGES = "organisation.json", "organisation"
#: What a run that has not ended keeps in the folder of results.
_UNFINISHED = ".unfinished"
#: How many bytes are copied at a time.
_CHUNK = 1 << 20


@contextmanager
def made_ready(output: Path) -> Iterator[Path]:
    """A folder for results to be made ready in, below the folder they go to, for nobody else to read; it goes away in the end.

    Raises:
        OutputError: It cannot be made, or what lies at the place of results is somebody else's.
    """
    unfinished, is_new = output / _UNFINISHED, not output.exists()
    try:
        _refuse_foreign(output)
        output.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
    except OSError as error:
        raise OutputError([unwritable(output, error.strerror or "it failed")]) from error
    try:
        yield unfinished
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
        if is_new:
            with suppress(OSError):  # not empty: the results are there
                output.rmdir()


def _refuse_foreign(output: Path) -> None:
    """See that a folder of reports is one of ours before another takes its place.

    Raises:
        OutputError: It is not.
    """
    reports = output / REPORTS
    if output.exists() and not output.is_dir():
        fix = "Choose another folder with -o, or take the file out of the way."
        raise OutputError([Problem(Code.FILE_IN_THE_WAY, Place(str(output)), "this is a file, and a folder is needed", fix)])
    if reports.exists() and not (output / MANIFEST).is_file():
        message = "there is a folder of this name already, and no earlier batch made it"
        raise OutputError([Problem(Code.ALREADY_THERE, Place(str(reports)), message, "Choose another folder with -o.")])


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


def put_in_place(ready: Path, output: Path) -> list[Path]:
    """Move everything that was made ready to its place; what an earlier batch left there goes away.

    Returns:
        What is in the folder now, by name.

    Raises:
        OutputError: Something cannot be moved.
    """
    moved = []
    try:
        for name in (REPORTS, TABLE, TRENDS, PAGES):
            _take_away(output / name)
        for source in sorted(ready.iterdir()):
            target = output / source.name
            _open_to_others(source)
            if source.is_dir():
                _take_away(target)
            source.replace(target)
            moved.append(target)
    except OSError as error:
        raise OutputError([unwritable(output, error.strerror or "it failed")]) from error
    return moved


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


def write_texts(folder: Path, texts: Mapping[str, str]) -> Sequence[Path]:
    """Write small documents into a folder."""
    paths = []
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        paths.append(path)
    return paths
