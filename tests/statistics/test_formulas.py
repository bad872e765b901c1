"""The laws the formulas obey, and what is undefined."""

from fractions import Fraction
from itertools import product
from math import isclose, sqrt
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.statistics.agreement import agreement, two_camps
from teamcheck.statistics.centre import Moments, mean, on_hundred, on_points, one_step, sd
from teamcheck.statistics.interval import (
    ends,
    finite_population,
    moderated_half_width,
    plain_half_width,
    small_team_half_width,
    standard_error,
    worst_case,
)
from teamcheck.statistics.items import item_hundred, item_points, mean_item_variance
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.order import people_scores, quartile
from teamcheck.statistics.plan import Plan, PlanDimension, PlanItem
from teamcheck.statistics.reduce import reduce
from teamcheck.statistics.shares import percent, shares

scores = st.lists(st.integers(0, 48), min_size=1, max_size=20)


def moments(whole, divisor=48, factor=100):
    return Moments(len(whole), sum(whole), sum(each * each for each in whole), divisor=divisor, factor=factor)


def one_dimension(dimension, *rows):
    return reduce(Plan((dimension,)), (("t", row) for row in rows), detail=True)["t"].dimensions[0]


def scale(count=4, low=1, high=5):
    kinds = {"favourable": frozenset({high - 1, high}), "unfavourable": frozenset({low, low + 1})}
    return PlanDimension(tuple(PlanItem(column, low, high, **kinds) for column in range(count)))


# M3


@given(scores)
def test_mean_and_sd_are_those_of_exact_fractions(whole):
    exact = [Fraction(100 * each, 48) for each in whole]
    centre = sum(exact) / len(exact)
    assert mean(FLOATS, moments(whole)) == float(centre)
    if len(whole) > 1:
        variance = sum((each - centre) ** 2 for each in exact) / (len(exact) - 1)
        assert sd(FLOATS, moments(whole)) == sqrt(variance)


@given(st.lists(st.tuples(*[st.integers(1, 5)] * 4), min_size=2, max_size=12))
def test_points_and_scores_say_the_same(rows):
    dimension = scale()
    tally = one_dimension(dimension, *rows)
    points, hundred = on_points(dimension, tally), on_hundred(dimension, tally)
    assert mean(FLOATS, points) == pytest.approx(1 + 4 * mean(FLOATS, hundred) / 100)
    assert sd(FLOATS, points) == pytest.approx(4 * sd(FLOATS, hundred) / 100)
    assert 0 <= mean(FLOATS, hundred) <= 100


@pytest.mark.parametrize(("low", "high"), [(1, 5), (0, 4), (-2, 2)])
def test_a_scale_may_start_anywhere(low, high):
    dimension = scale(2, low, high)
    tally = one_dimension(dimension, (low, low), (high, high), (high, low))
    assert mean(FLOATS, on_hundred(dimension, tally)) == 50
    assert mean(FLOATS, on_points(dimension, tally)) == (low + high) / 2


@pytest.mark.parametrize("second", [(1, 7), (0, 4)])
def test_items_on_different_scales_are_shares_not_points(second):
    dimension = PlanDimension((PlanItem(0, 1, 5), PlanItem(1, *second)))
    assert dimension.mixed
    tally = one_dimension(dimension, (5, second[1]), (1, second[1]))
    assert mean(FLOATS, on_points(dimension, tally)) == 0.75
    assert mean(FLOATS, on_hundred(dimension, tally)) == 75


def test_one_person_has_a_mean_and_no_spread():
    assert mean(FLOATS, moments([24])) == 50
    assert sd(FLOATS, moments([24])) is None


def test_equal_people_have_a_spread_of_exactly_zero():
    assert sd(FLOATS, moments([31] * 7)) == 0


# M4


def test_shares_pool_the_answers_of_scored_people_only():
    found = shares(scale(), one_dimension(scale(), (5, 4, 3, 2), (1, 1, None, 5), (5, None, None, None)))
    assert (found.answers, found.favourable, found.neutral, found.unfavourable) == (7, 3, 1, 3)


