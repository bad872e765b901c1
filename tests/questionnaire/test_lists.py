"""Checklists: what there is to talk about beside them, and those that are taken from another questionnaire."""

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.conversation import Exercise, Try

LIST = (
    "checklists: [{id: costs, text: What costs time?, choose: 1, options: {a: {text: Forms, whose: raise}, b: {text: Noise}}, "
    "discuss: [When?], try: [{text: Stop one., source: Practice tip}], exercise: {title: Sort, minutes: 5, steps: [Sort.]}, "
    "caution: Look at work.}]\n"
)
HEAD = "schema: teamcheck/questionnaire/1\nid: theirs\nversion: 1.0.0\nlanguage: en\ntitle: Theirs\n"


def test_a_list_brings_what_there_is_to_talk_about(load, head) -> None:
    (costs,) = load(head + LIST).checklists

    assert (costs.discuss, costs.try_, costs.exercise, costs.caution) == (
        ("When?",),
        (Try("Stop one.", "Practice tip"),),
        Exercise("Sort", 5, ("Sort.",)),
        "Look at work.",
    )


def test_a_list_of_another_questionnaire_is_taken_as_it_stands_and_changes_the_digest(load, head) -> None:
    ours, theirs = (
        load(head + "checklists: [{from: theirs/costs}]", theirs=HEAD + LIST),
        load(HEAD.replace("theirs", "ours") + LIST),
    )
    changed = load(head + "checklists: [{from: theirs/costs}]", theirs=HEAD + LIST.replace("Noise", "Loud rooms"))

    assert ours.checklists == theirs.checklists
    assert ours.sha256 != changed.sha256


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("checklists: [{from: theirs/cost}]", Code.REFERENCE_UNKNOWN),
        ("checklists: [{from: no-such/costs}]", Code.REFERENCE_UNKNOWN),
        ("checklists: [{from: costs}]", Code.VALUE_NOT_ALLOWED),
        ("checklists: [{from: theirs/costs, choose: 2}]", Code.KEY_UNKNOWN),
        ("checklists: [{from: theirs/costs}, {from: theirs/costs}]", Code.ID_TWICE),
        ("comments: [{id: costs, text: And?}]\nchecklists: [{from: theirs/costs}]", Code.ID_TWICE),
    ],
)
def test_a_list_that_cannot_be_taken_is_refused_at_its_line(refused, head, lines, code) -> None:
    assert [found for found, _ in refused(head + lines, theirs=HEAD + LIST)] == [code]
