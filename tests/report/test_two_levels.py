"""A questionnaire of two levels: its groups stand over their features in every edition and format."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from teamcheck.cli.table import render_table
from teamcheck.questionnaire.model import Group, Questionnaire
from teamcheck.report.figures import render_figures
from teamcheck.report.render import render_report
from teamcheck.scorecard.public import PublicDimension, PublicGroup, PublicScorecard
from teamcheck.scorecard.reasons import withheld

GROUPS = (Group("aims", "Autonomy & <aims>"), Group("ties", "Belonging"))


@pytest.fixture
def two_levels(questionnaire) -> Questionnaire:
    """Goals and roles are in the first group, trust is in the second."""
    of = {"goals": "aims", "roles": "aims", "trust": "ties"}
    dimensions = tuple(replace(dimension, group=of.get(dimension.id)) for dimension in questionnaire.dimensions)
    return replace(questionnaire, dimensions=dimensions, groups=GROUPS)


@pytest.fixture
def scored(card, two_levels) -> Callable[[str], PublicScorecard]:
    """A team of an edition, in which the first group has a score where the edition has scores; the second has none."""

    def made(edition: str) -> PublicScorecard:
        score = None if edition == "discussion" else 70
        hidden = withheld(score="not-all-shown")
        groups = [
            PublicGroup(id="aims", title=GROUPS[0].title, score=score, withheld={} if score else hidden),
            PublicGroup(id="ties", title=GROUPS[1].title, score=None, withheld=hidden),
        ]
        shown: PublicScorecard = card(edition, asked=two_levels, groups=groups)
        dimensions = [replace_group(each, two_levels) for each in shown.dimensions]
        return shown.model_copy(update={"dimensions": dimensions})

    return made


def replace_group(shown: PublicDimension, asked: Questionnaire) -> PublicDimension:
    """The feature in its group."""
    group = next(each.group for each in asked.dimensions if each.id == shown.id)
    return shown.model_copy(update={"group": group})


@pytest.fixture
def report(scored, two_levels) -> Callable[[str, str], str]:
    """Its report."""
    return lambda edition, to: render_report(scored(edition), two_levels, to=to)


@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_a_page_heads_the_rows_of_a_group_with_its_title_and_mean(report, edition):
    table = report(edition, "html").partition("<table class=glance>")[2].partition("</table>")[0]
    rows = re.findall(r"<tr[^>]*><th\b[^>]*>(?:<a[^>]*>)?(.*?)(?=<td|</a>|<tr|\n|$)", table.partition("<tbody>")[2])
    assert rows == ["Autonomy &amp; &lt;aims&gt; <small>70 on average</small>", "Goals", "Roles", "Belonging", "Trust"]


@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_markdown_heads_the_rows_of_a_group_with_its_title_and_mean(report, edition):
    table = re.findall(r"^\|.*\|$", report(edition, "md"), re.MULTILINE)[:7]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in table]
    assert [row[0] for row in cells[2:]] == [r"**Autonomy \& \<aims\>**", "Goals", "Roles", "**Belonging**", "Trust"]
    assert [cells[2][1], cells[5][1]] == ["70 on average", "\N{EN DASH}"]
    assert {len(row) for row in cells} == {len(cells[0])}


@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_a_message_lists_the_groups_with_their_means_and_features(report, edition):
    listed = re.findall(r"^- \*\*(.+?)\*\*( \(.+\))?: ((?:Goals|Trust).*)$", report(edition, "teams"), re.MULTILINE)
    assert listed == [(r"Autonomy \& \<aims\>", " (70 on average)", "Goals; Roles"), ("Belonging", "", "Trust")]


def test_a_message_without_figures_lists_none(report):
    assert "on average" not in report("discussion", "teams")


@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_the_table_on_the_terminal_has_the_features_below_their_groups(scored, edition):
    table = render_table([scored(edition)], colour=False)
    lines = [line.split("  ")[0] for line in table.splitlines()]
    named = [line for line in lines if line in {"Goals", "Roles", "Trust"} or line.startswith(("Autonomy", "Belonging"))]
    assert named == ["Autonomy & <aims>: 70 on average", "Goals", "Roles", "Belonging", "Trust"]


def test_the_table_of_figures_has_a_row_for_each_group_with_the_reason_where_it_has_no_score(scored):
    rows = [
        line
        for line in render_figures([scored("full")], to="md").splitlines()
        if "| Goals; Roles |" in line or "| Trust |" in line
    ]
    of_groups = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[-2:]]
    assert [row[2:5] for row in of_groups] == [[r"Autonomy \& \<aims\>", "70", "Goals; Roles"], ["Belonging", "", "Trust"]]
    assert [bool(row[5]) for row in of_groups] == [False, True]


def test_the_cards_of_a_team_without_figures_are_listed_under_their_groups(report):
    listed = report("discussion", "html").partition("<table class=votes>")[2].partition("</table>")[0]
    rows = re.findall(r"<th\b[^>]*>(?:<a[^>]*>)?([^<]+)", listed.partition("<tbody>")[2])
    assert rows == ["Autonomy &amp; &lt;aims&gt;", "Goals", "Roles", "Belonging", "Trust"]
    assert "on average" not in listed


@pytest.mark.parametrize("edition", ["discussion", "small-team", "full"])
def test_each_feature_says_which_group_it_is_in(report, outline, edition):
    text = outline(report(edition, "html")).text
    for place, group in enumerate(["Autonomy & <aims>", "Autonomy & <aims>", "Belonging"], start=1):
        assert f"{group} · Feature {place} of 3" in text
    sections = re.findall(r"^## (Goals|Roles|Trust)\n\n\*\*(.+)\*\* · Feature", report(edition, "md"), re.MULTILINE)
    assert sections == [("Goals", r"Autonomy \& \<aims\>"), ("Roles", r"Autonomy \& \<aims\>"), ("Trust", "Belonging")]


@pytest.mark.parametrize("to", ["html", "md"])
@pytest.mark.parametrize("edition", ["discussion", "small-team", "full"])
def test_a_questionnaire_of_one_level_speaks_of_no_group(card, questionnaire, edition, to):
    page = render_report(card(edition), questionnaire, to=to)
    assert "class=group" not in page
    assert "None" not in page
    assert "on average" not in page
