"""Every figure that full figures for analysts name, through the whole of the program, against R (see reference/README.md).

Each figure of ours has its counterpart in R, listed below by R's name; so has each of R's that is left out, with the reason.
"""

import json
from collections import Counter
from math import isclose

import pytest

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.responses.model import Response, Responses
from teamcheck.scorecard.analyst.analyse import analyse
from teamcheck.scorecard.build import score

#: R's name to the place of ours within a team's dimension.
TEAM = {
    "n_scored": "n",
    "score_0_100": "score",
    "pct_favourable": "favourable",
    "pct_unfavourable": "unfavourable",
    "mean": "statistics.mean",
    "median": "statistics.median",
    "sd": "statistics.sd",
    "se": "statistics.se",
    "t95_lo": "statistics.t_interval.0",
    "t95_hi": "statistics.t_interval.1",
    "t95_fpc_lo": "statistics.fpc_interval.0",
    "t95_fpc_hi": "statistics.fpc_interval.1",
    "avail_mean_item_variance": "statistics.mean_item_variance",
    "avail_rwg_uniform": "statistics.rwg_j.uniform",
    "avail_ad_mean": "statistics.ad_mean",
    "n_complete": "statistics.n_complete",
    "mean_item_variance": "statistics.listwise.mean_item_variance",
    "ad_mean": "statistics.listwise.ad_mean",
    "ad_median": "statistics.listwise.ad_median",
    "eb_moments": "statistics.empirical_bayes.moments",
    "eb_reml": "statistics.empirical_bayes.reml",
    "percentile_rank_midpoint": "statistics.percentile",
    **{
        f"{name}_{null}": f"statistics.listwise.rwg_j.{null}"
        for name in ("rwgj", "rwg")
        for null in ("uniform", "slight", "moderate")
    },
    **{f"rstar_wg_{null}": f"statistics.listwise.rstar_wg.{null}" for null in ("uniform", "slight", "moderate")},
}
#: The same within a dimension of the organisation; R's ``icc`` and ``eb`` are blocks of their own.
OVERALL = {
    "n_scored": "n",
    "mean": "mean",
    "sd": "sd",
    "n_complete": "alpha.n_complete",
    "alpha_raw_complete": "alpha.raw",
    "alpha_std_complete": "alpha.standardised",
    "average_r_complete": "alpha.average_r",
    "alpha_feldt_lo": "alpha.interval.0",
    "alpha_feldt_hi": "alpha.interval.1",
    "omega_total_minres_std": "omega",
}
ICC = {
    "k": "icc.teams",
    "msb": "icc.msb",
    "msw": "icc.msw",
    "df1": "icc.df1",
    "df2": "icc.df2",
    "F": "icc.f",
    "p": "icc.p",
    "icc1": "icc.icc1",
    "icc1_n0": "icc.icc1_n0",
    "icc1_reml": "icc.icc1_reml",
    "icc2": "icc.icc2",
    "n_mean": "icc.mean_size",
    "n0": "icc.n0",
}
ITEM = {"mean": "mean", "sd": "sd", "vdE_A": "van_der_eijk_a"}

#: R's figures that ours do not name: other ways to say the same, or figures that the method leaves out (docs/method.md).
LEFT_OUT = {
    "team": {
        "n_respondents", "min", "max", "score_0_10", "se_fpc", "team_size", "response_rate", "n_answers", "awg",
        "alpha_raw_complete", "lambda", "eb_reml_condsd",
        *(f"{name}_{null}_untruncated" for name in ("rwgj", "rwg") for null in ("uniform", "slight", "moderate")),
    },
    "overall": {
        "n_items", "alpha_raw_pairwise", "alpha_std_pairwise", "omega_total_ml_std", "omega_total_cfa_raw", "item_rest_r",
        "alpha_if_dropped",
    },
    "icc": {"n", "eta2", "icc2_reml"},
    "item": {"tastle_consensus", "leik_D", "counts", "counts_after_reversal", "n", "teams"},
}  # fmt: skip

#: How close, relatively: to 13 digits where the formula is closed, less where R itself searches.
CLOSE = 1e-12
#: R's mean squares are sums of floats: where they are nearly equal, digits of their difference are lost.
SEARCHED = {"icc2": 1e-11, "omega_total_minres_std": 2e-6, "icc1_reml": 1e-5, "eb_reml": 1e-6, "reml": 3e-6}


def questionnaire_of(reference):
    dimensions = []
    for name, plan in zip(reference.dimensions, reference.plan.dimensions, strict=True):
        items = [
            Item(
                reference.items[item.column],
                "…",
                "negative" if item.reverse else "positive",
                Scale("scale", item.lowest, item.highest, {}, None, item.favourable, item.unfavourable),
            )
            for item in plan.items
        ]
        dimensions.append(Dimension(name, name, tuple(items)))
    return Questionnaire("reference", "1.0.0", "en", "Reference", "0" * 64, tuple(dimensions))


