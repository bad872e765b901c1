"""Outputs in a few words: only what an attacker reads of them."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import pytest

from teamcheck.organisation.audit.attacker import audit
from teamcheck.organisation.audit.budget import USUAL
from teamcheck.organisation.audit.findings import Audit
from teamcheck.organisation.audit.read_output import read_output

Json = dict[str, Any]
STAMP = {"id": "made", "version": "1.0.0", "sha256": "0" * 64}


def dimension(n: int | None, score: float | None, **more: object) -> Json:
    """A dimension "d" with a score, and whatever else is printed of it."""
    return {"id": "d", "title": "Aims", "n": n, "score": score, "items": [], **more}


def counted(*counts: Sequence[int]) -> list[Json]:
    """Statements with their answers, lowest step first."""
    return [
        {"id": f"s{place}", "text": f"Statement {place}", "n": sum(each), "word": None, "score": None, "counts": list(each)}
        for place, each in enumerate(counts)
    ]


def card(team: str, dimension: Json, *, answered: int | None = None, round_: str | None = None, **more: object) -> Json:
    """One team's output."""
    return {
        "schema": "teamcheck/scorecard/1",
        "protected": True,
        "questionnaire": STAMP,
        "policy": {"minimum": 5, "audience": "team"},
        "team": team,
        "round": round_,
        "size": None,
        "answered": dimension["n"] if answered is None else answered,
        "dimensions": [dimension],
        **more,
    }


def cards(*teams: Json, organisation: Json | None = None) -> Json:
    """Several teams' output."""
    return {"schema": "teamcheck/scorecards/1", "teams": list(teams), "organisation": organisation}


def organisation(parts: Mapping[tuple[str, ...], Json], members: Mapping[str, tuple[str, ...]], **more: object) -> Json:
    """Many teams together: a dimension for each path, and the path of each team."""
    return {
        "schema": "teamcheck/organisation/1",
        "protected": True,
        "questionnaire": STAMP,
        "policy": {"minimum": 5, "audience": "organisation"},
        "round": None,
        "nodes": [
            {"path": list(path), "name": path[-1] if path else "Everybody", "answered": each["n"], "dimensions": [each]}
            for path, each in parts.items()
        ],
        "members": [{"team": team, "path": list(path)} for team, path in members.items()],
        "breakdowns": [],
        **more,
    }


class Lab(NamedTuple):
    """What tests of this room make outputs with, and the attack on them."""

    dimension: Callable[..., Json]
    counted: Callable[..., list[Json]]
    card: Callable[..., Json]
    cards: Callable[..., Json]
    organisation: Callable[..., Json]
    attack: Callable[..., Audit]


def attack(**files: Json) -> Audit:
    """What can be worked out from files, given by their names, without a questionnaire."""
    return audit([read_output(name, json.dumps(each)) for name, each in files.items()], [], allowed=USUAL)


@pytest.fixture(scope="session")
def lab() -> Lab:
    return Lab(dimension, counted, card, cards, organisation, attack)
