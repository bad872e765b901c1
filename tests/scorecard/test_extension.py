"""Figures of a questionnaire that extends another: those of its core are the other's own, to the byte."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from teamcheck.questionnaire.model import Dimension, Group, Item, Questionnaire, Scale
from teamcheck.report.figures import render_figures
from teamcheck.responses.model import Policy, Response, Responses
from teamcheck.responses.norms_format import DimensionNorm, Norms
from teamcheck.scorecard.analyst.analyse import analyse
from teamcheck.scorecard.build import score
from teamcheck.scorecard.comparison.compare import compare
from teamcheck.scorecard.comparison.read_back import read_back
from teamcheck.scorecard.comparison.round_result import RoundResult
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.model import Scorecard


def dimension(id_: str, *points: int, negative: tuple[int, ...] = (), **more: Any) -> Dimension:
    """A dimension whose items have scales of so many points."""
    scales = [Scale(f"s{n}", 1, n, {}, None, frozenset({n - 1, n}), frozenset({1})) for n in points]
    items = tuple(
        Item(f"{id_}i{place}", f"{id_} {place}", "negative" if place in negative else "positive", scale)
        for place, scale in enumerate(scales)
    )
    return Dimension(id_, id_.title(), items, **more)


CORE_OF_BASE = (
    dimension("d0", 5, 5, role="real-team"),
    dimension("d1", 5, 5, 5, negative=(1,), group="work"),
    dimension("d2", 5, 4, 7),
    dimension("d3", 5, group="work"),
)
ADDED = (dimension("d4", 5, 5, 5, 5, negative=(0, 2)), dimension("d5", 3, 11), dimension("d6", 5))
BASE = Questionnaire("made", "1.0.0", "en", "Made", "0" * 64, CORE_OF_BASE, groups=(Group("work", "Work"),))
OURS = replace(BASE, id="ours", version="7.0.0", sha256="1" * 64, dimensions=(*CORE_OF_BASE, *ADDED), base=BASE)
CORE = len(BASE.items)
Row = tuple[int | None, ...]


def answers(asked: Questionnaire) -> st.SearchStrategy[Row]:
    return st.tuples(*(st.none() | st.integers(1, item.scale.highest) for item in asked.items))


def card_of(rows: list[Row], asked: Questionnaire, size: int | None, name: str | None = None) -> Scorecard:
    """The result of one team; as in every file, a row without an answer is nobody's."""
    ids = tuple(item.id for item in asked.items)
    there = [row[: len(ids)] for row in rows]
    responses = Responses(
        ids,
        tuple(Response("Red", name, None, row) for row in there if any(answer is not None for answer in row)),
        sizes={} if size is None else {"Red": size},
    )
    (card,) = score(responses, asked, complete=True, round=name)
    return card


@pytest.mark.slow
@settings(max_examples=150)
@given(st.lists(answers(OURS), min_size=1, max_size=14), st.sampled_from([None, 14, 25]), st.integers(5, 8))
def test_the_figures_of_the_core_are_those_of_the_other_alone(rows: list[Row], size: int | None, minimum: int) -> None:
    if not any(any(answer is not None for answer in row[:CORE]) for row in rows):
        return
    alone, ours = card_of(rows, BASE, size), card_of(rows, OURS, size)
    policy = Policy(minimum=minimum)

    theirs, shown = disclose(alone, policy), disclose(ours, policy)

    core = len(BASE.scored)
    for part in ("groups", "real_team", "checklists"):
        assert getattr(shown, part) == getattr(theirs, part)
    assert in_bytes(shown.dimensions[:core]) == in_bytes(theirs.dimensions)
    assert [each.id for each in shown.dimensions[core:]] == [each.id for each in ADDED]
    (everything,), (all_theirs,) = (analyse([card], policy).teams for card in (ours, alone))
    assert in_bytes(everything.dimensions[:core]) == in_bytes(all_theirs.dimensions)


def in_bytes(dimensions: Sequence[BaseModel]) -> list[str]:
    return [each.model_dump_json() for each in dimensions]


def twelve(asked: Questionnaire, shift: int = 0) -> list[Row]:
    high = [item.scale.highest for item in asked.items]
    return [tuple(1 + (person * 3 + at + shift) % most for at, most in enumerate(high)) for person in range(12)]


