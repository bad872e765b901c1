"""Where ballot boxes are kept: in the user's own state folder, never beside ``round.yaml``.

Why there: a folder of documents is often copied to a cloud with all its versions, and two versions of a box laid side by
side show what one person answered.
"""

from pathlib import Path

from platformdirs import user_state_path

#: Parts of paths by which folders are known that a program copies elsewhere.
_COPIED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "owncloud")


def state_folder() -> Path:
    """The folder of all ballot boxes of this user."""
    return user_state_path("teamcheck", appauthor=False) / "rounds"


def is_copied(folder: Path) -> bool:
    """Whether a folder looks as if a program copied it, with its versions, to other computers."""
    return any(name in part.casefold() for part in folder.resolve().parts for name in _COPIED)
