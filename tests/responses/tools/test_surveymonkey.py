"""SurveyMonkey: condensed and expanded files, with both rows of headings and with what people left of them."""

import pytest

from teamcheck.errors import Code, Place
from teamcheck.questionnaire.model import Checklist, Dimension, Item, Option, Questionnaire, Scale
from teamcheck.responses.lexicon import make_lexicon
from teamcheck.responses.read import read_responses
from teamcheck.responses.tools.surveymonkey import view
from teamcheck.responses.view import Head
from tests.responses.tools.found import matrix, told, written

ONE = "We know what we want to reach this year."
TWO = "I often don't know what comes next."
THREE = "We can rely on each other, even in a hurry."
SYSTEM = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name", "Last Name"]
OLD = ["RespondentID", "CollectorID", "StartDate", "EndDate", "IPAddress", "EmailAddress", "FirstName", "LastName"]
OPTIONS = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree", "Not relevant to my work"]
STEM = "How much do you agree?"


def person(n, *answers):
    return [
        str(118052219000 + n),
        "411201337",
        "03/01/2025 10:02:11 AM",
        "03/01/2025 10:04:57 AM",
        "10.0.0.1",
        "",
        "",
        "",
        *answers,
    ]


BLANK = [""] * len(SYSTEM)
PEOPLE = [person(1, "Agree", "Disagree", "Completely"), person(2, "", "Not relevant to my work", "")]
READ = [(4, 2, 2), (None, None, None)]
BOTH = [[*SYSTEM, STEM, "", THREE], [*BLANK, ONE, TWO, "Response"]]


def test_condensed_columns_are_read_by_both_rows_of_headings(read):
    found = read(written(*BOTH, *PEOPLE, person(3, "", "", "Not at all")))

    assert matrix(found) == [(4, 2, 2), (None, None, 0)]
    assert told(found, "tool") == [
        "an export of SurveyMonkey: Respondent ID, and a second row of headings below the questions."
    ]
    assert told(found, "dropped") == ["1 row is without a single answer, and left out."]
    assert told(found, "ignored") == []
    (left_out,) = told(found, "left-out")
    assert set("ABCDEFGH") <= set(left_out.partition(": columns ")[2])


def test_headings_of_some_years_ago_have_no_spaces_and_placeholders_of_nul(read):
    table = written([*OLD, STEM, "", THREE], [*["\0"] * len(OLD), ONE, TWO, "Response"], *PEOPLE)

    assert matrix(read(table)) == READ[:1]


def test_a_file_of_an_old_macintosh_is_read(read):
    assert matrix(read(written(*BOTH, *PEOPLE).replace("\n", "\r"))) == READ[:1]


def test_only_the_first_row_of_headings_is_enough_for_questions_of_one_column(read):
    found = read(written([*SYSTEM, ONE, TWO, THREE], *PEOPLE))

    assert matrix(found) == READ[:1]
    assert told(found, "tool") == ["an export of SurveyMonkey: Respondent ID; the second row of headings is not there."]


@pytest.mark.parametrize("place", [1, 2, 4])
def test_a_person_whose_number_was_taken_out_is_no_row_of_headings(read, place):
    own = ["x" if each == place else "" for each in range(len(SYSTEM))]
    row = [*own, "Agree", "Disagree", "Completely"]

    assert matrix(read(written([*SYSTEM, ONE, TWO, THREE], row, row))) == [(4, 2, 2)] * 2


@pytest.mark.parametrize(
    "headings",
    [
        BOTH,
        [[*SYSTEM, ONE, TWO, THREE], [*BLANK, *["Response"] * 3]],
        [[*SYSTEM, STEM, "", ""], [*BLANK, ONE, TWO, THREE]],
    ],
)
def test_numbers_that_were_taken_out_leave_the_second_row_where_its_words_tell(read, headings):
    row = [*BLANK, "Agree", "Disagree", "Completely"]

    assert matrix(read(written(*headings, row, row))) == [(4, 2, 2)] * 2


