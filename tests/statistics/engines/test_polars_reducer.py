"""Counting by polars: every line is the one that plain Python writes, whatever the plan, answers, teams and frames."""

import random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.statistics.complete import added
from teamcheck.statistics.engines import polars_reducer
from teamcheck.statistics.engines.polars_reducer import complete_frame, reduce_frame
from teamcheck.statistics.plan import Plan, PlanDimension, PlanItem
from teamcheck.statistics.reduce import reduce
from teamcheck.statistics.tally_lines import written

SCALES = [(1, 5), (1, 7), (0, 10), (1, 2), (-2, 2), (1, 4), (124, 128), (-130, -126)]
COLUMNS = range(len(SCALES))


@st.composite
def plans(draw):
    same = draw(st.none() | st.sampled_from(SCALES))
    scales = [same or scale for scale in SCALES]

    def dimension():
        chosen = draw(st.lists(st.sampled_from(COLUMNS), min_size=1, max_size=8, unique=True))
        items = tuple(PlanItem(column, *scales[column], reverse=draw(st.booleans())) for column in chosen)
        return PlanDimension(items, draw(st.sampled_from([0.0, 0.3, 0.5, 0.6, 0.75, 1.0])))

    return Plan(tuple(dimension() for _ in range(draw(st.integers(1, 5))))), scales


@st.composite
def answered(draw, most=60):
    """A plan, and people of a few teams; whole dimensions are left out as often as single answers."""
    plan, scales = draw(plans())
    chance = draw(st.randoms(use_true_random=False))
    missing = draw(st.sampled_from([0.0, 0.05, 0.3, 0.8, 1.0]))
    teams = draw(st.sampled_from([1, 3, 40]))
    rows = [
        (
            f"team {chance.randrange(teams)}",
            tuple(None if chance.random() < missing else chance.randint(*scale) for scale in scales),
        )
        for _ in range(draw(st.integers(0, most)))
    ]
    return plan, rows


def framed(rows, kinds=(pl.Int64,)):
    schema = {"team": pl.String, **{str(column): kinds[column % len(kinds)] for column in COLUMNS}}
    return pl.DataFrame([(team, *answers) for team, answers in rows], schema=schema, orient="row")


def plainly(plan, rows):
    return [(team, tally.people, written(tally)) for team, tally in sorted(reduce(plan, rows, detail=True).items())]


def same_as_plain_python(plan, rows):
    assert reduce_frame(plan, framed(rows), ["team"]).rows() == plainly(plan, rows)
    assert reduce_frame(plan, framed(rows[::-1], (pl.Int16, pl.Int32)), ["team"]).rows() == plainly(plan, rows)


@settings(max_examples=5)
@given(answered())
def test_lines_are_those_of_plain_python(case):
    same_as_plain_python(*case)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(answered(300))
def test_lines_are_those_of_plain_python_for_many_plans(case):
    same_as_plain_python(*case)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(answered(200), st.integers(2, 6), st.randoms(use_true_random=False))
def test_teams_parted_into_frames_give_the_same_lines(case, frames, chance):
    plan, rows = case
    chance.shuffle(rows)
    parts = [[row for row in rows if int(row[0].removeprefix("team ")) % frames == part] for part in range(frames)]
    lines = [line for part in parts for line in reduce_frame(plan, framed(part), ["team"]).rows()]
    assert sorted(lines) == plainly(plan, rows)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(answered(200), st.integers(0, 200))
def test_people_who_answered_every_item_are_counted_as_plain_python_does(case, cut):
    plan, rows = case
    if not rows:
        assert all(found.n == 0 for found in complete_frame(plan, framed(rows)))
        return
    everybody = reduce(plan, [("all", answers) for _, answers in rows], complete=True)["all"]
    halves = [complete_frame(plan, framed(part)) for part in (rows[:cut], rows[cut:])]
    assert tuple(added(one, other) for one, other in zip(*halves, strict=True)) == tuple(
        dimension.complete for dimension in everybody.dimensions
    )


def scale(count, low=1, high=5, **more):
    return PlanDimension(tuple(PlanItem(column, low, high) for column in range(count)), **more)


def lines_of(plan, rows, columns):
    frame = pl.DataFrame(
        [(team, *answers) for team, answers in rows],
        schema={"team": pl.String, **{str(column): pl.Int8 for column in range(columns)}},
        orient="row",
    )
    return reduce_frame(plan, frame, ["team"]).rows()


def people(number, columns, low, high):
    chance = random.Random(number)

    def answer():
        return None if chance.random() < 0.1 else chance.randint(low, high)

    return [(f"t{chance.randrange(3)}", tuple(answer() for _ in range(columns))) for _ in range(number)]