@given(st.lists(st.tuples(*[st.none() | st.integers(1, 5)] * 4), max_size=12))
def test_the_three_kinds_add_up_to_all_answers(rows):
    for tally in reduce(Plan((scale(),)), (("t", row) for row in rows)).values():
        found = shares(scale(), tally.dimensions[0])
        assert found.favourable + found.neutral + found.unfavourable == found.answers
        assert min(found.favourable, found.neutral, found.unfavourable) >= 0


def test_a_share_of_nothing_is_undefined():
    assert percent(FLOATS, 0, 0) is None


# M5


@given(st.lists(st.lists(st.integers(2, 4), min_size=3, max_size=3), min_size=1, max_size=9))
def test_one_step_is_what_a_person_moves_the_score_by(rows):
    dimension = PlanDimension((PlanItem(0, 1, 5), PlanItem(1, 0, 10), PlanItem(2, 1, 7)))
    moved = [[answer + 1 for answer in rows[0]], *rows[1:]]
    before, after = (mean(FLOATS, on_hundred(dimension, one_dimension(dimension, *each))) for each in (rows, moved))
    assert after - before == pytest.approx(one_step(FLOATS, len(rows), [item.steps for item in dimension.items]))


def test_one_step_on_five_points_is_five_points_for_five_people():
    assert one_step(FLOATS, 5, [4, 4, 4]) == 5
    assert one_step(FLOATS, 0, [4]) is None


# M6 to M10


@given(scores.filter(lambda whole: len(whole) > 1), st.integers(0, 40))
def test_the_finite_population_correction_only_narrows(whole, missing):
    team, size = moments(whole), len(whole) + missing
    assert plain_half_width(FLOATS, team, size) <= plain_half_width(FLOATS, team)
    assert moderated_half_width(FLOATS, team, size) <= moderated_half_width(FLOATS, team)
    assert small_team_half_width(FLOATS, len(whole), size) <= small_team_half_width(FLOATS, len(whole))


def test_nothing_is_unsure_when_everybody_answered():
    team = moments([10, 20, 40])
    assert finite_population(FLOATS, 3, 3) == 0
    assert (standard_error(FLOATS, team, 3), plain_half_width(FLOATS, team, 3), moderated_half_width(FLOATS, team, 3)) == (
        0,
        0,
        0,
    )


@pytest.mark.parametrize("n", [0, 1])
def test_a_plain_interval_needs_two_people(n):
    team = moments([30] * n)
    assert (standard_error(FLOATS, team), plain_half_width(FLOATS, team)) == (None, None)


def test_the_moderated_interval_needs_one_person():
    assert moderated_half_width(FLOATS, moments([])) is None
    assert small_team_half_width(FLOATS, 0) is None
    assert moderated_half_width(FLOATS, moments([30])) == small_team_half_width(FLOATS, 1)


def test_a_team_that_agrees_is_not_thereby_measured_exactly():
    assert plain_half_width(FLOATS, moments([30] * 5)) == 0
    assert moderated_half_width(FLOATS, moments([30] * 5)) > 15


@pytest.mark.parametrize("n", range(2, 30))
def test_the_moderated_interval_is_the_small_teams_where_the_spread_is_the_usual_one(n):
    """Deviations such that SD is exactly 22 make both variances equal."""
    team = Moments(n, 0, (n - 1) * 484, divisor=100, factor=100)
    assert sd(FLOATS, team) == 22
    assert isclose(moderated_half_width(FLOATS, team), small_team_half_width(FLOATS, n))


def test_the_usual_spread_can_come_from_norms():
    assert small_team_half_width(FLOATS, 9, usual_spread=11) == pytest.approx(small_team_half_width(FLOATS, 9) / 2)
    team = moments([10, 20, 40])
    assert moderated_half_width(FLOATS, team, usual_spread=10) < moderated_half_width(FLOATS, team)


def test_ends_are_clipped_to_what_is_possible_and_the_centre_stays():
    assert ends(50.0, 5.0) == (45, 55)
    assert ends(95.0, 15.0, within=(0, 100)) == (80, 100)
    assert ends(None, 5.0) is None
    assert ends(50.0, None) is None


