"""What is particular to the questionnaire of two teams: it is about one other team, and people know who sees what."""

import re

import pytest

from teamcheck.questionnaire.likeness import ALIKE, likeness
from teamcheck.questionnaire.load import load_questionnaire


@pytest.fixture(scope="module")
def asked():
    return load_questionnaire("inter-team")


# Each idea, the statement that covers it, and words that the statement cannot do without.
IDEAS = [
    ("expecting1", "We know what they need from us", r"other team expects of our work"),
    ("expecting2", "They know what we need from them", r"other team understands what we need"),
    ("expecting3", "We know the people", r"whom to turn to"),
    ("agreed1", "Tasks are shared out", r"which of the two teams does what"),
    ("agreed2", "Agreements are kept", r"agreed gets done"),
    ("agreed3", "Information comes in time", r"in time"),
    ("agreed4", "Handing over works", r"from one team to the other"),
    ("settling1", "Relationships are respectful", r"respect"),
    ("settling2", "Problems can be raised", r"goes wrong"),
    ("settling3", "Both sides are heard", r"each side listens"),
    ("settling4", "No dispute drags on", r"Old disputes"),
    ("improving1", "Working relationships are reviewed", r"look at"),
    ("improving2", "Ideas cross the border", r"ideas"),
    ("improving3", "Working relationships are improved", r"change"),
    ("improving4", "Good work is noticed", r"went well"),
]


def test_every_idea_has_its_statement_in_order(asked):
    assert [(item.id, item.why) for item in asked.items] == [(item, idea) for item, idea, _ in IDEAS]
    texts = {item.id: item.text for item in asked.items}
    assert [item for item, _, wording in IDEAS if not re.search(wording, texts[item])] == []


def test_each_dimension_has_three_to_five_statements_and_can_say_how_close_views_are(asked):
    assert [len(dimension.items) for dimension in asked.dimensions] == [3, 4, 4, 4]


def test_every_statement_is_about_the_other_team_or_both(asked):
    other = re.compile(r"\bother team\b|\b(both|two) teams\b|\bone team to the other\b|\beach team\b", re.IGNORECASE)
    assert [item.text for item in asked.items if not other.search(item.text)] == []
    assert [item.text for item in asked.items if re.search(r"\bthis team\b|\bother teams\b", item.text)] == []


def test_only_what_is_bad_in_itself_is_keyed_negative(asked):
    assert [item.id for item in asked.items if item.keyed == "negative"] == ["settling4"]


def test_no_statement_is_near_one_about_other_teams_in_general(asked, full):
    theirs = next(dimension for dimension in full.dimensions if dimension.id == "interteam")
    pairs = [(mine.text, other.text) for mine in asked.items for other in theirs.items]
    assert [pair for pair in pairs if likeness(*pair) >= ALIKE] == []


def test_people_are_told_who_sees_the_figures_and_when(asked):
    intro = " ".join(asked.intro.split())
    assert "about working with one other team" in intro
    assert "If enough people of both teams have answered, the other team sees your team's figures beside its own" in intro
    assert "Otherwise neither team sees any." in intro
    assert "Both teams can read what you write" in intro


def test_there_is_an_answer_for_those_who_have_not_met_the_other_team(asked):
    assert {item.scale.not_applicable for item in asked.items} == {"I cannot say"}


def test_there_is_one_question_of_what_helps_and_one_of_what_to_change(asked):
    assert [re.search(r"helps|one thing .* change", question.text) is not None for question in asked.comments] == [True, True]


def test_exercises_are_for_both_teams_and_take_15_to_30_minutes(asked):
    for dimension in asked.dimensions:
        assert 15 <= dimension.exercise.minutes <= 30
        assert re.search(r"[Ee]ach team|[Bb]oth teams|[Mm]ixed pairs|other team", " ".join(dimension.exercise.steps))


def test_where_people_can_be_hurt_the_coach_is_told_to_go_slowly(asked):
    assert [dimension.id for dimension in asked.dimensions if dimension.care] == ["settling"]
