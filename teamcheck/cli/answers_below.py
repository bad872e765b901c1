"""Which files of answers are meant by folders and files on a command line."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from teamcheck.errors import Code, Place, Problem, ResponsesError

#: Kinds of tables that answers come in.
_ENDINGS = frozenset({".csv", ".tsv", ".xlsx"})
#: What lies beside answers and is none.
_BESIDE = "comments.csv"


def answers_below(named: Sequence[Path]) -> dict[Path, bool]:
    """Every file that is named, and every table anywhere below the folders that are named, each once.

    Returns:
        The files, by name within each folder, with whether one was only found and may be something else than answers.

    Raises:
        ResponsesError: A folder holds no table.
    """
    files: dict[Path, bool] = {}
    seen: set[Path] = set()
    for path in named:
        found = sorted(_tables(path)) if path.is_dir() else [path]
        if not found:
            raise ResponsesError([none_below(path)])
        for file in found:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                files[file] = path.is_dir()
    return files


def copies(files: Sequence[Path]) -> Iterator[Problem]:
    """Files that hold, byte for byte, what another one holds: their people would count twice."""
    first: dict[str, Path] = {}
    for file in files:
        if not file.is_file():
            continue
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if digest in first:
            message = f"this file holds the same answers as {first[digest]}"
            yield Problem(Code.TEAM_IN_TWO_FILES, Place(str(file)), message, "Take one of the two out of the way.")
        first.setdefault(digest, file)


def none_below(path: Path) -> Problem:
    """That a folder holds no file of answers."""
    message = "there are no answers to this questionnaire in this folder or below it"
    return Problem(Code.NO_ANSWERS_BELOW, Place(str(path)), message, "Name the folder that they lie in, or the files.")


def _tables(folder: Path) -> Iterator[Path]:
    """Tables below a folder; what begins with a dot or a tilde is some program's own."""
    for file in folder.rglob("*"):
        hidden = any(part.startswith((".", "~")) for part in file.relative_to(folder).parts)
        if file.suffix.lower() in _ENDINGS and file.name.lower() != _BESIDE and not hidden and file.is_file():
            yield file
