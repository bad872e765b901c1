"""Statements without a score on a page: each by itself beside the features, in every format, and in no other copy."""

import re
from dataclasses import replace

import pytest

from teamcheck.report.cover import extent
from teamcheck.report.debrief.render import render_debrief
from teamcheck.report.language import ENGLISH
from teamcheck.report.page import page
from teamcheck.report.render import render_report

STATEMENT, BAD = "We learn from those we serve.", "Those we serve wait too long!"
SENTENCE = "These statements have no score, and they count in no feature."


@pytest.fixture
def asked(questionnaire):
    """The small questionnaire with two statements without a score; one speaks of something bad."""
    goals = next(dimension for dimension in questionnaire.dimensions if dimension.id == "goals")
    good, bad = goals.items[0], goals.items[2]
    items = (replace(good, id="served1", text=STATEMENT), replace(bad, id="served2", text=BAD))
    served = replace(goals, id="served", title="Those we serve", question="Do we learn?", items=items, role="unscored")
    return replace(questionnaire, dimensions=(*questionnaire.dimensions, served))


def test_how_much_was_asked_counts_them_apart_from_those_with_a_score(asked, questionnaire):
    assert extent(asked, ENGLISH).plain.startswith(extent(questionnaire, ENGLISH).plain)
    assert extent(asked, ENGLISH).plain.endswith(", 2 statements without a score")


@pytest.mark.parametrize("to", ["html", "md", "teams"])
@pytest.mark.parametrize(
    ("edition", "there", "not_there"),
    [
        ("discussion", [], ["mostly", "Agree: 2"]),
        ("small-team", ["mostly agree", "mostly disagree"], ["Agree: 4"]),
        ("full", ["Agree: 4", "Agree: 2"], ["mostly"]),
    ],
)
def test_each_stands_with_what_may_be_shown_of_it(card, asked, to, edition, there, not_there):
    text = re.sub(r"\\(.)", r"\1", render_report(card(edition, asked=asked), asked, to=to))
    begun = text.index(SENTENCE)
    part = text[begun : text.index("What would help?", begun)]

    assert STATEMENT in part
    assert BAD in part
    assert "Those we serve" in text[:begun]
    assert [word for word in there if word not in part] == []
    assert [word for word in not_there if word in part] == []


def test_the_part_has_its_question_what_to_ask_and_what_to_try_and_its_place_in_the_contents(card, asked):
    text = render_report(card("small-team", asked=asked), asked)
    part = text[text.index("Beside the features") :]

    for words in ("Do we learn?", "What would help?", "Write it down.", "Draw it", "A drawing is not a plan."):
        assert words in part
    assert re.search('<a href="?#f-served"?>Those we serve</a>', text)


def test_how_many_answered_it_is_said_where_that_is_not_everybody(card, asked):
    rows = page(card("full", asked=asked, answered=13), asked, ENGLISH, "team")["unscored"][0]["rows"]
    alike = page(card("full", asked=asked), asked, ENGLISH, "team")["unscored"][0]["rows"]

    assert [row["n"] for row in rows] == ["(12 answered)"] * 2
    assert [row["n"] for row in alike] == ["", ""]


def test_a_bad_one_says_which_end_is_the_good_one(card, asked):
    rows = page(card("full", asked=asked), asked, ENGLISH, "team")["unscored"][0]["rows"]

    assert [bool(row["turned"]) for row in rows] == [False, True]
    assert rows[0]["counts"].plain.startswith("Strongly disagree: 1, Disagree: 2")
    assert rows[1]["counts"].plain.startswith("Strongly disagree: 2, Disagree: 4")


def test_squares_of_answers_have_their_patterns_though_no_feature_draws_any(card, asked):
    nothing = {"build_on": [], "talk_about": [], "see_differently": []}
    lists_alone = card("full", asked=asked, dimensions=[], reading=nothing)

    assert "<pattern" in page(lists_alone, asked, ENGLISH, "team")["patterns"]
    assert page(card("discussion", asked=asked), asked, ENGLISH, "team")["patterns"] == ""


def test_why_something_is_missing_is_said_once_with_the_other_reasons(card, asked):
    rough = page(card("small-team", asked=asked), asked, ENGLISH, "team")["method"]["withheld"]
    few = page(card("discussion", asked=asked), asked, ENGLISH, "team")["method"]["withheld"]

    assert any("answers to a statement" in figures for figures, _ in rough)
    assert any("word for a statement" in figures for figures, _ in few)


@pytest.mark.parametrize("to", ["html", "md", "teams"])
def test_the_organisation_s_copy_does_not_have_them(card, asked, to):
    text = render_report(card("full", asked=asked), asked, to=to, copy="organisation")

    assert STATEMENT not in text
    assert SENTENCE not in text
    assert "Those we serve" not in text


@pytest.mark.parametrize("to", ["html", "md", "teams"])
@pytest.mark.parametrize("edition", ["discussion", "small-team", "full"])
def test_a_page_without_any_says_nothing_of_them(card, questionnaire, to, edition):
    text = render_report(card(edition), questionnaire, to=to)

    assert "Beside the features" not in text
    assert "count in no feature" not in text


def test_the_guide_for_the_talk_has_no_figure_of_them(card, asked, questionnaire):
    plain = render_debrief(card("small-team"), questionnaire, to="md")

    assert render_debrief(card("small-team", asked=asked), asked, to="md") == plain
