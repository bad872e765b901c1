"""Files whose headings are ids: answers are points, and every row with any text in it counts."""

import pytest

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.responses.read import read_responses


def answers(responses):
    return [row.answers for row in responses.rows]


def test_points_become_whole_numbers_in_the_order_of_the_questionnaire(read):
    responses = read("team,trust1,goals2,goals1\nHarbour,2,4,5\n")

    assert responses.item_ids == ("goals1", "goals2", "trust1")
    assert list(responses.rows) == [("Harbour", None, None, (5, 4, 2), ())]


@pytest.mark.parametrize("cell", ["", "  ", "NA", "PNTS", "\u00a0", "\u200b"])
def test_empty_na_and_prefer_not_to_say_are_no_answers(read, cell):
    assert answers(read(f"team,goals1,goals2,trust1\nHarbour,{cell},4,1\n")) == [(None, 4, 1)]


@pytest.mark.parametrize(
    "cell", ["4", "4.0", '"4,0"', " 4 ", "4\u00a0", "Agree", "agree.", "4 - Agree", "(4): Agree", "Agree (4)"]
)
def test_a_point_is_read_in_every_common_way_of_writing_it(read, cell):
    assert answers(read(f"team,goals1,goals2,trust1\nHarbour,{cell},4,1\n")) == [(4, 4, 1)]


@pytest.mark.parametrize("cell", ["Stimme zu", "stimme  zu", "4 - Stimme zu", "4. Stimme zu"])
def test_labels_of_another_language_are_understood(read, cell):
    assert answers(read(f"team,goals1,goals2,trust1\nHarbour,{cell},Disagree,1\n")) == [(4, 2, 1)]


def test_not_applicable_is_told_from_a_label_that_is_written_alike(tmp_path):
    scale = Scale("ie2", 1, 2, {1: "Na", 2: "Ie"}, "Ddim yn berthnasol", frozenset({2}), frozenset({1}))
    item = Item("goals1", "Mae gennym nodau.", "positive", scale)
    asked = Questionnaire("ours", "1.0.0", "cy", "Ein nodau", "0" * 64, (Dimension("goals", "Nodau", (item,)),))
    (tmp_path / "answers.csv").write_text("team,goals1\nA,Na\nA,NA\nA,ie\n", encoding="utf-8")

    assert [row.answers for row in read_responses(tmp_path / "answers.csv", asked).rows] == [(1,), (None,), (2,)]


def test_the_label_for_not_applicable_is_no_answer_in_any_language(read):
    table = "team,goals1,goals2,trust1\nA,Not relevant to my work,Trifft auf meine Arbeit nicht zu,0\n"

    assert answers(read(table)) == [(None, None, 0)]


def test_a_row_with_a_team_and_no_answer_counts(read):
    assert len(answers(read("team,goals1,goals2,trust1\nHarbour,,,\nHarbour,1,1,1\n"))) == 2


def test_blank_rows_are_dropped_and_said(read):
    responses = read("team,goals1,goals2,trust1\nHarbour,1,1,1\n\n,,,\nHarbour,2,2,2\n\n\n")

    assert answers(responses) == [(1, 1, 1), (2, 2, 2)]
    assert [note.text for note in responses.notes if note.kind == "dropped"] == [
        note.text for note in responses.notes if "4 rows are blank" in note.text
    ]
    assert any(note.kind == "dropped" for note in responses.notes)


def test_a_file_without_a_team_column_is_one_team_named_by_its_stem(read):
    assert [row.team for row in read("goals1,goals2,trust1\n1,1,1\n", name="night shift.csv").rows] == ["night shift"]


def test_team_name_names_a_file_without_a_team_column(read):
    assert [row.team for row in read("goals1,goals2,trust1\n1,1,1\n", team_name="Harbour").rows] == ["Harbour"]


@pytest.mark.parametrize("team", ["<script>", "[red]", "=cmd()", "../../x", "Zoë", "名前"])
def test_a_team_may_be_called_anything(read, team):
    assert [row.team for row in read(f"team,goals1,goals2,trust1\n{team},1,1,1\n").rows] == [team]


def test_names_of_teams_are_trimmed_and_composed(read):
    table = "team,goals1,goals2,trust1\n  Zoe\u0308 ,1,1,1\n\u00a0Zoë,1,1,1\n"

    assert {row.team for row in read(table).rows} == {"Zoë"}


def test_names_that_differ_only_by_case_or_spaces_are_two_teams_and_said(read):
    responses = read("team,goals1,goals2,trust1\nNight Shift,1,1,1\nnight  shift,1,1,1\n")

    assert {row.team for row in responses.rows} == {"Night Shift", "night  shift"}
    assert [note.kind for note in responses.notes if "different teams" in note.text] == ["look-alike"]


def test_round_and_respondent_are_kept(read):
    responses = read("team,round,respondent,goals1,goals2,trust1\nA,2025-03-01,p1,1,1,1\nA,2025-09-01,p1,1,1,1\n")

    assert [(row.round, row.respondent) for row in responses.rows] == [("2025-03-01", "p1"), ("2025-09-01", "p1")]


def test_rows_of_another_voice_or_about_a_person_are_left_out_and_said(read):
    table = "team,voice,about,goals1,goals2,trust1\nA,team,,1,1,1\nA,leader,,2,2,2\nA,,p7,3,3,0\nA,,,4,4,0\n"
    responses = read(table)

    assert answers(responses) == [(1, 1, 1), (4, 4, 0)]
    assert any("2 rows are of another voice" in note.text for note in responses.notes)


def test_one_team_can_be_chosen(read):
    table = "team,goals1,goals2,trust1\nA,1,1,1\nB,2,2,2\n"

    assert answers(read(table, team="B")) == [(2, 2, 2)]


def test_a_column_of_no_item_is_ignored_and_said(read):
    responses = read("team,goals1,goals2,trust1,mood\nA,1,1,1,sunny\n")

    assert [note.text for note in responses.notes if note.kind == "ignored"] != []
    assert "sunny" not in str(responses.notes)
