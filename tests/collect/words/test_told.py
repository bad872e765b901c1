"""What people are told is true of the round they answer in, whole in every language, and the same wherever it stands."""

import re
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from teamcheck.collect.invitation import invitation, notice
from teamcheck.collect.round import Facilitator, Words
from teamcheck.collect.told import dated, told
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import BackgroundQuestion
from teamcheck.report.language import ENGLISH, Language

WAYS = ["kiosk", "room", "form", None]
TALK = "You talk about the result together on 1 December 2026."
AUDIENCES = ["team", "team-and-coach", "organisation"]


def texts(round_, way="kiosk", say=ENGLISH, tag="en") -> dict[str, str]:
    """What is told, by topic."""
    return {point.topic: point.text.plain for point in told(round_, say, tag, way).points}


def test_who_asks_whom_and_why_comes_first(make_round) -> None:
    first = told(make_round(), ENGLISH, "en", "kiosk")

    assert first.who.plain == "Ann Lee asks everybody in the team Harbour."
    assert first.why == "We want to work together better."
    assert first.plain.splitlines()[:2] == [first.who.plain, first.why]


def test_the_minimum_that_is_told_is_the_rounds_own(make_round) -> None:
    assert "fewer than 5 of you" in texts(make_round())["shown"]
    assert "fewer than 8 of you" in texts(make_round(minimum=8))["shown"]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_whoever_makes_the_report_is_named_among_those_who_see_it(make_round, audience: str) -> None:
    assert "Ann Lee" in texts(make_round(audience=audience))["seen"]


def test_each_audience_is_told_of_all_who_may_see_it_and_of_no_other(make_round) -> None:
    said = {audience: texts(make_round(audience=audience))["seen"] for audience in AUDIENCES}

    assert [("leads your talk" in text, "organisation" in text) for text in said.values()] == [
        (False, False),
        (True, False),
        (True, True),
    ]


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_asking_is_called_anonymous_and_each_says_who_could_look(make_round, way: str | None) -> None:
    first = told(make_round(), ENGLISH, "en", way)
    [look] = [point for point in first.points if point.topic == "look"]

    assert look.heading == "Confidential, not anonymous"
    assert "Ann Lee" in look.text
    assert "could" in look.text
    assert "anonym" not in first.plain.casefold()


def test_the_network_is_spoken_of_only_where_there_is_one(make_round) -> None:
    assert [way for way in WAYS if "network" in texts(make_round(), way)["look"]] == ["room"]


def test_each_way_says_up_to_when_one_can_go_back_and_that_it_ends(make_round) -> None:
    said = {way: texts(make_round(), way)["free"] for way in WAYS}

    assert len(set(said.values())) == len(WAYS)
    assert [way for way, text in said.items() if "cannot be taken out again" not in text] == []
    assert [way for way, text in said.items() if "confirm" in text] == ["kiosk", None]


def test_a_file_sent_back_is_said_to_show_whose_it_is(make_round) -> None:
    assert "from whom they came" in texts(make_round(), "form")["look"]
    assert "they are yours" in texts(make_round(), None)["look"]


def test_what_is_said_of_forms_holds_for_those_that_are_sent_and_those_on_paper(make_round) -> None:
    assert texts(make_round(), "form")["look"] == (
        "Ann Lee gets your answers and could read them. Sent ones show from whom they came, a sheet of paper does not. "
        "They are counted without your name."
    )


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("about", ["", "Mill"])
def test_a_role_with_its_article_stands_first_in_every_sentence_that_names_it(make_round, way, audience, about) -> None:
    round_ = make_round(facilitator=Facilitator("The team's coach"), audience=audience, about=about)
    said = invitation(round_, ENGLISH, "en", way, "On Monday")
    said += "\n".join(text.plain for part in notice(round_, ENGLISH, "en", way).parts for text in part.texts)

    before = [said[: found.start()][-2:] for found in re.finditer("The team's coach", said)]
    assert len(before) > 3
    assert {each for each in before if each not in {". ", ": ", "\n\n"} and not each.endswith("\n")} == set()


def test_the_notice_says_of_open_questions_once(make_round) -> None:
    (asked,) = [part for part in notice(make_round(), ENGLISH, "en", None).parts if part.heading == "What you are asked"]
    (text,) = asked.texts
    assert "open question" in text.plain
    assert "words of your own" not in text.plain


def test_whole_sheets_are_said_to_stay_together(make_round) -> None:
    apart, together = (texts(make_round(keep=keep))["kept"] for keep in ("dimensions", "sheets"))

    assert "not those to different features" in apart
    assert "on one sheet" in together
    assert "could guess which is yours" in together


def test_features_that_share_a_statement_are_said_to_stay_together(make_round, seven) -> None:
    first, second, *rest = seven.dimensions
    sharing = replace(second, items=(*second.items, first.items[0]))
    some = make_round(questionnaire=replace(seven, dimensions=(first, sharing, *rest)))
    all_ = make_round(questionnaire=replace(seven, dimensions=(first, sharing)))

    assert "features that share a statement stay together" in texts(some)["kept"]
    assert texts(all_)["kept"] == texts(make_round(keep="sheets"))["kept"]


def test_the_day_of_deleting_is_named_with_who_deletes(make_round) -> None:
    assert "delete" not in texts(make_round())["kept"]
    assert texts(make_round(kept_until=date(2027, 1, 31)))["kept"].endswith("Ann Lee deletes all of it by 31 January 2027.")


