"""What is due next as a page and as Markdown: those of the golden folder, in the order of days, and without a figure."""

import re

import pytest

from teamcheck.report.caseload.calendar import calendar
from teamcheck.report.caseload.model import Fault
from teamcheck.report.caseload.render import render_caseload
from teamcheck.report.language import ENGLISH, Language

LINKS = {"Weir": "reports/weir.html", "Mill": "reports/mill & more/mill.html"}
HOSTILE = (
    "<script>alert(1)</script>",
    "[red]Ward[/red]",
    "**Ward**",
    "a | b",
    "[x](javascript:alert(1))",
    "{{ 7*7 }}{% raw %}",
    "Ward\x1b[31m",
    "Har\u202ebour\u2066",
    "\u05de\u05d7\u05dc\u05e7\u05d4",
    "x" * 400,
)


def documents(caseload, links, language=ENGLISH):
    days = calendar(caseload, language)
    beside = {"links": links, "calendar": "due.ics" if days else "", "language": language}
    made = {f"page.{to}": render_caseload(caseload, to=to, **beside) for to in ("html", "md")}
    made["page.html"] = made["page.html"].replace("><", ">\n<")  # a page is one line: changes could not be read
    return made | ({"due.ics": days.replace("\r\n", "\n")} if days else {})


def test_documents_are_those_of_the_golden_folder(caseload, golden):
    golden("caseload-all", documents(caseload, LINKS))


def test_documents_of_a_quiet_team_are_those_of_the_golden_folder(of, made, golden):
    golden("caseload-quiet", documents(of(made("Harbour")), {}))


def test_a_page_from_right_to_left_is_that_of_the_golden_folder(caseload, golden, pseudo_locale):
    page = documents(caseload, LINKS, Language("he", pseudo_locale))["page.html"]
    assert ' lang="en"' in page  # what is wrong is said in English
    golden("caseload-mirrored", {"page.html": page})


def rows(markdown):
    """Heading, day and teams of every line of what is due."""
    found, heading = [], ""
    for line in markdown.partition("## What is due")[2].partition("\n## ")[0].splitlines():
        if line.startswith("### "):
            heading = line.removeprefix("### ")
        elif line.startswith("- "):
            day, teams, _ = line.removeprefix("- ").split(" · ", 2)
            found.append((heading, day, teams.strip("*")))
    return found


def test_lines_stand_in_the_order_of_days_what_is_overdue_first(of, made):
    teams = [
        made("A", ("review", 95), ("debrief", None)),
        made("B", ("ask", 8), ("plan", -3)),
        made("C", ("debrief", 0), ("plan", -14)),
        made("D", ("check-in", 7, 1)),
    ]
    expected = [
        ("Overdue", "12 November 2026", "C"),
        ("Overdue", "23 November 2026", "B"),
        ("In the next 7 days", "26 November 2026", "C"),
        ("In the next 7 days", "3 December 2026", "D"),
        ("Without a day", "no day set", "A"),
        ("Later", "4 December 2026", "B"),
        ("Later", "1 March 2027", "A"),
    ]
    assert rows(render_caseload(of(*teams), to="md")) == expected
    assert rows(render_caseload(of(*reversed(teams)), to="md")) == expected


def test_teams_of_which_the_same_is_to_be_said_share_a_line_in_the_order_of_their_names(of, made):
    teams = [made(name, ("review", 95)) for name in ("Ward 10", "ward 9", "Éire", "Ward 2")]
    assert rows(render_caseload(of(*teams), to="md")) == [("Later", "1 March 2027", "Ward 2, ward 9, Ward 10 and Éire")]


def test_a_team_whose_name_goes_on_with_a_number_stands_after_the_one_without(of, made):
    teams = [made(name, ("review", 95)) for name in ("Ward2", "Ward")]
    assert rows(render_caseload(of(*teams), to="md")) == [("Later", "1 March 2027", "Ward and Ward2")]


def test_teams_stand_by_name_whatever_is_due(caseload):
    table = render_caseload(caseload, to="md").partition("## All teams")[2]
    names = [re.sub(r"\[(.*?)\].*", r"\1", line.split(" | ")[0][2:]) for line in table.splitlines() if line.startswith("| ")][
        1:
    ]
    assert len(names) == 18
    assert names == [*sorted(names[:-3]), "Ward 2", "Ward 10", "Weir"]


def test_the_only_figures_are_days_and_how_many_have_answered(caseload):
    text = render_caseload(caseload, to="md").partition("## What could not be read")
    text = text[0] + text[2].partition("## All teams")[2]
    known = (
        r"\d+ [A-Z][a-z]+ \d{4}",  # a day
        r"\d+ of \d+ (has|have) answered|\d+ (people are|person is) expected|A team of \d+:",
        r"(One|\d+) more answers? (is|are) needed",
        r"\d+ teams|The days of \d+ things|\d+ weeks after|next \d+ days|\d+ things",
        r"Ward \d+|2026-11|2026-03",
    )
    assert re.findall(r"\d+", re.sub("|".join(known), "", text)) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_shows_a_name_as_text(of, made, outline, name):
    def page(team):
        fault = Fault(f"{team}/round.yaml", team, team, "Q012")
        return render_caseload(of(made(team, ("review", -3), round=team), faults=(fault,)), links={team: f"{team}.html"})

    read, usual = outline(page(name)), outline(page("Ward"))
    assert [tag for tag, _ in read.elements if tag != "bdi"] == [tag for tag, _ in usual.elements if tag != "bdi"]
    assert read.faults == []
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", page(name))


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_shows_a_name_as_text(of, made, name):
    def text(team):
        fault = Fault(f"{team}/round.yaml", team, team, "Q012")
        return render_caseload(of(made(team, ("review", -3), round=team), faults=(fault,)), to="md", links={team: "a.html"})

    document, plain = text(name), text("Ward")
    assert len(document.splitlines()) == len(plain.splitlines())
    bars = [len(re.findall(r"(?<!\\)\|", line)) for line in document.splitlines()]
    assert bars == [len(re.findall(r"(?<!\\)\|", line)) for line in plain.splitlines()]
    assert not re.search(r"(?<!\\)<|(?<!\\)\[red|(?<!\\)\[x\]|\u202e|\x1b", document)


@pytest.mark.parametrize("link", ["javascript:alert(1)", '"><b>', "a b.html", "../reports/x.html"])
def test_a_link_is_a_way_to_a_file_and_nothing_else(of, made, outline, link):
    page = render_caseload(of(made("Ward")), links={"Ward": link})
    (href,) = (each["href"] for each in outline(page).all("a") if not (each["href"] or "").startswith("#"))
    assert re.fullmatch(r"[\w./%-]+", href or "")


@pytest.mark.parametrize(
    ("actions", "asked"),
    [(1, "Is the one thing done, and is it worse,"), (2, "Are the 2 things done, and is each worse,")],
)
def test_a_check_in_of_a_plan_says_how_long_ago_that_was_and_what_to_ask(of, made, actions, asked):
    text = render_caseload(of(made("Harbour", ("check-in", 4, actions, False, 60))), to="md")
    assert f"Ask how it goes. This is 60 days after the plan. {asked} the same or better?" in text
    assert "teamcheck plan checkin" in text
    assert "weeks after the talk" not in text
