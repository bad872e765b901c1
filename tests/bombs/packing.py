"""Archives that no program would write: gigabytes in a few kilobytes, sizes that are not true, parts in one another."""

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Bytes of a part up to which its check sum is right; beyond, it takes too long, and nobody gets to see it.
CHECKED = 1_200_000_000

#: What a part is made of: bytes, and how many times they follow one another.
Run = tuple[bytes, int]


@dataclass(frozen=True)
class Part:
    """A part as the list at the end of the archive has it."""

    name: str
    packed: bytes
    check: int
    size: int
    at: int | None = None


def part(name: str, *runs: Run, size: int | None = None) -> Part:
    """Pack runs of bytes without ever making all of them.

    Args:
        name: What the part is called.
        runs: What is in it.
        size: What the archive says that its size is, where that is not true.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed, true, check = b"", 0, 0
    for block, times in runs:
        packed += (packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)) * times
        true += len(block) * times
        if true < CHECKED:
            for _ in range(times):
                check = zlib.crc32(block, check)
    if size is not None:
        # what a program finds that reads no further than the archive says
        check = zlib.crc32(b"".join(block * min(times, size) for block, times in runs)[:size])
    return Part(name, packed + packer.flush(zlib.Z_FINISH), check, min(true, 0xFFFF_FFF0) if size is None else size)


def archive(parts: Iterable[Part], *, listed: int = 1, comment: bytes = b"") -> bytes:
    """Put parts into an archive.

    Args:
        parts: Its parts.
        listed: How often the list at its end names each, as if there were so many.
        comment: What stands after the list.
    """
    content, entries = bytearray(), bytearray()
    for each in parts:
        fixed = struct.pack("<HHHHHIII", 20, 0, 8, 0, 33, each.check, len(each.packed), each.size)
        name = each.name.encode()
        at = len(content)
        content += b"PK\x03\x04" + fixed + struct.pack("<HH", len(name), 0) + name + each.packed
        for number in range(listed):
            called = name if number == 0 else name + b"%d" % number
            rest = struct.pack("<HHHHHII", len(called), 0, 0, 0, 0, 0, at)
            entries += b"PK\x01\x02" + struct.pack("<H", 20) + fixed + rest + called
    count = min(entries.count(b"PK\x01\x02"), 0xFFFF)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(entries), len(content), len(comment))
    return bytes(content + entries + b"PK\x05\x06" + end + comment)


HEADER = b'<?xml version="1.0" encoding="UTF-8"?>'
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

#: The beginning and the end of a sheet, and a table of answers in it.
BEGIN, END = HEADER + f'<worksheet xmlns="{_SHEETS}"><sheetData>'.encode(), b"</sheetData></worksheet>"


def sheet_of(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows of a sheet, each cell with its place."""
    written = ""
    for number, row in enumerate(rows, start=1):
        cells = (f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for at, cell in enumerate(row))
        written += f'<row r="{number}">{"".join(cells)}</row>'
    return written.encode()


ANSWERS = sheet_of([["team", "aims1", "aims2"], *[["Harbour", "4", "2"]] * 6])


def workbook(*sheet: Run, others: Sequence[Part] = (), sheets: int = 1, size: int | None = None, comment: bytes = b"") -> bytes:
    """A workbook of one part with a sheet.

    Args:
        sheet: What is in the part.
        others: More parts.
        sheets: How many sheets are said to be that part.
        size: What the archive says that the size of the part is.
        comment: What stands at the end of the archive.
    """
    names = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, sheets + 1))
    book = f'<workbook xmlns="{_SHEETS}" xmlns:r="{_DOCUMENT}"><sheets>{names}</sheets></workbook>'
    target = f'<Relationship Id="rId1" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/>'
    links = f'<Relationships xmlns="{_PACKAGE}/relationships">{target}</Relationships>'
    first = links.replace(target, f'<Relationship Id="rId1" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>')
    types = f'<Types xmlns="{_PACKAGE}/content-types"/>'
    parts = [
        part("[Content_Types].xml", (HEADER + types.encode(), 1)),
        part("_rels/.rels", (HEADER + first.encode(), 1)),
        part("xl/workbook.xml", (HEADER + book.encode(), 1)),
        part("xl/_rels/workbook.xml.rels", (HEADER + links.encode(), 1)),
        part("xl/worksheets/sheet1.xml", *sheet, size=size),
        *others,
    ]
    return archive(parts, comment=comment)


def of_answers(*more: Run, **other: object) -> bytes:
    """A workbook with a sheet of answers, and with something after the last row."""
    return workbook((BEGIN + ANSWERS, 1), *more, (END, 1), **other)
