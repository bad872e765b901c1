"""A questionnaire in another of its languages: a translation's words in the places of its own."""

from collections.abc import Iterator
from dataclasses import replace

from teamcheck.errors import Code, Place, Problem, QuestionnaireError
from teamcheck.questionnaire.model import (
    BackgroundQuestion,
    CommentQuestion,
    Dimension,
    Item,
    Questionnaire,
    Scale,
    Translation,
)


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
    languages = [questionnaire.language, *(translation.language for translation in questionnaire.translations)]
    message = f"The questionnaire `{questionnaire.id}` has no words in `{tag}`; it has them in {', '.join(languages)}."
    fix = f"Choose one of these, or translate it: put {questionnaire.id}.{tag}.yaml beside it (docs/translating.md)."
    return Problem(Code.LANGUAGE_NOT_THERE, Place(questionnaire.id), message, fix)


def _with_words_of(words: Translation, questionnaire: Questionnaire) -> Questionnaire:
    return replace(
        questionnaire,
        language=words.language,
        title=words.title or questionnaire.title,
        dimensions=tuple(_dimension(dimension, words) for dimension in questionnaire.dimensions),
        background=tuple(_background(asked, words) for asked in questionnaire.background),
        comments=tuple(CommentQuestion(asked.id, words.comments.get(asked.id, asked.text)) for asked in questionnaire.comments),
    )


def _dimension(dimension: Dimension, words: Translation) -> Dimension:
    tries = words.try_.get(dimension.id, ())
    discuss = words.discuss.get(dimension.id, ())
    return replace(
        dimension,
        title=words.titles.get(dimension.id, dimension.title),
        question=words.questions.get(dimension.id, dimension.question),
        items=tuple(_item(item, words) for item in dimension.items),
        discuss=(*discuss, *dimension.discuss[len(discuss) :]),
        try_=(
            *(replace(thing, text=text) for thing, text in zip(dimension.try_, tries, strict=False)),
            *dimension.try_[len(tries) :],
        ),
    )


def _item(item: Item, words: Translation) -> Item:
    return replace(item, text=words.item_texts.get(item.id, item.text), scale=_scale(item.scale, words))


def _scale(scale: Scale, words: Translation) -> Scale:
    return replace(
        scale,
        labels={**scale.labels, **words.point_labels.get(scale.id, {})},
        not_applicable=words.not_applicable.get(scale.id, scale.not_applicable),
    )


def _background(asked: BackgroundQuestion, words: Translation) -> BackgroundQuestion:
    choices = {**asked.choices, **words.choices.get(asked.id, {})}
    return BackgroundQuestion(asked.id, words.background.get(asked.id, asked.text), choices)
