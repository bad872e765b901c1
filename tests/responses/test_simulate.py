"""Teams of which the truth is known (M58): what is measured agrees with what was asked for, and with what truth says."""

import random
from dataclasses import replace
from functools import cache
from statistics import fmean, stdev, variance

import pytest

from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.responses.made_up.answer_model import Normal, View, crossing, expected_score, middle_for, sheet, spread_of_scores
from teamcheck.responses.made_up.known_truth import MadeUp, make_teams
from teamcheck.responses.made_up.recipe import Recipe, SpreadOutOfReachError


def scale(steps):
    return Scale(f"s{steps}", 1, steps + 1, {}, None, frozenset({steps + 1}), frozenset({1}))


def dimension(name, keys, steps=4):
    items = enumerate(keys, start=1)
    return Dimension(
        name,
        name,
        tuple(
            Item(f"{name}{place}", f"{name} {place}.", "negative" if key == "-" else "positive", scale(steps))
            for place, key in items
        ),
    )


ASKED = Questionnaire(
    "made", "1.0.0", "en", "Made", "0" * 64, (dimension("aims", "++-+"), dimension("trust", "++++"), dimension("roles", "+-+"))
)
MANY = Recipe(teams=100, sizes=(16, 16), camps=0, response_rate=1, missing=0)


@cache
def made(**other):
    return make_teams(ASKED, replace(MANY, **other), random.Random(1))


def score(dimension, answers, asked=ASKED):
    """The score of whole answers, worked out here by itself."""
    columns = {item.id: place for place, item in enumerate(asked.items)}
    shares = []
    for item in dimension.items:
        share = (answers[columns[item.id]] - item.scale.lowest) / item.scale.steps
        shares.append(1 - share if item.keyed == "negative" else share)
    return 100 * fmean(shares)


def by_team(found: MadeUp, place=0, asked=ASKED):
    teams = {}
    for row in found.rows:
        teams.setdefault((row.round, row.team), []).append(score(asked.dimensions[place], row.answers, asked))
    return teams


# The answer model


@pytest.mark.slow
@pytest.mark.parametrize("keys", ["+", "++-+", "---"])
@pytest.mark.parametrize("steps", [1, 4, 10])
def test_expectation_and_spread_are_those_of_many_drawn_people(keys, steps):
    drawn = dimension("aims", keys, steps)
    asked = Questionnaire("made", "1.0.0", "en", "Made", "0" * 64, (drawn,))
    ease = {item.id: 0.05 * place for place, item in enumerate(drawn.items)}
    normal, chance = Normal(0.7, 0.2, 0.15), random.Random(3)
    scores = []
    for _ in range(6000):
        view = View(chance.gauss(normal.middle, normal.spread), normal.noise)
        scores.append(score(drawn, sheet(asked, [view], ease, missing=0, chance=chance), asked))
    assert fmean(scores) == pytest.approx(expected_score(drawn, ease, normal), abs=4 * stdev(scores) / 6000**0.5)
    assert stdev(scores) == pytest.approx(spread_of_scores(drawn, ease, normal), rel=0.04)


@pytest.mark.parametrize("wanted", [5, 37.5, 60, 95])
def test_the_middle_of_views_is_found_for_any_score(wanted):
    drawn = dimension("aims", "++-+")
    ease = {item.id: 0.04 for item in drawn.items}
    middle = middle_for(drawn, ease, wanted, spread=0.2, noise=0.2)
    assert expected_score(drawn, ease, Normal(middle, 0.2, 0.2)) == pytest.approx(wanted, abs=1e-7)


@pytest.mark.parametrize("wanted", [3, 60, 97])
def test_a_crossing_is_found_in_a_third_of_the_steps_that_halving_takes(wanted):
    """Halving what lies between -4 and 5 until a middle is right to ten digits takes 36 steps."""
    drawn, looked_at = dimension("aims", "++-+"), []

    def rising(middle):
        looked_at.append(middle)
        return expected_score(drawn, {item.id: 0.04 for item in drawn.items}, Normal(middle, 0.2, 0.2))

    assert rising(crossing(rising, wanted, -4, 5)) == pytest.approx(wanted, abs=1e-8)
    assert len(looked_at) <= (14 if wanted == 60 else 24)


