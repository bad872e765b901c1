"""Counting: the same whole numbers however people and rows are ordered or split, equal to the plainest way of counting."""

import random
from collections import Counter
from fractions import Fraction
from functools import reduce as fold
from itertools import chain, combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.statistics import reduce as reduce_module
from teamcheck.statistics.centre import mean, on_hundred, sd
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.packing import MOST_PEOPLE
from teamcheck.statistics.plan import Plan, PlanDimension, PlanItem
from teamcheck.statistics.reduce import keyed_places, reduce
from teamcheck.statistics.tally import Tally, add

SCALES = [(1, 5), (1, 7), (0, 10), (1, 2), (-2, 2), (1, 4)]


@st.composite
def plans(draw, columns=6):
    def dimension():
        chosen = draw(st.lists(st.integers(0, columns - 1), min_size=1, max_size=columns, unique=True))
        items = tuple(PlanItem(c, *SCALES[c], reverse=draw(st.booleans())) for c in chosen)
        return PlanDimension(items, draw(st.sampled_from([0.0, 0.5, 0.6, 0.75, 1.0])))

    return Plan(tuple(dimension() for _ in range(draw(st.integers(1, 3)))))


people = st.tuples(*(st.none() | st.integers(low, high) for low, high in SCALES))
sheets = st.lists(st.tuples(st.sampled_from(["red", "blue"]), people), max_size=25)


def plainly(plan, rows):
    """The same counts from fractions and Counters, straight from the rules of docs/method.md, one team."""
    rows = list(rows)
    return {
        place: plainly_one(dimension, [[answers[item.column] for item in dimension.items] for answers in rows])
        for place, dimension in enumerate(plan.dimensions)
    }


def plainly_one(dimension, rows):
    answers = [Counter() for _ in dimension.items]
    scored = [Counter() for _ in dimension.items]
    scores = []
    for row in rows:
        keyed = [
            None if x is None else (i.lowest + i.highest - x if i.reverse else x)
            for i, x in zip(dimension.items, row, strict=True)
        ]
        shares = [
            Fraction(x - i.lowest, i.highest - i.lowest) for i, x in zip(dimension.items, keyed, strict=True) if x is not None
        ]
        enough = bool(shares) and len(shares) >= Fraction(dimension.min_answered).limit_denominator(1000) * len(row)
        if enough:
            scores.append(sum(shares) / len(shares))
        for place, x in enumerate(keyed):
            if x is not None:
                answers[place][x] += 1
                scored[place][x] += enough
    counts = [
        tuple(
            tuple(counter[point] for point in range(item.lowest, item.highest + 1))
            for item, counter in zip(dimension.items, counters, strict=True)
        )
        for counters in (answers, scored)
    ]
    high, low = sum(s >= Fraction(60, 100) for s in scores), sum(s <= Fraction(40, 100) for s in scores)
    return (*counts, len(scores), sum(scores), sum(s * s for s in scores), high, low, Counter(scores))


@given(plans(), st.lists(people, min_size=1, max_size=20))
def test_counts_are_those_of_the_plainest_way(plan, rows):
    tally = reduce(plan, (("red", answers) for answers in rows), detail=True)["red"]
    assert tally.people == len(rows)
    for place, expected in plainly(plan, rows).items():
        found, denominator = tally.dimensions[place], plan.dimensions[place].denominator
        assert (found.answers, found.scored, found.n) == expected[:3]
        assert Fraction(found.total, denominator) == expected[3]
        assert Fraction(found.squares, denominator * denominator) == expected[4]
        assert (found.high, found.low) == expected[5:7]
        assert {Fraction(score, denominator): count for score, count in found.scores.items()} == expected[7]


