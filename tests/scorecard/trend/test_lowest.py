"""Teams that were lowest come out higher by themselves: how far, worked out by hand and held against made-up teams."""

import random
from math import fsum, sqrt
from statistics import fmean, variance

import pytest

from teamcheck.scorecard import fives
from teamcheck.scorecard.trend.change import change_of
from teamcheck.scorecard.trend.lowest import LEAST_SPREAD
from teamcheck.statistics.asked_again import Then, asked_again
from teamcheck.statistics.rounding import to_nearest

ROUNDS = ["r1", "r2"]


def lowest(trends, pairs, n=12, n_now=12):
    """The lowest teams of pairs of scores, then and now."""
    teams = [trends.trend(f"T{at}", {"r1": (a, n), "r2": (b, n_now)}, "cannot tell") for at, (a, b) in enumerate(pairs)]
    (dimension,) = change_of(teams, ROUNDS, "team").dimensions
    return dimension.lowest, dimension.withheld.get("lowest")


def test_what_is_expected_is_what_can_be_worked_out_by_hand(trends):
    then = [40, 42, 44, 46, 55, 57, 60, 60, 62, 63, 65, 66, 68, 70, 72, 74]
    found, _ = lowest(trends, [(score, score + 10) for score in then])
    within = sqrt(20 * 20 * 12 / 11)
    assert found.usual_spread == to_nearest(within) == 21
    tau2 = variance(then) - 21 * 21 / 12
    kept = tau2 / (tau2 + 21 * 21 / 12)
    expected = fmean(then) + kept * (fmean(then[:4]) - fmean(then))
    assert (found.teams, found.of, found.then, found.now) == (4, 16, 43, 53)
    assert found.expected == to_nearest(expected) == 48
    assert found.expected_range[0] < 48 < found.expected_range[1]
    assert found.teams_differ


def test_how_far_it_can_be_off_is_what_can_be_worked_out_by_hand():
    scores = [40.0, 50.0, 60.0, 70.0, 80.0]
    found = asked_again([Then(score, 8) for score in scores], [(Then(40.0, 8), 16)], within=20.0)
    tau2, chance = 250 - 50, 50
    kept = tau2 / 250
    pulled = (1 - kept) * -20
    squared = kept * chance + 400 / 16 + (1 - kept) ** 2 * 250 / 5 + 2 * pulled**2 / 2
    assert (found.expected, found.between) == (60 + kept * -20, pytest.approx(sqrt(200)))
    assert found.off == pytest.approx(1.959963984540054 * sqrt(squared))


def test_where_chance_explains_all_differences_that_is_said(trends):
    found, _ = lowest(trends, [(score, 60) for score in (58, 58, 59, 59, 60, 60, 60, 60, 61, 61, 61, 62, 62)])
    assert (found.teams_differ, found.then, found.expected) == (False, 59, 60)


def test_teams_with_the_same_score_belong_together(trends):
    found, _ = lowest(trends, [(40, 50)] * 6 + [(60, 60)] * 10)
    assert (found.teams, found.of) == (6, 16)
    found, reason = lowest(trends, [(40, 50)] * 8 + [(60, 60)] * 8)
    assert (found, reason.code) == (None, "no-lowest")


@pytest.mark.parametrize("teams", [5, 11, 12])
def test_of_few_teams_nothing_is_said(trends, teams):
    found, reason = lowest(trends, [(40 + at, 50) for at in range(teams)])
    assert (found, reason.code) == (None, "few-for-lowest")


def test_from_twelve_teams_on_with_four_among_the_lowest_it_is_said(trends):
    assert lowest(trends, [(40, 50)] * 4 + [(50 + at, 60) for at in range(8)])[0].teams == 4
    assert lowest(trends, [(40 + at, 50) for at in range(13)])[0].teams == 4


def test_a_spread_within_teams_that_would_tell_of_them_is_not_printed(trends):
    rounds = [{"r1": (40 + at, 12), "r2": (50, 12)} for at in range(13)]
    for spread, shown in ((0, LEAST_SPREAD), (9, LEAST_SPREAD), (15, 16)):
        teams = [trends.trend(f"T{at}", each, "cannot tell", spread=spread) for at, each in enumerate(rounds)]
        (dimension,) = change_of(teams, ROUNDS, "team").dimensions
        assert dimension.lowest.usual_spread == shown


def test_with_very_many_teams_the_range_reaches_a_point_to_either_side(trends):
    found, _ = lowest(trends, [(30 + at % 40, 50) for at in range(4000)], n=40, n_now=40)
    assert found.expected_range[0] <= found.expected - 1
    assert found.expected_range[1] >= found.expected + 1
    assert found.expected_range[1] - found.expected_range[0] <= 3


def printed(score, n):
    return to_nearest(score) if n >= 10 else fives.printed(score)


def made(chance, *, teams, between, within, sizes):
    """Teams in which nothing changes: score and people then and now, as printed."""
    found = []
    for _ in range(teams):
        level, n, n_now = chance.gauss(55, between), chance.randint(*sizes), chance.randint(*sizes)
        then, now = (fmean(chance.gauss(level, within) for _ in range(each)) for each in (n, n_now))
        found.append((printed(then, n), n, printed(now, n_now), n_now))
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("teams", "between", "sizes"), [(16, 10, (5, 9)), (40, 5, (5, 9)), (40, 10, (5, 9)), (40, 8, (12, 30)), (200, 8, (5, 15))]
)
def test_teams_in_which_nothing_changes_rise_as_far_as_is_expected(teams, between, sizes):
    chance = random.Random(teams + between)
    off, inside, rises, runs = [], 0, [], 600_000 // (teams * sizes[1])
    for _ in range(runs):
        found = made(chance, teams=teams, between=between, within=18, sizes=sizes)
        cut = sorted(each[0] for each in found)[-(-teams // 4) - 1]
        low = [each for each in found if each[0] <= cut]
        again = asked_again([Then(each[0], each[1]) for each in found], [(Then(*each[:2]), each[3]) for each in low], 18)
        now = fmean(each[2] for each in low)
        rises.append(now - fmean(each[0] for each in low))
        off.append(now - again.expected)
        inside += abs(off[-1]) <= again.off
    mean, error = fmean(off), sqrt(variance(off) / runs)
    assert fmean(rises) > 1, "the lowest do rise"
    assert abs(mean) < 3 * error + 0.25, "rounding to fives counts as a difference between teams: at most a quarter of a point"
    assert inside / runs > 0.92
    assert fsum(rises) > abs(fsum(off))
