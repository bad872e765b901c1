"""The documents of a comparison: those of the golden folder, and each of their figures as the JSON has it."""

import json
import re
from dataclasses import replace

import pytest

from teamcheck.questionnaire.model import Checklist, Group, Option
from teamcheck.report.comparison.figures import render_change
from teamcheck.report.comparison.render import render_comparison
from teamcheck.report.comparison.wording import worded
from teamcheck.report.language import Language
from teamcheck.responses.action_plan import Action, ActionPlan, CheckIn
from teamcheck.scorecard.comparison.model import MovedItem
from teamcheck.scorecard.reasons import withheld

CASES = ("small-team", "two-groups", "same-people", "few-new", "three-rounds", "many-people", "too-few")
#: Figures of the rules, and of the scale, that stand in sentences.
OF_RULES = {0, 5, 10, 50, 100}
_OF_PULSE = withheld(**dict.fromkeys(("change", "interval"), "pulse"))
DASH = "\N{EN DASH}"
IMPROVED = {"clear improvement", "possible improvement"}


def text_of(page, outline):
    """What a page shows, with a space between its elements."""
    return outline(page.replace("<", " <")).text.replace("\N{MINUS SIGN}", "-")


@pytest.mark.parametrize("case", CASES)
def test_documents_are_those_of_the_golden_folder(cases, golden, case):
    page = render_comparison(cases[case]).replace("><", ">\n<")  # a page is one line: changes could not be read
    markdown = render_comparison(cases[case], to="md")
    golden(f"comparison-{case}", {"page.html": page, "page.md": markdown, "figures.json": render_change(cases[case])})


def test_the_cases_hold_every_verdict_there_is(cases):
    found = {dimension.verdict for name in CASES for dimension in cases[name].dimensions}
    assert found >= {"clear improvement", "clear decline", "about the same", "cannot tell", "not comparable"}
    assert found & {"possible improvement", "possible decline"}


@pytest.mark.parametrize("case", CASES)
def test_every_row_says_what_the_figures_say(cases, case):
    found = json.loads(render_change(cases[case]))
    table = render_comparison(cases[case], to="md").split("## Then and now")[1].split("\n- **")[0].replace("\\", "")
    rows = {line.split("|")[1].strip(): line.replace("\N{MINUS SIGN}", "-") for line in table.splitlines() if "|" in line}
    for dimension in found["dimensions"]:
        row, (then, now) = rows[dimension["title"]], dimension["rounds"][-2:]
        cells = [cell.strip() for cell in row.split("|")]
        for score, cell in zip((then, now), cells[2:4], strict=True):
            shown = score["score"] if score["score"] is not None else score["word"]
            assert cell.startswith(
                DASH if shown is None or not score["comparable"] else str(shown).replace("mixed", "in between")
            )
        assert f"**{dimension['verdict']}**" in row
        if dimension["change"] is not None:
            low, high = dimension["interval"]
            assert cells[4] == (f"+{dimension['change']}" if dimension["change"] > 0 else str(dimension["change"]))
            assert [int(end) for end in re.findall(r"[+-]?\d+", cells[5].split("·")[0])] == sorted({low, high})
        pairs = re.search(r"the one of now has the (higher|lower) score in (\d+) of 100 cases", row)
        told = dimension["verdict"].startswith(("clear", "possible"))
        assert bool(pairs) is (told and dimension["basis"] == "two groups")
        counted = re.search(r"(\d+) of (\d+) people rate it higher than before, (\d+) lower", row)
        assert bool(counted) is (told and dimension["directions"] is not None)
        if counted:
            ways = dimension["directions"]
            assert [int(number) for number in counted.groups()] == [ways["higher"], dimension["people"], ways["lower"]]
        if pairs:
            rose = dimension["verdict"] in IMPROVED
            assert (int(pairs[2]), pairs[1]) == (
                (dimension["superiority"], "higher") if rose else (100 - dimension["superiority"], "lower")
            )


