"""Two teams that answered about each other: protected on both sides, and nothing on a page but its own pairs (method M77)."""

import random
from dataclasses import replace
from itertools import product
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.questionnaire.model import Checklist, CommentQuestion, Dimension, Group, Item, Option
from teamcheck.responses.model import Comment, Direction, Policy, Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.discussion import dimension_without_figures
from teamcheck.scorecard.reciprocity import APART_FROM, ONE_SIDED, on_both_sides, partners, stands

WIDTH = 6


@pytest.fixture(scope="module")
def asked(lab):
    groups, comments = (Group("both", "Both"),), (CommentQuestion("helps", "What helps?"),)
    made = lab.questionnaire(lab.asked(3, group="both"), lab.asked(3, negative=(0,), group="both"), comments=comments)
    return made.__class__(**{**vars(made), "groups": groups})


@pytest.fixture(scope="module")
def made(asked):
    """From a mapping of directions to answers: what is shown of each direction, before and after the rule of both sides."""

    def of(said, *, minimum=5, comments=()):
        directions = {Direction(*each).name: Direction(*each) for each in said}
        rows = [Response(Direction(*each).name, None, None, tuple(row)) for each, every in said.items() for row in every]
        ids = tuple(item.id for item in asked.items)
        answers = Responses(ids, tuple(rows), comments=[Comment(*each, shown=each[-1]) for each in comments])
        cards = [disclose(card, Policy(minimum)) for card in score(answers, asked)]
        return cards, on_both_sides(cards, directions), directions

    return of


def people(count, seed=1):
    chance = random.Random(seed)
    return [[chance.randint(1, 5) for _ in range(WIDTH)] for _ in range(count)]


def figures(card):
    return [
        (each.n, each.score, [(item.n, item.word, item.score, item.counts) for item in each.items]) for each in card.dimensions
    ]


def by_name(cards):
    return {card.team: card for card in cards}


NOTHING = [(None, None, [(None, None, None, None)] * 3)] * 2


@pytest.mark.parametrize(("ours", "theirs"), [(4, 12), (12, 4), (4, 4), (7, 0)])
def test_four_on_one_side_hide_both(ours, theirs, made):
    said = {("A", "B"): people(ours), ("B", "A"): people(theirs, 2)}
    comments = [("A about B", None, "helps", f"Tea {place}") for place in range(3)]
    _, shown, directions = made({each: rows for each, rows in said.items() if rows}, comments=comments)
    assert [figures(card) for card in shown] == [NOTHING] * len(shown)
    assert all(asked.comments is None for card in shown for asked in card.comments)
    assert all(group.score is None for card in shown for group in card.groups)
    assert {partner.sides for beside in partners(shown, directions).values() for partner in beside} == {None}


def test_comments_of_many_go_where_too_few_answered_every_feature(made):
    nothing = [None] * 3
    scattered = [[*row[:3], *nothing] if place < 4 else [*nothing, *row[3:]] for place, row in enumerate(people(8))]
    comments = [("A about B", None, "helps", f"Tea {place}") for place in range(3)]
    cards, shown, _ = made({("A", "B"): scattered, ("B", "A"): people(9, 2)}, comments=comments)
    assert sorted(by_name(cards)["A about B"].comments[0].comments) == ["Tea 0", "Tea 1", "Tea 2"]
    assert by_name(shown)["A about B"].comments[0].comments is None


def test_where_both_sides_are_enough_each_shows_what_it_would_alone(made):
    cards, shown, _ = made({("A", "B"): people(5), ("B", "A"): people(11, 2)})
    assert shown == [card.model_copy(update={"breakdowns": []}) for card in cards]
    assert all(dimension.n for card in shown for dimension in card.dimensions)


def test_of_a_pair_no_group_of_people_and_no_place_among_others_is_shown(made):
    cards, _, directions = made({("A", "B"): people(9), ("B", "A"): people(9, 2)})
    parted = [card.model_copy(update={"breakdowns": ["a group"], "norms": "a place"}) for card in cards]
    assert [(card.breakdowns, card.norms) for card in on_both_sides(parted, directions)] == [([], None)] * 2