def kept(asked: Questionnaire, name: str, edit: Callable[[dict[str, Any]], object] = lambda _: None) -> RoundResult:
    """A round as its file of figures tells it."""
    text = render_figures([disclose(card_of(twelve(asked, len(name)), asked, None, name), Policy())], to="json")
    figures = json.loads(text)
    edit(figures["teams"][0]["questionnaire"])
    found = read_back(json.dumps(figures))
    assert found is not None
    return found[0].result(Policy(), name=name)


def codes(before: RoundResult, after: RoundResult) -> dict[str, str | None]:
    """Why each dimension cannot be compared."""
    found = compare([before, after], Policy(), team="Red")
    return {each.id: None if each.verdict != "not comparable" else each.withheld["change"].code for each in found.dimensions}


def test_the_stamp_says_what_is_extended_and_how_answers_are_counted() -> None:
    stamp = disclose(card_of(twelve(OURS), OURS, None), Policy()).questionnaire

    assert stamp.core is not None
    assert stamp.core.model_dump() == {"id": "made", "version": "1.0.0", "dimensions": ("d1", "d2", "d3")}
    assert (stamp.id, stamp.version, stamp.min_answered, stamp.not_applicable) == ("ours", "7.0.0", 0.5, ())
    assert disclose(card_of(twelve(BASE), BASE, None), Policy()).questionnaire.core is None


def test_rounds_kept_as_figures_are_compared_in_their_core() -> None:
    core = dict.fromkeys(["d1", "d2", "d3"])
    added = dict.fromkeys(["d4", "d5", "d6"], "not-asked")

    assert codes(kept(BASE, "spring"), kept(OURS, "autumn")) == core | added
    assert codes(kept(OURS, "spring"), kept(BASE, "autumn")) == core | added
    assert codes(kept(OURS, "spring"), kept(OURS, "autumn")) == core | dict.fromkeys(added)
    theirs = replace(OURS, id="theirs")
    assert codes(kept(OURS, "spring"), kept(theirs, "autumn")) == core | dict.fromkeys(added, "other-questionnaire")
    later = replace(OURS, base=replace(BASE, version="2.0.0"))
    assert codes(kept(OURS, "spring"), kept(later, "autumn")) == dict.fromkeys(core, "other-version") | dict.fromkeys(added)


def without_news(stamp: dict[str, Any]) -> None:
    """A file that was written before any of this was noted."""
    for key in ("core", "min_answered", "not_applicable"):
        del stamp[key]


def test_files_that_do_not_tell_how_they_counted_are_read_and_compared_as_before() -> None:
    assert set(codes(kept(BASE, "spring", without_news), kept(BASE, "autumn")).values()) == {None}
    assert set(codes(kept(BASE, "spring"), kept(replace(BASE, min_answered=1.0), "autumn", without_news)).values()) == {None}


def test_the_same_statements_counted_for_other_people_are_not_compared() -> None:
    strict = replace(BASE, min_answered=1.0)
    assert codes(kept(BASE, "spring"), kept(strict, "autumn")) == {"d1": "other-counting", "d2": "other-counting", "d3": None}

    aside = replace(BASE.dimensions[1].items[0].scale, not_applicable="Not for me")
    first, *rest = BASE.dimensions[1].items
    changed = replace(BASE.dimensions[1], items=(replace(first, scale=aside), *rest))
    can_stand_aside = replace(BASE, dimensions=(BASE.dimensions[0], changed, *BASE.dimensions[2:]))
    assert changed.sha256 == BASE.dimensions[1].sha256
    assert codes(kept(BASE, "spring"), kept(can_stand_aside, "autumn")) == {"d1": "other-counting", "d2": None, "d3": None}


def test_norms_of_the_other_place_the_core_and_nothing_that_is_added() -> None:
    norm = DimensionNorm(
        statements=BASE.dimensions[1].sha256, teams=60, people=600, median_people=10, mean=60, sd_between=10, sd_within=20,
        quantiles={10: 45, 50: 60, 90: 75},
    )  # fmt: skip
    norms = Norms(
        schema="teamcheck/norms/1", questionnaire="made", version="1.1.0", edition="all", day=date(2026, 1, 1), sector="wards",
        teams=60, people=600, dimensions={"d1": norm},
    )  # fmt: skip
    alone, ours = (disclose(card_of(twelve(asked), asked, None), Policy(), norms=norms) for asked in (BASE, OURS))
    assert alone.norms is not None
    assert ours.norms is not None

    assert ours.norms.dimensions[:3] == alone.norms.dimensions
    assert [each.withheld["percentile"].code for each in ours.norms.dimensions[3:]] == ["no-norm"] * 3
    assert [each.code for each in ours.norms.caveats] == ["other-version"]
