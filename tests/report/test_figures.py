import csv
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from teamcheck.report.figures import render_figures


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_json_is_one_object_with_every_team_and_no_organisation(card):
    whole = json.loads(render_figures([card(), card("full", team="Pier")], to="json"))
    assert list(whole) == ["schema", "teams", "organisation"]
    assert whole["schema"] == "teamcheck/scorecards/1"
    assert whole["organisation"] is None
    assert [team["team"] for team in whole["teams"]] == ["Harbour", "Pier"]
    assert {team["schema"] for team in whole["teams"]} == {"teamcheck/scorecard/1"}
    assert {team["protected"] for team in whole["teams"]} == {True}


def test_json_lines_hold_one_team_each(card):
    cards = [card(), card("discussion", team="Pier\nEast")]
    lines = render_figures(cards, to="jsonl").splitlines()
    assert [json.loads(line) for line in lines] == [made.model_dump(mode="json", by_alias=True) for made in cards]


def test_csv_has_a_row_for_each_team_and_dimension_with_the_keys_of_json(card):
    rows = rows_of(render_figures([card(), card("full", team="Pier")], to="csv"))
    assert [(row["team"], row["id"]) for row in rows] == [
        (team, dimension) for team in ("Harbour", "Pier") for dimension in ("goals", "roles", "trust")
    ]
    goals = rows[0]
    assert (goals["score"], goals["interval_low"], goals["interval_high"], goals["agreement"]) == ("55", "45", "65", "mixed")
    assert (goals["spread_middle_half_low"], goals["two_camps"]) == ("", "")
    assert (rows[3]["spread_middle_half_low"], rows[3]["two_camps"], rows[3]["favourable"]) == ("33", "true", "53")
    assert rows[2]["score"] == ""
    assert "score: one-item" in rows[2]["withheld"]


def test_the_columns_are_the_same_whatever_is_withheld(card):
    headings = {render_figures([card(edition)], to="csv").splitlines()[0] for edition in ("small-team", "full", "discussion")}
    assert len(headings) == 1


@pytest.mark.parametrize("name", ["=1+1", "+1-1", "-1+1", " =1", "\uff1d1", "@x", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(card, name):
    assert rows_of(render_figures([card(team=name)], to="csv"))[0]["team"] == f"'{name}".replace("\r", "\n")


@given(name=st.text(st.characters(exclude_categories=["Cs"])))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_name_comes_back_from_csv_as_it_was_or_behind_an_apostrophe(card, name):
    name = name.replace("\r\n", "\n").replace("\r", "\n")
    assert rows_of(render_figures([card(team=name)], to="csv"))[0]["team"] in {name, f"'{name}"}


def test_markdown_is_one_table_with_a_row_for_each_dimension(card):
    lines = render_figures([card(team="a | b")], to="md").splitlines()
    assert len(lines) == 2 + 3
    assert lines[2] == "| a \\| b | 2025-11 | Goals | 9 | 55 | 45 to 65 |  |  |  | mixed | 5 | team |"


class Statistics(BaseModel):
    mean: float | None
    t_interval: tuple[float, float] | None


class AnalystDimension(BaseModel):
    id: str
    score: float
    statistics: Statistics


class AnalystTeam(BaseModel):
    team: str
    protected: bool
    dimensions: list[AnalystDimension]


class AnalystScorecards(BaseModel):
    schema_: str
    teams: list[AnalystTeam]
    organisation: dict[str, int]


def test_unprotected_figures_are_written_with_their_organisation_and_in_full():
    statistics = Statistics(mean=-0.25, t_interval=(1.5, 2.5))
    team = AnalystTeam(
        team="Pier", protected=False, dimensions=[AnalystDimension(id="goals", score=61.25, statistics=statistics)]
    )
    whole = AnalystScorecards(schema_="x", teams=[team], organisation={"n": 3})
    assert json.loads(render_figures(whole, to="json"))["organisation"] == {"n": 3}
    (row,) = rows_of(render_figures(whole, to="csv"))
    assert row["protected"] == "false"
    assert row["statistics_mean"] == "-0.25"
    assert (row["statistics_t_interval_low"], row["statistics_t_interval_high"]) == ("1.5", "2.5")
    assert "61.25" in render_figures(whole, to="md")


def test_a_markdown_score_keeps_its_open_end(card):
    change = {"goals": {"score": 90, "score_end": "or more"}}
    assert "| 90 or more |" in render_figures([card("small-team", change=change)], to="md")