@given(plans(), sheets, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(plan, rows, shuffle):
    moved = list(rows)
    shuffle.shuffle(moved)
    assert reduce(plan, moved, detail=True, complete=True) == reduce(plan, rows, detail=True, complete=True)


@given(plans(), sheets, st.data())
def test_tallies_of_parts_add_up_in_any_order_and_grouping(plan, rows, data):
    parts = [[], [], []]
    for row in rows:
        parts[data.draw(st.integers(0, 2))].append(("team", row[1]))
    whole = reduce(plan, (row for part in parts for row in part), detail=True, complete=True)
    tallies = [tally for part in parts for tally in reduce(plan, part, detail=True, complete=True).values()]
    for ordered in (tallies, tallies[::-1]):
        if ordered:
            assert fold(add, ordered) == whole["team"]
    if len(tallies) == 3:
        one, two, three = tallies
        assert add(add(one, two), three) == add(one, add(two, three))


@given(plans(), st.lists(people, min_size=1, max_size=15), st.randoms(use_true_random=False))
def test_rows_shuffled_within_each_dimension_score_the_same(plan, rows, shuffle):
    """What `close` keeps: each dimension's answers in an order of their own, so that no row is a person."""
    columns = iter(range(1000))
    apart = []
    placed = []
    for dimension in plan.dimensions:
        own = [[answers[item.column] for item in dimension.items] for answers in rows]
        shuffle.shuffle(own)
        placed.append(own)
        items = tuple(
            PlanItem(next(columns), item.lowest, item.highest, item.reverse, item.favourable, item.unfavourable)
            for item in dimension.items
        )
        apart.append(PlanDimension(items, dimension.min_answered))
    shuffled = [list(chain.from_iterable(own[place] for own in placed)) for place in range(len(rows))]
    kept = reduce(Plan(tuple(apart)), (("t", answers) for answers in shuffled))["t"]
    assert kept == reduce(plan, (("t", answers) for answers in rows))["t"]


@given(plans(), st.lists(people, min_size=1, max_size=15), st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_change_a_score(plan, rows, shuffle):
    turned = Plan(tuple(PlanDimension(tuple(shuffle.sample(d.items, len(d.items))), d.min_answered) for d in plan.dimensions))
    one = reduce(plan, (("t", answers) for answers in rows))["t"]
    other = reduce(turned, (("t", answers) for answers in rows))["t"]
    for left, right in zip(one.dimensions, other.dimensions, strict=True):
        assert (left.n, left.total, left.squares, left.high, left.low) == (
            right.n, right.total, right.squares, right.high, right.low,
        )  # fmt: skip


@given(plans(), st.lists(people, min_size=2, max_size=15))
def test_turning_every_item_round_turns_the_score_round(plan, rows):
    opposite = Plan(
        tuple(
            PlanDimension(tuple(PlanItem(i.column, i.lowest, i.highest, not i.reverse) for i in d.items), d.min_answered)
            for d in plan.dimensions
        )
    )
    one = reduce(plan, (("t", answers) for answers in rows))["t"]
    other = reduce(opposite, (("t", answers) for answers in rows))["t"]
    for dimension, left, right in zip(plan.dimensions, one.dimensions, other.dimensions, strict=True):
        assert left.total + right.total == left.n * dimension.denominator
        assert (left.high, left.low) == (right.low, right.high)
        assert sd(FLOATS, on_hundred(dimension, left)) == sd(FLOATS, on_hundred(dimension, right))


def scale(count, low=1, high=5, **more):
    return PlanDimension(tuple(PlanItem(column, low, high) for column in range(count)), **more)


def tally_of(dimension, *rows, detail=False):
    return reduce(Plan((dimension,)), (("t", row) for row in rows), detail=detail)["t"].dimensions[0]


@pytest.mark.parametrize(
    ("items", "answered", "scored"), [(4, 2, 1), (4, 1, 0), (3, 2, 1), (3, 1, 0), (1, 1, 1), (5, 3, 1), (5, 2, 0)]
)
def test_half_of_the_items_is_enough(items, answered, scored):
    row = tuple(4 if place < answered else None for place in range(items))
    assert tally_of(scale(items), row).n == scored


@pytest.mark.parametrize(
    ("share", "items", "least"), [(0.0, 4, 1), (0.6, 5, 3), (0.7, 10, 7), (0.3, 10, 3), (1.0, 7, 7), (0.34, 3, 2)]
)
def test_the_least_number_of_answers_is_not_moved_by_float_noise(share, items, least):
    assert scale(items, min_answered=share).least == least


def test_nobody_answering_is_nothing_not_zero():
    found = tally_of(scale(4), (None,) * 4, (None,) * 4)
    assert found.n == 0
    assert mean(FLOATS, on_hundred(scale(4), found)) is None
    assert sd(FLOATS, on_hundred(scale(4), found)) is None


def test_answers_of_people_who_are_not_scored_count_for_the_item_alone():
    found = tally_of(scale(4), (5, None, None, None), (5, 4, 4, 4))
    assert found.answers[0] == (0, 0, 0, 0, 2)
    assert found.scored[0] == (0, 0, 0, 0, 1)


@pytest.mark.parametrize("steps", range(1, 11))
@pytest.mark.parametrize("items", [1, 2, 3, 5, 7])
def test_scores_of_exactly_60_and_40_count_as_high_and_low(steps, items):
    dimension = scale(items, 0, steps)
    for total in range(items * steps + 1):
        left = total
        row = []
        for _ in range(items):
            row.append(min(left, steps))
            left -= row[-1]
        found = tally_of(dimension, tuple(row))
        assert found.high == (Fraction(total, items * steps) >= Fraction(6, 10))
        assert found.low == (Fraction(total, items * steps) <= Fraction(4, 10))


def test_an_item_may_count_in_two_dimensions_turned_round_in_one():
    plan = Plan((PlanDimension((PlanItem(0, 1, 5),)), PlanDimension((PlanItem(0, 1, 5, reverse=True), PlanItem(1, 1, 5)))))
    tally = reduce(plan, [("t", (5, 5))])["t"]
    assert tally.dimensions[0].answers == ((0, 0, 0, 0, 1),)
    assert tally.dimensions[1].answers == ((1, 0, 0, 0, 0), (0, 0, 0, 0, 1))
    assert mean(FLOATS, on_hundred(plan.dimensions[1], tally.dimensions[1])) == 50


def test_scales_of_different_length_weigh_the_same():
    dimension = PlanDimension((PlanItem(0, 1, 5), PlanItem(1, 0, 10), PlanItem(2, 1, 7)))
    found = tally_of(dimension, (3, 5, 4), (5, 10, 7), (5, 0, None))
    assert [Fraction(mean(FLOATS, on_hundred(dimension, tally_of(dimension, row)))) for row in [(3, 5, 4), (5, 0, None)]] == [
        50,
        50,
    ]
    assert (found.n, mean(FLOATS, on_hundred(dimension, found))) == (3, pytest.approx(200 / 3))


@pytest.mark.parametrize("answer", [0, 6, -1, 99])
def test_an_answer_outside_its_scale_is_refused_and_not_repeated(answer):
    with pytest.raises(ValueError, match="column 1 lies outside 1 to 5") as refused:
        tally_of(scale(2), (1, answer))
    assert str(answer) not in str(refused.value).replace("column 1", "").replace("1 to 5", "")


def test_counting_stays_exact_past_64_bits():
    dimension = PlanDimension(tuple(PlanItem(column, 0, 10 - column % 3) for column in range(30)))
    assert (20 * dimension.denominator * dimension.denominator).bit_length() > 64
    rows = [tuple(random.Random(seed).randint(0, 8) for _ in range(30)) for seed in range(20)]
    expected = plainly_one(dimension, rows)
    found = tally_of(dimension, *rows)
    assert Fraction(found.squares, dimension.denominator**2) == expected[4]
    assert found.answers == expected[0]


def test_counting_is_the_same_when_no_pattern_is_remembered(monkeypatch):
    rows = [(f"t{place % 3}", row) for place, row in enumerate(product((1, 3, 5, None), repeat=4))]
    plan = Plan((scale(4),))
    remembered = reduce(plan, rows, detail=True)
    monkeypatch.setattr(reduce_module, "REMEMBERED", 0)
    assert reduce(plan, rows, detail=True) == remembered


def test_teams_stand_in_the_order_in_which_they_were_met():
    plan = Plan((scale(1),))
    assert list(reduce(plan, [("b", (1,)), ("a", (2,)), ("b", (3,))])) == ["b", "a"]


def test_rows_are_gone_through_once_and_no_rows_are_no_teams():
    assert reduce(Plan((scale(2),)), iter(())) == {}


def test_detail_is_counted_only_where_it_is_asked_for():
    assert tally_of(scale(2), (1, 1)).scores == {}
    assert tally_of(scale(2), (1, 1), (5, 5), (5, 5), detail=True).scores == {0: 1, 8: 2}


@pytest.mark.parametrize("enabled", [True, False])
def test_counting_leaves_the_garbage_collector_as_it_was(monkeypatch, enabled):
    calls = []
    monkeypatch.setattr(reduce_module.gc, "isenabled", lambda: enabled)
    monkeypatch.setattr(reduce_module.gc, "disable", lambda: calls.append("off"))
    monkeypatch.setattr(reduce_module.gc, "enable", lambda: calls.append("on"))
    tally_of(scale(1), (1,))
    assert calls == (["off", "on"] if enabled else ["off"])


def test_a_team_too_large_for_a_count_is_refused(monkeypatch):
    monkeypatch.setattr(reduce_module, "MOST_PEOPLE", 2)
    with pytest.raises(OverflowError, match="in parts"):
        tally_of(scale(1), (1,), (1,), (1,))
    assert MOST_PEOPLE > 4_000_000_000


def test_tallies_of_different_questionnaires_do_not_add_up():
    one = reduce(Plan((scale(1),)), [("t", (1,))])["t"]
    with pytest.raises(ValueError, match="zip"):
        add(one, Tally(1, ()))


@given(plans(), st.lists(people, min_size=1, max_size=20))
def test_complete_cases_are_counted_as_the_plainest_way_does(plan, rows):
    tally = reduce(plan, (("red", answers) for answers in rows), complete=True)["red"]
    for dimension, found in zip(plan.dimensions, tally.dimensions, strict=True):
        whole = [
            places
            for row in rows
            if None not in (places := keyed_places(dimension.items, [row[i.column] for i in dimension.items]))
        ]
        counted = [Counter(places) for places in zip(*whole, strict=True)] or [Counter()] * len(dimension.items)
        assert found.complete.n == len(whole)
        assert [list(counts) for counts in found.complete.counts] == [
            [counts[step] for step in range(item.steps + 1)] for item, counts in zip(dimension.items, counted, strict=True)
        ]
        pairs = combinations(range(len(dimension.items)), 2)
        assert list(found.complete.products) == [sum(places[one] * places[other] for places in whole) for one, other in pairs]


def test_complete_cases_are_counted_only_where_they_are_asked_for():
    item = PlanItem(0, 1, 5)
    assert reduce(Plan((PlanDimension((item,)),)), [("t", (3,))])["t"].dimensions[0].complete is None


@given(st.sampled_from(SCALES), st.data())
def test_turning_an_answer_round_twice_gives_it_back(scale, data):
    answer = data.draw(st.integers(*scale))
    turned = PlanItem(0, *scale, reverse=True)
    assert scale[0] + turned.place(scale[0] + turned.place(answer)) == answer
