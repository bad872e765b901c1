"""A language says things in its own order, with its own plurals and signs; where it cannot, the sentence is English."""

import pytest

from teamcheck.report import cover, sentences, words
from teamcheck.report.catalogue import language

RATED = "Half of your own scores lie between {low} and {high}."
ANSWERED = ("{some} of {count} member answered", "{some} of {count} members answered")


@pytest.fixture
def speak(write_catalogue, tmp_path):
    """A language with these sentences."""

    def make(tag: str, entries):
        write_catalogue(tmp_path, tag, entries)
        return language(tag, tmp_path)

    return make


def test_a_sentence_may_put_its_values_in_another_order(speak) -> None:
    say = speak("cy", {RATED: "{high} i lawr at {low}: hanner eich sgoriau."})

    assert say(RATED, low=33, high=83) == "83 i lawr at 33: hanner eich sgoriau."


def test_a_value_may_come_twice(speak) -> None:
    say = speak("cy", {"{low} to {high}": "{high} ≥ x ≥ {low} ({low} i {high})"})

    assert words.span(say, [55, 70]) == "70 ≥ x ≥ 55 (55 i 70)"


@pytest.mark.parametrize(
    ("size", "form"), [(1, "członek"), (2, "członków (kilku)"), (5, "członków (wielu)"), (22, "członków (kilku)")]
)
def test_a_language_with_three_plural_forms_picks_the_right_one(speak, card, size: int, form: str) -> None:
    forms = ("{some} z {count}: członek", "{some} z {count}: członków (kilku)", "{some} z {count}: członków (wielu)")
    say = speak("pl", {ANSWERED: forms})

    assert cover.answered(card(size=size, answered=1), say) == f"1 z {size}: {form}"


def test_a_language_without_plural_forms_needs_one_only(speak, card) -> None:
    say = speak("ja", {ANSWERED: ("{count}人中{some}人が回答",)})

    assert [cover.answered(card(size=size, answered=1), say) for size in (1, 14)] == ["1人中1人が回答", "14人中1人が回答"]


def test_a_word_is_translated_by_its_sense(speak) -> None:
    say = speak("de", {("views", "mixed"): "gemischt", ("statement", "in between"): "teils, teils"})

    assert (words.views_word(say, "mixed"), words.statement_word(say, "mixed")) == ("gemischt", "teils, teils")


def test_a_language_has_its_own_signs_for_decimals_percent_and_quotation(speak) -> None:
    say = speak("de", {("decimal mark", "."): ",", "{share}%": "{share}\u00a0%", "“{title}”": "„{title}“"})

    assert say("step {size}", size=2.5) == "step 2,5"
    assert words.share(say, 60) == "60\u00a0%"
    assert say.quoted(["Ziele"]).plain == "„Ziele“"


@pytest.mark.parametrize(
    "wrong",
    [
        "{lowest} i {high}",
        "{low} i {high",
        "{low} i }",
        "{} i {high}",
        "{0} i {high}",
        "{low.real.bad} i {high}",
        "{low[a]} i {high}",
        "{low!x} i {high}",
        "{low:d} i {high}",
    ],
)
def test_a_translation_with_wrong_places_leaves_its_sentence_english(speak, wrong: str) -> None:
    say = speak("cy", {RATED: wrong, "In short": "Yn gryno"})

    assert say(RATED, low=33, high=83) == "Half of your own scores lie between 33 and 83."
    assert say("In short") == "Yn gryno"


def test_a_wrong_plural_form_leaves_its_number_english(speak) -> None:
    say = speak("de", {ANSWERED: ("{some} von {count}", "{some} von {zahl}")})

    assert [say.plural(*ANSWERED, count, some=1) for count in (1, 5)] == ["1 von 1", "1 of 5 members answered"]


def test_an_empty_or_missing_translation_leaves_its_sentence_english(speak, card) -> None:
    say = speak("cy", {RATED: "", "Your views are mixed.": "Mae barn yn gymysg."})

    assert say(RATED, low=33, high=83) == "Half of your own scores lie between 33 and 83."
    assert sentences.agreement(card().dimensions[0], say) == "Mae barn yn gymysg."