@given(st.lists(st.integers(0, 100), min_size=1, max_size=9), st.lists(st.integers(0, 100), max_size=9))
def test_no_answers_of_the_others_leave_the_worst_case_range(answered, others):
    size = len(answered) + len(others)
    low, high = worst_case(sum(answered) / len(answered), len(answered), size)
    assert low - 1e-9 <= sum(answered + others) / size <= high + 1e-9


def test_the_worst_case_of_everybody_is_the_score_itself():
    assert worst_case(65, 9, 9) == (65, 65)


# M11 and M12


@pytest.mark.parametrize("n", range(2, 8))
def test_agreement_words_change_exactly_at_12_and_22(n):
    """Every set of sums in 1/200, where SDs of exactly 12 and 22 occur: the float decides as whole numbers do."""
    met = set()
    for total, deviations in product(range(n), range(0, 40 * 40 * n * n // 2, n)):
        squares, rest = divmod(deviations + total * total, n)
        if rest == 0:
            exact = Fraction(10_000 * deviations, n * (n - 1) * 200 * 200)
            word = "close" if exact <= 144 else "apart" if exact >= 484 else "mixed"
            assert agreement(sd(FLOATS, Moments(n, total, squares, divisor=200, factor=100))) == word
            met |= {exact} & {144, 484}
    assert 144 in met


@pytest.mark.parametrize(
    ("low", "word"), [(12, "close"), (11, "close"), (13, "mixed"), (21, "mixed"), (22, "apart"), (40, "apart")]
)
def test_agreement_speaks_of_the_spread_of_people(low, word):
    team = Moments(3, 3 * 50, 3 * 2500 + 2 * low * low, divisor=100, factor=100)  # scores 50 - low, 50, 50 + low
    assert agreement(sd(FLOATS, team)) == word


def test_agreement_needs_two_people():
    assert agreement(sd(FLOATS, moments([30]))) is None


@pytest.mark.parametrize(
    ("n", "high", "low", "camps"),
    [
        (10, 3, 3, True),
        (10, 2, 8, False),
        (12, 4, 4, True),
        (12, 3, 9, False),
        (13, 4, 4, True),
        (20, 6, 6, True),
        (7, 0, 0, False),
    ],
)
def test_two_camps_are_three_in_ten_on_either_side(n, high, low, camps):
    assert two_camps(n, high, low) is camps


def test_nobody_is_no_camp():
    assert two_camps(0, 0, 0) is None


# M14 and M15


@given(st.lists(st.integers(1, 7), min_size=2, max_size=15))
def test_item_figures_are_those_of_the_answers(answers):
    counts = [answers.count(point) for point in range(1, 8)]
    centre = Fraction(sum(answers), len(answers))
    variance = sum((each - centre) ** 2 for each in answers) / (len(answers) - 1)
    assert mean(FLOATS, item_points(counts, 1)) == float(centre)
    assert sd(FLOATS, item_points(counts, 1)) == sqrt(variance)
    assert mean(FLOATS, item_hundred(counts)) == float(100 * (centre - 1) / 6)


def test_an_item_nobody_answered_is_undefined():
    assert mean(FLOATS, item_points((0, 0, 0), 1)) is None
    assert sd(FLOATS, item_points((0, 1, 0), 1)) is None
    assert mean_item_variance([(0, 1, 0), (0, 0, 0)]) is None


@given(st.lists(st.integers(0, 100), min_size=2, max_size=15))
def test_quartiles_are_those_of_the_inclusive_method(values):
    ordered = sorted(map(float, values))
    assert [quartile(ordered, each) for each in (1, 2, 3)] == pytest.approx(quantiles(values, n=4, method="inclusive"))
    assert (quartile(ordered, 0), quartile(ordered, 4)) == (ordered[0], ordered[-1])


def test_peoples_scores_come_lowest_first():
    dimension = scale(2)
    tally = one_dimension(dimension, (5, 5), (1, 2), (3, 3), (1, 2))
    assert people_scores(tally.scores, on_hundred(dimension, tally)) == (12.5, 12.5, 50, 100)
    assert people_scores(tally.scores, on_points(dimension, tally)) == (1.5, 1.5, 3, 5)
