"""Advice on the translations of a questionnaire: what is missing, what was made of other words, and what is too long."""

from collections.abc import Iterator

from teamcheck.errors import Code, Place, Problem
from teamcheck.questionnaire.catalogue import shipped
from teamcheck.questionnaire.core import core_ways, own_texts
from teamcheck.questionnaire.gaps import by_part, gaps
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.texts import dotted
from teamcheck.questionnaire.translation_model import Translation, Way

#: Languages differ in length. Beyond one and a half times the original and twenty letters more, a screen or a chart is full.
MOST_TIMES, MOST_MORE = 1.5, 20
#: What is read on a screen or in a chart, where there is little room: the last key of its way.
SHORT_TEXTS = frozenset({"title", "text", "not_applicable"})
#: What is asked or chosen, by the key that its id stands under.
SHORT_LISTS = frozenset({"items", "blocks", "points", "choices", "options", "comments", "bands", "voices"})


def translation_advice(questionnaire: Questionnaire) -> Iterator[Problem]:
    """What could be better about the translations: all of it, part by part.

    Args:
        questionnaire: With its translations.
    """
    for translation in questionnaire.translations:
        yield from advice_on(translation, questionnaire)


def advice_on(translation: Translation, questionnaire: Questionnaire) -> Iterator[Problem]:
    """What could be better about one of them."""
    yield from missing(translation, questionnaire)
    yield from missing_in_core(translation, questionnaire)
    yield from outdated(translation, questionnaire)
    yield from too_long(translation, questionnaire)


def missing(translation: Translation, questionnaire: Questionnaire) -> Iterator[Problem]:
    """What the translation leaves in the language of the questionnaire."""
    for part, names in gaps(translation, questionnaire).items():
        message = f"The translation into {translation.language} lacks: {', '.join(names)}."
        fix = "Add the words; until then the original stands there."
        yield advice(Code.TRANSLATION_INCOMPLETE, place(translation, questionnaire, part), message, fix)


def missing_in_core(translation: Translation, questionnaire: Questionnaire) -> Iterator[Problem]:
    """What the translation of the questionnaire that is extended lacks: that is filled in there."""
    core = core_ways(questionnaire)
    lacking = [way for way in core if way not in translation.words]
    if questionnaire.base is None or not lacking:
        return
    base, language = questionnaire.base.id, translation.language
    message = f"Of {base}, which it extends, {len(lacking)} of {len(core)} texts have no words in {language}."
    named = base if base in shipped() else f"{base}.yaml"
    fix = f"`teamcheck questionnaires translate {named} --to {language}`, beside this file; until then they stay as they are."
    yield advice(Code.TRANSLATION_INCOMPLETE, place(translation, questionnaire, ()), message, fix)


def outdated(translation: Translation, questionnaire: Questionnaire) -> Iterator[Problem]:
    """What was translated before its original was changed."""
    core = core_ways(questionnaire)
    for part, names in by_part(way for way in translation.outdated if way not in core).items():
        message = f"The original has changed since it was translated into {translation.language}: {', '.join(names)}."
        command = f"teamcheck questionnaires translate {questionnaire.id}.yaml --to {translation.language}"
        fix = f"`{command}` shows the new original; change the words, and take [CHANGED] away."
        yield advice(Code.TRANSLATION_OUTDATED, place(translation, questionnaire, part), message, fix)


def too_long(translation: Translation, questionnaire: Questionnaire) -> Iterator[Problem]:
    """What may not fit where the original does."""
    found = own_texts(questionnaire)
    long = [way for way, words in translation.words.items() if way in found and is_too_long(way, words, found[way])]
    for part, names in by_part(long).items():
        message = f"The words in {translation.language} are much longer than the original: {', '.join(names)}."
        fix = "Say it shorter: what people read on a small screen or beside a bar has little room."
        yield advice(Code.TRANSLATION_LONG, place(translation, questionnaire, part), message, fix)


def is_too_long(way: Way, words: str, original: str) -> bool:
    """Whether words may not fit where their original does.

    >>> is_too_long(("title",), "n" * 38, "n" * 17), is_too_long(("title",), "n" * 37, "n" * 17)
    (True, False)
    """
    short = way[-1] in SHORT_TEXTS or bool(SHORT_LISTS & set(way[:-1]))
    return short and "try" not in way and len(words) > max(MOST_TIMES * len(original), len(original) + MOST_MORE)


def place(translation: Translation, questionnaire: Questionnaire, part: Way) -> Place:
    """A part of a translation's file; without a line where nothing of it stands there."""
    file = f"{questionnaire.id}.{translation.language}.yaml"
    return Place(file, line=translation.lines.get(part), key=dotted(part) or None)


def advice(code: Code, where: Place, message: str, fix: str) -> Problem:
    """A warning."""
    return Problem(code, where, message, fix, severity="warning")