# What was asked for


@pytest.mark.slow
def test_levels_lie_around_the_level_asked_for():
    levels = [line.level for line in made(level=55).truth]
    assert fmean(levels) == pytest.approx(55, abs=2)


@pytest.mark.slow
def test_people_of_a_team_lie_as_far_apart_as_asked_for():
    for wanted in (15, 22):
        within = fmean(variance(scores) for scores in by_team(made(spread=wanted)).values())
        assert within**0.5 == pytest.approx(wanted, rel=0.06)


@pytest.mark.slow
@pytest.mark.parametrize("wanted", [0.0, 0.12, 0.4])
def test_the_share_between_teams_is_the_one_asked_for(wanted):
    teams = list(by_team(made(icc=wanted, teams=400, sizes=(8, 8))).values())
    within = fmean(map(variance, teams))
    between = 8 * variance(map(fmean, teams))
    # three times its standard error, which is largest for .4
    assert (between - within) / (between + 7 * within) == pytest.approx(wanted, abs=0.055)


@pytest.mark.slow
def test_as_many_answer_as_asked_for_and_as_much_is_left_out():
    found = made(response_rate=0.6, missing=0.1)
    assert len(found.rows) / sum(found.sizes.values()) == pytest.approx(0.6, abs=0.04)
    answers = [answer for row in found.rows for answer in row.answers]
    assert answers.count(None) / len(answers) == pytest.approx(0.1, abs=0.01)
    assert sum(line.answered for line in found.truth if line.dimension == "aims") == len(found.rows)


@pytest.mark.slow
def test_as_many_do_not_read_as_asked_for_and_half_of_them_give_one_answer():
    found = made(careless=0.3)
    told = sum(line.careless for line in found.truth if line.dimension == "aims")
    assert told / len(found.rows) == pytest.approx(0.3, abs=0.04)
    one_answer = sum(len(set(row.answers)) == 1 for row in found.rows)
    assert one_answer / told == pytest.approx(0.5, abs=0.08)


def test_sizes_are_those_asked_for_all_of_them():
    assert set(made(sizes=(3, 5)).sizes.values()) == {3, 4, 5}


@pytest.mark.slow
def test_two_camps_are_seen_by_so_many_teams_in_the_first_dimension_of_three():
    found = made(camps=0.2)
    assert [line.dimension for line in found.truth if line.camps] == ["aims"] * 20
    split = {line.team for line in found.truth if line.camps}
    spreads = {team: stdev(scores) for (_, team), scores in by_team(found).items()}
    assert fmean(spreads[team] for team in split) > fmean(spreads[team] for team in spreads if team not in split) + 6


@pytest.mark.slow
def test_a_change_raises_every_level_by_so_much_in_every_round():
    found = made(rounds=3, change=7, level=40, icc=0.02, teams=60)
    levels = {(line.round, line.team, line.dimension): line.level for line in found.truth}
    for (round_, team, name), level in levels.items():
        if round_ != "round-3":
            after = levels[f"round-{int(round_[-1]) + 1}", team, name]
            assert after == pytest.approx(level + 7)
    means = [fmean(s for (r, _), scores in by_team(found).items() if r == f"round-{n}" for s in scores) for n in (1, 2, 3)]
    assert means[1] - means[0] == pytest.approx(7, abs=2)
    assert means[2] - means[1] == pytest.approx(7, abs=2)


@pytest.mark.slow
def test_people_keep_their_codes_and_much_of_how_they_lean():
    found = made(rounds=2)
    scores = {}
    for row in found.rows:
        scores.setdefault((row.team, row.respondent), []).append(score(ASKED.dimensions[1], row.answers))
    assert len(scores) == 100 * 16
    assert all(len(each) == 2 for each in scores.values())
    centres = {key: fmean(each) for key, each in by_team(found, 1).items()}
    one, two = ([each[n] - centres[f"round-{n + 1}", team] for (team, _), each in scores.items()] for n in (0, 1))
    together = fmean(a * b for a, b in zip(one, two, strict=True)) / (stdev(one) * stdev(two))
    assert together == pytest.approx(0.6, abs=0.06)


