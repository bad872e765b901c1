"""Trends made by hand, and teams of answers over several rounds."""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import pytest

from teamcheck.responses.model import Audience, Policy, Response, Responses
from teamcheck.scorecard import fives
from teamcheck.scorecard.build import score
from teamcheck.scorecard.comparison.verdict import Verdict
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.model import Scorecard
from teamcheck.scorecard.public import FULL_FROM, PublicScorecard
from teamcheck.scorecard.trend.model import TeamTrend, TrendChange, TrendRound, TrendScore
from teamcheck.scorecard.trend.team import team_trend
from teamcheck.statistics.centre import Moments

#: Score, people and, where a change is worked out, the word of each team of one dimension.
Once = tuple[int, int] | None


def score_of(found: Once, id_: str) -> TrendScore:
    """A printed score of so many people."""
    if found is None:
        return TrendScore(id_, None, None, None, None, "below-minimum")
    number, n = found
    end = None if n >= FULL_FROM else fives.end_of(number)
    return TrendScore(id_, n, number, end, (max(number - 10, 0), min(number + 10, 100)))


def sums_of(found: Once, spread: int) -> Moments[float] | None:
    """The sums of an even number of people, a spread above the mean and below it by turns."""
    if found is None:
        return None
    number, n = found
    return Moments(n, n * number, n * (number * number + spread * spread), divisor=100, factor=100)


def round_of(name: str, *scores: Once, spread: int = 20) -> TrendRound:
    return TrendRound(
        name,
        max(n for found in scores if found for _, n in [found]) if any(scores) else 4,
        "full",
        tuple(score_of(found, f"d{place}") for place, found in enumerate(scores)),
        tuple(sums_of(found, spread) for found in scores),
    )


def trend_of(team: str, rounds: Mapping[str, Once], word: Verdict | None = None, *, spread: int = 20) -> TeamTrend:
    """A team of one dimension over its rounds; with the word where a change is worked out."""
    made = [round_of(name, found, spread=spread) for name, found in rounds.items()]
    return TeamTrend(team, tuple(made), _changes(made[-2:], word) if len(made) > 1 else ())


def _changes(two: Sequence[TrendRound], word: Verdict | None) -> tuple[TrendChange, ...]:
    then, now = two
    found = []
    for before, after in zip(then.scores, now.scores, strict=True):
        if before.score is None or after.score is None:
            found.append(TrendChange(before.id, "not comparable", None, None, None, "below-minimum"))
        elif word is None:
            found.append(TrendChange(before.id, "cannot tell", None, None, 20, "below-12"))
        else:
            found.append(TrendChange(before.id, word, after.score - before.score, (-1, 1), None))
    return tuple(found)


class Team(NamedTuple):
    """A team's rounds, in full and as they may be shown."""

    cards: list[Scorecard]
    shown: list[PublicScorecard]

    @property
    def trend(self) -> TeamTrend:
        return team_trend(self.cards, self.shown)


Answers = Sequence[Sequence[int | None]]


class Trends(NamedTuple):
    """What tests of trends make theirs with."""

    trend: Callable[..., TeamTrend]
    asked: Callable[..., Team]
    people: Callable[..., Answers]


@pytest.fixture(scope="session")
def trends(lab) -> Trends:
    questionnaire = lab.questionnaire(lab.asked(3), lab.asked(3, negative=(1,)), lab.asked(1))

    def asked(rounds: Mapping[str | None, Answers], team: str = "Red", audience: Audience = "team") -> Team:
        ids = tuple(item.id for item in questionnaire.items)
        cards = []
        for name, rows in rounds.items():
            made = Responses(ids, tuple(Response(team, name, None, tuple(row)) for row in rows), sizes={})
            cards += score(made, questionnaire, round=name)
        return Team(cards, [disclose(card, Policy(audience=audience)) for card in cards])

    return Trends(trend_of, asked, people)


def people(count: int, level: float, seed: int) -> Answers:
    """Rows of answers scattered round a point of a scale of 1 to 5, a few of them missing."""
    chance = random.Random(seed)
    return [
        [None if chance.random() < 0.05 else min(5, max(1, round(chance.gauss(level, 0.9)))) for _ in range(7)]
        for _ in range(count)
    ]
