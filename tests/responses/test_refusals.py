"""What cannot be read is refused with its place, its code and its cure, all at once, and nothing is half-imported."""

import csv
import zipfile
from io import BytesIO

import pytest

from teamcheck.errors import Code, ResponsesError
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import CommentQuestion, Questionnaire
from teamcheck.responses.faults import KEPT
from teamcheck.responses.read import read_responses

HEAD = "team,goals1,goals2,trust1\n"


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("0", Code.NOT_A_POINT),
        ("6", Code.NOT_A_POINT),
        ("3.5", Code.NOT_A_POINT),
        ("-1", Code.NOT_A_POINT),
        ("Quite agree", Code.UNKNOWN_LABEL),
        ("yes", Code.UNKNOWN_LABEL),
        ("n/a", Code.UNKNOWN_LABEL),
        (".", Code.UNKNOWN_LABEL),
        ("٤", Code.UNKNOWN_LABEL),
        ("4 - Disagree", Code.NUMBER_AGAINST_LABEL),
        ("Disagree (4)", Code.NUMBER_AGAINST_LABEL),
        ("4 - Not relevant to my work", Code.NUMBER_AGAINST_LABEL),
        ("????? ?????", Code.LETTERS_LOST),
    ],
)
def test_an_answer_that_is_no_point_is_refused_with_its_place(refused, cell, code):
    (problem,) = refused(f"{HEAD}A,1,1,1\nA,{cell},1,1\n")

    assert (problem.code, problem.place.row, problem.place.column, problem.place.key) == (code, 3, "B", "goals1")


def test_na_is_refused_where_the_scale_has_no_such_answer(refused):
    (problem,) = refused(f"{HEAD}A,1,1,NA\n")

    assert problem.code is Code.NO_NOT_APPLICABLE
    assert "not_applicable" in problem.fix


def test_a_value_that_many_rows_have_is_one_problem_with_five_rows(refused):
    (problem,) = refused(HEAD + "A,9,1,1\n" * 8)

    assert "rows 2, 3, 4, 5, 6 and 3 more" in problem.message


def test_a_row_with_one_fault_in_two_cells_is_named_once(refused):
    head = "team,round,goals1,goals2,trust1\n"
    (one,) = refused(f"{head}Süd,März,1,1,1\nA,1,1,1,1\n".encode("cp1252"))
    (two,) = refused((head + "Süd,März,1,1,1\nNörd,Märzen,1,1,1\n").encode("cp1252"))

    assert (one.code, "row" in one.message) == (Code.ENCODING_UNKNOWN, False)
    assert "(rows 2, 3)" in two.message


def test_the_cure_of_an_unknown_label_names_everything_that_is_allowed(refused):
    with_na, without = refused(f"{HEAD}A,huh,1,huh\n")

    assert '"Not relevant to my work" or NA' in with_na.fix
    assert "PNTS" in with_na.fix
    assert "NA " not in without.fix
    assert "PNTS" in without.fix


def test_everything_is_said_at_once(refused):
    problems = refused(f"{HEAD}A,9,1,1\nA,1,huh,1\n,1,1,1\nA,1,1\n")

    assert codes(problems) == [Code.NOT_A_POINT, Code.UNKNOWN_LABEL, Code.NO_TEAM_IN_ROW, Code.RAGGED_ROW]


def test_no_more_than_a_hundred_problems_are_kept(refused):
    problems = refused(HEAD + "".join(f"A,x{number},1,1\n" for number in range(500)))

    assert len(problems) == KEPT
    assert problems[-1].code is Code.MORE_PROBLEMS


def test_an_address_in_an_answer_is_never_quoted(refused):
    (problem,) = refused(f"{HEAD}A,someone@example.org,1,1\n")

    assert "someone" not in str(problem)


def test_a_long_text_in_an_answer_is_never_quoted(refused):
    (problem,) = refused(f"{HEAD}A,{'secret ' * 20},1,1\n")

    assert "secret" not in str(problem)


@pytest.mark.parametrize("row", ["A,1,1", "A,1,1,1,1", "A,1,1,1,"])
def test_a_row_of_another_width_is_refused_with_its_line(refused, row):
    (problem,) = refused(f'{HEAD}"A\n",1,1,1\n{row}\n')

    assert (problem.code, problem.place.line, problem.place.row) == (Code.RAGGED_ROW, 4, 3)


def test_a_missing_column_is_refused_with_the_item(refused):
    (problem,) = refused("team,goals1,goals2\nA,1,1\n")

    assert problem.code is Code.MISSING_COLUMN
    assert "trust1" in problem.message


