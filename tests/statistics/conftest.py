"""The eleven sets of reference figures, and how hypothesis makes plans and answers."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from teamcheck.statistics.plan import Plan, PlanDimension, PlanItem

REFERENCE = Path(__file__).parent / "reference"
FIRST = ("edge_cases", "synth_7point", "synth_small", "synth_waves")
MORE = ("points_2", "points_4", "points_6", "points_9", "points_0_10", "mixed_scales", "two_rounds")
SETS = (*FIRST, *(f"more/{name}" for name in MORE))


@dataclass(frozen=True)
class ReferenceSet:
    """One set: the plan, the rows as (team, wave, respondent, answers), team sizes, and the figures of R."""

    name: str
    plan: Plan
    dimensions: tuple[str, ...]
    items: tuple[str, ...]
    rows: tuple[tuple[str, str, str, tuple[int | None, ...]], ...]
    sizes: dict[str, int]
    expected: dict[str, Any]
    respondents: tuple[dict[str, str], ...]


def plan_dimension(dimension: dict[str, Any], columns: dict[str, int]) -> PlanDimension:
    items = []
    for item in dimension["items"]:
        low, high = item["min"], item["max"]
        wide = min(2, (high - low + 1) // 2)
        good, bad = frozenset(range(high - wide + 1, high + 1)), frozenset(range(low, low + wide))
        items.append(PlanItem(columns[item["id"]], low, high, item["reversed"], good, bad))
    return PlanDimension(tuple(items), dimension["min_answered_share"])


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_set(name: str) -> ReferenceSet:
    folder = REFERENCE / name
    mapping = json.loads((folder / "mapping.json").read_text(encoding="utf-8"))
    ids = [item["id"] for dimension in mapping["dimensions"] for item in dimension["items"]]
    columns = {each: place for place, each in enumerate(ids)}
    sizes = folder / "teams.csv"
    return ReferenceSet(
        name=name,
        plan=Plan(tuple(plan_dimension(dimension, columns) for dimension in mapping["dimensions"])),
        dimensions=tuple(dimension["id"] for dimension in mapping["dimensions"]),
        items=tuple(ids),
        rows=tuple(
            (row["team"], row.get("wave", ""), row["respondent"], tuple(int(row[i]) if row[i] else None for i in ids))
            for row in table(folder / "data.csv")
        ),
        sizes={row["team"]: int(row["size"]) for row in table(sizes)} if sizes.exists() else {},
        expected=json.loads((folder / "expected.json").read_text(encoding="utf-8")),
        respondents=tuple(table(folder / "expected_respondents.csv")),
    )


@pytest.fixture(scope="session")
def reference_sets() -> tuple[ReferenceSet, ...]:
    return tuple(read_set(name) for name in SETS)


@pytest.fixture(scope="session")
def expected_dimensions(reference_sets) -> tuple[tuple[ReferenceSet, str, str, dict[str, Any]], ...]:
    """Every (set, wave, dimension, figures of R)."""

    def each() -> Iterator[tuple[ReferenceSet, str, str, dict[str, Any]]]:
        for reference in reference_sets:
            for name, figures in reference.expected.get("dimensions", {}).items():
                yield reference, "", name, figures
            for wave, dimensions in reference.expected.get("waves", {}).items():
                for name, figures in dimensions.items():
                    yield reference, wave.removeprefix("wave"), name, figures

    return tuple(each())
