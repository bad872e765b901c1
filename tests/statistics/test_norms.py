"""The formulas of norms against a second way to the same figure, and what holds of places whatever the norms."""

from itertools import accumulate
from math import isclose
from statistics import variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.statistics.norms import PERCENTS, percents_of, place, quantiles, spread_between
from teamcheck.statistics.order import quantile, quartile

SCORES = st.lists(st.integers(0, 100), min_size=10, max_size=130)


@st.composite
def published(draw: st.DrawFn) -> dict[int, int]:
    """Quantiles as a file of norms may hold them."""
    percents = draw(st.lists(st.sampled_from(PERCENTS), min_size=1, unique=True))
    steps = draw(st.lists(st.integers(0, 20), min_size=len(percents), max_size=len(percents)))
    return dict(zip(sorted(percents), (min(score, 100) for score in accumulate(steps)), strict=True))


@pytest.mark.parametrize(
    ("teams", "percents"),
    [
        (9, []),
        (10, [50]),
        (19, [50]),
        (20, [25, 50, 75]),
        (49, [25, 50, 75]),
        (50, [10, 25, 50, 75, 90]),
        (99, [10, 25, 50, 75, 90]),
        (100, [5, 10, 25, 50, 75, 90, 95]),
    ],
)
def test_a_quantile_is_published_where_five_teams_lie_beyond_it(teams: int, percents: list[int]) -> None:
    assert sorted(quantiles(range(teams))) == percents


@given(SCORES)
def test_at_least_five_teams_lie_at_or_beyond_every_quantile_on_either_side(scores: list[int]) -> None:
    for score in quantiles(scores).values():
        assert sum(each <= score for each in scores) >= 5
        assert sum(each >= score for each in scores) >= 5


@given(SCORES, st.randoms(use_true_random=False))
def test_the_order_of_teams_changes_no_figure(scores: list[int], chance) -> None:
    people = [5 + place % 7 for place in range(len(scores))]
    pairs = list(zip(scores, people, strict=True))
    chance.shuffle(pairs)
    mixed, sizes = zip(*pairs, strict=True)

    assert quantiles(mixed) == quantiles(scores)
    assert spread_between(mixed, sizes, 22.0) == spread_between(scores, people, 22.0)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=40), st.integers(0, 4))
def test_quartiles_are_the_quantiles_of_25_50_and_75(scores: list[float], quarters: int) -> None:
    ordered = sorted(scores)

    place_, rest = divmod((len(ordered) - 1) * quarters, 4)
    by_hand = ordered[place_] if rest == 0 else ((4 - rest) * ordered[place_] + rest * ordered[place_ + 1]) / 4
    assert quartile(ordered, quarters) == quantile(ordered, 25 * quarters) == by_hand


def test_quantiles_are_those_of_r() -> None:
    """What its ``quantile`` gives of the same ten scores, with its own type 7."""
    ordered = [41, 44, 52, 52, 58, 60, 61, 67, 75, 80]

    found = [quantile(ordered, percent) for percent in (5, 10, 50, 90, 95)]

    assert found == pytest.approx([42.35, 43.7, 59.0, 75.5, 77.75], abs=1e-12)


@given(SCORES, st.floats(0, 40))
def test_teams_differ_by_what_chance_within_them_leaves(scores: list[int], within: float) -> None:
    people = [8] * len(scores)
    left = variance(map(float, scores)) - within**2 / 8

    assert isclose(spread_between(scores, people, within) ** 2, max(left, 0.0), rel_tol=1e-9, abs_tol=1e-9)


def test_a_small_team_is_expected_to_lie_further_off_by_chance() -> None:
    assert spread_between([50, 70], [50, 50], 20.0) > spread_between([50, 70], [5, 5], 20.0)


@given(published(), st.floats(0, 100), st.floats(0, 100))
def test_a_higher_score_never_has_a_lower_place(norms: dict[int, int], one: float, other: float) -> None:
    lower, higher = (percents_of(score, norms) for score in sorted((one, other)))

    assert lower[0] <= higher[0]
    assert lower[1] <= higher[1]


@given(published())
def test_a_published_score_has_the_place_it_was_published_with(norms: dict[int, int]) -> None:
    for percent, score in norms.items():
        low, high = percents_of(score, norms)
        assert low <= percent <= high


def test_between_two_quantiles_places_lie_on_a_straight_line() -> None:
    assert [percents_of(score, {25: 50, 75: 60}) for score in (50, 52, 55, 60)] == [
        (25, 25),
        (35, 35),
        (50, 50),
        (75, 75),
    ]


@given(published(), st.integers(0, 20).map(lambda fives: 5 * fives), st.integers(5, 60), st.integers(10, 400))
def test_a_place_is_made_of_fives_within_a_hundred_and_holds_the_score_itself(
    norms: dict[int, int], score: int, people: int, teams: int
) -> None:
    low, high = place(score, score, people, quantiles=norms, teams=teams)
    own = percents_of(score, norms)

    assert 0 <= low <= own[0]
    assert own[1] <= high <= 100
    assert low % 5 == high % 5 == 0


@given(published(), st.integers(0, 100), st.integers(5, 60), st.integers(10, 400))
def test_more_people_and_more_teams_never_widen_a_place(norms: dict[int, int], score: int, people: int, teams: int) -> None:
    low, high = place(score, score, people, quantiles=norms, teams=teams)
    for sure in (
        place(score, score, people + 5, quantiles=norms, teams=teams),
        place(score, score, people, quantiles=norms, teams=teams * 2),
    ):
        assert low <= sure[0]
        assert sure[1] <= high


def test_a_place_worked_out_by_hand() -> None:
    # 30 people, spread 20: t(0.975; 33) = 2.0345, half = 2.0345 * 20 / sqrt(30) = 7.4289, so 72.57 to 87.43.
    # 72.57 lies at 75 + 15 * (72.57 - 72) / 6 = 76.43 %, less sqrt(76.43 * 23.57 / 100) = 4.24: 72.2. 87.43 is above all.
    norms = {10: 50, 25: 58, 50: 66, 75: 72, 90: 78}

    assert place(80, 80, 30, quantiles=norms, teams=100, within=20.0) == (70, 100)