@pytest.mark.parametrize("case", CASES)
def test_no_number_is_printed_that_the_figures_do_not_hold(cases, case, outline):
    found = json.loads(render_change(cases[case]))
    known = set(OF_RULES)

    def gather(value):
        if isinstance(value, dict):
            for inner in value.values():
                gather(inner)
        elif isinstance(value, list):
            for inner in value:
                gather(inner)
        elif isinstance(value, int | float):
            known.update({value, -value, 100 - value})
        elif isinstance(value, str):
            known.update(abs(float(number)) for number in re.findall(r"\d+(?:\.\d+)?", value))

    gather(found)
    known.add(len(found["rounds"]))
    for text in (text_of(render_comparison(cases[case]), outline), render_comparison(cases[case], to="md")):
        printed = {float(number) for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])", text)}
        assert {number for number in printed if number not in known} == set()


@pytest.mark.parametrize("case", CASES)
def test_the_short_part_names_each_feature_once_with_its_word(cases, case):
    short = render_comparison(cases[case], to="md").split("## In short")[1].split("\n## ")[0]
    marks = {
        "clear improvement": "clearly higher",
        "clear decline": "clearly lower",
        "possible improvement": "higher than last time, but",
        "possible decline": "lower than last time, but",
        "about the same": "about the same",
        "not comparable": "No comparison",
        "cannot tell": "cannot tell whether",
    }
    verdicts = {dimension.verdict for dimension in cases[case].dimensions}
    for dimension in cases[case].dimensions:
        lines = [line for line in short.splitlines() if f"“{dimension.title}”" in line]
        assert len(lines) == 1 or verdicts <= {"cannot tell"} or verdicts <= {"not comparable"}
        assert all(marks[dimension.verdict] in line for line in lines)
    assert ("cannot tell whether" in short) is ("cannot tell" in verdicts)
    assert ("does not mean that nothing has" in short) is ("cannot tell" in verdicts)


@pytest.mark.parametrize("case", CASES)
def test_no_document_says_that_nothing_happened_or_what_caused_it(cases, case, outline):
    text = text_of(render_comparison(cases[case]), outline).lower()
    for phrase in ("no change", "unchanged", "nothing changed", "stayed the same", "because of", "worked because", "thanks to"):
        assert phrase not in text
    assert "cannot say what caused a change" in text


def test_below_twelve_nobody_is_given_a_change_and_all_are_told_how_far_chance_moves_a_score(cases, outline):
    text = text_of(render_comparison(cases["small-team"]), outline)
    assert "this page never says whether a change is more than chance" in text
    (points,) = {dimension.by_chance for dimension in cases["small-team"].dimensions if dimension.by_chance}
    assert f"By chance alone, such a score can move by about {points} points from one round to the next." in text
    for wrong in ("likely", "could be told from chance", "go unseen", "differ too much"):
        assert wrong not in text
    assert not re.search(r"[+-]\d", text.replace("2024-05", "").replace("2025-05", "").replace("2026-03-31", ""))


def test_who_answered_is_said_as_far_as_it_is_known(cases):
    said = {name: render_comparison(cases[name], to="md").split("## ")[0] for name in CASES}
    assert "With fewer than twelve answers in a round, only scores stand side by side." in said["small-team"]
    assert "as two groups, for nobody knows which answers are of the same person" in said["two-groups"]
    assert "16 people answered both times" in said["same-people"]
    assert "three statements or more, each person is compared with themselves; else" in said["same-people"]
    assert "With fewer than twelve answers in a round" in said["three-rounds"]
    assert "as two groups, for somebody is new or gone" in said["few-new"]
    assert "Different people may have answered." in said["too-few"]
    for text in said.values():
        assert not re.search(r"\b[1-4] (is|are) (new|gone)", text)