def test_a_table_of_the_teams_own_is_no_export(read, refused):
    numbered = written(["Respondent ID", THREE, ONE, TWO], ["", "Not at all", "Agree", "Disagree"])
    asked_why = written([ONE, TWO, THREE, f"{ONE} - why", f"{TWO} - why"], ["Agree", "Disagree", "Completely", "so", "so"])
    (problem,) = refused(written(["a", "b", "c"], [ONE, TWO, THREE], ["Agree", "Disagree", "Completely"]))

    assert [told(read(table), "tool") for table in (numbered, asked_why)] == [[], []]
    assert problem.code is Code.MISSING_COLUMN


def test_a_second_row_of_answers_is_known_by_the_people_below_it(read):
    first, second = [*SYSTEM, THREE, "", ONE, TWO], [*BLANK, *SURE, "", ""]

    assert matrix(read(written(first, second, person(1, "", "Completely", "Agree", "Disagree")))) == [(4, 2, 2)]


def test_a_second_row_that_could_be_a_person_is_refused(refused):
    row = [*BLANK, "Not at all", "Completely", "Agree", "Disagree"]
    (problem,) = refused(written([*SYSTEM, THREE, "", ONE, TWO], row, row))

    assert (problem.code, problem.place.row) == (Code.NO_HEADING_ROW, 2)
    assert problem.message == "nothing tells whether this row is one of headings or the answers of a person"
    assert problem.fix == (
        "Export the answers again, and leave what stands under Respondent ID; or delete the columns of SurveyMonkey itself and "
        "keep one row of headings, with the statements."
    )


def test_a_number_of_the_respondent_is_enough_to_know_the_tool(read):
    found = read(written(["RespondentID", ONE, TWO, THREE], ["3292879998", "Agree", "Disagree", "Completely"]))

    assert matrix(found) == [(4, 2, 2)]
    assert told(found, "tool")[0].startswith("an export of SurveyMonkey: ")


def test_a_code_of_the_teams_own_is_no_number_of_a_respondent(read):
    found = read(written(["Respondent ID", ONE, TWO, THREE], ["A17", "Agree", "Disagree", "Completely"]))

    assert told(found, "tool") == []


@pytest.mark.parametrize(
    "headings",
    [
        [ONE, TWO, THREE, "Response", "Response"],
        [ONE, TWO, THREE, "Open-Ended Response"],
        ["Response", ONE, TWO, THREE, "Response"],
    ],
)
def test_only_the_second_row_of_headings_is_enough_for_a_matrix(read, headings):
    place = headings.index(ONE)
    answers = [*[""] * place, "Agree", "Disagree", "Completely", *[""] * (2 - place)]
    found = read(written([*BLANK, *headings], person(1, *answers)))

    assert matrix(found) == [(4, 2, 2)]
    assert told(found, "tool") == [
        "an export of SurveyMonkey: headings called Response; the row with the questions is not there."
    ]


def test_a_second_row_of_headings_is_known_where_the_respondents_were_taken_out(read):
    table = written(
        ["Your work", STEM, "", THREE], ["Response", ONE, TWO, "Response"], ["Ward", "Agree", "Disagree", "Completely"]
    )
    found = read(table)

    assert matrix(found) == [(4, 2, 2)]
    assert told(found, "tool") == ["an export of SurveyMonkey: a second row of headings with Response below the questions."]
    assert told(found, "ignored") == ['no item of the questionnaire, so ignored: column A "Your work".']


def test_a_number_of_the_respondent_and_a_second_row_of_headings_are_enough(read):
    table = written(
        ["RespondentID", STEM, "", THREE], ["", ONE, TWO, "Response"], ["3292879998", "Agree", "Disagree", "Completely"]
    )

    assert matrix(read(table)) == [(4, 2, 2)]


def test_one_question_below_a_matrix_is_enough_to_know_the_second_row(read):
    table = written([STEM, "", "", "Your work"], [ONE, TWO, THREE, "Response"], ["Agree", "Disagree", "Completely", "Ward"])

    assert matrix(read(table)) == [(4, 2, 2)]


def test_an_answer_in_one_column_beside_a_comment_is_known_in_any_language(read):
    first = [*SYSTEM, STEM, "", THREE, ""]
    blank, said = person(1, "Agree", "Disagree", "Completely", ""), person(2, "Agree", "", "Not at all", "9")
    for word in ("Response", "Antwort"):
        found = read(written(first, [*BLANK, ONE, TWO, word, "Sonstiges (bitte angeben)"], blank, said))
        assert matrix(found) == [(4, 2, 2), (4, None, 0)]


