"""Tells a table of answers from others that lie in the same folder."""

from pathlib import Path

from teamcheck.errors import ResponsesError
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.container import find_blob
from teamcheck.responses.lexicon import make_lexicon
from teamcheck.responses.open_tables import open_tables


def asks_any(path: Path, questionnaire: Questionnaire, encoding: str | None = None) -> bool:
    """Whether any heading of a table is an item of a questionnaire, by its id or its statement.

    What cannot be opened may be answers: `read_responses` says what is wrong with it.
    """
    lexicon = make_lexicon(questionnaire)
    try:
        tables = open_tables(find_blob(path, None), lexicon, encoding)
        return any(lexicon.is_item(heading) for table in tables for heading in table.headings)
    except ResponsesError:
        return True
