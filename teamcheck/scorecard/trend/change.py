"""What changed in an organisation between the last two rounds, as it may be shown (method M72)."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from statistics import median

from teamcheck.responses.model import Audience
from teamcheck.scorecard import fives
from teamcheck.scorecard.public import PublicTotal
from teamcheck.scorecard.public_change import ChangedDimension, ChangedRound, PublicChange, RoundMiddle
from teamcheck.scorecard.reasons import withheld
from teamcheck.scorecard.totals.public import PublicOrganisation
from teamcheck.scorecard.totals.shown_teams import FEWEST_FOR_MEDIAN
from teamcheck.scorecard.trend.by_word import teams_by_word
from teamcheck.scorecard.trend.gather import GatheredDimension, gather
from teamcheck.scorecard.trend.lowest import lowest_teams
from teamcheck.scorecard.trend.model import TeamTrend


def change_of(
    trends: Iterable[TeamTrend],
    rounds: Sequence[str | None],
    audience: Audience,
    *,
    totals: Sequence[PublicOrganisation | None] = (),
) -> PublicChange | None:
    """Put the trends of all teams together.

    Args:
        trends: Every team once, in any order; they are gone through once and not kept.
        rounds: Names of all rounds of all teams, earliest first.
        audience: The narrowest that people of any team were told of in any of the rounds.
        totals: What may be shown of everybody in each round, in their order; None for a round where that is not at hand, and
            nothing where it is for none.

    Returns:
        None where there are fewer than two rounds, or no team.
    """
    if len(rounds) < 2:
        return None
    found = gather(trends, rounds)
    if not any(found.teams):
        return None
    together = [_totals(each) for each in (totals or [None] * len(rounds))]
    return PublicChange(
        rounds=[ChangedRound(round=name, teams=found.teams[at], answered=found.answered[at]) for at, name in enumerate(rounds)],
        both=found.both,
        only_then=found.only_then,
        only_now=found.only_now,
        dimensions=[_dimension(each, together, audience) for each in found.dimensions.values()],
    )


def _totals(organisation: PublicOrganisation | None) -> dict[str, PublicTotal]:
    """Everybody together, by dimension."""
    nodes = [] if organisation is None else organisation.nodes
    return {total.id: total for node in nodes if not node.path for total in node.dimensions}


def _dimension(found: GatheredDimension, together: Sequence[dict[str, PublicTotal]], audience: Audience) -> ChangedDimension:
    lowest, code = lowest_teams(found)
    few = len(found.twice) < FEWEST_FOR_MEDIAN
    missing = ({"median_change": "few-twice"} if few else {}) | ({"lowest": code} if lowest is None else {})
    # in whole points a team of ten or more, where such teams are few, would have a name beside the others
    aside = (lambda score: score) if audience == "organisation" else fives.printed
    return ChangedDimension(
        id=found.id,
        rounds=[
            _middle(_aside(scores, aside), totals.get(found.id)) for scores, totals in zip(found.scores, together, strict=True)
        ],
        teams=len(found.twice),
        median_change=None if few else float(median(aside(each.now) - aside(each.then) for each in found.twice)),
        words=teams_by_word(found, audience),
        lowest=lowest,
        withheld=withheld(**missing),
    )


def _aside(scores: Counter[int], printed: Callable[[int], int]) -> Counter[int]:
    """Scores with the number of their teams, as they stand side by side."""
    found: Counter[int] = Counter()
    for score, teams in scores.items():
        found[printed(score)] += teams
    return found


def _middle(scores: Counter[int], total: PublicTotal | None) -> RoundMiddle:
    """A dimension in one round: the median of the teams' printed scores, and the printed score of everybody together."""
    few = scores.total() < FEWEST_FOR_MEDIAN
    missing = {"median": "few-scores"} if few else {}
    reasons = withheld(**missing)
    if total is None:
        reasons |= withheld(total="no-totals")
    elif total.score is None:
        reasons["total"] = total.withheld["score"]
    return RoundMiddle(
        teams=scores.total(),
        median=None if few else float(median(scores.elements())),
        total=None if total is None else total.score,
        total_end=None if total is None else total.score_end,
        withheld=reasons,
    )