def test_an_answer_in_one_column_is_known_even_if_nobody_gives_one_at_first(read):
    first, second = [*SYSTEM, STEM, "", THREE, ""], [*BLANK, ONE, TWO, "Antwort", "Sonstiges"]
    many = [person(n, "Agree", "Disagree", "", "") for n in range(250)]
    found = read(written(first, second, *many[1:], person(300, "Agree", "Disagree", "Completely", "")))

    assert matrix(found)[-1] == (4, 2, 2)


def test_team_background_and_comments_are_found_under_their_questions(read):
    first = [*SYSTEM, "Which team are you in?", STEM, "", THREE, "What is your role?", "", "What should this team keep?"]
    second = [*BLANK, "Response", ONE, TWO, "Response", "Response", "Other (please specify)", "Open-Ended Response"]
    found = read(written(first, second, person(1, "North", "Agree", "Disagree", "Completely", "Nurse", "", "The half hour")))

    assert [(row.team, row.answers, row.background) for row in found.rows] == [("North", (4, 2, 2), ("nurse",))]
    assert [comment.text for comment in found.comments] == ["The half hour"]


def test_numbers_are_asked_about(read, refused):
    table = written(*BOTH, person(1, "4", "2", "2"), person(2, "5", "1", "0"))
    (problem,) = refused(table)

    assert (problem.code, problem.place.row, problem.place.column) == (Code.BARE_NUMBERS, 3, "I")
    assert "are bare numbers as the form tool counts its answers" in problem.message
    assert matrix(read(table, numbers="reversed")) == [(2, 4, 0), (1, 5, 2)]


# expanded


def spread(statement, options=OPTIONS):
    return [f"{statement} - {option}" for option in options]


def ticked(answer, options=OPTIONS):
    return [answer if option == answer else "" for option in options]


SURE = ["Not at all", "Completely"]
EXPANDED = [
    [*SYSTEM, STEM, *[""] * 11, THREE, ""],
    [*BLANK, *spread(ONE), *spread(TWO), *(f" - {option}" for option in SURE)],
]


def expanded(n, one, two, three):
    return person(n, *ticked(one), *ticked(two), *ticked(three, SURE))


def test_expanded_columns_are_read_as_one_answer(read):
    rows = [expanded(1, "Agree", "Disagree", "Completely"), expanded(2, "", "Not relevant to my work", "Not at all")]
    found = read(written(*EXPANDED, *rows))

    assert matrix(found) == [(4, 2, 2), (None, None, 0)]
    assert told(found, "ignored") == []


@pytest.mark.parametrize("dash", [" - ", "-", "\u2013", ": - "])
def test_a_statement_and_an_answer_may_hold_dashes_themselves(tmp_path, dash):
    scale = Scale(
        "mixed", 1, 3, {1: "Not much - or never", 2: "So-so", 3: "A lot - always"}, None, frozenset({3}), frozenset({1})
    )
    texts = {"plan1": "We plan", "plan2": "We plan - together", "plan3": "We plan - together - well."}
    texts["plan4"] = "We plan - not much"
    items = tuple(Item(name, text, "positive", scale) for name, text in texts.items())
    asked = Questionnaire("dashes", "1.0.0", "en", "Dashes", "0" * 64, (Dimension("plan", "Plan", items),))
    options = [*scale.labels.values()]
    second = [f"{text}{dash}{option}" for text in texts.values() for option in options]
    rows = [
        [*BLANK, *second],
        person(1, *(cell for answer in (0, 2, 1, 0) for cell in ticked(options[answer], options))),
    ]
    path, condensed = tmp_path / "answers.csv", tmp_path / "condensed.csv"
    path.write_text(written([*SYSTEM, STEM, *[""] * 11], *rows))
    row = person(1, *(options[answer] for answer in (0, 2, 1, 0)))
    condensed.write_text(written([*SYSTEM, STEM, *[""] * 3], [*BLANK, *texts.values()], row))

    assert matrix(read_responses(path, asked)) == matrix(read_responses(condensed, asked)) == [(1, 3, 2, 1)]


