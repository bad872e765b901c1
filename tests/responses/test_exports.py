"""Files whose headings are statements, as form tools write them."""

from dataclasses import replace

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.responses.lexicon import make_lexicon
from teamcheck.responses.read import read_responses

ONE = "We know what we want to reach this year."
TWO = "I often don't know what comes next."
THREE = "We can rely on each other, even in a hurry."
LABELS = "Agree\tDisagree\tCompletely\n"


def answers(responses):
    return [row.answers for row in responses.rows]


def table(*headings, row=LABELS):
    return "\t".join(headings) + "\n" + row


@pytest.mark.parametrize(
    "heading",
    [
        ONE,
        ONE.upper(),
        "We know  what we want to reach this year",
        "<b>We know</b> what we want to reach this year.",
        f"How much do you agree? [{ONE} ]",
        f"How much do you agree? - {ONE}",
        f"Goals/{ONE}",
        f"stem-{ONE}",
        "Wir kennen unsere Ziele für dieses Jahr.",
    ],
)
def test_a_statement_is_found_under_the_headings_of_form_tools(read, heading):
    assert answers(read(table(heading, TWO, THREE))) == [(4, 2, 2)]


@pytest.mark.parametrize("above", ["Our survey\n", "Our survey\t\t\t\n\t\t\t\n", "Our survey\nSpring\t2025\n"])
def test_titles_above_the_headings_are_passed_over(read, above):
    assert answers(read(above + table(ONE, TWO, THREE))) == [(4, 2, 2)]


def test_a_row_with_answers_above_the_headings_is_no_title(refused):
    assert [each.code for each in refused(LABELS + table(ONE, TWO, THREE))]


@pytest.mark.parametrize(
    ("way", "known"),
    [
        (("background", "role", "text"), ("background", "role")),
        (("comments", "keep"), ("comment", "keep")),
        (("checklists", "hurdles", "text"), ("checklist", "hurdles")),
        (("background", "role", "choices", "nurse"), None),
    ],
)
def test_the_other_questions_are_known_in_every_language(questionnaire, way, known):
    german = Translation("de", "machine", words={way: "Auf Deutsch gefragt"})

    assert make_lexicon(replace(questionnaire, translations=(german,))).others.get("auf deutsch gefragt") == known


@pytest.mark.parametrize("way", [("dimensions", "goals", "items", "goals1"), ("voices", "leader", "goals1")])
def test_a_statement_is_known_in_every_language_and_for_every_voice(questionnaire, way):
    german = Translation("de", "machine", words={way: "Auf Deutsch gefragt"})

    assert make_lexicon(replace(questionnaire, translations=(german,))).texts["auf deutsch gefragt"] == "goals1"


@pytest.mark.parametrize("wrap", ["safe[{}]", "safe[{}]. On this team", "safe/{}", "Q1_{}", " {} "])
def test_the_code_part_of_a_heading_is_an_id(read, wrap):
    headings = [wrap.format(item) for item in ("goals1", "goals2", "trust1")]

    assert answers(read(table(*headings, row="4\t2\t2\n"))) == [(4, 2, 2)]


def test_an_entity_and_a_typographic_quote_are_the_same_letters(read):
    assert answers(read(table(ONE, "I often don&#39;t know what comes next", THREE))) == [(4, 2, 2)]
    assert answers(read(table(ONE, "I often don\u2019t know what comes next.", THREE))) == [(4, 2, 2)]


def test_a_statement_in_the_middle_of_a_sentence_is_no_match(refused):
    (problem,) = refused(table(f"Because {ONE}", TWO, THREE))

    assert (problem.code, problem.place.key) == (Code.MISSING_COLUMN, "goals1")


def test_a_statement_with_a_digit_glued_on_is_a_second_column(refused):
    (problem,) = refused(table(ONE, TWO, THREE, ONE + "2", row="Agree\tDisagree\tCompletely\tAgree\n"))

    assert problem.code is Code.TWO_COLUMNS
    assert "A and D" in problem.message


def test_bare_numbers_under_statements_are_asked_about_once(refused):
    (problem,) = refused(table(ONE, TWO, THREE, row="4\t2\t2\n5\t1\t0\n"))

    assert problem.code is Code.BARE_NUMBERS
    assert ["--numbers as-is" in problem.fix, "--numbers reversed" in problem.fix] == [True, True]
    assert 'if 1 stands for "Strongly disagree" and 5 for "Strongly agree"' in problem.fix


