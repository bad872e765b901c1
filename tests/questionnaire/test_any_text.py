"""Whatever a file holds, loading it gives a questionnaire or a QuestionnaireError, and never anything else."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.errors import QuestionnaireError
from teamcheck.questionnaire.lint import lint
from teamcheck.questionnaire.listing import as_data
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire

#: Each law is tried with a hundred texts.
pytestmark = pytest.mark.slow

VALID = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Ours
scales: {agree: {points: {1: Disagree, 2: Neither, 3: Agree}, favourable: [3]}, ten: {points: {from: 1, to: 10, ends: [a, b]}}}
scale: agree
groups: [{id: g, title: G}]
dimensions:
  - {id: a, title: A, group: g, items: [{id: a1, text: We plan., keyed: negative}, {id: a2, text: We act., scale: ten}]}
  - {id: b, title: B, items: [{ref: a1}], exercise: {title: X, minutes: 5, steps: [Go.]}, try: [{text: Try.}]}
background: [{id: role, text: Which job?, choices: {x: X, y: Y}}]
comments: [{id: keep, text: What to keep?}]
checklists: [{id: c, text: Which?, choose: 1, options: {x: {text: X}, y: {text: Y, whose: ours}}}]
scoring: {min_answered: 0.5, bands: [{least: 0, name: Low}]}
voices: {leader: {a1: I plan.}}
always: [a1]
rotate: {from: [a2], each: 1}
"""
TRANSLATION = """\
schema: teamcheck/translation/1
of: ours
language: de
status: machine
scales: {agree: {points: {1: Nein}}}
groups: {g: {title: H}}
dimensions: {a: {items: {a1: Wir planen.}, discuss: [Was?]}, b: {exercise: {steps: [Los.]}, try: [{text: Probieren.}]}}
checklists: {c: {options: {x: Z}}}
scoring: {bands: {0: Tief}}
voices: {leader: {a1: Ich plane.}}
"""
#: Words of the formats, and what YAML and people put between them.
PIECES = st.sampled_from(
    [
        *dict.fromkeys(re.findall(r"\w+|[^\w\s]", VALID + TRANSLATION)),
        *("yes", "no", "~", "1.5", "-1", "99999999999", "2024-01-31", "\n", "\n  ", "\n    - ", "\t"),
        *("&a", "*a", "!!int", "'", '"', "|", "<<", "\x85"),
    ]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples; each writes its own files anew."""
    return tmp_path_factory.mktemp("any")


def outcome(folder: Path, ours: bytes, german: bytes = TRANSLATION.encode()) -> Questionnaire | None:
    """The questionnaire, or None where it is refused with problems that can be shown."""
    (folder / "ours.yaml").write_bytes(ours)
    (folder / "ours.de.yaml").write_bytes(german)
    try:
        questionnaire = load_questionnaire(folder / "ours.yaml")
    except QuestionnaireError as error:
        refused = error
    else:
        refused = None
    if refused is not None:
        assert refused.problems
        assert all(problem.message and problem.fix for problem in refused.problems)
        return None
    lint(questionnaire)
    as_data(questionnaire)
    return questionnaire


def test_the_example_that_is_broken_here_is_whole(folder: Path) -> None:
    assert outcome(folder, VALID.encode()) is None, "the German discuss has no counterpart"
    assert outcome(folder, VALID.encode(), TRANSLATION.replace(", discuss: [Was?]", "").encode()) is not None


@given(content=st.binary(max_size=200))
def test_any_bytes_are_a_questionnaire_or_refused(folder: Path, content: bytes) -> None:
    assert outcome(folder, content) is None


@given(pieces=st.lists(PIECES, max_size=40))
def test_any_words_of_the_format_are_a_questionnaire_or_refused(folder: Path, pieces: list[str]) -> None:
    outcome(folder, " ".join(pieces).encode(), "".join(pieces).encode())


@given(at=st.integers(0, len(VALID)), length=st.integers(0, 12), piece=PIECES)
def test_a_questionnaire_with_any_piece_replaced_is_one_or_refused(folder: Path, at: int, length: int, piece: str) -> None:
    outcome(folder, (VALID[:at] + piece + VALID[at + length :]).encode())


@given(at=st.integers(0, len(TRANSLATION)), length=st.integers(0, 12), piece=PIECES)
def test_a_translation_with_any_piece_replaced_is_one_or_refused(folder: Path, at: int, length: int, piece: str) -> None:
    outcome(folder, VALID.encode(), (TRANSLATION[:at] + piece + TRANSLATION[at + length :]).encode())


JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 12) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(key=st.sampled_from(re.findall(r"^(\w+):", VALID, re.MULTILINE)), value=JSON_LIKE)
def test_any_value_under_any_key_is_accepted_or_refused(folder: Path, key: str, value: object) -> None:

    others = "".join(part for part in re.split(r"(?m)^(?=\w+:)", VALID) if not part.startswith(f"{key}:"))
    outcome(folder, f"{others}{key}: {json.dumps(value)}\n".encode())
