"""What could be better about a round that can be used."""

from collections.abc import Iterator
from datetime import date, timedelta

from teamcheck.collect.languages import are_english, sentences
from teamcheck.collect.round import ASKED_FOR_BACKGROUND, Round
from teamcheck.errors import Code, Place, Problem

#: Longest from closing to the talk, so that people still see what they answered. Our choice, as all pages say it.
SOON_ENOUGH = timedelta(weeks=3)
#: Longest that people are taken to answer from today on, where nothing says when the round is to be closed. Our choice.
ASKED_FOR = timedelta(weeks=3)


def doubts(round_: Round, today: date) -> list[Problem]:
    """Warnings, in the order of the file.

    Args:
        round_: The round.
        today: The day where the facilitator is.
    """
    found = [*_of_people(round_), *_of_days(round_, today), *_of_languages(round_)]
    place = str(round_.file)
    return [Problem(Code.ROUND_DOUBTFUL, Place(place, key=key), message, fix, "warning") for key, message, fix in found]


def _of_people(round_: Round) -> Iterator[tuple[str, str, str]]:
    if round_.people < round_.minimum:
        message = f"the team has {round_.people} members, and there are no figures of fewer than {round_.minimum}"
        fix = "Nobody needs to answer: `teamcheck report` makes the questions and the exercise to talk about."
        yield "people", message, fix
    if not round_.facilitator.contact:
        yield "facilitator", "people are not told how to reach you", "Write a contact under facilitator."
    if round_.questionnaire.background and not round_.asks_background:
        message = "the questionnaire's questions about people themselves are not asked"
        fix = f"They need keep: sheets and {ASKED_FOR_BACKGROUND} people or more: fewer could be told apart by them."
        yield "keep", message, fix


def _of_days(round_: Round, today: date) -> Iterator[tuple[str, str, str]]:
    if round_.debrief is None:
        yield "debrief", "people are not told when you talk about the result", "Write debrief: and the day."
        yield from _of_who_leads(round_)
    elif round_.debrief < today:
        yield "debrief", "the day you talk about the result is past", "Write the new day."
    else:
        yield from _of_the_talk(round_, round_.debrief, today)
        yield from _of_who_leads(round_)
        if round_.review and round_.review <= round_.debrief:
            message = "you look at what came of it before you talk about the result"
            yield "review", message, "Write a day after the debrief."
    if round_.kept_until and round_.debrief and round_.kept_until < round_.debrief:
        yield "kept_until", "the answers are deleted before you talk about them", "Write a day after the debrief."


def _of_the_talk(round_: Round, day: date, today: date) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the day of the talk, which lies ahead."""
    weeks = f"{SOON_ENOUGH.days // 7} weeks"
    if round_.closes and day < round_.closes:
        yield "debrief", "you talk about the result while people still answer", "Write a day after that of closes:."
    elif round_.closes and day - round_.closes > SOON_ENOUGH:
        message = f"you talk about the result more than {weeks} after closing"
        yield "debrief", message, "Write an earlier day, so that people still see what they answered."
    elif not round_.closes and day - today > ASKED_FOR + SOON_ENOUGH:
        message = f"the day you talk about the result is far off: best is within {weeks} of closing"
        yield "debrief", message, "Write an earlier day. If people answer later, write closes: and the last day for it."


def _of_who_leads(round_: Round) -> Iterator[tuple[str, str, str]]:
    """That somebody leads the talk who may not be in the team, where people are told that only the team sees the report."""
    if round_.audience == "team" and round_.talk_led_by not in {"", round_.facilitator.name}:
        message = f"{round_.talk_led_by} leads the talk, and people are told that only the team sees the report"
        yield "talk_led_by", message, "If that person is not in the team, write audience: team-and-coach before you ask."


def _of_languages(round_: Round) -> Iterator[tuple[str, str, str]]:
    for tag in round_.languages:
        if tag == round_.questionnaire.language:
            continue
        if round_.words_in(tag).why == round_.words.why:
            message = f"people who answer in {tag} read why you ask in {round_.questionnaire.language}"
            yield f"translations.{tag}.why", message, f"Write it under translations: {tag}: why."
        if are_english(sentences(round_, tag)) and tag.partition("-")[0] != "en":
            message = f"all sentences around the questions stay English for people who answer in {tag}, the first screen too"
            fix = f"Put a catalogue into this folder: locale/{tag}/LC_MESSAGES/teamcheck.mo (docs/translating.md)."
            yield "languages", message, fix
