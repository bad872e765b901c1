"""Folders that a command fills with files of its own making: new ones, empty ones, and those that it made before."""

from pathlib import Path

from teamcheck.errors import Code, OutputError, Place, Problem

#: The file by which `demo` knows a folder of its own, and the one of `simulate`.
DEMO, SIMULATED = "demo.txt", "simulated.txt"
_MADE_UP = ((DEMO, "demo"), (SIMULATED, "simulate"))
#: More letters than the first line of either has.
_FIRST_LINE = 200


def refuse_foreign(folder: Path, marker: str, command: str, example: str) -> None:
    """See that nothing of anybody else's can be lost.

    Args:
        folder: Where the files should go.
        marker: The file by which the command knows a folder of its own.
        command: What would write there, as it is called.
        example: A folder to name instead.

    Raises:
        OutputError: The folder holds other files.
    """
    if not folder.is_dir() or (folder / marker).is_file() or not any(folder.iterdir()):
        return
    message = f"this folder holds other files, and `teamcheck {command}` would write among them"
    fix = f"Name a new folder: teamcheck {command} {example}"
    raise OutputError([Problem(Code.NOT_ITS_OWN_FOLDER, Place(str(folder)), message, fix)])


def is_made_up(folder: Path) -> bool:
    """Whether what lies in a folder was made up by `demo` or `simulate`, so that nobody answered it."""
    return any(_begins(folder / marker, f"made-up teams, written by `teamcheck {command}`") for marker, command in _MADE_UP)


def _begins(file: Path, words: str) -> bool:
    """Whether these words stand in the first line of a file; what cannot be read is not ours."""
    try:
        with file.open(encoding="utf-8") as stream:
            return words in stream.readline(_FIRST_LINE).lower()
    except (OSError, UnicodeDecodeError):
        return False
