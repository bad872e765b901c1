"""Gates compare printed figures, say what cannot be known, and tell nobody how a team sees itself who was not to know."""

import itertools
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.organisation.gates import gate
from teamcheck.organisation.gates.judge import judge
from teamcheck.report.gates.annotations import annotations
from teamcheck.report.gates.figures import gates_json
from teamcheck.report.gates.junit import junit
from teamcheck.report.gates.lines import lines
from teamcheck.report.gates.model import Verdicts
from teamcheck.report.gates.step_summary import step_summary
from tests.organisation.gates.conftest import TITLES, dimension, team

ORDER = ["passed", "cannot be judged", "failed"]


def one(gates, *teams, **other):
    """The verdict of one gate."""
    return judge(gates, teams, TITLES, **other).gates[0]


def everything(verdicts: Verdicts) -> str:
    """All that is written anywhere."""
    return "\n".join([*lines(verdicts), *annotations(verdicts), step_summary(verdicts), junit(verdicts), gates_json(verdicts)])


def without_words(text: str) -> list[str]:
    return re.findall(r"\d+", text)


@pytest.mark.parametrize(
    ("answered", "size", "limit", "outcome"),
    [
        (5, 9, "56", "passed"),  # 55.6, printed as 56: nobody fails with "56 is fewer than 56"
        (5, 9, "57", "failed"),
        (9, 9, "100", "passed"),
        (0, 9, "1", "failed"),
        (7, None, "60", "cannot be judged"),
    ],
)
def test_a_response_rate_is_compared_as_it_is_printed(answered: int, size: int | None, limit: str, outcome: str) -> None:
    found = one([gate.response_rate(limit)], team(answered=answered, size=size))
    assert (found.outcome, found.teams[0].outcome) == (outcome, outcome)


@pytest.mark.parametrize(
    ("limit", "outcome"), [("0", "failed"), ("1", "passed"), ("24%", "failed"), ("25%", "passed"), ("100%", "passed")]
)
def test_teams_without_figures_are_counted_and_named(limit: str, outcome: str) -> None:
    teams = [team("Mill", None, None, answered=4), *(team(name) for name in "ABC")]
    found = one([gate.withheld(limit)], *teams)
    assert found.outcome == outcome
    assert [each.text for each in found.teams] == ["Mill: 4 people answered, and figures begin at 5."]


def test_one_word_for_one_statement_is_a_figure_too() -> None:
    worded = team("Mill", dimensions=(dimension("goals", None, n=7, why="one-item"),))
    assert one([gate.withheld("0")], worded).outcome == "passed"


def test_a_team_of_which_every_figure_would_give_answers_away_is_without_figures() -> None:
    found = one([gate.withheld("0")], team("Mill", None, None, answered=12))
    assert found.outcome == "failed"
    assert "figures begin" not in found.teams[0].text


@pytest.mark.parametrize(
    ("score", "end", "limit", "outcome"),
    [
        (50, None, 50, "passed"),
        (45, None, 50, "failed"),
        (10, "or less", 50, "failed"),
        (10, "or less", 11, "failed"),
        (10, "or less", 10, "cannot be judged"),
        (10, "or less", 5, "cannot be judged"),
        (90, "or more", 90, "passed"),
        (90, "or more", 95, "cannot be judged"),
        (None, None, 50, "cannot be judged"),
    ],
)
def test_a_score_is_compared_as_it_is_printed(score: int | None, end: str | None, limit: int, outcome: str) -> None:
    about = (dimension("goals", score, score_end=end), dimension("trust", 60))
    found = one(gate.under([f"goals={limit}"]), team(dimensions=about))
    assert found.teams[0].outcome == outcome


@pytest.mark.parametrize("end", ["or less", "or more", None])
@given(score=st.integers(0, 100), limit=st.integers(1, 100))
def test_what_is_judged_holds_for_every_score_that_prints_so(end: str | None, score: int, limit: int) -> None:
    found = one(gate.under([f"goals={limit}"]), team(dimensions=(dimension("goals", score, score_end=end),)))
    true = {None: {score}, "or less": set(range(score + 1)), "or more": set(range(score, 101))}[end]
    under = {each < limit for each in true}
    expected = "cannot be judged" if len(under) == 2 else "failed" if True in under else "passed"
    assert found.teams[0].outcome == expected


@given(words=st.lists(st.sampled_from(["close", "mixed", "apart", None]), min_size=1, max_size=7), limit=st.integers(0, 7))
def test_views_apart_are_judged_where_no_hidden_one_could_change_it(words: list[str | None], limit: int) -> None:
    ids = [f"d{number}" for number in range(len(words))]
    titles = {each: each for each in ids}
    about = tuple(dimension(each, 60, agreement=word) for each, word in zip(ids, words, strict=True))
    found = judge([gate.apart(str(limit))], [team(dimensions=about)], titles).gates[0]
    possible = {
        sum(word == "apart" for word in filled) > limit
        for filled in itertools.product(*([word] if word else ["close", "apart"] for word in words))
    }
    expected = "cannot be judged" if len(possible) == 2 else "failed" if True in possible else "passed"
    assert found.outcome == expected


