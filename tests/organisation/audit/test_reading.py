"""What can be read as an output, and what cannot; finer figures than ours are taken as they are."""

import json
from fractions import Fraction
from typing import Any

import pytest

from teamcheck.organisation.audit.mapping import NotOursError
from teamcheck.organisation.audit.read_output import read_output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("team,score\nMill,60\n", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"a":' * 100_000, "not JSON"),
        ("9" * 10_000, "not JSON"),
        ("{}", "does not say"),
        ("[]", "no mapping"),
        ('{"schema": "teamcheck/norms/1"}', "does not say"),
        ("[" + "{}," * 1_100_000 + "{}]", "more than any output"),
        ('{"schema": "teamcheck/scorecards/1", "teams": {}}', "teams is not a list"),
        ('{"schema": "teamcheck/scorecards/1", "teams": [1]}', "teams[0] is no mapping"),
    ],
    ids=range(11),
)
def test_what_is_no_output_is_refused(text: str, said: str) -> None:
    with pytest.raises(NotOursError, match=said.replace("[", r"\[").replace("]", r"\]")):
        read_output("file", text)


@pytest.mark.parametrize(
    ("key", "value"),
    [("score", "60"), ("score", 101), ("score", True), ("n", -1), ("n", 7.5), ("agreement", "far apart"), ("interval", [60])],
)
def test_a_figure_that_is_none_is_refused_with_its_place(key: str, value: object, lab: Any) -> None:
    page = lab.card("Mill", lab.dimension(7, 60) | {key: value}, answered=7)

    with pytest.raises(NotOursError, match=key):
        read_output("file", json.dumps(page))


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e999"])
def test_what_is_no_number_is_refused(value: str, lab: Any) -> None:
    text = json.dumps(lab.card("Mill", lab.dimension(7, 60))).replace('"score": 60', f'"score": {value}')

    with pytest.raises(NotOursError, match="score"):
        read_output("file", text)


def test_figures_are_taken_as_they_are_written(lab: Any) -> None:
    (page,) = read_output("file", json.dumps(lab.card("Mill", lab.dimension(7, 62.55)))).pages

    assert page.dimensions[0].score == Fraction(1251, 20)


def test_one_scorecard_several_and_one_a_line_are_read_alike(lab: Any) -> None:
    red, blue = lab.card("Red", lab.dimension(7, 60)), lab.card("Blue", lab.dimension(8, 65))
    alone = [read_output("f", json.dumps(each)).pages[0] for each in (red, blue)]

    assert list(read_output("f", json.dumps(lab.cards(red, blue))).pages) == alone
    assert list(read_output("f", f"{json.dumps(red)}\n{json.dumps(blue)}\n").pages) == alone


def test_keys_that_are_not_known_are_no_fault(lab: Any) -> None:
    assert read_output("f", json.dumps(lab.card("Red", lab.dimension(7, 60, more=[1]), more={"a": 1}))).pages


def test_figures_of_an_extension_are_put_together_with_those_of_what_it_extends(lab: Any) -> None:
    core = {"id": "features", "version": "1.0.0", "dimensions": ["a"]}
    stamps = (
        {"id": "features", "sha256": "0"},
        {"id": "ours", "sha256": "1", "core": core},
        {"id": "ours", "sha256": "1", "core": None},
    )
    found = [
        read_output("f", json.dumps(lab.card("Red", lab.dimension(7, 60), questionnaire=stamp))).pages[0] for stamp in stamps
    ]

    assert [page.stamp.id for page in found] == ["features", "features", "ours"]
