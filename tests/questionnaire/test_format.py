"""The format: every fault of a file at once, each with its line and in the author's words."""

import time

import pytest

from teamcheck.errors import Code


def test_several_faults_of_every_kind_are_told_together_with_their_lines(refused) -> None:
    found = refused(
        """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: no
titel: Ours
title: Ours
title: Theirs
scales:
  agree: {points: {1: Disagree, 2: Agree}, favourable: [2, 7]}
scale: agree
dimensions:
  - id: goals
    title: Goals
    items:
      - {id: goals1, text: yes}
      - {id: goals2, text: We look at our goals., keyed: negatve}
      - {id: goals3, text: We agree on our goals.}
      - {id: goals3, text: We drop goals in time.}
      - {ref: goals3, scale: agree}
"""
    )

    assert found == [
        (Code.YAML_MISREAD, 4),
        (Code.KEY_UNKNOWN, 5),
        (Code.YAML_KEY_TWICE, 7),
        (Code.SCALE_NOT_USABLE, 9),
        (Code.YAML_MISREAD, 15),
        (Code.VALUE_NOT_ALLOWED, 16),
        (Code.ID_TWICE, 18),
        (Code.KEY_UNKNOWN, 19),
        (Code.ID_TWICE, 19),
    ]


@pytest.mark.parametrize("written", ["yes", "No", "on", "true", "5", "1.0", "2024-01-31", "1:30", "0x1F", ".inf"])
def test_a_text_that_yaml_misreads_gets_the_advice_to_quote_it(refusal, head: str, written: str) -> None:
    problem = refusal(head + f"description: {written}\n").problems[-1]

    assert (problem.code, problem.place.line) == (Code.YAML_MISREAD, 9)
    assert problem.fix == f'Put quotes around it: "{written}"'


def test_the_same_text_in_quotes_is_a_text(load, head: str) -> None:
    ours = load(head + 'description: "yes"\ndimensions:\n- {id: a, title: A, items: [{id: a1, text: "no"}]}\n')

    assert (ours.description, ours.items[0].text) == ("yes", "no")


def test_a_version_of_two_numbers_gets_the_advice_to_write_three(refusal, head: str) -> None:
    [problem] = refusal(head.replace("1.0.0", "1.0")).problems

    assert (problem.code, problem.place.line) == (Code.YAML_MISREAD, 3)
    assert "1.0.0" in problem.fix


def test_a_comma_in_a_text_without_quotes_is_explained(refusal, head: str) -> None:
    [problem] = refusal(head + "dimensions:\n- {id: a, title: A, items: [{id: a1, text: We plan, together.}]}\n").problems

    assert (problem.code, problem.place.line) == (Code.KEY_UNKNOWN, 10)
    assert problem.fix == "Put quotes around a text that holds a comma."


