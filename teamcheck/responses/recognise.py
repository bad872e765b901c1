"""Tells a table of answers from others that lie in the same folder, and from answers to other questions."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from teamcheck.errors import ResponsesError
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.cells import is_blank
from teamcheck.responses.export import Export
from teamcheck.responses.files.container import find_blob, is_there
from teamcheck.responses.files.open_tables import open_tables
from teamcheck.responses.lexicon import Lexicon, make_lexicon
from teamcheck.responses.tools.recognised import all_plain
from teamcheck.responses.view import View


class Headings(NamedTuple):
    """The headings of a table of answers, by what they are to a questionnaire.

    Attributes:
        items: Those that are an item, by its id or its statement.
        unknown: Those that mean nothing in it.
    """

    items: Sequence[str]
    unknown: Sequence[str]


def headings_of(path: Path, questionnaire: Questionnaire, encoding: str | None = None) -> Headings | None:
    """What the headings of a file are to a questionnaire, in the table that asks most of it.

    Returns:
        None for what cannot be opened, or only once: it may be answers, and `read_responses` says what is wrong with it.
    """
    if not is_there(path):
        return None
    lexicon = make_lexicon(questionnaire)
    try:
        tables = all_plain(open_tables(find_blob(path, None), lexicon, encoding), lexicon, Export())
    except ResponsesError:
        return None
    found = [_sorted(table.headings, lexicon) for table in tables]
    return max(found, key=lambda each: len(each.items), default=Headings((), ()))


def tool_of(path: Path, questionnaire: Questionnaire, encoding: str | None = None) -> View | None:
    """The view of the form tool that wrote a file; None where none is recognised, or the file cannot be opened again."""
    if not is_there(path):
        return None
    lexicon = make_lexicon(questionnaire)
    try:
        tables = all_plain(open_tables(find_blob(path, None), lexicon, encoding), lexicon, Export())
    except ResponsesError:
        return None
    return next((table.view for table in tables if table.view is not None), None)


def _sorted(headings: Sequence[str], lexicon: Lexicon) -> Headings:
    items = [heading for heading in headings if lexicon.is_item(heading)]
    return Headings(items, [heading for heading in headings if not is_blank(heading) and not lexicon.knows(heading)])


def asked_more(headings: Headings, others: Sequence[Questionnaire]) -> Questionnaire | None:
    """Which other questionnaire more of these headings belong to, if there is one: the answers are most likely to that one."""
    everything = [*headings.items, *headings.unknown]
    counts = [(sum(map(make_lexicon(other).is_item, everything)), other) for other in others]
    most, other = max(counts, key=lambda each: each[0], default=(0, None))
    return other if most > len(headings.items) else None
