"""Which files of answers are meant by folders, patterns and files on a command line."""

import hashlib
import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from teamcheck.errors import Code, Place, Problem, ResponsesError

#: Kinds of tables that answers come in.
ENDINGS = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".sav", ".parquet"})
#: What lies beside answers and is none: comments, and the truth of made-up teams.
_BESIDE = frozenset({"comments.csv", "truth.csv"})
#: What a folder of results of a batch holds, by which it is known: none of its tables are answers.
_RESULTS = ("manifest.json", "scores.csv")
#: Signs that make a pattern of a name, where no file is called so.
_WILD = frozenset("*?[")


def answers_below(named: Sequence[Path], spare: Collection[Path] = ()) -> dict[Path, bool]:
    """Every file that is named, and every table anywhere below the folders that are named, each once.

    A folder of Parquet parts (``part-*.parquet``, as Spark writes them) is one table and stays whole.

    Args:
        named: Files, folders, and patterns that the shell has left as they are.
        spare: Files and folders that are no answers: the list of teams, or the place of the results.

    Returns:
        The files, by name within each folder, with whether one was only found and may be something else than answers.

    Raises:
        ResponsesError: A folder holds no table, or a pattern fits none.
    """
    from teamcheck.responses.files.parquet import parts_of  # noqa: PLC0415  not for --help

    files: dict[Path, bool] = {}
    left_out = {path.resolve() for path in spare}
    seen: set[Path] = set()
    for path in named:
        folder = _is_folder(path) and not parts_of(path)
        found = sorted(_tables(path, left_out, set())) if folder else _fitting(path)
        if not found:
            raise ResponsesError([none_below(path)])
        for file in found:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                files[file] = folder
    return files


def _fitting(path: Path) -> list[Path]:
    """The file of that name, or else the files that a pattern fits; an address (``s3a://…``) is its engine's to open."""
    if ":/" in str(path) or not _WILD & set(path.name) or _is_file(path) or _is_folder(path):
        return [path]
    return sorted(path.parent.glob(path.name))


def copies(files: Sequence[Path]) -> Iterator[Problem]:
    """Files that hold, byte for byte, what another one holds: their people would count twice."""
    first: dict[str, Path] = {}
    for file in files:
        if not _is_file(file):
            continue
        try:
            with file.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:  # said where it is read
            continue
        if digest in first:
            message = f"this file holds the same answers as {first[digest]}"
            yield Problem(Code.TEAM_IN_TWO_FILES, Place(str(file)), message, "Take one of the two out of the way.")
        first.setdefault(digest, file)


def none_below(path: Path) -> Problem:
    """That a folder holds no file of answers."""
    message = "there are no answers to this questionnaire in this folder or below it"
    return Problem(Code.NO_ANSWERS_BELOW, Place(str(path)), message, "Name the folder that they lie in, or the files.")


def _tables(folder: Path, left_out: Collection[Path], seen: set[Path]) -> Iterator[Path]:
    """Tables below a folder; what begins with a dot or a tilde is some program's own.

    Args:
        folder: The folder.
        left_out: Files and folders that are no answers.
        seen: The folders that were looked into: links can lead back to one.

    Raises:
        ResponsesError: A folder may not be looked into.
    """
    from teamcheck.responses.files.parquet import parts_of  # noqa: PLC0415  not for --help

    for path in _entries(folder, seen):
        results = _is_folder(path) and all(_is_file(path / name) for name in _RESULTS)
        if path.name.startswith((".", "~")) or path.resolve() in left_out or results:
            continue
        if _is_folder(path) and not parts_of(path):
            yield from _tables(path, left_out, seen)
        elif _is_folder(path) or (path.suffix.lower() in ENDINGS and path.name.lower() not in _BESIDE and _is_file(path)):
            yield path


def _entries(folder: Path, seen: set[Path]) -> list[Path]:
    """What is in a folder; nothing the second time.

    Raises:
        ResponsesError: It may not be looked into.
    """
    if (whole := folder.resolve()) in seen:
        return []
    seen.add(whole)
    try:
        return [*folder.iterdir()]
    except OSError as error:
        message = f"the folder cannot be looked into: {error.strerror or 'it failed'}"
        fix = "See that you may read it, or name the files."
        raise ResponsesError([Problem(Code.FILE_NOT_READABLE, Place(str(folder)), message, fix)]) from None


def _is_folder(path: Path) -> bool:
    """Whether a folder is there, as far as that may be seen."""
    return os.path.isdir(path)  # noqa: PTH112  a Path raises where a folder above it is closed


def _is_file(path: Path) -> bool:
    """Whether a file is there, as far as that may be seen."""
    return os.path.isfile(path)  # noqa: PTH113  as above
