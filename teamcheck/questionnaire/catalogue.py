"""The questionnaires that come with teamcheck, and where the files of any questionnaire lie."""

import difflib
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from teamcheck._resources import data_root
from teamcheck.errors import Code, Place, Problem, QuestionnaireError

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Origin:
    """Where a questionnaire lies.

    Attributes:
        name: The name of its file without ``.yaml``.
        folder: The folder it is in, with its translations and, maybe, questionnaires it takes items from.
        file: The file itself.
        shown: How the file is called in messages.
    """

    name: str
    folder: Traversable
    file: Traversable
    shown: str

    def beside(self, file: Traversable) -> str:
        """How another file of the folder is called in messages."""
        return self.shown.removesuffix(self.file.name) + file.name


def shipped() -> tuple[str, ...]:
    """Names of the questionnaires that come with teamcheck, in alphabetical order; translations have no name of their own.

    >>> "seven-features" in shipped()
    True
    """
    stems = (file.name.removesuffix(".yaml") for file in shelf().iterdir() if file.name.endswith(".yaml"))
    return tuple(sorted(stem for stem in stems if "." not in stem))


def shelf() -> Traversable:
    """The folder of the questionnaires that come with teamcheck."""
    return data_root() / "questionnaires"


def read_shipped(name: str) -> str:
    """The YAML text of a questionnaire that comes with teamcheck.

    Raises:
        QuestionnaireError: There is none of this name.

    >>> read_shipped("seven-features").startswith("#")
    True
    """
    return shipped_origin(name).file.read_text(encoding="utf-8")


def shipped_origin(name: str) -> Origin:
    """Where a questionnaire that comes with teamcheck lies.

    Raises:
        QuestionnaireError: There is none of this name.
    """
    names = shipped()
    if name not in names:
        near = difflib.get_close_matches(name, names, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        fix = f"{hint}Those that come with teamcheck: {', '.join(names)}. For your own, give the path of its .yaml file."
        raise QuestionnaireError(
            [Problem(Code.QUESTIONNAIRE_NOT_FOUND, Place(name), "No questionnaire of this name comes with teamcheck.", fix)]
        )
    return Origin(name, shelf(), shelf() / f"{name}.yaml", f"{name}.yaml")


def origin(source: str | Path) -> Origin:
    """Where the questionnaire lies that a name or a path means.

    A text that ends in ``.yaml`` or ``.yml`` or holds a slash is a path, any other a name of the catalogue.

    Raises:
        QuestionnaireError: No questionnaire of this name comes with teamcheck.
    """
    if isinstance(source, str) and not source.endswith(SUFFIXES) and "/" not in source and "\\" not in source:
        return shipped_origin(source)
    path = Path(source)
    return Origin(path.stem, path.parent, path, str(source))


def origin_of_sibling(name: str, beside: Origin) -> Origin:
    """Where the questionnaire lies that an item comes from: in the same folder, else in the catalogue.

    Raises:
        QuestionnaireError: It is in neither.
    """
    for suffix in SUFFIXES:
        file = beside.folder / f"{name}{suffix}"
        if file.is_file():
            return Origin(name, beside.folder, file, beside.beside(file))
    return shipped_origin(name)
