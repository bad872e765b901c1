"""Workbooks: the first visible sheet whose headings fit, read as text."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

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


def test_a_second_sheet_of_answers_is_said_to_everybody(read, workbook):
    responses = read(workbook({"Red": [HEAD, ["A", 4, 2, 2]], "Blue": [HEAD, ["B", 1, 1, 1]], "Key": [["x"]]}))

    (said,) = [note.text for note in responses.notes if note.kind == "ignored"]
    assert said.endswith("sheets of answers too, but not read (give each sheet a file of its own): Blue.")
    assert any(note.text.endswith("sheets not read: Key.") for note in responses.notes)


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


def with_cells(book, cells, prefix=""):
    """The workbook with other XML for some cells of its first sheet."""
    before, after = ZipFile(BytesIO(book)), BytesIO()
    with ZipFile(after, "w") as archive:
        for name in before.namelist():
            content = before.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                for place, xml in cells.items():
                    content = re.sub(f'<c r="{place}"(?:[^>]*/>|.*?</c>)', xml, content)
                if prefix:
                    content = re.sub(r"<(/?)(\w)", rf"<\1{prefix}:\2", content).replace("xmlns=", f"xmlns:{prefix}=")
            archive.writestr(name, content)
    return after.getvalue()


@pytest.mark.parametrize("prefix", ["", "x"])
@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        ('<c r="C3" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="C3"><f>IF(A1,4,5)</f><v/></c>', "=IF(A1,4,5)"),
        ('<c r="C3"><f>IF(A1,4,5)</f></c>', "=IF(A1,4,5)"),
    ],
)
def test_an_answer_that_a_formula_has_not_given_is_no_blank(refused, workbook, xml, shown, prefix):
    book = workbook({"Answers": [HEAD, ["A", 4, 2, 2], ["A", 4, 2, 2]]})

    (problem,) = refused(with_cells(book, {"C3": xml}, prefix), name="answers.xlsx")

    assert (problem.code, problem.place.row, problem.place.column) == (Code.UNKNOWN_LABEL, 3, "C")
    assert f'"{shown}"' in problem.message


def test_formulas_that_failed_beside_answers_and_below_them_do_no_harm(read, workbook):
    head = [*HEAD, "mean"]
    book = workbook({"Answers": [head, ["A", 4, 2, 2, 1], ["A", 4, 2, 2, 1], [None, None, None, None, 1]]})
    failed = {place: f'<c r="{place}" t="e"><v>#DIV/0!</v></c>' for place in ("E2", "E4")}

    assert answers(read(with_cells(book, failed), name="answers.xlsx")) == [(4, 2, 2)] * 2


def test_a_formula_that_gives_an_empty_text_is_a_blank(read, workbook):
    book = workbook({"Answers": [HEAD, ["A", 4, 2, 2]]})
    empty = {"C2": '<c r="C2" t="str"><f>IF(A1,"","x")</f><v></v></c>'}

    assert answers(read(with_cells(book, empty), name="answers.xlsx")) == [(4, None, 2)]
