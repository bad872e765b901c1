"""Laws that hold for every table of legal answers: full figures do not depend on any order, and are finite or undefined."""

import json
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.responses.model import Response, Responses
from teamcheck.scorecard.analyst.analyse import analyse
from teamcheck.scorecard.build import score

#: Each law is tried with a hundred tables.
pytestmark = pytest.mark.slow

LENGTHS = ((1, 2), (1, 4), (1, 5), (0, 6), (1, 9), (0, 10))


def scale(lowest, highest):
    points = range(lowest, highest + 1)
    top = 2 if len(points) >= 5 else len(points) // 2
    return Scale("scale", lowest, highest, {}, None, frozenset(points[-top:]), frozenset(points[:top]))


@st.composite
def questionnaires(draw):
    """One to three dimensions of one to five items, some of them of mixed scales."""
    dimensions = []
    for place in range(draw(st.integers(1, 3))):
        one = draw(st.sampled_from(LENGTHS))
        lengths = draw(st.lists(st.sampled_from([one, one, draw(st.sampled_from(LENGTHS))]), min_size=1, max_size=5))
        items = tuple(
            Item(f"d{place}i{number}", "…", draw(st.sampled_from(["positive", "negative"])), scale(*length))
            for number, length in enumerate(lengths)
        )
        dimensions.append(Dimension(f"d{place}", "…", items))
    return Questionnaire("made", "1.0.0", "en", "Made", "0" * 64, tuple(dimensions))


@st.composite
def tables(draw):
    """A questionnaire, and rows of team and answers, of which up to all can be missing."""
    questionnaire = draw(questionnaires())
    person = st.tuples(*(st.none() | st.integers(item.scale.lowest, item.scale.highest) for item in questionnaire.items))
    rows = draw(st.lists(st.tuples(st.sampled_from(["Blue", "Green", "Red"]), person), min_size=1, max_size=24))
    return questionnaire, rows


def figures(questionnaire, rows, order=None):
    """Full figures by team and id, without what repeats the questionnaire."""
    items = [questionnaire.items[place] for place in order] if order else questionnaire.items
    ids = tuple(item.id for item in items)
    responses = Responses(ids, tuple(Response(team, None, None, answers) for team, answers in rows), sizes={"Red": 40})
    return json.loads(analyse(score(responses, questionnaire, complete=True)).model_dump_json(by_alias=True))


def by_id(whole):
    """The same with items and dimensions by their ids instead of in order."""
    if isinstance(whole, list) and whole and isinstance(whole[0], dict) and "id" in whole[0]:
        return {each["id"]: by_id(each) for each in whole}
    if isinstance(whole, list):
        return [by_id(each) for each in whole]
    return {key: by_id(each) for key, each in whole.items()} if isinstance(whole, dict) else whole


def numbers(whole):
    if isinstance(whole, dict | list):
        for each in whole.values() if isinstance(whole, dict) else whole:
            yield from numbers(each)
    elif isinstance(whole, int | float):
        yield whole


@given(tables())
def test_every_table_of_legal_answers_gives_figures_that_are_finite_or_undefined(table):
    assert all(isfinite(number) for number in numbers(figures(*table)))


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_people_and_teams_changes_no_figure(table, chance):
    questionnaire, rows = table
    moved = list(rows)
    chance.shuffle(moved)
    assert figures(questionnaire, moved) == figures(questionnaire, rows)


@pytest.mark.slow
@given(tables(), st.randoms(use_true_random=False))
def test_the_names_of_teams_and_so_their_order_change_no_figure(table, chance):
    questionnaire, rows = table
    names = ["Blue", "Green", "Red"]
    chance.shuffle(names)
    renamed = dict(zip(["Blue", "Green", "Red"], names, strict=True))
    one, other = figures(questionnaire, rows), figures(questionnaire, [(renamed[team], answers) for team, answers in rows])
    teams = {team["team"]: team["dimensions"] for team in other["teams"]}
    assert other["organisation"] == one["organisation"]
    for team in one["teams"]:
        if "Red" not in {team["team"], renamed[team["team"]]}:  # its size, and so its intervals, would go with the name
            assert teams[renamed[team["team"]]] == team["dimensions"]


