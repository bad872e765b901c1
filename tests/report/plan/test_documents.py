"""A team's plan as a page, as Markdown and as a table: those of the golden folder, and inert whatever a team wrote."""

import csv
import re
from datetime import date
from io import StringIO

import pytest

from teamcheck.report.language import Language
from teamcheck.report.plan.render import render_plan
from teamcheck.report.plan.view import Planned
from teamcheck.responses.action_plan import Action, ActionPlan, CheckIn, FirstStep

TODAY = date(2026, 5, 4)
SAID = CheckIn(day=date(2026, 4, 1), done="partly", now="better", words="The page hangs <in> the kitchen")
FULL = Action(
    text="Write our goals on one page",
    dimension="goals",
    items=("goals1",),
    first_step=FirstStep(text="Ask everyone for three words", by="2026-03-06"),
    owner="charge nurse",
    by="2026-03-31",
    know="Everyone can say our goals",
    help="An hour together",
    help_from="matron",
    whose="raise",
    raise_with="matron",
    reply_by="next week",
    done="partly",
    helped="a little",
    checkins=(SAID,),
)
DONE = Action(text="Take the list down", dimension="trust", whose="ours", done="done", helped="yes")
BARE = Action(text="Say who does what", dimension="roles")
HOSTILE = (
    "<script>alert(1)</script>",
    "[red]Ward[/red]",
    "**Ward**",
    "a | b",
    "[x](javascript:alert(1))",
    "{{ 7*7 }}{% raw %}",
    "=1+1",
    "Har\u202ebour\u2066",
    "\u05de\u05d7\u05dc\u05e7\u05d4",
    "x" * 200,
)


@pytest.fixture
def planned(questionnaire):
    """A plan of actions of the small questionnaire, in the way a test wants it."""

    def make(*actions, made=date(2026, 3, 2), stop=None, team="", round_="", today=TODAY):
        plan = ActionPlan(schema="teamcheck/plan/1", made=made, stop=stop, actions=actions)
        return Planned(plan, questionnaire, team, round_, today)

    return make


def documents(planned, **language):
    made = {
        f"{'tasks' if to == 'csv' else 'page'}.{to}": render_plan(planned, to=to, **language) for to in ("html", "md", "csv")
    }
    made["page.html"] = made["page.html"].replace("><", ">\n<")  # a page is one line: changes could not be read
    return made


def test_documents_are_those_of_the_golden_folder(planned, golden):
    full = planned(FULL, DONE, BARE, stop="The list on the door", team="Harbour", round_="2026-02")
    golden("plan-full", documents(full))


def test_documents_of_a_bare_plan_are_those_of_the_golden_folder(planned, golden):
    golden("plan-bare", documents(planned(BARE, made=None)))


def test_a_page_from_right_to_left_is_that_of_the_golden_folder(planned, golden, pseudo_locale):
    language = Language("he", pseudo_locale)
    golden("plan-mirrored", {"page.html": documents(planned(FULL, team="Harbour"), language=language)["page.html"]})


def test_what_is_done_needs_no_more_check_ins(planned):
    assert "Check in on" not in render_plan(planned(DONE), to="md")
    assert "We check in" not in render_plan(planned(DONE), to="md")
    assert "All of it is done." in render_plan(planned(DONE), to="md")


@pytest.mark.parametrize(
    ("today", "said"), [(date(2026, 5, 1), "We check in on"), (date(2026, 5, 2), "We were to check in on")]
)
def test_a_check_in_is_overdue_from_the_day_after(planned, today, said):
    assert f"{said} 1 May 2026." in render_plan(planned(FULL, today=today), to="md")


def test_no_sentence_of_ours_says_that_an_action_made_a_difference(planned):
    for to in ("html", "md"):
        text = re.sub("<style>.*?</style>", "", render_plan(planned(FULL, DONE), to=to))
        assert not re.search(r"\b(because|thanks to|led to|caused|result of|improved|worked)\b", text)
        assert "does not say what made it so" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_a_plan_are_inert_everywhere(planned, text):
    said = SAID.model_copy(update={"words": text})
    step = FirstStep(text=text, by=text)
    keys = dict.fromkeys(["text", "owner", "by", "know", "help", "help_from", "raise_with", "reply_by"], text)
    plan = planned(Action(**keys, dimension="goals", whose="raise", first_step=step, checkins=(said,)), stop=text, team=text)
    page, markdown = render_plan(plan), render_plan(plan, to="md")
    assert "<script" not in page
    assert "\u202e" not in page + markdown
    assert not re.search(r"(?<!\\)\*\*Ward|(?<!\\)\[x\]\(|(?<!\\)<script", markdown)
    cells = [cell for row in csv.reader(StringIO(render_plan(plan, to="csv"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]


def test_every_row_of_the_table_has_every_column(planned):
    rows = [*csv.reader(StringIO(render_plan(planned(FULL, DONE, BARE), to="csv")))]
    assert {len(row) for row in rows} == {8}
    assert [row[1] for row in rows[1:]] == ["action", "first step", "reply", "action", "action", "check-in", "check-in"]


def test_the_row_of_a_reply_says_who_replies_to_what(planned):
    (row,) = [row for row in csv.reader(StringIO(render_plan(planned(FULL), to="csv"))) if row[1] == "reply"]
    assert (row[0], row[4]) == (f"Reply from {FULL.raise_with} to: {FULL.text}", FULL.raise_with)


def test_the_feature_of_an_action_is_called_one(planned, outline):
    made = planned(BARE)
    assert "Feature: Roles" in outline(render_plan(made)).text
    assert "  - Feature: Roles" in render_plan(made, to="md")


@pytest.mark.parametrize(("checkins", "pages"), [(0, False), (5, False), (6, True), (20, True)])
def test_an_action_with_many_check_ins_may_go_on_on_the_next_page_of_paper(planned, outline, checkins, pages):
    (section,) = (
        each["class"]
        for each in outline(render_plan(planned(FULL.model_copy(update={"checkins": (SAID,) * checkins})))).all("section")
        if "action" in (each.get("class") or "")
    )
    assert section == ("action pages" if pages else "action")