def test_nothing_is_said_of_comments_where_none_are_asked_for(make_round, seven) -> None:
    silent = make_round(questionnaire=replace(seven, comments=()))

    assert "words" in texts(make_round())
    assert "words" not in texts(silent)
    assert "write" not in told(silent, ENGLISH, "en", "kiosk").plain


def test_what_nobody_has_written_down_is_left_out(make_round) -> None:
    bare, full = (
        make_round(facilitator=Facilitator("Ann Lee")),
        make_round(debrief=date(2026, 12, 1), words=Words("Why", "", ("A",))),
    )

    assert {"results", "contact", "support"} & texts(bare).keys() == set()
    assert {"results", "contact", "support"} <= texts(full).keys()


def test_the_facilitators_words_are_those_of_the_language(make_round) -> None:
    round_ = make_round(languages=("en", "cy"), other_words={"cy": Words("Pam", support=("Rhywun",))})
    welsh = told(round_, ENGLISH, "cy", "kiosk")

    assert (welsh.title, welsh.why) == ("Saith nodwedd", "Pam")
    assert welsh.points[-1].text.plain.startswith(
        "If answering stirs something up, or somebody is being harmed, you can turn to: Rhywun."
    )


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_has_a_name(month: int, pseudo_locale) -> None:
    english = dated(date(2026, month, 9), ENGLISH).plain
    assert english == f"9 {date(2026, month, 9):%B} 2026"
    assert not any(
        letter.isascii() and letter.isalpha() for letter in dated(date(2026, month, 9), Language("he", pseudo_locale))
    )


@pytest.mark.parametrize(("way", "audience", "keep"), [*product(WAYS, AUDIENCES, ["dimensions", "sheets"])])
def test_every_sentence_is_said_in_the_language_of_the_page(make_round, pseudo_locale, seven, way, audience, keep) -> None:
    greek = Words("γιατί", "εμείς", ("κάποια", "κάποιος"))
    asked = replace(seven, title="επτά", background=(BackgroundQuestion("role", "τι", {"a": "λ"}),))
    days = {"debrief": date(2026, 12, 1), "review": date(2027, 3, 1), "kept_until": date(2027, 6, 30)}
    round_ = make_round(
        team="Ομάδα",
        questionnaire=asked,
        people=30,
        facilitator=Facilitator("Άννα", "12"),
        words=greek,
        **days,
        audience=audience,
        keep=keep,
    )
    first = told(round_, Language("he", pseudo_locale), "en", way)

    said = first.plain + first.length + "".join(point.heading for point in first.points)
    assert [letter for letter in said if letter.isascii() and letter.isalpha()] == []


def test_the_document_on_two_teams_quotes_what_people_are_told(make_round) -> None:
    document = (Path(__file__).resolve().parents[3] / "docs" / "inter-team.md").read_text(encoding="utf-8")
    quoted = " ".join(line.removeprefix(">").strip() for line in document.splitlines() if line.startswith(">"))
    said = texts(make_round(team="Ward 3", about="Pharmacy", audience="organisation"))

    assert " ".join(quoted.split()) == f"{said['seen']} {said['shown']}"


@pytest.mark.parametrize(
    ("members", "leader", "said"),
    [
        ("", None, None),
        ("All on the ward.", None, "All on the ward."),
        ("All on the ward", True, "All on the ward. Whoever leads the team is asked too."),
        ("Who is here?", False, "Who is here? Whoever leads the team is not asked."),
        ("", False, "Whoever leads the team is not asked."),
    ],
)
def test_who_is_asked_stands_there_as_far_as_it_is_written_down(make_round, members, leader, said) -> None:
    assert texts(make_round(words=Words("Why", members), leader_answers=leader)).get("asked") == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({"debrief": date(2026, 12, 1)}, TALK),
        (
            {"debrief": date(2026, 12, 1), "talk_led_by": "Bo Diaz", "review": date(2027, 3, 1)},
            f"{TALK} The talk is led by Bo Diaz. You look at what came of it on 1 March 2027.",
        ),
        ({"review": date(2027, 3, 1)}, "You look at what came of it on 1 March 2027."),
        ({}, None),
    ],
    ids=str,
)
def test_what_comes_of_it_is_said_as_far_as_it_is_known(make_round, days, said) -> None:
    assert texts(make_round(**days)).get("results") == said


def test_whoever_is_named_for_support_is_named_with_why_harm_is_not_reported_here(make_round) -> None:
    named = make_round(words=Words("Why", support=("Staff support, ext 300", "Eve")))

    assert texts(named)["support"] == (
        "If answering stirs something up, or somebody is being harmed, you can turn to: Staff support, ext 300; Eve. "
        "Answers are not read as they arrive, so they are no way to report harm."
    )


@pytest.mark.parametrize("way", WAYS)
def test_that_answers_are_not_read_is_said_once_where_the_questionnaire_says_it_itself(make_round, way: str | None) -> None:
    asked = load_questionnaire("psychological-safety")
    round_ = make_round(questionnaire=asked, words=Words("Why", support=("Eve",)))
    page = f"{told(round_, ENGLISH, 'en', way).plain} {asked.intro}"
    sent = " ".join(text.plain for part in notice(round_, ENGLISH, "en", way).parts for text in part.texts)

    assert page.lower().count("answers are not read") == 1
    assert sent.lower().count("answers are not read") == 1
