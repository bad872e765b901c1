"""Names from files come out inert and readable, wherever parts and groups are shown."""

import csv
import io
import re

import pytest

from teamcheck.cli.table import render_table
from teamcheck.report.figures import render_figures
from teamcheck.report.language import contained
from teamcheck.report.organisation.render import render_organisation
from teamcheck.report.render import render_report
from teamcheck.scorecard.printed import printed
from teamcheck.scorecard.public import PolicyStamp
from teamcheck.scorecard.totals.public import TeamPath

TOLD = PolicyStamp(minimum=5, audience="organisation")
NAMES = (
    "<script>alert(1)</script>",
    "[red]Ward[/red]",
    "**Ward**",
    "a | b",
    "=1+1",
    "{{ 7*7 }}{% raw %}",
    "Ward\x1b[31m",
    "Har\u202ebour\u2066",
    "\u05de\u05d7\u05dc\u05e7\u05d4",
    "x" * 400,
)


@pytest.fixture
def hostile(organisation):
    """Builds an organisation in which a part, a team that is left out, a group, a heading, a level and a reason have a name."""

    def make(name, **keys):
        parts = {("Top",): (90, 60, (("full", 60, 62),) * 3), ("Top", name): (33, 33, (("full", 33, 58, [name]),) * 3)}
        parts["Top", name, f"{name} 2"] = (20, 15, ((name,), ("rough", 15, 40), (name,)))
        made = organisation(parts, policy=TOLD, tree=["top", name], members=[TeamPath(team=name, path=["Top", name])], **keys)
        first, second = made.breakdowns
        nurse, *others = first.cells
        cells = [nurse.model_copy(update={"text": name}), *others]
        ways = [first.model_copy(update={"text": name, "cells": cells}), second.model_copy(update={"id": name, "text": name})]
        return made.model_copy(update={"breakdowns": ways, "without_ledger": name})

    return make


@pytest.fixture
def team(card):
    """A team of that name, whose people were told that its figures may go further."""
    return lambda name: card("full", team=name, policy=TOLD)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_shows_a_name_as_text(hostile, team, questionnaire, outline, name):
    page = render_organisation(hostile(name), questionnaire, teams=[printed(team(name))])
    plain = render_organisation(hostile("Ward"), questionnaire, teams=[printed(team("Ward"))])
    read, usual = outline(page), outline(plain)
    assert [tag for tag, _ in read.elements if tag != "bdi"] == [tag for tag, _ in usual.elements if tag != "bdi"]
    assert read.faults == []
    assert " ".join(contained(name).split()) in read.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    if name == NAMES[8]:
        assert page.count(f"<bdi>{name}</bdi>") >= 6


@pytest.mark.parametrize("name", NAMES)
def test_markdown_shows_a_name_as_text(hostile, team, questionnaire, name):
    document = render_organisation(hostile(name), questionnaire, to="md", teams=[printed(team(name))])
    plain = render_organisation(hostile("Ward"), questionnaire, to="md", teams=[printed(team("Ward"))])
    assert len(document.splitlines()) == len(plain.splitlines())
    bars = [len(re.findall(r"(?<!\\)\|", line)) for line in document.splitlines()]
    assert bars == [len(re.findall(r"(?<!\\)\|", line)) for line in plain.splitlines()]
    assert not re.search(r"(?<!\\)<|(?<!\\)\[red|(?<![\\*])\*\*Ward|\u202e", document)


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_a_terminal_shows_a_name_as_text(hostile, team, name, colour):
    cards = [team(name).model_copy(update={"breakdowns": hostile(name).breakdowns})]
    text = render_table(cards, colour=colour, organisation=hostile(name))
    bare = re.sub("\x1b\\[[0-9;]*m", "", text) if colour else text
    assert "\x1b" not in bare
    assert "\u202e" not in bare
    assert all(len(line.rstrip()) <= 88 for line in bare.splitlines())
    if len(name) < 50 and "\x1b" not in name and "\u202e" not in name:
        assert f"Top / {name}: 33 of 33 members answered" in bare
        assert bare.count(name) > 6
    if name == "[red]Ward[/red]":
        assert "\x1b[31m" not in text


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_of_a_spreadsheet_is_a_formula(hostile, team, name):
    rows = list(csv.reader(io.StringIO(render_figures([team(name)], to="csv", organisation=hostile(name)), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if re.match(r"[=@\t\r]|[+-](?!\d+(\.\d+)?$)", cell)]


def test_groups_in_a_teams_report_show_a_name_as_text(card, hostile, questionnaire, outline):
    for name in NAMES:
        made = card("full", breakdowns=hostile(name).breakdowns)
        read = outline(render_report(made, questionnaire))
        assert read.faults == []
        assert "script" not in {tag for tag, _ in read.elements}
        assert " ".join(contained(name).split()) in read.text
