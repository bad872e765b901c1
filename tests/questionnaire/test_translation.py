"""Translations: words beside the questionnaire, by the same ids."""

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.lint import lint

HEADER = "schema: teamcheck/translation/1\nof: ours\nlanguage: de\nstatus: machine\n"


def line_of(text: str, words: str) -> int:
    """The line of the only place where these words stand."""
    assert text.count(words) == 1
    return text.count("\n", 0, text.index(words)) + 1


@pytest.fixture
def advice(load, whole: str):
    """What is said of a German translation: part and message of each warning."""

    def advise(german: str) -> list[tuple[str | None, str]]:
        problems = lint(load(whole, ours__de=german))
        assert {(problem.code, problem.severity) for problem in problems} <= {(Code.TRANSLATION_INCOMPLETE, "warning")}
        assert {problem.place.file for problem in problems} <= {"ours.de.yaml"}
        return [(problem.place.key, problem.message.removeprefix("The translation into de lacks: ")) for problem in problems]

    return advise


def test_a_translation_beside_the_questionnaire_is_loaded(load, whole: str, whole_german: str) -> None:
    [german] = load(whole, ours__de=whole_german).translations

    assert (german.language, german.status, german.translator) == ("de", "machine", "a program")
    assert german.words["title",] == "Unseres"
    assert german.words["dimensions", "goals", "items", "goals2"] == "Wir schauen auf die Ziele."
    assert german.words["dimensions", "goals", "try", 0, "source"] == "Eine Studie"
    assert german.words["scales", "agree", "points", "2"] == "Ja"
    assert german.words["framing", "after", 1] == "Wer noch?"


def test_texts_are_found_by_the_shape_of_their_way(load, whole: str, whole_german: str) -> None:
    [german] = load(whole, ours__de=whole_german).translations

    assert [*german.under("scales", "*", "points", "*")] == [("1", "Nein"), ("2", "Ja")]
    assert [*german.under("background", "*", "text")] == [("role", "Welche Arbeit?")]
    assert [*german.under("comments", "*", "*")] == []


def test_a_whole_translation_gets_no_advice(advice, whole_german: str) -> None:
    assert advice(whole_german) == []


@pytest.mark.parametrize(
    ("old", "new", "part", "lacks"),
    [
        ("title: Unseres\n", "", None, "title."),
        ("intro: Lass dir Zeit.\n", "", None, "intro."),
        (", licence: CC0", "", None, "source licence."),
        ("[Was nun?, Wer noch?]", "[Was nun?]", "framing.after", "2."),
        (", not_applicable: Trifft nicht zu", "", "scales.agree", "not_applicable."),
        ("1: Nein, ", "", "scales.agree", "points 1."),
        (", question: Wie arbeiten wir?", "", "groups.work", "question."),
        ("    prompt: Zu euren Zielen.\n", "", "dimensions.goals", "prompt."),
        ("      goals2: Wir schauen auf die Ziele.\n", "", "dimensions.goals", "items goals2."),
        ("[Welches?, Seit wann?]", "[Welches?]", "dimensions.goals", "discuss 2."),
        (", source: Eine Studie", "", "dimensions.goals", "try 1 source."),
        (", {text: Sagen.}", "", "dimensions.goals", "try 2."),
        ("[Zeichnen., Anschauen.]", "[Zeichnen.]", "dimensions.goals", "exercise steps 2."),
        ("exercise: {title: Ziele zeichnen, ", "exercise: {", "dimensions.goals", "exercise title."),
        ("    caution: Ziele wandeln sich.\n    care: Das kann schmerzen.\n", "", "dimensions.goals", "caution, care."),
        ("high_apart: Zuhören., ", "", "dimensions.goals", "patterns high_apart."),
        (", items: {plans1: Wir planen unsere Arbeit.}", "", "dimensions.plans", "items."),
        (", admin: Verwaltung", "", "background.role", "choices admin."),
        ("text: Was hindert uns?, ", "", "checklists.hurdles", "text."),
        (", 50: zu bewahren", "", "scoring.bands", "50."),
        ("comments: {keep: Was soll bleiben?}\n", "", None, "comments."),
    ],
)
def test_missing_words_are_named_by_part(advice, whole_german: str, old: str, new: str, part: str, lacks: str) -> None:
    line_of(whole_german, old)

    assert advice(whole_german.replace(old, new)) == [(part, lacks)]