def test_values_that_are_glued_on_must_be_those_of_the_scale(read, refused):
    glued = [f"{option} ({n})" for n, option in enumerate(OPTIONS[:5], 1)]
    turned = [f"{option} ({6 - n})" for n, option in enumerate(OPTIONS[:5], 1)]
    first = [*SYSTEM, STEM, *[""] * 10, TWO, THREE]
    tables = {}
    for name, options in (("fitting", glued), ("turned", turned)):
        second = [*BLANK, *spread(ONE, [*options, OPTIONS[5]]), *[""] * 5, "Response", "Response"]
        answer = next(option for option in options if option.startswith("Agree"))
        tables[name] = written(first, second, person(1, *ticked(answer, options), "", *[""] * 5, "Disagree", "Completely"))
    (problem,) = refused(tables["turned"])

    assert matrix(read(tables["fitting"])) == matrix(read(tables["turned"], numbers="reversed")) == [(4, 2, 2)]
    assert (problem.code, problem.place.column, problem.place.key) == (Code.NUMBER_AGAINST_LABEL, "I", "goals1")


def test_a_cell_may_leave_out_the_value_that_its_column_has(read, refused):
    glued = [f"{option} ({n})" for n, option in enumerate(OPTIONS[:5], 1)]
    turned = [f"{option} ({6 - n})" for n, option in enumerate(OPTIONS[:5], 1)]
    first = [*SYSTEM, STEM, *[""] * 4, TWO, THREE]
    row = ["", "", "", "Agree", "", "Disagree", "Completely"]

    (problem,) = refused(written(first, [*BLANK, *spread(ONE, turned), "Response", "Response"], person(1, *row)))

    assert matrix(read(written(first, [*BLANK, *spread(ONE, glued), "Response", "Response"], person(1, *row)))) == [(4, 2, 2)]
    assert problem.code is Code.NUMBER_AGAINST_LABEL


def test_a_cell_in_which_nothing_can_be_seen_is_no_answer(read):
    row = [cell or " " for cell in expanded(1, "Agree", "Disagree", "Completely")]

    assert matrix(read(written(*EXPANDED, row))) == [(4, 2, 2)]


def test_a_number_in_a_column_says_only_that_it_was_chosen(read):
    rows = [["5" if cell else "" for cell in row] if n else row for n, row in enumerate([ticked("Agree"), ticked("Disagree")])]
    numbers = ["2" if cell else "" for cell in rows[0]]
    found = read(written(*EXPANDED, person(1, *numbers, *rows[1], "", "1")))

    assert matrix(found) == [(4, 2, 2)]


def test_expanded_columns_tell_the_tool_where_nothing_else_does(read):
    row = [*ticked("Agree"), *ticked("Disagree"), *ticked("Completely", SURE)]
    parts = [*spread(ONE), *spread(TWO), *spread(THREE, SURE)]
    both = read(written([STEM, *[""] * 13], parts, row))
    one = read(written(parts, row))

    assert matrix(both) == matrix(one) == [(4, 2, 2)]
    assert told(both, "tool") == [
        "an export of SurveyMonkey: a second row of headings with the rows of a matrix below its question."
    ]
    assert told(one, "tool") == [
        "an export of SurveyMonkey: a column for each answer; the row with the questions is not there."
    ]


def test_a_matrix_tells_the_second_row_where_nothing_else_does(read):
    assert matrix(read(written([STEM, "", ""], [ONE, TWO, THREE], ["Agree", "Disagree", "Completely"]))) == [(4, 2, 2)]


def test_words_of_another_language_are_the_same_answer(read):
    row = ["Stimme zu" if cell == "Agree" else cell for cell in expanded(1, "Agree", "Disagree", "Completely")]

    assert matrix(read(written(*EXPANDED, row))) == [(4, 2, 2)]


def test_two_answers_in_one_row_are_refused_with_both_columns(refused):
    rows = [expanded(1, "Agree", "Disagree", "Completely") for _ in range(3)]
    rows = [[str(118052219000 + n), *row[1:]] for n, row in enumerate(rows)]
    for row in rows[1:]:
        row[8] = "Strongly disagree"
    (problem,) = refused(written(*EXPANDED, *rows))

    assert (problem.code, problem.place.row, problem.place.column, problem.place.key) == (Code.SPREAD_ANSWER, 4, "I", "goals1")
    assert problem.message == (
        'columns I ("Strongly disagree") and L ("Agree") are filled, and only one answer counts (rows 4, 5)'
    )
    assert problem.fix == (
        "Export the answers with condensed columns; if the form let people tick several answers, empty all of these cells "
        "but one."
    )


