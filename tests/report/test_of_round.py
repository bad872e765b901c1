"""What a report repeats of its round stands where its readers look, once, and nothing of it where there is no round."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from teamcheck.report.debrief.render import render_debrief
from teamcheck.report.language import Language
from teamcheck.report.of_round import NO_ROUND, OfRound, days, who_was_asked, whom_to_turn_to
from teamcheck.report.render import render_report

SPRING = OfRound(
    debrief=date(2026, 3, 25),
    talk_led_by="Bo Diaz",
    review=date(2026, 6, 24),
    members="All who work here",
    leader_answers=True,
    support=("Staff support, extension 300", "Eve of the union"),
)
ARRIVE = "Answers are not read as they arrive, so they are no way to report harm."
TURN = "you can turn to: Staff support, extension 300; Eve of the union."
CASES = {"small-team": {}, "full": {"edition": "full"}, "discussion": {"edition": "discussion", "marks": (None, None)}}


def plain(document: str) -> str:
    """A document without tags, backslashes and hidden marks, on one line."""
    text = re.sub(r"<style>.*?</style>|<[a-z/!][^>]*>|[\\\u2066-\u2069]", " ", document, flags=re.DOTALL)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'")
    return re.sub(r" ([.,])", r"\1", " ".join(text.split()))


@pytest.mark.parametrize(("case", "copy", "to"), [*product(CASES, ["team", "coach"], ["html", "md", "teams"])])
def test_a_report_says_whom_people_can_turn_to_and_that_answers_are_not_read_as_they_arrive(
    card, questionnaire, case: str, copy: str, to: str
) -> None:
    said = plain(render_report(card(**CASES[case]), questionnaire, to=to, copy=copy, of_round=SPRING))

    assert (said.count(TURN), said.count(ARRIVE)) == (1, 1)


@pytest.mark.parametrize(("copy", "to"), [*product(["team", "coach"], ["html", "md"])])
def test_the_guide_to_the_talk_says_the_same(card, questionnaire, copy: str, to: str) -> None:
    said = plain(render_debrief(card(), questionnaire, to=to, copy=copy, of_round=SPRING))

    assert (said.count(TURN), said.count(ARRIVE)) == (1, 1)
    assert "Talk: 25 March 2026, led by Bo Diaz" in said


@pytest.mark.parametrize("to", ["html", "md"])
@pytest.mark.parametrize("render", [render_report, render_debrief])
def test_whoever_leads_the_talk_says_at_its_start_whom_people_can_turn_to(card, questionnaire, render, to: str) -> None:
    named, unnamed = (plain(render(card(), questionnaire, to=to, copy="coach", of_round=each)) for each in (SPRING, NO_ROUND))

    start = "Say at the start whom people can turn to if something serious comes up: Staff support, extension 300; Eve"
    assert [start in said for said in (named, unnamed)] == [True, False]
    assert ["Know whom people can turn to" in said for said in (named, unnamed)] == [False, True]


@pytest.mark.parametrize(("copy", "to"), [*product(["team", "coach"], ["html", "md", "teams"])])
def test_the_days_and_who_leads_the_talk_stand_on_the_cover_of_whoever_talks(card, questionnaire, copy: str, to: str) -> None:
    said = plain(render_report(card(), questionnaire, to=to, copy=copy, of_round=SPRING))
    cover = said[: said.index("In short")]

    assert "Talk: 25 March 2026, led by Bo Diaz" in cover
    assert "Review: 24 June 2026" in cover


@pytest.mark.parametrize("to", ["html", "md", "teams"])
def test_an_organisation_reads_who_was_asked_and_nothing_of_the_talk(card, questionnaire, to: str) -> None:
    said = plain(render_report(card(), questionnaire, to=to, copy="organisation", of_round=SPRING))

    assert ("All who work here" in said) == (to != "teams")
    assert [word for word in ("Talk:", "Bo Diaz", "Review:", "Staff support") if word in said] == []


@pytest.mark.parametrize(("leader", "was"), [(True, "was asked too"), (False, "was not asked")])
def test_who_was_asked_is_said_and_never_who_answered(card, questionnaire, leader: bool, was: str) -> None:
    of_round = OfRound(members="All on the ward", leader_answers=leader)
    said = plain(render_report(card(), questionnaire, to="md", of_round=of_round))

    assert f"Who was asked: All on the ward. Whoever leads the team {was}." in said
    assert "leads the team answered" not in said


def test_nothing_is_said_of_who_was_asked_where_nobody_was(card, questionnaire) -> None:
    nobody = card("discussion", answered=0, response_rate=None, marks=(None, None))

    assert "Who was asked" not in render_report(nobody, questionnaire, to="md", of_round=SPRING)


@pytest.mark.parametrize("to", ["html", "md"])
def test_what_a_facilitator_wrote_stays_text(card, questionnaire, to: str) -> None:
    of_round = replace(SPRING, members="<q>us</q>", support=("<q>Eve</q>",), talk_led_by="<q>Bo</q>")
    document = render_report(card(), questionnaire, to=to, of_round=of_round)

    assert [name for name in ("us", "Eve", "Bo") if name not in document] == []
    assert "<q>" not in document.replace(r"\<q>", "")


def test_all_of_it_is_said_in_the_language_of_the_report(pseudo_locale) -> None:
    greek = OfRound(date(2026, 3, 25), "Άννα", date(2026, 6, 24), "εμείς", leader_answers=False, support=("κάποια",))
    say = Language("he", pseudo_locale)
    said = "".join([*days(greek, say), who_was_asked(greek, say) or "", *whom_to_turn_to(greek, say)])
    assert [letter for letter in said if letter.isascii() and letter.isalpha()] == []


@pytest.mark.parametrize("to", ["html", "md"])
@pytest.mark.parametrize("render", [render_report, render_debrief])
def test_whoever_leads_the_talk_reads_how_to_speak_of_a_comment_on_harm(card, questionnaire, render, to: str) -> None:
    line = "If a comment tells of harm: do not ask who wrote it."
    asked, silent = card(comments=["a", "b", "c"]), card().model_copy(update={"comments": []})

    assert line in plain(render(asked, questionnaire, to=to, copy="coach"))
    assert line not in plain(render(asked, questionnaire, to=to, copy="team"))
    assert line not in plain(render(silent, questionnaire, to=to, copy="coach"))
