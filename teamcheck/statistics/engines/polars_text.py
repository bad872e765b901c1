"""From text to columns by polars, where that is what Python's csv module would read, to the last character; else not at all.

What makes it sure, block by block:

* A block without a quotation mark has as many delimiters as its rows need, and polars refuses a row of more cells. So no row
  has fewer either. In a block with quotation marks every line is matched against what a well-formed line is.
* All bytes of a block are accounted for: delimiters, ends of lines, quotation marks, and the letters of the cells. A column
  that was read as whole numbers is taken to have no letter more than its numbers need: so ``+4``, ``04`` and ``4.0`` show up,
  and the block is read again as text.
"""

import re

import polars as pl

#: A table in memory, for those who hand it on and do not look into it.
Frame = pl.DataFrame

#: Bytes of one cell, and of the longest cells of all columns together, which no limit of the csv module is near.
LONGEST_CELL, LONGEST_ROW = 100_000, 1_000_000


class UnsureError(Exception):
    """Something is out of the ordinary, and only the reader of rows can say what it is."""


class NotNumbersError(Exception):
    """A cell under an item is no whole number written in the shortest way."""


class TextLayout:
    """How the lines of a text become cells.

    Args:
        width: Cells of a row.
        delimiter: The one byte between two of them.
        quoted: Whether ``"`` encloses cells.
        numbers: Places of the columns that should hold small whole numbers.
    """

    def __init__(self, width: int, delimiter: str, *, quoted: bool, numbers: frozenset[int]) -> None:
        self.width = width
        self.delimiter = delimiter
        self.quoted = quoted
        self.numbers = numbers
        apart = re.escape(delimiter)
        cell = f'(?:"(?:[^"]|"")*"|[^"{apart}]*)'
        self.line = f"^(?:{cell}(?:{apart}{cell}){{{width - 1}}})?$"

    def schema(self, *, as_numbers: bool) -> dict[str, pl.DataType | type[pl.DataType]]:
        """The kind of each column."""
        numbers = self.numbers if as_numbers else frozenset()
        return {str(place): pl.Int8 if place in numbers else pl.String for place in range(self.width)}


def read_block(block: bytes, layout: TextLayout, *, as_numbers: bool) -> pl.DataFrame:
    r"""The rows of some whole lines, each column under its place: ``0``, ``1``; an empty line has nothing in any cell.

    Args:
        block: One line or more.
        layout: How to part them.
        as_numbers: Whether to read the columns that should hold numbers as such; there null stands for an empty cell.

    Raises:
        UnsureError: polars may read it in another way than the csv module.
        NotNumbersError: What should be numbers is something else; then ask again for text.

    Example:
        >>> layout = TextLayout(2, ",", quoted=True, numbers=frozenset({1}))
        >>> read_block(b'Red,4\n"Blue, 2nd",\n', layout, as_numbers=True).rows()
        [('Red', 4), ('Blue, 2nd', None)]
    """
    marks = _count(block, b'"') if layout.quoted else 0
    breaks, returns = block.count(b"\n"), _count(block, b"\r")
    if returns and returns != block.count(b"\r\n"):
        raise UnsureError
    if marks and not _well_formed(block, layout):
        raise UnsureError
    frame = _parsed(block, layout, as_numbers=as_numbers)
    apart = block.count(layout.delimiter.encode())
    texts = [column for column in frame.get_columns() if column.dtype == pl.String]
    if not marks and not _is_whole(block, frame.height, apart, layout):
        raise UnsureError
    if frame.height != breaks + (not block.endswith(b"\n")):
        raise UnsureError
    letters = sum(_total(column.str.len_bytes()) for column in texts)
    if marks:
        letters -= sum(_total(column.str.count_matches(f'["{re.escape(layout.delimiter)}]')) for column in texts)
    digits = sum(_digits(column) for column in frame.get_columns() if column.dtype == pl.Int8)
    if len(block) - marks - apart - breaks - returns != letters + digits:
        raise NotNumbersError if as_numbers else UnsureError
    _check_lengths(texts)
    return frame


def _count(block: bytes, sign: bytes) -> int:
    """How often a sign is there that hardly ever is: to look for it is ten times as quick as to count."""
    return block.count(sign) if sign in block else 0


def _well_formed(block: bytes, layout: TextLayout) -> bool:
    """Whether every line by itself is cells in quotation marks or without any."""
    try:
        return bool(pl.read_lines(block).to_series().str.contains(layout.line).all())
    except pl.exceptions.PolarsError:
        return False


def _parsed(block: bytes, layout: TextLayout, *, as_numbers: bool) -> pl.DataFrame:
    # polars counts the cells of the first row: where it is an empty line, a row of empty cells goes before
    before = b"" if block[:1] not in (b"\r", b"\n") else layout.delimiter.encode() * (layout.width - 1) + b"\n"
    try:
        frame = pl.read_csv(
            before + block,
            has_header=False,
            schema=layout.schema(as_numbers=as_numbers),
            separator=layout.delimiter,
            quote_char='"' if layout.quoted else None,
        )
    except pl.exceptions.PolarsError:
        raise (NotNumbersError if as_numbers else UnsureError) from None
    return frame.slice(bool(before)).with_columns(pl.col(pl.String).fill_null(""))


def _is_whole(block: bytes, height: int, apart: int, layout: TextLayout) -> bool:
    """Whether there is a delimiter for every cell but the last of each row that is no empty line."""
    missing = (layout.width - 1) * height - apart
    if not missing:
        return True
    empty = len(re.findall(rb"(?m)^\r?$", block)) - block.endswith(b"\n")
    return missing == (layout.width - 1) * empty


def _digits(column: pl.Series) -> int:
    """Letters of whole numbers in the shortest way of writing them."""
    if column.is_between(0, 9).all():
        return len(column) - column.null_count()
    return _total(column.cast(pl.String).str.len_bytes())


def _total(column: pl.Series) -> int:
    return int(column.sum())


def _check_lengths(texts: list[pl.Series]) -> None:
    """See that no cell and no row is longer than the reader of rows allows.

    Raises:
        UnsureError: One may be.
    """
    longest = [_total(column.str.len_bytes().top_k(1)) for column in texts]
    if longest and (max(longest) > LONGEST_CELL or sum(longest) > LONGEST_ROW):
        raise UnsureError
