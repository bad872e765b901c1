"""The leader's copy against the scorecard's JSON: of the team it holds nothing that the team's own report does not hold."""

import json
import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.report.leader.render import render_leaders_copy
from teamcheck.report.render import render_report
from teamcheck.scorecard.own_ratings import FAR_FROM, own_ratings

#: Numbers of the page that no answer has a part in: the rule of the gap, and the places of steps and of statements.
FIXED = {str(FAR_FROM)}
STEPS = re.compile(r"^\d+\. ", re.MULTILINE)
#: Sentences in which the page says how the team rated a feature, or why that is not shown.
RATED = re.compile(r"Your team rated this (?:about )?(\d+)( or (?:less|more))? out of 100\.")
SURE = re.compile(r"Your team's score is likely (\d+)(?: to (\d+))?\.")


def in_two_voices(team):
    return team._replace(asked=replace(team.asked, voices={"leader": {}}))


def answers_of(asked, chance):
    return [chance.choice([None, *item.scale.points, *item.scale.points]) for item in asked.items]


def seen(page):
    """What a page shows, without its drawings: only there statements have scores."""
    return re.sub(r"<[^>]*>", " ", re.sub(r"<(style|svg).*?</\1>", "", page, flags=re.DOTALL))


def numbers(text):
    return set(re.findall(r"\d+", STEPS.sub("", text)))


def own_numbers(own):
    labels = {str(point) for point in own.answers.values()}
    return {str(each.score) for each in own.scores.values()} | labels


def copies(team, answers):
    own = own_ratings(answers, team.asked)
    return own, *(render_leaders_copy(team.card, team.asked, own=own, to=to) for to in ("md", "html"))


def faults(team, chance):
    """What the copy says of the team that is not in its report, or not as it is printed there."""
    report = " ".join([render_report(team.card, team.asked, to="md"), seen(render_report(team.card, team.asked))])
    own, text, page = copies(team, answers_of(team.asked, chance))
    yield from (f"number {each}" for each in sorted(numbers(text) - numbers(report) - FIXED - own_numbers(own)))
    figures = json.loads(team.card.model_dump_json())["dimensions"]
    sections = re.split(r"^## ", text, flags=re.MULTILINE)
    for feature in figures:
        (said,) = (part for part in sections if part.startswith(f"{feature['title']}\n"))
        yield from (f"{feature['id']}: {fault}" for fault in of_feature(feature, said))
    yield from drawn(page, figures)


def of_feature(feature, said):
    """What a feature's section says of the team, against its figures."""
    rated, sure = RATED.search(said), SURE.search(said)
    end = f" {feature['score_end']}" if feature["score_end"] else None
    expected = None if feature["score"] is None else (str(feature["score"]), end)
    if expected != (rated and rated.groups()):
        yield f"said to be rated {rated and rated.groups()}, and is {expected}"
    span = feature["interval"] and tuple(str(each) for each in dict.fromkeys(feature["interval"]))
    if (span or None) != (tuple(filter(None, sure.groups())) if sure else None):
        yield f"said to be likely {sure and sure.groups()}, and is {span}"
    apart = "Different people see you differently here." in said
    if apart != bool(feature["two_camps"] or feature["agreement"] == "apart"):
        yield "said to be seen differently"
    words = {"mostly agree": "mostly agree", "mixed": "in between", "mostly disagree": "mostly disagree"}
    rows = re.findall(r"^\| Of [^|]*\| [^|]* \| ([^|]*) \|$", said, re.MULTILINE)  # three cells: none without figures
    if feature["n"] is not None and feature["items"][0]["text"].startswith("Of ") and len(rows) != len(feature["items"]):
        yield f"{len(rows)} statements"
    for item, row in zip(feature["items"], rows, strict=False):
        shown = item["counts"] is None and item["word"]
        if shown and words[item["word"]] != row and "towards" not in row:
            yield f"{item['id']} said to be {row}"
        if not shown and row != (f"score {item['score']}" if item["score"] is not None else "not shown"):
            yield f"{item['id']} said to be {row}"


def drawn(page, figures):
    """Dots and ranges that are drawn where no figure of the team lies."""
    scores = {str(feature["score"]) for feature in figures}
    ranges = {(str(low), str(high - low)) for feature in figures if feature["interval"] for low, high in [feature["interval"]]}
    yield from (f"a dot at {place}" for place in re.findall(r"<circle cx=(\d+)%", page) if place not in scores)
    for start, length in re.findall(r"<rect class=range(?: x=(\d+)%)? width=(\d+)%", page):
        if (start or "0", length) not in ranges:
            yield f"a range at {start or 0}, {length} long"
    yield from (f"a drawing of {kind}" for kind in ("reach", "m") if re.search(rf"class={kind}[ >]", page))
    yield from ("a drawing of answers" for _ in re.findall(r"<svg role=none viewBox=[^>]*><path (?!class)", page))


@pytest.mark.slow
def test_of_the_team_the_copy_says_what_its_report_says_and_no_more(teams):
    chance = random.Random(76)
    every = [in_two_voices(team) for team in teams]
    assert sum(each.score is not None for team in every for each in team.card.dimensions) > 50
    assert [(team.card.team, team.asked.id, fault) for team in every for fault in faults(team, chance)] == []


@pytest.mark.slow
@given(data=st.data(), seed=st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_of_any_made_up_team_it_says_no_more(lab, data, seed):
    assert list(faults(in_two_voices(data.draw(lab.drawn)), random.Random(seed))) == []


@pytest.mark.slow
def test_the_copy_can_be_made_from_the_json_of_the_report_and_the_own_answers_alone(teams):
    chance = random.Random(4)
    for team in map(in_two_voices, teams[:12]):
        again = type(team.card).model_validate_json(team.card.model_dump_json(by_alias=True))
        answers = answers_of(team.asked, chance)
        assert copies(team._replace(card=again), answers) == copies(team, answers)


@pytest.mark.slow
def test_the_copy_of_a_team_without_figures_holds_no_more_of_it_than_how_many_answered(lab):
    whole = in_two_voices(lab.made("alone", 4, 6, aims=[5, 1, 5, 1]))
    other = in_two_voices(lab.made("alone", 4, 6, aims=[2, 3, 2, 3]))
    assert copies(whole, [5, 4, 3]) == copies(other, [5, 4, 3])
