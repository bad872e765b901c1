"""Change between two rounds, every figure against R (see reference/README.md), counted so that none goes missing quietly."""

from itertools import chain
from math import isclose, isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from teamcheck.statistics.centre import Moments, mean, on_points, sd
from teamcheck.statistics.change import (
    Group,
    by_chance,
    holm,
    least_seen,
    moderated_paired,
    moderated_welch,
    paired,
    welch,
)
from teamcheck.statistics.effect import cohens_d, hedges_g, hedges_g_z, small_sample, superiority
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.reduce import dimension_score, keyed_places, reduce

#: What R also computed and teamcheck does not: reliable change needs a reliability, which no single team has; Cliff's delta is
#: twice the probability of superiority less one.
LEFT_OUT = {"rci_sdiff", "rci_threshold", "rci_up", "rci_down", "cliffs_delta"}


def same(ours, theirs):
    if ours is None or theirs is None:
        return ours is theirs
    return isclose(ours, theirs, rel_tol=1e-8, abs_tol=1e-13)


def unlinked_figures(plan, place, rows):
    """The figures of R's names of two rounds, each a list of rows of answers."""
    dimension = plan.dimensions[place]
    tallies = [
        reduce(plan, [("", answers) for answers in answers_of], detail=True)[""].dimensions[place] for answers_of in rows
    ]
    moments = [on_points(dimension, tally) for tally in tallies]
    then, now = (Group(each.n, mean(FLOATS, each), sd(FLOATS, each)) for each in moments)
    found = welch(then, now)
    return {
        "n1": then.n,
        "n2": now.n,
        "mean1": then.mean,
        "mean2": now.mean,
        "difference": found.value,
        **named("welch", found.test),
        "cohens_d": cohens_d(then, now),
        "hedges_g": hedges_g(then, now),
        "prob_superiority_ties_half": superiority(tallies[0].scores, tallies[1].scores),
    }


def named(kind, test):
    names = [f"{kind}_{part}" for part in ("t", "df", "p", "lo", "hi")]
    if test is None:
        return dict.fromkeys(names)
    return dict(zip(names, (test.t, test.df, test.p, *test.interval), strict=True))


def linked_figures(plan, place, pairs):
    """The same of people who answered both times, each a pair of rows."""
    dimension = plan.dimensions[place]

    def score(answers):
        return dimension_score(dimension, keyed_places(dimension.items, [answers[item.column] for item in dimension.items]))

    scored = [(then, now) for then, now in pairs if score(then) is not None and score(now) is not None]
    steps = [score(now) - score(then) for then, now in scored]
    found = paired(Moments(len(steps), sum(steps), sum(step * step for step in steps), divisor=dimension.common))
    return unlinked_figures(plan, place, list(zip(*scored, strict=True))) | {
        **named("paired", found.test),
        "hedges_g_z": hedges_g_z(found, len(steps)),
        "sd_change": found.sd,
        "n_up": sum(step > 0 for step in steps),
        "n_same": sum(step == 0 for step in steps),
        "n_down": sum(step < 0 for step in steps),
    }


@pytest.fixture(scope="session")
def waves(reference_sets):
    """The sets with two rounds, each with team to round to respondent to answers."""
    found = []
    for reference in reference_sets:
        if "change" in reference.expected:
            teams = {}
            for team, wave, respondent, answers in reference.rows:
                teams.setdefault(team, {"1": {}, "2": {}})[wave][respondent] = answers
            found.append((reference, teams))
    return found


def cases(reference, teams):
    """Every (name, our figures, R's) of the set."""
    for place, name in enumerate(reference.dimensions):
        theirs = reference.expected["change"][name]
        everybody = [
            {(team, who): answers for team, waves in teams.items() for who, answers in waves[wave].items()} for wave in "12"
        ]
        groups = {"all": everybody, **{team: [waves["1"], waves["2"]] for team, waves in teams.items()}}
        for group, (then, now) in groups.items():
            expected = {kind: theirs[f"all_{kind}"] for kind in ("linked", "unlinked")} if group == "all" else None
            expected = expected or theirs["per_team"][group]
            pairs = [(then[who], now[who]) for who in then if who in now]
            if "linked" in expected:
                yield f"{name} {group} linked", linked_figures(reference.plan, place, pairs), expected["linked"]
            ours = unlinked_figures(reference.plan, place, [list(then.values()), list(now.values())])
            yield f"{name} {group} unlinked", ours, expected["unlinked"]


def test_every_figure_of_change_equals_that_of_r(waves):
    compared, left_out, wrong = 0, 0, []
    for name, ours, theirs in chain.from_iterable(cases(*each) for each in waves):
        assert theirs.keys() - ours.keys() <= LEFT_OUT, name
        for key in sorted(ours.keys() | (theirs.keys() - LEFT_OUT)):
            compared += theirs.get(key) is not None
            if not same(ours.get(key), theirs.get(key)):
                wrong.append((name, key, ours.get(key), theirs.get(key)))
        left_out += len(theirs.keys() & LEFT_OUT)
    assert wrong == []
    assert (compared, left_out) == (880, 128)


groups = st.builds(Group, n=st.integers(2, 60), mean=st.floats(0, 100), sd=st.one_of(st.just(0.0), st.floats(0.5, 50)))


