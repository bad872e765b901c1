"""What differs between two questionnaires: nothing is overlooked, and each thing is told where it belongs."""

import json
from pathlib import Path

import pytest

from teamcheck.questionnaire.diff import diff
from teamcheck.questionnaire.diff_model import SCHEMA, QuestionnaireDiff
from teamcheck.scorecard.schema import schema_of


@pytest.fixture
def found(load, whole: str):
    """The diff of the whole questionnaire and of itself with some words exchanged, with translations where they are given."""

    def find(*edits: tuple[str, str], german: str | None = None, german_now: str | None = None) -> QuestionnaireDiff:
        changed = whole
        for old, new in edits:
            assert changed.count(old) == 1, old
            changed = changed.replace(old, new)
        before, after = ({"ours__de": text} if text else {} for text in (german, german_now or german))
        then = load(whole, **before)
        return diff(then, load(changed, **after))

    return find


def items(found: QuestionnaireDiff) -> list[tuple[str, str, str, list[str], str | None]]:
    """Dimension, id, change, what differs, and the other place or id of every statement that is not asked as before."""
    return [(each.id, item.id, item.change, item.differs, item.other) for each in found.dimensions for item in each.items]


def test_a_questionnaire_does_not_differ_from_itself(found) -> None:
    same = found()

    assert same.same
    assert [dimension.comparable for dimension in same.dimensions] == [True, True]
    assert (same.counted, same.words, same.marks) == ([], [], [])


def test_a_statement_of_two_dimensions_in_other_words_is_told_in_both(found) -> None:
    reworded = found(("We agree on goals.", "We agree on all goals."))

    assert items(reworded) == [
        ("goals", "goals1", "changed", ["text"], None),
        ("plans", "goals1", "changed", ["text"], None),
    ]
    assert {dimension.reason for dimension in reworded.dimensions} == {"changed-statements"}


@pytest.mark.parametrize(
    ("old", "new", "dimension", "change"),
    [
        (
            "text: We drop goals in time.,",
            "text: We drop goals in time., keyed: negative,",
            "goals",
            ("goals3", "changed", ["keyed"], None),
        ),
        ("goals3, text: We drop", "goals4, text: We drop", "goals", ("goals4", "renamed", [], "goals3")),
        ("{ref: goals2}, {id", "{id", "plans", ("goals2", "removed", [], None)),
        ("{ref: goals2}, {id", "{ref: goals2}, {ref: goals3}, {id", "plans", ("goals3", "added", [], None)),
    ],
)
def test_what_became_of_a_statement_is_said(found, old: str, new: str, dimension: str, change: tuple[object, ...]) -> None:
    changed = found((old, new))

    assert items(changed) == [(dimension, *change)]


def test_a_statement_that_goes_to_another_dimension_is_told_in_both(found) -> None:
    line = "      - {id: goals3, text: We drop goals in time., why: goals}\n"
    moved = found(
        (line, ""), ("{ref: goals2}, {id: plans1", "{ref: goals2}, {id: goals3, text: We drop goals., why: goals}, {id: plans1")
    )

    assert items(moved) == [
        ("goals", "goals3", "moved away", ["text"], "plans"),
        ("plans", "goals3", "moved here", ["text"], "goals"),
    ]
    [away] = moved.dimensions[0].items
    assert away.old is not None
    assert away.new is not None
    assert (away.old.text, away.new.text) == ("We drop goals in time.", "We drop goals.")


def test_other_words_of_the_answers_and_other_numbers_of_points_are_told_apart(found) -> None:
    words = found(("{1: Disagree, 2: Agree}", "{1: Hardly, 2: Agree}"))
    more = found(("{1: Disagree, 2: Agree}", "{1: Disagree, 2: Neither, 3: Agree}"))

    assert {tuple(change[3]) for change in items(words)} == {("labels",)}
    assert {tuple(change[3]) for change in items(more)} == {("points",)}