def test_what_is_not_translated_at_all_is_named_as_a_whole(advice) -> None:
    [(top, rest), (part, of_goals)] = advice(HEADER + "dimensions: {goals: {title: Ziele, patterns: {low_apart: Reden.}}}\n")

    assert (top, part) == (None, "dimensions.goals")
    assert rest.startswith("title, description, source, intro, prompt, framing, groups, scales, dimensions plans, background")
    assert of_goals.startswith("question, prompt, items, blocks, discuss, try, exercise, caution, care, patterns high_close")


def test_a_statement_of_two_dimensions_is_translated_in_either(load, advice, whole: str, whole_german: str) -> None:
    moved = whole_german.replace("      goals1: Wir sind uns einig.\n", "").replace(
        "{plans1", "{goals1: Wir sind uns einig., plans1"
    )

    assert advice(moved) == []
    assert load(whole, ours__de=moved).translations == load(whole, ours__de=whole_german).translations


def test_a_statement_that_is_translated_twice_is_refused_unless_the_words_are_the_same(
    load, refused, whole: str, whole_german: str
) -> None:
    twice = whole_german.replace("{plans1", "{goals1: Wir sind uns einig., plans1")
    otherwise = whole_german.replace("{plans1", "{goals1: Wir sind eins., plans1")

    assert load(whole, ours__de=twice).translations == load(whole, ours__de=whole_german).translations
    assert refused(whole, ours__de=otherwise) == [(Code.ID_TWICE, line_of(otherwise, "goals1: Wir sind eins."))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("of: ours", "of: theirs"),
        ("language: de", "language: cy"),
        ("agree: {points", "agre: {points"),
        ("2: Ja", "3: Ja"),
        ("  goals:\n", "  goal:\n"),
        ("goals2: Wir", "goals9: Wir"),
        ("{plans1: Wir planen unsere Arbeit.}", "{goals3: Wir lassen Ziele fallen.}"),
        ("[Welches?, Seit wann?]", "[Welches?, Seit wann?, Und?]"),
        ("{text: Sagen.}]", "{text: Sagen.}, {text: Und?}]"),
        ("{text: Sagen.}", "{text: Sagen., source: Ein Rat}"),
        ("[Zeichnen., Anschauen.]", "[Zeichnen., Anschauen., Reden.]"),
        ("[Was nun?, Wer noch?]", "[Was nun?, Wer noch?, Und?]"),
        ("discuss: [Wann?]", "caution: Vorsicht."),
        ("title: Vorhaben", "prompt: Zu euren Vorhaben"),
        ("discuss: [Wann?]", "patterns: {low_apart: Reden.}"),
        ("discuss: [Wann?]", "exercise: {title: Zeichnen}"),
        ("admin: Verwaltung", "boss: Verwaltung"),
        ("{role:", "{rule:"),
        ("{keep:", "{kept:"),
        ("{work:", "{play:"),
        ("  hurdles:", "  walls:"),
        ("rules: Regeln", "laws: Regeln"),
        ("50: zu", "60: zu"),
        ("{leader:", "{boss:"),
        ("leader: {goals1", "leader: {goals2"),
    ],
)
def test_what_the_questionnaire_does_not_have_is_refused_with_its_line(
    refused, whole: str, whole_german: str, old: str, new: str
) -> None:
    line = line_of(whole_german, old)

    assert refused(whole, ours__de=whole_german.replace(old, new)) == [(Code.TRANSLATION_NOT_OF_THIS, line)]


def test_what_is_meant_and_what_there_is_is_said(refusal, whole: str) -> None:
    plans = "plans: {discuss: [Wann?, Wo?, Wie?], care: Vorsicht.}"
    german = f"{HEADER}dimensions: {{goal: {{title: Ziele, question: Einig?}}, {plans}}}\nscoring: {{bands: {{99: gut}}}}\n"
    problems = refusal(whole, ours__de=german).problems

    assert [(problem.message, problem.fix) for problem in problems] == [
        ("There is no dimension `goal`.", "Did you mean `goals`? There are: goals, plans."),
        ("`discuss` has 3 entries, but the questionnaire has 1 there.", "Translate what the questionnaire has."),
        (
            "`care` stands here, but the questionnaire has none.",
            "Delete it: a translation has words only for what the questionnaire has.",
        ),
        ("There is no band that begins at `99`.", "There are: 0, 50."),
    ]


