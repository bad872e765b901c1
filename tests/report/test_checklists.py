"""Lists to choose from in reports: ranked by what is printed, named, or to be marked, and nothing more than is shown."""

import csv
import re
from dataclasses import replace
from itertools import product

import pytest

from teamcheck.questionnaire.model import Checklist, Option
from teamcheck.report.checklists import count, in_short, lead, ranked, split, standing_out
from teamcheck.report.debrief.render import render_debrief
from teamcheck.report.figures import render_figures
from teamcheck.report.language import ENGLISH
from teamcheck.report.render import render_report
from teamcheck.scorecard.checklists import shown, without_figures
from teamcheck.scorecard.copies import for_organisation
from teamcheck.scorecard.model import ChecklistResult

OPTIONS = {
    "forms": Option("Forms <b>& co</b>", "raise"),
    "noise": Option("Noise", "ours"),
    "ways": Option("Long ways"),
    "rules": Option("Rules", "raise"),
    "tools": Option("Tools", "ours"),
}
COSTS = Checklist("costs", "What costs *us* time?", 2, OPTIONS)


def public(counts, n):
    return shown(ChecklistResult(COSTS, n, dict(zip(OPTIONS, counts, strict=True))), 5)


@pytest.fixture
def asked(questionnaire):
    return replace(questionnaire, checklists=(COSTS,))


def test_options_are_ranked_by_their_printed_count_and_ties_keep_the_order_of_the_list():
    found = public((2, 5, 5, 9, 0), 12)

    assert [option.id for option in ranked(found)] == ["rules", "noise", "ways", "forms", "tools"]
    assert [str(count(option, found, ENGLISH)) for option in ranked(found)] == [
        "9 of 12",
        "5 of 12",
        "5 of 12",
        *["fewer than 3"] * 2,
    ]


def test_names_of_a_small_team_stay_in_the_order_of_the_list_without_numbers():
    found = public((1, 6, 1, 7, 2), 8)

    assert [option.id for option in ranked(found)] == list(OPTIONS)
    assert {count(option, found, ENGLISH) for option in found.options} == {None}
    assert [option.id for option in standing_out(found)] == ["noise", "rules"]


@pytest.mark.parametrize(
    ("counts", "first"),
    [((7, 3, 3, 0, 0), ["forms"]), ((4, 4, 3, 3, 3), ["forms", "noise"]), ((3, 3, 3, 3, 3), []), ((2, 2, 2, 2, 2), [])],
)
def test_what_stands_out_is_what_half_chose_or_else_the_few_that_most_people_chose(counts, first):
    assert [option.id for option in standing_out(public(counts, 12))] == first


def test_two_things_that_half_chose_are_not_said_to_be_chosen_by_the_same_half():
    assert lead(public((1, 6, 1, 7, 2), 8), ENGLISH).plain.startswith(
        "Each of these was chosen by at least half of those who chose something: “Noise” and “Rules”."
    )
    assert lead(public((1, 1, 1, 7, 2), 8), ENGLISH).plain.startswith(
        "At least half of those who chose something chose “Rules”."
    )


def test_what_stands_out_is_parted_into_ours_and_to_raise(card, asked):
    (ours, others) = split(card("full", asked=asked, checklists=[public((7, 8, 7, 0, 0), 12)]), ENGLISH)

    assert (str(ours["title"]), [text.plain for text in ours["options"]]) == ("Ours to mend", ["Noise"])
    assert (str(others["title"]), [text.plain for text in others["options"]]) == (
        "To raise, and with whom",
        ["Forms <b>& co</b>"],
    )


def test_the_first_sentence_of_a_list_alone_says_what_stands_out(card, asked):
    said = [
        in_short(card("full", asked=asked, checklists=[public(counts, 12)]), ENGLISH)[0].plain
        for counts in ((0, 9, 3, 3, 3), (3, 3, 3, 3, 3))
    ]

    assert said == ["Chosen most often: “Noise”.", "No one thing was chosen by more people than all others."]


