"""Rounds side by side: what can be compared, what a change comes to, and how the printed figures hang together."""

import random
from dataclasses import replace
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.responses.model import Policy, Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.comparison import between as between_rounds
from teamcheck.scorecard.comparison.analyst import analyse_change
from teamcheck.scorecard.comparison.compare import FIGURES, compare
from teamcheck.scorecard.comparison.moved import how_far
from teamcheck.scorecard.comparison.round_result import PrintedItem, round_result
from teamcheck.scorecard.comparison.verdict import verdict_of
from teamcheck.statistics.change import by_chance


@pytest.fixture(scope="module")
def asked(lab):
    """Two features of three statements, a third of one."""
    return lab.questionnaire(lab.asked(3), lab.asked(3, negative=(1,)), lab.asked(1))


def round_of(rows, asked, name="now", *, codes=None, size=None, policy=None):
    """A round of the team Red: a row of answers a person."""
    ids = tuple(item.id for item in asked.items)
    made = tuple(Response("Red", name, None if codes is None else codes[place], tuple(row)) for place, row in enumerate(rows))
    (card,) = score(Responses(ids, made, {} if size is None else {"Red": size}), asked, round=name)
    return round_result(card, made, policy or Policy(), name=name)


def people(count, mean, seed=1, *, width=7, spread=0.8):
    """Rows of answers scattered round a point of a scale of 1 to 5."""
    chance = random.Random(seed)
    return [[min(5, max(1, round(chance.gauss(mean, spread)))) for _ in range(width)] for _ in range(count)]


def compared(then, now, asked, **more):
    return compare([round_of(then, asked, "then"), round_of(now, asked, "now", **more)], Policy(), team="Red")


def words(found):
    return [dimension.verdict for dimension in found.dimensions]


def codes(found, key="change"):
    return [dimension.withheld[key].code if key in dimension.withheld else None for dimension in found.dimensions]


@pytest.mark.parametrize(
    ("change", "interval", "step", "adjusted", "word"),
    [
        (12, [5, 19], 2.1, 0.01, "clear improvement"),
        (-12, [-19, -5], 2.1, 0.01, "clear decline"),
        (12, [5, 19], 2.1, 0.05, "possible improvement"),
        (4, [1, 7], 2.1, 0.01, "possible improvement"),
        (-12, [-19, -1], 2.1, 0.3, "possible decline"),
        (12, [0, 24], 2.1, 0.04, "cannot tell"),
        (2, [1, 12], 2.1, 0.04, "cannot tell"),
        (6, [1, 12], 6.3, 0.04, "cannot tell"),
        (1, [-5, 5], 1.0, 1.0, "about the same"),
        (3, [1, 5], 1.0, 0.01, "about the same"),
        (0, [-6, 5], 1.0, 1.0, "cannot tell"),
        (0, None, 1.0, None, "cannot tell"),
    ],
)
def test_the_word_follows_the_printed_figures(change, interval, step, adjusted, word):
    assert verdict_of(change, interval, step, adjusted) == word


def test_a_large_change_of_many_people_is_clear_and_a_small_team_is_told_that_it_cannot_tell(asked):
    many = compared(people(30, 2), people(30, 4, 2), asked)
    assert set(words(many)) == {"clear improvement"}
    few = compared(people(9, 2.5), people(9, 3.5, 2), asked)
    assert set(words(few)) == {"cannot tell"}


def test_many_people_who_say_the_same_are_about_the_same(asked):
    assert set(words(compared(people(900, 3, 1), people(900, 3, 2), asked))) == {"about the same"}


