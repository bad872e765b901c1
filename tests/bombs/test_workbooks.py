"""Workbooks that are made to do harm, or that believed would end the process, are refused within 5 s and 500 MB."""

import re

import pytest

MEGABYTE = 1 << 20
SST = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"%b>'
TEXT = b"<si><t>Harbour</t></si>"
ENTITIES = b"".join(b'<!ENTITY %c "%b">' % (98 + level, b"&%c;" % (97 + level) * 10) for level in range(12))
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + ENTITIES + b"]>"
LAUGHED = b"<row><c><v>&m;</v></c></row>"
CELL, VALUE = b'<c r="%b"><v>1</v></c>', b"<c><v>1</v></c>"
FODS = b"""<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
<table:table table:name="A"><table:table-row table:number-rows-repeated="1000"><table:table-cell office:value-type="string"
 table:number-columns-repeated="16000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""


def strings(p, *runs, claim=b""):
    return p.of_answers(others=[p.part("xl/sharedStrings.xml", (p.HEADER + SST % claim, 1), *runs, (b"</sst>", 1))])


BOMBS = {
    "a gigabyte of spaces": lambda p: p.of_answers((b" " * MEGABYTE, 1000)),
    "three gigabytes that say they are a kilobyte": lambda p: p.of_answers((b" " * MEGABYTE, 3000), size=100),
    "thirty gigabytes of styles": lambda p: p.of_answers(others=[p.part("xl/styles.xml", (b" " * MEGABYTE, 30_000))]),
    "a gigabyte of texts": lambda p: strings(p, (TEXT * 40_000, 1000)),
    "a gigabyte of long texts": lambda p: strings(p, (b"<si><t>" + b"a" * 32_767 + b"</t></si>", 30_000)),
    "four billion texts that are not there": lambda p: strings(
        p, (TEXT, 1), claim=b' count="4000000000" uniqueCount="4000000000"'
    ),
    "a cell in the last corner": lambda p: p.of_answers((b"<row>" + CELL % b"XFD1048576" + b"</row>", 1)),
    "small letters in the last corner": lambda p: p.of_answers((b"<row>" + CELL % b"xfd1048576" + b"</row>", 1)),
    "a place with spaces around": lambda p: p.of_answers((b'<row\tr = "1048576"><c r\n=\n"XFD1048576"><v>1</v></c></row>', 1)),
    "a place in single quotes": lambda p: p.of_answers((b"<row><c s=''r='XFD1048576'><v>1</v></c></row>", 1)),
    "a prefix before the last corner": lambda p: p.of_answers((b'<x:row><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>', 1)),
    "a column that no sheet has": lambda p: p.of_answers((b'<row r="8">' + CELL % b"AAAAAA8" + b"</row>", 1)),
    "a far row, and cells without a place": lambda p: p.of_answers((b'<row r="300000">' + VALUE * 10_000 + b"</row>", 1)),
    "the last row by counting": lambda p: p.of_answers(
        (b"<row></row>" * 1000, 1048), (b"<row>" + VALUE * 10_000 + b"</row>", 1)
    ),
    "ten million cells for a few": lambda p: p.of_answers((b'<row r="99999">' + CELL % b"CZ99999" + b"</row>", 1)),
    "sixty million empty cells": lambda p: p.of_answers((b'<c r="A1" s="1"/>' * 60_000, 1000)),
    "sixty million cells of nothing": lambda p: p.of_answers((b"<c/>" * 60_000, 1000)),
    "sixty million tags in tags": lambda p: p.of_answers((b"<a>" * 60_000, 1000)),
    "sixty million tags in a text": lambda p: p.of_answers((b'<row><c t="inlineStr"><is>', 1), (b"<r>" * 60_000, 1000)),
    "a tag without an end": lambda p: p.of_answers((b"<c ", 1), (b"x" * MEGABYTE, 20)),
    "words for words": lambda p: p.workbook(
        (LAUGHS + p.BEGIN.partition(b"?>")[2] + p.ANSWERS + b"<row><c><v>&m;</v></c></row>" + p.END, 1)
    ),
    "words for words in texts": lambda p: p.of_answers(
        others=[p.part("xl/sharedStrings.xml", (LAUGHS + b"<sst><si>&m;</si></sst>", 1))]
    ),
    "a sheet as many times as fit": lambda p: p.of_answers((b"<row>" + VALUE * 9000 + b"</row>", 300), sheets=2000),
    "a part that is listed sixty thousand times": lambda p: p.archive(
        [p.part("xl/workbook.xml", (b" " * MEGABYTE, 30))], listed=60_000
    ),
    "a hundred thousand parts": lambda p: p.archive([p.part("xl/workbook.xml", (b"x", 1))], listed=100_000),
    "a picture with a sheet in it": lambda p: p.of_answers((b"\0", 1), (b"<row>" + CELL % b"XFD1048576" + b"</row>", 1)),
    "a second list behind the first": lambda p: p.of_answers(comment=p.of_answers((b" " * MEGABYTE, 100))[-22:]),
    "the sheet of another program": lambda p: p.archive(
        [p.part("xl/workbook.xml", (b"x", 1)), p.part("content.xml", (FODS, 1))]
    ),
    "a packed part that is cut": lambda p: p.of_answers((b" " * MEGABYTE, 100))[:2000],
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_workbook_made_to_do_harm_is_refused(name, packing, folder, measured):
    (folder / "bomb.xlsx").write_bytes(BOMBS[name](packing))

    code, said = measured("score", "bomb.xlsx", "-q", "ours.yaml")

    assert (code, said.partition("\n")[0]) == (3, "bomb.xlsx"), said


@pytest.mark.slow
@pytest.mark.parametrize("option", ["--teams", "--comments"])
def test_a_table_beside_the_answers_is_held_to_the_same(option, packing, folder, measured):
    (folder / "bomb.xlsx").write_bytes(BOMBS["a cell in the last corner"](packing))

    assert measured("score", "answers.csv", "-q", "ours.yaml", option, "bomb.xlsx")[0] == 3


def prefixed(xml):
    return re.sub(rb"<(/?)([a-z])", rb"<\1x:\2", xml).replace(b"xmlns=", b"xmlns:x=")


def without(tag, xml):
    return xml.replace(b"<" + tag + b" r=", b"<" + tag + b" x=")


FINE = {
    "as it is": lambda p: p.of_answers(),
    "places of rows only": lambda p: p.workbook((without(b"c", p.BEGIN + p.ANSWERS + p.END), 1)),
    "no places": lambda p: p.workbook((without(b"row", without(b"c", p.BEGIN + p.ANSWERS + p.END)), 1)),
    "places after other things": lambda p: p.workbook((p.BEGIN + p.ANSWERS.replace(b"<c r", b'<c s="0" r'), 1), (p.END, 1)),
    "a prefix": lambda p: p.workbook((prefixed(p.BEGIN + p.ANSWERS + p.END), 1)),
    "a size that is too large": lambda p: p.workbook(
        (p.BEGIN.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>') + p.ANSWERS + p.END, 1)
    ),
    "a thousand styled rows without answers": lambda p: p.of_answers(
        (b"".join(b'<row r="%d"><c r="A%d" s="1"/><c r="CV%d" s="1"/></row>' % (row, row, row) for row in range(8, 9000)), 1)
    ),
    "a picture beside it": lambda p: p.of_answers(others=[p.part("xl/media/image1.png", (bytes(range(256)) * 4096, 5))]),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FINE)
def test_a_workbook_that_only_looks_odd_is_read(name, packing, folder, measured):
    (folder / "fine.xlsx").write_bytes(FINE[name](packing))

    code, said = measured("score", "fine.xlsx", "-q", "ours.yaml")

    assert code == 0, said