@pytest.mark.parametrize("by", ["id", "text"])
def test_a_table_of_another_shipped_questionnaire_is_told_its_name(by, tmp_path):
    short, asked = load_questionnaire("seven-features-short"), load_questionnaire("seven-features")
    path = tmp_path / "answers.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[getattr(item, by) for item in short.items], [3] * len(short.items)])
    with pytest.raises(ResponsesError) as caught:
        read_responses(path, asked)
    (problem,) = caught.value.problems

    assert (problem.code, problem.fix) == (
        Code.MISSING_COLUMN,
        "All of it fits seven-features-short: add -q seven-features-short.",
    )


def test_a_heading_close_to_a_missing_item_is_suggested(refused):
    (problem,) = refused("team,goals1,goals2,trst1\nA,1,1,1\n")

    assert (problem.code, problem.place.key) == (Code.MISSING_COLUMN, "trust1")
    assert 'column D, "trst1"' in problem.fix


def test_a_statement_among_ids_is_suggested_and_not_taken(refused):
    (problem,) = refused('team,goals1,goals2,"We can rely on each other, even in a hurry."\nA,1,1,1\n')

    assert (problem.code, problem.place.key) == (Code.MISSING_COLUMN, "trust1")
    assert "rename its heading to trust1" in problem.fix


@pytest.mark.parametrize("again", ["goals1", "Goals1", "goals1.1"])
def test_two_columns_for_one_item_are_refused_with_both_letters(refused, again):
    (problem,) = refused(f"team,goals1,goals2,trust1,{again}\nA,1,1,1,1\n")

    assert problem.code is Code.TWO_COLUMNS
    assert "B and E" in problem.message


def test_two_team_columns_are_refused(refused):
    assert codes(refused("team,Team,goals1,goals2,trust1\nA,B,1,1,1\n")) == [Code.TWO_COLUMNS]


@pytest.mark.parametrize(
    "row", ["1,2,1", "Agree,Disagree,Completely", "2021/06/30 17:35:10,4,Agree", "someone@example.org,4,5"]
)
def test_a_file_without_a_heading_row_is_told_so(refused, row):
    (problem,) = refused(f"{row}\n{row}\n")

    assert problem.code is Code.NO_HEADING_ROW
    assert "someone" not in str(problem)


@pytest.mark.parametrize("table", ["", "   \n\n", b"\xef\xbb\xbf", ",,\n,,\n"])
def test_an_empty_file_is_refused(refused, table):
    assert codes(refused(table)) == [Code.FILE_EMPTY]


@pytest.mark.parametrize("rows", ["", "\n\n", ",,,\n"])
def test_a_file_without_rows_is_refused(refused, rows):
    assert codes(refused(HEAD + rows)) == [Code.NO_ROWS]


def test_a_row_without_a_team_is_refused(refused):
    (problem,) = refused(f"{HEAD}A,1,1,1\n ,1,1,1\n")

    assert (problem.code, problem.place.row, problem.place.column) == (Code.NO_TEAM_IN_ROW, 3, "A")


def test_a_quote_that_is_never_closed_is_refused_with_its_line(refused):
    problems = refused(f'{HEAD}A,1,1,1\n"A,1,1,1\nA,1,1,1\n')

    assert [(problem.code, problem.place.line) for problem in problems] == [(Code.TEXT_NOT_A_TABLE, 3)]


def test_a_quote_that_swallows_the_rest_of_a_long_file_is_refused_where_it_opens(refused):
    problems = refused(f'{HEAD}A,1,1,1\n"A,1,1,1\n' + "A,1,1,1\n" * 30_000)

    assert [(problem.code, problem.place.line) for problem in problems] == [(Code.TEXT_NOT_A_TABLE, 3)]


def test_more_columns_than_a_spreadsheet_has_are_refused(refused):
    assert codes(refused(",".join(f"h{number}" for number in range(20_000)) + "\n")) == [Code.TEXT_NOT_A_TABLE]


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_a_name_that_no_file_can_have_is_refused(questionnaire, name):
    with pytest.raises(ResponsesError) as caught:
        read_responses(name, questionnaire)

    assert codes(caught.value.problems) == [Code.FILE_NOT_READABLE]


def test_a_line_without_end_is_refused(refused):
    assert codes(refused(b"a" * (1 << 21))) == [Code.TEXT_NOT_A_TABLE]


def test_a_cell_longer_than_any_answer_is_refused(refused):
    assert codes(refused(f"{HEAD}{'A' * 140_000},1,1,1\n")) == [Code.TEXT_NOT_A_TABLE]


