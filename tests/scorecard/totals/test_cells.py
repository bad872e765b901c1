"""Groups of people parted in one way (method M62)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.scorecard.totals.cells import shown_cells

SIZES = st.lists(st.integers(0, 30), max_size=7)


def test_a_group_below_the_fewest_takes_the_smallest_shown_one_with_it():
    assert shown_cells([30, 12, 15, 3], fewest=10) == (True, False, True, False)


def test_of_groups_of_one_size_the_later_one_is_hidden():
    assert shown_cells([12, 12, 3], fewest=10) == (True, False, False)


def test_hidden_groups_that_are_enough_together_hide_no_other():
    assert shown_cells([30, 4, 6], fewest=10) == (True, False, False)


def test_an_empty_group_is_not_shown_and_hides_no_other():
    assert shown_cells([30, 0, 12], fewest=10) == (True, False, True)


def test_groups_all_of_which_are_small_are_all_hidden():
    assert shown_cells([3, 4], fewest=10) == (False, False)


def test_no_groups_are_no_groups():
    assert shown_cells([], fewest=10) == ()


@pytest.mark.parametrize("fewest", [5, 10])
@given(sizes=SIZES)
def test_what_is_hidden_is_nobody_or_enough_unless_everything_is(sizes, fewest):
    shown = shown_cells(sizes, fewest=fewest)
    hidden = sum(size for size, is_shown in zip(sizes, shown, strict=True) if not is_shown)
    assert hidden == 0 or hidden >= fewest or not any(shown)
    assert all(size >= fewest for size, is_shown in zip(sizes, shown, strict=True) if is_shown)


@given(sizes=st.lists(st.integers(0, 20), max_size=6))
def test_no_few_people_follow_from_the_groups_and_the_whole(auditor, sizes):
    if sum(sizes) >= 10:
        shown = [[cell] for cell, is_shown in enumerate(shown_cells(sizes, fewest=10)) if is_shown]
        assert not auditor([*shown, range(len(sizes))], sizes, 10)


def test_without_the_rule_a_small_group_follows_from_the_whole(auditor):
    sizes = [30, 12, 15, 3]
    assert auditor([[0], [1], [2], range(4)], sizes, 10) == [frozenset({3})]


@given(sizes=SIZES, seed=st.randoms())
def test_sizes_that_are_shown_do_not_depend_on_the_order_of_groups(sizes, seed):
    mixed = seed.sample(sizes, len(sizes))
    assert sorted(size for size, is_shown in zip(sizes, shown_cells(sizes, fewest=10), strict=True) if is_shown) == sorted(
        size for size, is_shown in zip(mixed, shown_cells(mixed, fewest=10), strict=True) if is_shown
    )


@given(sizes=SIZES)
def test_hiding_what_is_hidden_already_hides_no_more(sizes):
    shown = shown_cells(sizes, fewest=10)
    left = [size for size, is_shown in zip(sizes, shown, strict=True) if is_shown]
    assert all(shown_cells(left, fewest=10))