def test_a_dimension_that_only_one_of_them_scores_is_no_list_of_statements(found, whole: str) -> None:
    plans = whole[whole.index("  - id: plans") : whole.index("background:")]
    gone = found((plans, ""))

    dimension = gone.dimensions[1]
    assert (dimension.id, dimension.asked, dimension.reason, dimension.items) == ("plans", "old", "not-asked", [])
    assert (gone.counted, gone.words) == ([], [])


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("scoring: {bands", "scoring: {min_answered: 0.75, bands", "scoring.min_answered"),
        ("least: 50", "least: 60", "scoring.bands.50"),
        ("{1: Disagree, 2: Agree}", "{1: Disagree, 2: Agree}, favourable: []", "scales.agree.favourable"),
        (", not_applicable: Does not apply", "", "scales.agree.not_applicable"),
        ("    group: work\n", "", "dimensions.goals.group"),
        ("title: Plans\n", "title: Plans\n    role: outcome\n", "dimensions.plans.role"),
        ("nurse: Nurse, ", "nurse: Nurse, porter: Porter, ", "background.role.choices.porter"),
        ("choose: 1", "choose: 2", "checklists.hurdles.choose"),
        ("time: {text: Time}", "time: {text: No time}", "checklists.hurdles.options.time.text"),
        ("My team agrees on goals.", "My team agrees.", "voices.leader.goals1"),
    ],
)
def test_what_figures_depend_on_besides_the_statements_is_set_apart(found, old: str, new: str, where: str) -> None:
    changed = found((old, new))

    assert where in [change.where for change in changed.counted]
    assert changed.words == []
    alike = where not in {"scoring.min_answered", "scales.agree.not_applicable"}
    assert {dimension.reason for dimension in changed.dimensions} == ({None} if alike else {"other-counting"})


@pytest.mark.parametrize(
    ("old", "new", "where", "change"),
    [
        ("title: Ours", "title: Yours", "title", "changed"),
        ("intro: Take your time.\n", "", "intro", "removed"),
        ("[Which one?, Since when?]", "[Since when?, Which one?]", "dimensions.goals.discuss", "order"),
        ("[Which one?, Since when?]", "[Which one?]", "dimensions.goals.discuss", "removed"),
        ("{text: Say them.}", "{text: Say them., source: Us}", "dimensions.goals.try", "added"),
        ("minutes: 5", "minutes: 6", "dimensions.goals.exercise.minutes", "changed"),
        ("Things hinder.", "Much hinders.", "checklists.hurdles.caution", "changed"),
        ("why: plan}", "why: plans}", "dimensions.plans.items.plans1.why", "changed"),
        ("{ref: goals1}, {ref: goals2}", "{ref: goals2}, {ref: goals1}", "dimensions.plans.items", "order"),
        ("not_applicable: Does not apply", "not_applicable: Not mine", "scales.agree.not_applicable", "changed"),
        ("What to keep?", "What should stay?", "comments.keep.text", "changed"),
        ("licence: CC0", "licence: CC-BY-4.0", "source.licence", "changed"),
    ],
)
def test_what_no_figure_depends_on_is_told_last(found, old: str, new: str, where: str, change: str) -> None:
    changed = found((old, new))

    assert (where, change) in [(each.where, each.change) for each in changed.words]
    assert changed.counted == []
    assert all(dimension.comparable for dimension in changed.dimensions)


def test_a_new_translation_is_one_change(found, whole_german: str) -> None:
    changed = found(german_now=whole_german)

    assert [(each.where, each.change) for each in changed.words] == [("translations.de", "added")]


def test_a_translated_statement_in_other_words_is_another_question_for_those_who_read_it(found, whole_german: str) -> None:
    now = whole_german.replace("Wir sind uns einig.", "Wir einigen uns.").replace("title: Unseres", "title: Eures")
    changed = found(german=whole_german, german_now=now)

    assert [each.where for each in changed.counted] == ["translations.de.dimensions.goals.items.goals1"]
    assert [each.where for each in changed.words] == ["translations.de.title"]


def test_another_version_alone_is_a_difference(found) -> None:
    assert not found(("version: 1.0.0", "version: 1.1.0")).same


def test_the_committed_schema_is_fresh(root: Path) -> None:
    """Write it anew with: teamcheck schema questionnaire-diff > docs/questionnaire-diff.schema.json."""
    stored = json.loads((root / "docs" / "questionnaire-diff.schema.json").read_text(encoding="utf-8"))

    assert stored == schema_of(QuestionnaireDiff, SCHEMA)
    assert stored["additionalProperties"] is False
    assert set(stored["required"]) == stored["properties"].keys()
