"""Where an own score lies beside a printed one (method M76), and how own answers become scores."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.responses.model import Policy, Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.own_ratings import FAR_FROM, OwnScore, gap, own_ratings


def printed(score, interval=None, end=None):
    return SimpleNamespace(score=score, score_end=end, interval=interval)


@pytest.mark.parametrize(
    ("team", "own", "found"),
    [
        (printed(60, [50, 70]), 60, "near"),
        (printed(60, [50, 70]), 74, "near"),  # outside the range, and not far
        (printed(60, [50, 70]), 75, "above"),
        (printed(60, [50, 70]), 46, "near"),
        (printed(60, [50, 70]), 45, "below"),
        (printed(60, [40, 80]), 80, "not sure"),
        (printed(60, [40, 80]), 81, "above"),
        (printed(60, [40, 80]), 40, "not sure"),
        (printed(60), 75, "above"),  # everyone answered: no range
        (printed(90, [75, 100], "or more"), 100, "near"),
        (printed(90, [75, 100], "or more"), 76, "near"),
        (printed(90, [75, 100], "or more"), 75, "not sure"),
        (printed(90, [75, 100], "or more"), 74, "below"),
        (printed(10, [0, 25], "or less"), 0, "near"),
        (printed(10, [0, 25], "or less"), 26, "above"),
    ],
)
def test_a_gap_takes_distance_and_a_place_outside_the_range(team, own, found):
    assert gap(team, OwnScore(own, 6.25)) == found


def test_less_than_one_answer_makes_no_gap():
    assert gap(printed(51), OwnScore(75, 25.0)) == "near"
    assert gap(printed(50), OwnScore(75, 25.0)) == "above"


def test_without_either_score_there_is_no_gap():
    assert gap(printed(None), OwnScore(75, 25.0)) is None
    assert gap(printed(60), None) is None


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 30), st.floats(1, 50))
def test_a_gap_is_the_same_from_both_ends_of_the_scale(team, own, half, one_answer):
    turned = {"above": "below", "below": "above"}
    interval = [max(0, team - half), min(100, team + half)]
    mirrored = [100 - interval[1], 100 - interval[0]]
    found = gap(printed(team, interval), OwnScore(own, one_answer))
    assert gap(printed(100 - team, mirrored), OwnScore(100 - own, one_answer)) == turned.get(found, found)
    if found in turned:
        assert abs(team - own) >= max(FAR_FROM, one_answer)
        assert not interval[0] <= own <= interval[1]


AGREE = Scale("agree", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))
TEN = Scale("ten", 0, 10, {}, None, frozenset({8, 9, 10}), frozenset({0, 1, 2}))


def asked_of(*scales):
    keyed = ["positive", "negative", *["positive"] * len(scales)]
    items = tuple(Item(f"a{n}", f"Statement {n}.", keyed[n - 1], scale) for n, scale in enumerate(scales, 1))
    return Questionnaire("short", "1.0.0", "en", "Short", "", (Dimension("a", "A", items),))


def test_own_answers_are_scored_as_everybodys_are():
    asked = load_questionnaire("compassionate-leadership")
    answers = [1 + place % 5 for place in range(len(asked.items))]
    own = own_ratings(answers, asked)
    ids = tuple(item.id for item in asked.items)
    (card,) = score(Responses(ids, tuple(Response("A", None, None, tuple(answers)) for _ in range(12))), asked)
    public = disclose(card, Policy())
    assert {id_: each.score for id_, each in own.scores.items()} == {each.id: each.score for each in public.dimensions}
    assert [gap(each, own.scores[each.id]) for each in public.dimensions] == ["near"] * 4


def test_one_answer_moves_a_score_the_more_the_fewer_there_are():
    assert own_ratings([4, 2, 4, 4], asked_of(AGREE, AGREE, AGREE, AGREE)).scores["a"] == OwnScore(75, 6.25)
    assert own_ratings([4, 2, None, None], asked_of(AGREE, AGREE, AGREE, AGREE)).scores["a"] == OwnScore(75, 12.5)
    assert own_ratings([5, None, None, None], asked_of(AGREE, AGREE, AGREE, AGREE)).scores == {}
    assert own_ratings([4, 2], asked_of(AGREE, TEN)).scores["a"].one_answer == 12.5
    assert own_ratings([None, None], asked_of(AGREE, TEN)).answers == {}