@given(groups, groups)
def test_welch_is_that_of_scipy(then, now):
    found = welch(then, now)
    if then.sd == now.sd == 0:
        assert (found.test, found.undefined) == (None, "no-variance")
        return
    theirs = stats.ttest_ind_from_stats(now.mean, now.sd, now.n, then.mean, then.sd, then.n, equal_var=False)
    assert isclose(found.test.t, theirs.statistic, rel_tol=1e-10, abs_tol=1e-12)
    assert isclose(found.test.p, theirs.pvalue, rel_tol=1e-8, abs_tol=1e-12)
    assert found.test.df >= 1


@given(groups, groups)
def test_turning_time_round_turns_the_change_round(then, now):
    forward, backward = welch(then, now), welch(now, then)
    assert forward.value == -backward.value
    if forward.test is not None:
        assert forward.test.t == -backward.test.t
        assert isclose(forward.test.p, backward.test.p)


scores = st.dictionaries(st.integers(0, 20), st.integers(1, 5), max_size=6)


@given(scores, scores)
def test_superiority_is_every_pair_counted(then, now):
    people = [[score for score, count in each.items() for _ in range(count)] for each in (then, now)]
    pairs = [(before, after) for before in people[0] for after in people[1]]
    found = superiority(then, now)
    if not pairs:
        assert found is None
    else:
        assert isclose(found, sum((after > before) + (after == before) / 2 for before, after in pairs) / len(pairs))
        assert isclose(found + superiority(now, then), 1)


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=9))
def test_holm_never_lowers_a_probability_and_keeps_their_order(values):
    adjusted = holm(values)
    pairs = [(p, q) for p, q in zip(values, adjusted, strict=True) if p is not None]
    assert [q for p, q in zip(values, adjusted, strict=True) if p is None] == [None] * values.count(None)
    assert all(p <= q <= 1 for p, q in pairs)
    assert [q for _, q in sorted(pairs)] == sorted(q for _, q in pairs)
    if pairs:
        assert isclose(min(q for _, q in pairs), min(1.0, len(pairs) * min(p for p, _ in pairs)))


@pytest.mark.parametrize("df", [2, 3, 10, 11, 120, 5_000])
def test_the_correction_for_few_people_tends_to_one(df):
    assert isclose(small_sample(df), 1 - 3 / (4 * df - 1), rel_tol=0.05)
    assert small_sample(df) < small_sample(df + 1) < 1


@pytest.mark.parametrize(("then", "now"), [(12, 12), (12, 30), (20, 25)])
def test_a_change_that_is_said_to_be_seen_is_seen_four_times_in_five(then, now):
    change = least_seen(then, now)
    df = then + now - 2
    shift = change / (22 * (1 / then + 1 / now) ** 0.5)
    beyond = stats.t.ppf(0.975, df)
    assert isclose(stats.nct.sf(beyond, df, shift), 0.8, abs_tol=0.01)


@given(st.integers(1, 40), st.integers(1, 40))
def test_what_chance_can_do_follows_from_the_numbers_of_people_alone_and_is_passed_in_one_case_of_twenty_at_most(then, now):
    error = 22 * (1 / then + 1 / now) ** 0.5
    assert isclose(by_chance(then, now), stats.t.ppf(0.975, 4 + then + now - 2) * error, rel_tol=1e-9)
    assert isclose(by_chance(then, now), by_chance(now, then), rel_tol=1e-12)
    assert by_chance(then + 1, now) < by_chance(then, now)
    assert 2 * stats.norm.sf(by_chance(then, now) / error) < 0.05
    assert by_chance(0, now) is None


@pytest.mark.parametrize(
    ("n", "total", "squares", "undefined"),
    [(0, 0, 0, "nobody"), (1, 5, 25, "one-person"), (4, 20, 100, "no-variance"), (4, 20, 120, None)],
)
def test_what_cannot_be_tested_says_why(n, total, squares, undefined):
    found = paired(Moments(n, total, squares, divisor=1))
    assert found.undefined == undefined
    assert (found.test is None) is (undefined is not None)
    assert found.value is None or isfinite(found.value)
    if undefined:
        assert hedges_g_z(found, n) is None


@given(st.integers(2, 60), st.integers(2, 60), st.floats(0, 50), st.floats(0, 50), st.floats(-80, 80))
def test_a_moderated_difference_is_the_formula_of_the_method(first, second, one, other, value):
    found = moderated_welch(Group(first, 10.0, one), Group(second, 10.0 + value, other)).test
    variances = [(4 * 22**2 + (n - 1) * spread**2) / (3 + n) for n, spread in ((first, one), (second, other))]
    parts = [variance / n for variance, n in zip(variances, (first, second), strict=True)]
    df = sum(parts) ** 2 / (parts[0] ** 2 / (3 + first) + parts[1] ** 2 / (3 + second))
    assert found.df == pytest.approx(df)
    assert found.p == pytest.approx(2 * stats.t.sf(abs(value) / sum(parts) ** 0.5, df), rel=1e-8, abs=1e-300)
    assert found.interval[1] - value == pytest.approx(stats.t.ppf(0.975, df) * sum(parts) ** 0.5)


@given(st.lists(st.integers(-40, 40), min_size=2, max_size=40))
def test_a_moderated_change_of_the_same_people_is_the_formula_of_the_method(changes):
    n, value = len(changes), sum(changes) / len(changes)
    found = moderated_paired(Moments(n, sum(changes), sum(change**2 for change in changes), divisor=1)).test
    error = ((4 * 22**2 + sum((change - value) ** 2 for change in changes)) / (3 + n) / n) ** 0.5
    assert found.df == 3 + n
    assert found.p == pytest.approx(2 * stats.t.sf(abs(value) / error, 3 + n), rel=1e-8)
    assert found.interval[0] == pytest.approx(value - stats.t.ppf(0.975, 3 + n) * error)
