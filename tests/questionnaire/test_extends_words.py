"""A questionnaire that extends another in other languages: the other's words are translated beside it, what is added here."""

from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.errors import Code, QuestionnaireError
from teamcheck.questionnaire.catalogue import origin
from teamcheck.questionnaire.core import own_texts
from teamcheck.questionnaire.gaps import untranslated
from teamcheck.questionnaire.load import load_original, load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.texts import texts_of
from teamcheck.questionnaire.translate import Former, to_fill
from teamcheck.questionnaire.translate_read import read_former
from teamcheck.questionnaire.translate_write import translation_text
from teamcheck.questionnaire.translated import in_language, languages_of
from teamcheck.questionnaire.translation_lint import advice_on

MORE = """\
schema: teamcheck/questionnaire/1
id: more
version: 3.0.0
language: en
title: Ours and more
extends: ours
scale: agree
framing: {after: [What now?, What did we learn?]}
dimensions:
  - {id: served, title: Served, items: [{id: served1, text: We ask those we serve., why: ask}]}
comments: [{id: wish, text: What do they wish for?}]
voices: {leader: {served1: My team asks those we serve.}}
"""
HEAD = "schema: teamcheck/translation/1\nof: more\nlanguage: de\nstatus: reviewed\ntranslator: Anwen\n"
GERMAN = (
    HEAD
    + """\
title: Unseres und mehr
framing: {after: [Was nun?, Was haben wir gelernt?]}
dimensions: {served: {title: Bedient, items: {served1: Wir fragen die Leute.}}}
comments: {wish: Was wünschen sie sich?}
voices: {leader: {served1: Mein Team fragt die Leute.}}
"""
)
Extend = Callable[..., Questionnaire]


@pytest.fixture
def extend(folder_with: Callable[..., Path], whole: str) -> Extend:
    def loaded(**translations: str) -> Questionnaire:
        return load_questionnaire(folder_with(whole, more=MORE, **translations).with_name("more.yaml"))

    return loaded


def test_the_words_of_both_are_one_translation(extend, whole_german: str) -> None:
    more = extend(more__de=GERMAN, ours__de=whole_german)
    [german] = more.translations
    spoken = in_language(more, "de")

    assert untranslated(german, more) == []
    assert [*german.words] == [*texts_of(more)]
    assert (spoken.title, spoken.intro, spoken.dimensions[0].title) == ("Unseres und mehr", "Lass dir Zeit.", "Ziele")
    assert spoken.dimensions[-1].items[0].text == "Wir fragen die Leute."
    assert spoken.framing.before == ("Was erhoffst du dir?",)
    assert spoken.framing.after == ("Was nun?", "Was haben wir gelernt?")
    assert spoken.voices["leader"]["served1"] == "Mein Team fragt die Leute."


@pytest.mark.parametrize(
    ("core", "own", "both"),
    [
        ("machine", "reviewed", "machine"),
        ("validated", "reviewed", "reviewed"),
        ("reviewed", "machine", "machine"),
        ("validated", "validated", "validated"),
    ],
)
def test_the_two_together_are_trusted_as_far_as_the_less_of_them(
    extend, whole_german: str, core: str, own: str, both: str
) -> None:
    theirs = whole_german.replace("status: machine", f"status: {core}")
    more = extend(more__de=GERMAN.replace("status: reviewed", f"status: {own}"), ours__de=theirs)

    assert [(each.status, each.translator) for each in more.translations] == [(both, "a program, Anwen")]


def test_a_language_of_one_of_the_two_is_a_language_of_both(extend, whole_german: str) -> None:
    french = "schema: teamcheck/translation/1\nof: more\nlanguage: fr\nstatus: machine\ntitle: Plus\n"
    more = extend(ours__de=whole_german, more__fr=french)

    assert languages_of(more) == ["en", "de", "fr"]
    german, _ = more.translations
    assert untranslated(german, more) == [*own_texts(more)]
    assert in_language(more, "de").dimensions[-1].items[0].text == "We ask those we serve."


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("dimensions: {goals: {items: {goals1: Wir wollen dasselbe.}}}", "dimensions.goals"),
        ("dimensions: {plans: {items: {goals1: Wir wollen dasselbe.}}}", "dimensions.plans"),
        ("scales: {agree: {points: {1: Niemals, 2: Immer}}}", "scales.agree"),
        ("intro: Willkommen.", "intro"),
        ("framing: {before: [Was hoffst du?]}", "framing.before"),
        ("source: {status: geprüft}", "source.status"),
        ("comments: {keep: Was behalten?}", "comments.keep"),
        ("voices: {leader: {goals1: Meine Leute sind einig.}}", "voices.leader.goals1"),
    ],
)
def test_what_the_other_says_is_not_translated_here(extend, words: str, where: str) -> None:
    with pytest.raises(QuestionnaireError) as raised:
        extend(more__de=HEAD + words + "\n")

    [problem] = raised.value.problems
    assert (problem.code, problem.place.line, problem.place.key) == (Code.CORE_TOUCHED, 6, where)
    assert "ours.de.yaml" in problem.fix


def test_a_translated_statement_is_not_that_of_the_other(extend, whole_german: str) -> None:
    alike = GERMAN.replace("Wir fragen die Leute.", "Wir sind uns einig.")

    with pytest.raises(QuestionnaireError) as raised:
        extend(more__de=alike, ours__de=whole_german)

    [problem] = raised.value.problems
    assert (problem.code, Path(problem.place.file).name) == (Code.WORDS_TWICE, "more.de.yaml")


def test_a_fault_in_the_other_s_translation_is_told_where_it_is(extend, whole_german: str) -> None:
    with pytest.raises(QuestionnaireError) as raised:
        extend(ours__de=whole_german + "moods: {}\n")

    assert [Path(problem.place.file).name for problem in raised.value.problems] == ["ours.de.yaml"]


def test_the_file_to_be_filled_in_has_what_is_added_and_no_more(extend, tmp_path: Path) -> None:
    extend()
    more = load_original(origin(tmp_path / "more.yaml"))
    text = translation_text(to_fill(more, "de", Former()), more)
    former = read_former(GERMAN.encode(), "more.de.yaml", more, "de")

    (tmp_path / "more.de.yaml").write_text(text, encoding="utf-8")
    assert load_questionnaire(tmp_path / "more.yaml").translations[0].words == {}
    assert "goals1" not in text
    assert to_fill(more, "de", former).missing == 0
    assert len(own_texts(more)) == 7


def test_advice_tells_what_is_missing_here_and_how_much_there(extend, whole_german: str) -> None:
    here_less = GERMAN.replace("comments: {wish: Was wünschen sie sich?}\n", "")
    there_less = whole_german.replace("    question: Sind wir uns einig?\n", "")
    more = extend(more__de=here_less, ours__de=there_less)
    [german] = more.translations
    here, there = advice_on(german, more)

    assert here.message == "The translation into de lacks: comments wish."
    core = len(texts_of(more)) - len(own_texts(more))
    assert there.message == f"Of ours, which it extends, 1 of {core} texts have no words in de."
    assert "translate ours.yaml --to de" in there.fix


def test_the_other_alone_is_advised_on_beside_itself(extend, whole_german: str) -> None:
    long = whole_german.replace("title: Ziele\n", "title: " + "Ziele und vieles mehr " * 5 + "\n")
    more = extend(more__de=GERMAN, ours__de=long)
    [german] = more.translations

    assert [*advice_on(german, more)] == []
