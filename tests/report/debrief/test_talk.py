"""Whatever the figures are: the time adds up, there are words for everything, and the brake is where its rule says."""

import re
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamcheck.report.debrief.render import render_debrief
from teamcheck.report.language import ENGLISH
from teamcheck.report.render import render_report
from teamcheck.report.talk import spoken
from teamcheck.report.talk.agenda import LENGTHS, agenda, steps_of
from teamcheck.report.talk.brake import pace_of
from teamcheck.scorecard.public import PolicyStamp

ANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PART = re.compile(r"^- \*\*(?P<title>.+?)\*\* \((?P<minutes>\d+) min, (?P<start>\d+) to (?P<end>\d+)\): \S", re.MULTILINE)
SLOWLY = "Go slowly with this team"
#: Something that only figures tell.
FIGURES = re.compile(
    r"out of 100|Your views|views are|You rated?|rated low|(?:is|mostly|on the whole) (?:low|high|agree|disagree)"
)


def agendas(document):
    """The parts of each talk, by its length."""
    found = re.split(r"^### (\d+) minutes$", document, flags=re.MULTILINE)
    return {
        int(length): [part.groupdict() for part in PART.finditer(text.partition("\n#")[0])]
        for length, text in zip(found[1::2], found[2::2], strict=True)
    }


def asks_for_care(made):
    """The rule, anew: a feature where people can be hurt is rated low, views lie apart, or a mark is not clear."""
    roles, trust = made.dimensions[1], made.dimensions[2]
    low = [roles.score is not None and roles.score <= 40]
    low.append(trust.score <= 40 if trust.score is not None else trust.items[0].word == "mostly disagree")
    apart = [each.agreement == "apart" or each.two_camps for each in made.dimensions]
    return any([*low, *apart, *(mark.met is False for mark in made.real_team)])


@given(data=st.data())
@ANY
def test_the_parts_of_each_talk_follow_on_one_another_and_fill_its_time(card, careful, shape, data):
    made = card(asked=careful, **data.draw(shape))
    for copy in ("team", "coach"):
        found = agendas(render_debrief(made, careful, to="md", copy=copy))
        assert tuple(found) == LENGTHS == (30, 60, 90)
        for length, parts in found.items():
            ends = [0, *(int(part["end"]) for part in parts)]
            assert ends[-1] == length
            assert [int(part["start"]) for part in parts] == ends[:-1]
            assert [int(part["minutes"]) for part in parts] == [b - a for a, b in pairwise(ends)]
            assert min(int(part["minutes"]) for part in parts) >= 3


@given(data=st.data())
@ANY
def test_the_brake_is_in_the_coachs_copy_exactly_where_its_rule_says_and_never_in_the_teams(card, careful, shape, data):
    made = card(asked=careful, **data.draw(shape))
    team, coach = (render_debrief(made, careful, to="md", copy=copy) for copy in ("team", "coach"))
    assert (SLOWLY in coach) is asks_for_care(made)
    assert SLOWLY not in team
    assert ("In twos and threes" in team) is ("In twos and threes" in coach) is asks_for_care(made)


@given(data=st.data())
@ANY
def test_where_a_team_goes_slowly_or_has_no_figures_its_own_copy_has_none(card, careful, shape, data):
    made = card(asked=careful, **data.draw(shape))
    team = render_debrief(made, careful, to="md")
    shown = made.edition != "discussion" and not asks_for_care(made)
    assert bool(FIGURES.search(team)) is shown


@given(data=st.data(), score=st.integers(0, 40))
@ANY
def test_a_teams_own_copy_does_not_change_with_figures_that_it_must_not_show(card, careful, shape, data, score):
    shape = data.draw(shape.filter(lambda drawn: drawn["edition"] == "full"))
    pages = set()
    for other in (score, 40 - score):
        change = {**shape["change"], "roles": {**shape["change"]["roles"], "score": other}}
        pages.add(render_debrief(card(asked=careful, **{**shape, "change": change}), careful))
    assert len(pages) == 1


@given(data=st.data())
@ANY
def test_what_lies_on_the_table_of_a_team_that_goes_slowly_is_the_same_whatever_stands_out(card, careful, shape, data):
    """Only that it goes slowly can be seen: no feature is named as strong, low or seen apart, and no mark as not clear."""
    slow = shape.filter(lambda drawn: drawn["edition"] == "full" and asks_for_care(card(asked=careful, **drawn)))
    one, other = (card(asked=careful, **data.draw(slow)) for _ in range(2))
    assert render_debrief(one, careful, to="md") == render_debrief(other, careful, to="md")


