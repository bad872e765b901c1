"""What is given out of many teams over their rounds, as the ledger looks at it (methods M64 and M72).

Middles of teams and numbers of teams by their word follow from what the teams' own reports print, and from which teams there
are. The answers are looked at team by team. But a team that comes in late would be what the second figures tell beside the
first. So each round, and each change, is given out over one set of teams.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from teamcheck.organisation.ledger.release import ONCE, Release
from teamcheck.scorecard.trend.model import TeamTrend

#: The teams of a dimension, each with how many people its score is of.
_Teams = dict[str, list[tuple[str, int]]]


def trend_releases(trends: Iterable[TeamTrend], rounds: Sequence[str | None], questionnaire: str) -> Iterator[Release]:
    """The middles of every round, and the change between the last two.

    Args:
        trends: Every team once, in any order.
        rounds: Names of all rounds, earliest first; two or more.
        questionnaire: Id of what was asked; of an extension that of what it extends.
    """
    found: dict[str | None, _Teams] = {name: {} for name in rounds}
    both: _Teams = {}
    for trend in trends:
        people = {
            round_.round: {score.id: score.n for score in round_.scores if score.n is not None} for round_ in trend.rounds
        }
        for name, of_round in people.items():
            _take(found[name], trend.team, of_round)
        then, now = (people.get(name, {}) for name in rounds[-2:])
        _take(both, trend.team, {id_: n + now[id_] for id_, n in then.items() if id_ in now})
    for name, teams in found.items():
        yield from _release(("middles",), questionnaire, name, teams)
    yield from _release(("change", rounds[-2] or ""), questionnaire, rounds[-1], both)


def _take(teams: _Teams, team: str, people: dict[str, int]) -> None:
    for id_, n in people.items():
        teams.setdefault(id_, []).append((team, n))


def _release(of: tuple[str, ...], questionnaire: str, round_: str | None, teams: _Teams) -> Iterator[Release]:
    """Over which teams figures are given out; nothing where there is none."""
    counted = {
        f"{ONCE}{id_}": (sum(n for _, n in there), json.dumps(sorted(team for team, _ in there)))
        for id_, there in teams.items()
    }
    if counted:
        yield Release(of, questionnaire, round_, counted)
