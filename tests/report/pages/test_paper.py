"""The form on paper: the same questions in the same order, and the marks that are typed in from it."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from teamcheck.collect.typed import lines_of
from teamcheck.questionnaire.asked import asked_of
from teamcheck.questionnaire.conversation import Framing
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.pages.paper import render_paper

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def page(asked, told) -> str:
    return render_paper(asked, told, ENGLISH, identity="7KQ2", hand_in="Ann Lee")


def boxes(page: str) -> list[list[str]]:
    """The boxes of each statement, in order."""
    return [re.findall(r"<b>([^<]+)", row) for row in re.findall(r"<div class=boxes[^>]*>(.*?)</div>", page)]


def keyed_in(marks: list[list[str]], asked, pick) -> dict[str, tuple[str, ...]]:
    """What comes in if a mark of each row is typed in, section by section."""
    rows, answers = iter(marks), {}
    lines = lines_of(asked)[len(asked.background) :]
    for section, line in zip(asked.sections, lines, strict=False):
        answers |= line.read(" ".join(pick(next(rows)).lower() for _ in section.items))
    return answers


def test_a_page_is_well_made(page, well_made):
    well_made(page)


def test_every_statement_has_the_boxes_that_can_be_typed_in(page, asked):
    first = keyed_in(boxes(page), asked, lambda row: row[0])
    assert first == {item.id: (str(item.scale.lowest),) for item in asked.items}
    last = keyed_in(boxes(page), asked, lambda row: row[-1])
    assert last == {item.id: ("PNTS",) for item in asked.items}
    for item, row in zip(asked.items, boxes(page), strict=True):
        assert ("N" in row) == (item.scale.not_applicable is not None)
        assert len(row) == len(item.scale.points) + ("N" in row) + 1


def test_what_to_ask_oneself_first_stands_before_the_questions(made_up, told, outline):
    framed = replace(made_up, framing=Framing(("What do you hope for?",), ("What did we learn?",)))
    page = render_paper(asked_of(framed, background=True), told, ENGLISH, identity="7KQ2", hand_in="Ann Lee")
    text = outline(page).text
    assert text.index("What do you hope for?") < text.index("What do you do?")
    assert "What did we learn?" not in text


def test_questions_come_in_the_order_of_the_form(page, asked, outline):
    shown = outline(page).text
    texts = [
        *(question.text for question in asked.background),
        *(item.text for item in asked.items),
        *(checklist.text for checklist in asked.checklists),
        *(question.text for question in asked.comments),
    ]
    places = [shown.index(text) for text in texts]
    assert places == sorted(places)


def test_statements_are_numbered_through_a_section_whatever_their_scales(asked, told):
    one, other = asked.sections[0], asked.sections[5]
    section = replace(one, items=(*one.items, *other.items))
    page = render_paper(replace(asked, sections=(section,)), told, ENGLISH, identity="", hand_in="")
    assert re.findall(r"<ol([^>]*)>", page) == ["", ' start="3"']


def test_what_the_boxes_mean_is_said_in_every_section(page, asked):
    keys = re.findall(r"<ul class=key>(.*?)</ul>", page)
    assert len(keys) == len(asked.sections)
    assert [re.sub("<[^>]+>", "", part) for part in keys[0].split("<li>")[1:]] == [
        "1 Strongly disagree",
        "2 Disagree",
        "3 Neither agree nor disagree",
        "4 Agree",
        "5 Strongly agree",
        "N Not relevant to my work",
        "P Prefer not to say",
    ]


def test_choices_have_the_numbers_that_are_typed_in(page, asked):
    choice = lines_of(asked)[0]
    printed = re.findall(r'<b class="?box"?>(\w)</b> (?:<span[^>]*>)?([^<]+)', page)
    assert printed[:3] == [("1", "Nurse"), ("2", "Something else"), ("P", "Prefer not to say")]
    assert choice.read("2") == {"role": ("other-work",)}
    assert printed[3:] == [("1", "Thing forms"), ("2", "Thing noise-and-more"), ("3", "Thing search")]


def test_it_says_which_form_it_is_and_whom_to_give_it_to(page, outline):
    shown = outline(page).text
    assert "Form 7KQ2" in shown
    assert "Fold it, and put it into the envelope or box. Ann Lee collects them. Do not write your name on it." in shown


def test_the_pages_own_rule_allows_its_style_sheets_and_nothing_else(page, outline):
    (rule,) = [a["content"] for a in outline(page).all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    sheets = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode() for sheet in sheets]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    assert rule == f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'"


def test_colours_of_both_sheets_are_the_same(page):
    first, more = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert set(re.findall(r"var\((--\w+)\)", more)) <= set(re.findall(r"(--\w+):", first))


def test_nothing_from_outside_becomes_part_of_the_page(asked, told, outline):
    hostile = replace(told, title=HOSTILE, why=HOSTILE, who=ENGLISH("{name} asks.", name=HOSTILE))
    found = outline(render_paper(asked, hostile, ENGLISH, identity=HOSTILE, hand_in=HOSTILE))
    assert not found.all("script")
    assert found.text.count(HOSTILE) == 5


def test_a_page_says_which_words_are_in_another_language(asked, told, pseudo_locale, outline):
    page = render_paper(asked, told, Language("he", pseudo_locale), identity="", hand_in="Ann")
    assert outline(page).all("html") == [{"lang": "he", "dir": "rtl"}]
    assert '<span lang="he" dir="rtl">' in page
    assert '<span lang="en" dir="ltr">Agree</span>' in page
    assert "<bdi>Ann</bdi>" in page


def test_the_reason_is_in_the_language_it_is_written_in(asked, told):
    german = replace(told, why="Wir wollen es wissen.", why_language="de")
    page = render_paper(asked, german, ENGLISH, identity="", hand_in="Ann")
    assert '<span lang="de" dir="ltr">Wir wollen es wissen.</span>' in page
    assert page.count('lang="de"') == 1
