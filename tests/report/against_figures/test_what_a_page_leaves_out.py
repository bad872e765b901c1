"""What a page does not show: said with its reason, and nothing of it shows through."""

import random
import re
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.report.render import render_report
from teamcheck.responses.model import Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.copies import for_organisation
from teamcheck.scorecard.public import PublicScorecard

pytestmark = pytest.mark.slow


def everything_withheld_is_told_once_with_its_reason(page):
    """The coach is told of features and of the rest apart, so a reason may come twice."""
    coach = page.copy == "coach"
    expected, features = {}, set()
    for name, reason, title in withheld_in(page.figures):
        expected.setdefault(reason, set()).add(name)
        features.add((reason, bool(title)))
    told = [text for text in page.at("coach" if coach else "method", "li") if any(f"{reason} (" in text for reason in expected)]
    found = {reason: set(figures_beside(reason, told)) for reason in expected}
    yield from (f"{reason}: {found[reason]}, not {names}" for reason, names in expected.items() if found[reason] != names)
    if len(told) != len(features if coach else expected):
        yield f"{len(told)} reasons, not {len(features if coach else expected)}"


def the_coach_is_told_of_which_features_a_figure_is_withheld(page):
    concerned = {}
    for _, reason, title in withheld_in(page.figures):
        concerned.setdefault(reason, set()).update([title] if title else [])
    everyone = {feature["title"] for feature in page.features}
    for reason, titles in concerned.items() if page.copy == "coach" else ():
        beside = [text.split(f"{reason} (")[1] for text in page.at("coach", "li") if f"{reason} (" in text]
        ends = [text.split(": ", 1)[1] for text in beside if ": " in text]
        named = (
            everyone
            if ends == ["all features)"]
            else {title for title in everyone if re.search(rf"\b{title}\b", "".join(ends))}
        )
        if named != titles:
            yield f"{reason}: {ends}, not {titles}"


#: Reasons that keep nothing back: the questionnaire has no such figure.
NO_SUCH_FIGURE = {"no-bands", "no-neutral"}


#: What a key of the JSON is called on a page: of the whole and of a feature, then of a statement.
CALLED = {
    "n": "number of answers",
    "score": "score",
    "interval": "range",
    "favourable": "favourable answers",
    "neutral": "neutral answers",
    "unfavourable": "unfavourable answers",
    "agreement": "how close views are",
    "two_camps": "two camps",
    "band": "band",
    "step": "what one person can move",
    "worst_case": "what those who did not answer could change",
    "spread": "lowest, middle and highest scores",
    "comments": "comments",
    "met": "marks of a real team",
    "response_rate": "share of members who answered",
    "items": "statements",
}


OF_STATEMENTS = {
    "n": "number of answers to a statement",
    "word": "word for a statement",
    "score": "score of a statement",
    "counts": "answers to a statement",
}


def withheld_in(figures):
    """Name, reason and feature of every figure that the JSON withholds."""
    rest = [figures, *figures["groups"], *figures["real_team"], *figures["comments"]]
    for names, title, part in [
        *((CALLED, "", part) for part in rest),
        *((CALLED, feature["title"], feature) for feature in figures["dimensions"]),
        *((OF_STATEMENTS, feature["title"], item) for feature in figures["dimensions"] for item in feature["items"]),
    ]:
        for key, reason in part["withheld"].items():
            if reason["code"] not in NO_SUCH_FIGURE:
                yield names[key], reason["text"], title


def figures_beside(reason, told):
    """The figures that stand behind a reason."""
    names = sorted({*CALLED.values(), *OF_STATEMENTS.values()}, key=len, reverse=True)
    for text in told:
        if f"{reason} (" in text:
            head = text.split(f"{reason} (")[1].rstrip(")").split(": ")[0]
            for name in names:
                if re.search(rf"(?:^|, | and ){name}(?:$|, | and )", head):
                    head = head.replace(name, "", 1)
                    yield name


