"""What goes out before a round is plain text that says the same as the first screen, and nothing that is not so."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from teamcheck.collect.invitation import invitation, notice
from teamcheck.collect.round import Facilitator, Words
from teamcheck.collect.told import told
from teamcheck.questionnaire.claims import Source
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import BackgroundQuestion
from teamcheck.report.language import APART, ENGLISH, TOGETHER, Language

WAYS = ["kiosk", "room", "form", None]
HARD = "*Harbour* <b>&amp;</b> [x](https://example.org) `code` # _m_"


def invite(round_, way=None, when="", say=ENGLISH, tag="en") -> str:
    return invitation(round_, say, tag, way, when)


def noticed(round_, way=None, say=ENGLISH, tag="en") -> dict[str, str]:
    """What the notice says under each heading."""
    parts = notice(round_, say, tag, way).parts
    said = {part.heading.plain: [text.plain for text in (*part.texts, *part.entries)] for part in parts}
    reasons = {part.heading.plain: [part.reason] for part in parts if part.reason}
    return {heading: "\n".join([*texts, *reasons.get(heading, ())]) for heading, texts in said.items()}


@pytest.mark.parametrize("way", WAYS)
def test_the_invitation_says_in_the_same_sentences_what_the_first_screen_says(make_round, way) -> None:
    round_ = make_round(debrief=date(2026, 12, 1))
    text = invite(round_, way)
    first = told(round_, ENGLISH, "en", way)

    assert [point.topic for point in first.points if point.text.plain not in text] == ["kept"]
    for part in (first.who.plain, first.why, first.length.plain):
        assert part in text


@pytest.mark.parametrize("way", WAYS)
def test_the_notice_says_all_that_the_first_screen_says(make_round, way) -> None:
    round_ = make_round(debrief=date(2026, 12, 1))
    text = "\n".join(noticed(round_, way).values())
    first = told(round_, ENGLISH, "en", way)

    assert [said for said in (first.who.plain, first.why, first.length.plain) if said not in text] == []
    assert [point.topic for point in first.points if point.text.plain not in text] == []


def test_an_invitation_is_short(make_round, words_in) -> None:
    full = make_round(
        debrief=date(2026, 12, 1), audience="organisation", words=Words("We want to work together better.", "All of us.")
    )
    assert max(len(words_in(invite(full, way, "Tuesday at 2"))) for way in WAYS) <= 285


def test_the_first_line_is_a_subject(make_round) -> None:
    subject, empty, *_ = invite(make_round()).splitlines()

    assert (subject, empty) == ("Harbour: how do you work together?", "")


@pytest.mark.parametrize("short", ["pulse", "barriers"])
def test_the_subject_of_a_pulse_or_a_list_promises_no_more_than_is_asked(make_round, short) -> None:
    subject = invite(make_round(questionnaire=load_questionnaire(short))).partition("\n")[0]

    assert subject == "Harbour: a few short questions"


def test_when_and_who_is_asked_stand_there_only_if_somebody_said_so(make_round) -> None:
    with_both = invite(make_round(words=Words("Why", "Everybody on the ward.")), when="Tuesday at 2")

    assert "\nWhen: Tuesday at 2\n" in with_both
    assert "\nWho is asked: Everybody on the ward.\n" in with_both
    assert not any(label in invite(make_round()) for label in ("When:", "Who is asked:"))


def test_each_way_of_answering_is_told_from_the_others(make_round) -> None:
    lines = {line for way in WAYS for line in invite(make_round(), way).splitlines() if line.startswith("How you answer: ")}
    assert len(lines) == len(WAYS)


def test_what_people_wrote_stays_as_it_is_letter_by_letter(make_round) -> None:
    words = Words(HARD, HARD, (HARD,))
    text = invite(make_round(team=HARD, facilitator=Facilitator(HARD, HARD), words=words), when=HARD)

    assert text.count(HARD) > 8
    assert set("*<>&[]`#_\\") & set(text.replace(HARD, "")) == set()


def test_a_name_cannot_turn_the_text_around(make_round) -> None:
    text = invite(make_round(team="Har\u202ebour", words=Words("We\u2067 ask.")))

    assert "Harbour: how" in text
    assert "\u202e" not in text
    assert "\u2067" not in text


def test_hidden_marks_stand_only_in_lines_that_run_from_right_to_left(make_round, pseudo_locale) -> None:
    marks = (APART, TOGETHER)
    assert not any(mark in invite(make_round()) for mark in marks)

    hebrew = invite(make_round(), say=Language("he", pseudo_locale)).splitlines()
    assert [
        line for line in hebrew if any(mark in line for mark in marks) and not any("\u05d0" <= c <= "\u05ea" for c in line)
    ] == []
    assert f"{APART}Harbour{TOGETHER}" in hebrew[0]


def test_a_notice_without_a_day_of_deleting_says_that_nobody_named_one(make_round) -> None:
    without, with_day = noticed(make_round()), noticed(make_round(kept_until=date(2027, 1, 31)))

    assert "Until when it is kept is not said yet. Ann Lee can tell you." in without["What is kept"]
    assert "31 January 2027" in with_day["What is kept"]
    assert "Nobody has said" not in with_day["What is kept"]


def test_no_law_is_named_that_the_organisation_has_not_named(make_round) -> None:
    own = "Harbour Trust. Legal ground: a works agreement. Data protection: dpo@harbour.example"

    assert noticed(make_round())["Who is responsible"].startswith("Ann Lee can tell you")
    assert noticed(make_round(words=Words("Why", responsible=own)))["Who is responsible"] == own


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("", "It has not been tested how well these questions measure."),
        ("not validated", "It has not been tested how well these questions measure."),
        ("validated in twelve hospitals", "Its authors say of the questionnaire: validated in twelve hospitals."),
    ],
)
def test_a_notice_says_how_far_the_questions_can_be_trusted(make_round, seven, status: str, said: str) -> None:
    round_ = make_round(questionnaire=replace(seven, source=Source(status=status)))
    assert said in noticed(round_)["What you are asked"]


def test_questions_about_oneself_are_announced_only_where_they_are_asked(make_round, seven) -> None:
    asked = replace(seven, background=(BackgroundQuestion("role", "What is your role?", {"a": "A"}),))
    few = make_round(questionnaire=asked, keep="sheets")

    assert "about yourself" not in noticed(few)["What you are asked"]
    assert "“What is your role?”" in noticed(replace(few, people=20))["What you are asked"]
    assert "about yourself" not in noticed(replace(few, people=20, keep="dimensions"))["What you are asked"]


def test_support_is_a_list_in_the_notice(make_round) -> None:
    lines = ("Staff support, 01234 567890", "Samaritans, 116 123")
    [part] = [
        part
        for part in notice(make_round(words=Words("Why", support=lines)), ENGLISH, "en", None).parts
        if part.heading == "Support"
    ]

    assert [entry.plain for entry in part.entries] == [*lines]


@pytest.mark.parametrize(("way", "audience", "keep"), [*product(WAYS, ["team", "organisation"], ["dimensions", "sheets"])])
def test_every_sentence_is_said_in_the_language_of_the_text(make_round, pseudo_locale, seven, way, audience, keep) -> None:
    say = Language("he", pseudo_locale)
    asked = replace(
        seven, title="επτά", background=(BackgroundQuestion("role", "τι", {"a": "λ"}),), source=Source(status="δοκιμή")
    )
    for days, responsible in (({}, ""), ({"debrief": date(2026, 12, 1), "review": date(2027, 3, 1)}, "εμείς")):
        round_ = make_round(
            team="Ομάδα",
            questionnaire=asked,
            people=30,
            facilitator=Facilitator("Άννα", "12"),
            words=Words("γιατί", "εμείς", ("κάποια", "κάποιος"), responsible),
            audience=audience,
            keep=keep,
            **days,
        )
        page = notice(round_, say, "en", way)
        said = (
            invite(round_, way, "αύριο", say)
            + page.title
            + page.about
            + "".join(noticed(round_, way, say))
            + "".join(noticed(round_, way, say).values())
        )

        own_name = "".join(pseudo_locale.gettext("teamcheck"))
        assert [letter for letter in said.replace(own_name, "") if letter.isascii() and letter.isalpha()] == []


@pytest.mark.parametrize("leader", [True, False])
def test_who_is_asked_is_said_once_in_the_invitation_and_once_in_the_notice(make_round, leader: bool) -> None:
    round_ = make_round(words=Words("Why", "Everybody on the ward."), leader_answers=leader)
    [asked] = [point.text.plain for point in told(round_, ENGLISH, "en", None).points if point.topic == "asked"]

    assert "leads the team is " in asked
    assert [invite(round_).count(f"Who is asked: {asked}"), "\n".join(noticed(round_).values()).count(asked)] == [1, 1]