def test_words_under_a_key_that_the_questionnaire_does_not_have_at_all_are_refused_once(refused, whole: str) -> None:
    without = "".join(line for line in whole.splitlines(keepends=True) if not line.startswith(("groups", "    group")))
    german = HEADER + "groups: {work: {title: Arbeit, question: Wie?}, play: {title: Spiel}}\n"

    assert refused(without, ours__de=german) == [(Code.TRANSLATION_NOT_OF_THIS, 5)]


def test_an_entry_without_words_keeps_the_place_of_one_that_is_not_translated(advice) -> None:
    [_, goals] = advice(HEADER + "dimensions: {goals: {try: [{}, {text: Sagen.}]}}\n")

    assert ", try 1, " in goals[1]


def test_a_translation_into_the_language_of_the_questionnaire_is_refused(refused, whole: str, whole_german: str) -> None:
    german = whole_german.replace("language: de", "language: en")

    assert refused(whole, ours__en=german) == [(Code.TRANSLATION_NOT_OF_THIS, 3)]


def test_words_for_an_answer_the_scale_does_not_have_are_refused(refused, whole: str, whole_german: str) -> None:
    ours = whole.replace(", not_applicable: Does not apply", "")
    line = line_of(whole_german, "not_applicable")

    assert refused(ours, ours__de=whole_german) == [(Code.TRANSLATION_NOT_OF_THIS, line)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2: Ja", "2: nein"),
        ("not_applicable: Trifft nicht zu", "not_applicable: Ja"),
        ("Wir schauen auf die Ziele.", "Wir sind uns einig"),
        ("{keep: Was soll bleiben?}", "{keep: Wir sind uns einig}"),
        ("{text: Was hindert uns?", "{text: Welche Arbeit?"),
        ("admin: Verwaltung", "admin: Pflege"),
        ("rules: Regeln", "rules: zeit"),
        ("zu bewahren", "aufzubauen"),
    ],
)
def test_two_things_with_the_same_translated_words_are_refused(
    refused, whole: str, whole_german: str, old: str, new: str
) -> None:
    line = line_of(whole_german, old)

    assert refused(whole, ours__de=whole_german.replace(old, new)) == [(Code.WORDS_TWICE, line)]


@pytest.mark.parametrize("label", ['"1."', "NA"])
def test_a_translated_label_that_would_be_read_as_something_else_is_refused(
    refused, whole: str, whole_german: str, label: str
) -> None:
    line = line_of(whole_german, "2: Ja")

    assert refused(whole, ours__de=whole_german.replace("2: Ja", f"2: {label}")) == [(Code.SCALE_NOT_USABLE, line)]


def test_faults_of_the_questionnaire_and_its_translations_are_told_together(refusal, whole: str, whole_german: str) -> None:
    error = refusal(whole + "novelty: 1\n", ours__de="- a\n", ours__no=whole_german.replace("language: de", "language: no"))

    assert [(problem.place.file.rpartition("/")[2], problem.code) for problem in error.problems] == [
        ("ours.yaml", Code.KEY_UNKNOWN),
        ("ours.de.yaml", Code.YAML_NOT_ONE_MAPPING),
        ("ours.no.yaml", Code.YAML_MISREAD),
    ]


def test_a_part_of_the_questionnaire_that_is_at_fault_is_not_missed_in_its_translation(
    refused, whole: str, whole_german: str
) -> None:
    ours = whole.replace("{id: work, title: Our work", "{id: work, titel: Our work").replace("id: plans\n", "id: 5\n")
    faults = refused(ours, ours__de=whole_german)

    assert len(faults) > 2
    assert Code.TRANSLATION_NOT_OF_THIS not in {code for code, _ in faults}


def test_a_file_of_another_questionnaire_is_no_translation(load, whole: str) -> None:
    assert load(whole, ours_two__de="- a\n", our__de="- a\n").translations == ()
