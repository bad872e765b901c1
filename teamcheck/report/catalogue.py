"""Where the report's own sentences come from in another language: gettext's compiled catalogues, theirs before ours.

``locale/<tag>/LC_MESSAGES/teamcheck.mo`` lies in a folder of templates. docs/translating.md says how one is made.
"""

import gettext
import struct
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from teamcheck._resources import data_root
from teamcheck.errors import Code, Place, Problem, TemplateError
from teamcheck.report.language import ENGLISH, Language

_DOMAIN = "teamcheck"
#: Numbers that every rule for plural forms is tried with, so that it does not fail in the middle of a report.
_TRIED = range(201)


def language(tag: str, own: Path | None = None) -> Language:
    """The report's sentences in a language, each from the first catalogue that has it.

    Args:
        tag: BCP 47 tag; for ``pt-BR`` the catalogues of ``pt`` are asked too.
        own: A folder of the user's own templates, which is asked before ours.

    Returns:
        The language; a sentence that no catalogue has is English. Where there is no catalogue at all it is `ENGLISH`.

    Raises:
        TemplateError: A catalogue cannot be read.
    """
    found = [_read(file) for file in _files(tag, own) if file.is_file()]
    if not found:
        return ENGLISH
    first, *others = found
    for other in others:
        first.add_fallback(other)
    return Language(tag, first)


def _files(tag: str, own: Path | None) -> Iterator[Traversable]:
    """Where a catalogue may lie, the one to be asked first at the head: the exact language's, then the wider one's."""
    folders: list[Traversable] = [*([] if own is None else [own]), data_root().joinpath("templates")]
    while tag:
        for folder in folders:
            for name in dict.fromkeys((tag, tag.replace("-", "_"))):
                yield folder.joinpath("locale", name, "LC_MESSAGES", f"{_DOMAIN}.mo")
        tag = tag.rpartition("-")[0]


def _read(file: Traversable) -> gettext.GNUTranslations:
    """A catalogue with a rule for plural forms that works.

    Raises:
        TemplateError: It cannot be read.
    """
    try:
        with file.open("rb") as stream:
            catalogue = gettext.GNUTranslations(stream)
        for number in _TRIED:
            catalogue.ngettext("", "", number)
    except (OSError, ValueError, LookupError, TypeError, ArithmeticError, SyntaxError, struct.error):
        raise TemplateError([_not_usable(file)]) from None
    return catalogue


def _not_usable(file: Traversable) -> Problem:
    message = "this is no catalogue of sentences, or it is damaged"
    fix = "Make it anew from the .po file beside it: pybabel compile -D teamcheck -d PATH_OF_LOCALE."
    return Problem(Code.CATALOGUE_NOT_USABLE, Place(str(file)), message, fix)
