"""Workbooks of before 2007 (``.xls``), made safe before the reader of workbooks sees them.

Such a file is a small disk: sectors, a table of which sector follows which, and a folder; one of its files holds the records of
all sheets. The reader believes every number in it, follows sectors in a circle without end, and makes room for every cell
between the first and the last. So the records are taken out here, what they claim is held against what they are, and they
are handed on as a disk that holds nothing else.
"""

import struct
from collections.abc import Iterator, Sequence

from teamcheck.responses.files.archive import MOST_PACKED, TooLargeError
from teamcheck.responses.files.workbook_sizes import CELLS_A_VALUE, SPARE_CELLS

_NAMES, _LOCKED = ("Workbook", "Book"), "EncryptedPackage"
_ENTRY, _SMALL, _SMALL_SHIFT = 128, 4096, 6
_FREE, _END, _TABLE = 0xFFFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFD
#: The record that says how large a sheet is has one length in later versions, and another in earlier ones.
_FINISH, _SHEET, _TEXTS, _EXTENT, _LONG = 0x000A, 0x0085, 0x00FC, 0x0200, 14
#: Records of one cell, which begin with its row and column; and of several in a row, which end with the last column.
_CELLS = frozenset({0x0006, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E})
_SEVERAL = 0x00BD
#: Bytes of the shortest record of a cell.
_SHORTEST = 10


class LockedError(Exception):
    """It is protected by a password."""


def made_safe(content: bytes) -> bytes:
    """The same workbook with nothing in it but the records of its sheets.

    Raises:
        TooLargeError: Its sheets take more room than there may be.
        LockedError: A password hides them.
        ValueError: It is damaged.
        struct.error: It is cut.
    """
    if len(content) > MOST_PACKED:
        raise TooLargeError
    records = _records(content)
    whole, filled = 0, 0
    for begin in _sheets(records):
        rows, columns, values = _extent(records, begin)
        whole, filled = whole + rows * columns, min(filled + values, len(records) // _SHORTEST)
        if whole > SPARE_CELLS + CELLS_A_VALUE * filled:
            raise TooLargeError
    return _disk_of(records)


def _walk(records: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of every record from a place to the end of the part that begins there."""
    kind = None
    while place + 4 <= len(records) and kind != _FINISH:
        kind, length = struct.unpack_from("<HH", records, place)
        yield kind, place + 4, length
        place += 4 + length


def _sheets(records: bytes) -> list[int]:
    """Where each sheet begins, as the first part says.

    Raises:
        ValueError: It claims more texts than there are bytes.
    """
    found: list[int] = []
    for kind, place, _ in _walk(records, 0):
        if kind == _TEXTS and max(struct.unpack_from("<II", records, place)) > len(records):
            raise ValueError
        if kind == _SHEET:
            found += struct.unpack_from("<I", records, place)
    return found


def _extent(records: bytes, begin: int) -> tuple[int, int, int]:
    """Rows and columns of a sheet, as many as it claims if these are more, and its cells.

    Raises:
        ValueError: It claims to end before it begins.
    """
    rows = columns = values = 0
    for kind, place, length in _walk(records, begin):
        if kind == _EXTENT:
            first, claimed, left, wide = struct.unpack_from("<IIHH" if length == _LONG else "<HHHH", records, place)
            if first > claimed or left > wide:
                raise ValueError
            rows, columns = max(rows, claimed), max(columns, wide)
        elif kind in _CELLS or kind == _SEVERAL:
            row, column = struct.unpack_from("<HH", records, place)
            last = struct.unpack_from("<H", records, place + length - 2)[0] if kind == _SEVERAL else column
            rows, columns, values = max(rows, row + 1), max(columns, column + 1, last + 1), values + 1
    return rows, columns, values


def _records(content: bytes) -> bytes:
    """The file in which the records of all sheets are.

    Raises:
        LockedError: There is none, but one that is hidden by a password.
        ValueError: There is none.
    """
    shift, small_shift = struct.unpack_from("<HH", content, 30)
    folder_at, small_at = struct.unpack_from("<12xI8xI", content, 36)
    if shift not in {9, 12} or small_shift != _SMALL_SHIFT:
        raise ValueError
    following = _table(content, shift)
    folder = _chain(content, shift, folder_at, following, offset=1)
    entries = {_name(folder, place): place for place in range(0, len(folder) - _ENTRY + 1, _ENTRY)}
    name = next((name for name in _NAMES if name in entries), None)
    if name is None:
        raise LockedError if _LOCKED in entries else ValueError
    begin, size = struct.unpack_from("<II", folder, entries[name] + 116)
    if size >= _SMALL:
        return _chain(content, shift, begin, following, offset=1)[:size]
    table = _chain(content, shift, small_at, following, offset=1)
    (root,) = struct.unpack_from("<I", folder, 116)
    small = _chain(content, shift, root, following, offset=1)
    return _chain(small, _SMALL_SHIFT, begin, _numbers(table), offset=0)[:size]


def _name(folder: bytes, place: int) -> str:
    return folder[place : place + 64].decode("utf-16-le", "replace").partition("\0")[0]


def _table(content: bytes, shift: int) -> Sequence[int]:
    """Which sector follows each."""
    more, count = struct.unpack_from("<II", content, 68)
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


def _disk_of(records: bytes) -> bytes:
    """A disk of sectors of 4 KiB with one file: its table of sectors first, then the folder, then the file."""
    size = 1 << 12
    padded = records + bytes(max(-len(records) % size, size if not records else 0))
    count = len(padded) // size
    tables = next(n for n in range(1, 110) if n * size // 4 >= n + 1 + count)
    following = [_TABLE] * tables + [_END] + [*range(tables + 2, tables + 1 + count), _END]
    following += [_FREE] * (tables * size // 4 - len(following))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIII", 62, 3, 0xFFFE, 12, 6, 1, tables, tables, 0, _SMALL, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    folder = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, tables + 1, max(len(records), _SMALL))
    table = struct.pack(f"<{len(following)}I", *following)
    return head.ljust(size, b"\0") + table + folder.ljust(size, b"\0") + padded


def _entry(name: str, kind: int, child: int, begin: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return written.ljust(64, b"\0") + struct.pack("<HBBIII36xIQ", len(written), kind, 1, _FREE, _FREE, child, begin, size)
