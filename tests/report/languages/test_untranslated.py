"""Which texts of a questionnaire a report prints, and which of these its translation lacks."""

from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from teamcheck.questionnaire.conversation import Exercise, Framing, Try
from teamcheck.questionnaire.model import BackgroundQuestion, Band, Checklist, Group, Option, Questionnaire
from teamcheck.questionnaire.texts import reworded, texts_of
from teamcheck.questionnaire.translated import in_language
from teamcheck.questionnaire.translation_model import Translation, Way
from teamcheck.report.render import DocumentFormat, render_report
from teamcheck.report.wording import left_in_the_original, printed, worded
from teamcheck.scorecard.copies import Copy
from teamcheck.scorecard.public import PublicGroup

FIGURES = [
    {"score": score, "agreement": agreement, "two_camps": False} for score in (30, 80) for agreement in ("close", "apart")
]


@pytest.fixture
def everything(questionnaire) -> Questionnaire:
    """A questionnaire with a text under every key that holds one."""
    scale = replace(questionnaire.items[0].scale, not_applicable="Does not apply")
    dimensions = [
        replace(
            dimension,
            group="all",
            prompt="Think.",
            care="Slowly.",
            items=tuple(replace(item, scale=scale) for item in dimension.items),
        )
        for dimension in questionnaire.dimensions
    ]
    goals = next(dimension for dimension in dimensions if dimension.id == "goals")
    statements = tuple(replace(item, id=f"served{place}") for place, item in enumerate(goals.items))
    dimensions.append(replace(goals, id="served", title="Served", role="unscored", items=statements))
    return replace(
        questionnaire,
        description="What for.",
        intro="Hello.",
        prompt="What do you think?",
        framing=Framing(("What before?",), ("What after?",)),
        dimensions=tuple(dimensions),
        groups=(Group("all", "All of it", "What is it?"),),
        background=(BackgroundQuestion("job", "Which job?", {"nurse": "Nurse", "admin": "Administration"}),),
        checklists=(
            Checklist(
                "hurdles",
                "What hinders?",
                1,
                {"time": Option("Time"), "rules": Option("Rules")},
                discuss=("What first?",),
                try_=(Try("Take one.", "A tip"),),
                exercise=Exercise("Two piles", 5, ("Sort.",)),
                caution="Things hinder.",
            ),
        ),
        bands=(Band(0, "to build"), Band(50, "to keep")),
        voices={"leader": {"goals1": "They know their goals."}},
    )


def kind(way: Way) -> Way:
    """A way without the ids and places on it, but for whether a dimension is one of marks, or without a score."""
    if way[0] == "dimensions":
        names = way[3:] if way[2] in {"patterns", "exercise"} else way[4:]
        part = {"real": "marks", "served": "unscored"}.get(str(way[1]), "dimension")
        return (part, way[2], *(name for name in names if isinstance(name, str)))
    return (way[0], way[1]) if way[0] in {"source", "framing"} else (way[0], *way[2:3])


def test_the_texts_that_are_said_to_be_printed_are_those_that_some_report_prints(card, everything) -> None:
    marked = {way: f"w{number}w" for number, way in enumerate(texts_of(everything))}
    asked = reworded(everything, lambda way, _: marked[way])
    groups = [PublicGroup(id="all", title=asked.groups[0].title, score=60, withheld={})]
    cards = [card("discussion", asked=asked, marks=(False, None)), card("small-team", asked=asked, marks=(False, None))]
    for place, row in enumerate(FIGURES):
        goals = {**row, "band": asked.bands[place // 2].name}
        cards.append(card("full", asked=asked, change={"goals": goals}, marks=(False, None), groups=groups))
    documents = [
        render_report(each, asked, to=to, copy=copy)
        for each, to, copy in product(cards, get_args(DocumentFormat), get_args(Copy))
    ]

    found = {kind(way) for way, text in marked.items() if any(text in document for document in documents)}

    roles = {dimension.id: dimension.role for dimension in everything.dimensions}
    assert found == {kind(way) for way in marked if printed(way, roles)}


def test_texts_that_a_report_prints_and_the_translation_lacks_are_named(everything) -> None:
    ways = [("framing", "after", 0), ("dimensions", "goals", "patterns", "low_apart"), ("source", "model")]
    whole = {
        way: "Auf Deutsch" for way in texts_of(everything) if way not in [*ways, ("intro",), ("voices", "leader", "goals1")]
    }
    german = in_language(replace(everything, translations=(Translation("de", "machine", words=whole),)), "de")

    assert sorted(left_in_the_original(german), key=str) == sorted(ways, key=str)


def test_a_background_question_is_printed_where_people_are_parted_by_it(everything) -> None:
    left = {("background", "job", "text"), ("background", "job", "choices", "nurse")}
    whole = {way: "Auf Deutsch" for way in texts_of(everything) if way not in left}
    german = in_language(replace(everything, translations=(Translation("de", "machine", words=whole),)), "de")

    assert left_in_the_original(german) == left_in_the_original(german, {"site"}) == []
    assert set(left_in_the_original(german, {"job"})) == left


def test_the_words_of_a_voice_are_printed_in_the_copy_for_it(everything) -> None:
    left = {("voices", "leader", "goals1")}
    whole = {way: "Auf Deutsch" for way in texts_of(everything) if way not in left}
    german = in_language(replace(everything, translations=(Translation("de", "machine", words=whole),)), "de")

    assert left_in_the_original(german) == left_in_the_original(german, voice="boss") == []
    assert set(left_in_the_original(german, voice="leader")) == left


def test_a_report_in_the_questionnaires_own_words_lacks_none(everything) -> None:
    translations = (Translation("de", "machine"),)
    assert left_in_the_original(in_language(replace(everything, translations=translations), "en")) == []


@pytest.mark.parametrize(("score", "band"), [(49, "aufzubauen"), (50, "zu bewahren"), (100, "zu bewahren")])
def test_the_band_of_a_score_is_said_in_the_words_of_the_translation(card, everything, score: int, band: str) -> None:
    words = {("scoring", "bands", "0"): "aufzubauen", ("scoring", "bands", "50"): "zu bewahren"}
    german = in_language(replace(everything, translations=(Translation("de", "machine", words=words),)), "de")
    original = "to build" if score < 50 else "to keep"

    after = worded(card("full", change={"goals": {"score": score, "band": original}}), replace(german, groups=()))

    assert [dimension.band for dimension in after.dimensions] == [band, None, None]
