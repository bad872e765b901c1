"""Looks at a file before it is read: what its headings are to a questionnaire, and which form tool wrote it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from teamcheck.errors import ResponsesError
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.cells import is_blank
from teamcheck.responses.export import Export
from teamcheck.responses.files.container import find_blob, is_there
from teamcheck.responses.files.open_tables import open_tables
from teamcheck.responses.find_lists import with_lists
from teamcheck.responses.lexicon import Lexicon, make_lexicon
from teamcheck.responses.table import Table
from teamcheck.responses.tools.recognised import all_plain
from teamcheck.responses.view import View


class Headings(NamedTuple):
    """The headings of a table of answers, by what they are to a questionnaire.

    Attributes:
        asked: Those that are an item, by its id or its statement, or a checklist, of which all columns count once.
        unknown: Those that mean nothing in it.
    """

    asked: Sequence[str]
    unknown: Sequence[str]


def headings_of(path: Path, questionnaire: Questionnaire, encoding: str | None = None) -> Headings | None:
    """What the headings of a file are to a questionnaire, in the table that asks most of it.

    Returns:
        None for what cannot be opened, or only once: it may be answers, and `read_responses` says what is wrong with it.
    """
    lexicon = make_lexicon(questionnaire)
    if (tables := _tables(path, lexicon, encoding)) is None:
        return None
    found = [_sorted(table.headings, lexicon) for table in tables]
    return max(found, key=lambda each: len(each.asked), default=Headings((), ()))


def tool_of(path: Path, questionnaire: Questionnaire, encoding: str | None = None) -> View | None:
    """The view of the form tool that wrote a file; None where none is recognised, or the file cannot be opened again."""
    tables = _tables(path, make_lexicon(questionnaire), encoding) or ()
    return next((table.view for table in tables if table.view is not None), None)


def _tables(path: Path, lexicon: Lexicon, encoding: str | None) -> Sequence[Table] | None:
    """The tables of a file under their headings; None where it cannot be opened, or only once."""
    if not is_there(path):
        return None
    try:
        tables = all_plain(open_tables(find_blob(path, None), lexicon, encoding), lexicon, Export())
        return [with_lists(table, lexicon) for table in tables]
    except ResponsesError:
        return None


def _sorted(headings: Sequence[str], lexicon: Lexicon) -> Headings:
    asked = [heading for heading in headings if lexicon.is_item(heading) or lexicon.is_a("checklist", heading)]
    return Headings(asked, [heading for heading in headings if not is_blank(heading) and not lexicon.knows(heading)])