def test_a_raised_minimum_holds_on_both_sides(made):
    _, shown, _ = made({("A", "B"): people(7), ("B", "A"): people(8, 2)}, minimum=8)
    assert [figures(card) for card in shown] == [NOTHING] * 2


def test_the_answers_of_four_reach_nobody_else(made):
    theirs = people(9, 7)
    seen = set()
    for seed in range(40):
        _, shown, directions = made({("A", "B"): people(4, seed), ("B", "A"): theirs})
        seen.add(by_name(shown)["B about A"].model_dump_json())
        assert partners(shown, directions)["B"][0].sides is None
    assert len(seen) == 1


def test_both_sides_hold_feature_by_feature(made):
    silent = [[*row[:3], None, None, None] for row in people(3, 5)]
    cards, shown, _ = made({("A", "B"): people(9), ("B", "A"): [*people(4, 3), *silent]})
    before, after = by_name(cards), by_name(shown)
    assert [dimension.n for dimension in before["A about B"].dimensions] == [9, 9]
    assert [dimension.n for dimension in before["B about A"].dimensions] == [7, None]
    assert [dimension.n for dimension in after["A about B"].dimensions] == [9, None]
    assert after["A about B"].dimensions[1].withheld["score"].code == ONE_SIDED
    assert after["B about A"].dimensions[1].withheld["score"].code == "below-minimum"
    assert [group.score for group in after["A about B"].groups] == [None]
    assert not {"d1"} & {*after["A about B"].reading.build_on, *after["A about B"].reading.talk_about}