def full_figures(reference, wave):
    """What `score --for analyst -f json` prints of one wave."""
    rows = tuple(Response(team, None, None, answers) for team, each, _, answers in reference.rows if each == wave)
    responses = Responses(reference.items, rows, sizes=reference.sizes)
    cards = score(responses, questionnaire_of(reference), complete=True)
    return json.loads(analyse(cards).model_dump_json(by_alias=True))


@pytest.fixture(scope="session")
def ours(reference_sets):
    return {
        (reference.name, wave): full_figures(reference, wave)
        for reference in reference_sets
        for wave in dict.fromkeys(each for _, each, _, _ in reference.rows)
    }


def at(whole, path):
    """The figure at a place; None as soon as what it lies in is undefined."""
    for step in path.split("."):
        if whole is None:
            return None
        whole = whole[int(step)] if step.isdigit() else whole[step]
    return whole


class Comparing:
    """Compares figures one by one and keeps what differs."""

    def __init__(self):
        self.compared, self.wrong = Counter(), []

    def figure(self, name, mine, theirs, place):
        self.compared[name] += theirs is not None
        close = SEARCHED.get(name, CLOSE)
        same = mine is theirs if mine is None or theirs is None else isclose(mine, theirs, rel_tol=close, abs_tol=close / 100)
        if not same:
            self.wrong.append((name, mine, theirs, *place))

    def block(self, names, mine, theirs, place):
        for name, path in names.items():
            if name in theirs:
                self.figure(name, at(mine, path), theirs[name], place)


@pytest.fixture(scope="session")
def pairs(expected_dimensions, ours):
    """(set, wave, dimension): figures of R, our organisation's dimension, our teams' dimensions by name."""
    found = []
    for reference, wave, name, theirs in expected_dimensions:
        whole = ours[reference.name, wave]
        (organisation,) = (each for each in whole["organisation"]["dimensions"] if each["id"] == name)
        teams = {team["team"]: next(each for each in team["dimensions"] if each["id"] == name) for team in whole["teams"]}
        found.append(((reference.name, wave, name), theirs, organisation, teams))
    return found


def test_every_name_of_r_is_compared_or_left_out_for_a_reason(pairs):
    seen = {"team": set(), "overall": set(), "icc": set()}
    for _, theirs, _, _ in pairs:
        seen["overall"] |= theirs["overall"].keys()
        seen["icc"] |= theirs["icc"].keys()
        for team in theirs["teams"].values():
            seen["team"] |= team.keys()
    assert seen["team"] == TEAM.keys() | LEFT_OUT["team"]
    assert seen["overall"] == OVERALL.keys() | LEFT_OUT["overall"]
    assert seen["icc"] == ICC.keys() | LEFT_OUT["icc"]


def test_every_teams_figures_equal_those_of_r(pairs):
    comparing = Comparing()
    for place, theirs, _, teams in pairs:
        for team, figures in theirs["teams"].items():
            comparing.block(TEAM, teams[team], figures, (*place, team))
    assert comparing.wrong == []
    assert comparing.compared.total() == 8_692


def test_every_figure_over_all_teams_equals_that_of_r(pairs):
    comparing = Comparing()
    for place, theirs, organisation, _ in pairs:
        comparing.block(OVERALL, organisation, theirs["overall"], place)
        comparing.block(ICC, organisation, theirs["icc"], place)
        for name in ("item_rest_r", "alpha_if_dropped"):
            for item, figure in theirs["overall"].get(name, {}).items():
                comparing.figure(name, organisation[name][item], figure, (*place, item))
        for way, components in theirs.get("eb", {}).items():
            mine = organisation["empirical_bayes"] if way == "moments" else organisation["empirical_bayes"]["reml"]
            for name, figure in components.items():
                comparing.figure(way, mine[name], figure, (*place, name))
    assert comparing.wrong == []
    assert comparing.compared.total() == 956


def test_every_item_of_every_team_equals_that_of_r(reference_sets, ours):
    comparing = Comparing()
    for reference in reference_sets:
        for item, theirs in reference.expected.get("items", {}).items():
            for team in ours[reference.name, ""]["teams"]:
                mine = next(each for dimension in team["dimensions"] for each in dimension["items"] if each["id"] == item)
                figures = theirs.get("teams", {}).get(team["team"])
                if figures is not None:
                    assert mine["counts"] == figures["counts"]
                    comparing.block(ITEM, mine, figures, (reference.name, item, team["team"]))
    assert comparing.wrong == []
    assert comparing.compared.total() == 1_233


def test_below_ten_teams_nothing_is_drawn_in_and_the_reason_is_given(pairs):
    few = [organisation for _, theirs, organisation, _ in pairs if "eb" not in theirs]
    assert {each["icc"]["teams"] < 10 for each in few} == {True}
    assert {each["withheld"]["empirical_bayes"]["code"] for each in few} == {"fewer-than-10-teams"}
