"""The questionnaire in the words of its translation: everything else of it stays."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from teamcheck.errors import Code, QuestionnaireError
from teamcheck.questionnaire.conversation import Exercise, Try
from teamcheck.questionnaire.listing import as_data
from teamcheck.questionnaire.model import Band, Questionnaire
from teamcheck.questionnaire.translated import in_language, translation_of

#: Keys of a questionnaire whose texts are not translated.
NO_WORDS = {"id", "version", "language", "sha256", "keyed", "scale", "group", "role", "whose", "why"}
#: Some of it only.
GERMAN = """\
schema: teamcheck/translation/1
of: ours
language: de
status: reviewed
title: Unseres
scales: {agree: {points: {2: Ja}}}
dimensions:
  goals:
    items: {goals1: Wir sind uns einig.}
    discuss: [Welches?]
    try: [{source: Eine Studie}]
    exercise: {steps: [Zeichnen.]}
    patterns: {low_apart: Reden.}
background: {role: {choices: {nurse: Pflege}}}
checklists: {hurdles: {options: {time: Zeit}}}
scoring: {bands: {50: zu bewahren}}
"""


@pytest.fixture
def ours(load, whole: str, whole_german: str) -> Questionnaire:
    return load(whole, ours__de=whole_german)


@pytest.fixture
def german(ours) -> Questionnaire:
    return in_language(ours, "de")


def words_in(data: object, key: str = "") -> Iterator[str]:
    """Every text of a questionnaire as plain data, but for its ids and what is for its author alone."""
    if isinstance(data, str) and key not in NO_WORDS:
        yield data
    for inner_key, inner in data.items() if isinstance(data, dict) else ():
        yield from words_in(inner, inner_key)
    for inner in data if isinstance(data, list) else ():
        yield from words_in(inner, key)


def test_every_text_is_the_translations(ours, german) -> None:
    theirs = set(ours.translations[0].words.values())

    said = [*words_in({**as_data(german), "translations": []})]

    assert len(said) > 40
    assert set(said) == theirs | {""}
    assert not {*words_in({**as_data(ours), "translations": []})} & theirs - {"CC0", ""}


def test_an_item_that_is_used_twice_is_translated_in_both_places(german) -> None:
    goals, plans = german.dimensions

    assert goals.items[0].text == plans.items[0].text == "Wir sind uns einig."


def test_a_word_that_the_translation_lacks_stays(load, whole: str) -> None:
    german = in_language(load(whole, ours__de=GERMAN), "de")
    goals, plans = german.dimensions

    assert (german.title, german.intro, plans.title) == ("Unseres", "Take your time.", "Plans")
    assert [item.text for item in goals.items[:2]] == ["Wir sind uns einig.", "We look at our goals."]
    assert goals.items[0].scale.labels == {1: "Disagree", 2: "Ja"}
    assert goals.discuss == ("Welches?", "Since when?")
    assert goals.try_ == (Try("Write them down.", "Eine Studie"), Try("Say them."))
    assert goals.exercise == Exercise("Draw goals", 5, ("Zeichnen.", "Look."))
    assert (goals.patterns["low_close"], goals.patterns["low_apart"]) == ("Act.", "Reden.")
    assert german.background[0].choices == {"nurse": "Pflege", "admin": "Administration"}
    assert [(option.text, option.whose) for option in german.checklists[0].options.values()] == [
        ("Zeit", None),
        ("Rules", "raise"),
    ]
    assert german.bands == (Band(0, "to build"), Band(50, "zu bewahren"))


def test_an_empty_translation_changes_the_language_alone(load, whole: str) -> None:
    ours = load(whole, ours__de="schema: teamcheck/translation/1\nof: ours\nlanguage: de\nstatus: machine\n")

    assert in_language(ours, "de") == replace(ours, language="de")


def test_it_stays_the_same_questionnaire(ours, german) -> None:
    assert (german.id, german.version, german.sha256) == (ours.id, ours.version, ours.sha256)
    assert [(item.id, item.keyed, item.scale.favourable) for item in german.items] == [
        (item.id, item.keyed, item.scale.favourable) for item in ours.items
    ]
    assert german.language == "de"


def test_the_translation_it_speaks_is_known(ours, german) -> None:
    assert translation_of(ours) is None
    assert translation_of(german) == ours.translations[0]


@pytest.mark.parametrize(("asked", "spoken"), [("en", "en"), ("en-GB", "en"), ("de", "de"), ("DE", "de"), ("de-Latn-AT", "de")])
def test_the_nearest_wider_language_is_taken(ours, asked: str, spoken: str) -> None:
    assert in_language(ours, asked).language == spoken


@pytest.mark.parametrize("asked", ["cy", "d", "deu", "xx-de"])
def test_a_language_that_is_not_there_is_refused_with_those_that_are(ours, asked: str) -> None:
    with pytest.raises(QuestionnaireError) as raised:
        in_language(ours, asked)

    [problem] = raised.value.problems
    assert problem.code is Code.LANGUAGE_NOT_THERE
    assert f"`{asked}`; it has them in en, de." in problem.message
    assert f"ours.{asked}.yaml" in problem.fix