def test_what_was_planned_stands_before_the_figures_with_what_its_feature_came_to(cases):
    parts = render_comparison(cases["small-team"], to="md").split("\n## ")
    assert [part.split("\n")[0] for part in parts[1:4]] == ["In short", "What you set out to do", "Then and now"]
    assert parts[2].count("- **") == 3
    for said in (
        "You did it.",
        "You did a part of it.",
        "You say that it helped.",
        "You have not done it yet.",
        "Who: Two of us",
    ):
        assert f"  - {said}\n" in parts[2]
    assert "  -  " not in parts[2]
    assert ". \n" not in parts[2]
    assert parts[2].count("cannot tell") == 3


def test_what_was_said_at_the_last_check_in_stands_there_as_the_teams_own_words(make):
    days = [("2025-06-01", "worse", "too few of us"), ("2025-07-01", "better", "it hangs by the [kettle]")]
    said = tuple(CheckIn(day=day, done="partly", now=now, words=words) for day, now, words in days)
    plan = ActionPlan(
        schema="teamcheck/plan/1",
        actions=(
            Action(text="Hang it up", dimension="goals", done="partly", checkins=said),
            Action(text="Have tea", dimension="trust", checkins=(said[0].model_copy(update={"words": None, "now": "same"}),)),
            Action(text="Rest", dimension="roles"),
        ),
    )
    found = make((9, (3, 3, 3)), (8, (4, 2.4, 3)), plan=plan)
    assert [action.said and (action.said.day, action.said.now, action.said.words) for action in found.plan] == [
        days[1],
        ("2025-06-01", "same", None),
        None,
    ]
    part = render_comparison(found, to="md").split("## What you set out to do")[1].split("\n## ")[0]
    assert "On 1 July 2025 you said that it was better than on the day of the plan.\n" in part
    assert "In your words: “it hangs by the [kettle]”" in part.replace("\\", "")
    assert "On 1 June 2025 you said that it was the same as on the day of the plan.\n" in part
    assert part.count("you said") == 2
    assert part.count("In your words") == 1
    assert "too few of us" not in render_comparison(found)
    assert "cannot say what caused a change" in part


def test_an_action_about_a_list_says_so_and_compares_nothing(make, questionnaire):
    options = {name: Option(name) for name in ("time", "space")}
    asked = replace(questionnaire, checklists=(Checklist("hurdles", "What is in our way?", 1, options),))
    plan = ActionPlan(schema="teamcheck/plan/1", actions=(Action(text="Ask for time", dimension="hurdles", done="done"),))
    found = make((9, (3, 3, 3)), (8, (4, 2.4, 3)), plan=plan)
    for document in (render_comparison(found, asked), render_comparison(found, asked, to="md")):
        assert "It is about “What is in our way?”. Lists are not compared." in document
        assert "It was meant to move" not in document


def test_of_more_than_two_rounds_the_two_that_are_compared_are_named(cases):
    short = {name: render_comparison(cases[name], to="md").split("## In short")[1].split("\n## ")[0] for name in CASES}
    assert short["three-rounds"].startswith("\n\nThis is about the last two rounds: then is 2025-05, now is 2026-05.")
    assert [name for name in CASES if "last two rounds" in short[name]] == ["three-rounds"]


@pytest.mark.parametrize("case", CASES)
def test_only_figures_that_some_feature_has_get_a_column_and_each_that_needs_it_is_explained(cases, case):
    part = render_comparison(cases[case], to="md").split("## All figures")[1]
    table = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("|")]
    for place, heading in enumerate(cell.strip() for cell in table[0]):
        assert {row[place].strip() for row in table[2:]} != {DASH}, heading
        if heading in {"Step", "Can go unseen", "By chance", "Pairs", "Hedges' g"}:
            assert f"{heading}: " in part.replace("\\", "")
    for name in ("Can go unseen", "By chance"):
        assert (f"{name}: " in part) is (f"| {name} |" in part)


def test_where_no_round_has_a_figure_there_is_no_table_of_them(make):
    found = make((4, (3, 3, 3)), (3, (4, 3, 3)))
    assert "All figures" not in render_comparison(found)
    markdown = render_comparison(found, to="md")
    assert "All figures" not in markdown
    assert markdown.endswith("teamcheck " + found.teamcheck + "\n")


