"""A questionnaire in another of its languages: a translation's words in the places of its own."""

from collections.abc import Iterator
from dataclasses import replace

from teamcheck.errors import Code, Place, Problem, QuestionnaireError
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.texts import reworded
from teamcheck.questionnaire.translation_model import Translation


def in_language(questionnaire: Questionnaire, tag: str) -> Questionnaire:
    """The questionnaire in the words of its translation; a word the translation lacks stays as it is.

    Args:
        questionnaire: As it was loaded, with its translations.
        tag: BCP 47 tag of the language wanted; where there is none for ``de-AT``, the one for ``de`` is taken.

    Returns:
        The same questionnaire, by id, version and digest: scorecards made with the one go with the other.

    Raises:
        QuestionnaireError: It has no words in that language.
    """
    there = {translation.language.lower(): translation for translation in questionnaire.translations}
    for name in _from_narrow_to_wide(tag.lower()):
        if name == questionnaire.language.lower():
            return questionnaire
        if name in there:
            return _with_words_of(there[name], questionnaire)
    raise QuestionnaireError([_not_there(questionnaire, tag)])


def translation_of(questionnaire: Questionnaire) -> Translation | None:
    """The translation whose words a questionnaire has; None where they are its own.

    It is found by its language: no translation is in the language of the questionnaire that it translates.
    """
    return next((found for found in questionnaire.translations if found.language == questionnaire.language), None)


def languages_of(questionnaire: Questionnaire) -> list[str]:
    """The languages that a questionnaire has words in, as BCP 47 tags, its own first."""
    return [questionnaire.language, *(translation.language for translation in questionnaire.translations)]


def _from_narrow_to_wide(tag: str) -> Iterator[str]:
    """A tag, and the same with ever less said.

    >>> [*_from_narrow_to_wide("zh-hant-tw")]
    ['zh-hant-tw', 'zh-hant', 'zh']
    """
    while tag:
        yield tag
        tag = tag.rpartition("-")[0]


def _not_there(questionnaire: Questionnaire, tag: str) -> Problem:
    """That a questionnaire does not speak a language, and which it does speak."""
    languages = ", ".join(languages_of(questionnaire))
    message = f"The questionnaire `{questionnaire.id}` has no words in `{tag}`; it has them in {languages}."
    fix = f"Choose one of these, or translate it: put {questionnaire.id}.{tag}.yaml beside it (docs/translating.md)."
    return Problem(Code.LANGUAGE_NOT_THERE, Place(questionnaire.id), message, fix)


def _with_words_of(translation: Translation, questionnaire: Questionnaire) -> Questionnaire:
    return replace(reworded(questionnaire, translation.words.get), language=translation.language)
