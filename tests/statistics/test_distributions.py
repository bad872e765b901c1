"""Student's t and Fisher's F, against scipy from the middle to the far ends."""

from itertools import product
from math import inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from teamcheck.statistics.distributions import MOST, f_quantile, f_tail, t_both_tails, t_quantile

DEGREES = [1, 1.5, 2, 3, 4, 5, 7.3, 12, 29, 49, 50, 51, 99, 100, 101, 199, 1_000, 10_000, 100_000, 1_000_000]
TIMES = [-1e9, -300, -40, -8, -3, -1.74, -1.72, -1, -0.1, -1e-6, 0, 1e-6, 0.3, 1.7, 1.8, 2.5, 9, 1e4]
CHANCES = [1e-100, 1e-30, 1e-12, 1e-6, 1e-3, 0.025, 0.1, 0.25, 0.4, 0.499, 0.501, 0.6, 0.9, 0.975, 0.995, 1 - 1e-6, 1 - 1e-12]


@pytest.mark.parametrize("df", DEGREES)
def test_both_tails_of_t_are_twice_that_of_scipy(df):
    assert [t for t in TIMES if not isclose(t_both_tails(t, df), 2 * stats.t.sf(abs(t), df), rel_tol=1e-10)] == []


@pytest.mark.parametrize("df", DEGREES)
def test_t_quantile_equals_that_of_scipy(df):
    assert [p for p in CHANCES if not isclose(t_quantile(p, df), stats.t.ppf(p, df), rel_tol=1e-10)] == []


def test_quantiles_of_95_percent_intervals_equal_those_of_scipy():
    assert [df for df in range(1, 400) if not isclose(t_quantile(0.975, df), stats.t.ppf(0.975, df), rel_tol=1e-12)] == []


@given(st.floats(1e-9, 1 - 1e-9).filter(lambda p: abs(p - 0.5) > 1e-4), st.integers(1, 2000))
def test_the_quantile_is_where_the_distribution_reaches_p(p, df):
    assert isclose(t_both_tails(t_quantile(p, df), df), 2 * min(p, 1 - p), rel_tol=1e-11)


@given(st.floats(0, 1e6), st.integers(1, 1000))
def test_the_distribution_is_symmetric(t, df):
    assert t_both_tails(t, df) == t_both_tails(-t, df)


def test_the_middle_is_zero():
    assert t_quantile(0.5, 7) == pytest.approx(0, abs=1e-12)


def test_one_degree_of_freedom_reaches_the_ends_of_float():
    assert isclose(t_quantile(1e-300, 1), -1e300 / 3.141592653589793, rel_tol=1e-12)
    assert isclose(t_both_tails(-1e300, 1), 2e-300 / 3.141592653589793, rel_tol=1e-12)


def test_more_than_a_million_degrees_of_freedom_count_as_a_million():
    assert t_quantile(0.975, 10**12) == t_quantile(0.975, MOST)
    assert isclose(t_quantile(0.975, MOST), stats.norm.ppf(0.975), rel_tol=2e-6)


@pytest.mark.parametrize("p", [0, 1, -0.1, 1.1])
def test_what_is_no_probability_is_refused(p):
    for quantile in (lambda: t_quantile(p, 4), lambda: f_quantile(p, 4, 9)):
        with pytest.raises(ValueError, match="p must lie"):
            quantile()


@pytest.mark.parametrize("df", [0, 0.5, -3])
def test_a_distribution_without_degrees_of_freedom_is_refused(df):
    for figure in (
        lambda: t_both_tails(1.0, df),
        lambda: t_quantile(0.4, df),
        lambda: f_tail(1.0, df, 4),
        lambda: f_tail(1.0, 4, df),
        lambda: f_quantile(0.4, 4, df),
    ):
        with pytest.raises(ValueError, match="1 or more"):
            figure()


F_DEGREES = [1, 2, 3, 11, 12, 13, 48, 74, 333, 5_000, 250_000]


@pytest.mark.parametrize("df1", F_DEGREES)
def test_the_tail_of_f_equals_that_of_scipy(df1):
    cases = product(F_DEGREES, [0, 1e-9, 0.02, 0.5, 0.9, 1, 1.1, 2.2, 7, 60, 1e5])
    wrong = []
    for df2, f in cases:
        theirs = stats.f.sf(f, df1, df2)
        if theirs > 1e-250 and not isclose(f_tail(f, df1, df2), theirs, rel_tol=1e-10):
            wrong.append((df2, f, f_tail(f, df1, df2), theirs))
    assert wrong == []


@pytest.mark.parametrize("df1", F_DEGREES)
def test_the_quantile_of_f_equals_that_of_scipy(df1):
    cases = product(F_DEGREES, [1e-6, 0.025, 0.3, 0.5, 0.8, 0.975, 1 - 1e-6])
    assert [
        each
        for each in cases
        if not isclose(f_quantile(each[1], df1, each[0]), stats.f.ppf(each[1], df1, each[0]), rel_tol=1e-10)
    ] == []


@given(st.floats(1e-9, 1 - 1e-9), st.integers(1, 400), st.integers(1, 400))
def test_the_quantile_of_f_is_where_the_distribution_reaches_p(p, df1, df2):
    assert isclose(1 - f_tail(f_quantile(p, df1, df2), df1, df2), p, rel_tol=1e-9, abs_tol=1e-12)


@pytest.mark.parametrize("df", [664_689.9, 1_000_000])
def test_the_quantile_of_f_is_found_where_the_tail_is_all_but_a_step(df):
    assert isclose(f_quantile(0.5, df, 1_000_000), stats.f.ppf(0.5, df, 1_000_000), rel_tol=1e-9)


def test_f_with_one_degree_above_is_the_square_of_t():
    assert isclose(f_quantile(0.95, 1, 9), t_quantile(0.975, 9) ** 2, rel_tol=1e-12)


def test_an_endless_f_is_never_exceeded_and_none_is_below_0():
    assert (f_tail(inf, 3, 9), f_tail(0, 3, 9)) == (0, 1)
    with pytest.raises(ValueError, match="never below 0"):
        f_tail(-1, 3, 9)