@pytest.mark.parametrize(("then", "now"), [(11, 30), (30, 11), (5, 5)])
def test_below_twelve_in_either_round_nothing_of_a_change_is_printed(then, now, asked):
    found = compared(people(then, 2), people(now, 4, 2), asked)
    for dimension in found.dimensions:
        figures = [getattr(dimension, name) for name in FIGURES]
        assert (dimension.verdict, figures) == ("cannot tell", [None] * len(figures))
        assert {dimension.withheld[name].code for name in FIGURES} == {"below-12"}
        if dimension.rounds[0].score is not None and dimension.rounds[1].score is not None:
            assert dimension.by_chance == 5 * ceil(by_chance(then, now) / 5)
        else:
            assert dimension.withheld["by_chance"].code == "one-item"
    assert found.withheld["people"].code == "below-12"


def test_below_the_minimum_nothing_is_compared(asked):
    found = compared(people(4, 3), people(14, 3), asked)
    assert set(words(found)) == {"not comparable"}
    assert set(codes(found)) == {"below-minimum"}
    assert all(dimension.rounds[0].score is None for dimension in found.dimensions)


def test_another_questionnaire_or_another_major_version_is_not_compared(asked):
    then, now = people(14, 2), people(14, 4, 2)
    before = round_of(then, asked, "then")
    for other, code in (
        (replace(asked, id="other"), "other-questionnaire"),
        (replace(asked, version="2.0.0"), "other-version"),
        (replace(asked, version="1.9.0"), None),
    ):
        found = compare([before, round_of(now, other)], Policy(), team="Red")
        assert codes(found) == [code] * 3
        assert [dimension.rounds[0].comparable for dimension in found.dimensions] == [code is None] * 3


def test_a_dimension_with_a_changed_statement_is_not_compared_and_the_others_are(asked):
    first, second, third = asked.dimensions
    item = replace(second.items[0], text="Something else")
    reworded = replace(asked, dimensions=(first, replace(second, items=(item, *second.items[1:])), third))
    found = compare([round_of(people(14, 2), asked, "then"), round_of(people(14, 4, 2), reworded)], Policy(), team="Red")
    assert codes(found) == [None, "changed-statements", None]
    assert not any(moved.dimension == "d1" for moved in found.moved)


@pytest.mark.parametrize("change", ["keyed", "scale", "fewer"])
def test_a_statement_turned_round_on_another_scale_or_taken_away_is_a_change(change, asked, lab):
    first, *others = asked.dimensions
    item = first.items[0]
    changed = {
        "keyed": (replace(item, keyed="negative"), *first.items[1:]),
        "scale": (replace(item, scale=lab.scale(7)), *first.items[1:]),
        "fewer": first.items[1:],
    }[change]
    other = replace(asked, dimensions=(replace(first, items=changed), *others))
    rows = people(14, 3, width=len(other.items))
    found = compare([round_of(people(14, 3), asked, "then"), round_of(rows, other)], Policy(), team="Red")
    assert codes(found)[0] == "changed-statements"


def test_a_dimension_that_was_asked_once_stands_at_the_end_and_is_not_compared(asked):
    shorter = replace(asked, dimensions=asked.dimensions[1:])
    rows = people(14, 3, width=4)
    found = compare([round_of(people(14, 3), asked, "then"), round_of(rows, shorter)], Policy(), team="Red")
    assert [dimension.id for dimension in found.dimensions] == ["d1", "d2", "d0"]
    assert codes(found) == [None, None, "not-asked"]


def test_probabilities_are_adjusted_over_the_dimensions_that_are_compared_and_no_others(asked, monkeypatch):
    handed = []
    monkeypatch.setattr(between_rounds, "holm", lambda values: handed.append(values) or [1.0] * len(values))
    rows = [[None] * 3 + row[3:] if place < 3 else row for place, row in enumerate(people(14, 3))]
    compared(rows, people(14, 3, 2), asked)
    assert [value is None for value in handed[0]] == [True, False, False]


