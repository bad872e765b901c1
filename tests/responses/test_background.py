"""What people said about themselves: read by ids or words from any of the files, as strictly as answers, or refused."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.errors import Code, ResponsesError
from teamcheck.questionnaire.model import BackgroundQuestion, Questionnaire
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.responses.background import make_choice_readers
from teamcheck.responses.cells import REMEMBERED, UnreadableAnswerError
from teamcheck.responses.model import Response, Responses
from teamcheck.responses.read import read_responses
from teamcheck.responses.write import write_answers, write_sheets

ROLE = BackgroundQuestion("role", "What is your role?", {"nurse": "Nurse", "other-work": "Something else"})
SITE = BackgroundQuestion("site", "Site", {"a": "Hill", "b": "Quay"})
WORDS = {
    ("background", "role", "text"): "Was ist Ihre Aufgabe?",
    ("background", "role", "choices", "nurse"): "Pflege",
    ("background", "role", "choices", "other-work"): "Etwas anderes",
}
STATEMENTS = (
    "We know what we want to reach this year.\tI often don't know what comes next.\tWe can rely on each other, even in a hurry."
)


@pytest.fixture(scope="session")
def questionnaire(questionnaire: Questionnaire) -> Questionnaire:
    """Two background questions, one of them in German as well."""
    (german,) = questionnaire.translations
    return replace(questionnaire, background=(ROLE, SITE), translations=(replace(german, words={**german.words, **WORDS}),))


def said(responses):
    return [row.background for row in responses.rows]


def under_ids(*cells):
    return "team,role,goals1,goals2,trust1\n" + "".join(f"A,{cell},1,1,1\n" for cell in cells)


def under_texts(heading, *cells):
    return f"{heading}\t{STATEMENTS}\n" + "".join(f"{cell}\tAgree\tAgree\tCompletely\n" for cell in cells)


def test_a_row_says_the_choice_of_every_question_that_has_a_column(read):
    responses = read("team,site,goals1,role,goals2,trust1\nA,b,1,nurse,2,1\nA,a,5,other-work,4,0\n")

    assert responses.background_ids == ("role", "site")
    assert said(responses) == [("nurse", "b"), ("other-work", "a")]
    assert [row.answers for row in responses.rows] == [(1, 2, 1), (5, 4, 0)]


def test_a_file_without_such_a_column_says_nothing(read):
    responses = read("team,goals1,goals2,trust1\nA,1,1,1\n")

    assert (responses.background_ids, said(responses)) == ((), [()])


@pytest.mark.parametrize("cell", ["nurse", "Nurse", " NURSE. ", "Nurse\u00a0", "Pflege", "pflege:"])
def test_a_choice_is_its_id_or_its_words_in_any_language(read, cell):
    assert said(read(under_ids(cell))) == [("nurse",)]


@pytest.mark.parametrize("cell", ["", "  ", "\u200b", "NA", "PNTS", " PNTS "])
def test_blank_not_applicable_and_prefer_not_to_say_are_no_choice(read, cell):
    assert said(read(under_ids("nurse", cell, "nurse"))) == [("nurse",), (None,), ("nurse",)]


@pytest.mark.parametrize("cell", ["Nurs", "Head nurse", "1", "pnts", "1 - Nurse", "nurse;other-work"])
def test_what_is_only_similar_to_a_choice_is_refused_with_the_choices(refused, cell):
    (problem,) = refused(under_ids("nurse", cell))

    assert (problem.code, problem.place.row, problem.place.column) == (Code.BACKGROUND_NOT_A_CHOICE, 3, "B")
    assert problem.place.key == "role"
    assert f'"{cell}"' in problem.message
    assert 'nurse ("Nurse"), other-work ("Something else")' in problem.fix


def test_one_word_in_many_rows_is_one_problem(refused):
    (problem,) = refused(under_ids(*["Doctor"] * 7))

    assert "(rows 2, 3, 4, 5, 6 and 2 more)" in problem.message


@pytest.mark.parametrize("cell", ["ann.lee@example.org", "01234 567890", "x" * 81])
def test_a_value_that_could_tell_who_somebody_is_is_not_repeated(refused, cell):
    (problem,) = refused(under_ids(cell))

    assert cell not in str(problem)


def test_what_is_wrong_with_answers_and_background_is_said_together(refused):
    codes = [problem.code for problem in refused("team,role,goals1,goals2,trust1\nA,Doctor,1,1,1\nA,nurse,9,1,1\n")]

    assert codes == [Code.BACKGROUND_NOT_A_CHOICE, Code.NOT_A_POINT]


def test_a_long_list_of_choices_is_cut_short(questionnaire):
    many = BackgroundQuestion("site", "Site", {f"s{number}": f"Site {number}" for number in range(40)})

    with pytest.raises(UnreadableAnswerError) as caught:
        make_choice_readers(replace(questionnaire, background=(many,)), "id")["site"].read("Moon")

    assert "s11 (" in caught.value.fix
    assert "and 28 more" in caught.value.fix
    assert "s12" not in caught.value.fix


@pytest.mark.parametrize(
    "heading",
    [
        "What is your role?",
        "what is  your ROLE",
        "Was ist Ihre Aufgabe?",
        "About you [What is your role?]",
        "About you - What is your role?",
        "role",
        "What is your role?2",
    ],
)
def test_under_statements_a_question_is_found_by_its_words_in_any_language(read, heading):
    responses = read(under_texts(heading, "Nurse", "Etwas anderes", ""), name="A.tsv")

    assert responses.background_ids == ("role",)
    assert said(responses) == [("nurse",), ("other-work",), (None,)]


@pytest.mark.parametrize("heading", ["Your role", "What is your role in the choir?", "Not what is your role"])
def test_a_heading_that_is_only_similar_is_left_out_and_said(read, heading):
    responses = read(under_texts(heading, "Nurse"), name="A.tsv")

    assert said(responses) == [()]
    assert [note.kind for note in responses.notes if heading in note.text] == ["ignored"]


@pytest.mark.parametrize("heading", ["Role", "about[role]", "about/role", "Q3_role", "role: what you do", "What is your role?"])
def test_under_ids_a_question_is_found_by_its_id_as_form_tools_write_it(read, heading):
    assert said(read(under_ids("nurse").replace("role", heading))) == [("nurse",)]


@pytest.mark.parametrize("second", ["role", "What is your role?"])
def test_two_columns_of_one_question_are_refused(refused, second):
    (problem,) = refused(f"team,role,goals1,goals2,trust1,{second}\nA,nurse,1,1,1,nurse\n")

    assert (problem.code, problem.place.key) == (Code.TWO_COLUMNS, "role")


def test_words_that_two_questions_share_name_neither(questionnaire):
    both = replace(questionnaire, background=(ROLE, replace(SITE, text=ROLE.text)), translations=())
    table = under_texts(ROLE.text, "Nurse").encode()

    assert said(read_responses("-", both, stdin=table)) == [()]


def test_words_of_two_choices_in_two_languages_are_no_choice(questionnaire):
    words = {("background", "site", "choices", "a"): "Quay"}
    crossed = replace(questionnaire, translations=(Translation("de", "machine", words=words),))

    with pytest.raises(ResponsesError) as caught:
        read_responses("-", crossed, stdin=b"team,site,goals1,goals2,trust1\nA,Quay,1,1,1\n")

    assert [problem.code for problem in caught.value.problems] == [Code.BACKGROUND_NOT_A_CHOICE]


@pytest.mark.parametrize(("by", "choice"), [("id", "a"), ("text", "b")])
def test_a_word_that_is_one_choices_id_and_anothers_label_means_what_the_headings_are(questionnaire, by, choice):
    crossed = replace(questionnaire, background=(BackgroundQuestion("site", "Site", {"a": "B", "b": "A"}),))

    assert make_choice_readers(crossed, by)["site"].read("a") == choice


def test_of_two_files_the_one_without_the_column_says_nothing(questionnaire, tmp_path):
    tables = {
        "a.csv": "team,site,goals1,goals2,trust1\nA,b,1,1,1\n",
        "b.csv": "team,goals1,goals2,trust1\nB,2,2,2\n",
        "c.csv": "team,role,goals1,goals2,trust1,site\nC,nurse,3,3,0,\n",
    }
    for name, table in tables.items():
        (tmp_path / name).write_text(table, encoding="utf-8")

    for stream in (False, True):
        responses = read_responses([tmp_path / name for name in tables], questionnaire, stream=stream)
        assert responses.background_ids == ("role", "site")
        assert said(responses) == [(None, "b"), (None, None), ("nurse", None)]


def test_with_a_stream_a_wrong_choice_is_raised_at_the_end(questionnaire):
    rows = iter(read_responses("-", questionnaire, stdin=under_ids("Doctor", "nurse").encode(), stream=True).rows)

    assert [next(rows).background, next(rows).background] == [(None,), ("nurse",)]
    with pytest.raises(ResponsesError, match="R073"):
        next(rows)


@pytest.mark.parametrize(("table", "whole"), [(under_ids("nurse"), True), ("team,goals1,goals2,trust1\nA,1,1,1\n", False)])
def test_rows_that_say_something_about_a_person_are_persons(read, table, whole):
    assert read(table).whole_sheets is whole


def test_a_background_column_is_said_only_to_those_who_want_to_know_and_is_not_left_out(read):
    responses = read(under_ids("nurse", "other-work"))

    assert [note.kind for note in responses.notes if "role (column B)" in note.text] == ["read"]
    assert [note for note in responses.notes if note.kind in ("left-out", "ignored")] == []


def test_a_column_whose_heading_is_a_name_is_a_background_question_where_the_questionnaire_asks_it(questionnaire):
    asked = replace(questionnaire, background=(BackgroundQuestion("name", "Your name", {"x": "Ann", "y": "Bob"}),))
    responses = read_responses("-", asked, stdin=under_texts("Your name", "Ann").encode())

    assert said(responses) == [("x",)]
    assert [note for note in responses.notes if note.kind == "left-out"] == []


def test_rows_that_are_dropped_need_no_choice(read):
    table = f"What is your role?\t{STATEMENTS}\nDoctor\t\t\t\nNurse\tAgree\tAgree\tCompletely\n"

    assert said(read(table, name="A.tsv")) == [("nurse",)]


def test_the_usual_row_needs_no_further_look(questionnaire):
    reader = make_choice_readers(questionnaire, "id")["role"]
    for number in range(REMEMBERED + 10):
        reader.read("Nurse" + " " * number)

    assert reader.memo["Nurse"] == "nurse"
    assert len(reader.memo) == REMEMBERED


def test_what_is_kept_of_answers_says_nothing_about_people(questionnaire):
    rows = [Response("A", None, None, (1, 1, 1), ("nurse",))]
    responses = Responses(("goals1", "goals2", "trust1"), rows, background_ids=("role",))

    assert "nurse" not in write_answers(responses, questionnaire, random.Random(1))


choice = st.sampled_from(
    [("nurse", "nurse"), ("Pflege", "nurse"), ("Something else", "other-work"), ("", None), ("PNTS", None)]
)
site = st.sampled_from([("a", "a"), ("Quay", "b"), ("", None)])
point = st.integers(1, 5)


@given(
    rows=st.lists(st.tuples(choice, site, point, point, st.integers(0, 2)), min_size=1, max_size=8),
    columns=st.permutations(["role", "site", "goals1", "goals2", "trust1"]),
    data=st.data(),
)
def test_neither_the_order_of_columns_nor_that_of_rows_changes_who_said_what(questionnaire, rows, columns, data):
    rows = data.draw(st.permutations(rows))
    written = [
        {"role": role[0], "site": at[0], "goals1": one, "goals2": two, "trust1": three} for role, at, one, two, three in rows
    ]
    table = "\n".join([",".join(columns), *(",".join(str(row[name]) for name in columns) for row in written)])

    responses = read_responses("-", questionnaire, stdin=table.encode())

    assert responses.background_ids == ("role", "site")
    assert [(row.background, row.answers) for row in responses.rows] == [
        ((role[1], at[1]), (one, two, three)) for role, at, one, two, three in rows
    ]


@given(st.lists(st.tuples(st.sampled_from([None, "nurse", "other-work"]), st.integers(1, 5)), min_size=1, max_size=8))
def test_whole_sheets_are_read_as_they_were_written(questionnaire, people):
    rows = [Response("A", None, None, (answer, None, 1), (role, "a")) for role, answer in people]
    responses = Responses(("goals1", "goals2", "trust1"), rows, background_ids=("role", "site"))

    again = read_responses("-", questionnaire, stdin=write_sheets(responses).encode())

    assert again.background_ids == ("role", "site")
    assert list(again.rows) == rows