@pytest.mark.parametrize("case", CASES)
def test_why_the_range_is_wider_than_in_a_report_stands_where_there_is_one(cases, case, outline):
    there = any(dimension.interval for dimension in cases[case].dimensions) and cases[case].rounds[-1].size is not None
    for text in (render_comparison(cases[case], to="md"), text_of(render_comparison(cases[case]), outline)):
        assert ("this one is also about how answers differ from one day to another" in text) is there
    for size in (None, "answered"):  # reports then have ranges that are about days, or none at all
        rounds = [each.model_copy(update={"size": size and each.answered}) for each in cases[case].rounds]
        without = cases[case].model_copy(update={"rounds": rounds})
        assert "from one day to another" not in render_comparison(without, to="md")
        assert "when a team answers anew" not in render_comparison(without, to="md")


def test_why_chance_is_another_matter_than_what_a_report_says_of_its_scores_stands_where_both_do(cases):
    for case in CASES:
        chance = any(dimension.by_chance is not None for dimension in cases[case].dimensions)
        ranges = any(dimension.interval for dimension in cases[case].dimensions)
        assert ("when a team answers anew" in render_comparison(cases[case], to="md")) is (chance and not ranges)
    assert "when a team answers anew" in render_comparison(cases["small-team"], to="md")


def test_of_pulses_it_is_said_that_they_are_pulses_and_how_these_are_rounded(cases):
    def with_pulses(*, then, now):
        kinds = (then, now)
        rounds = [
            each.model_copy(
                update={"edition": "small-team", "questionnaire": each.questionnaire.model_copy(update={"pulse": pulse})}
            )
            for each, pulse in zip(cases["two-groups"].rounds, kinds, strict=True)
        ]
        dimensions = [
            dimension.model_copy(
                update={"basis": None, "verdict": "cannot tell", "change": None, "interval": None, "withheld": _OF_PULSE}
            )
            for dimension in cases["two-groups"].dimensions
        ]
        document = cases["two-groups"].model_copy(update={"rounds": rounds, "dimensions": dimensions})
        return render_comparison(document, to="md").replace("\\", "")

    both, one = with_pulses(then=True, now=True), with_pulses(then=False, now=True)
    for document in (both, one):
        assert "at least one round is a pulse" in document
        assert "A pulse is asked often, so its scores are rounded to the nearest 5." in document
        assert "given as rounded figures" not in document
    assert "fewer than 10 people" not in both
    assert "fewer than 10 people" in one


@pytest.mark.parametrize(
    ("keyed", "then", "now", "way"),
    [
        ("positive", 25, 75, "better"),
        ("negative", 25, 75, "better"),
        ("negative", 75, 25, "worse"),
        ("positive", "mostly agree", "mostly disagree", "worse"),
        ("negative", "mostly agree", "mostly disagree", "better"),
        ("negative", "mostly disagree", "mostly agree", "worse"),
    ],
)
def test_a_statement_that_moved_says_which_way_however_it_was_asked(cases, keyed, then, now, way):
    scored = isinstance(then, int)
    moved = MovedItem(
        dimension="goals",
        id="goals1",
        text="It.",
        keyed=keyed,
        then_score=then if scored else None,
        now_score=now if scored else None,
        then_word=None if scored else then,
        now_word=None if scored else now,
    )
    document = render_comparison(cases["two-groups"].model_copy(update={"moved": [moved]}), to="md")
    (row,) = [line for line in document.splitlines() if line.startswith(("| It\\. |", "| It. |"))]
    assert row.split("|")[-2].strip() == way


def test_where_questions_changed_a_score_is_not_put_beside_another(cases):
    table = render_comparison(cases["three-rounds"], to="md").split("## All rounds")[1].split("\n## ")[0]
    (goals,) = [line for line in table.splitlines() if line.startswith("| Goals")]
    assert [cell.strip() for cell in goals.split("|")[2:4]] == [DASH, DASH]
    assert "A dash: it was not asked in the same way." in table


