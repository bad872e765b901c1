"""Rounding is exact, and ties go away from zero."""

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.statistics.rounding import outwards, to_nearest, to_tenths


@pytest.mark.parametrize(
    ("value", "step", "rounded"),
    [
        (0, 1, 0), (0.5, 1, 1), (1.5, 1, 2), (2.5, 1, 3), (-2.5, 1, -3), (-0.4, 1, 0), (62.5, 5, 65), (67.5, 5, 70),
        (67.4999, 5, 65), (100, 5, 100), (99.5, 1, 100), (0.49999999999999994, 1, 0),
        (4503599627370497.5, 1, 4503599627370498),
        (Fraction(125, 2), 5, 65), (Fraction(1, 3), 1, 0), (65, 10, 70), (25, 10, 30),
    ],
)  # fmt: skip
def test_ties_go_away_from_zero(value, step, rounded):
    assert to_nearest(value, step) == rounded


@pytest.mark.parametrize(
    ("value", "rounded"), [(2.25, 2.3), (2.5, 2.5), (2.75, 2.8), (100 / 36, 2.8), (-0.25, -0.3), (0, 0.0), (20 / 3, 6.7)]
)
def test_tenths_go_away_from_zero_too(value, rounded):
    assert to_tenths(value) == rounded


@given(st.integers(1, 400), st.integers(1, 60), st.sampled_from([1, 5, 10]), st.data())
def test_a_quotient_of_whole_numbers_rounds_as_if_it_were_exact(n, denominator, step, data):
    """One correctly rounded division loses no tie: the float of a score rounds as its fraction does."""
    total = data.draw(st.integers(0, n * denominator))
    assert to_nearest(100 * total / (n * denominator), step) == to_nearest(Fraction(100 * total, n * denominator), step)


@pytest.mark.parametrize("n", range(1, 26))
def test_every_tie_of_a_small_team_is_found(n):
    """Every score that n people with four to six items of five points can have, on both sides of every tie."""
    for denominator in (48, 240, 240 * 7):
        for total in range(0, n * denominator + 1, 1 + n // 8):
            exact = Fraction(100 * total, n * denominator)
            rounded = to_nearest(100 * total / (n * denominator), 5)
            assert rounded == floor(exact / 5 + Fraction(1, 2)) * 5


@given(st.floats(-1e6, 1e6), st.sampled_from([1, 5, 10]))
def test_the_nearest_is_at_most_half_a_step_away(value, step):
    rounded = to_nearest(value, step)
    assert rounded % step == 0
    assert 2 * abs(Fraction(value) - rounded) <= step
    assert to_nearest(-value, step) == -rounded


@given(st.floats(-200, 200), st.floats(0, 100), st.sampled_from([1, 5]))
def test_a_range_is_only_ever_widened_and_by_less_than_a_step(low, width, step):
    high = low + width
    outer = outwards(low, high, step)
    assert outer == (floor(Fraction(low) / step) * step, ceil(Fraction(high) / step) * step)
    assert Fraction(low) - outer[0] < step
    assert outer[1] - Fraction(high) < step
