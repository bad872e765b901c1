"""The formulas of norms against a second way to the same figure, and what holds of places whatever the norms."""

from dataclasses import replace
from itertools import accumulate
from math import isclose
from random import Random
from statistics import variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.statistics.interval import small_team_half_width
from teamcheck.statistics.norms import PERCENTS, Others, percents_of, place, quantiles, spread_between, true_level
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.order import quantile, quartile
from teamcheck.statistics.rounding import to_nearest

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


@st.composite
def norms_of_any_kind(draw: st.DrawFn) -> Others:
    """What norms may tell of one dimension."""
    return Others(
        teams=draw(st.integers(10, 400)),
        mean=draw(st.integers(0, 100)),
        between=draw(st.integers(0, 30)),
        within=draw(st.integers(1, 40)),
        quantiles=draw(published()),
    )


@given(norms_of_any_kind(), st.integers(0, 20).map(lambda fives: 5 * fives), st.integers(5, 60))
def test_a_place_is_made_of_fives_within_a_hundred_and_holds_the_score_itself(others: Others, score: int, people: int) -> None:
    low, high = place(score, score, people, others)
    own = percents_of(score, others.quantiles)

    assert 0 <= low <= own[0]
    assert own[1] <= high <= 100
    assert low % 5 == high % 5 == 0


@given(norms_of_any_kind(), st.integers(0, 100), st.integers(5, 60))
def test_more_people_and_more_teams_never_widen_a_place(others: Others, score: int, people: int) -> None:
    low, high = place(score, score, people, others)
    for sure in (place(score, score, people + 5, others), place(score, score, people, replace(others, teams=2 * others.teams))):
        assert low <= sure[0]
        assert sure[1] <= high


@given(norms_of_any_kind(), st.integers(0, 100), st.integers(5, 60))
def test_a_teams_true_level_reaches_from_its_score_towards_the_mean(others: Others, score: int, people: int) -> None:
    half = small_team_half_width(FLOATS, people, usual_spread=others.within)
    low, high = true_level(score, score, people, others)

    assert low <= score - half
    assert high >= score + half
    if score >= others.mean:
        assert high == score + half
    if score <= others.mean:
        assert low == score - half


def test_where_teams_do_not_differ_a_score_says_nothing_of_a_place() -> None:
    others = Others(200, mean=60, between=0, within=20, quantiles={5: 50, 25: 56, 50: 60, 75: 64, 95: 70})

    assert [place(score, score, 8, others)[1] - place(score, score, 8, others)[0] > 50 for score in (20, 60, 90)] == [True] * 3


def test_a_place_worked_out_by_hand() -> None:
    # 30 people, spread 20: t(0.975; 33) = 2.0345, half = 2.0345 * 20 / sqrt(30) = 7.4289, so 72.57 to 87.43.
    # Chance is 400 / 30 = 13.33; of 81 + 13.33 the real part is .8587, so the score is drawn in to 65 + .8587 * 15 = 77.88,
    # with 1.96 * sqrt(.8587 * 13.33) = 6.632 to either side: 71.25, which is lower. It lies at 50 + 25 * (71.25 - 66) / 6 =
    # 71.87 %, less sqrt(71.87 * 28.13 / 100) = 4.50: 67.4. 87.43 is above all.
    others = Others(100, mean=65, between=9, within=20, quantiles={10: 50, 25: 58, 50: 66, 75: 72, 90: 78})

    assert true_level(80, 80, 30, others) == pytest.approx((71.2487, 87.4289), abs=1e-3)
    assert place(80, 80, 30, others) == (65, 100)


@pytest.mark.parametrize(("between", "within", "teams"), [(9, 20, 100), (4, 22, 200)])
def test_a_place_holds_the_place_of_the_true_level_in_most_teams_that_get_one(between: int, within: int, teams: int) -> None:
    """Teams that are placed are those far from the mean, of which chance made many: that is what the drawing in is for."""
    chance, right, given_ = Random(3), 0, 0
    for _ in range(8):
        scores = [to_nearest(chance.gauss(chance.gauss(60, between), within / 3)) for _ in range(teams)]
        known = {percent: to_nearest(score) for percent, score in quantiles(scores).items()}
        others = Others(teams, to_nearest(sum(scores) / teams), between, within, known)
        for _ in range(400):
            people, truth = chance.choice((6, 9, 20, 40)), chance.gauss(60, between)
            score = min(max(to_nearest(chance.gauss(truth, within / people**0.5)), 0), 100)
            low, high = place(score, score, people, others)
            if high - low <= 50:
                given_ += 1
                right += low <= 100 * sum(each < truth for each in scores) / teams <= high

    assert given_ >= 50
    assert right / given_ >= 0.95