def test_whoever_leads_the_talk_with_such_a_team_reads_what_stands_out(card, questionnaire):
    made = card("full", marks=(True, False))
    coach, team = (render_debrief(made, questionnaire, to="md", copy=copy) for copy in ("coach", "team"))
    for named in ("Take “Roles”.", "If you are not sure who and what this team is"):
        assert named in coach
        assert named not in team
    assert "Choose something you do well." in team


@pytest.mark.parametrize(("minutes", "fits"), [(15, True), (20, True), (25, False)])
def test_an_exercise_is_offered_only_in_a_part_that_has_the_time_for_it(card, questionnaire, minutes, fits):
    dimensions = tuple(
        replace(each, exercise=each.exercise and replace(each.exercise, minutes=minutes)) for each in questionnaire.dimensions
    )
    asked = replace(questionnaire, dimensions=dimensions)
    document = render_debrief(card(asked=asked), asked, to="md")
    offered = re.findall(
        r"^- \*\*One feature to work on\*\* \((\d+) min.*its exercise if it takes (\d+) minutes", document, re.MULTILINE
    )
    assert offered == ([("20", "20")] if fits else [])
    assert document.count("Exercise, in the report:") == (3 if fits else 0)
    assert document.count("Exercise for a meeting of its own, in the report:") == (0 if fits else 3)


def test_what_is_read_alone_stands_in_the_report_and_not_in_the_guide(card, questionnaire):
    document = render_debrief(card(), questionnaire, to="md")
    assert "Everyone reads “In short” in the report" in document
    assert "# In short" not in document


@pytest.mark.parametrize("to", ["html", "md"])
def test_the_list_to_vote_with_has_the_numbers_that_are_written_on_slips(card, questionnaire, to, outline):
    document = render_debrief(card(), questionnaire, to=to)
    text = outline(document).text if to == "html" else document
    vote = text[text.index("The private vote") :]
    assert "Use the numbers in the list below" in vote
    rows = (
        re.findall(r"<th>(\d)\. <a[^>]*>(\w+)", document)
        if to == "html"
        else re.findall(r"^\| (\d)\. (\w+)", vote, re.MULTILINE)
    )
    assert rows == [("1", "Goals"), ("2", "Roles"), ("3", "Trust")]


def test_what_holds_for_several_features_is_said_once_with_their_names(card, questionnaire):
    alike = {"score": 50, "agreement": "mixed", "two_camps": False}
    reading = {"build_on": [], "talk_about": [], "see_differently": []}
    made = card("full", change={"goals": alike, "roles": alike}, reading=reading)
    document = render_debrief(made, questionnaire, to="md", copy="coach")
    assert document.count("That is in between, and not all of you see it the same way.") == 1
    assert "Of “Goals” and “Roles”: That is in between" in document
    assert document.count("Ask for two examples from the last month") == 1


def test_what_holds_for_one_feature_is_said_with_it(card, questionnaire):
    document = render_debrief(card("full"), questionnaire, to="md", copy="coach")
    assert "Of “" not in document.split("## What to talk about")[1]


@pytest.mark.parametrize(
    ("audience", "copy", "said"),
    [
        ("team", "team", "For the team"),
        ("team", "coach", "For whoever leads the talk"),
        ("team-and-coach", "coach", "For the team and its coach"),
        ("organisation", "coach", "For the team; its figures may go to the organisation"),
    ],
)
def test_the_cover_says_for_whom_this_copy_is(card, questionnaire, audience, copy, said):
    made = card(policy=PolicyStamp(minimum=5, audience=audience))
    for document in (
        render_debrief(made, questionnaire, to="md", copy=copy),
        render_report(made, questionnaire, to="md", copy=copy),
    ):
        assert document.splitlines()[2].rpartition(" · ")[2] == said


@pytest.mark.parametrize("pace", ["usual", "slow", "cards"])
def test_every_step_of_every_talk_has_words_to_say(card, questionnaire, pace):
    used = {part.step for length in LENGTHS for part in agenda(card(), questionnaire, pace, length, ENGLISH)}
    assert set(steps_of(pace)) == used
    assert all(spoken.of_step(step, pace, ENGLISH) for step in used)


