"""Finds the content that ships with teamcheck. The only module that knows where it lies."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def data_root() -> Traversable:
    """The folder that holds ``questionnaires/`` and ``templates/``.

    In a wheel that is ``teamcheck/_data``; in a checkout or an editable install it is the root of the repository.

    Raises:
        RuntimeError: The package was built without its content (a broken build, not a user's fault).
    """
    packaged = files("teamcheck") / "_data"
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "questionnaires").is_dir():
        return checkout
    message = "teamcheck was installed without its questionnaires and templates"
    raise RuntimeError(message)
