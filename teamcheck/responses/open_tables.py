"""From a path to its tables of text: the first three stages together."""

from collections.abc import Iterable

from teamcheck.responses.container import Blob, kind_of
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.records import read_text_table
from teamcheck.responses.table import Table


def open_tables(blob: Blob, lexicon: Lexicon, encoding: str | None) -> list[Table]:
    """The table of a file of text, or every visible sheet of a workbook.

    Raises:
        ResponsesError: The file holds no table that can be read.
    """
    if kind_of(blob) == "text":
        return [read_text_table(blob, lexicon, encoding)]
    from teamcheck.responses.workbook import read_sheets  # noqa: PLC0415  a file of text needs no spreadsheet reader

    return read_sheets(blob)


def headings_only(names: Iterable[str]) -> Lexicon:
    """What a file beside the answers can mean: its headings."""
    return Lexicon(items=tuple(names), texts={}, others={}, labels=frozenset())
