"""What a questionnaire's figures must not be used for stands first in everything that prints them, and nowhere without it."""

from dataclasses import replace

import pytest

from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.debrief.render import render_debrief
from teamcheck.report.render import render_report

CAUTION = "For learning, not for marks."
COPIES = ("team", "coach", "organisation")
EDITIONS = ("discussion", "small-team", "full")


@pytest.fixture
def cautious(questionnaire):
    return replace(questionnaire, caution=CAUTION)


def first_of(text, *headings):
    """The part of a document that begins at its first part, up to the next heading."""
    heading = next(heading for heading in headings if heading in text)
    return text.partition(heading)[2]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("to", ["html", "md", "teams"])
def test_a_report_says_it_before_anything_else_that_it_says_in_short(card, cautious, to, copy, edition):
    text = first_of(render_report(card(edition, asked=cautious), cautious, to=to, copy=copy), "In short")
    assert CAUTION in text[:200]
    assert text.count(CAUTION) == 1


@pytest.mark.parametrize("copy", ["team", "coach"])
@pytest.mark.parametrize("to", ["html", "md"])
def test_a_debrief_says_it_first(card, cautious, to, copy):
    text = first_of(render_debrief(card(asked=cautious), cautious, to=to, copy=copy), "What this is for")
    assert CAUTION in text[:200]


def test_where_there_is_none_nothing_is_kept_in_mind_for_it(card, questionnaire):
    assert "Keep in mind" not in first_of(render_report(card(), questionnaire), "In short").partition("</section>")[0]


def test_what_is_asked_about_a_leader_is_not_for_appraisal():
    assert "not for appraisal" in load_questionnaire("compassionate-leadership").caution
