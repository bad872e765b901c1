"""Every figure these rules cover, against R (see reference/README.md), counted so that none goes missing quietly."""

from functools import reduce as fold
from math import isclose

import pytest

from teamcheck.statistics.centre import mean, on_hundred, on_points, sd
from teamcheck.statistics.interval import ends, plain_half_width, standard_error
from teamcheck.statistics.items import item_points, mean_item_variance
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.order import people_scores, quartile
from teamcheck.statistics.reduce import dimension_score, keyed_places, reduce
from teamcheck.statistics.shares import percent, shares
from teamcheck.statistics.tally import add

#: What R also computed and these rules do not: reliability, r_WG and AD, complete cases, ranks and change come later.
#: ``response_rate`` of R divides the people scored in the dimension; teamcheck's divides those who answered at all.
NOT_YET = {
    "n_complete", "mean_item_variance", "ad_mean", "ad_median", "awg", "avail_ad_mean", "avail_rwg_uniform",
    "alpha_raw_complete", "percentile_rank_midpoint", "response_rate", "lambda", "eb_moments", "eb_reml", "eb_reml_condsd",
}  # fmt: skip
NOT_YET_BEGINS = ("rwg_", "rwgj_", "rstar_wg_")
#: Fixed by the other figures or given, so that comparing them says nothing.
GIVEN = {"team_size"}


@pytest.fixture(scope="session")
def tallies(reference_sets):
    """(set, wave, team) to tally, with detail."""
    return {
        (reference.name, *key): tally
        for reference in reference_sets
        for key, tally in reduce(
            reference.plan, (((wave, team), answers) for team, wave, _, answers in reference.rows), detail=True
        ).items()
    }


def figures(dimension, tally, people, size):
    """The figures of R's names, of one dimension of one team."""
    points, hundred, parts = on_points(dimension, tally), on_hundred(dimension, tally), shares(dimension, tally)
    scores = people_scores(tally.scores, points)
    centre, score = mean(FLOATS, points), mean(FLOATS, hundred)
    plain = ends(centre, plain_half_width(FLOATS, points)) or (None, None)
    found = {
        "n_respondents": people,
        "n_scored": tally.n,
        "mean": centre,
        "median": quartile(scores, 2),
        "min": quartile(scores, 0),
        "max": quartile(scores, 4),
        "score_0_100": score,
        "score_0_10": None if score is None else score / 10,
        "sd": sd(FLOATS, points),
        "se": standard_error(FLOATS, points),
        "t95_lo": plain[0],
        "t95_hi": plain[1],
        "n_answers": parts.answers or None,
        "pct_favourable": percent(FLOATS, parts.favourable, parts.answers),
        "pct_unfavourable": percent(FLOATS, parts.unfavourable, parts.answers),
        "avail_mean_item_variance": mean_item_variance(tally.scored, shares=dimension.mixed),
    }
    if size is not None:
        corrected = ends(centre, plain_half_width(FLOATS, points, size)) or (None, None)
        everybody = tally.n == size  # R leaves out the interval of width 0
        found["se_fpc"] = standard_error(FLOATS, points, size)
        found["t95_fpc_lo"], found["t95_fpc_hi"] = (None, None) if everybody else corrected
    return found


def same(ours, theirs):
    """Equal to the digits that R printed; undefined only where R's is."""
    if ours is None or theirs is None:
        return ours is theirs
    return isclose(ours, theirs, rel_tol=1e-13, abs_tol=1e-13)


def test_every_team_figure_equals_that_of_r(expected_dimensions, tallies):
    compared, wrong = 0, []
    for reference, wave, name, expected in expected_dimensions:
        place = reference.dimensions.index(name)
        for team, theirs in expected["teams"].items():
            tally = tallies[reference.name, wave, team]
            ours = figures(reference.plan.dimensions[place], tally.dimensions[place], tally.people, reference.sizes.get(team))
            for key in ours.keys() | theirs.keys() - NOT_YET - GIVEN:
                if key.startswith(NOT_YET_BEGINS):
                    continue
                compared += theirs.get(key) is not None
                if not same(ours.get(key), theirs.get(key)):
                    wrong.append((reference.name, wave, name, team, key, ours.get(key), theirs.get(key)))
    assert wrong == []
    assert compared == 6_103


def test_every_total_of_all_teams_equals_that_of_r(expected_dimensions, tallies):
    compared = 0
    for reference, wave, name, expected in expected_dimensions:
        place = reference.dimensions.index(name)
        dimension = reference.plan.dimensions[place]
        everybody = fold(add, (tally for key, tally in tallies.items() if key[:2] == (reference.name, wave)))
        tally = everybody.dimensions[place]
        ours = {
            "n_scored": tally.n,
            "mean": mean(FLOATS, on_points(dimension, tally)),
            "sd": sd(FLOATS, on_points(dimension, tally)),
            "n_items": len(dimension.items),
        }
        for key, value in ours.items():
            if key in expected["overall"]:
                assert same(value, expected["overall"][key]), (reference.name, wave, name, key)
                compared += 1
    assert compared == 120


def test_every_item_figure_equals_that_of_r(reference_sets, tallies):
    compared = 0
    for reference in reference_sets:
        waves = {wave for name, wave, _ in tallies if name == reference.name}
        lowest = {reference.items[item.column]: item.lowest for each in reference.plan.dimensions for item in each.items}
        for item, theirs in reference.expected.get("items", {}).items():
            (wave,) = waves
            teams = {key[2]: tally for key, tally in tallies.items() if key[:2] == (reference.name, wave)}
            everybody = fold(add, teams.values())
            cases = [(everybody, {**theirs, "counts": theirs["counts_after_reversal"]})]
            cases += [(teams[team], figures) for team, figures in theirs.get("teams", {}).items()]
            for tally, figures_of_r in cases:
                counts = item_counts(reference, tally, item)
                moments = item_points(counts, lowest[item])
                assert list(counts) == figures_of_r["counts"]
                for name, ours in {"mean": mean(FLOATS, moments), "sd": sd(FLOATS, moments)}.items():
                    assert same(ours, figures_of_r.get(name)), (reference.name, item, name)
                    compared += ours is not None
                compared += len(counts)
    assert compared == 3_542


def item_counts(reference, tally, item):
    column = reference.items.index(item)
    return next(
        counts
        for dimension, counted in zip(reference.plan.dimensions, tally.dimensions, strict=True)
        for each, counts in zip(dimension.items, counted.answers, strict=True)
        if each.column == column
    )


def test_every_persons_score_equals_that_of_r(reference_sets):
    compared = 0
    for reference in reference_sets:
        answers_of = {(team, wave, person): answers for team, wave, person, answers in reference.rows}
        for theirs in reference.respondents:
            answers = answers_of[theirs["team"], theirs.get("wave", ""), theirs["respondent"]]
            for name, dimension in zip(reference.dimensions, reference.plan.dimensions, strict=True):
                places = keyed_places(dimension.items, [answers[item.column] for item in dimension.items])
                score = dimension_score(dimension, places)
                unit, origin = (dimension.denominator, 0) if dimension.mixed else (dimension.common, dimension.items[0].lowest)
                ours = None if score is None else origin + score / unit
                printed = theirs[f"{name}_score"]
                assert same(ours, float(printed) if printed else None), (reference.name, theirs["respondent"], name)
                compared += 1
                if f"{name}_answered" in theirs:
                    assert sum(place is not None for place in places) == int(theirs[f"{name}_answered"])
                    compared += 1
    assert compared == 6_194
