"""A debrief says no more of a team than its report of the same copy: no figure, no sentence with one, no feature."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.report.debrief.render import render_debrief
from teamcheck.report.render import render_report

COPIES = ("team", "coach")
#: Numbers that a debrief holds whatever the answers: its three lengths, minutes of their parts, and those to vote with.
CLOCK = re.compile(r"\(\d+ min, \d+ to \d+\)|\d+, \d+ or \d+ minutes|^### \d+ minutes$|^\d+\. |^\| \d+\. ", re.MULTILINE)


def faults(team):
    for copy in COPIES:
        report = render_report(team.card, team.asked, to="md", copy=copy)
        debrief = without_the_study(render_debrief(team.card, team.asked, to="md", copy=copy))
        yield from (f"{copy}: {number}" for number in numbers(CLOCK.sub("", debrief)) - numbers(report))
        yield from (f"{copy}: {sentence}" for sentence in rated(debrief) if sentence not in report)


def without_the_study(debrief):
    """What a debrief says of other people's work is about no team."""
    before, _, after = debrief.partition("**What others saw:**\n")
    return before + after.partition("\n\n")[2]


def numbers(text):
    return set(re.findall(r"\d+", text))


SAID = ("You rated this", "Your views", "There is one statement", "“.+” is rated low", "Their views")


def rated(text):
    """Sentences that say what people answered."""
    return re.findall(rf"^(?:{'|'.join(SAID)})[^.]+[.]", text, re.MULTILINE)


@pytest.mark.slow
def test_a_debrief_says_no_more_than_its_report(teams):
    assert [(team.card.team, fault) for team in teams for fault in faults(team)] == []


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_debrief_of_any_made_up_team_says_no_more_than_its_report(lab, data):
    assert list(faults(data.draw(lab.drawn))) == []


@pytest.mark.slow
def test_a_debrief_can_be_made_from_the_json_of_its_report_alone(teams):
    for team in teams[:12]:
        again = type(team.card).model_validate_json(team.card.model_dump_json(by_alias=True))
        for copy in COPIES:
            assert render_debrief(again, team.asked, copy=copy) == render_debrief(team.card, team.asked, copy=copy)
