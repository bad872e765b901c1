"""A translation to be filled in: nothing is left out, nothing that is translated is lost, and what changed is marked."""

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamcheck.errors import Code, QuestionnaireError
from teamcheck.questionnaire.lint import lint
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.texts import texts_of
from teamcheck.questionnaire.translate import Former, to_fill
from teamcheck.questionnaire.translate_read import read_former
from teamcheck.questionnaire.translate_write import quoted, translation_text
from teamcheck.questionnaire.translation_model import Translation


def again(questionnaire: Questionnaire, text: str | None = None) -> str:
    """The file for a German translator, with what stands in another kept."""
    former = Former() if text is None else read_former(text.encode(), "ours.de.yaml", questionnaire, "de")
    return translation_text(to_fill(questionnaire, "de", former), questionnaire)


def german_of(questionnaire: Questionnaire) -> Translation:
    [german] = questionnaire.translations
    return german


def advice(questionnaire: Questionnaire, code: Code) -> list[tuple[str | None, str]]:
    """Part and what is named there, of the warnings of one code."""
    found = [problem for problem in lint(questionnaire) if problem.code is code]
    return [(problem.place.key, problem.message.rpartition(": ")[2]) for problem in found]


def test_advice_names_the_line_on_which_a_part_begins_and_none_where_nothing_of_it_stands(load, whole, whole_german) -> None:
    shorter = whole_german.replace("      goals1: Wir sind uns einig.\n", "")
    assert shorter != whole_german
    found = [problem.place for problem in lint(load(whole, ours__de=shorter)) if problem.code is Code.TRANSLATION_INCOMPLETE]
    at = next(number for number, line in enumerate(shorter.splitlines(), 1) if line.strip().startswith("goals:"))
    assert [(place.key, place.line) for place in found] == [("dimensions.goals", at)]
    nothing = again(load(whole))
    assert {problem.place.line for problem in lint(load(whole, ours__de=nothing)) if problem.place.key is None} == {None}


def test_an_empty_file_loads_and_every_text_is_missing(load, whole: str) -> None:
    text = again(load(whole))
    filled = load(whole, ours__de=text)

    assert german_of(filled).words == {}
    assert {problem.code for problem in lint(filled)} == {Code.TRANSLATION_INCOMPLETE}
    assert text.count(': ""') + text.count('- ""') == len(texts_of(filled)) + 1  # and the name of the translator


def test_every_original_stands_in_a_comment_above_its_place_in_order(load, whole: str) -> None:
    ours = load(whole)
    lines = again(ours).splitlines()
    places = [at for at, line in enumerate(lines) if line.endswith('""') and not line.startswith("translator")]

    above = [lines[at - 1].strip() for at in places]

    assert above == [f"# {text}" for text in texts_of(ours).values()]


def test_a_question_stands_above_what_can_be_chosen(load, whole: str) -> None:
    ways = list(texts_of(load(whole)))

    for kind, below in (("background", "choices"), ("checklists", "options")):
        asked = [way for way in ways if way[0] == kind]
        choices = [asked.index(way) for way in asked if way[2] == below]
        assert choices
        assert all(asked.index((*asked[at][:2], "text")) < at for at in choices)


def test_a_translation_made_by_hand_is_kept_word_for_word(load, whole: str, whole_german: str) -> None:
    by_hand = load(whole, ours__de=whole_german)
    kept = load(whole, ours__de=again(by_hand, whole_german))

    assert german_of(kept).words == german_of(by_hand).words
    assert german_of(kept).translator == "a program"
    assert lint(kept) == lint(by_hand)


def test_the_same_again_changes_nothing(load, whole: str, whole_german: str) -> None:
    once = again(load(whole), whole_german)

    assert again(load(whole), once) == once


def test_a_text_whose_original_changed_keeps_its_words_behind_a_mark(load, whole: str, whole_german: str) -> None:
    made = again(load(whole), whole_german)
    changed = whole.replace("We agree on goals.", "We agree on few goals.")
    assert advice(load(changed, ours__de=made), Code.TRANSLATION_OUTDATED) == [("dimensions.goals", "items goals1.")]

    marked = again(load(changed), made)

    assert '# We agree on few goals.\n      goals1: "[CHANGED] Wir sind uns einig."\n' in marked
    now = load(changed, ours__de=marked)
    assert german_of(now).words["dimensions", "goals", "items", "goals1"] == "Wir sind uns einig."
    assert advice(now, Code.TRANSLATION_OUTDATED) == [("dimensions.goals", "items goals1.")]
    assert again(load(changed), marked) == marked


def test_without_its_mark_a_text_is_up_to_date(load, whole: str, whole_german: str) -> None:
    changed = whole.replace("We agree on goals.", "We agree on few goals.")
    marked = again(load(changed), again(load(whole), whole_german))

    done = load(changed, ours__de=marked.replace("[CHANGED] Wir sind uns einig.", "Wir einigen uns auf wenige."))

    assert advice(done, Code.TRANSLATION_OUTDATED) == []


