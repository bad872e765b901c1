"""Templates made tight: a page says and holds the same as one that was not, whatever people are called and write."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from teamcheck.report import render, templating
from teamcheck.report.render import render_report
from teamcheck.report.templating import read_template, replaceable
from teamcheck.report.tight import tight_css, tight_html

CACHES = (templating.html_template, render._material)
LEFT_OUT = {"cards": "cutouts", "comments": "comments", "leanings": "leanings", "notes": "notes"}


@pytest.fixture
def as_written(monkeypatch):
    """Fills templates as they stand in their files."""

    def made(make):
        with monkeypatch.context() as patched:
            patched.setattr(templating, "tight_html", lambda template: template)
            patched.setattr(templating, "tight_text", escape)
            for cache in CACHES:
                cache.cache_clear()
            page = make()
        for cache in CACHES:
            cache.cache_clear()
        return page

    return made


def held(outline, page):
    """The elements of a page with what they have, but for what browsers know without being told, and its text."""
    found = outline(page)
    assert found.faults == []
    unsaid = {"scope": ("row", "col")}
    elements = [
        (tag, {name: value for name, value in attributes.items() if value not in unsaid.get(name, ())})
        for tag, attributes in found.elements
        if tag != "tbody"
    ]
    return elements, re.sub(r"\s+", "", found.text)


@pytest.mark.parametrize("copy", ["team", "coach", "organisation"])
@pytest.mark.parametrize("edition", ["discussion", "small-team", "full"])
def test_a_tight_page_holds_what_its_templates_say(card, questionnaire, outline, as_written, breakdowns, edition, copy):
    change = {} if edition == "discussion" else {"breakdowns": breakdowns}
    shown = card(edition, comments=['It\'s "fine" <b>here</b>', "a='b' c=d>e `f`"], marks=(True, False)).model_copy(
        update=change
    )
    loose = as_written(lambda: render_report(shown, questionnaire, copy=copy))
    tight = render_report(shown, questionnaire, copy=copy)
    assert held(outline, tight) == held(outline, loose)
    assert len(tight) < len(loose)


@given(name=st.text("ab'\"=<>`/& {}%#\u05d0", min_size=1, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
def test_no_name_of_a_team_reaches_beyond_its_place(card, questionnaire, outline, name):
    elements, text = held(outline, render_report(card(team=name, round=name, comments=[name]), questionnaire))
    assert elements == held(outline, render_report(card(team="x", round="x", comments=["x"]), questionnaire))[0]
    assert text.count("".join(name.split())) >= 3


def test_only_names_of_ours_lose_their_quotation_marks():
    kept = '<a href="{{ offer.href }}" title="two words" class="tag {{ tag.kind }}" lang="{{ page.lang }}">'
    assert tight_html(kept) == kept
    either = '<table class="{% if part.counted %}counted{% else %}statements{% endif %}">'
    assert tight_html(either) == either.replace('"', "")
    perhaps = '<table class="{% if part.counted %}counted{% endif %}">'
    assert tight_html(perhaps) == perhaps


def test_no_value_in_our_templates_stands_in_apostrophes():
    for name in replaceable():
        if name.endswith(".html.j2"):
            assert not re.search(r"[\w-]='", read_template(name)), name


@pytest.mark.parametrize("copy", ["team", "coach", "organisation"])
@pytest.mark.parametrize("edition", ["discussion", "small-team", "full"])
def test_a_page_without_a_part_has_no_rules_for_it_and_one_with_it_has(card, questionnaire, edition, copy):
    for comments in ([], ["Keep the short meetings.", "More time.", "Less noise."]):
        page = render_report(card(edition, comments=comments), questionnaire, copy=copy)
        sheet, body = page.split("</style>")
        for name in LEFT_OUT.values():
            assert (f".{name}{{" in sheet or f".{name} " in sheet) >= bool(re.search(rf"class=[\"\w -]*\b{name}\b", body)), name


def test_every_part_that_rules_are_marked_for_is_one_that_can_be_left_out():
    sheet = read_template("report.css")
    marked = set(re.findall(r"^/\*([a-z]+)\*/", sheet, re.MULTILINE))
    assert marked == {*LEFT_OUT, "blocks", "logo", "turned"}
    assert "/*" not in tight_css(sheet)[0]
    assert len(tight_css(sheet, marked)[0]) < len(tight_css(sheet)[0])
