"""Canonical files: no row is a person, and every figure is the same. Made-up teams have the character they were given."""

import random
from collections import Counter
from dataclasses import replace
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.responses.made_up.profiles import PROFILES, simulate_team
from teamcheck.responses.model import Response, Responses
from teamcheck.responses.read import read_responses
from teamcheck.responses.write import write_answers

ITEMS = ("goals1", "goals2", "trust1")
ROW = st.tuples(*[st.none() | st.integers(1, 5)] * 2, st.none() | st.integers(0, 2))
NAME = st.text(st.characters(codec="utf-8"), max_size=12).map("T{}".format)


@pytest.fixture(scope="module")
def again(questionnaire, tmp_path_factory):
    path = tmp_path_factory.mktemp("written") / "answers.csv"

    def written_and_read(responses, seed=1):
        path.write_bytes(write_answers(responses, questionnaire, random.Random(seed)).encode())
        return read_responses(path, questionnaire)

    return written_and_read


def countable(rows):
    return Counter((row.team, row.round, "goals", row.answers[:2]) for row in rows) + Counter(
        (row.team, row.round, "trust", row.answers[2:]) for row in rows
    )


@pytest.mark.slow
@given(st.lists(st.builds(Response, NAME, st.none() | st.just("2025-03-01"), st.none(), ROW), min_size=1, max_size=12))
def test_what_is_written_is_read_again_as_the_same_answers_in_every_dimension(again, rows):
    first = again(Responses(ITEMS, rows))
    second = again(first, seed=2)

    assert countable(first.rows) == countable(second.rows)
    assert countable(rows).total() == countable(first.rows).total()
    assert Counter(row.answers[:2] for row in rows) == Counter(row.answers[:2] for row in first.rows)


def test_a_row_of_a_written_file_is_no_person(questionnaire):
    people = [Response("A", None, f"p{number}", (number % 5 + 1, number % 5 + 1, number % 3)) for number in range(30)]
    text = write_answers(Responses(ITEMS, people), questionnaire, random.Random(7))
    written = [tuple(map(int, line.split(",")[1:])) for line in text.splitlines()[1:]]

    assert all(first == second for first, second, _ in written)
    assert sorted(third for *_, third in written) == sorted(person.answers[2] for person in people)
    assert written != [person.answers for person in people]
    assert "p1" not in text


def test_dimensions_that_share_an_item_are_kept_together(questionnaire):
    first, second = questionnaire.dimensions
    sharing = replace(questionnaire, dimensions=(first, replace(second, items=(*second.items, first.items[0]))))
    people = [Response("A", None, None, (number % 5 + 1, 3, number % 3)) for number in range(30)]
    text = write_answers(Responses(ITEMS, people), sharing, random.Random(7))

    assert sorted(line.split(",", 1)[1] for line in text.splitlines()[1:]) == sorted(
        ",".join(map(str, person.answers)) for person in people
    )


@pytest.mark.parametrize("team", ["<script>", "[red]", "=cmd()", "../../x", 'a "b", c', "A\nB"])
def test_the_name_of_a_team_is_written_as_it_is(again, team):
    (row,) = again(Responses(ITEMS, [Response(team, None, None, (1, 1, 1))])).rows

    assert row.team == team.replace("\n", " ")


def test_the_same_chance_makes_the_same_team(questionnaire):
    one, two = (simulate_team(questionnaire, PROFILES["strong"], random.Random(5), team="A") for _ in range(2))

    assert one == two


@pytest.mark.parametrize("name", PROFILES)
def test_a_made_up_team_is_as_large_as_its_profile_and_answers_with_points(questionnaire, name):
    rows = simulate_team(questionnaire, PROFILES[name], random.Random(5), team="A", round="2025-03-01")

    assert len(rows) == PROFILES[name].size
    assert {(row.team, row.round, row.respondent) for row in rows} == {("A", "2025-03-01", None)}
    points = [item.scale.points for item in questionnaire.items]
    assert all(answer is None or answer in points[place] for row in rows for place, answer in enumerate(row.answers))


def goals(questionnaire, name):
    rows = simulate_team(questionnaire, PROFILES[name], random.Random(5), team="A", size=60)
    return [row.answers[0] for row in rows if row.answers[0] is not None]


def test_made_up_teams_have_their_character(questionnaire):
    assert mean(goals(questionnaire, "strong")) > 4
    assert mean(goals(questionnaire, "low-agreed")) < 2.5
    assert max(Counter(goals(questionnaire, "low-agreed")).values()) > 30


def test_a_team_of_views_apart_has_two_camps(questionnaire):
    counts = Counter(goals(questionnaire, "views-apart"))

    assert min(counts[1] + counts[2], counts[4] + counts[5]) > 3 * counts[3]


def test_a_negative_item_is_turned(questionnaire):
    rows = simulate_team(questionnaire, PROFILES["strong"], random.Random(5), team="A", size=40)

    assert mean(row.answers[1] for row in rows if row.answers[1] is not None) < 2


def test_some_answers_are_left_out(questionnaire):
    rows = simulate_team(questionnaire, PROFILES["fourteen"], random.Random(5), team="A", size=100)

    assert 0 < sum(answer is None for row in rows for answer in row.answers) < 40
