"""Student's t, against scipy from the middle to the far ends."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from teamcheck.statistics.distributions import MOST, t_cdf, t_quantile

DEGREES = [1, 1.5, 2, 3, 4, 5, 7.3, 12, 29, 49, 50, 51, 99, 100, 101, 199, 1_000, 10_000, 100_000, 1_000_000]
TIMES = [-1e9, -300, -40, -8, -3, -1.74, -1.72, -1, -0.1, -1e-6, 0, 1e-6, 0.3, 1.7, 1.8, 2.5, 9, 1e4]
CHANCES = [1e-100, 1e-30, 1e-12, 1e-6, 1e-3, 0.025, 0.1, 0.25, 0.4, 0.499, 0.501, 0.6, 0.9, 0.975, 0.995, 1 - 1e-6, 1 - 1e-12]


@pytest.mark.parametrize("df", DEGREES)
def test_t_cdf_equals_that_of_scipy(df):
    assert [t for t in TIMES if not isclose(t_cdf(t, df), stats.t.cdf(t, df), rel_tol=1e-10)] == []


@pytest.mark.parametrize("df", DEGREES)
def test_t_quantile_equals_that_of_scipy(df):
    assert [p for p in CHANCES if not isclose(t_quantile(p, df), stats.t.ppf(p, df), rel_tol=1e-10)] == []


def test_quantiles_of_95_percent_intervals_equal_those_of_scipy():
    assert [df for df in range(1, 400) if not isclose(t_quantile(0.975, df), stats.t.ppf(0.975, df), rel_tol=1e-12)] == []


@given(st.floats(1e-9, 1 - 1e-9).filter(lambda p: abs(p - 0.5) > 1e-4), st.integers(1, 2000))
def test_the_quantile_is_where_the_distribution_reaches_p(p, df):
    assert isclose(t_cdf(t_quantile(p, df), df), p, rel_tol=1e-11)


@given(st.floats(0, 1e6), st.integers(1, 1000))
def test_the_distribution_is_symmetric(t, df):
    assert t_cdf(t, df) + t_cdf(-t, df) == pytest.approx(1, abs=1e-15)


def test_the_middle_is_zero():
    assert t_quantile(0.5, 7) == pytest.approx(0, abs=1e-12)


def test_one_degree_of_freedom_reaches_the_ends_of_float():
    assert isclose(t_quantile(1e-300, 1), -1e300 / 3.141592653589793, rel_tol=1e-12)
    assert isclose(t_cdf(-1e300, 1), 1e-300 / 3.141592653589793, rel_tol=1e-12)


def test_more_than_a_million_degrees_of_freedom_count_as_a_million():
    assert t_quantile(0.975, 10**12) == t_quantile(0.975, MOST)
    assert isclose(t_quantile(0.975, MOST), stats.norm.ppf(0.975), rel_tol=2e-6)


@pytest.mark.parametrize(("p", "df"), [(0, 4), (1, 4), (-0.1, 4), (1.1, 4), (0.5, 0.5), (0.5, 0)])
def test_what_is_no_probability_or_no_degree_of_freedom_is_refused(p, df):
    with pytest.raises(ValueError, match="p must lie"):
        t_quantile(p, df)


def test_a_distribution_without_degrees_of_freedom_is_refused():
    with pytest.raises(ValueError, match="1 or more"):
        t_cdf(1.0, 0)
