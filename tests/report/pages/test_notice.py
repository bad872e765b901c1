"""The privacy notice is a page of its own: in order, tagged, in its language, and nothing people wrote is taken for HTML."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.pages.notice import Notice, Part, render_notice

HARD = "<b onclick=x>*Harbour*</b> &amp; {{ 7*7 }} \"q\" 'r' </style><script>"


@pytest.fixture
def make_notice():
    """A notice with a text, a list, or both under each heading."""

    def make(
        say: Language = ENGLISH, team: str = "Harbour", text: str = "Ann Lee", entries: Sequence[str] = (), reason: str = ""
    ) -> Notice:
        parts = (
            Part(say("Questions"), (say.apart(text),), reason=reason),
            Part(say("Support"), (say("If answering stirs something up, you can turn to:"),), tuple(map(say.apart, entries))),
        )
        return Notice(say("What happens to your answers"), team, "Seven features", say.apart(team), parts)

    return make


def tags(page: str, name: str) -> list[str]:
    return re.findall(rf"<{name}\b", page)


def test_the_page_has_one_heading_and_one_for_each_matter(make_notice) -> None:
    page = render_notice(make_notice(entries=["A", "B"]), ENGLISH, "en")

    assert re.findall(r"<h(\d)>(.*?)</h", page) == [
        ("1", "What happens to your answers"),
        ("2", "Questions"),
        ("2", "Support"),
    ]
    assert (len(tags(page, "ul")), len(tags(page, "li"))) == (1, 2)


def test_a_matter_without_entries_has_no_list(make_notice) -> None:
    assert tags(render_notice(make_notice(), ENGLISH, "en"), "ul") == []


def test_nothing_that_people_wrote_is_taken_for_html_or_for_a_template(make_notice) -> None:
    plain = render_notice(make_notice(entries=["A"], reason="B"), ENGLISH, "en")
    hard = render_notice(make_notice(team=HARD, text=HARD, entries=[HARD], reason=HARD), ENGLISH, "en")

    assert re.findall(r"</?[a-z]\w*", hard) == re.findall(r"</?[a-z]\w*", plain)
    assert hard.count("{{ 7*7 }}") == 5
    assert hard.count("&amp;amp;") == 5
    assert "49" not in hard.split("</style>")[1]


def test_the_page_runs_nothing_and_asks_for_nothing(make_notice) -> None:
    page = render_notice(make_notice(), ENGLISH, "en")

    assert "default-src 'none'" in page
    assert [tag for tag in ("script", "link", "img", "iframe", "form") if tags(page, tag)] == []
    assert "http:" not in page
    assert "https:" not in page


def test_the_page_says_its_language_and_that_of_other_peoples_words(make_notice, pseudo_locale) -> None:
    hebrew = Language("he", pseudo_locale)
    notice = make_notice(hebrew, reason="Wir wollen es wissen.")
    page = render_notice(replace(notice, reason_language="de"), hebrew, "en")

    assert page.startswith('<!doctype html><html lang="he" dir="rtl">')
    assert '<span lang="en" dir="ltr">Seven features</span>' in page
    assert '<p lang="de" dir="ltr">Wir wollen es wissen.' in page
    assert '<p lang="en" dir="ltr">Wir wollen es wissen.' in render_notice(notice, hebrew, "en")
    assert "<bdi>Ann Lee</bdi>" in page


def test_the_teams_name_is_in_the_title(make_notice) -> None:
    assert "<title>Harbour: What happens to your answers</title>" in render_notice(make_notice(), ENGLISH, "en")