def test_another_answer_than_the_one_of_the_column_is_refused(refused):
    row = ["Disagree" if cell == "Agree" else cell for cell in expanded(1, "Agree", "Disagree", "Completely")]
    (problem,) = refused(written(*EXPANDED, row))

    assert (problem.code, problem.place.row, problem.place.column, problem.place.key) == (Code.UNKNOWN_LABEL, 3, "I", "goals1")
    assert problem.message == '"Agree / Disagree" is no answer of scale agree5'


def test_an_answer_that_the_scale_does_not_have_is_refused_where_somebody_chose_it(read, refused):
    options = [*OPTIONS[:5], "Don't know"]
    first = [*SYSTEM, STEM, *[""] * 5, TWO, THREE]
    second = [*BLANK, *spread(ONE, options), "Response", "Response"]
    chosen = written(first, second, person(1, *ticked("Don't know", options), "Disagree", "Completely"))
    (problem,) = refused(chosen)

    assert matrix(read(written(first, second, person(1, *ticked("Agree", options), "Disagree", "Completely")))) == [(4, 2, 2)]
    assert (problem.code, problem.place.column, problem.message) == (
        Code.UNKNOWN_LABEL,
        "I",
        '"Don\'t know" is no answer of scale agree5',
    )


def test_a_rating_with_answers_of_another_scale_is_not_read_as_blank(refused):
    first = [*SYSTEM, STEM, "", THREE, "", ""]
    second = [*BLANK, ONE, TWO, "Never", "At times", "Always"]
    (problem,) = refused(written(first, second, person(1, "Agree", "Disagree", "", "", "Always")))

    assert (problem.code, problem.place.column, problem.place.key) == (Code.UNKNOWN_LABEL, "K", "trust1")


def test_words_beside_the_answers_are_no_answer(read):
    first = [*SYSTEM, STEM, "", THREE, "", ""]
    second = [*BLANK, ONE, TWO, *SURE, "Please explain"]
    found = read(written(first, second, person(1, "Agree", "Disagree", "", "Completely", "We always did.")))

    assert matrix(found) == [(4, 2, 2)]


def test_words_beside_the_answers_that_are_one_of_them_are_refused(refused):
    first = [*SYSTEM, STEM, "", THREE, "", ""]
    second = [*BLANK, ONE, TWO, *SURE, "Please explain"]
    (alone,) = refused(written(first, second, person(1, "Agree", "Disagree", "", "", "Completely")))
    (beside,) = refused(written(first, second, person(1, "Agree", "Disagree", "Not at all", "", "Completely")))

    assert (alone.code, alone.message) == (Code.UNKNOWN_LABEL, '"Please explain / Completely" is no answer of scale sure3')
    assert (beside.code, beside.message) == (
        Code.SPREAD_ANSWER,
        'columns K ("Not at all") and M ("Please explain") are filled, and only one answer counts',
    )


def test_columns_that_are_read_together_are_the_tools_own(questionnaire):
    head = Head([*EXPANDED, expanded(1, "Agree", "Disagree", "Completely")], Place("answers.csv", row=1))
    seen = view(head, make_lexicon(questionnaire), {})

    assert seen is not None
    assert sorted(set(range(22)) - seen.own) == [8, 14, 20]
    assert [seen.headings[place] for place in (8, 9, 14, 20)] == [ONE, "", TWO, THREE]


def test_a_choice_about_the_person_is_put_together_too(read, refused):
    first = [*SYSTEM, STEM, "", THREE, "What is your role?", "", ""]
    second = [*BLANK, ONE, TWO, "Response", "Porter", "Nurse", "Other (please specify)"]
    people = [person(1, "Agree", "Disagree", "Completely", "", "Nurse", ""), person(2, "Agree", "", "", "", "", "Guest")]
    found = read(written(first, second, *people))
    counted = read(written(first, second, person(1, "Agree", "", "", "", "2", "")))
    (problem,) = refused(written(first, second, person(1, "Agree", "", "", "Porter", "Nurse", "")))

    assert [row.background for row in found.rows] == [("nurse",), (None,)]
    assert [row.background for row in counted.rows] == [("nurse",)]
    assert (problem.code, problem.place.column) == (Code.SPREAD_ANSWER, "L")