def test_words_are_about_the_last_two_rounds_and_every_round_is_there(asked):
    levels = [2, 4, 4]
    rounds = [round_of(people(30, level, seed), asked, f"r{seed}") for seed, level in enumerate(levels)]
    found = compare(rounds, Policy(), team="Red")
    assert [each.round for each in found.rounds] == ["r0", "r1", "r2"]
    assert all(len(dimension.rounds) == 3 for dimension in found.dimensions)
    assert not {"clear improvement", "possible improvement"} & set(words(found))
    with pytest.raises(ValueError, match="two rounds"):
        compare(rounds[:1], Policy(), team="Red")


def test_the_same_people_are_compared_with_themselves_and_see_smaller_changes(asked):
    chance = random.Random(3)
    then = [[value] * 7 for value in (1, 2, 3, 4) * 4]
    now = [[min(5, row[0] + chance.choice((0, 1, 1)))] * 7 for row in then]
    names = [f"p{place}" for place in range(16)]
    linked = compare(
        [round_of(then, asked, "then", codes=names), round_of(now, asked, codes=names)], Policy(), team="Red"
    ).dimensions[0]
    unlinked = compared(then, now, asked).dimensions[0]
    assert (linked.basis, linked.people, linked.verdict) == ("same people", 16, "clear improvement")
    assert (unlinked.basis, unlinked.people, unlinked.verdict) == ("two groups", None, "cannot tell")
    assert linked.change == unlinked.change == linked.rounds[1].score - linked.rounds[0].score
    assert unlinked.withheld["people"].code == "not-linked"


def test_a_team_of_mostly_other_people_is_not_compared(asked):
    before = round_of(people(14, 2), asked, "then", codes=[f"p{place}" for place in range(14)])
    for stayed, code in ((7, None), (6, "other-people")):
        names = [f"p{place}" for place in range(stayed)] + [f"q{place}" for place in range(14 - stayed)]
        found = compare([before, round_of(people(14, 4, 2), asked, codes=names)], Policy(), team="Red")
        assert codes(found) == [code] * 3


def test_codes_of_which_none_is_in_both_rounds_link_nobody(asked):
    rounds = [
        round_of(people(14, level), asked, name, codes=[f"{name}{place}" for place in range(14)])
        for name, level in (("then", 2), ("now", 4))
    ]
    found = compare(rounds, Policy(), team="Red")
    assert {dimension.basis for dimension in found.dimensions} == {"two groups"}
    assert found.withheld["people"].code == "not-linked"


def test_statements_that_moved_most_come_first_and_three_at_most(asked):
    then, now = [[3] * 7] * 14, [[3, 4, 5, 2, 3, 4, 1]] * 14
    found = compared(then, now, asked).moved
    assert [item.id for item in found] == ["d0i2", "d2i0", "d0i1"]
    assert [(item.then_score, item.now_score) for item in found] == [(50, 100), (50, 0), (50, 75)]


def test_a_statement_that_one_person_could_have_moved_is_not_named(lab):
    yes_or_no = lab.questionnaire(lab.asked(3), points=2)
    then = [[1, 1, 1]] * 11
    assert compared(then, [[2, 1, 1], *then[1:]], yes_or_no).moved == []
    assert [item.id for item in compared(then, [[2, 1, 1]] * 2 + then[2:], yes_or_no).moved] == ["d0i0"]


def test_in_a_small_team_only_a_word_that_turned_round_is_named(asked):
    then = [[2, 2, 3, 3, 3, 3, 3]] * 7
    now = [[4, 3, 4, 3, 3, 3, 3]] * 7
    found = compared(then, now, asked).moved
    assert [(item.id, item.then_word, item.now_word) for item in found] == [("d0i0", "mostly disagree", "mostly agree")]


def test_a_word_that_one_round_withholds_has_not_turned_round():
    shown = PrintedItem("d0i0", "Statement", "0" * 64, "positive", 9, None, None, "mixed")
    every = ("mostly agree", "mixed", "mostly disagree", None)
    turned = {(then, now) for then in every for now in every if how_far(replace(shown, word=then), replace(shown, word=now))}
    assert turned == {("mostly agree", "mostly disagree"), ("mostly disagree", "mostly agree")}


