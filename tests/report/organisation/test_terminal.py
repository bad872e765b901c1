"""Parts and groups in a terminal: each in a block of its own, with n, and with the reason where there is no figure."""

import re

import pytest

from teamcheck.cli.table import render_table
from teamcheck.report.organisation.render import render_organisation
from teamcheck.scorecard.public import PolicyStamp


@pytest.fixture
def blocks(organisation, card, breakdowns):
    """The blocks by their headings, from the last; of two with one heading the first."""
    text = render_table([card("full", breakdowns=breakdowns)], colour=False, organisation=organisation())
    every = [block.split("\n") for block in text.strip().split("\n\n")]
    return {heading: lines for heading, *lines in reversed(every)}


def row(block, title):
    return re.split(r"  +", next(line for line in block if line.startswith(title)).strip())


def test_a_part_has_its_way_its_attendance_and_its_figures(blocks):
    wing = blocks["Hillside / Wards / South wing: 8 of 12 members answered"]
    assert row(wing, "Feature") == ["Feature", "n", "Score", "Likely", "Views"]
    assert row(wing, "Goals") == ["Goals", "8", "about 55", "45 to 65", "-"]
    assert row(wing, "Roles") == ["Roles", "8", "90 or more", "80 to 100", "-"]
    assert row(blocks["Hillside / Wards: 94 of 120 members answered"], "Trust") == ["Trust", "90", "51", "48 to 54", "mixed"]


def test_why_there_is_no_figure_and_who_is_left_out_are_said(blocks):
    assert blocks["Hillside / Pharmacy: 4 of 7 members answered"] == ["Fewer than 5 people answered, so there are no figures."]
    theatre = " ".join(blocks["Hillside / Theatre: 13 of 14 members answered"])
    assert "No score for Goals and Roles: Not shown, so that nobody in Pharmacy can be worked out." in theatre
    surgery = " ".join(blocks["Hillside / Surgery: 33 members answered, 29 to 33 of them counted"])
    assert (
        "In “Goals” and “Roles”, Hillside / Surgery is counted without Pharmacy, so that nobody there can be worked out."
        in surgery
    )


def test_groups_of_a_team_and_of_all_have_blocks(blocks):
    assert row(blocks["What is your work? Nurse"], "Goals") == ["Goals", "80", "61", "58 to 64", "mixed"]
    assert row(blocks["What is your work? not known"], "Goals") == ["Goals", "45", "60", "57 to 63", "mixed"]
    assert row(blocks["What is your work? Other <b>work</b>"], "Goals") == ["Goals", "11", "48", "39 to 57", "mixed"]
    assert blocks["Site"] == ["None of these groups can be shown, for more than one reason."]
    assert row(blocks["The middle of the teams that have enough answers"], "Goals") == ["Goals", "18", "62.5"]


def test_the_whole_comes_first_then_its_parts_and_last_the_teams(blocks):
    headings = [heading for heading in reversed(blocks) if " answered" in heading]
    assert headings[0] == "Everybody together: 163 of 214 members answered"
    assert headings[-1] == "Harbour (2025-11): 12 of 14 members answered"


def test_the_last_lines_say_how_it_is_read_and_what_people_were_told(organisation, card):
    told = PolicyStamp(minimum=8, audience="organisation")
    text = " ".join(render_table([card(policy=told)], colour=False, organisation=organisation(policy=told)).split())
    assert "About: to the nearest 5." in text
    assert "n: how many people a score is of." in text
    assert text.endswith(
        "No figure is of fewer than 8 people. People were told: your team's figures may go to the organisation."
    )


def test_it_is_not_said_that_people_were_told_where_nothing_says_so(organisation, card, questionnaire):
    unsaid = "Nothing says what people were told: "
    text = " ".join(render_table([card()], colour=False, organisation=organisation(), said=False).split())
    assert text.endswith(f"{unsaid}these figures are taken to be for the team alone.")
    for to in ("html", "md"):
        page = render_organisation(organisation(), questionnaire, to=to, said=False)
        assert f"{unsaid}figures of a team are taken to be for that team alone." in page.replace("\\", "")
        assert "People were told" not in page


def test_a_table_of_teams_alone_explains_nothing_else(card):
    text = render_table([card()], colour=False)
    assert "About:" not in text
    assert text.endswith("No figure is of fewer than 5 people. People were told: only your team sees its figures.\n")
