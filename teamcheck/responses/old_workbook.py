"""How much room the sheets of a workbook of before 2007 take once they are laid out, told before they are.

Such a file (``.xls``) is a small disk: sectors, a table of which sector follows which, and a folder. One of its files holds the
records of all sheets in a row. Only what is needed to find the cells in them is read here.
"""

import struct
from collections.abc import Iterator, Sequence

from teamcheck.responses.archive import TooLargeError
from teamcheck.responses.room import CELLS_A_VALUE, SPARE_CELLS

_NAMES = ("Workbook", "Book")
_ENTRY = 128
_SMALL, _SMALL_SHIFT = 4096, 6
_BEGIN = 0x0809
#: Records of one cell, which begin with its row and column; and of several in a row, which end with the last column.
_CELLS = frozenset({0x0006, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E})
_SEVERAL = 0x00BD


def check_room(content: bytes) -> None:
    """See that no sheet takes more room than there may be, and all together no more than one may.

    Raises:
        TooLargeError: They do.
        ValueError: It is damaged.
        struct.error: It is cut.
    """
    whole, filled = 0, 0
    for rows, columns, values in _extents(_records(content)):
        whole, filled = whole + rows * columns, filled + values
    if whole > SPARE_CELLS + CELLS_A_VALUE * filled:
        raise TooLargeError


def _extents(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Rows, columns and cells of every part of the stream that begins as a sheet does."""
    rows = columns = values = place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if kind == _BEGIN:
            yield rows, columns, values
            rows = columns = values = 0
        elif kind in _CELLS or kind == _SEVERAL:
            row, column = struct.unpack_from("<HH", stream, place + 4)
            last = struct.unpack_from("<H", stream, place + 2 + length)[0] if kind == _SEVERAL else column
            rows, columns, values = max(rows, row + 1), max(columns, column + 1, last + 1), values + 1
        place += 4 + length
    yield rows, columns, values


def _records(content: bytes) -> bytes:
    """The file in which the records of all sheets are; nothing where there is none, as where a password hides it."""
    (shift,) = struct.unpack_from("<H", content, 30)
    folder_at, small_at = struct.unpack_from("<12xI8xI", content, 36)
    if shift not in {9, 12}:
        raise ValueError
    following = _table(content, shift)
    folder = _chain(content, shift, folder_at, following, offset=1)
    for place in range(0, len(folder) - _ENTRY + 1, _ENTRY):
        name = folder[place : place + 64].decode("utf-16-le", "replace").partition("\0")[0]
        begin, size = struct.unpack_from("<II", folder, place + 116)
        if name in _NAMES and size >= _SMALL:
            return _chain(content, shift, begin, following, offset=1)[:size]
        if name in _NAMES:
            table = _chain(content, shift, small_at, following, offset=1)
            (root,) = struct.unpack_from("<I", folder, 116)
            small = _chain(content, shift, root, following, offset=1)
            return _chain(small, _SMALL_SHIFT, begin, _numbers(table), offset=0)[:size]
    return b""


def _table(content: bytes, shift: int) -> Sequence[int]:
    """Which sector follows each."""
    (more, count) = struct.unpack_from("<II", content, 68)
    sectors = list(struct.unpack_from("<109I", content, 76))
    for _ in range(min(count, len(content) >> shift)):
        *further, more = struct.unpack_from(f"<{1 << (shift - 2)}I", content, (more + 1) << shift)
        sectors += further
    there = (content[(each + 1) << shift : (each + 2) << shift] for each in sectors if each <= len(content) >> shift)
    return _numbers(b"".join(there))


def _numbers(table: bytes) -> Sequence[int]:
    return struct.unpack_from(f"<{len(table) // 4}I", table)


def _chain(content: bytes, shift: int, first: int, following: Sequence[int], *, offset: int) -> bytes:
    """The sectors of one file in their order.

    Raises:
        ValueError: They follow one another in a circle.
    """
    found: list[bytes] = []
    sector = first
    while sector < len(following):
        if len(found) > len(following):
            raise ValueError
        found.append(content[(sector + offset) << shift : (sector + offset + 1) << shift])
        sector = following[sector]
    return b"".join(found)
