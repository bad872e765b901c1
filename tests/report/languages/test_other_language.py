"""A report in another language than the questionnaire was written in: other words, the same figures."""

import re
from dataclasses import replace

import pytest

from teamcheck.questionnaire.model import Group
from teamcheck.questionnaire.translated import in_language
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.report.render import render_report
from teamcheck.report.wording import worded
from teamcheck.scorecard.public import PublicGroup

GERMAN = Translation(
    language="de",
    status="machine",
    words={
        ("title",): "Ein kleiner Fragebogen",
        ("scales", "agree5", "points", "4"): "Stimme zu",
        ("dimensions", "real", "items", "real1"): "Wir teilen Ziele.",
        ("dimensions", "goals", "title"): "Ziele",
        ("dimensions", "goals", "question"): "Was ist mit Zielen?",
        ("dimensions", "goals", "items", "goals1"): "Wir kennen unsere Ziele.",
        ("dimensions", "roles", "title"): "Rollen",
        ("comments", "keep"): "Was sollen wir behalten?",
    },
)


@pytest.fixture
def asked(questionnaire):
    """A questionnaire with a German translation that lacks some words."""
    return replace(questionnaire, translations=(GERMAN,))


@pytest.fixture
def german(asked):
    return in_language(asked, "de")


@pytest.mark.parametrize("edition", ["discussion", "small-team", "full"])
def test_the_words_are_the_translations_and_the_figures_the_same(card, german, edition: str) -> None:
    before = card(edition, asked=german)
    english = card(edition)
    after = worded(english, german)

    assert [dimension.title for dimension in after.dimensions] == ["Ziele", "Rollen", "Trust"]
    assert [item.text for item in after.dimensions[0].items[:2]] == ["Wir kennen unsere Ziele.", "We check our goals."]
    assert (after.real_team[0].text, after.comments[0].text) == ("Wir teilen Ziele.", "Was sollen wir behalten?")
    words = {
        "dimensions": {"__all__": {"title": True, "items": {"__all__": {"text", "sha256"}}}},
        "real_team": True,
        "comments": True,
    }
    assert after.model_dump(exclude=words) == before.model_dump(exclude=words) == english.model_dump(exclude=words)


def test_the_digest_of_a_statement_is_that_of_the_words_it_was_counted_with(card, german) -> None:
    english = card()
    digests = [[item.sha256 for item in dimension.items] for dimension in english.dimensions]

    assert [[item.sha256 for item in dimension.items] for dimension in worded(english, german).dimensions] == digests


def test_titles_of_groups_are_the_questionnaires(card, german) -> None:
    grouped = replace(german, groups=(Group("all", "Alles"),))
    score = PublicGroup(id="all", title="All of it", score=60, withheld={})

    assert worded(card(groups=[score]), grouped).groups[0].title == "Alles"


def test_a_report_says_both_languages(card, german, outline, hebrew) -> None:
    page = outline(render_report(worded(card("full"), german), german, language=hebrew))

    assert [each["lang"] for each in page.all("html")] == ["he"]
    assert {each["lang"] for _, each in page.elements if "lang" in each} == {"he", "de"}
    assert "Ziele" in page.text
    assert re.search("Stimme zu.{0,3} 5", page.text)
    assert "Goals" not in page.text


@pytest.mark.parametrize(
    ("status", "translator", "said"),
    [
        ("machine", "", "machine, not checked by a person"),
        ("reviewed", "", "reviewed by a person"),
        ("validated", "", "validated"),
        ("machine", "a program", "machine, not checked by a person (a program)"),
    ],
)
@pytest.mark.parametrize("to", ["html", "md"])
def test_the_report_says_how_far_a_translation_can_be_trusted(
    card, asked, outline, to, status: str, translator: str, said: str
) -> None:
    german = in_language(replace(asked, translations=(replace(GERMAN, status=status, translator=translator),)), "de")
    document = render_report(worded(card(), german), german, to=to)

    assert f"Translation: {said}\n" in document if to == "md" else f"Translation{said}Fingerprint" in outline(document).text


@pytest.mark.parametrize("to", ["html", "md"])
def test_the_questionnaires_own_words_need_no_such_line(card, asked, to) -> None:
    assert "Translation" not in render_report(card(), asked, to=to)
