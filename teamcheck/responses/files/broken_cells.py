"""Cells of a workbook whose formula failed (``#N/A``), or was never calculated: the reader gives them as empty.

Read as empty they would be answers that nobody left out. So what such a cell shows is put where it stands, and is read like any
other text: below a statement it is no answer, elsewhere it does no harm.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

from teamcheck._names import index_of
from teamcheck.responses.files.archive import unpacked

#: Row and column of a cell, counted from 0, to what it shows.
Broken = Mapping[tuple[int, int], str]

#: What only parts with such cells have, or with a formula whose result is an empty text; and how long it can be at most.
_SIGN = re.compile(
    rb"""\st\s*=\s*["']e["']|(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>\s*)?\s*</(?:\w+:)?c>"""
)
_LONGEST_SIGN = 500
#: One of them is in every such sign, and looking for them is fast.
_HINTS = (b'"e"', b"'e'", b"f>", b"<f", b":f")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def broken_cells(content: bytes, parts: Sequence[zipfile.ZipInfo]) -> dict[str, Broken]:
    """Name of each sheet that has such cells to these.

    Args:
        content: A workbook that `workbook_sizes` has looked through.
        parts: Its parts.

    Raises:
        Exception: It is damaged.
    """
    by_name = {part.filename.lower(): part for part in parts}
    found = {
        name: broken
        for name, part in by_name.items()
        if _SHEET.fullmatch(name) and _has_sign(unpacked(content, part)) and (broken := dict(_broken(_part(content, part))))
    }
    if not found:
        return {}
    names = _names(_part(content, by_name["xl/workbook.xml"]), _part(content, by_name["xl/_rels/workbook.xml.rels"]))
    return {names[name]: broken for name, broken in found.items() if name in names}


def put_back(rows: Sequence[list[Any]], broken: Broken) -> None:
    """Put what such cells show into the rows of their sheet; a row of nothing else stays blank: formulas below answers."""
    filled = {row for row, _ in broken if row < len(rows) and any(cell != "" for cell in rows[row])}
    for (row, column), shown in broken.items():
        if row in filled and column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = shown


def _has_sign(pieces: Iterator[bytes]) -> bool:
    rest = b""
    for piece in pieces:
        joined = rest + piece
        if any(each in joined for each in _HINTS) and _SIGN.search(joined):
            return True
        rest = piece[-_LONGEST_SIGN:]
    return False


def _part(content: bytes, part: zipfile.ZipInfo) -> BytesIO:
    return BytesIO(b"".join(unpacked(content, part)))


def _broken(sheet: BytesIO) -> Iterator[tuple[tuple[int, int], str]]:
    """The places of such cells, and what they show."""
    row = column = -1
    for event, element in ET.iterparse(sheet, ("start", "end")):  # noqa: S314  without entities: workbook_sizes refuses them
        kind = _kind(element)
        if event == "start" and kind == "row":
            row, column = int(element.get("r") or row + 2) - 1, -1
        elif event == "start" and kind == "c":
            row, column = _place(element.get("r"), row, column + 1)
        elif event == "end" and kind == "c" and (shown := _shown(element)):
            yield (row, column), shown
        elif event == "end" and kind == "row":
            element.clear()


def _kind(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _place(said: str | None, row: int, column: int) -> tuple[int, int]:
    """Where a cell says that it is, or else where it comes."""
    match = _PLACE.fullmatch(said or "")
    if match is None:
        return row, column
    return int(match[2]) - 1, index_of(match[1])


def _shown(cell: ET.Element) -> str:
    """What a cell shows whose formula failed, or the formula where it has no result; nothing for any other."""
    said = {_kind(child): child.text or "" for child in cell}
    if cell.get("t") == "e":
        return said.get("v", "").strip() or "#VALUE!"
    # the result of a formula can be an empty text
    return f"={said['f']}" if "f" in said and not said.get("v", "").strip() and cell.get("t") != "str" else ""


def _names(workbook: BytesIO, relations: BytesIO) -> dict[str, str]:
    """Name of each part to that of its sheet."""
    targets = {
        each.get("Id"): "xl/" + (each.get("Target") or "").removeprefix("/xl/").removeprefix("./").lower()
        for each in ET.parse(relations).iter()  # noqa: S314  as above
    }
    sheets = (each for each in ET.parse(workbook).iter() if _kind(each) == "sheet")  # noqa: S314  as above
    return {targets.get(each.get(_RELATION), ""): each.get("name") or "" for each in sheets}
