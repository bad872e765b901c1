"""Groups of people in a team's report: what the scorecard holds, and nothing where it holds none."""

import json
import re

import pytest

from teamcheck.questionnaire.model import BackgroundQuestion
from teamcheck.report.look import Look
from teamcheck.report.render import render_report
from teamcheck.report.templating import read_template
from teamcheck.report.wording import worded

DASH = "\N{EN DASH}"


@pytest.fixture
def grouped(card, breakdowns):
    return card("full", breakdowns=breakdowns)


def table(document):
    """The cells of the first table of groups."""
    part = document.split("## Groups of people")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ") and ":--" not in line]
    return [[cell.strip() for cell in line[1:-1].split(" |")] for line in lines]


def test_every_cell_says_what_the_scorecard_holds(grouped, questionnaire):
    heading, *rows = table(render_report(grouped, questionnaire, to="md"))
    (role, _) = json.loads(grouped.model_dump_json(by_alias=True))["breakdowns"]
    assert heading == ["Group", *(each["title"] for each in role["cells"][0]["dimensions"])]
    for row, cell in zip(rows, role["cells"], strict=True):
        assert row[0].replace("\\", "") == (cell["text"] if cell["id"] else "not known")
        for shown, figures in zip(row[1:], cell["dimensions"], strict=True):
            if figures["score"] is None:
                assert shown == DASH
            else:
                low, high = figures["interval"]
                assert shown == f"{figures['score']} ({low} to {high}, n {figures['n']})"


def test_page_and_markdown_hold_the_same_figures(grouped, questionnaire):
    page = render_report(grouped, questionnaire).split("<section id=groups>")[1].split("</table>")[0]
    shown = [re.findall(r"\d+", re.sub(r"<[^>]*>", " ", row)) for row in page.split("<tr")[2:]]
    rows = table(render_report(grouped, questionnaire, to="md"))[1:]
    assert shown == [re.findall(r"\d+", " ".join(row)) for row in rows]


@pytest.mark.parametrize("to", ["html", "md"])
def test_why_a_group_or_a_score_is_not_shown_is_said(grouped, questionnaire, to):
    document = render_report(grouped, questionnaire, to=to)
    assert "No score for Trust: Beside the other groups shown, it could point to a few people." in document
    assert "Not shown: one of these groups, or those of whom it is not known, has fewer than ten people." in document


@pytest.mark.parametrize("copy", ["team", "coach"])
def test_nothing_is_said_of_groups_where_nobody_was_parted(card, questionnaire, copy):
    for to in ("html", "md"):
        assert "Groups of people" not in render_report(card("full"), questionnaire, to=to, copy=copy)
    assert ".grid" not in render_report(card("full"), questionnaire, copy=copy)


@pytest.mark.parametrize("to", ["html", "md"])
def test_the_organisations_copy_has_no_groups_of_a_team(grouped, questionnaire, to):
    document = render_report(grouped, questionnaire, to=to, copy="organisation")
    assert "Groups of people" not in document
    assert "Nurse" not in document


def test_contents_lead_to_the_groups_and_their_table_has_its_style_before_that_of_the_user(grouped, questionnaire):
    page = render_report(grouped, questionnaire, look=Look(style=".grid{color:red}"))
    assert "<a href=#groups>Groups of people</a>" in page
    style = page.split("<style>")[1].split("</style>")[0]
    assert style.endswith(".grid{color:red}")
    assert style.count(".grid td") == read_template("organisation/grid.css").count(".grid td") > 0
    assert len(page.encode()) < 60 * 1024


def test_groups_are_in_the_words_of_the_questionnaire(grouped, questionnaire):
    from dataclasses import replace  # noqa: PLC0415  only here

    asked = BackgroundQuestion("role", "Beth yw eich gwaith?", {"nurse": "Nyrs", "other": "Gwaith arall"})
    welsh = replace(
        questionnaire,
        dimensions=tuple(replace(each, title=f"{each.title} (cy)") for each in questionnaire.dimensions),
        background=(asked,),
    )
    document = render_report(worded(grouped, welsh), welsh, to="md")
    assert "### Beth yw eich gwaith?" in document
    assert "### How long?" in document
    heading, nurse, other, unknown = table(document)
    assert heading == ["Group", "Goals (cy)", "Roles (cy)", "Trust (cy)"]
    assert [nurse[0], other[0], unknown[0]] == ["Nyrs", "Gwaith arall", "not known"]
