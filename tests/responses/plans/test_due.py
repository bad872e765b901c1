"""Check-ins are due 30, 60 and 90 days after the plan, each until one is held that stands for it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.responses.action_plan import Action, ActionPlan, CheckIn
from teamcheck.responses.plans.due import CHECK_IN_DAYS, check_in_days, next_check_in

MADE = date(2026, 3, 1)


def plan(*held, made=MADE, done=None):
    checkins = tuple(CheckIn(day=MADE + timedelta(days=day), done="partly", now="same") for day in held)
    actions = (
        Action(text="Do it", dimension="goals", done=done, checkins=checkins),
        Action(text="That", dimension="goals", done=done),
    )
    return ActionPlan(schema="teamcheck/plan/1", made=made, actions=actions)


@pytest.mark.parametrize(
    ("held", "after"),
    [
        ((), 30),
        ((0,), 30),
        ((14,), 30),
        ((15,), 60),
        ((30,), 60),
        ((44,), 60),
        ((45,), 90),
        ((28, 63), 90),
        ((28, 75), None),
        ((200,), None),
    ],
)
def test_a_check_in_stands_for_the_days_up_to_half_a_month_after_it(held, after):
    found = next_check_in(plan(*held))
    assert (found and found.after) == after


def test_nothing_is_due_where_all_is_done_or_no_day_is_known():
    assert next_check_in(plan(done="done")) is None
    assert next_check_in(plan(made=None)) is None


@given(st.dates())
def test_the_days_are_in_order_whenever_a_plan_is_made(made):
    days = [found.day for found in check_in_days(made)]
    assert [(after - before).days for before, after in pairwise(days)] == [30, 30]
    assert tuple(found.after for found in check_in_days(made)) == CHECK_IN_DAYS


@given(st.lists(st.integers(0, 120), max_size=4), st.integers(0, 120))
def test_one_more_check_in_never_brings_an_earlier_day_back(held, more):
    def after(*days):
        found = next_check_in(plan(*sorted(days)))
        return 1000 if found is None else found.after

    assert after(*held, more) >= after(*held)
