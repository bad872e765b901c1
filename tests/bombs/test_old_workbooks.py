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


@pytest.mark.slow
@pytest.mark.parametrize("place", [30, 48, 68, 76, 512, 1024, 1030, 3072, 3188])
def test_such_a_workbook_with_other_numbers_in_it_is_read_or_refused(place, old_workbook, folder, measured):
    for number in (0, 1, 0xFFFF_FFFF):
        spoilt = bytearray(old_workbook)
        struct.pack_into("<I", spoilt, place, number)
        (folder / "bomb.xls").write_bytes(spoilt)

        assert measured("score", "bomb.xls", "-q", "ours.yaml", "--without-ledger", "fuzzing")[0] in (0, 3)