def no_plain_python(*_):
    raise AssertionError


def test_squares_stay_exact_past_64_bits(monkeypatch):
    dimension = PlanDimension(tuple(PlanItem(column, 0, 10 - column % 3) for column in range(18)))
    rows = people(30, 18, 0, 8)
    expected = plainly(Plan((dimension,)), rows)
    assert (10 * dimension.denominator**2).bit_length() > 64
    monkeypatch.setattr(polars_reducer, "_plainly", no_plain_python)
    assert lines_of(Plan((dimension,)), rows, 18) == expected


def test_scores_past_64_bits_are_counted_by_plain_python(monkeypatch):
    plan, rows = Plan((scale(2), scale(45))), people(30, 45, 1, 5)
    assert plan.dimensions[1].denominator.bit_length() > 64
    assert lines_of(plan, rows, 45) == plainly(plan, rows)
    monkeypatch.setattr(polars_reducer, "_plainly", no_plain_python)
    with pytest.raises(AssertionError):
        lines_of(plan, rows, 45)


@pytest.mark.parametrize("size", [polars_reducer.MOST_AT_FIRST, polars_reducer.MOST_AT_FIRST + 1])
def test_counts_of_a_large_team_that_agrees_do_not_run_into_each_other(size):
    plan = Plan((scale(2),))
    rows = [("large", (5, 1))] * size + [("small", (2, 3))]
    assert lines_of(plan, rows, 2) == plainly(plan, rows)


@pytest.mark.parametrize("largest", [9, 10, 99, 100, 1000])
def test_counts_of_eleven_points_are_written_for_teams_of_any_size(largest):
    plan = Plan((scale(2, 0, 10), PlanDimension((PlanItem(0, 0, 10, reverse=True),))))
    rows = [("large", answers) for _, answers in people(largest, 2, 0, 10)] + people(20, 2, 0, 10)
    rows += [("zeros", (10, None)), ("nobody", (None, None))]
    assert lines_of(plan, rows, 2) == plainly(plan, rows)


def test_a_team_larger_than_room_was_made_for_is_counted_again(monkeypatch):
    plan, rows = Plan((scale(3),)), people(50, 3, 1, 5)
    monkeypatch.setattr(polars_reducer, "MOST_AT_FIRST", 3)
    assert lines_of(plan, rows, 3) == plainly(plan, rows)


def test_answers_of_people_who_are_not_scored_are_told_apart():
    plan = Plan((scale(3), PlanDimension((PlanItem(0, 1, 5, reverse=True),))))
    rows = [("red", (5, None, None)), ("red", (5, 4, 4)), ("blue", (1, 1, 1)), ("blue", (None, None, None))]
    found = lines_of(plan, rows, 3)
    assert found == plainly(plan, rows)
    assert [line.split(" ")[7] == "-" for _, _, line in found] == [True, False]


def test_a_team_may_be_named_by_several_columns_of_any_kind_and_by_none_of_a_value():
    plan = Plan((scale(2, min_answered=1.0),))
    frame = pl.DataFrame({"trust": ["b", None, "b", None], "unit": [2, 1, 1, 1], "0": [1, 2, None, 4], "1": [3, 2, None, None]})
    rows = [((trust, unit), tuple(answers)) for trust, unit, *answers in frame.rows()]
    expected = {key: written(tally) for key, tally in reduce(plan, rows, detail=True).items()}
    found = reduce_frame(plan, frame, ["trust", "unit"])
    assert {(trust, unit): line for trust, unit, _, line in found.rows()} == expected
    assert found.select("trust", "unit").rows() == [(None, 1), ("b", 1), ("b", 2)]


@pytest.mark.parametrize("items", [3, 45])
def test_no_people_are_no_teams_in_columns_of_the_same_kinds(items):
    frame = pl.DataFrame(schema={"team": pl.Categorical, **{str(column): pl.Int8 for column in range(items)}})
    found = reduce_frame(Plan((scale(items),)), frame, ["team"])
    assert (found.columns, found.dtypes) == (["team", "people", "tally"], [pl.Categorical, pl.Int64, pl.String])
    assert found.height == 0


def test_columns_that_the_plan_does_not_name_are_not_looked_at():
    plan = Plan((PlanDimension((PlanItem(2, 1, 5),)),))
    frame = pl.DataFrame({"team": ["t"], "0": ["a name"], "2": [3], "people": [99]})
    assert reduce_frame(plan, frame, ["team"]).rows() == plainly(plan, [("t", (None, None, 3))])
