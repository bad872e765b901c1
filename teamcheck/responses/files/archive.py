"""Zip archives, which a workbook is: their parts and what is in them, with no trust in the sizes that are written there.

A few bytes can unpack to gigabytes, and an archive can name a part thousands of times. So the list of parts is looked at
before it is read, and each part is unpacked bit by bit, as long as its reader wants more.
"""

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

#: Bytes of an archive; a workbook of 400,000 people has a quarter.
MOST_PACKED = 200_000_000

#: Bytes of the list of parts; a workbook with 10,000 pictures has a quarter.
MOST_LISTED = 1 << 22

#: Bytes unpacked at a time.
PIECE = 1 << 16

_END, _END_SIZE = b"PK\x05\x06", 22
_HEADER, _HEADER_SIZE = b"PK\x03\x04", 30
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class TooLargeError(Exception):
    """Reading it would take more room than there may be."""


def parts_of(stream: BinaryIO) -> list[zipfile.ZipInfo]:
    """The parts of an archive.

    Raises:
        TooLargeError: The archive, or its list of parts, is too large.
        zipfile.BadZipFile: It is no archive, ends with something else than its list, or is packed in a way workbooks are not.
    """
    size = stream.seek(0, 2)
    if size > MOST_PACKED:
        raise TooLargeError
    stream.seek(max(size - _END_SIZE, 0))
    end = stream.read()
    if not end.startswith(_END) or end[-2:] != b"\0\0":
        # with a comment behind it, two programs may find two different lists
        raise zipfile.BadZipFile
    if int.from_bytes(end[12:16], "little") > MOST_LISTED:
        raise TooLargeError
    with zipfile.ZipFile(stream) as archive:
        parts = archive.infolist()
    if any(part.compress_type not in _METHODS for part in parts):
        raise zipfile.BadZipFile
    return parts


def unpacked(content: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What is in a part, piece by piece, however much its archive says there is.

    Args:
        content: The whole archive.
        part: One of its parts.

    Raises:
        zipfile.BadZipFile: The part is not where the list says.
        zlib.error: It is not packed as the list says.
    """
    header = content[part.header_offset : part.header_offset + _HEADER_SIZE]
    if len(header) < _HEADER_SIZE or not header.startswith(_HEADER):
        raise zipfile.BadZipFile
    names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    begin = part.header_offset + _HEADER_SIZE + names
    packed = memoryview(content)[begin : begin + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(packed[place : place + PIECE]) for place in range(0, len(packed), PIECE))
        return
    decompressor = zlib.decompressobj(-zlib.MAX_WBITS)
    for place in range(0, len(packed), PIECE):
        rest: bytes | memoryview = packed[place : place + PIECE]
        while rest and not decompressor.eof:
            yield decompressor.decompress(rest, PIECE)
            rest = decompressor.unconsumed_tail
    yield decompressor.flush()
