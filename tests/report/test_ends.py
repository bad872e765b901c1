"""A word says that people agree only where they were asked whether they do; elsewhere it names the end of the scale."""

import re
from dataclasses import replace

import pytest

from teamcheck.cli.table import render_table
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.comparison.words import figure, moved_figure
from teamcheck.report.ends import AGREEING, ends_of
from teamcheck.report.language import ENGLISH
from teamcheck.report.render import render_report
from teamcheck.report.words import statement_word
from teamcheck.scorecard.comparison.model import RoundScore

OFTEN = {1: "Never", 2: "Rarely", 3: "Sometimes", 4: "Often", 5: "Always"}


def labelled(questionnaire, labels):
    """The small questionnaire, answered with these labels."""

    def item(asked):
        return replace(asked, scale=replace(asked.scale, labels=labels))

    dimensions = tuple(replace(each, items=tuple(map(item, each.items))) for each in questionnaire.dimensions)
    return replace(questionnaire, dimensions=dimensions)


@pytest.fixture
def how_often(questionnaire):
    return labelled(questionnaire, OFTEN)


@pytest.mark.parametrize(
    ("upper", "agreeing"),
    [
        ("Strongly agree", True),
        ("agree", True),
        ("I completely agree with it", True),
        ("Strongly disagree", False),
        ("Do not agree", False),
        ("I don't agree", False),
        ("Always", False),
        ("10", False),
        ("Stimme zu", False),
    ],
)
def test_a_scale_is_about_agreeing_where_its_upper_end_says_so(questionnaire, upper, agreeing):
    assert (ends_of(labelled(questionnaire, {1: "Lowest", 5: upper})) == AGREEING) is agreeing


def test_the_shipped_scales_are_known():
    assert ends_of(load_questionnaire("seven-features")) == AGREEING
    often = ends_of(load_questionnaire("compassionate-teamwork"))
    assert set(often.items.values()) == {("Never", "Always")}


@pytest.mark.parametrize("copy", ["team", "coach"])
@pytest.mark.parametrize("to", ["html", "md", "teams"])
def test_a_report_on_how_often_does_not_say_that_anybody_agrees(card, how_often, outline, to, copy):
    text = render_report(card(asked=how_often, comments=["More tea.", "Less.", "Quiet."]), how_often, to=to, copy=copy)
    text = outline(text).text if to == "html" else text
    assert "mostly agree" not in text
    assert "mostly disagree" not in text
    assert "you agree with it" not in text
    assert ("towards “Always”" in text) is (to != "teams")


@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_how_figures_are_read_is_said_in_words_that_fit_every_scale(card, how_often, edition):
    table = (
        render_report(card(edition, asked=how_often), how_often, to="md")
        .partition("features at a glance")[2]
        .partition("\n## ")[0]
    )
    assert "**Score:**" in table
    assert re.findall(r"\b(?:dis)?agree(?:s|d|ing)?\b", table) == []


def test_a_report_on_agreeing_still_says_it(card, questionnaire):
    assert "mostly agree" in render_report(card(), questionnaire, to="md")
    assert "towards" not in render_report(card(), questionnaire, to="md")


def test_the_one_statement_of_a_feature_is_said_so_too(card, how_often):
    made = card(asked=how_often, change={"trust": {"words": ["mostly disagree"]}})
    text = render_report(made, how_often, to="md")
    assert "on the whole your answers lie towards “Never”" in text
    shown = render_table([made], colour=False, ends=ends_of(how_often))
    assert "towards “Never”" in " ".join(shown.split())
    assert "disagree" not in shown


def test_a_figure_of_a_comparison_says_it_too(how_often):
    ends = ends_of(how_often)
    then = RoundScore(n=7, score=None, score_end=None, word="mostly agree", comparable=True, withheld={})
    assert figure(then, ends.dimensions["trust"], ENGLISH).plain == "towards “Always”"
    assert moved_figure(None, "mostly disagree", ends.items["goals1"], ENGLISH).plain == "towards “Never”"
    assert figure(then, None, ENGLISH).plain == "mostly agree"


def test_what_lies_between_the_ends_is_called_the_same_on_every_scale():
    assert statement_word(ENGLISH, "mixed", ("Never", "Always")) == statement_word(ENGLISH, "mixed") == "in between"
