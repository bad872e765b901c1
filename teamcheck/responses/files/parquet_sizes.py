"""Whether a Parquet file is as large as it says: polars makes room for what it is told, and too much would end the process.

Only numbers are looked at: the list of row groups at the end of the file, and the head of every page. Both are written in
Thrift's compact protocol (https://parquet.apache.org/docs/file-format/metadata/).
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from teamcheck.responses.files.archive import TooLargeError

_MAGIC, _TAIL = b"PAR1", 8

#: Bytes of the head of a page; statistics in it repeat cells.
_HEAD = 1 << 16

#: Bytes of a page when unpacked. Writers aim at one MiB.
MOST_UNPACKED = 1 << 28

#: Cells of a row group: so many, and so many for each byte, since equal cells take no room.
SPARE_CELLS, CELLS_A_BYTE = 50_000_000, 50

#: Structures in structures; a page or a row group lies four deep.
_DEEPEST = 12

#: Fields of the structures, by their numbers in the format.
_ROWS, _GROUPS = 3, 4
_CHUNKS, _GROUP_ROWS = 1, 3
_CHUNK, _VALUES, _PACKED, _DATA_AT, _WORDS_AT = 3, 5, 7, 9, 11
_PAGE_UNPACKED, _PAGE_PACKED = 2, 3
_DATA, _WORDS, _DATA_2 = 5, 7, 8
_PAGE_VALUES = 1


def check_sizes(stream: BinaryIO) -> None:
    """See that a file of flat columns holds what it says, in row groups that have room in the memory.

    Raises:
        ValueError: It says something else than it holds.
        TooLargeError: A row group, or a page of it, is too large.
    """
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    begin = size - _TAIL - int.from_bytes(tail[:4], "little")
    if tail[4:] != _MAGIC or begin < len(_MAGIC):
        raise ValueError("no end")
    stream.seek(begin)
    said = Compact(stream.read(size - _TAIL - begin)).structure()
    groups = said.get(_GROUPS, [])
    if sum(_number(group, _GROUP_ROWS) for group in groups) != _number(said, _ROWS):
        raise ValueError("row groups of more or fewer rows")
    for group in groups:
        chunks = [chunk[_CHUNK] for chunk in group[_CHUNKS]]
        rows, packed = _number(group, _GROUP_ROWS), sum(_number(chunk, _PACKED) for chunk in chunks)
        if rows * len(chunks) > SPARE_CELLS + CELLS_A_BYTE * min(packed, size):
            raise TooLargeError
        for chunk in chunks:
            _check_chunk(stream, chunk, rows, begin)


def _check_chunk(stream: BinaryIO, chunk: dict[int, Any], rows: int, end: int) -> None:
    """See that the pages of one column in one row group hold as many values as there are rows.

    Raises:
        ValueError: They do not.
        TooLargeError: A page is too large.
    """
    at = min(place for place in (_number(chunk, _DATA_AT), chunk.get(_WORDS_AT)) if place)
    end = min(end, at + _number(chunk, _PACKED))
    values = 0
    while at < end:
        stream.seek(at)
        head = Compact(stream.read(min(_HEAD, end - at)))
        page = head.structure()
        unpacked, packed = _number(page, _PAGE_UNPACKED), _number(page, _PAGE_PACKED)
        if unpacked > MOST_UNPACKED:
            raise TooLargeError
        if _WORDS in page:
            if _number(page[_WORDS], _PAGE_VALUES) > unpacked:
                raise ValueError("a list of more words than letters")
        else:
            values += _number(page.get(_DATA) or page[_DATA_2], _PAGE_VALUES)
        at += head.at + packed
    if values != rows or _number(chunk, _VALUES) != rows or at > end:
        raise ValueError("pages of more or fewer values")


def _number(structure: dict[int, Any], field: int) -> int:
    """A whole number of 0 or more.

    Raises:
        ValueError: It is missing or something else.
    """
    number = structure.get(field)
    if not isinstance(number, int) or number < 0:
        raise ValueError("a number is missing")
    return number


class Compact:
    """Reads structures of Thrift's compact protocol, as dictionaries by the numbers of their fields.

    Attributes:
        at: Byte that is read next.

    Example:
        >>> Compact(bytes([0x15, 0x0A, 0x18, 0x02, 0x68, 0x69, 0x00])).structure()
        {1: 5, 2: b'hi'}
    """

    def __init__(self, content: bytes) -> None:
        self.at = 0
        self._content = content

    def structure(self, depth: int = 0) -> dict[int, Any]:
        """The structure that begins here.

        Raises:
            ValueError: There is none.
        """
        fields: dict[int, Any] = {}
        field = 0
        while head := self._byte():
            field = field + (head >> 4) if head >> 4 else self._whole()
            # a truth is in the head of its field
            fields[field] = head & 15 == 1 if head & 15 in (1, 2) else self._value(head & 15, depth + 1)
        return fields

    def _value(self, kind: int, depth: int) -> Any:  # noqa: ANN401  of a kind that is said in the file
        if depth > _DEEPEST:
            raise ValueError("too deep")
        if kind in (1, 2, 3):
            return self._byte()
        if kind in (4, 5, 6):
            return self._whole()
        if kind in (7, 8):
            return self._taken(8 if kind == 7 else self._varint())
        if kind in (9, 10):
            return list(self._elements(depth))
        if kind == 12:
            return self.structure(depth)
        raise ValueError("a kind that is not used")

    def _elements(self, depth: int) -> Iterator[Any]:
        head = self._byte()
        count = head >> 4 if head >> 4 < 15 else self._varint()
        for _ in range(count):
            yield self._value(head & 15, depth + 1)

    def _taken(self, size: int) -> bytes:
        taken = self._content[self.at : self.at + size]
        self.at += size
        if len(taken) < size:
            raise ValueError("the end is missing")
        return taken

    def _byte(self) -> int:
        return self._taken(1)[0]

    def _varint(self) -> int:
        number = shift = 0
        while (byte := self._byte()) & 0x80:
            number |= (byte & 0x7F) << shift
            shift += 7
        return number | byte << shift

    def _whole(self) -> int:
        number = self._varint()
        return number >> 1 ^ -(number & 1)