@pytest.mark.parametrize("own", [True, False], ids=["theirs", "ours"])
@pytest.mark.parametrize(("score", "views"), list(product([20, 50, 80], ["close", "mixed", "apart", "two camps", None])))
def test_every_pattern_has_words_that_fit_its_score(card, questionnaire, score, views, own):
    camps = {"agreement": None, "two_camps": True} if views == "two camps" else {"agreement": views, "two_camps": False}
    shown = card("full", change={"goals": {"score": score, **camps}}).dimensions[0]
    (asked,) = (each for each in questionnaire.dimensions if each.id == "goals")
    if not own:
        asked = replace(asked, patterns={})
    said = spoken.of_feature(shown, asked, ENGLISH).plain.lower()
    assert {20: "low", 50: "in between", 80: "high"}[score] in said
    assert ("apart" in said or "differently" in said) is (views in {"apart", "two camps"})
    assert ("close" in said or "much alike" in said) is (views == "close")


@pytest.mark.parametrize(
    ("word", "keyed", "height"),
    [("mostly agree", "positive", "high"), ("mostly agree", "negative", "low"), ("mixed", "positive", "in between")],
)
def test_the_word_of_one_statement_counts_as_a_score(card, questionnaire, word, keyed, height):
    shown = card(change={"trust": {"words": [word]}}).dimensions[2]
    shown = shown.model_copy(update={"items": [shown.items[0].model_copy(update={"keyed": keyed})]})
    assert f"rate this {height}" in spoken.of_feature(shown, questionnaire.dimensions[3], ENGLISH)


def test_a_feature_without_a_figure_has_words_too(card, questionnaire):
    shown = card("discussion").dimensions[0]
    assert "no score" in spoken.of_feature(shown, questionnaire.dimensions[1], ENGLISH)


def test_what_is_seen_apart_is_talked_about_before_what_is_low(card, questionnaire):
    reading = {"build_on": [], "talk_about": ["roles"], "see_differently": ["goals"]}
    made = card("full", change={"roles": {"score": 30}}, reading=reading)
    assert pace_of(made, questionnaire) == "slow"
    document = render_debrief(made, questionnaire, to="md", copy="coach")
    assert "Vote in private between “Goals” and “Roles”" in document
    assert document.index("#### Goals") < document.index("#### Roles")


@pytest.mark.parametrize("shape", [{}, {"marks": (True, False)}, {"edition": "discussion"}], ids=["usual", "slow", "cards"])
def test_the_last_plan_comes_before_anything_new(card, questionnaire, shape):
    document = render_debrief(card(**shape), questionnaire, to="md")
    first = [text for text in document.splitlines() if text.startswith("- **Begin** (")]
    last_plan = ["what did you plan last time" in text for text in first]
    assert last_plan == [True, True, False]
    assert agendas(document)[90][1]["title"] == "The last plan"


def test_a_team_that_goes_slowly_plans_nothing_in_half_an_hour(card, questionnaire):
    short, *longer = agendas(render_debrief(card(marks=(True, False)), questionnaire, to="md")).values()
    assert not any(part["title"].startswith("Agree on") for part in short)
    assert all(any(part["title"].startswith("Agree on") for part in parts) for parts in longer)


def test_what_is_better_not_said_of_scores_is_left_out_where_there_are_none(card, questionnaire):
    usual, cards = (render_debrief(card(edition), questionnaire, to="md", copy="coach") for edition in ("full", "discussion"))
    assert "“This is a bad score.”" in usual
    assert "“This is a bad score.”" not in cards
    assert "“Who sees it this way?”" in cards
    assert "Better not said" not in render_debrief(card("full"), questionnaire, to="md")


def test_hints_are_the_coachs_alone(card, questionnaire):
    team, coach = (render_debrief(card(), questionnaire, to="md", copy=copy) for copy in ("team", "coach"))
    assert coach.count("**Coach:**") == 3
    assert "Coach:" not in team
    assert "one day before at the most" in coach
    assert "one day before at the most" not in team


def test_the_sheet_asks_for_all_that_decides_whether_anything_changes(card, questionnaire):
    document = render_debrief(card(), questionnaire, to="md")
    blanks = (
        "First step within seven days", "Help we need, and from whom", "Ours, or to raise with", "They reply by",
        "We will know it works when", "We check on",
    )  # fmt: skip
    assert [document.count(f"- {blank}:") for blank in blanks] == [2] * len(blanks)
    assert all(f"- {blank}:" in document for blank in ("One thing we stop", "The leader's reply", "We look again on"))
