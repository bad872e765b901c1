"""What the leader's copy says follows from the gap and from what is printed, judges nobody and asks for no name."""

import re
from dataclasses import replace

import pytest

from teamcheck.questionnaire.translated import in_language
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.report.language import ENGLISH
from teamcheck.report.leader import said
from teamcheck.report.leader.render import render_leaders_copy
from teamcheck.report.leader.said import Beside
from teamcheck.report.leader.view import view
from teamcheck.scorecard.own_ratings import OwnScore, gap

#: Words that blame, diagnose or order; that a guess does harm, "right or wrong", is none of them.
BLAME = re.compile(r"\b(?:fail\w*|wrong(?!\.)|bad|weak\w*|blind|overestimat\w*|inflated?|diagnos\w*|must)\b")


@pytest.fixture
def shown(card, asked):
    """One dimension of a small team, with printed figures changed."""

    def make(**change):
        return card(asked=asked, change={"goals": change}).dimensions[0]

    return make


def beside(dimension, score):
    own = OwnScore(score, 8.3)
    return Beside(dimension, own, gap(dimension, own))


def texts(card, asked, own):
    """Every sentence of the view, without the questionnaire's own words."""
    found = view(card, own, asked, ENGLISH)
    yield from (*found["lead"], *found["kindly"], *found["yours"], *found["steps"])
    for section in found["sections"]:
        yield from (*([section["rated"]] if section["rated"] else []), *section["sentences"], *section["questions"])
    yield from found["method"]["confidentiality"]


@pytest.mark.parametrize(
    ("score", "sentence", "question"),
    [
        (55, "You and your team see this much the same.", "small thing"),
        (68, "You and your team see this much the same.", "small thing"),
        (70, "You rate yourself higher here than your team does.", "What do I not see here?"),
        (40, "Your team rates you higher here than you do.", "that helps you"),
    ],
)
def test_each_gap_has_a_sentence_and_a_question_of_its_own(shown, score, sentence, question):
    each = beside(shown(), score)  # 55, likely 45 to 65
    assert said.gap_sentence(each.gap, ENGLISH) == sentence
    assert question in said.questions(each, ENGLISH)[0]


def test_a_gap_within_the_range_is_said_not_to_be_sure(shown):
    each = beside(shown(interval=[30, 80]), 75)
    assert "not sure enough" in said.gap_sentence(each.gap, ENGLISH)
    assert said.gap_words(each.gap, ENGLISH) == "Apart, but not sure"


@pytest.mark.parametrize(("score", "words"), [(80, "keep doing"), (55, "small thing"), (20, "for you and for me")])
def test_where_both_see_it_alike_the_question_follows_the_height(shown, score, words):
    each = beside(shown(score=score, interval=[score - 5, score + 5]), score)
    assert words in said.questions(each, ENGLISH)[0]


@pytest.mark.parametrize("views", [{"agreement": "apart"}, {"agreement": None, "two_camps": True}])
def test_where_views_lie_apart_it_says_to_ask_what_helps_and_not_who(shown, views):
    dimension = shown(**views)
    assert said.views(dimension, ENGLISH) == "Different people see you differently here. Ask what helps, not who."
    assert "not who" in said.questions(beside(dimension, 55), ENGLISH)[1]
    assert len(said.questions(beside(shown(), 55), ENGLISH)) == 1
    assert said.views(shown(agreement=None), ENGLISH) is None


def test_scores_are_said_as_they_are_printed(shown, card, asked):
    own = OwnScore(83, 8.3)
    assert said.rated(shown(), own, ENGLISH) == "Your team rated this about 55 out of 100. Your own score is 83."
    top = shown(score=90, score_end="or more")
    assert said.rated(top, own, ENGLISH) == "Your team rated this 90 or more out of 100. Your own score is 83."
    full = card("full", asked=asked).dimensions[0]
    assert said.rated(full, own, ENGLISH) == "Your team rated this 58 out of 100. Your own score is 83."
    assert said.rated(full, None, ENGLISH).endswith("You answered too few of its statements for a score of your own.")
    one = card(asked=asked).dimensions[2]
    assert said.rated(one, own, ENGLISH).startswith("Your team has one statement here, and no score.")


def test_a_feature_that_too_few_answered_says_so_beside_the_own_score(card, asked, own):
    few = card("discussion", asked=asked).dimensions[0]
    made = card(asked=asked)
    made = made.model_copy(update={"dimensions": [few, *made.dimensions[1:]]})
    section = view(made, own(), asked, ENGLISH)["sections"][0]
    assert section["rated"] == "Too few people answered this. Your own score is 83."
    assert section["sentences"] == []