@pytest.mark.parametrize(("edition", "n"), [("discussion", 4), ("small-team", 8), ("full", 12)])
@pytest.mark.parametrize("to", ["html", "md", "teams"])
def test_no_text_of_a_list_becomes_part_of_the_page(card, asked, edition, n, to):
    page = render_report(card(edition, asked=asked, checklists=[public((1, n, 1, 1, 1), n)]), asked, to=to)

    if to == "html":
        assert "<b>& co</b>" not in page
        assert "Forms &lt;b&gt;&amp; co&lt;/b&gt;" in page
    else:
        assert "*us*" not in page.replace("\\*us\\*", "")
        assert "\n\n\n" not in page.partition("What costs")[2]


@pytest.mark.parametrize(("edition", "n"), [("discussion", 4), ("small-team", 8), ("full", 12)])
def test_a_page_prints_no_number_that_is_not_shown(card, asked, edition, n):
    found = public((1, n - 1, 2, 0, 4), n)
    for to, render in product(("html", "md"), (render_report, render_debrief)):
        page = render(card(edition, asked=asked, checklists=[found]), asked, to=to)
        numbers = {int(number) for number in re.findall(rf"\b(\d+) of {n}\b", page)}
        assert numbers <= {option.count for option in found.options}


def test_a_table_for_spreadsheets_has_a_row_for_each_option_below_those_of_dimensions(card, asked):
    cards = [card("full", asked=asked, checklists=[public((9, 9, 3, 2, 0), 12)]), card("full", asked=asked, checklists=[])]
    lines = render_figures(cards, to="csv").splitlines()
    rows = list(csv.DictReader(lines))
    of_teams = render_figures([cards[1]] * 2, to="csv").splitlines()

    assert [line.removesuffix(",,,,") for line in lines[1:-5]] == of_teams[1:]
    assert lines[0] == f"{of_teams[0]},list,whose,count,named"
    assert [(row["list"], row["id"], row["n"], row["count"], row["named"]) for row in rows[-5:]] == [
        ("costs", "forms", "12", "9", "true"),
        ("costs", "noise", "12", "9", "true"),
        ("costs", "ways", "12", "3", "false"),
        ("costs", "rules", "12", "", "false"),
        ("costs", "tools", "12", "", "false"),
    ]
    assert {(row["count"] == "", row["withheld"], row["reason"]) for row in rows[-5:]} == {
        (False, "", ""),
        (True, "count: few-ticked", "Fewer than three people chose it."),
    }
    assert {row["score"] for row in rows[-5:]} == {""}


@pytest.mark.parametrize(("n", "counts"), [(4, (1, 4, 1, 1, 1)), (8, (1, 8, 1, 1, 1)), (12, (2, 2, 2, 9, 0))])
def test_a_table_for_spreadsheets_holds_no_count_that_is_not_shown(card, asked, n, counts):
    found = public(counts, n)
    rows = list(csv.DictReader(render_figures([card(asked=asked, checklists=[found])], to="csv").splitlines()))[-5:]

    assert [row["count"] for row in rows] == ["" if each.count is None else str(each.count) for each in found.options]
    assert {row["n"] for row in rows} == {"" if found.n is None else str(n)}
    assert [row["named"] for row in rows] == ["" if each.named is None else str(each.named).lower() for each in found.options]


def test_the_organisations_copy_shows_no_list(card, asked):
    full = card("full", asked=asked, checklists=[public((9, 9, 9, 0, 0), 12)])

    for to in ("html", "md", "teams"):
        page = render_report(full, asked, to=to, copy="organisation")
        assert "Noise" not in page
    assert for_organisation(full).checklists[0].options == []


def test_a_list_without_figures_is_there_to_be_marked(card, asked):
    found = without_figures(public((9, 9, 9, 0, 0), 12), "below-minimum")
    page = render_report(card("discussion", asked=asked, checklists=[found]), asked, to="md")

    assert "Each person writes the numbers of up to 2 things on a slip" in page
    assert "2. Noise (ours to mend)" in page
