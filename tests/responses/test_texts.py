"""Encodings and delimiters: proved, told by the questionnaire's words, or asked for."""

import codecs

import pytest

from teamcheck.errors import Code
from teamcheck.responses.files.delimiter import Layout, choose_layout
from teamcheck.responses.read import read_responses

GERMAN = (
    "team;Wir kennen unsere Ziele für dieses Jahr.;Ich weiß oft nicht, was als Nächstes kommt.;"
    "We can rely on each other, even in a hurry.\r\n"
    "Büro;Stimme völlig zu;Teils, teils;Completely\r\n"
)
IDS = "team,goals1,goals2,trust1\nBüro,5,3,2\n"


def rows(responses):
    return [(row.team, row.answers) for row in responses.rows]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("cp1252", b""),
        ("mac_roman", b""),
    ],
)
@pytest.mark.parametrize("table", [GERMAN, GERMAN.replace(";", "\t"), GERMAN.replace(";", "|")])
def test_an_encoding_is_told_by_its_mark_or_by_the_questionnaires_words(read, encoding, mark, table):
    assert rows(read(mark + table.encode(encoding))) == [("Büro", (5, 3, 2))]


def test_an_encoding_that_nothing_tells_is_asked_for(refused, read):
    (problem,) = refused(IDS.encode("cp1252"))

    assert (problem.code, problem.place.row) == (Code.ENCODING_UNKNOWN, 2)
    assert "--encoding cp1252" in problem.fix
    assert rows(read(IDS.encode("cp1252"), encoding="cp1252")) == [("Büro", (5, 3, 2))]


def test_letters_in_a_column_that_is_left_out_need_no_encoding(read):
    table = "name,team,goals1,goals2,trust1\nJürgen,A,5,3,2\n"

    assert rows(read(table.encode("cp1252"))) == [("A", (5, 3, 2))]


@pytest.mark.parametrize("said", ["klingon", "utf-8", "base64", "utf-16", "\0", "undefined"])
def test_an_encoding_that_is_not_the_files_is_refused(refused, said):
    assert [problem.code for problem in refused(IDS.encode("cp1252"), encoding=said)] == [Code.ENCODING_UNKNOWN]


def test_a_mark_that_the_rest_belies_is_refused(refused):
    assert [problem.code for problem in refused(codecs.BOM_UTF8 + b"team\xff")] == [Code.ENCODING_UNKNOWN]


def test_headings_made_of_question_marks_are_told_from_missing_ones(refused):
    problems = refused("team,????? ???,goals2,trust1\nA,1,1,1\n")

    assert [problem.code for problem in problems] == [Code.LETTERS_LOST, Code.MISSING_COLUMN]


def test_nul_characters_are_dropped_and_counted(read):
    responses = read(b"team,goals1,goals2,trust1\nA,5\0,3,2\nA,4,3,\0\0\n")

    assert [row.answers for row in responses.rows] == [(5, 3, 2), (4, 3, None)]
    assert any("3 NUL characters" in note.text for note in responses.notes)


def test_a_line_that_says_the_delimiter_is_obeyed(read):
    assert rows(read("sep=;\nteam;goals1;goals2;trust1\nA;4,0;3;2\n")) == [("A", (4, 3, 2))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [";", "\t", "e"])
def test_any_delimiter_that_is_said_is_obeyed_whatever_ends_the_lines(read, delimiter, end):
    cells = [["goals1", "goals2", "trust1"], ["4", "3", "2"]]
    text = end.join([f"sep={delimiter}", *(delimiter.join(row) for row in cells), ""])

    assert rows(read(text, team_name="A")) == [("A", (4, 3, 2))]


def test_decimal_commas_do_not_pass_for_delimiters(read):
    assert rows(read("goals1;goals2;trust1\n4,0;3,0;2,0\n5,0;1,0;0,0\n", team_name="A")) == [("A", (4, 3, 2)), ("A", (5, 1, 0))]


def test_commas_in_statements_do_not_pass_for_delimiters():
    text = "a, b, c\td, e\n" + "x\ty\n" * 20

    assert choose_layout(text, lambda _: None) == Layout("\t")


def test_a_statement_under_several_questions_does_not_make_commas_in_questions_delimiters():
    """As a row of one matrix that stands under other matrices as well: it is one heading that means something."""
    text = ";".join(f"When, where, and how {use}? [Design]" for use in ("a", "b", "c")) + "\n" + "x;y;z\n" * 20

    assert choose_layout(text, lambda heading: "goals1" if heading.endswith("[Design]") else None) == Layout(";")


def test_bare_quotes_in_a_file_of_tabs_are_letters(read):
    table = 'team\tcolour\tgoals1\tgoals2\ttrust1\nA\t"red" is\t5\t3\t2\nB\t"blue\t4\t3\t2\nC\t\t1\t1\t1\n'

    assert rows(read(table)) == [("A", (5, 3, 2)), ("B", (4, 3, 2)), ("C", (1, 1, 1))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(read, end):
    assert rows(read(IDS.replace("\n", end))) == [("Büro", (5, 3, 2))]


def test_a_line_break_within_quotes_is_part_of_the_cell(read):
    assert rows(read('team,note,goals1,goals2,trust1\nA,"one\r\ntwo",5,3,2\n')) == [("A", (5, 3, 2))]


def test_standard_input_is_read(questionnaire):

    assert [row.team for row in read_responses("-", questionnaire, stdin=IDS.encode()).rows] == ["Büro"]


def test_headings_in_an_unknown_encoding_are_told_in_a_whole_sentence(refused):
    [problem] = refused("Équipe,Où\nA,4\n".encode("cp1252"))

    assert problem.message == "the file is not UTF-8, and nothing in it tells its encoding"
    assert "--encoding cp1252" in problem.fix
