"""Translations: words beside the questionnaire, by the same ids."""

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.lint import lint

OURS = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Ours
source: {wording: new, licence: CC0, status: new}
scales: {agree: {points: {1: Disagree, 2: Agree}, not_applicable: Does not apply}}
scale: agree
dimensions:
  - id: goals
    title: Goals
    question: Do we agree?
    items:
      - {id: goals1, text: We agree on goals., why: goals}
      - {id: goals2, text: We look at our goals., why: goals}
      - {id: goals3, text: We drop goals in time., why: goals}
    discuss: [Which one?]
    try: [{text: Write them down.}]
background: [{id: role, text: Which job?, choices: {nurse: Nurse, admin: Administration}}]
comments: [{id: keep, text: What to keep?}]
"""
GERMAN = """\
schema: teamcheck/translation/1
of: ours
language: de
status: machine
translator: a program
title: Unseres
scales: {agree: {points: {1: Nein, 2: Ja}, not_applicable: Trifft nicht zu}}
dimensions:
  goals:
    title: Ziele
    question: Sind wir uns einig?
    items:
      goals1: Wir sind uns einig.
      goals2: Wir schauen auf die Ziele.
      goals3: Wir lassen Ziele fallen.
    discuss: [Welches?]
    try: [Aufschreiben.]
background: {role: {text: Welche Arbeit?, choices: {nurse: Pflege, admin: Verwaltung}}}
comments: {keep: Was soll bleiben?}
"""


def test_a_translation_beside_the_questionnaire_is_loaded(load) -> None:
    [german] = load(OURS, ours__de=GERMAN).translations

    assert (german.language, german.status, german.translator, german.title) == ("de", "machine", "a program", "Unseres")
    assert german.item_texts["goals2"] == "Wir schauen auf die Ziele."
    assert german.point_labels == {"agree": {1: "Nein", 2: "Ja"}}
    assert german.not_applicable == {"agree": "Trifft nicht zu"}
    assert (german.titles, german.questions) == ({"goals": "Ziele"}, {"goals": "Sind wir uns einig?"})
    assert (german.discuss, german.try_) == ({"goals": ("Welches?",)}, {"goals": ("Aufschreiben.",)})
    assert german.choices == {"role": {"nurse": "Pflege", "admin": "Verwaltung"}}
    assert (german.background, german.comments) == ({"role": "Welche Arbeit?"}, {"keep": "Was soll bleiben?"})


def test_a_whole_translation_gets_no_advice(load) -> None:
    assert lint(load(OURS, ours__de=GERMAN)) == ()


def test_missing_words_are_named_as_advice(load) -> None:
    german = GERMAN.replace("      goals2: Wir schauen auf die Ziele.\n", "").replace("    try: [Aufschreiben.]\n", "")
    [problem] = lint(load(OURS, ours__de=german))

    assert (problem.code, problem.severity) == (Code.TRANSLATION_INCOMPLETE, "warning")
    assert "goals2, try of goals" in problem.message


def test_an_empty_translation_names_five_missing_words_and_how_many_more(load) -> None:
    [problem] = lint(load(OURS, ours__cy=GERMAN[:85].replace("de", "cy").split("translator")[0]))

    assert "and 10 more" in problem.message


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("of: ours", "of: theirs", 2),
        ("language: de", "language: cy", 3),
        ("agree: {points", "agre: {points", 7),
        ("2: Ja", "3: Ja", 7),
        ("  goals:", "  goal:", 9),
        ("goals2:", "goals9:", 14),
        ("[Welches?]", "[Welches?, Und?]", 16),
        ("[Aufschreiben.]", "[Aufschreiben., Und?]", 17),
        ("admin: Verwaltung", "boss: Verwaltung", 18),
        ("{role:", "{rule:", 18),
        ("{keep:", "{kept:", 19),
    ],
)
def test_what_the_questionnaire_does_not_have_is_refused_with_its_line(refused, old: str, new: str, line: int) -> None:
    assert GERMAN.count(old) == 1

    assert refused(OURS, ours__de=GERMAN.replace(old, new)) == [(Code.TRANSLATION_NOT_OF_THIS, line)]


def test_a_translation_into_the_language_of_the_questionnaire_is_refused(refused) -> None:
    german = GERMAN.replace("language: de", "language: en")

    assert refused(OURS, ours__en=german) == [(Code.TRANSLATION_NOT_OF_THIS, 3)]


def test_words_for_an_answer_the_scale_does_not_have_are_refused(refused) -> None:
    ours = OURS.replace(", not_applicable: Does not apply", "")

    assert refused(ours, ours__de=GERMAN) == [(Code.TRANSLATION_NOT_OF_THIS, 7)]


@pytest.mark.parametrize(
    ("old", "new", "line"), [("2: Ja", "2: nein", 7), ("Wir schauen auf die Ziele.", "Wir sind uns einig", 14)]
)
def test_two_things_with_the_same_translated_words_are_refused(refused, old: str, new: str, line: int) -> None:
    assert refused(OURS, ours__de=GERMAN.replace(old, new)) == [(Code.WORDS_TWICE, line)]


@pytest.mark.parametrize("label", ['"1."', "NA"])
def test_a_translated_label_that_would_be_read_as_something_else_is_refused(refused, label: str) -> None:
    assert refused(OURS, ours__de=GERMAN.replace("2: Ja", f"2: {label}")) == [(Code.SCALE_NOT_USABLE, 7)]


def test_faults_of_the_questionnaire_and_its_translations_are_told_together(refusal) -> None:
    error = refusal(OURS + "novelty: 1\n", ours__de="- a\n", ours__no=GERMAN.replace("language: de", "language: no"))

    assert [(problem.place.file.rpartition("/")[2], problem.code) for problem in error.problems] == [
        ("ours.yaml", Code.KEY_UNKNOWN),
        ("ours.de.yaml", Code.YAML_NOT_ONE_MAPPING),
        ("ours.no.yaml", Code.YAML_MISREAD),
    ]


def test_a_file_of_another_questionnaire_is_no_translation(load) -> None:
    assert load(OURS, ours_two__de="- a\n", our__de="- a\n").translations == ()
