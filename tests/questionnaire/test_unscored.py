"""Statements without a score in a questionnaire: beside something that has one, and never in a pulse (method M79)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.core import own_texts
from teamcheck.questionnaire.diff import diff
from teamcheck.questionnaire.lint import lint
from teamcheck.questionnaire.load import load_questionnaire

GOALS = "- {id: goals, title: Goals, items: [{id: goals1, text: We agree on our goals.}]}\n"
ITEM = "{id: served1, text: We ask those we serve., why: ask}"
SERVED = f"- {{id: served, title: Served, role: unscored, question: Do we?, discuss: [When?], items: [{ITEM}]}}\n"
REAL = "- {id: real, title: Real, role: real-team, items: [{id: real1, text: We need one another.}]}\n"
LIST = "checklists: [{id: hurdles, text: What hinders?, choose: 1, options: {time: {text: Time}, rules: {text: Rules}}}]\n"
EXTENDING = """\
schema: teamcheck/questionnaire/1
id: more
version: 1.0.0
language: en
title: More
extends: ours
scale: agree
"""


def test_they_are_asked_as_all_statements_are_and_are_in_no_dimension_with_a_score(load, head: str) -> None:
    ours = load(f"{head}dimensions:\n{SERVED}{GOALS}")

    assert [item.id for item in ours.items] == ["served1", "goals1"]
    assert [dimension.id for dimension in ours.scored] == ["goals"]
    assert [dimension.id for dimension in ours.unscored] == ["served"]
    assert ours.real_team == ()
    assert [dimension.is_scored for dimension in ours.dimensions] == [False, True]


@pytest.mark.parametrize("beside", [SERVED, REAL, SERVED + REAL])
def test_a_questionnaire_without_anything_else_is_refused(refused, head: str, beside: str) -> None:
    assert refused(f"{head}dimensions:\n{beside}") == [(Code.NOTHING_SCORED, 9)]


@pytest.mark.parametrize("beside", [SERVED, REAL])
def test_a_checklist_is_enough_to_stand_beside(load, head: str, beside: str) -> None:
    assert load(f"{head}{LIST}dimensions:\n{beside}").scored == ()


def test_a_pulse_has_none(refused, head: str) -> None:
    text = f"{head}always: [goals1]\ndimensions:\n{GOALS}{SERVED}"

    assert refused(text) == [(Code.VALUE_NOT_ALLOWED, 12)]


def test_two_are_no_fewer_than_a_dimension_without_a_score_should_have(load, head: str) -> None:
    ours = load(f"{head}dimensions:\n{SERVED}{GOALS}")
    found = {problem.code for problem in lint(ours) if problem.place.line == 10}

    assert found == set()
    assert Code.DIMENSION_FEW_ITEMS in {problem.code for problem in lint(ours) if problem.place.line == 11}


@pytest.fixture
def extend(folder_with: Callable[..., Path], head: str) -> Callable[[str], Path]:
    def path_of(added: str) -> Path:
        return folder_with(f"{head}dimensions:\n{GOALS}", more=EXTENDING + added).with_name("more.yaml")

    return path_of


def test_an_extension_can_add_them_and_nothing_besides(extend) -> None:
    more = load_questionnaire(extend(f"dimensions:\n{SERVED}"))

    assert [dimension.role for dimension in more.dimensions] == ["measured", "unscored"]
    assert more.scored == more.base.scored


def test_giving_statements_a_score_or_taking_it_away_is_told_with_its_reason(load, head: str) -> None:
    measured = load(f"{head}dimensions:\n{GOALS}{SERVED.replace('role: unscored, ', '')}")
    without = load(f"{head}dimensions:\n{GOALS}{SERVED}")

    for old, new, asked in ((measured, without, "old"), (without, measured, "new")):
        found = diff(old, new)
        (served,) = [dimension for dimension in found.dimensions if dimension.id == "served"]
        assert (served.asked, served.comparable, served.reason) == (asked, False, "not-asked")
        assert [(change.where, change.new) for change in found.counted] == [
            ("dimensions.served.role", "unscored" if new is without else "measured")
        ]
    assert diff(without, without).same


def test_other_words_of_one_are_told_beside_the_marks(load, head: str) -> None:
    old, new = (load(f"{head}dimensions:\n{GOALS}{text}") for text in (SERVED, SERVED.replace("ask those", "hear those")))

    assert [(change.id, change.differs) for change in diff(old, new).marks] == [("served1", ["text"])]
    assert [dimension.id for dimension in diff(old, new).dimensions] == ["goals"]


def test_its_words_are_translated_as_all_words_are(extend) -> None:
    ways = own_texts(load_questionnaire(extend(f"dimensions:\n{SERVED}")))

    assert ways["dimensions", "served", "items", "served1"] == "We ask those we serve."
    assert ("dimensions", "goals", "items", "goals1") not in ways
