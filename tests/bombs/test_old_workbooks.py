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


#: What fuzzing has found: the reader of workbooks believes each of these numbers, and ends the process or never ends.
#: Beginning of what is changed, how far from there, and what is put there.
BELIEVED = {
    "more sectors of tables than there are bytes": (b"\xd0\xcf\x11\xe0", 44, 0xFFFF_FFFF),
    "a table of the table far away": (b"\xd0\xcf\x11\xe0", 68, 0x1000_0000),
    "a folder far away": (b"\xd0\xcf\x11\xe0", 48, 0x1000_0000),
    "a table that is not there": (b"\xd0\xcf\x11\xe0", 76, 0x7000_0000),
    "a folder that follows itself": (b"\xfd\xff\xff\xff", 4, 1),
    "a file of four gigabytes": ("Workbook".encode("utf-16-le"), 120, 0xED00_0000),
    "a root of four gigabytes": ("Root Entry".encode("utf-16-le"), 120, 0xED00_0000),
    "a sheet that ends before it begins": (b"\x00\x02\x0e\x00", 4, 0x2000),
    "a sheet of four billion rows": (b"\x00\x02\x0e\x00", 8, 0xFFFF_FFFF),
    "four billion texts": (b"\xfc\x00", 8, 0xFFFF_FFFF),
    "a sheet that begins elsewhere": (b"\x85\x00", 4, 0x0500),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BELIEVED)
def test_no_number_in_such_a_workbook_is_believed(name, old_workbook, folder, measured):
    begin, offset, number = BELIEVED[name]
    spoilt = bytearray(old_workbook)
    assert begin in spoilt
    struct.pack_into("<I", spoilt, spoilt.index(begin) + offset, number)
    (folder / "bomb.xls").write_bytes(spoilt)

    code, said = measured("score", "bomb.xls", "-q", "ours.yaml")

    assert code in (0, 3)
    assert "panicked" not in said
