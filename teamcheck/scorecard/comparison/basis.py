"""The figures of a change that depend on whether two groups are compared, or each person with themselves (method M43)."""

from math import ceil
from typing import TypedDict

from teamcheck.scorecard.comparison.directions import directions
from teamcheck.scorecard.comparison.linked import changes_of
from teamcheck.scorecard.comparison.model import Directions
from teamcheck.scorecard.comparison.pair import Pair
from teamcheck.scorecard.comparison.round_result import Sample
from teamcheck.scorecard.fives import STEP
from teamcheck.statistics.change import least_seen
from teamcheck.statistics.effect import hedges_g, superiority
from teamcheck.statistics.rounding import to_nearest, to_tenths


class Figures(TypedDict):
    """Keys of a dimension that depend on whether two groups are compared, or people with themselves."""

    people: int | None
    directions: Directions | None
    least_seen: int | None
    hedges_g: float | None
    superiority: int | None


def of_same_people(samples: tuple[Sample, Sample]) -> tuple[Figures, dict[str, str]]:
    """How many people are compared with themselves and which way they went, and codes of what is not said of them."""
    ways, code = directions(*samples)
    missing = {"least_seen": "same-people", "hedges_g": "of-two-groups", "superiority": "of-two-groups"}
    figures: Figures = {
        "people": len(changes_of(*samples) or ()),
        "directions": ways,
        "least_seen": None,
        "hedges_g": None,
        "superiority": None,
    }
    return figures, missing | ({"directions": code} if code else {})


def of_two_groups(pair: Pair, samples: tuple[Sample, Sample]) -> tuple[Figures, dict[str, str]]:
    """How large the change is between two groups of people, and codes of what is not said of them."""
    g, above = hedges_g(*(sample.hundred for sample in samples)), _superiority(samples)
    missing = {
        **({"hedges_g": "no-spread"} if g is None else {}),
        **({"superiority": "scores-unknown"} if above is None else {}),
        "people": pair.linked_code,
        "directions": pair.linked_code,
    }
    figures: Figures = {
        "people": None,
        "directions": None,
        "least_seen": up_to_fives(least_seen(*pair.people)),
        "hedges_g": None if g is None else to_tenths(g),
        "superiority": None if above is None else to_nearest(100 * above),
    }
    return figures, missing


def up_to_fives(found: float | None) -> int | None:
    """Up to the next 5: it rests on the spread that teams usually have, and is no exact figure."""
    return None if found is None else min(ceil(found / STEP) * STEP, 100)


def _superiority(samples: tuple[Sample, Sample]) -> float | None:
    then, now = samples
    return None if then.scores is None or now.scores is None else superiority(then.scores, now.scores)