def test_entries_of_a_list_move_with_their_original(load, whole: str, whole_german: str) -> None:
    made = again(load(whole), whole_german)
    more = whole.replace("[Which one?, Since when?]", "[Whose?, Which one?, Since when?]")
    less = whole.replace("[Which one?, Since when?]", "[Since when?]")

    assert '# Whose?\n      - ""\n      # Which one?\n      - "Welches?"\n      # Since when?\n      - "Seit wann?"\n' in again(
        load(more), made
    )
    shorter = again(load(less), made)
    assert '# Since when?\n      - "Seit wann?"\n' in shorter
    assert '# dimensions.goals.discuss.0: "Welches?"\n' in shorter


def test_a_statement_keeps_its_words_in_another_dimension(load, whole: str, whole_german: str) -> None:
    made = again(load(whole), whole_german)
    line = "      - {id: goals3, text: We drop goals in time., why: goals}\n"
    moved = whole.replace(line, "").replace("{id: plans1", "{id: goals3, text: We drop goals., why: goals}, {id: plans1")

    text = again(load(moved), made)

    assert 'goals3: "[CHANGED] Wir lassen Ziele fallen."' in text[text.index("  plans:") :]


def test_words_that_nobody_needs_any_more_are_not_lost_and_do_no_harm(load, whole: str, whole_german: str) -> None:
    gone = whole.replace("    caution: Goals change.\n", "")
    made = again(load(whole), whole_german)
    ours = load(gone)
    with pytest.raises(QuestionnaireError):
        load(gone, ours__de=made)

    text = again(ours, made)

    assert '# dimensions.goals.caution: "Ziele wandeln sich."\n' in text
    assert advice(load(gone, ours__de=text), Code.TRANSLATION_INCOMPLETE) == []


def test_a_blank_text_is_one_that_is_missing(load, whole: str, whole_german: str) -> None:
    blank = whole_german.replace("title: Unseres", "title: ' '").replace("[Welches?, Seit wann?]", "['', Seit wann?]")
    found = load(whole, ours__de=blank)

    assert advice(found, Code.TRANSLATION_INCOMPLETE) == [(None, "title."), ("dimensions.goals", "discuss 1.")]
    assert german_of(found).words["dimensions", "goals", "discuss", 1] == "Seit wann?"


def test_what_an_editor_under_windows_makes_of_the_file_is_the_same_file(load, whole: str, whole_german: str) -> None:
    made = again(load(whole), whole_german)
    saved = b"\xef\xbb\xbf" + made.replace("\n", "\r\n").encode()

    former = read_former(saved, "ours.de.yaml", load(whole), "de")

    assert former == read_former(made.encode(), "ours.de.yaml", load(whole), "de")


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("title: Unseres", f"title: {'n' * 25}", [(None, "title.")]),
        ("title: Unseres", f"title: {'n' * 24}", []),
        ("goals2: Wir schauen auf die Ziele.", f"goals2: {'n' * 42}", [("dimensions.goals", "items goals2.")]),
        ("1: Nein", f"1: {'n' * 29}", [("scales.agree", "points 1.")]),
        ("nurse: Pflege", f"nurse: {'n' * 26}", [("background.role", "choices nurse.")]),
        ("intro: Lass dir Zeit.", f"intro: {'n' * 300}", []),
        ("[{text: Aufschreiben.,", f"[{{text: {'n' * 300},", []),
    ],
)
def test_words_that_hardly_fit_where_the_original_does_are_named(
    load, whole: str, whole_german: str, old: str, new: str, parts: list[tuple[str | None, str]]
) -> None:
    assert whole_german.count(old) == 1

    assert advice(load(whole, ours__de=whole_german.replace(old, new)), Code.TRANSLATION_LONG) == parts


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("of: ours", "of: theirs", Code.TRANSLATION_NOT_OF_THIS),
        ("language: de", "language: fr", Code.TRANSLATION_NOT_OF_THIS),
        ("title: Unseres", 'title: "Unser "Team""', Code.YAML_SYNTAX),
        ("schema: teamcheck/translation/1", "schema: teamcheck/questionnaire/1", Code.FORMAT_UNKNOWN),
    ],
)
def test_a_file_that_is_none_of_this_translation_is_refused(load, whole, whole_german, old, new, code: Code) -> None:
    with pytest.raises(QuestionnaireError) as raised:
        again(load(whole), whole_german.replace(old, new))

    assert code in [problem.code for problem in raised.value.problems]


@given(st.text())
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    assert yaml.safe_load(f"key: {quoted(text)}") == {"key": text}


printable = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(printable, min_size=6, max_size=6, unique=True))
def test_any_words_come_through_a_file_and_any_original_stays_a_comment(load, whole: str, texts: list[str]) -> None:
    originals = whole
    for place, old in enumerate(["Take your time.", "What now?", "Goals change."]):
        originals = originals.replace(old, quoted(texts[place]))
    ours = load(originals)
    ways = [("intro",), ("framing", "after", 0), ("dimensions", "goals", "caution")]
    words = {way: texts[3 + place].strip() for place, way in enumerate(ways)}
    text = translation_text(to_fill(ours, "de", Former(words=words)), ours)

    found = read_former(text.encode(), "ours.de.yaml", ours, "de")

    assert [found.words[way].split() for way in ways] == [words[way].split() for way in ways]
    assert len(found.originals) == 3