def test_only_the_columns_that_hold_bare_numbers_are_named_with_the_scale_of_the_first(refused):
    (last,) = refused(table(ONE, TWO, THREE, row="Agree\tDisagree\t2\n"))
    (apart,) = refused(table(ONE, TWO, THREE, row="Agree\tDisagree\t2\n4\tDisagree\t1\n"))
    (both,) = refused(table(ONE, TWO, THREE, row="Agree\t2\t2\n"))

    assert "(column C)" in last.message
    assert 'if 0 stands for "Not at all" and 2 for "Completely"' in last.fix
    assert "(columns A, C)" in apart.message
    assert 'if 1 stands for "Strongly disagree"' in apart.fix
    assert "(columns B to C)" in both.message


@pytest.mark.parametrize(
    "heading", ["Team name", "Your team:", "Name of your team", "Which team are you in?", "What team are you in?", "MY  TEAM"]
)
def test_the_question_for_the_team_is_the_team_under_statements(read, heading):
    found = read(table(heading, ONE, TWO, THREE, row=f"North\t{LABELS}South\t{LABELS}"))

    assert [row.team for row in found.rows] == ["North", "South"]
    assert any("is taken as the name of the team" in note.text for note in found.notes)


def test_the_question_for_the_team_gives_way_to_a_column_team(read):
    found = read(table("Your team", "team", ONE, TWO, THREE, row=f"North\tN\t{LABELS}"))

    assert [row.team for row in found.rows] == ["N"]


def test_the_question_for_the_team_is_no_team_under_ids(read):
    found = read("Your team\tgoals1\tgoals2\ttrust1\nNorth\t4\t2\t2\n", name="East.csv")

    assert [row.team for row in found.rows] == ["East"]


def test_two_questions_for_the_team_are_refused(refused):
    (problem,) = refused(table("Your team", "Team name", ONE, TWO, THREE, row=f"North\tN\t{LABELS}"))

    assert (problem.code, problem.place.key) == (Code.TWO_COLUMNS, "team")


@pytest.mark.parametrize(
    ("heading", "statement"),
    [
        ("We know what we want to reach in this year.", ONE),
        ("Wir kennen unsere Ziele für das Jahr.", "Wir kennen unsere Ziele für dieses Jahr."),
        ("goals1", ONE),
    ],
)
def test_a_reworded_statement_is_to_be_renamed_to_the_statement_and_not_to_the_id(refused, heading, statement):
    (problem,) = refused(table(heading, TWO, THREE))

    assert (problem.code, problem.place.key) == (Code.MISSING_COLUMN, "goals1")
    assert f'rename its heading to "{statement}" (either' in problem.fix


@pytest.mark.parametrize("cell", ["3", " 3", "3.0"])
def test_numbers_that_are_labels_too_are_reversed_in_every_way_of_writing_them(tmp_path, cell):
    scale = Scale("number3", 1, 3, {1: "1", 2: "2", 3: "3"}, None, frozenset({3}), frozenset({1}))
    item = Item("goals1", "We know our goals.", "positive", scale)
    asked = Questionnaire("ours", "1.0.0", "en", "Ours", "0" * 64, (Dimension("goals", "Goals", (item,)),))
    (tmp_path / "answers.csv").write_text(f"We know our goals.\n{cell}\n", encoding="utf-8")

    assert answers(read_responses(tmp_path / "answers.csv", asked, numbers="reversed")) == [(1,)]


def test_numbers_are_taken_as_is_or_reversed_as_said(read):
    numbers = table(ONE, TWO, THREE, row="4\t2\t2\n5\t\t0\n")

    assert answers(read(numbers, numbers="as-is")) == [(4, 2, 2), (5, None, 0)]
    assert answers(read(numbers, numbers="reversed")) == [(2, 4, 0), (1, None, 2)]


def test_a_number_with_its_label_needs_no_word(read):
    assert answers(read(table(ONE, TWO, THREE, row="4 - Agree\tDisagree (2)\t(2): Completely\n"))) == [(4, 2, 2)]