def test_one_statement_in_two_questions_is_refused(refused):
    first = [*SYSTEM, STEM, *[""] * 5, TWO, THREE, "How important is it?", *[""] * 5]
    second = [*BLANK, *spread(ONE), "Response", "Response", *spread(ONE)]
    (problem,) = refused(written(first, second, person(1, *ticked("Agree"), "Disagree", "Completely", *ticked("Neither"))))

    assert (problem.code, problem.place.key) == (Code.TWO_COLUMNS, "goals1")


def test_the_encoding_of_an_expanded_file_is_told_by_its_statements(read):
    german = ["Wir kennen unsere Ziele für dieses Jahr.", "Ich weiß oft nicht, was als Nächstes kommt."]
    second = [*BLANK, *spread(german[0]), *spread(german[1]), *EXPANDED[1][-2:]]
    table = written(EXPANDED[0], second, expanded(1, "Agree", "Disagree", "Completely"))

    assert matrix(read(table.encode("cp1252"))) == [(4, 2, 2)]


# people


def test_one_respondent_who_stands_twice_is_refused(refused):
    (problem,) = refused(written(*BOTH, PEOPLE[0], PEOPLE[0]))

    assert (problem.code, problem.place.row, problem.place.column) == (Code.SAME_RESPONDENT, 4, "A")


@pytest.mark.parametrize("number", ["1.18E+11", "1,18052E+11"])
def test_numbers_that_a_spreadsheet_rounded_make_nobody_answer_twice(read, number):
    rows = [[number, *person(n, "Agree", "Disagree", "Completely")[1:]] for n in range(3)]
    found = read(written(*BOTH, *rows))

    assert matrix(found) == [(4, 2, 2)] * 3
    assert told(found, "tool")[0].endswith(
        "; a spreadsheet program has rounded its numbers of respondents, so nobody is known by them."
    )


def test_numbers_that_were_rounded_further_down_are_no_people_either(read):
    whole = [person(n, "Agree", "Disagree", "Completely") for n in range(300)]
    rounded = [["1.18E+11", *row[1:]] for row in whole[:2]]

    assert len(read(written(*BOTH, *whole, *rounded)).rows) == 302


def test_a_workbook_is_read_as_a_text_is(read, workbook):
    rows = [[int(cell) if cell.isdecimal() else cell for cell in row] for row in PEOPLE]

    assert matrix(read(workbook({"Sheet": [*BOTH, *rows]}), name="answers.xlsx")) == READ[:1]


def test_a_title_above_its_two_rows_of_headings_is_passed_over(read):
    row = [*ticked("Agree"), *ticked("Disagree"), *ticked("Completely", SURE)]
    titled = ["Our survey"] + [""] * (len(EXPANDED[0]) - 1)

    assert matrix(read(written(titled, *EXPANDED, person(1, *row)))) == [(4, 2, 2)]


def test_a_checklist_has_a_column_for_each_option_and_is_put_together(tmp_path):
    options = {"forms": Option("Forms"), "noise": Option("Noise, inside"), "ways": Option("Ways")}
    asked = Questionnaire(
        "list", "1.0.0", "en", "List", "0" * 64, (), checklists=(Checklist("costs", "What costs time?", 2, options),)
    )
    head = [[*SYSTEM, "What costs time?", "", ""], [*BLANK, "Forms", "Noise, inside", "Ways"]]
    people = [person(1, "Forms", "Noise, inside", ""), person(2, "", "", "Ways"), person(3, "", "", "")]
    (tmp_path / "export.csv").write_text(written(*head, *people), encoding="utf-8")

    found = read_responses(tmp_path / "export.csv", asked)

    assert found.ticks["export", None] == {"costs": {("forms", "noise"): 1, ("ways",): 1}}
    assert len(found.rows) == 2
    assert told(found, "ignored") == []
