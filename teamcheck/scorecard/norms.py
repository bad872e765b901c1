"""Norms of many teams, made of what each team's own report shows (method M50).

A small team's score enters as it is printed, to the nearest 5, and a larger one's in whole points. So whatever is worked out
of norms, even of two editions that one team apart, is no finer than that team's own report. Rounding what comes out keeps most
of that back too, from whoever has no report: figures of few teams are to the nearest 5. Only the spread within teams needs
more than a report of a small team shows: it is taken from teams of ten or more, whose spread may be shown.
"""

from collections.abc import Sequence
from datetime import date
from math import sqrt
from typing import NamedTuple

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.norms_format import FEWEST_TEAMS, DimensionNorm, Norms
from teamcheck.scorecard import fives
from teamcheck.scorecard.model import DimensionResult, Scorecard
from teamcheck.scorecard.public import FULL_FROM, PublicDimension, PublicScorecard
from teamcheck.statistics.between_teams import anova
from teamcheck.statistics.interval import USUAL_SPREAD
from teamcheck.statistics.norms import quantiles, spread_between
from teamcheck.statistics.order import quantile
from teamcheck.statistics.rounding import to_nearest

#: Fewest teams whose figures are in whole points; of fewer they are to the nearest 5 (method M50).
WHOLE_POINTS_FROM = 100
#: Fewest teams of ten or more of which the spread within teams is told.
FEWEST_LARGE = 10


class Both(NamedTuple):
    """One team's result, in full and as it may be shown."""

    full: Scorecard
    shown: PublicScorecard


class Made(NamedTuple):
    """What is said of norms by whoever builds them; the words are those of `Norms`."""

    edition: str
    day: date
    sector: str | None = None
    licence: str | None = None
    made_up: bool = False


def norms_of(teams: Sequence[Both], questionnaire: Questionnaire, made: Made) -> Norms | None:
    """The norms of many teams that were asked the same.

    Args:
        teams: Every team once; those without a score take no part.
        questionnaire: What they were asked.
        made: What is said of the norms.

    Returns:
        The dimensions in which twenty teams or more have a score; None where there is none.
    """
    found = {dimension.id: _norm(place, teams) for place, dimension in enumerate(questionnaire.scored)}
    dimensions = {id_: norm for id_, norm in found.items() if norm is not None}
    if not dimensions:
        return None
    scored = [team for team in teams if has_score(team)]
    return Norms(
        schema="teamcheck/norms/1",
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        **made._asdict(),
        teams=len(scored),
        people=sum(team.shown.answered for team in scored),
        dimensions=dimensions,
    )


def has_score(team: Both) -> bool:
    """Whether a team has a score in any dimension, and so takes part."""
    return any(_takes_part(shown) for shown in team.shown.dimensions)


def _takes_part(shown: PublicDimension) -> bool:
    return shown.score is not None and shown.n is not None


def _norm(place: int, teams: Sequence[Both]) -> DimensionNorm | None:
    """One dimension's norms, in whole points or in fives; None below `FEWEST_TEAMS`."""
    there = [(team.full.dimensions[place], shown) for team in teams if _takes_part(shown := team.shown.dimensions[place])]
    if len(there) < FEWEST_TEAMS:
        return None
    scores = sorted(shown.score for _, shown in there if shown.score is not None)
    people = [full.n for full, _ in there]
    within = _spread_within([full for full, _ in there])
    step = 1 if len(there) >= WHOLE_POINTS_FROM else fives.STEP
    return DimensionNorm(
        statements=there[0][0].dimension.sha256,
        teams=len(there),
        people=sum(people),
        median_people=to_nearest(quantile(sorted(people), 50) or 1),
        mean=to_nearest(sum(scores) / len(scores), step),
        sd_between=to_nearest(spread_between(scores, people, within or USUAL_SPREAD), step),
        sd_within=None if within is None else to_nearest(within),
        quantiles={percent: to_nearest(score, step) for percent, score in quantiles(scores).items()},
    )


def _spread_within(results: Sequence[DimensionResult]) -> float | None:
    """How far people of one team differ, from teams of ten or more; None where such teams are too few, or nobody differs."""
    full = [result.hundred for result in results if result.n >= FULL_FROM]
    found = anova(full) if len(full) >= FEWEST_LARGE else None
    if found is None or found.msw is None:
        return None
    within = sqrt(found.msw)
    return within if to_nearest(within) else None
