"""A workbook of texts is read by everything that reads workbooks, and is the same bytes whenever it is written."""

import io
import zipfile

import openpyxl
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.questionnaire.export.workbook import workbook

ROWS = [["a", "", " b "], [], ["<&>\"'", "two\nlines", "ünï 🙂"], ["=1+1", "007", "1e5"]]


def by_openpyxl(content):
    return {
        sheet.title: [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in openpyxl.load_workbook(io.BytesIO(content))
    }


def test_texts_come_back_as_they_were_from_two_readers():
    content = workbook({"one": ROWS, "two & a half": [["x"]]})

    wide = [[*row, "", "", ""][:3] for row in ROWS]
    assert by_openpyxl(content) == {"one": wide, "two & a half": [["x"]]}
    book = python_calamine.load_workbook(io.BytesIO(content))
    assert {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names} == by_openpyxl(content)


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r")), max_size=3), max_size=3))
def test_any_text_is_kept_but_what_no_workbook_can_hold(rows):
    content = workbook({"one": rows})

    kept = [[_without_controls(cell) for cell in row] for row in rows]
    read = by_openpyxl(content)["one"]
    assert [[*row, *[""] * 3][:3] for row in read if any(row)] == [[*row, *[""] * 3][:3] for row in kept if any(row)]


def _without_controls(text):
    return "".join(letter for letter in text if letter in "\t\n" or (letter >= " " and letter not in "\ufffe\uffff"))


def test_the_letters_of_columns_go_on_after_z():
    (row,) = by_openpyxl(workbook({"one": [[f"c{number}" for number in range(60)]]}))["one"]

    assert row == [f"c{number}" for number in range(60)]


def test_the_same_texts_make_the_same_bytes_and_the_file_says_nothing_of_when_or_where():
    content = workbook({"one": ROWS})

    assert content == workbook({"one": ROWS})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {(entry.date_time, entry.create_system, entry.compress_type) for entry in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0, zipfile.ZIP_STORED)
        }
