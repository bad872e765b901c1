"""Full figures for analysts: unrounded, marked as not protected, and no report can be made of them."""

import json
from statistics import fmean, stdev
from typing import Any

import pytest
from pydantic import ValidationError

from teamcheck.responses.model import Policy, Response, Responses
from teamcheck.scorecard.analyst.analyse import analyse
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.public import PublicScorecard

ROWS = [(4, 5), (3, 4), (5, 2)]


@pytest.fixture
def one(lab: Any) -> Any:
    return lab.card(ROWS, lab.questionnaire(lab.asked(2)), {"Red": 6})


def test_an_analyst_sees_three_people_in_full(one: Any) -> None:
    (team,) = analyse([one]).teams
    (dimension,) = team.dimensions
    people = [fmean(row) for row in ROWS]

    assert team.protected is False
    assert dimension.score == pytest.approx((fmean(people) - 1) * 25)
    assert dimension.favourable == pytest.approx(400 / 6)
    assert dimension.neutral == dimension.unfavourable == pytest.approx(100 / 6)
    assert (dimension.statistics.unit, dimension.statistics.n) == ("points", 3)
    assert dimension.statistics.mean == pytest.approx(fmean(people))
    assert dimension.statistics.sd == pytest.approx(stdev(people))
    assert [(item.n, item.counts, item.mean, item.sd) for item in dimension.items] == [
        (3, [0, 0, 1, 1, 1], 4.0, 1.0),
        (3, [0, 1, 0, 1, 1], pytest.approx(11 / 3), pytest.approx(stdev([5, 4, 2]))),
    ]


def test_intervals_of_the_mean_use_the_size_where_it_is_known(one: Any, lab: Any) -> None:
    known = analyse([one]).teams[0].dimensions[0].statistics
    unknown = analyse([lab.card(ROWS, lab.questionnaire(lab.asked(2)))]).teams[0].dimensions[0].statistics

    assert known.se == unknown.se == pytest.approx(stdev([4.5, 3.5, 3.5]) / 3**0.5)
    assert known.t_interval == unknown.t_interval == pytest.approx((2.3991, 5.2676), abs=1e-4)
    assert known.fpc_interval == pytest.approx((2.8191, 4.8475), abs=1e-4)
    assert unknown.fpc_interval is None
    assert known.moderated_interval is not None
    assert unknown.moderated_interval is not None
    assert known.moderated_interval[0] > unknown.moderated_interval[0]


def test_the_keys_are_those_of_a_public_scorecard(one: Any) -> None:
    public = json.loads(disclose(one, Policy()).model_dump_json(by_alias=True))
    (full,) = json.loads(analyse([one]).model_dump_json(by_alias=True))["teams"]

    assert set(full) == set(public)
    assert set(full["dimensions"][0]) - set(public["dimensions"][0]) == {"statistics"}
    assert set(full["dimensions"][0]["items"][0]) - set(public["dimensions"][0]["items"][0]) == {
        "mean",
        "sd",
        "van_der_eijk_a",
    }


def test_full_figures_are_no_public_scorecard(one: Any) -> None:
    (team,) = analyse([one]).teams

    assert not isinstance(team, PublicScorecard)
    with pytest.raises(ValidationError):
        PublicScorecard.model_validate_json(team.model_dump_json(by_alias=True))


def test_two_teams_together_are_the_organisation(lab: Any) -> None:
    rows = tuple(Response(team, None, None, sheet) for team, sheet in [("Red", (4, 5)), ("Blue", (3, 4)), ("Red", (5, 2))])
    found = analyse(score(Responses(("d0i0", "d0i1"), rows), lab.questionnaire(lab.asked(2)), complete=True))

    assert found.organisation is not None
    (dimension,) = found.organisation.dimensions
    assert (dimension.id, dimension.n, dimension.mean) == ("d0", 3, pytest.approx(fmean([4.5, 3.5, 3.5])))
    assert dimension.sd == pytest.approx(stdev([4.5, 3.5, 3.5]))
    assert [team.team for team in found.teams] == ["Blue", "Red"]


@pytest.mark.parametrize("rows", [[(None, None, None)], [(3, None, 5)], [(3, 4, 5), (3, 4, 5)]])
def test_every_figure_of_a_team_that_is_missing_has_its_reason(rows: Any, lab: Any) -> None:
    asked = lab.questionnaire(lab.asked(2), lab.asked(1, role="real-team"))
    (team,) = analyse([lab.card(rows, asked)]).teams
    (dimension,) = team.dimensions
    for part in (team, dimension, dimension.statistics, *dimension.items, *team.real_team):
        missing = {key for key, value in part if value is None}
        assert missing <= {*part.withheld, "round", "size", "norms", "without_ledger", "group", "score_end"}


def test_one_team_has_no_organisation(one: Any) -> None:
    assert analyse([one]).organisation is None
    assert json.loads(analyse([one]).model_dump_json(by_alias=True))["schema"] == "teamcheck/scorecards/1"


def test_what_is_undefined_is_null(lab: Any) -> None:
    (team,) = analyse([lab.card([(None, None)], lab.questionnaire(lab.asked(2)))]).teams
    (dimension,) = team.dimensions

    assert (dimension.n, dimension.score, dimension.spread, dimension.favourable) == (0, None, None, None)
    assert (dimension.statistics.mean, dimension.statistics.sd, dimension.statistics.t_interval) == (None, None, None)


def many_teams(rows: dict[str, list[tuple[int | None, ...]]], asked: Any) -> Any:
    ids = tuple(item.id for item in asked.items)
    sheets = tuple(Response(team, None, None, row) for team, people in rows.items() for row in people)
    return analyse(score(Responses(ids, sheets), asked, complete=True))


@pytest.mark.parametrize(
    ("people", "code"),
    [([(3, 3)] * 5, "no-variance"), ([(3, 3)], "nobody-beside")],
)
def test_why_a_mean_is_not_drawn_in_is_said_as_it_is(lab: Any, people: Any, code: str) -> None:
    found = many_teams({f"Team {number}": people for number in range(12)}, lab.questionnaire(lab.asked(2)))

    assert found.organisation is not None
    reasons = {team.dimensions[0].statistics.withheld["empirical_bayes"].code for team in found.teams}
    assert reasons == {found.organisation.dimensions[0].withheld["empirical_bayes"].code} == {code}


def test_an_item_too_few_answered_keeps_no_index_from_being_defined(lab: Any) -> None:
    asked = lab.questionnaire(lab.asked((5, 5, 2)))  # no skewed null is published for two points
    (team,) = many_teams({"Red": [(4, 5, 2), (3, 3, None), (5, 4, None)]}, asked).teams
    statistics = team.dimensions[0].statistics

    assert statistics.rwg_j.slight is not None
    assert "rwg_j" not in statistics.withheld
    assert statistics.listwise.rwg_j.uniform is None