def test_zeros_without_number_are_refused_without_reading_them_all(questionnaire, tmp_path):
    path = tmp_path / "zeros.csv"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)

    with pytest.raises(ResponsesError) as caught:
        read_responses(path, questionnaire)

    assert codes(caught.value.problems) == [Code.NOT_ANSWERS]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, Code.NOT_ANSWERS),
        (b"%PDF-1.7\n" + bytes(range(256)) * 4, Code.NOT_ANSWERS),
        (b"\x00" * 5000, Code.NOT_ANSWERS),
        (b"\x7fELF" + b"\x02\x01\x01\x00" * 100, Code.NOT_ANSWERS),
        (b"$FL2@(#) SPSS DATA FILE", Code.SPSS_FILE),
        (b"PK\x03\x04 but no archive", Code.WORKBOOK_NOT_READABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 but no workbook", Code.WORKBOOK_NOT_READABLE),
    ],
)
def test_a_file_that_holds_no_answers_is_refused_by_its_bytes(refused, content, code):
    assert codes(refused(content)) == [code]


@pytest.mark.parametrize(("member", "code"), [("answers.csv", Code.ZIP_OF_FILES), ("word/document.xml", Code.NOT_ANSWERS)])
def test_an_archive_that_is_no_workbook_is_refused(refused, member, code):
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(member, HEAD)

    assert codes(refused(content.getvalue())) == [code]


def test_a_missing_file_and_a_folder_are_refused(questionnaire, tmp_path):
    with pytest.raises(ResponsesError) as caught:
        read_responses([tmp_path / "none.csv", tmp_path], questionnaire)

    assert codes(caught.value.problems) == [Code.FILE_NOT_READABLE, Code.FILE_NOT_READABLE]


def test_a_respondent_with_two_rows_in_one_team_and_round_is_refused_with_both_rows(refused):
    table = "team,round,respondent,goals1,goals2,trust1\nA,1,p1,1,1,1\nA,2,p1,1,1,1\nB,1,p1,1,1,1\nA,1,p1,2,2,2\nB,1,p1,2,2,2\n"
    problems = refused(table)

    assert codes(problems) == [Code.SAME_RESPONDENT] * 2
    assert ["rows 2 and 5" in problems[0].message, "rows 4 and 6" in problems[1].message] == [True, True]


def test_the_same_team_and_round_in_two_files_is_refused(questionnaire, tmp_path):
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_text(f"{HEAD}A,1,1,1\n", encoding="utf-8")

    with pytest.raises(ResponsesError) as caught:
        read_responses([tmp_path / "one.csv", tmp_path / "two.csv"], questionnaire)

    assert codes(caught.value.problems) == [Code.TEAM_IN_TWO_FILES]


def test_a_file_that_is_given_twice_is_refused_by_whatever_way_it_is_named(questionnaire, tmp_path):
    (tmp_path / "one.csv").write_text(f"{HEAD}A,1,1,1\n", encoding="utf-8")

    with pytest.raises(ResponsesError) as caught:
        read_responses([tmp_path / "one.csv", tmp_path / ".." / tmp_path.name / "one.csv"], questionnaire)

    assert Code.TEAM_IN_TWO_FILES in codes(caught.value.problems)


def test_problems_of_all_files_are_said_together(questionnaire, tmp_path):
    (tmp_path / "one.csv").write_text(f"{HEAD}A,9,1,1\n", encoding="utf-8")
    (tmp_path / "two.csv").write_text("team,goals1\nA,1\n", encoding="utf-8")

    with pytest.raises(ResponsesError) as caught:
        read_responses([tmp_path / "one.csv", tmp_path / "two.csv"], questionnaire)

    assert {problem.place.file.rpartition("/")[2] for problem in caught.value.problems} == {"one.csv", "two.csv"}


def test_a_team_that_is_not_there_is_refused_with_the_nearest(refused):
    (problem,) = refused(f"{HEAD}Harbour,1,1,1\n", team="Harbor")

    assert problem.code is Code.NO_SUCH_TEAM
    assert '--team "Harbour"' in problem.fix


def test_reversed_numbers_are_refused_under_ids(refused):
    assert codes(refused(f"{HEAD}A,1,1,1\n", numbers="reversed")) == [Code.REVERSED_POINTS]


def test_answers_to_a_questionnaire_that_asks_nothing_to_count_are_refused(tmp_path):
    asked = Questionnaire("open", "1.0.0", "en", "Open", "0" * 64, (), comments=(CommentQuestion("keep", "What is good?"),))
    (tmp_path / "answers.csv").write_text("keep\ntea\n", encoding="utf-8")

    with pytest.raises(ResponsesError) as caught:
        read_responses(tmp_path / "answers.csv", asked)

    assert [problem.code for problem in caught.value.problems] == [Code.NO_ITEMS]