def test_a_figure_of_what_chance_can_do_stands_only_where_no_change_is_worked_out(asked):
    for count in (9, 14):
        for dimension in compared(people(count, 2), people(count, 3, 2), asked).dimensions:
            assert (dimension.change is not None, dimension.least_seen is not None) == (count == 14, count == 14)
            reasons = {9: {None, "one-item"}, 14: {"range-instead"}}
            code = dimension.withheld["by_chance"].code if "by_chance" in dimension.withheld else None
            assert code in reasons[count]


def linked_dimension(asked, changes, *, level=3):
    """The first feature of people who have codes and change by so much each."""
    then = [[level] * 7 for _ in changes]
    now = [[level + change] * 7 for change in changes]
    names = [f"p{place}" for place in range(len(changes))]
    rounds = [round_of(rows, asked, name, codes=names) for rows, name in ((then, "then"), (now, "now"))]
    return compare(rounds, Policy(), team="Red").dimensions


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ([1] * 7 + [0] * 4 + [-1] * 3, (7, 4, 3)),
        ([1] * 9 + [-1] * 5, (9, 0, 5)),
        ([1] * 11 + [0] * 3, (11, 3, 0)),
        ([1] * 8 + [0] * 4 + [-1] * 2, None),
        ([1] * 13 + [-1], None),
        ([2] * 7 + [1] * 7, None),
    ],
)
def test_people_are_counted_by_their_direction_only_where_no_number_points_at_a_few(changes, shown, asked):
    first, _, single = linked_dimension(asked, changes)
    found = first.directions and (first.directions.higher, first.directions.same, first.directions.lower)
    assert (first.basis, found) == ("same people", shown)
    assert (first.withheld["directions"].code if shown is None else "") == ("" if shown else "few-in-a-direction")
    assert single.withheld["directions"].code == "few-items"


def test_people_who_can_have_made_no_other_change_are_not_counted(asked):
    """At the top nobody can be higher, so beside "nobody is lower" their score now would be certain."""
    top = [[5] * 7] * 4 + [[3] * 7] * 10
    rounds = [
        round_of(rows, asked, name, codes=[f"p{place}" for place in range(14)])
        for name, rows in (("then", top), ("now", [[5] * 7] * 4 + [[4] * 7] * 10))
    ]
    assert compare(rounds, Policy(), team="Red").dimensions[0].withheld["directions"].code == "few-in-a-direction"


def test_people_compared_with_themselves_get_no_figures_of_two_groups(asked):
    first, *_ = linked_dimension(asked, [1] * 7 + [0] * 4 + [-1] * 3)
    assert first.change is not None
    assert (first.hedges_g, first.superiority) == (None, None)
    assert {first.withheld[key].code for key in ("hedges_g", "superiority")} == {"of-two-groups"}


def test_everybody_alike_in_both_rounds_is_no_endless_certainty(asked):
    found = compared([[3] * 7] * 14, [[4] * 7] * 14, asked).dimensions[0]
    assert (found.change, found.interval, found.verdict) == (25, [16, 34], "clear improvement")
    still = compared([[3] * 7] * 14, [[3] * 7] * 14, asked).dimensions[0]
    assert (still.change, still.interval, still.verdict) == (0, [-9, 9], "cannot tell")


rows_of = st.integers(12, 16).flatmap(
    lambda count: st.lists(st.lists(st.integers(1, 5), min_size=7, max_size=7), min_size=count, max_size=count)
)


@settings(max_examples=20)
@given(rows_of, rows_of)
def test_printed_figures_never_contradict_one_another(asked, then, now):
    for each in compared(then, now, asked).dimensions:
        before, after = (found.score for found in each.rounds)
        assert each.change == after - before
        if each.interval is not None:
            low, high = each.interval
            assert low <= each.change <= high
        if each.verdict.startswith(("clear", "possible")):
            assert (each.change > 0) is each.verdict.endswith("improvement")
            assert low > 0 or high < 0
            assert each.basis == "two groups"
            assert (each.superiority >= 50) is (each.change > 0) or abs(each.superiority - 50) <= 5
        if each.verdict.startswith("clear"):
            assert abs(each.change) >= max(5, each.step)


