"""Workbooks of before 2007: a cell in the last corner of a sheet is refused before there is room for all that lies between."""

import struct

import pytest

#: A text in row 7, column A, and in the last corner.
NEAR, FAR = struct.pack("<HHHH", 0x00FD, 10, 6, 0), struct.pack("<HHHH", 0x00FD, 10, 65_535, 255)


@pytest.mark.slow
def test_answers_of_such_a_workbook_are_read(old_workbook, folder, measured):
    (folder / "answers.xls").write_bytes(old_workbook)

    assert measured("score", "answers.xls", "-q", "ours.yaml")[0] == 0


@pytest.mark.slow
def test_a_cell_in_the_last_corner_is_refused(old_workbook, folder, measured):
    assert NEAR in old_workbook
    (folder / "bomb.xls").write_bytes(old_workbook.replace(NEAR, FAR))

    code, said = measured("score", "bomb.xls", "-q", "ours.yaml")

    assert code == 3
    assert "too far out" in said


def number(book, place):
    return struct.unpack_from("<I", book, place)[0]


def following(book, sector):
    """Where it stands which sector follows a sector."""
    return (number(book, 76) + 1) * 512 + 4 * sector


#: What fuzzing has found: the reader of workbooks believes each of these numbers, and ends the process or never ends.
#: Where something else is put, and what.
BELIEVED = {
    "a table of the table in a circle": (lambda _: 68, 0),
    "a folder that follows itself": (lambda book: following(book, number(book, 48)), lambda book: number(book, 48)),
    "records that follow themselves": (lambda book: following(book, 0), 0),
    "a file of four gigabytes": (lambda book: book.index("Workbook".encode("utf-16-le")) + 120, 0xED00_0000),
    "a sheet that ends before it begins": (lambda book: book.index(b"\x00\x02\x0e\x00") + 4, 0x2000),
    "a sheet of four billion rows": (lambda book: book.index(b"\x00\x02\x0e\x00") + 8, 0xFFFF_FFFF),
    "four billion texts": (lambda book: book.index(b"\xfc\x00", 512) + 8, 0x7FFF_FFFF),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BELIEVED)
def test_no_number_in_such_a_workbook_is_believed(name, old_workbook, folder, measured):
    place, put = BELIEVED[name]
    spoilt = bytearray(old_workbook)
    struct.pack_into("<I", spoilt, place(old_workbook), put(old_workbook) if callable(put) else put)
    (folder / "bomb.xls").write_bytes(spoilt)

    code, said = measured("score", "bomb.xls", "-q", "ours.yaml")

    assert code in (0, 3)
    assert "panicked" not in said
