"""A tally as a line: what is read is what was written, and lines that do not fit a plan are refused."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.statistics import tally_lines
from teamcheck.statistics.plan import Plan, PlanDimension, PlanItem
from teamcheck.statistics.reduce import reduce
from teamcheck.statistics.tally_lines import read, written

SCALES = [(1, 5), (0, 10), (1, 2), (-2, 2)]
people = st.lists(st.tuples(*(st.none() | st.integers(low, high) for low, high in SCALES)), min_size=1, max_size=12)


@st.composite
def plans(draw):
    def dimension():
        chosen = draw(st.lists(st.integers(0, 3), min_size=1, max_size=4, unique=True))
        return PlanDimension(
            tuple(PlanItem(c, *SCALES[c], reverse=draw(st.booleans())) for c in chosen), draw(st.sampled_from([0, 1]))
        )

    return Plan(tuple(dimension() for _ in range(draw(st.integers(1, 3)))))


def counted(plan, rows):
    return reduce(plan, [("t", answers) for answers in rows], detail=True)["t"]


def scale(count, low=1, high=5):
    return Plan((PlanDimension(tuple(PlanItem(column, low, high) for column in range(count))),))


@given(plans(), people)
def test_what_is_read_is_what_was_written(plan, rows):
    tally = counted(plan, rows)
    assert read(written(tally), plan) == tally


@pytest.mark.parametrize("size", [9, 10, 1234])
def test_counts_of_teams_of_any_size_are_read_apart(size):
    chance = random.Random(size)
    tally = counted(scale(2, 0, 10), [(chance.randint(0, 10), chance.choice([None, 10])) for _ in range(size)])
    assert read(written(tally), scale(2, 0, 10)) == tally


def test_lines_of_different_plans_are_read_one_after_the_other():
    one, other = scale(1), scale(1, 0, 1)
    tallies = [(counted(one, [(2,)]), one), (counted(other, [(1,)]), other)]
    assert [read(written(tally), plan) for tally, plan in tallies * 2] == [tally for tally, _ in tallies * 2]


def test_reading_is_the_same_when_no_number_is_remembered(monkeypatch):
    monkeypatch.setattr(tally_lines, "REMEMBERED", 0)
    plan = scale(3)
    tally = counted(plan, [(1, 5, None), (2, 2, 2), (None, None, 4)])
    assert [read(written(tally), plan) for _ in range(2)] == [tally, tally]
    numbers = tally_lines._SeenNumbers()
    assert (numbers["5"], dict(numbers)) == (5, {})


def test_the_words_of_a_line_are_those_that_are_described():
    plan = Plan((PlanDimension((PlanItem(0, 1, 5), PlanItem(1, 1, 5, reverse=True)), 1.0),))
    rows = [(4, 2)] * 10 + [(5, None), (None, None)]
    assert written(counted(plan, rows)) == f"12 10 60 360 10 0 1001,1000 1000,1000 {','.join(['6'] * 10)}"
    assert written(counted(plan, rows[-1:])) == "1 0 0 0 0 0 0,0 - -"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "1",
        "1 0 0 0 0 0 0,0 -",  # a word too few
        "1 0 0 0 0 0 0,0 - - -",  # a word too many
        "1 0 0 0 0 0 0 - -",  # counts of one item where the plan has two
        "1 0 0 0 0 0 0,0,0 - -",
        "1 0 0 0 0 0 0,100000 - -",  # a sixth point on a scale of five
        "1 0 0 0 0 0 0,-1 - -",
        "1 0 0 0 0 0 0,x - -",
        "1 0 0 x 0 0 0,0 - -",
        "1 0 0 0 0 0 0,0 - 1,",
    ],
)
def test_a_line_that_does_not_fit_the_plan_is_refused(line):
    with pytest.raises(ValueError, match=r"another plan|invalid literal"):
        read(line, scale(2))
