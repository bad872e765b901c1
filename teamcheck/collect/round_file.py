"""Reads ``round.yaml`` with the questionnaire it names, every fault with its line."""

import re
from collections.abc import Iterator
from pathlib import Path

from teamcheck._ordinary import open_ordinary
from teamcheck.collect.round import FILE_NAME, Facilitator, Round, Words
from teamcheck.collect.round_format import SCHEMA, RoundFormat, WordsFormat
from teamcheck.errors import Code, Place, Problem, QuestionnaireError, RoundError
from teamcheck.questionnaire.document import Document
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.reports import no_more_than_can_be_read
from teamcheck.questionnaire.shape import held_against
from teamcheck.questionnaire.source import LARGEST, read_document

_ID_LINE = re.compile(r"^id: *[\"']?([a-z0-9]{12})\b", re.MULTILINE)
#: What to go on with where these keys are at fault, so that the others are looked at in the same run.
_STAND_INS = {"schema": SCHEMA, "id": "000000000000", "questionnaire": "?", "team": "?", "round": "?", "why": "?"}


def read_round(folder: Path) -> Round:
    """Read the round of a folder.

    Args:
        folder: Where ``round.yaml`` lies; the path of the file itself does as well.

    Raises:
        RoundError: There is no round, or it cannot be used; with every problem.
        QuestionnaireError: Its questionnaire cannot be used.
    """
    file = folder if folder.name == FILE_NAME else folder / FILE_NAME
    document, problems = _document(file)
    written, document, faults = held_against(RoundFormat, document, _STAND_INS)
    problems += faults
    if written is None or problems:
        raise RoundError(no_more_than_can_be_read(problems, str(file)))
    source = _source(written.questionnaire, file.parent)
    questionnaire = load_questionnaire(source)
    if problems := [*_contradictions(written, document, questionnaire)]:
        raise RoundError(problems)
    return _round(written, questionnaire, source, file.parent)


def _document(file: Path) -> tuple[Document, list[Problem]]:
    try:
        with open_ordinary(file) as stream:
            content = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise RoundError(
            [Problem(Code.NO_ROUND, Place(str(file)), "there is no round here", _way_to_a_round(file.parent))]
        ) from None
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or 'it failed'}"
        raise RoundError([Problem(Code.NO_ROUND, Place(str(file)), message, "See that you may read it.")]) from None
    try:
        return read_document(content, str(file))
    except QuestionnaireError as error:
        raise RoundError(error.problems) from None


def _way_to_a_round(folder: Path) -> str:
    """What to do where a folder holds no round: the latest one further in, such as a pulse, is named."""
    below = max(folder.glob(f"*/{FILE_NAME}"), default=None) or max(folder.glob(f"*/*/{FILE_NAME}"), default=None)
    if below is not None:
        return f"There are rounds further in: name the folder of one in the command, such as {below.parent}."
    return "Make one with `teamcheck init my-team`, go into its folder, or name the folder in the command."


def _source(name: str, folder: Path) -> str:
    """The questionnaire that is named: one that comes with teamcheck, or a file, seen from the folder of the round."""
    is_path = name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name
    return str(folder / name) if is_path else name


def id_beside(answers: Path) -> str:
    """The id of the round whose folder a file of answers lies in, or nothing where there is none."""
    try:
        with open_ordinary(answers.with_name(FILE_NAME)) as stream:
            text = stream.read(LARGEST).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
    found = _ID_LINE.search(text)
    return found[1] if found else ""


def _contradictions(written: RoundFormat, document: Document, questionnaire: Questionnaire) -> Iterator[Problem]:
    """What does not go together, though each part may stand there."""
    yield from _about(written, document, questionnaire)
    there = [questionnaire.language, *(translation.language for translation in questionnaire.translations)]
    for place, tag in enumerate(written.languages or ()):
        if tag not in there:
            message = f"The questionnaire has no words in `{tag}`; it has them in {', '.join(there)}."
            fix = f"Take `{tag}` out, or translate the questionnaire first (docs/translating.md)."
            yield Problem(Code.LANGUAGE_NOT_THERE, document.place("languages", place), message, fix)
    for tag in written.translations:
        if tag not in (written.languages or ()):
            message = f"There are words in `{tag}`, but nobody can answer in it."
            fix = f"Add {tag} under languages, or take them out."
            yield Problem(Code.LANGUAGE_NOT_THERE, document.place("translations", tag), message, fix)


def _about(written: RoundFormat, document: Document, questionnaire: Questionnaire) -> Iterator[Problem]:
    """What does not go together in a round about another team (method M77)."""
    if questionnaire.about is None:
        if written.about is not None:
            message = f"`about` names another team, and {questionnaire.id} asks people about their own."
            fix = "Take the line out, or name a questionnaire about another team: inter-team."
            yield Problem(Code.NO_OTHER_TEAM, document.place("about"), message, fix)
        return
    if written.about is None:
        message = f"{questionnaire.id} is about one other team, and the round does not say which."
        fix = 'Write its name: about: "Pharmacy". Each pair of teams takes two rounds, one in each team.'
        yield Problem(Code.NO_OTHER_TEAM, document.place(), message, fix)
    elif written.about.casefold() == written.team.casefold():
        message, fix = "A team does not answer about itself.", "Write the name of the other team."
        yield Problem(Code.NO_OTHER_TEAM, document.place("about"), message, fix)
    if written.audience != "organisation":
        message = f"The other team sees the figures, and with `audience: {written.audience}` people are told that they stay."
        fix = "Write audience: organisation, and tell people before they answer."
        yield Problem(Code.COPY_NOT_TOLD, document.place("audience"), message, fix)


def _round(written: RoundFormat, questionnaire: Questionnaire, source: str, folder: Path) -> Round:
    words = Words(written.why, written.members or "", written.support, written.responsible or "")
    return Round(
        folder=folder,
        id=written.id,
        team=written.team,
        name=written.round,
        questionnaire=questionnaire,
        source=source,
        people=written.people,
        facilitator=Facilitator(written.facilitator.name, written.facilitator.contact or ""),
        words=words,
        minimum=written.minimum,
        audience=written.audience,
        keep=written.keep,
        languages=tuple(dict.fromkeys(written.languages or (questionnaire.language,))),
        closes=written.closes,
        debrief=written.debrief,
        talk_led_by=written.talk_led_by or "",
        review=written.review,
        kept_until=written.kept_until,
        about=written.about or "",
        leader_answers=None if written.leader_answers is None else written.leader_answers == "yes",
        other_words={tag: _in_other_words(other, words) for tag, other in written.translations.items()},
    )


def _in_other_words(written: WordsFormat, words: Words) -> Words:
    """The words of another language, those it lacks as they were written first."""
    return Words(
        written.why or words.why,
        written.members or words.members,
        words.support if written.support is None else written.support,
        written.responsible or words.responsible,
    )
