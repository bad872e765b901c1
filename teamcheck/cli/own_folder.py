"""Folders that a command fills with files of its own making: new ones, empty ones, and those that it made before."""

from pathlib import Path

from teamcheck.errors import Code, OutputError, Place, Problem


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