def test_a_feature_that_a_team_was_not_asked_about_cannot_be_judged() -> None:
    found = one(gate.under(["trust=50"]), team(dimensions=(dimension("goals", 60),)))
    assert (found.outcome, found.teams[0].text) == ("cannot be judged", "Harbour: Trust was not asked there.")


@pytest.mark.parametrize("gates", [[gate.response_rate("60")], [gate.withheld("50%")], gate.under(["50"]), [gate.apart("1")]])
def test_no_team_at_all_cannot_be_judged(gates) -> None:
    assert judge(gates, [], TITLES).outcome == "cannot be judged"


def test_without_a_gate_nothing_fails() -> None:
    assert judge([], [team("Mill", 5, 5)], TITLES).outcome == "passed"


# Who may be told


def narrow(*scores: int | None, audience: str = "team"):
    return [team(f"Team {place}x", score, 60, audience=audience) for place, score in enumerate(scores)]


@pytest.mark.parametrize("audience", ["team", "team-and-coach"])
def test_scores_of_a_team_that_the_organisation_was_not_to_see_are_counted_without_names(audience: str) -> None:
    found = one(gate.under(["goals=50"]), *narrow(30, 40, 60, 65, 70, None, audience=audience))
    assert found.outcome == "failed"
    assert found.teams == []
    assert (found.unnamed.judged, found.unnamed.failed, found.unnamed.not_judged) == (5, 2, 1)
    assert found.text.startswith("2 of 5 teams lie under 50 on Clear goals; 1 more cannot be judged. They are not named: ")


def test_a_team_stands_with_its_name_where_its_people_were_told_so() -> None:
    found = one(gate.under(["goals=50"]), team("Mill", 30), *narrow(60, 65, 70))
    assert [each.text for each in found.teams] == ["Mill: 30 on Clear goals, under 50."]
    assert found.unnamed.failed == 0


@pytest.mark.parametrize("scores", [(30,), (60,), (30, 60), (30, 30), (30, 60, None, None)])
def test_fewer_than_three_such_teams_are_not_judged_on_scores(scores) -> None:
    found = one(gate.under(["goals=50"]), *narrow(*scores))
    assert found.outcome == found.unnamed.outcome == "cannot be judged"
    assert (found.unnamed.judged, found.unnamed.failed, found.unnamed.not_judged) == (None, None, None)
    assert found.unnamed.withheld["failed"].code == "few-teams"


def test_what_is_said_of_fewer_than_three_teams_is_the_same_whatever_their_scores_are() -> None:
    said = {
        everything(judge([*gate.under(["50"]), gate.apart("1")], narrow(*scores), TITLES))
        for scores in itertools.product([10, 45, 50, 90], repeat=2)
    }
    assert len(said) == 1


@pytest.mark.parametrize("scores", [(30, 30, 30), (30, 30, 30, 60, 60), (30, 60, 60)])
def test_how_many_fail_is_not_said_where_a_team_that_passed_could_tell_of_others(scores) -> None:
    found = one(gate.under(["goals=50"]), *narrow(*scores))
    assert found.outcome == "failed"
    assert found.unnamed.failed is None
    assert found.unnamed.withheld["failed"].code == "few-teams"
    assert "How many fail, and which, is not said" in found.text


@pytest.mark.parametrize("number", [3, 4, 5])
def test_nobody_can_be_sure_that_a_team_fails(number: int) -> None:
    """Neither an outsider nor a team that passed and knows it."""
    alike: dict[str, list[tuple[int, ...]]] = {}
    for scores in itertools.product([30, 60], repeat=number):
        alike.setdefault(everything(judge(gate.under(["goals=50"]), narrow(*scores), TITLES)), []).append(scores)
    assert len(alike) > 1
    for scores, said in [(scores, said) for said, group in alike.items() for scores in group if 30 in scores]:
        for knower in [place for place, score in enumerate(scores) if score == 60] or [None]:
            fitting = [other for other in alike[said] if knower is None or other[knower] == 60]
            assert all({other[place] for other in fitting} == {30, 60} for place in range(number) if scores[place] == 30)


def test_whoever_holds_the_figures_gets_one_team_judged_without_its_name_or_score() -> None:
    failed = one(gate.under(["goals=50"]), *narrow(35), fewest=1)
    passed = one(gate.under(["goals=50"]), *narrow(65), fewest=1)
    assert (failed.outcome, passed.outcome) == ("failed", "passed")
    assert failed.unnamed.failed is None
    assert "35" not in failed.text