def test_the_short_part_names_what_is_seen_alike_first_and_thanks_before_all(card, asked, own):
    lead = view(card(asked=asked), own(), asked, ENGLISH)["lead"]
    assert [sentence.plain for sentence in lead] == [
        "Your team took the time to say how it sees you.",
        "Your team rates you higher than you do on “Roles”.",
        "You rate yourself higher than your team does on “Goals”.",
    ]
    same = own(goals1=3, goals2=3, goals3=3, roles1=4, roles2=4, roles3=4)
    lead = view(card(asked=asked), same, asked, ENGLISH)["lead"]
    assert [sentence.plain for sentence in lead[1:]] == ["You and your team see “Goals” and “Roles” much the same."]
    full = own(goals1=3, goals2=3, goals3=3, roles1=4, roles2=4, roles3=4, trust1=3)
    lead = view(card("full", asked=asked), full, asked, ENGLISH)["lead"]
    assert lead[1] == "You and your team see all of this much the same."


def test_statements_stand_in_the_leaders_words_with_both_answers(card, asked, own):
    small = view(card(asked=asked), own(goals2=None), asked, ENGLISH)["sections"]
    rows = [(row["text"].plain, row["own"].plain, row["chip"] and row["chip"]["word"]) for row in small[0]["statements"]]
    assert rows == [
        ("I see to it: We know our goals.", "Strongly agree", "mostly agree"),
        ("I see to it: We check our goals.", "no answer", "in between"),
        ("I see to it: Our goals change too often!", "Disagree", "mostly agree"),
    ]
    assert small[1]["statements"][2]["text"].plain == "We help each other."
    full = view(card("full", asked=asked), own(), asked, ENGLISH)["sections"]
    assert [row["score"] for row in full[0]["statements"]] == ["score 58", "score 56", "score 54"]


def test_without_figures_of_the_team_there_are_the_own_answers_and_questions_alone(card, asked, own):
    page = render_leaders_copy(card("discussion", asked=asked), asked, own=own(), to="md")
    assert "Strongly agree" in page
    assert "When did goals help us?" in page
    assert "Fewer than 5 people answered, so there are no figures." in page
    assert not re.search(r"Your own score|out of 100|\| Your team \||much the same|\b83\b", page)


@pytest.mark.parametrize("edition", ["small-team", "discussion"])
def test_what_is_in_the_words_of_the_team_stands_under_a_heading_that_says_so(card, asked, own, edition):
    page = render_leaders_copy(card(edition, asked=asked), asked, own=own(), to="md")
    parts = dict(part.split("\n", 1) for part in page.split("\n## Goals\n")[1].split("\n## ")[0].split("\n### ")[1:])
    assert "When did goals help us?" in parts["Your team's page asks these, in the team's words"]
    assert all(line.startswith("- “") for line in parts["To talk about with your team"].split("\n") if line)
    assert "Your team's page has these to try" in parts


@pytest.mark.parametrize("edition", ["small-team", "full", "discussion"])
def test_no_sentence_blames_diagnoses_or_asks_for_a_name(card, asked, own, edition):
    for given in (own(), own(goals1=1, goals2=1, goals3=5, roles1=1, roles2=1, roles3=1, trust1=1), own(trust1=None)):
        for text in texts(card(edition, asked=asked), asked, given):
            assert not BLAME.search(text), text
            assert not re.search(r"[Ww]ho (?:said|thinks|rated|sees) ", text), text


def test_every_sentence_is_short(card, asked, own):
    for edition in ("small-team", "full", "discussion"):
        for text in texts(card(edition, asked=asked), asked, own()):
            assert max(len(re.findall(r"\w+", sentence)) for sentence in re.split(r"[.?!:;]", text)) <= 24, text


def test_statements_stand_in_the_words_of_a_translation(card, asked, own):
    words = {("voices", "leader", "goals1"): "Ich sorge dafür.", ("scales", "agree5", "points", "5"): "Stimme völlig zu"}
    german = in_language(replace(asked, translations=(Translation("de", "machine", words=words),)), "de")
    row = view(card(asked=asked), own(), german, ENGLISH)["sections"][0]["statements"][0]
    assert (row["text"].plain, row["own"].plain) == ("Ich sorge dafür.", "Stimme völlig zu")