@settings(max_examples=12)
@given(rows_of, rows_of, st.randoms())
def test_the_order_of_people_changes_nothing(asked, then, now, chance):
    names = [f"p{place}" for place in range(16)]
    shuffled = [list(zip(rows, names, strict=False)) for rows in (then, now)]
    straight = [round_of(rows, asked, name, codes=names) for rows, name in ((then, "then"), (now, "now"))]
    for pairs in shuffled:
        chance.shuffle(pairs)
    mixed = [
        round_of([row for row, _ in pairs], asked, name, codes=[code for _, code in pairs])
        for pairs, name in zip(shuffled, ("then", "now"), strict=True)
    ]
    assert compare(straight, Policy(), team="Red") == compare(mixed, Policy(), team="Red")
    assert analyse_change(straight, Policy(), team="Red") == analyse_change(mixed, Policy(), team="Red")


def test_every_key_is_there_whatever_is_withheld(asked):
    for then, now in ((4, 4), (9, 9), (14, 14)):
        found = compared(people(then, 3), people(now, 3), asked).model_dump(mode="json", by_alias=True)
        assert found["schema"] == "teamcheck/comparison/1"
        for part in (found, *found["rounds"], *found["dimensions"], *found["dimensions"][0]["rounds"]):
            missing = {key for key, value in part.items() if value is None}
            assert missing <= {*part["withheld"], "size", "score_end", "word", "plan", "without_ledger"}
            assert not {key for key in part["withheld"] if part[key] is not None}


def test_full_figures_are_on_the_questionnaires_own_points_and_say_what_is_undefined(asked):
    then, now = [[1] * 7, [2] * 7, [3] * 7], [[3] * 7, [3] * 7, [4] * 7, [5] * 7]
    names = ["a", "b", "c", "d"]
    rounds = [round_of(rows, asked, name, codes=names[: len(rows)]) for rows, name in ((then, "then"), (now, "now"))]
    found = analyse_change(rounds, Policy(), team="Red").dimensions[0].statistics
    assert (found.unit, found.unlinked.mean_then, found.unlinked.mean_now, found.unlinked.difference) == (
        "points",
        2,
        3.75,
        1.75,
    )
    assert (found.linked.n, found.linked.new, found.linked.gone) == (3, 1, 0)
    assert (found.linked.higher, found.linked.same, found.linked.lower) == (3, 0, 0)
    assert found.linked.difference == pytest.approx(4 / 3)
    alone = [round_of(rows[:1], asked, name) for rows, name in ((then, "then"), (now, "now"))]
    lonely = analyse_change(alone, Policy(), team="Red").dimensions[0].statistics
    assert (lonely.linked, lonely.withheld["linked"].code) == (None, "not-linked")
    assert {key for key, value in lonely.unlinked if value is None} == set(lonely.unlinked.withheld)
    assert {reason.code for reason in lonely.unlinked.withheld.values()} == {"one-person"}


@pytest.mark.parametrize(("both", "code"), [(1, "one-person"), (2, "two-people")])
def test_of_few_linked_people_every_figure_that_is_missing_has_its_reason(both, code, asked):
    names = ["a", "b", "c"]
    then, now = [[1] * 7, [2] * 7, [3] * 7], [[3] * 7, [5] * 7][:both]
    rounds = [round_of(rows, asked, name, codes=names[: len(rows)]) for rows, name in ((then, "then"), (now, "now"))]
    linked = analyse_change(rounds, Policy(), team="Red").dimensions[0].statistics.linked
    assert {key for key, value in linked if value is None} == set(linked.withheld)
    assert linked.withheld["hedges_g_z"].code == code
