"""An organisation in the formats for programs: what a row is of, and why it has no figure, stands in it."""

import csv
import io
import json
import re

import pytest

from teamcheck.report.figures import render_figures
from teamcheck.scorecard.public import PolicyStamp


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def teams(card, breakdowns):
    """A team with groups of its own, and one without."""
    return [card("full", breakdowns=breakdowns), card(team="Pier")]


def test_json_holds_the_organisation_beside_the_teams(organisation, teams):
    made = organisation()
    whole = json.loads(render_figures(teams, to="json", organisation=made))
    assert list(whole) == ["schema", "teams", "organisation"]
    assert whole["organisation"] == made.model_dump(mode="json", by_alias=True)
    assert len(whole["teams"]) == 2


def test_the_last_of_json_lines_is_the_organisation_told_apart_by_its_schema(organisation, teams):
    lines = [json.loads(line) for line in render_figures(teams, to="jsonl", organisation=organisation()).splitlines()]
    assert [line["schema"] for line in lines] == [*["teamcheck/scorecard/1"] * 2, "teamcheck/organisation/1"]
    assert len(render_figures(teams, to="jsonl").splitlines()) == 2


def test_rows_of_teams_come_first_in_csv_and_are_the_same_with_an_organisation_and_without(organisation, teams):
    alone = rows_of(render_figures([each.model_copy(update={"breakdowns": []}) for each in teams], to="csv"))
    rows = rows_of(render_figures(teams, to="csv", organisation=organisation()))
    assert rows[: len(alone)] == alone
    assert len(alone) == 6
    assert {row[key] for row in alone for key in ("part", "level", "breakdown", "cell", "cell_text", "left_out")} == {""}


def test_a_row_says_what_it_is_of(organisation, teams):
    made = organisation()
    rows = rows_of(render_figures(teams, to="csv", organisation=made))
    parts = [row for row in rows if row["part"]]
    assert len(parts) == 3 * len(made.nodes)
    wing = next(row for row in parts if row["part"].endswith("South wing"))
    assert (wing["part"], wing["level"], wing["team"]) == ("Hillside / Wards / South wing", "wing", "")
    assert [wing[key] for key in ("size", "answered", "id", "n", "score", "interval_low", "interval_high")] == [
        "12", "8", "goals", "8", "55", "45", "65",
    ]  # fmt: skip
    assert next(row["part"] for row in parts) == "Everybody"
    of_team = [row for row in rows if row["team"] == "Harbour" and row["breakdown"] == "role"]
    assert [(row["cell"], row["cell_text"], row["score"]) for row in of_team[::3]] == [
        ("nurse", "Nurse", "61"),
        ("other", "Other <b>work</b>", "48"),
        ("", "Not known", "52"),
    ]
    of_all = [row for row in rows if not row["team"] and row["breakdown"] == "role"]
    assert [(row["cell"], row["size"], row["answered"], row["n"]) for row in of_all[::3]] == [
        ("nurse", "", "", "80"),
        ("admin", "", "", "31"),
        ("porter", "", "", ""),
        ("", "", "", "45"),
    ]


def test_why_there_is_no_figure_and_who_is_left_out_stand_in_the_row_in_words(organisation):
    rows = rows_of(render_figures([], to="csv", organisation=organisation()))
    said = {(row["part"].rsplit(" / ", 1)[-1], row["id"]): row for row in rows if row["part"]}
    assert said["Theatre", "goals"]["reason"] == "Not shown, so that nobody in Pharmacy can be worked out."
    assert said["Pharmacy", "roles"]["reason"].startswith("Too few people answered")
    assert said["Surgery", "goals"]["left_out"] == "Pharmacy"
    assert said["Surgery", "goals"]["reason"] == "Counted without Pharmacy, so that nobody there can be worked out."
    assert said["Surgery", "trust"]["left_out"] == said["Surgery", "trust"]["reason"] == ""
    (site,) = (row for row in rows if row["breakdown"] == "site")
    assert (site["reason"], site["withheld"], site["id"]) == (
        "None of these groups can be shown, for more than one reason.",
        "cells: no-group",
        "",
    )


@pytest.mark.parametrize("to", ["csv", "md"])
def test_what_people_were_told_stands_in_every_row(organisation, card, to):
    told = PolicyStamp(minimum=8, audience="team-and-coach")
    text = render_figures([card(policy=told)], to=to, organisation=organisation(policy=told))
    if to == "csv":
        assert {(row["minimum"], row["audience"]) for row in rows_of(text)} == {("8", "team-and-coach")}
    else:
        rows = [line for line in text.splitlines() if line.startswith("|") and not line.startswith(("| team |", "| :--"))]
        assert len(rows) > 20
        assert all(row.endswith("| 8 | team-and-coach |") for row in rows)


def test_markdown_has_a_second_table_of_people_together(organisation, teams):
    first, second = render_figures(teams, to="md", organisation=organisation()).split("\n\n")
    assert first.startswith("| team | round | title | n | score |")
    assert len(first.splitlines()) == 2 + 6
    assert second.startswith("| team | part | breakdown | cell_text |")
    assert "| 90 or more |" in second
    assert "Not shown, so that nobody in Pharmacy can be worked out." in second


@pytest.mark.parametrize("to", ["csv", "md"])
def test_why_nobody_looked_at_earlier_figures_stands_in_every_row(organisation, card, to):
    reason = "The ledger is lost."
    text = render_figures([card(without_ledger=reason)], to=to, organisation=organisation(without_ledger=reason))
    rows = [line for line in text.splitlines() if re.search(r"(,|\| )(goals|Goals)( \||,)", line)]
    assert len(rows) == 1 + 8 + 4
    assert all(reason in row for row in rows)


def test_unprotected_figures_take_no_organisation(organisation, card):
    with pytest.raises(TypeError, match="their own"):
        render_figures(card(), to="json", organisation=organisation())
