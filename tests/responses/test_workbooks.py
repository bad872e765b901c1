"""Workbooks: the first visible sheet whose headings fit, read as text."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from teamcheck.errors import Code

HEAD = ["team", "goals1", "goals2", "trust1"]


def answers(responses):
    return [row.answers for row in responses.rows]


def codes(problems):
    return [problem.code for problem in problems]


def test_numbers_and_labels_of_a_sheet_are_read(read, workbook):
    book = workbook({"Answers": [HEAD, ["A", 4, "Disagree", 2.0], ["A", None, "4", 0]]})

    assert answers(read(book, name="answers.xlsx")) == [(4, 2, 2), (None, 4, 0)]


def test_a_workbook_is_known_by_its_bytes(read, workbook):
    assert answers(read(workbook({"Answers": [HEAD, ["A", 4, 2, 2]]}), name="answers.csv")) == [(4, 2, 2)]


def test_the_first_visible_sheet_that_fits_is_read_and_the_others_are_named(read, workbook):
    sheets = {"Old": [HEAD, ["A", 1, 1, 1]], "Cover": [["Our survey"]], "Answers": [HEAD, ["A", 4, 2, 2]], "More": [["x"]]}
    responses = read(workbook(sheets, hidden=("Old",)))

    assert answers(responses) == [(4, 2, 2)]
    assert any("sheets not read: Cover, More" in note.text for note in responses.notes)


def test_a_workbook_without_a_fitting_sheet_is_refused_with_its_sheets(refused, workbook):
    problems = refused(workbook({"Cover": [["Our survey"]], "Answers": [HEAD[:-1], ["A", 4, 2]]}))

    assert codes(problems) == [Code.NO_FITTING_SHEET, Code.MISSING_COLUMN]
    assert '"Cover", "Answers"' in problems[0].message
    assert problems[1].place.sheet == "Answers"


def test_a_workbook_of_hidden_or_empty_sheets_is_refused(refused, workbook):
    assert codes(refused(workbook({"Answers": [HEAD, ["A", 4, 2, 2]], "Empty": []}, hidden=("Answers",)))) == [Code.FILE_EMPTY]


def test_rows_are_numbered_as_the_spreadsheet_shows_them(refused, workbook):
    (problem,) = refused(workbook({"Answers": [[], HEAD, [], ["A", 9, 2, 2]]}))

    assert (problem.place.row, problem.place.sheet) == (4, "Answers")


def test_dates_and_halves_are_no_points(refused, workbook):
    book = workbook({"Answers": [HEAD, ["A", datetime(2025, 3, 1), 2.5, True]]})  # noqa: DTZ001  a spreadsheet has no zones

    assert codes(refused(book)) == [Code.UNKNOWN_LABEL, Code.NOT_A_POINT, Code.UNKNOWN_LABEL]


def test_a_cell_in_the_last_corner_of_a_sheet_is_refused_and_ends_no_process(refused):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "team", "x"
    content = BytesIO()
    book.save(content)

    assert codes(refused(content.getvalue())) == [Code.WORKBOOK_NOT_READABLE]


@pytest.mark.parametrize("place", [100, 700, 3000])
def test_a_damaged_workbook_is_refused(refused, workbook, place):
    book = bytearray(workbook({"Answers": [HEAD, ["A", 4, 2, 2]]}))

    assert codes(refused(bytes(book[:place]))) == [Code.WORKBOOK_NOT_READABLE]
