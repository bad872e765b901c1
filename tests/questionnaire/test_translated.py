"""The questionnaire in the words of its translation: everything else of it stays."""

from dataclasses import replace

import pytest

from teamcheck.errors import Code, QuestionnaireError
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.translated import in_language, translation_of

OURS = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.2.0
language: en
title: Ours
scales: {agree: {points: {1: Disagree, 2: Agree}, not_applicable: Does not apply}}
scale: agree
dimensions:
  - id: goals
    title: Goals
    question: Do we agree?
    items:
      - {id: goals1, text: We agree on goals.}
      - {id: goals2, text: We look at our goals., keyed: negative}
    discuss: [Which one?, Since when?]
    try: [{text: Write them down., source: A book}, {text: Say them.}]
    caution: Goals change.
  - id: roles
    title: Roles
    items: [{ref: goals1}, {id: roles1, text: I know my role.}]
background: [{id: role, text: Which job?, choices: {nurse: Nurse, admin: Administration}}]
comments: [{id: keep, text: What to keep?}, {id: change, text: What to change?}]
"""
GERMAN = """\
schema: teamcheck/translation/1
of: ours
language: de
status: reviewed
translator: a team
title: Unseres
scales: {agree: {points: {1: Nein, 2: Ja}, not_applicable: Trifft nicht zu}}
dimensions:
  goals:
    title: Ziele
    question: Sind wir uns einig?
    items: {goals1: Wir sind uns einig., goals2: Wir schauen auf die Ziele.}
    discuss: [Welches?]
    try: [Aufschreiben.]
background: {role: {text: Welche Arbeit?, choices: {nurse: Pflege}}}
comments: {keep: Was soll bleiben?}
"""


@pytest.fixture
def ours(load) -> Questionnaire:
    return load(OURS, ours__de=GERMAN)


@pytest.fixture
def german(ours) -> Questionnaire:
    return in_language(ours, "de")


def test_titles_questions_and_statements_are_the_translations(german) -> None:
    goals, roles = german.dimensions

    assert (german.title, goals.title, goals.question) == ("Unseres", "Ziele", "Sind wir uns einig?")
    assert [item.text for item in goals.items] == ["Wir sind uns einig.", "Wir schauen auf die Ziele."]
    assert roles.items[0].text == "Wir sind uns einig."


def test_words_of_scales_and_other_questions_are_the_translations(german) -> None:
    scale = german.items[0].scale

    assert (scale.labels, scale.not_applicable) == ({1: "Nein", 2: "Ja"}, "Trifft nicht zu")
    assert (german.background[0].text, german.comments[0].text) == ("Welche Arbeit?", "Was soll bleiben?")


def test_a_word_that_the_translation_lacks_stays(german) -> None:
    goals, roles = german.dimensions

    assert goals.discuss == ("Welches?", "Since when?")
    assert [(thing.text, thing.source) for thing in goals.try_] == [("Aufschreiben.", "A book"), ("Say them.", "")]
    assert (goals.caution, roles.title, roles.items[1].text) == ("Goals change.", "Roles", "I know my role.")
    assert german.background[0].choices == {"nurse": "Pflege", "admin": "Administration"}
    assert german.comments[1].text == "What to change?"


def test_an_empty_translation_changes_the_language_alone(load) -> None:
    ours = load(OURS, ours__de="schema: teamcheck/translation/1\nof: ours\nlanguage: de\nstatus: machine\n")

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