@pytest.mark.parametrize("case", CASES)
def test_a_page_is_one_whole_file_that_asks_for_nothing(cases, case, outline):
    page = render_comparison(cases[case])
    made = outline(page)
    assert made.faults == []
    assert page.endswith("</html>\n")
    assert len(page.encode()) < 60 * 1024
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in made.elements}
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src 'none'" in page
    ids = [attributes["id"] for _, attributes in made.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("to", ["html", "md"])
@pytest.mark.parametrize("case", CASES)
def test_no_word_gets_past_the_translation(cases, case, to, pseudo_locale, outline):
    hebrew = Language("he", pseudo_locale)
    foreign = cases[case].model_copy(
        update={
            "team": "\u0430",
            "dimensions": [d.model_copy(update={"title": "\u03b1"}) for d in cases[case].dimensions],
            "moved": [item.model_copy(update={"text": "\u03b2"}) for item in cases[case].moved],
            "plan": None,
        }
    )
    document = render_comparison(foreign, to=to, language=hebrew)
    text = text_of(document, outline) if to == "html" else document
    text = re.sub(r"teamcheck \S+|\bsmall\b|1\.0\.0|:?-+:?\|", "", text)
    assert re.findall(r"[A-Za-z]{2,}", text) == []
    assert to == "md" or 'dir="rtl"' in document


def test_the_words_of_the_questionnaire_are_marked_where_they_are_in_another_language(cases, questionnaire, pseudo_locale):
    welsh = replace(questionnaire, language="cy")
    page = render_comparison(cases["two-groups"], welsh, language=Language("he", pseudo_locale))
    assert '<bdi lang="cy" dir="ltr">Goals</bdi>' in page


def test_a_comparison_in_another_language_has_the_same_figures(cases, questionnaire):
    first, *others = questionnaire.dimensions
    translated = replace(questionnaire, dimensions=(first, *(replace(d, title=f"{d.title} (cy)") for d in others)))
    found = worded(cases["two-groups"], translated)
    assert [d.title for d in found.dimensions] == [f"{d.title} (cy)" for d in cases["two-groups"].dimensions]
    assert [d.model_copy(update={"title": ""}) for d in found.dimensions] == [
        d.model_copy(update={"title": ""}) for d in cases["two-groups"].dimensions
    ]


def test_only_what_may_be_shown_is_rendered(cases):
    with pytest.raises(TypeError, match="protected"):
        render_comparison(cases["two-groups"].model_dump())


@pytest.mark.parametrize("to", ["html", "md"])
def test_features_of_two_levels_stand_under_their_groups_and_no_group_has_a_figure(cases, questionnaire, outline, to):
    of = {"goals": "later", "trust": "first", "roles": None}
    asked = replace(
        questionnaire,
        groups=(Group("first", "What comes first"), Group("later", "What comes later"), Group("none", "What was not asked")),
        dimensions=tuple(replace(each, group=of.get(each.id)) for each in questionnaire.dimensions),
    )
    document = render_comparison(cases["two-groups"], asked, to=to)
    text = text_of(document, outline) if to == "html" else document
    table = text.partition("Then and now")[2].partition("How to read this" if to == "html" else "\n- **")[0]
    places = [table.index(title) for title in ("Roles", "What comes first", "Trust", "What comes later", "Goals")]
    assert places == sorted(places)
    assert "What was not asked" not in text
    assert [number for title in asked.groups[:2] for number in re.findall(rf"{title.title}\**[ |]*(\d+)", table)] == []


@pytest.mark.parametrize("to", ["html", "md"])
def test_what_the_figures_must_not_be_used_for_is_said_before_any_of_them(cases, questionnaire, to):
    asked = replace(questionnaire, caution="For learning, not for marks.")
    document = render_comparison(cases["two-groups"], asked, to=to).partition("In short")[2]
    assert "For learning, not for marks." in document[:200]
