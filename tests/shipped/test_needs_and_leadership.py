"""What is particular to core needs, collective leadership and compassionate leadership: their levels, dimensions and voices."""

import re

import pytest

from teamcheck.questionnaire.load import load_questionnaire

LEADER = re.compile(r"\b(leader|leaders|manager|managers|boss|supervisor)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def compassionate():
    return load_questionnaire("compassionate-leadership")


def test_eight_factors_stand_under_three_needs_in_the_order_of_the_model():
    needs = load_questionnaire("core-needs")
    assert [group.title for group in needs.groups] == ["Autonomy", "Belonging", "Contribution"]
    assert [(dimension.group, dimension.id) for dimension in needs.dimensions] == [
        ("autonomy", "authority"),
        ("autonomy", "justice"),
        ("autonomy", "conditions"),
        ("belonging", "teamworking"),
        ("belonging", "culture"),
        ("contribution", "workload"),
        ("contribution", "supervision"),
        ("contribution", "learning"),
    ]


def test_collective_leadership_has_its_six_dimensions():
    assert [dimension.title for dimension in load_questionnaire("collective-leadership").dimensions] == [
        "Everybody takes responsibility",
        "Speaking up, whatever the seniority",
        "Working across boundaries",
        "Autonomy and voice",
        "Shared values",
        "Optimism and appreciation",
    ]


def test_compassionate_leadership_has_the_four_behaviours_in_order(compassionate):
    assert [dimension.id for dimension in compassionate.dimensions] == ["attending", "understanding", "empathising", "helping"]


@pytest.mark.parametrize("name", ["core-needs", "collective-leadership"])
def test_what_is_about_the_team_rates_no_leader(name):
    assert [item.text for item in load_questionnaire(name).items if LEADER.search(item.text)] == []


def test_every_statement_about_a_leader_says_so(compassionate):
    assert [item.text for item in compassionate.items if "our leader" not in item.text.lower()] == []


def test_a_leader_answers_every_statement_in_the_first_person(compassionate):
    assert set(compassionate.voices) == {"leader"}
    voiced = compassionate.voices["leader"]
    assert list(voiced) == [item.id for item in compassionate.items]
    assert [text for text in voiced.values() if not re.search(r"\b(I|me|my)\b", text) or LEADER.search(text)] == []


def test_a_leader_reads_statements_as_easy_as_those_of_the_team(compassionate, grade, words_in):
    voiced = compassionate.voices["leader"].values()
    assert grade(voiced) <= 7
    assert {text: n for text in voiced if not 4 <= (n := len(words_in(text))) <= 18} == {}


def test_it_says_wherever_it_is_met_that_it_is_not_for_appraisal(compassionate):
    shown = [compassionate.title, compassionate.intro, compassionate.description]
    shown += [dimension.caution for dimension in compassionate.dimensions]
    assert [text for text in shown if "not for appraisal" not in text] == []


def test_people_are_told_before_they_answer_that_their_leader_may_see_the_figures(compassionate):
    assert "Your leader may see the figures of the team, but never who gave which answer." in compassionate.intro


def test_low_scores_of_a_leader_send_the_coach_to_the_leader_first(compassionate):
    cares = [dimension.care for dimension in compassionate.dimensions]
    assert len(set(cares)) == len(cares) == 4
    assert [care for care in cares if not re.search(r"leader('s side)? alone", care)] == []


def test_whoever_leads_is_asked_to_leave_the_team_s_form_to_the_others(compassionate):
    assert "If you lead this team yourself, please leave this form to the others." in compassionate.intro
