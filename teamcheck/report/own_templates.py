"""Reads a folder of templates of the user's own: each takes the place of ours of the same name, and no other is read."""

import os
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from teamcheck._names import some_of
from teamcheck._resources import data_root
from teamcheck.errors import Code, Place, Problem, TemplateError
from teamcheck.report import stylesheet
from teamcheck.report.look import Own
from teamcheck.report.own_files import problem, read_text, unreadable
from teamcheck.report.templating import replaceable, syntax_fault

_PARTS = "_parts"
#: Sentences of the report in other languages, which `teamcheck.report.catalogue` reads.
_LANGUAGES = "locale"
#: Entries of a folder that are looked at: one with more holds something else than templates.
_MOST_ENTRIES = 1000
#: Files named in a warning.
_NAMED = 5
#: What belongs into any folder.
_ABOUT = ("license", "licence", "readme", "changelog")


def read_templates(folder: Path, used: Collection[str]) -> tuple[Own, list[Problem]]:
    """Read the templates in a folder, and say what is wrong with any of them.

    Args:
        folder: Where they lie, with the same names as ours.
        used: Whole paths of files that are used for something else.

    Raises:
        TemplateError: There is no such folder.
    """
    unused = _unused(folder, used)
    texts: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for name in replaceable():
        try:
            if os.path.lexists(folder / name):
                texts.append((name, _read(folder, name)))
        except TemplateError as error:
            problems.extend(error.problems)
    sentences = os.path.isdir(folder / _LANGUAGES)  # noqa: PTH112  as below
    if unused or not (texts or problems or sentences):
        problems.append(_nothing_replaced(folder, unused))
    return Own(str(folder), tuple(texts)), problems


def _read(folder: Path, name: str) -> str:
    file = folder / name
    whole = os.path.realpath(file)
    if not Path(whole).is_relative_to(os.path.realpath(folder)):
        message = "this leads to a file outside of the folder"
        raise problem(Code.TEMPLATE_OUTSIDE, Place(str(file)), message, "Copy the file into the folder.")
    if os.path.exists(whole) and not os.path.isfile(whole):  # noqa: PTH110, PTH113  a Path raises on some names
        raise unreadable(file, "this is no file")
    text = read_text(file)
    faults = [*_faults(name, text, str(file))]
    if faults:
        raise TemplateError(faults)
    return text


def _faults(name: str, text: str, file: str) -> Iterator[Problem]:
    if name.endswith(".css"):
        yield from stylesheet.faults(text, file)
    elif fault := syntax_fault(name, text):
        line, message = fault
        fix = "Mend this line; compare it with the template of the same name that comes with teamcheck."
        yield Problem(Code.TEMPLATE_SYNTAX, Place(file, line=line), f"the template cannot be read: {message}", fix)


def _unused(folder: Path, used: Collection[str]) -> list[str]:
    """Files in the folder that take no template's place, but for what belongs into any folder or came with a copy of ours."""
    known = {*replaceable(), *(entry.name for entry in data_root().joinpath("templates").iterdir())}
    try:
        entries = [entry.name for entry in islice(folder.iterdir(), _MOST_ENTRIES)]
        if (folder / _PARTS).is_dir():
            entries += [f"{_PARTS}/{entry.name}" for entry in islice((folder / _PARTS).iterdir(), _MOST_ENTRIES)]
    except FileNotFoundError:
        raise unreadable(folder, "there is no such folder") from None
    except NotADirectoryError:
        raise unreadable(folder, "this is a file, and a folder is needed") from None
    except (OSError, ValueError) as error:
        raise unreadable(
            folder, f"the folder cannot be read: {getattr(error, 'strerror', None) or 'none is called so'}"
        ) from None
    strange = [entry for entry in entries if entry not in known and not _belongs_anywhere(entry)]
    return sorted(entry for entry in strange if os.path.realpath(folder / entry) not in used)


def _belongs_anywhere(entry: str) -> bool:
    name = entry.rpartition("/")[2].lower()
    return name.startswith((".", *_ABOUT))


def _nothing_replaced(folder: Path, unused: list[str]) -> Problem:
    """The warning of files that do nothing: most likely their names are not quite right."""
    named = some_of(unused, _NAMED)
    message = f"these take no template's place: {named}" if unused else "no file in this folder takes a template's place"
    fix = f"Call it as one of these: {', '.join(replaceable())}."
    return Problem(Code.TEMPLATE_UNUSED, Place(str(folder)), message, fix, severity="warning")
