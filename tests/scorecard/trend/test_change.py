"""The change of an organisation: coverage, middles, teams by word, and what of it may be said."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.scorecard.public import PublicTotal
from teamcheck.scorecard.reasons import withheld
from teamcheck.scorecard.totals.public import PublicNode, PublicOrganisation
from teamcheck.scorecard.trend.change import change_of

ROUNDS = ["r1", "r2"]
COUNTS = ("up", "down", "clear_up", "possible_up", "same", "unclear", "possible_down", "clear_down")
#: Words of twelve teams: two clearly up, two possibly, five cannot tell, one about the same, one possibly down, one clearly.
TWELVE = (
    ["clear improvement"] * 2
    + ["possible improvement"] * 2
    + ["cannot tell"] * 5
    + ["about the same", "possible decline", "clear decline"]
)


@pytest.fixture
def twelve(trends):
    return [trends.trend(f"T{at:02}", {"r1": (40 + at, 12), "r2": (45 + at, 12)}, word) for at, word in enumerate(TWELVE)]


def only(change):
    (dimension,) = change.dimensions
    return dimension


def counts(dimension):
    return {name: getattr(dimension.words, name) for name in COUNTS}


def test_teams_are_counted_by_the_rounds_they_answered_in(trends):
    teams = [
        trends.trend("A", {"r1": (50, 12), "r2": (60, 12)}, "cannot tell"),
        trends.trend("B", {"r1": (50, 9)}),
        trends.trend("C", {"r2": (50, 12)}),
        trends.trend("D", {"r0": (50, 12), "r2": (50, 12)}, "clear improvement"),
        trends.trend("E", {"r0": (50, 7)}),
    ]
    found = change_of(teams, ["r0", "r1", "r2"], "organisation")
    assert (found.both, found.only_then, found.only_now) == (1, 1, 2)
    assert [(each.round, each.teams, each.answered) for each in found.rounds] == [("r0", 2, 19), ("r1", 2, 21), ("r2", 3, 36)]
    assert only(found).words.told == 1, "the change of D is not between these two rounds"


def test_one_round_is_no_change(trends):
    assert change_of([trends.trend("A", {"r1": (50, 12)})], ["r1"], "team") is None
    assert change_of([], ROUNDS, "team") is None


def test_where_teams_may_be_named_every_word_is_counted(twelve):
    dimension = only(change_of(twelve, ROUNDS, "organisation"))
    assert counts(dimension) == dict(zip(COUNTS, (4, 2, 2, 2, 1, 5, 1, 1), strict=True))
    assert (dimension.words.told, dimension.words.too_few, dimension.words.not_comparable) == (12, 0, 0)
    assert dimension.words.withheld == {}


@pytest.mark.parametrize("audience", ["team", "team-and-coach"])
def test_where_teams_may_not_be_named_there_are_two_numbers_of_three_teams_or_more(twelve, audience):
    dimension = only(change_of(twelve, ROUNDS, audience))
    assert counts(dimension) == {**dict.fromkeys(COUNTS), "up": 4}
    codes = {name: reason.code for name, reason in dimension.words.withheld.items()}
    assert codes == {**dict.fromkeys(COUNTS[2:], "words-of-teams"), "down": "hardly-any"}


def test_below_five_teams_with_a_word_none_is_counted(trends, twelve):
    few = [trends.trend(f"F{at}", {"r1": (50, 7), "r2": (60, 7)}) for at in range(9)]
    none = [trends.trend("N", {"r1": None, "r2": (60, 7)})]
    dimension = only(change_of([*twelve[:4], *few, *none], ROUNDS, "organisation"))
    assert set(counts(dimension).values()) == {None}
    assert {reason.code for reason in dimension.words.withheld.values()} == {"few-words"}
    assert (dimension.words.told, dimension.words.too_few, dimension.words.not_comparable) == (4, 9, 1)
    assert only(change_of([*twelve[:5], *few], ROUNDS, "organisation")).words.clear_up == 2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(set(TWELVE))), min_size=1, max_size=16))
def test_no_team_learns_the_word_of_another(trends, words):
    """Whoever knows their own word, and reads the two numbers, finds for each other team more than one way that it went."""
    teams = [trends.trend(f"T{at}", {"r1": (50, 12), "r2": (55, 12)}, word) for at, word in enumerate(words)]
    found = only(change_of(teams, ROUNDS, "team")).words
    ways = [(up, down) for up in range(len(words) + 1) for down in range(len(words) + 1 - up) if fits(found, up, down)]
    own = {"up": sum("improvement" in word for word in words), "down": sum("decline" in word for word in words)}
    assert (own["up"], own["down"]) in ways
    for way in {way_of(word) for word in words}:
        others = {other for up, down in ways for other in left_over(up, down, len(words), way)}
        assert len(others) > 1 or len(words) == 1


def way_of(word):
    return "up" if "improvement" in word else "down" if "decline" in word else "neither"


def left_over(up, down, told, own):
    """The ways that another team can have gone."""
    left = {"up": up, "down": down, "neither": told - up - down}
    left[own] -= 1
    return {way for way, teams in left.items() if teams > 0} if min(left.values()) >= 0 else set()


def fits(found, up, down):
    return all(_fits(found, way, teams) for way, teams in (("up", up), ("down", down)))


def _fits(found, way, teams):
    if getattr(found, way) is not None:
        return getattr(found, way) == teams
    code = found.withheld[way].code
    return {"few-words": True, "hardly-any": teams < 3, "nearly-all": found.told - teams < 3}[code]


def test_middles_are_of_printed_scores_from_five_teams_on(trends):
    teams = [trends.trend(f"T{at}", {"r1": (40 + 5 * at, 7), "r2": (40 + 10 * at, 7)}) for at in range(5)]
    dimension = only(change_of(teams, ROUNDS, "team"))
    assert [(each.teams, each.median) for each in dimension.rounds] == [(5, 50.0), (5, 60.0)]
    assert (dimension.teams, dimension.median_change) == (5, 10.0)
    dimension = only(change_of([*teams[:4], trends.trend("N", {"r1": (20, 7), "r2": None})], ROUNDS, "team"))
    assert [(each.teams, each.median) for each in dimension.rounds] == [(5, 45.0), (4, None)]
    assert (dimension.teams, dimension.median_change) == (4, None)
    assert dimension.withheld["median_change"].code == "few-twice"
    assert dimension.rounds[1].withheld["median"].code == "few-scores"


def test_where_teams_may_not_be_named_middles_are_of_scores_to_the_nearest_five(trends):
    scores = [(41, 53), (47, 58), (53, 63), (58, 71), (63, 78)]
    teams = [trends.trend(f"T{at}", {"r1": (then, 14), "r2": (now, 14)}) for at, (then, now) in enumerate(scores)]
    named, unnamed = (only(change_of(teams, ROUNDS, audience)) for audience in ("organisation", "team"))
    assert [each.median for each in named.rounds] == [53.0, 63.0]
    assert [each.median for each in unnamed.rounds] == [55.0, 65.0]
    assert (named.median_change, unnamed.median_change) == (12.0, 15.0)


def everybody(score, end=None):
    """An organisation's figures of everybody together, of one dimension."""
    names = set(PublicTotal.model_fields) - {"id", "title", "role", "items", "left_out", "withheld"}
    of = {"id": "d0", "title": "D", "role": "measured", "items": [], "left_out": [], "score": score, "score_end": end}
    reasons = withheld(score="few-teams") if score is None else {}
    total = PublicTotal(**dict.fromkeys(names) | of, withheld=reasons)
    values = {"path": [], "name": "Everybody", "level": "", "teams": 9, "size": None, "answered": 90, "response_rate": None}
    node = PublicNode(**values, dimensions=[total], withheld={})
    return PublicOrganisation.model_construct(nodes=[node])


def test_totals_are_repeated_as_they_are_printed(twelve):
    found = only(change_of(twelve, ROUNDS, "team", totals=[everybody(90, "or more"), everybody(62)])).rounds
    assert [(each.total, each.total_end) for each in found] == [(90, "or more"), (62, None)]
    found = only(change_of(twelve, ROUNDS, "team", totals=[None, everybody(None)])).rounds
    assert [each.total for each in found] == [None, None]
    assert [each.withheld["total"].code for each in found] == ["no-totals", "few-teams"]


def test_the_order_of_teams_changes_nothing(trends):
    chance = random.Random(5)
    teams = [
        trends.trend(
            f"T{at}",
            {"r1": (chance.randrange(20, 90), 12), "r2": (chance.randrange(20, 90), 13)},
            chance.choice(TWELVE),
        )
        for at in range(40)
    ]
    first = change_of(teams, ROUNDS, "organisation")
    chance.shuffle(teams)
    assert change_of(iter(teams), ROUNDS, "organisation") == first


def test_no_team_is_named(twelve):
    assert "T0" not in change_of(twelve, ROUNDS, "organisation").model_dump_json()