def test_a_label_numbered_from_the_other_end_is_refused_with_the_option(refused, read):
    mirrored = table(ONE, TWO, THREE, row="2 - Agree\tDisagree\tCompletely\n")
    (problem,) = refused(mirrored)

    assert problem.code is Code.NUMBER_AGAINST_LABEL
    assert "--numbers reversed" in problem.fix
    assert answers(read(mirrored, numbers="reversed")) == [(4, 2, 2)]


def test_a_number_that_counts_as_its_label_is_refused_where_numbers_are_said_to_be_reversed(refused):
    (problem,) = refused(table(ONE, TWO, THREE, row="4 - Agree\t2\t2\n"), numbers="reversed")

    assert (problem.code, problem.place.column) == (Code.NUMBER_AGAINST_LABEL, "A")
    assert problem.message.endswith("the number says 4 from the other end")
    assert problem.fix == "Leave out --numbers reversed, or export again with one scale."


def test_rows_without_a_single_answer_are_dropped_and_said(read):
    responses = read(table("Timestamp", ONE, TWO, THREE, row=f"2021/06/30 17:35:10\t{LABELS}2021/06/30 17:40:00\t\t\t\n"))

    assert answers(responses) == [(4, 2, 2)]
    assert any("1 row is without a single answer" in note.text for note in responses.notes)


@pytest.mark.parametrize(
    ("heading", "cell", "kind"),
    [
        ("Timestamp", "whenever", "times"),
        ("Zeitstempel", "whenever", "times"),
        ("Horodateur", "whenever", "times"),
        ("Name", "Somebody Else", "names"),
        ("Nachname", "Else", "names"),
        ("Prénom", "Some", "names"),
        ("Email Address", "none", "e-mail addresses"),
        ("Dirección de correo electrónico", "none", "e-mail addresses"),
        ("IP Address", "hidden", "addresses"),
        ("How can we reach you?", "someone@example.org", "e-mail addresses"),
        ("How can we reach you?", "+44 20 7946 0000", "telephone"),
        ("Where were you?", "192.0.2.7", "addresses"),
        ("When was that?", "30.06.2021 17:35", "times"),
        ("When was that?", "2021-06-30", "times"),
        ("Response ID", "R_1abcdefghijklmn", "numbers of the form tool"),
        ("?", "6f9619ff-8b86-d011-b42d-00cf4fc964ff", "numbers of the form tool"),
    ],
)
def test_what_could_name_a_person_is_left_out_and_said_without_its_value(read, heading, cell, kind):
    responses = read(table(heading, ONE, TWO, THREE, row=f"{cell}\t{LABELS}"))
    notes = [note.text for note in responses.notes if note.kind == "left-out"]

    assert [kind in note for note in notes] == [True]
    assert cell not in str(responses)


def test_nobody_answers_twice_from_one_address(refused):
    (problem,) = refused(table("Email", ONE, TWO, THREE, row=f"A@example.org\t{LABELS}a@example.org\t{LABELS}"))

    assert problem.code is Code.SAME_RESPONDENT
    assert "example" not in str(problem)


def test_an_open_form_writes_one_word_for_everybody(read):
    assert len(answers(read(table("Email", ONE, TWO, THREE, row=f"anonymous\t{LABELS}anonymous\t{LABELS}")))) == 2


def test_addresses_under_respondent_are_not_kept(read):
    responses = read("team,respondent,goals1,goals2,trust1\nA,a@example.org,1,1,1\nA,b@example.org,2,2,2\n")

    assert [row.respondent for row in responses.rows] == [None, None]
    assert [note.kind for note in responses.notes if "e-mail" in note.text] == ["left-out"]


def test_comments_of_a_plain_file_stand_apart_from_their_answers(read):
    responses = read(
        table(ONE, TWO, THREE, "What should this team keep?", row=f"{LABELS[:-1]}\tThe tea\n{LABELS[:-1]}\tThe cake\n")
    )

    assert sorted(comment.text for comment in responses.comments) == ["The cake", "The tea"]
    assert {comment.question for comment in responses.comments} == {"keep"}


def test_the_order_of_comments_does_not_follow_the_rows(read):
    rows = [f"{LABELS[:-1]}\tcomment {number}\n" for number in range(8)]
    headings = (ONE, TWO, THREE, "keep")

    there = read(table(*headings, row="".join(rows))).comments
    back = read(table(*headings, row="".join(reversed(rows)))).comments

    assert there == back
