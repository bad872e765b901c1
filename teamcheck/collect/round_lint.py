"""What could be better about a round that can be used."""

from collections.abc import Iterator
from datetime import date

from teamcheck.collect.languages import are_english, sentences
from teamcheck.collect.round import ASKED_FOR_BACKGROUND, Round
from teamcheck.errors import Code, Place, Problem


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
    elif round_.debrief < today:
        yield "debrief", "the day you talk about the result is past", "Write the new day."
    elif round_.review and round_.review <= round_.debrief:
        message = "you look at what came of it before you talk about the result"
        yield "review", message, "Write a day after the debrief."
    if round_.kept_until and round_.debrief and round_.kept_until < round_.debrief:
        yield "kept_until", "the answers are deleted before you talk about them", "Write a day after the debrief."


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
