"""From a path to its tables of text: the first three stages together."""

from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from teamcheck.errors import Code, Place
from teamcheck.responses.faults import problem
from teamcheck.responses.files.container import Blob, find_blob, kind_of
from teamcheck.responses.files.parquet import PARTS, parts_of, read_parquet, read_parts
from teamcheck.responses.files.records import read_text_table
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.table import Table


def tables_of(path: Path, stdin: bytes | None, lexicon: Lexicon, encoding: str | None) -> tuple[list[Table], str]:
    """The tables of a path, and the name of the team where none of them says it.

    Raises:
        ResponsesError: There is nothing at the path that holds a table.
    """
    if parts := parts_of(path):
        return [read_parts(path, parts)], path.stem
    if fnmatch(path.name, PARTS):
        message = "this is one part of a table: what people were told, and what was given out, is kept of the whole"
        raise problem(Code.PARQUET_NOT_USABLE, Place(str(path)), message, f"Name its folder: {path.parent}")
    blob = find_blob(path, stdin)
    return open_tables(blob, lexicon, encoding), blob.stem


def open_tables(blob: Blob, lexicon: Lexicon, encoding: str | None) -> list[Table]:
    """The table of a file of text, of Parquet or of SPSS, or every visible sheet of a workbook.

    Raises:
        ResponsesError: The file holds no table that can be read.
    """
    kind = kind_of(blob)
    if kind == "text":
        return [read_text_table(blob, lexicon, encoding)]
    if kind == "parquet":
        return [read_parquet(blob)]
    if kind == "spss":
        from teamcheck.responses.files.spss import read_spss  # noqa: PLC0415  a file of text needs no reader of SPSS

        return [read_spss(blob, lexicon, encoding)]
    from teamcheck.responses.files.workbook import read_sheets  # noqa: PLC0415  a file of text needs no spreadsheet reader

    return read_sheets(blob)


def headings_only(names: Iterable[str]) -> Lexicon:
    """What a file beside the answers can mean: its headings."""
    return Lexicon(items=tuple(names), texts={}, others={}, labels=frozenset())
