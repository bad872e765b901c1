"""All teams gone through once, one after the other: what the change of an organisation is made of, in a few numbers a team."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from teamcheck.scorecard.comparison.verdict import Verdict
from teamcheck.scorecard.trend.model import TeamTrend, TrendRound, TrendScore
from teamcheck.statistics.asked_again import Then
from teamcheck.statistics.centre import Moments


class Twice(NamedTuple):
    """A team with a printed score in both of the last two rounds: the scores, and how many people each is of."""

    then: int
    n_then: int
    now: int
    n_now: int


@dataclass(slots=True)
class GatheredDimension:
    """One dimension of all teams.

    Attributes:
        id: Of the dimension.
        scores: For each round, the printed scores of teams, each with how many teams have it.
        then: Every team with a printed score in the last round but one.
        sums: What is behind these scores.
        twice: The teams with a printed score in both of the last two rounds.
        words: How many teams have a change of which a word is said, by word.
        too_few: How many have too few answers for a change to be worked out.
        not_comparable: How many have nothing to compare.
    """

    id: str
    scores: list[Counter[int]]
    then: list[Then] = field(default_factory=list)
    sums: list[Moments[float]] = field(default_factory=list)
    twice: list[Twice] = field(default_factory=list)
    words: Counter[Verdict] = field(default_factory=Counter)
    too_few: int = 0
    not_comparable: int = 0


@dataclass(slots=True)
class Gathered:
    """All teams over the rounds.

    Attributes:
        rounds: Their names, earliest first.
        teams: Teams with answers in each.
        answered: Their answers.
        both: Teams in both of the last two.
        only_then: Teams in the first of these only.
        only_now: Teams in the second only.
        dimensions: By id, in the order of the questionnaire.
    """

    rounds: Sequence[str | None]
    teams: list[int]
    answered: list[int]
    both: int = 0
    only_then: int = 0
    only_now: int = 0
    dimensions: dict[str, GatheredDimension] = field(default_factory=dict)


def gather(trends: Iterable[TeamTrend], rounds: Sequence[str | None]) -> Gathered:
    """Go through all teams, in any order.

    Args:
        trends: The teams.
        rounds: Names of all rounds, earliest first; two or more.
    """
    found = Gathered(rounds, [0] * len(rounds), [0] * len(rounds))
    places = {name: place for place, name in enumerate(rounds)}
    for trend in trends:
        for round_ in trend.rounds:
            _take_round(found, places[round_.round], round_)
        _take_team(found, {round_.round: round_ for round_ in trend.rounds}, trend)
    return found


def _take_round(found: Gathered, place: int, round_: TrendRound) -> None:
    found.teams[place] += 1
    found.answered[place] += round_.answered
    for score in round_.scores:
        if score.id not in found.dimensions:
            found.dimensions[score.id] = GatheredDimension(score.id, [Counter() for _ in found.rounds])
        if score.score is not None:
            found.dimensions[score.id].scores[place][score.score] += 1


def _take_team(found: Gathered, there: dict[str | None, TrendRound], trend: TeamTrend) -> None:
    then, now = (there.get(name) for name in found.rounds[-2:])
    if then is not None:
        _take_then(found, then)
    if then is not None and now is not None:
        found.both += 1
        comparable = {change.id for change in trend.changes if change.verdict != "not comparable"}
        _take_twice(found, [score for score in then.scores if score.id in comparable], now)
        _take_words(found, trend)
    elif then is not None:
        found.only_then += 1
    elif now is not None:
        found.only_now += 1


def _take_then(found: Gathered, then: TrendRound) -> None:
    for score, sums in zip(then.scores, then.sums, strict=True):
        if score.score is not None and score.n and sums is not None:
            found.dimensions[score.id].then.append(Then(score.score, score.n))
            found.dimensions[score.id].sums.append(sums)


def _take_twice(found: Gathered, then: Iterable[TrendScore], now: TrendRound) -> None:
    """Take the scores of what can be compared."""
    after = {score.id: score for score in now.scores}
    for before in then:
        score = after[before.id]
        if before.score is not None and score.score is not None and before.n and score.n:
            found.dimensions[before.id].twice.append(Twice(before.score, before.n, score.score, score.n))


def _take_words(found: Gathered, trend: TeamTrend) -> None:
    for change in trend.changes:
        dimension = found.dimensions[change.id]
        if change.change is not None:
            dimension.words[change.verdict] += 1
        elif change.verdict == "not comparable":
            dimension.not_comparable += 1
        else:
            dimension.too_few += 1