# What truth says


@pytest.mark.slow
def test_the_level_is_what_is_to_be_expected_where_everybody_reads_and_no_team_is_split():
    assert all(line.expected == pytest.approx(line.level, abs=1e-6) for line in made().truth)


@pytest.mark.slow
def test_half_of_the_people_not_reading_draws_the_expectation_half_of_the_way_to_the_middle():
    for line in made(careless=0.5).truth:
        assert line.expected == pytest.approx((line.level + 50) / 2, abs=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("other", [{}, {"careless": 0.4}, {"camps": 1.0}])
def test_everyone_is_the_mean_of_all_members_and_lies_around_what_was_expected(other):
    found = made(**other)
    for place, each in enumerate(ASKED.dimensions):
        lines = {line.team: line for line in found.truth if line.dimension == each.id}
        for (_, team), scores in by_team(found, place).items():
            assert lines[team].everyone == pytest.approx(fmean(scores))
        differences = [line.everyone - line.expected for line in lines.values()]
        assert abs(fmean(differences)) < 4 * stdev(differences) / len(differences) ** 0.5


@pytest.mark.slow
def test_everyone_holds_those_who_did_not_answer():
    found = made(response_rate=0.3)
    differences = [line.everyone - line.expected for line in found.truth]
    # sixteen people lie about their team's level by a quarter of what one person does, five of them by half
    assert stdev(differences) == pytest.approx(22 / 16**0.5, rel=0.1)


@pytest.mark.slow
def test_an_item_of_two_dimensions_is_answered_once_and_expected_as_answered():
    first, second, third = ASKED.dimensions
    shared = replace(second, items=(*second.items, replace(first.items[0], keyed="negative")))
    asked = replace(ASKED, dimensions=(first, shared, third))
    found = make_teams(asked, MANY, random.Random(1))
    lines = [line for line in found.truth if line.dimension == "trust"]
    differences = [line.everyone - line.expected for line in lines]
    assert abs(fmean(differences)) < 4 * stdev(differences) / len(differences) ** 0.5
    assert fmean(line.level for line in lines) - fmean(line.expected for line in lines) > 2


# Seeds, and what cannot be


def test_a_seed_makes_the_same_teams_again_and_another_others():
    small = replace(ASKED, dimensions=ASKED.dimensions[2:])
    one, again, other = (make_teams(small, Recipe(teams=5), random.Random(seed)) for seed in (5, 5, 6))
    assert one == again
    assert one.rows != other.rows


def test_a_spread_that_cannot_be_is_refused_with_what_can():
    for spread in (1, 45):
        with pytest.raises(SpreadOutOfReachError) as caught:
            made(spread=spread)
        assert 1 < caught.value.least < 20 < caught.value.most < 45


def test_statements_without_a_score_lie_where_the_team_lies_and_have_no_truth():
    asked = load_questionnaire("seven-features-served")
    found = make_teams(asked, Recipe(teams=4, sizes=(12, 12), level=70, missing=0.0), random.Random(2))
    served = [answer for row in found.rows for answer in row.answers[-2:]]
    scored = [answer for row in found.rows for answer in row.answers[3:-2]]

    assert abs(fmean(served) - fmean(scored)) < 0.6
    assert len(set(served)) > 2
    assert "served" not in {line.dimension for line in found.truth}


@pytest.mark.slow
def test_the_shipped_questionnaire_can_be_made_up_with_its_marks_of_a_real_team():
    found = make_teams(load_questionnaire("seven-features"), Recipe(teams=6), random.Random(1))
    marks = [answer for row in found.rows for answer in row.answers[:3] if answer is not None]
    assert fmean(marks) > 4
    assert "realteam" not in {line.dimension for line in found.truth}
