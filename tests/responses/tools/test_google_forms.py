"""Google Forms: its sheet of responses as CSV, TSV and XLSX, in the shapes that were found."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from teamcheck.errors import Code
from tests.responses.tools.found import matrix, told

ONE = "We know what we want to reach this year."
TWO = "I often don't know what comes next."
THREE = "We can rely on each other, even in a hurry."
STEM = 'To what extent do you agree with: "our team"?'
GRID = [f"{STEM} [{ONE}]", f"{STEM} [{TWO} ]", f"How sure are you?  [{THREE}]"]

ANSWERED = [
    ["Strongly agree", "Not relevant to my work", "Completely"],
    ["Disagree", "", "Not at all"],
    ["Neither", "Agree", ""],
]
MATRIX = [(5, None, 2), (2, None, 0), (3, 4, None)]
TIMES = ["6/30/2021 17:35:10", "2020/05/19 22:34:42", "2018/04/09 2:30:02 PM MDT"]


def sheet(rows, delimiter="\t"):
    """A table as Google writes it: tabs with nothing quoted, or commas with quotes where they are needed."""
    quoted = [
        [f'"{cell.replace(chr(34), chr(34) * 2)}"' if delimiter == "," and {*',"'} & {*cell} else cell for cell in row]
        for row in rows
    ]
    return "\n".join(delimiter.join(row) for row in quoted)


def exported(headings=GRID, answers=ANSWERED, stamp="Timestamp", delimiter="\t"):
    return sheet([[stamp, *headings], *([time, *row] for time, row in zip(TIMES, answers, strict=False))], delimiter)


def whole(problem):
    """A problem as it is printed, of a file in the folder one is in."""
    return str(replace(problem, place=replace(problem.place, file="answers.csv")))


@pytest.mark.parametrize("delimiter", ["\t", ","])
@pytest.mark.parametrize(
    "stamp", ["Timestamp", "Zeitstempel", "Horodateur", "Carimbo de data/hora", "Отметка времени", "时间戳记"]
)
def test_a_grid_is_read_from_its_rows_in_brackets_whatever_the_language_of_the_sheet(read, stamp, delimiter):
    found = read(exported(stamp=stamp, delimiter=delimiter))

    assert matrix(found) == MATRIX
    assert told(found, "tool") == [f'an export of Google Forms: its first column is "{stamp}".']
    assert told(found, "left-out") == ["left out because it could tell who answered: column A (times)."]
    assert told(found, "ignored") == []


def test_tabs_with_quotation_marks_that_enclose_nothing_are_read(read):
    bare = [*GRID, 'What does "we" mean?']
    found = read(exported(bare, [[*row, text] for row, text in zip(ANSWERED, ['"we" is us', 'all of "us', '"'], strict=True)]))

    assert matrix(found) == MATRIX


def test_the_row_of_a_grid_may_have_brackets_of_its_own(read):
    found = read(exported([f"Agree? [first] [{ONE}]", f"Agree [please]? [{TWO}]", GRID[2]]))

    assert matrix(found) == MATRIX


@pytest.mark.parametrize(
    ("score", "cells"), [("Score", ["3 / 5", "5 / 5", "0 / 5"]), ("Punkte", ["3", "5", "0"]), ("Puan", ["3 / 5", "", "1/5"])]
)
def test_the_points_of_a_quiz_are_the_tools_own(read, score, cells):
    found = read(exported([score, *GRID], [[cell, *row] for cell, row in zip(cells, ANSWERED, strict=True)]))

    assert matrix(found) == MATRIX
    assert told(found, "ignored") == []


def test_points_and_feedback_after_each_question_of_a_quiz_are_the_tools_own(read):
    headings = [each for heading in GRID for each in (heading, f"{heading} [Score]", f"{heading} [Feedback]")]
    answers = [[each for cell in row for each in (cell, "1.00 / 1", "Well done")] for row in ANSWERED]
    found = read(exported(["Total score", *headings], [["3.00 / 3.00", *row] for row in answers]))

    assert matrix(found) == MATRIX
    assert told(found, "ignored") == []


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("heading", ["Email Address", "Endereço de e-mail", "E-Mail-Adresse"])
def test_addresses_stand_second_or_last_and_are_left_out(read, heading, last):
    addresses = ["a@example.org", "b@example.org", "c@example.org"]
    rows = [[*row, who] if last else [who, *row] for who, row in zip(addresses, ANSWERED, strict=True)]
    found = read(exported([*GRID, heading] if last else [heading, *GRID], rows))

    assert matrix(found) == MATRIX
    assert told(found, "left-out") == [
        f"left out because it could tell who answered: columns A (times), {'E' if last else 'B'} (e-mail addresses)."
    ]


def test_a_workbook_with_headings_in_two_fonts_and_times_of_its_own_is_read(read):
    book = openpyxl.Workbook()
    book.active.title = "Respostas ao formulário 1"
    rich = CellRichText(TextBlock(InlineFont(b=True), f"{STEM} "), TextBlock(InlineFont(i=True), f"[{ONE[:9]}"), f"{ONE[9:]}]")
    book.active.append(["Carimbo de data/hora", rich, *GRID[1:]])
    for day, row in enumerate(ANSWERED, 1):
        book.active.append([datetime(2021, 6, day, 17, 35), *row])  # noqa: DTZ001  a spreadsheet has no zones
    content = BytesIO()
    book.save(content)

    assert matrix(read(content.getvalue(), name="answers.xlsx")) == MATRIX


def test_the_columns_of_questions_that_were_taken_out_and_of_lists_are_named_and_ignored(read):
    headings = ["Which tools do you use?", *GRID, "How was lunch?"]
    found = read(exported(headings, [["Board, Chat", *row, "Good"] for row in ANSWERED]))

    assert matrix(found) == MATRIX
    assert told(found, "ignored") == [
        'no item of the questionnaire, so ignored: columns B "Which tools do you use?", F "How was lunch?".'
    ]


def test_all_that_people_consent_to_may_be_a_question_and_nothing_longer(read, refused):
    consent = ["I have read all of this. " * 60, *GRID]
    (problem,) = refused(exported(["word " * 2001, *GRID], [["Yes", *row] for row in ANSWERED]))

    assert matrix(read(exported(consent, [["Yes", *row] for row in ANSWERED]))) == MATRIX
    assert (problem.code, problem.place.column) == (Code.NAME_TOO_LONG, "B")


def test_a_linear_scale_needs_a_word_on_its_numbers(read, refused):
    numbers = exported([ONE, TWO, THREE], [["5", "2", "2"], ["4", "", "0"], ["1", "3", "1"]])
    (problem,) = refused(numbers)

    assert whole(problem) == (
        "answers.csv, row 2, column B: the answers (columns B to D) are bare numbers under statements, and nothing in the file "
        "says which end of the scale they count from [R020]\n"
        '  → Run the same command again with --numbers as-is if 1 stands for "Strongly disagree" and 5 for "Strongly agree", '
        "or with --numbers reversed if it is the other way round."
    )
    assert matrix(read(numbers, numbers="as-is")) == [(5, 2, 2), (4, None, 0), (1, 3, 1)]
    assert matrix(read(numbers, numbers="reversed")) == [(1, 4, 0), (2, None, 2), (5, 3, 1)]


def test_two_questions_of_one_title_are_refused_with_the_rows_that_each_fills(refused):
    rows = [["Agree", "Agree", "", ""], ["", "Agree", "", "Agree"], ["", "Agree", "", "Disagree"]]
    (problem,) = refused(exported([ONE, TWO, THREE, ONE], rows))

    assert whole(problem) == (
        "answers.csv, row 1, column E (goals1): columns B and E both hold goals1; something stands in 1 row of B and 2 rows of "
        "E [R015]\n"
        "  → No row has something in both: if one question was put in again, move all of it into one column and delete the "
        "other (Microsoft Forms puts a 2 at the end of a statement that is asked again)."
    )


def test_of_three_columns_of_one_title_all_are_named(refused):
    (problem,) = refused(exported([ONE, TWO, THREE, ONE, ONE], [["Agree", "Agree", "", "", "Agree"]]))

    assert problem.message == ("columns B, E and F all hold goals1; something stands in 1 row of B, 0 rows of E and 1 row of F")


def test_a_heading_that_was_changed_later_is_asked_about_and_not_taken(refused):
    (problem,) = refused(exported([f"{STEM} [We know what we want to reach next year.]", *GRID[1:]]))

    assert (problem.code, problem.place.key) == (Code.MISSING_COLUMN, "goals1")
    assert problem.fix.startswith('Did you mean column B, "To what extent')


def test_an_answer_that_the_question_had_before_it_was_changed_is_refused(refused):
    (problem,) = refused(exported(answers=[["Agree a lot", *ANSWERED[0][1:]], *ANSWERED[1:]]))

    assert whole(problem) == (
        'answers.csv, row 2, column B (goals1): "Agree a lot" is no answer of scale agree5 [R016]\n'
        "  → Answers are 1 to 5, or in words: Strongly disagree / Disagree / Neither / Agree / Strongly agree; "
        '"Not relevant to my work" or NA where it does not apply, PNTS where somebody prefers not to say, empty where nothing '
        "was answered."
    )


@pytest.mark.parametrize("comment", ["The tea", "A long story about how we began, and what came of it"])
def test_a_sheet_without_its_headings_is_refused(refused, comment):
    (problem,) = refused(sheet([[time, *row, comment, comment, comment] for time, row in zip(TIMES, ANSWERED, strict=True)]))

    assert whole(problem) == (
        "answers.csv, row 1: the first row looks like answers: there is no heading row [R012]\n"
        "  → Put a first row above it with the item ids or the statements as headings."
    )


def test_one_address_twice_is_refused_without_it(refused):
    rows = [["a@example.org", *row] for row in ANSWERED[:2]]
    (problem,) = refused(exported(["Email Address", *GRID], rows))

    assert (problem.code, problem.place.row, problem.place.column) == (Code.SAME_RESPONDENT, 3, "B")
    assert "example" not in str(problem).replace(str(problem.place.file), "")
