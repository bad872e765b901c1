"""How much room the sheets of a workbook take once they are laid out, told before they are.

The reader of workbooks makes room for every cell between the first and the last, and believes what a part says of itself: one
cell in the last corner would end the process. Here each part is looked through as text, without taking it apart, so that
nothing in it can do harm. What is counted is never less than what the reader can find.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from teamcheck._names import index_of
from teamcheck.responses.files.archive import TooLargeError, unpacked
from teamcheck.responses.table import MOST_COLUMNS

#: Most rows of a sheet.
MOST_ROWS = 1_048_576

#: Bytes that a workbook may have when unpacked: so many, and so many for each packed one. Sheets on which everybody answers
#: the same are packed to a twentieth; what is packed to a thousandth is made to do harm.
SPARE_BYTES, MOST_TIMES = 1 << 24, 50

#: Bytes of a part for each cell with something in it, beyond those that every part may have.
BYTES_A_VALUE = 1_000

#: Cells of a sheet, with the empty ones between them: so many, and so many for each with something in it.
SPARE_CELLS, CELLS_A_VALUE = 3_000_000, 3

#: Tags in tags; what a cell holds lies six deep.
DEEPEST = 1_000

#: Bytes without a new tag; a cell holds 32,767 characters.
LONGEST_TEXT = 1 << 20

#: Each pattern begins with one letter or sign, which makes looking for it ten times as fast.
_IS = rb"""r(?<=[\s"']r)\s*=\s*["']"""
_COLUMN = re.compile(_IS + rb"([A-Za-z]+)[0-9]")
_ROW = re.compile(_IS + rb"[A-Za-z]*([0-9]+)")
_CELL_WITHOUT_PLACE = re.compile(rb"<(?:c|[^<>\s/:]*:c)(?:[/>]|\s(?!\s*r\s*=))")
_END_OF_ROW = re.compile(rb"</(?:[^<>\s/:]*:)?row")
_VALUE = re.compile(rb"</(?:[vt]|[^<>\s/:]*:[vt])>")
_COUNT = re.compile(rb"""ount\s*=\s*["']\D{0,9}([0-9]+)""")


@dataclass
class Part:
    """What was seen of one part so far.

    Attributes:
        size: Bytes.
        depth: Tags that are open.
        rows: Highest row that anything says it is in.
        columns: Highest column.
        tags: Rows, at most.
        cells: Cells, at most.
        values: Numbers and texts.
        row: Cells of the present row that do not say where they are: they come after the ones before.
        longest: Most of them in any row.
        count: The highest number of things it says there are.
    """

    size: int = 0
    depth: int = 0
    rows: int = 0
    columns: int = 0
    tags: int = 0
    cells: int = 0
    values: int = 0
    row: int = 0
    longest: int = 0
    count: int = 0

    @property
    def extent(self) -> int:
        """Cells from the first to the last, at most."""
        return (self.rows + self.tags) * (self.columns + self.longest) if self.longest else self.rows * self.columns

    @property
    def filled(self) -> int:
        """Cells with something in them, at most."""
        return min(self.values, self.cells)


def room_for(content: bytes, parts: list[zipfile.ZipInfo]) -> int:
    """How many cells all sheets of a workbook have together, at most, with the empty ones between them.

    Args:
        content: The whole archive.
        parts: Its parts.

    Raises:
        TooLargeError: It would take too much room.
        zipfile.BadZipFile: It is damaged, or holds what no workbook may.
        zlib.error: It is damaged.
    """
    left, extent = SPARE_BYTES + MOST_TIMES * len(content), 0
    for each in parts:
        part = Part()
        for piece in _whole_tags(unpacked(content, each), part):
            _count(piece, part)
            if part.size > min(left, SPARE_BYTES + BYTES_A_VALUE * part.values):
                raise TooLargeError
        if part.extent > SPARE_CELLS + CELLS_A_VALUE * part.filled:
            raise TooLargeError
        if part.count > part.size and each.filename.lower().endswith("sharedstrings.xml"):
            raise zipfile.BadZipFile
        left, extent = left - part.size, extent + part.extent
    return extent


def _whole_tags(pieces: Iterator[bytes], part: Part) -> Iterator[bytes]:
    """The same bytes in pieces that end before a tag; of a picture nothing, since no sheet can be in it.

    Raises:
        TooLargeError: A tag or a text has no end.
        zipfile.BadZipFile: A sheet holds what no text can.
    """
    rest, picture = b"", False
    for piece in pieces:
        part.size += len(piece)
        joined = rest + piece
        picture = picture or b"\0" in piece
        if picture:
            if b"sheetData" in joined:
                raise zipfile.BadZipFile
            rest = joined[-len(b"sheetData") :]
            yield b""
            continue
        end = max(joined.rfind(b"<"), 0)
        if len(joined) - end > LONGEST_TEXT:
            raise TooLargeError
        rest = joined[end:]
        yield joined[:end]
    if not picture:
        yield rest


def _count(piece: bytes, part: Part) -> None:
    """Add what is in the next piece.

    Raises:
        TooLargeError: Something lies further out, or deeper, than anything in a workbook.
        zipfile.BadZipFile: It says what its words stand for, which no workbook may.
    """
    if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
        raise zipfile.BadZipFile
    part.depth += piece.count(b"<") - 2 * piece.count(b"</") - piece.count(b"/>") - piece.count(b"<!")
    rows, columns = set(_ROW.findall(piece)), set(_COLUMN.findall(piece))
    if part.depth > DEEPEST or any(len(row) > 7 for row in rows) or any(len(letters) > 3 for letters in columns):
        raise TooLargeError
    part.rows = max([part.rows, *map(int, rows)])
    part.columns = max([part.columns, *(index_of(letters.decode()) + 1 for letters in columns)])
    if part.rows > MOST_ROWS or part.columns > MOST_COLUMNS:
        raise TooLargeError
    part.tags += piece.count(b"<row") + piece.count(b":row")
    part.cells += piece.count(b"<c") + piece.count(b":c")
    part.values += len(_VALUE.findall(piece))
    part.count = max([part.count, *(int(number[:18]) for number in _COUNT.findall(piece))])
    if part.row or _CELL_WITHOUT_PLACE.search(piece):
        _count_without_place(piece, part)


def _count_without_place(piece: bytes, part: Part) -> None:
    """Add the cells of each row that do not say where they are."""
    for number, cells in enumerate(_END_OF_ROW.split(piece)):
        part.row = len(_CELL_WITHOUT_PLACE.findall(cells)) + (0 if number else part.row)
        part.longest = max(part.longest, part.row)
