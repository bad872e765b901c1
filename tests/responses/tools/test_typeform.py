"""Typeform: the shapes of files from before and after 2024, when it began to write how each response ended."""

import pytest

from tests.responses.tools.found import matrix, told, written

ONE = "We know what we want to reach this year."
TWO = "I often don't know what comes next."
THREE = "We can rely on each other, even in a hurry."
OLD = ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
NEW = ["Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags", "Ending"]
BEGUN, SENT = "2024-03-01 10:02:11", "2024-03-01 10:04:57"
TOKENS = ["e4b1c9a0d2f34c5587e6f7a8b9c0d1e2", "hefupfubphvacf8sv12ch63vnvacgl4s", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"]


def old(headings, *answers):
    rows = [[token, *row, BEGUN, SENT, f"938f4331f{n}"] for n, (token, row) in enumerate(zip(TOKENS, answers, strict=False))]
    return written(["#", *headings, *OLD], *rows)


@pytest.mark.parametrize(
    "headings",
    [
        [ONE, TWO, THREE],
        [f"<strong>{ONE}</strong>", "I often don&#39;t know what comes next.", f"  {THREE}"],
        [f"How much do you agree? - {ONE}", f"How much do you agree? - {TWO}", f"*How sure are you?* [{THREE}]"],
    ],
)
def test_answers_are_found_under_questions_with_tags_and_entities_and_under_rows_of_a_matrix(read, headings):
    found = read(old(headings, ["Agree", "Disagree", "Completely"], ["", "Not relevant to my work", "Not at all"]))

    assert matrix(found) == [(4, 2, 2), (None, None, 0)]
    assert told(found, "tool") == ['an export of Typeform: it has the columns "Network ID" and "Submit Date (UTC)".']
    assert told(found, "ignored") == []
    assert told(found, "partial") == []


def test_a_workbook_is_read_as_a_text_is(read, workbook):
    rows = [["#", ONE, TWO, THREE, *OLD], [TOKENS[0], "Agree", "Disagree", "Completely", BEGUN, SENT, "938f4331f1"]]

    assert matrix(read(workbook({"Typeform": rows}), name="responses.xlsx")) == [(4, 2, 2)]


def new(*rows):
    sheets = []
    for token, (kind, *answers, stage, sent) in zip(TOKENS, rows, strict=False):
        sheets.append([token, *answers, kind, BEGUN, stage, sent, "938f4331f1", "", ""])
    return written(["#", ONE, TWO, THREE, *NEW], *sheets)


def test_responses_that_were_not_sent_off_count_and_those_that_were_only_opened_do_not(read):
    found = read(
        new(
            ["completed", "Agree", "Disagree", "Completely", "", SENT],
            ["partial", "Agree", "", "", SENT, ""],
            ["started", "", "", "", "", ""],
        )
    )

    assert matrix(found) == [(4, 2, 2), (4, None, None)]
    assert told(found, "partial") == ["1 row was never sent off; it counts as far as it goes."]
    assert told(found, "dropped") == ["1 row is of people who did not begin, and left out."]
    assert told(found, "ignored") == []


def test_an_answer_counts_even_where_the_response_is_said_to_be_only_started(read):
    found = read(new(["Started", "Agree", "", "", "", ""]))

    assert matrix(found) == [(4, None, None)]
    assert told(found, "partial") == ["1 row was never sent off; it counts as far as it goes."]


def test_without_a_word_for_how_it_ended_the_date_tells_what_was_never_sent_off(read):
    rows = [[TOKENS[0], "Agree", "", "", BEGUN, "", "1"], [TOKENS[1], "Agree", "", "", BEGUN, SENT, "1"]]

    assert told(read(written(["#", ONE, TWO, THREE, *OLD], *rows)), "partial") == [
        "1 row was never sent off; it counts as far as it goes."
    ]


def test_a_token_is_one_person_and_a_network_may_be_of_many(read, refused):
    rows = [[TOKENS[0], "Agree", "", "", BEGUN, SENT, "1"], [TOKENS[1], "Agree", "", "", BEGUN, SENT, "1"]]
    again = [*rows, [TOKENS[0], "Agree", "", "", BEGUN, SENT, "2"]]
    headings = ["#", ONE, TWO, THREE, *OLD]

    assert len(matrix(read(written(headings, *rows)))) == 2
    (problem,) = refused(written(headings, *again))
    assert (problem.message, problem.place.column) == ("rows 2 and 4 are of one person, in one team and round", "A")


def test_entities_in_answers_are_the_letters_they_stand_for(read):
    found = read(old([ONE, TWO, THREE, "What should this team keep?"], ["Agree", "Disagree", "Completely", "Q&amp;A &gt; 1 h"]))

    assert matrix(found) == [(4, 2, 2)]
    assert [comment.text for comment in found.comments] == ["Q&A > 1 h"]


def test_a_heading_is_told_as_people_saw_it(read):
    found = read(old([ONE, TWO, THREE, "<em>R&amp;D</em> or not?"], ["Agree", "Disagree", "Completely", "Yes"]))

    assert told(found, "ignored") == ['no item of the questionnaire, so ignored: column E "R&D or not?".']


def test_options_that_are_columns_are_no_statements(read):
    found = read(old(["Other", "None", ONE, TWO, "Other", THREE], ["", "None", "Agree", "Disagree", "", "Completely"]))

    assert matrix(found) == [(4, 2, 2)]
    assert told(found, "ignored") == ['no item of the questionnaire, so ignored: columns B "Other", C "None", F "Other".']


def test_a_question_of_the_name_of_its_own_column_is_a_question(read):
    row = [TOKENS[0], "happy", "Agree", "Disagree", "Completely", "completed", BEGUN, "", SENT, "938f4331f1", "", "default"]
    found = read(written(["#", "Ending", ONE, TWO, THREE, *NEW], row))

    assert matrix(found) == [(4, 2, 2)]
    assert told(found, "ignored") == ['no item of the questionnaire, so ignored: column B "Ending".']


def test_two_questions_with_one_title_are_refused(refused):
    (problem,) = refused(old([ONE, TWO, THREE, ONE], ["Agree", "Disagree", "Completely", "Agree"]))

    assert problem.code == "R015"
    assert problem.message.startswith("columns B and E both hold goals1")


def test_the_numbers_of_an_opinion_scale_prove_nothing(read, refused):
    content = old([ONE, TWO, THREE], ["4", "2", "2"])
    (problem,) = refused(content)

    assert str(problem).replace(problem.place.file, "FILE") == (
        "FILE, row 2, column B: the answers (columns B to D) are bare numbers under statements, and nothing in the file says "
        "which end of the scale they count from [R020]\n"
        '  \u2192 Run the same command again with --numbers as-is if 1 stands for "Strongly disagree" and 5 for "Strongly '
        'agree", or with --numbers reversed if it is the other way round.'
    )
    assert matrix(read(content, numbers="as-is")) == [(4, 2, 2)]


@pytest.mark.parametrize("headings", [["#", "Network ID"], ["#", "Submit Date (UTC)"]])
def test_one_column_of_its_own_is_not_enough(read, headings):
    found = read(written([*headings, ONE, TWO, THREE], ["1", "2", "Agree", "Disagree", "Completely"]))

    assert told(found, "tool") == []