def test_an_unknown_key_is_told_with_the_one_that_was_meant_and_those_there_are(refusal, head: str) -> None:
    [problem] = refusal(
        head + "dimensions:\n- id: a\n  title: A\n  items: [{id: a1, txet: We plan., text: We plan.}]\n"
    ).problems

    assert problem.code is Code.KEY_UNKNOWN
    assert problem.fix == "Did you mean `text`? The keys here are: id, text, keyed, scale, why."
    assert problem.place.key == "dimensions[a].items[a1].txet"


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        ("dimensions: [{id: a, items: [{id: a1, text: We plan.}]}]", Code.KEY_MISSING, 9),
        ("dimensions:\n- id: a\n  title:\n  items: [{id: a1, text: We plan.}]", Code.KEY_MISSING, 11),
        ("intro:", Code.KEY_MISSING, 9),
        ("dimensions: goals", Code.VALUE_NOT_ALLOWED, 9),
        ("dimensions: [goals]", Code.VALUE_NOT_ALLOWED, 9),
        ("dimensions: [{id: a, title: A, items: []}]", Code.VALUE_NOT_ALLOWED, 9),
        ("scoring: {min_answered: 1.5}", Code.VALUE_NOT_ALLOWED, 9),
        ("scoring: {min_answered: half}", Code.VALUE_NOT_ALLOWED, 9),
        ("scoring: [0.5]", Code.VALUE_NOT_ALLOWED, 9),
        ('description: "  "', Code.VALUE_NOT_ALLOWED, 9),
        ('description: "a\\0b"', Code.VALUE_NOT_ALLOWED, 9),
        ("description: [a]", Code.VALUE_NOT_ALLOWED, 9),
        ("description: {a: b}", Code.VALUE_NOT_ALLOWED, 9),
        ("dimensions: [{id: A b, title: A, items: [{id: a1, text: We plan.}]}]", Code.ID_NOT_ALLOWED, 9),
        ("dimensions: [{id: a, title: A, items: [{id: a-1, text: We plan.}]}]", Code.ID_NOT_ALLOWED, 9),
        ("dimensions: [{id: a, title: A, items: [{id: abcdefghijklmnopqrstu, text: We plan.}]}]", Code.ID_NOT_ALLOWED, 9),
        ("dimensions: [{id: a, title: A, items: [{from: goals1}]}]", Code.VALUE_NOT_ALLOWED, 9),
        ("background: [{id: role, text: Role?, choices: {1: Nurse, doctor: Doctor}}]", Code.ID_NOT_ALLOWED, 9),
    ],
)
def test_a_value_of_the_wrong_shape_is_told_with_its_line(refused, head: str, lines: str, code: Code, line: int) -> None:
    assert (code, line) in refused(head + lines + "\n")


def test_another_format_is_told_and_nothing_else(refused, head: str) -> None:
    assert refused(head.replace("/1", "/2") + "novelty: 1\n") == [(Code.FORMAT_UNKNOWN, 1)]


def test_an_item_at_fault_does_not_make_its_neighbours_unknown(refused, head: str) -> None:
    found = refused(
        head
        + """\
dimensions:
  - {id: a, title: A, items: [{id: a1, text: We plan., keyd: positive}, {id: a2, txt: We act.}]}
  - {id: b, title: B, items: [{ref: a1}, {ref: a2}]}
"""
    )

    assert found == [(Code.KEY_UNKNOWN, 10), (Code.KEY_MISSING, 10), (Code.KEY_UNKNOWN, 10)]


def test_every_message_says_where_and_how_to_mend_it(refusal, head: str) -> None:
    words = str(refusal(head + "titel: x\n"))

    assert "ours.yaml:9 (titel): `titel` is no key that can stand here. [Q010]" in words
    assert "→ Did you mean `title`?" in words


def test_a_head_at_fault_does_not_hide_the_faults_below_it(refused, head: str) -> None:
    found = refused(
        head.replace("1.0.0", "1.0").replace("title: Ours\n", "")
        + "dimensions:\n- {id: a, title: A, items: [{id: a1, text: We plan.}, {id: a1, text: We act.}]}\n"
    )

    assert found == [(Code.KEY_MISSING, 1), (Code.YAML_MISREAD, 3), (Code.ID_TWICE, 9)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "lines",
    [
        "".join(f"k{i}: x\n" for i in range(20_000)),
        "intro: x\n" * 20_000,
        "dimensions: [{id: a, title: A, items: [" + "{id: a1, text: We plan.}, " * 2_000 + "]}]\n",
        "dimensions: [{id: a, title: A, items: [" + "{ref: a1, no: 1}, " * 2_000 + "]}]\n",
        "dimensions: [{id: a, title: A, items: [" + "{}, " * 40_000 + "]}]\n",
    ],
    ids=["unknown keys", "one key", "one id", "bad keys", "empty items"],
)
def test_a_file_full_of_faults_is_answered_soon_with_the_first_hundred(refused, head: str, lines: str) -> None:
    started = time.process_time()

    found = refused(head + lines)

    assert len(found) == 101
    assert found[-1] == (Code.MORE_QUESTIONNAIRE_PROBLEMS, None)
    assert time.process_time() - started < 10
