"""A change of many teams is given out over one set of teams: a team that comes in late would be what a second one tells."""

import pytest

from teamcheck.organisation.ledger.book import Ledger
from teamcheck.organisation.ledger.rule import clash_of, entry_of
from teamcheck.organisation.ledger.trends import trend_releases
from teamcheck.scorecard.trend.model import TeamTrend, TrendRound, TrendScore

ROUNDS = ["spring", "autumn"]


def team(name, *rounds):
    """A team with a round of so many people each; no score below five."""
    made = [
        TrendRound(of, n, "full", (TrendScore("goals", n if n >= 5 else None, 60 if n >= 5 else None, None, None),))
        for of, n in rounds
    ]
    return TeamTrend(name, tuple(made), ())


TEAMS = [team(f"T{at}", ("spring", 12), ("autumn", 13)) for at in range(6)]


def entries(teams, rounds=ROUNDS):
    return [
        entry_of(release, "salt", b"key", day="2026-03-02", what="batch", minimum=5)
        for release in trend_releases(teams, rounds, "seven-features")
    ]


def clashes(teams, rounds=ROUNDS, *, after=TEAMS):
    ledger = Ledger("salt", tuple(entries(after)))
    return [clash_of(entry, ledger) is not None for entry in entries(teams, rounds)]


def test_the_same_teams_in_any_order_may_be_given_out_again():
    assert clashes(TEAMS[::-1]) == [False, False, False]


def test_a_new_round_is_no_conflict():
    later = [team(each.team, ("autumn", 13), ("winter", 12)) for each in TEAMS]
    assert clashes(later, ["autumn", "winter"]) == [False, False, False]
    three = [team(each.team, ("spring", 12), ("autumn", 13), ("winter", 12)) for each in TEAMS]
    assert clashes(three, [*ROUNDS, "winter"]) == [False, False, False, False]


@pytest.mark.parametrize(
    ("late", "found"),
    [
        (team("Late", ("spring", 12), ("autumn", 13)), [True, True, True]),
        (team("Late", ("spring", 12)), [True, False, False]),
        (team("Late", ("autumn", 40)), [False, True, False]),
        (team("Few", ("spring", 4), ("autumn", 4)), [False, False, False]),
    ],
)
def test_a_team_that_comes_in_late_is_refused_wherever_it_would_count(late, found):
    assert clashes([*TEAMS, late]) == found


def test_the_change_to_another_earlier_round_is_no_conflict():
    other = [team(each.team, ("winter", 12), ("autumn", 13)) for each in TEAMS]
    assert clashes(other, ["winter", "autumn"]) == [False, False, False]
