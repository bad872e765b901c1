"""The debrief as a page and as Markdown: those of the golden folder, whole, small, and for whom it may be."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from teamcheck.report.debrief.render import render_debrief
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.look import Look

CASES = {
    "small-team": {},
    "full": {"edition": "full", "change": {"goals": {"agreement": "mixed", "two_camps": False}}},
    "discussion": {"edition": "discussion", "marks": (None, None)},
    "slowly": {"edition": "full", "marks": (True, False)},
}
COPIES = ("team", "coach")
#: Most bytes of a page.
BUDGET = 60 * 1024
HOSTILE = "<script>alert(1)</script>"


def documents(card, questionnaire, language=ENGLISH):
    made = {
        f"{copy}.{to}": render_debrief(card, questionnaire, to=to, copy=copy, language=language)
        for copy in COPIES
        for to in ("html", "md")
    }
    return {name: text.replace("><", ">\n<") if name.endswith("html") else text for name, text in made.items()}


@pytest.mark.parametrize("case", CASES)
def test_documents_are_those_of_the_golden_folder(card, questionnaire, golden, case):
    golden(f"debrief-{case}", documents(card(**CASES[case]), questionnaire))


def test_a_page_from_right_to_left_is_that_of_the_golden_folder(card, questionnaire, golden, pseudo_locale):
    made = documents(card("full", marks=(True, False)), questionnaire, Language("he", pseudo_locale))
    golden("debrief-mirrored", {"coach.html": made["coach.html"]})


@pytest.fixture(params=[(case, copy) for case in CASES for copy in COPIES], ids="-".join)
def page(request, card, questionnaire):
    case, copy = request.param
    return render_debrief(card(**CASES[case]), questionnaire, copy=copy)


def test_a_page_is_well_formed_and_its_headings_skip_no_level(page, outline):
    found = outline(page)
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch("h[1-6]", tag)]
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert found.faults == []
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(set(ids)) == len(ids)


def test_a_page_is_one_small_file_without_scripts_and_asks_for_nothing(page, outline):
    found = outline(page)
    assert len(page.encode()) <= BUDGET
    assert not found.all("script", "link", "img", "form", "iframe")
    assert all(link["href"].startswith("#") for link in found.all("a"))


def test_every_link_of_a_page_leads_somewhere(page, outline):
    found = outline(page)
    ids = {attributes.get("id") for _, attributes in found.elements}
    assert {link["href"][1:] for link in found.all("a")} <= ids


REFLECTED = "And beyond this talk: do we stop often enough to look back, to learn, and to change how we work?"


@pytest.mark.parametrize("to", ["html", "md"])
@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("after", [(), ("What did we learn?",)])
def test_every_guide_ends_by_asking_whether_the_team_stops_to_look_back(card, questionnaire, after, copy, to):
    asked = replace(questionnaire, framing=replace(questionnaire.framing, after=after))
    made = render_debrief(card(), asked, to=to, copy=copy)
    heading = made.index("At the end, ask yourselves")
    assert made.count(REFLECTED) == 1
    assert [made.index(each, heading) for each in (*after, REFLECTED)] == sorted(
        made.index(each, heading) for each in (*after, REFLECTED)
    )


def test_a_name_is_shown_as_the_text_it_is(card, questionnaire):
    made = card(team=HOSTILE, round="**x**")
    assert HOSTILE not in render_debrief(made, questionnaire)
    assert "&lt;script&gt;" in render_debrief(made, questionnaire)
    assert r"\*\*x\*\*" in render_debrief(made, questionnaire, to="md")


def test_a_page_wears_the_users_own_sheet(card, questionnaire):
    assert ".mine{color:red}" in render_debrief(card(), questionnaire, look=Look(style=".mine{color:red}"))


def test_an_organisation_has_no_copy(card, questionnaire):
    with pytest.raises(ValueError, match="no copy"):
        render_debrief(card(), questionnaire, copy="organisation")


def test_only_a_protected_scorecard_can_be_talked_about(card, questionnaire):
    with pytest.raises(TypeError, match="protected"):
        render_debrief(card().model_dump(), questionnaire)


def test_a_scorecard_of_another_questionnaire_is_refused(card, questionnaire):
    other = card().questionnaire.model_copy(update={"sha256": "1" * 64})
    with pytest.raises(ValueError, match="another"):
        render_debrief(card(questionnaire=other), questionnaire)