def the_organisations_copy_holds_no_statement_no_comment_and_speaks_to_nobody_of_the_team(page):
    if page.copy != "organisation":
        return
    shown = "\n".join(block.text for block in page.blocks)
    statements = {item.text for item in page.asked.items}
    yield from (text for text in [*statements, *page.team_comments] if text in shown)
    for block in page.blocks:
        if block.place != "next" and re.search(r"\byou(?:r|rs|rselves)?\b", block.text, re.IGNORECASE):
            yield block.text
        if re.search(r"middle half|all people|one mark a statement", block.text, re.IGNORECASE):
            yield block.text


def no_page_names_another_team(page):
    shown = "\n".join(block.text for block in page.blocks)
    yield from (name for name in page.all_teams if name != page.team and re.search(rf"\b{name}\b", shown))


RULES = (
    everything_withheld_is_told_once_with_its_reason,
    the_coach_is_told_of_which_features_a_figure_is_withheld,
    the_organisations_copy_holds_no_statement_no_comment_and_speaks_to_nobody_of_the_team,
    no_page_names_another_team,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_page_breaks_the_rule_that(lab, pages, rule):
    assert lab.faults(pages, [rule]) == []


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=100)
def test_no_page_of_any_made_up_team_breaks_a_rule(lab, data):
    assert lab.faults(lab.pages_of(data.draw(lab.drawn)), RULES) == []


def test_a_page_can_be_made_from_its_json_alone(lab, teams):
    for team in teams[:12]:
        again = PublicScorecard.model_validate_json(team.card.model_dump_json(by_alias=True))
        assert lab.all_forms(again, team.asked) == lab.all_forms(team.card, team.asked)


@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_other_answers_with_the_same_figures_make_the_same_page(lab, teams, edition):
    compared = 0
    for team in [team for team in teams if team.card.edition == edition][:6]:
        for other in islice(alike(lab, team, random.Random(1)), 3):
            assert lab.all_forms(other, team.asked) == lab.all_forms(team.card, team.asked)
            compared += 1
    assert compared >= 5


def alike(lab, team, chance):
    """Cards of teams who answered otherwise, so that exact figures differ, and of whom the same is disclosed."""
    (exact,) = score(team.responses, team.asked)
    for _ in range(60):
        rows = otherwise(team, chance)
        responses = Responses(team.responses.item_ids, rows, sizes=team.responses.sizes, comments=team.responses.comments)
        (other,) = score(responses, team.asked)
        shown = lab.disclosed(responses, team.asked, team.card.policy.minimum)
        if other.dimensions != exact.dimensions and shown == team.card:
            yield shown


def otherwise(team, chance):
    """The answers of two people to one item exchanged, and in a small team one of the two a step higher or lower."""
    rows = [list(row.answers) for row in team.responses.rows]
    place, (one, other) = chance.randrange(len(team.asked.items)), chance.sample(range(len(rows)), 2)
    rows[one][place], rows[other][place] = rows[other][place], rows[one][place]
    answer, scale = rows[one][place], team.asked.items[place].scale
    if answer is not None and team.card.edition == "small-team":
        rows[one][place] = min(max(answer + chance.choice([-1, 1]), scale.lowest), scale.highest)
    return tuple(row._replace(answers=tuple(sheet)) for row, sheet in zip(team.responses.rows, rows, strict=True))


@pytest.mark.parametrize("name", ["alone", "many"])
def test_a_team_of_four_gets_the_same_page_whatever_it_answers(lab, name):
    middling, good, torn = (lab.made(name, 4, 6, aims=aims, calm=calm) for aims, calm in [(3, 3), (5, 5), ([1, 5, 1, 5], 1)])
    assert lab.all_forms(middling.card, middling.asked) == lab.all_forms(good.card, good.asked)
    assert lab.all_forms(middling.card, middling.asked) == lab.all_forms(torn.card, torn.asked)


@pytest.mark.parametrize("to", ["html", "md", "teams"])
def test_nothing_that_the_organisations_copy_leaves_out_changes_it(teams, to):
    for team in teams[:12]:
        pages = [
            render_report(card, team.asked, to=to, copy="organisation") for card in (team.card, for_organisation(team.card))
        ]
        assert pages[0] == pages[1]