def test_too_few_answers_are_not_a_pass_for_whoever_holds_the_figures() -> None:
    assert one(gate.under(["goals=50"]), *narrow(None), fewest=1).outcome == "cannot be judged"


@settings(max_examples=20)
@given(scores=st.lists(st.integers(0, 100), max_size=6), audience=st.sampled_from(["team", "team-and-coach"]))
def test_of_such_teams_nothing_is_written_but_how_many_fail(scores: list[int], audience: str) -> None:
    """Other teams with other names and other scores on the same side of the limit give the same to the last letter."""
    gates = gate.under(["50"])
    teams = [team(f"Team {place}", score, 100 - score, audience=audience) for place, score in enumerate(scores)]
    others = [
        team(f"Other {place}", 20 if score < 50 else 80, 20 if 100 - score < 50 else 80, audience=audience)
        for place, score in enumerate(sorted(scores))
    ]
    assert everything(judge(gates, teams, TITLES)) == everything(judge(gates, others, TITLES))


@given(scores=st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=1, max_size=6))
def test_every_figure_that_is_written_of_a_named_team_is_a_printed_one(scores: list[int | None]) -> None:
    teams = [team(f"Team {chr(65 + place)}", score, None, answered=7, size=9) for place, score in enumerate(scores)]
    verdicts = judge([gate.response_rate("60"), *gate.under(["goals=50"])], teams, TITLES)
    for verdict in verdicts.gates:
        for each, score in zip(verdict.teams, scores, strict=True):
            printed = {"7", "9", "78", "60", "50"} | ({str(score)} if score is not None else set())
            assert set(without_words(each.text)) <= printed


# What holds for all of them

scored = st.one_of(st.none(), st.integers(0, 100))
any_team = st.builds(
    lambda goals, trust, answered, size, audience, apart: team(
        "",
        answered=answered,
        size=None if size is None else max(size, answered),
        audience=audience,
        dimensions=(dimension("goals", goals, agreement=apart), dimension("trust", trust)),
    ),
    scored,
    scored,
    st.integers(0, 12),
    st.one_of(st.none(), st.integers(1, 20)),
    st.sampled_from(["team", "team-and-coach", "organisation"]),
    st.sampled_from(["close", "apart", None]),
)
any_teams = st.lists(any_team, max_size=7).map(
    lambda teams: [
        each.__class__(**{**{key: getattr(each, key) for key in each.__slots__}, "team": f"Team {place}"})
        for place, each in enumerate(teams)
    ]
)
any_gates = st.lists(
    st.sampled_from(
        [gate.response_rate("60"), gate.withheld("10%"), gate.withheld("1"), *gate.under(["50", "goals=30"]), gate.apart("0")]
    ),
    unique_by=lambda each: (each.kind, each.dimension),
    max_size=5,
)


@settings(max_examples=20)
@given(gates=any_gates, teams=any_teams)
def test_one_gate_that_failed_is_enough_and_one_that_cannot_be_judged_is_no_pass(gates, teams) -> None:
    verdicts = judge(gates, teams, TITLES)
    outcomes = [each.outcome for each in verdicts.gates]
    assert verdicts.outcome == (max(outcomes, key=ORDER.index) if outcomes else "passed")


@settings(max_examples=20)
@given(gates=any_gates, teams=any_teams, data=st.data())
def test_what_is_written_does_not_depend_on_the_order_of_teams_or_gates(gates, teams, data) -> None:
    shuffled = judge(data.draw(st.permutations(gates)), data.draw(st.permutations(teams)), TITLES)
    assert everything(shuffled) == everything(judge(gates, teams, TITLES))


@settings(max_examples=20)
@pytest.mark.parametrize("audience", ["team", "organisation"])
@given(teams=any_teams)
def test_one_more_team_that_fails_never_makes_a_gate_better(audience: str, teams) -> None:
    worse = team("Team w", 5, 5, answered=1, size=20, audience=audience)
    without = team("Team w", None, None, answered=1, size=20, audience=audience)
    for gates, one_more in [
        ([gate.response_rate("60")], worse),
        (gate.under(["goals=30"]), worse),
        ([gate.withheld("1")], without),
        ([gate.withheld("10%")], without),
    ]:
        before, after = (judge(gates, each, TITLES).outcome for each in (teams, [*teams, one_more]))
        if teams:
            assert ORDER.index(after) >= ORDER.index(before)


@settings(max_examples=20)
@given(gates=any_gates, teams=any_teams)
def test_gates_on_data_are_said_first_everywhere(gates, teams) -> None:
    verdicts = judge(gates, teams, TITLES)
    about = [each["about"] for each in json.loads(gates_json(verdicts))["gates"]]
    assert about == sorted(about)
    places = [junit(verdicts).index(f'<testsuite name="{each.asked}"') for each in verdicts.gates]
    assert places == sorted(places)