@pytest.mark.slow
@given(tables(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_items_changes_no_figure(table, chance):
    questionnaire, rows = table
    turned = []
    for dimension in questionnaire.dimensions:
        items = list(dimension.items)
        chance.shuffle(items)
        turned.append(Dimension(dimension.id, dimension.title, tuple(items)))
    chance.shuffle(turned)
    other = Questionnaire("made", "1.0.0", "en", "Made", "0" * 64, tuple(turned))
    places = {item.id: place for place, item in enumerate(questionnaire.items)}
    moved = [(team, tuple(answers[places[item.id]] for item in other.items)) for team, answers in rows]
    one, two = by_id(figures(questionnaire, rows)), by_id(figures(other, moved))
    for whole in (one, two):
        for team in whole["teams"]:
            team.pop("reading")  # ties keep the questionnaire's order
    assert two == one


@pytest.mark.slow
@given(tables(), st.data())
def test_a_higher_answer_on_a_positive_item_never_lowers_a_score_and_on_a_negative_one_never_raises_it(table, data):
    questionnaire, rows = table
    place = data.draw(st.integers(0, len(questionnaire.items) - 1))
    item = questionnaire.items[place]
    able = [number for number, (_, answers) in enumerate(rows) if answers[place] not in {None, item.scale.highest}]
    if not able:
        return
    number = data.draw(st.sampled_from(able))
    team, answers = rows[number]
    raised = (team, (*answers[:place], answers[place] + 1, *answers[place + 1 :]))
    before, after = figures(questionnaire, rows), figures(questionnaire, [*rows[:number], raised, *rows[number + 1 :]])
    for one, other in zip(before["teams"], after["teams"], strict=True):
        for old, new in zip(one["dimensions"], other["dimensions"], strict=True):
            if old["score"] is not None:
                rise = new["score"] - old["score"]
                assert rise >= 0 if item.keyed == "positive" else rise <= 0


@pytest.mark.slow
@given(tables())
def test_keying_every_item_the_other_way_round_mirrors_every_score(table):
    questionnaire, rows = table
    turned = tuple(
        Dimension(
            each.id,
            each.title,
            tuple(
                Item(item.id, item.text, "negative" if item.keyed == "positive" else "positive", item.scale)
                for item in each.items
            ),
        )
        for each in questionnaire.dimensions
    )
    other = Questionnaire("made", "1.0.0", "en", "Made", "0" * 64, turned)
    for one, two in zip(figures(questionnaire, rows)["teams"], figures(other, rows)["teams"], strict=True):
        for old, new in zip(one["dimensions"], two["dimensions"], strict=True):
            assert (old["score"] is None) == (new["score"] is None)
            if old["score"] is not None:
                assert abs(old["score"] + new["score"] - 100) < 1e-9
            assert [item["counts"][::-1] for item in old["items"]] == [item["counts"] for item in new["items"]]
            assert old["statistics"]["sd"] is None or abs(old["statistics"]["sd"] - new["statistics"]["sd"]) < 1e-12


def nulls(whole, path=()):
    if isinstance(whole, dict):
        for key, each in whole.items():
            yield from nulls(each, (*path, key))
    elif whole is None:
        yield path


@pytest.mark.slow
@given(tables())
def test_whatever_is_undefined_has_a_reason(table):
    whole = figures(*table)
    blocks = [block for team in whole["teams"] for each in team["dimensions"] for block in (each["statistics"], *each["items"])]
    for block in [*blocks, *(whole["organisation"] or {"dimensions": []})["dimensions"]]:
        without = {key: each for key, each in block.items() if key != "withheld"}
        assert {path[0] for path in nulls(without)} <= block["withheld"].keys()
