"""The leader's copy as a page and as Markdown: those of the golden folder, whole, small, and safe."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.leader.render import render_leaders_copy
from teamcheck.report.look import Look

CASES = {
    "small-team": {},
    "full": {"edition": "full"},
    "discussion": {"edition": "discussion", "marks": (None, None)},
}
#: Most bytes of a page.
BUDGET = 60 * 1024
HOSTILE = "<script>alert(1)</script>"


def documents(shown, asked, own, language=ENGLISH):
    made = {f"page.{to}": render_leaders_copy(shown, asked, own=own, to=to, language=language) for to in ("html", "md")}
    return made | {"page.html": made["page.html"].replace("><", ">\n<")}


@pytest.mark.parametrize("case", CASES)
def test_documents_are_those_of_the_golden_folder(card, asked, own, golden, case):
    golden(f"leader-{case}", documents(card(asked=asked, **CASES[case]), asked, own()))


def test_a_page_from_right_to_left_is_that_of_the_golden_folder(card, asked, own, golden, pseudo_locale):
    made = documents(card("full", asked=asked), asked, own(goals1=None), Language("he", pseudo_locale))
    golden("leader-mirrored", {"page.html": made["page.html"]})


@pytest.fixture(params=CASES)
def page(request, card, asked, own):
    return render_leaders_copy(card(asked=asked, **CASES[request.param]), asked, own=own())


def test_a_page_is_well_formed_and_its_headings_skip_no_level(page, outline):
    found = outline(page)
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch("h[1-6]", tag)]
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert found.faults == []
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(set(ids)) == len(ids)


def test_a_page_is_one_small_file_without_scripts_whose_links_lead_somewhere(page, outline):
    found = outline(page)
    ids = {attributes.get("id") for _, attributes in found.elements}
    assert len(page.encode()) <= BUDGET
    assert not found.all("script", "link", "img", "form", "iframe")
    assert {link["href"] for link in found.all("a")} <= {f"#{name}" for name in ids}


def test_the_first_screen_says_for_whom_it_is_and_what_it_is_not_for(page, outline):
    first = outline(page).text.split("What to do with it")[0]
    assert "For the person who leads Harbour alone; for learning, not for appraisal" in first
    assert "Keep in mind: For learning, not for appraisal." in first
    assert "nobody should ask you for it" in first


@pytest.mark.parametrize("to", ["html", "md"])
def test_how_to_take_it_stands_before_how_the_two_lie(card, asked, own, to):
    text = render_leaders_copy(card("full", asked=asked), asked, own=own(), to=to)
    order = [text.index(said) for said in ("Before you read on", "If something here hurts", "Your team took the time")]
    assert order == sorted(order)


def test_what_is_written_is_text_and_comes_out_as_text(card, asked, own):
    wordings = {"leader": {"goals1": HOSTILE}}
    made = card(asked=asked, team=HOSTILE, round="**x**")
    page = render_leaders_copy(made, replace(asked, voices=wordings), own=own())
    assert HOSTILE not in page
    assert page.count("&lt;script&gt;") >= 3
    assert r"\*\*x\*\*" in render_leaders_copy(made, asked, own=own(), to="md")


def test_a_page_wears_the_users_own_sheet(card, asked, own):
    page = render_leaders_copy(card(asked=asked), asked, own=own(), look=Look(style=".mine{color:red}"))
    assert ".mine{color:red}" in page


def test_what_the_copy_cannot_be_made_of_is_refused(card, asked, questionnaire, own):
    made = card(asked=asked)
    with pytest.raises(TypeError, match="protected"):
        render_leaders_copy(made.model_dump(), asked, own=own())
    with pytest.raises(ValueError, match="another"):
        render_leaders_copy(card(questionnaire=made.questionnaire.model_copy(update={"sha256": "1" * 64})), asked, own=own())
    with pytest.raises(ValueError, match="voice of a leader"):
        render_leaders_copy(made, questionnaire, own=own())


def test_comments_stay_in_the_teams_report(card, asked, own):
    made = card(asked=asked, comments=["More tea.", "Less noise.", "Keep on."])
    for to in ("html", "md"):
        assert "More tea" not in render_leaders_copy(made, asked, own=own(), to=to)