TEAMS = st.lists(st.lists(st.one_of(st.integers(1, 5), st.none()), min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=12)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(ours=TEAMS, theirs=TEAMS)
def test_nothing_is_shown_that_disclosing_a_direction_alone_does_not_show(made, ours, theirs):
    cards, shown, _ = made({("A", "B"): ours, ("B", "A"): theirs})
    for before, after in zip(cards, shown, strict=True):
        for alone, both in zip(before.dimensions, after.dimensions, strict=True):
            assert both in (alone, dimension_without_figures(alone, ONE_SIDED))
    one, other = shown
    seen = [(ours.n is None, theirs.n is None) for ours, theirs in zip(one.dimensions, other.dimensions, strict=True)]
    assert all(mine == yours for mine, yours in seen)


def test_lists_and_marks_hold_on_both_sides_too(asked):
    scale = asked.items[0].scale
    costs = Checklist("costs", "What costs time?", 2, {name: Option(name) for name in "abcd"})
    mark = Item("clear", "It is clear who is in the team.", "positive", scale)
    both = replace(
        asked, dimensions=(*asked.dimensions, Dimension("real", "Real", (mark,), role="real-team")), checklists=(costs,)
    )
    ways = {each.name: each for each in (Direction("A", "B"), Direction("B", "A"))}
    rows = [Response(name, None, None, (*row, None if name == "B about A" else 5)) for name in ways for row in people(12)]
    ticks = {("A about B", None): {"costs": {("a",): 12}}, ("B about A", None): {"costs": {("a",): 3}}}
    cards = [
        disclose(card, Policy(5)) for card in score(Responses(tuple(i.id for i in both.items), tuple(rows), ticks=ticks), both)
    ]
    before = {(card.team, card.checklists[0].n, card.real_team[0].met) for card in cards}
    assert before == {("A about B", 12, True), ("B about A", None, None)}
    for card in on_both_sides(cards, ways):
        assert card.dimensions[0].n == 12
        assert (card.checklists[0].n, {option.count for option in card.checklists[0].options}) == (None, {None})
        assert card.real_team[0].met is None


def test_a_mark_of_many_goes_where_too_few_answered_every_feature(asked):
    mark = Item("clear", "It is clear who is in the team.", "positive", asked.items[0].scale)
    both = replace(asked, dimensions=(*asked.dimensions, Dimension("real", "Real", (mark,), role="real-team")))
    ways = {each.name: each for each in (Direction("A", "B"), Direction("B", "A"))}
    nothing = [None] * WIDTH
    rows = [Response("A about B", None, None, (*(row if place < 4 else nothing), 5)) for place, row in enumerate(people(12))]
    rows += [Response("B about A", None, None, (*row, 5)) for row in people(12, 2)]
    cards = [disclose(card, Policy(5)) for card in score(Responses(tuple(i.id for i in both.items), tuple(rows)), both)]
    assert [(card.edition, card.real_team[0].met) for card in cards] == [("discussion", True), ("full", True)]
    assert [card.real_team[0].met for card in on_both_sides(cards, ways)] == [None, None]


def test_a_page_has_no_pair_of_two_others(made):
    said = {pair: people(6, place) for place, pair in enumerate(product("CAB", repeat=2)) if pair[0] != pair[1]}
    _, shown, directions = made(said)
    pages = partners(shown, directions)
    assert {team: [partner.team for partner in beside] for team, beside in pages.items()} == {
        "A": ["B", "C"],
        "B": ["A", "C"],
        "C": ["A", "B"],
    }
    for team, beside in pages.items():
        for partner in beside:
            assert [card.team for card in partner.sides] == [f"{team} about {partner.team}", f"{partner.team} about {team}"]


def test_a_page_does_not_change_with_what_two_others_say(made):
    fixed = {("A", "B"): people(6), ("B", "A"): people(6, 2)}
    pages = []
    for seed in range(5):
        others = {("B", "C"): people(6, 10 + seed), ("C", "B"): people(9, 20 + seed)}
        _, shown, directions = made(fixed | others)
        pages.append(partners(shown, directions)["A"])
    assert all(page == pages[0] for page in pages)


def test_a_team_that_only_others_answered_about_has_no_page_and_shows_on_theirs_without_figures(made):
    _, shown, directions = made({("A", "B"): people(6), ("B", "A"): people(6, 2), ("A", "Stores"): people(6, 3)})
    pages = partners(shown, directions)
    assert sorted(pages) == ["A", "B"]
    assert [(partner.team, partner.sides is None) for partner in pages["A"]] == [("B", False), ("Stores", True)]


def test_a_team_that_was_answered_about_learns_no_more_than_that_the_pair_is_not_whole(made):
    _, shown, directions = made(
        {("A", "B"): people(6), ("B", "A"): people(6, 2), ("B", "C"): people(9, 3), ("C", "A"): people(9, 4)}
    )
    pages = partners(shown, directions)
    assert [(partner.team, partner.sides is None) for partner in pages["C"]] == [("A", True), ("B", True)]
    assert [(partner.team, partner.sides is None) for partner in pages["A"]] == [("B", False), ("C", True)]


SCORES = range(10, 95, 5)


def side(value, reach):
    return SimpleNamespace(score=value, interval=None if reach is None else [max(0, value - reach), min(100, value + reach)])


def test_two_scores_differ_only_far_apart_and_outside_each_other_s_range():
    for mine, yours, (reach, other) in product(SCORES, SCORES, product((None, 5, 15, 25), repeat=2)):
        found, turned = stands(side(mine, reach), side(yours, other)), stands(side(yours, other), side(mine, reach))
        gap = abs(mine - yours)
        outside = gap > (reach or 0) and gap > (other or 0)
        expected = "alike" if gap < APART_FROM else ("higher" if mine > yours else "lower") if outside else "unclear"
        assert found == expected
        assert turned == {"higher": "lower", "lower": "higher"}.get(found, found)


def test_nothing_is_said_where_one_score_is_not_printed():
    assert stands(side(80, 5), SimpleNamespace(score=None, interval=None)) is None
