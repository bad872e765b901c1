"""The ``statistics`` of a dimension for analysts: one team, on the questionnaire's own points."""

from collections.abc import Sequence
from dataclasses import dataclass

from teamcheck.scorecard.analyst.model import Agreed, DrawnIn, Nulls, Range, Statistics, Unit
from teamcheck.scorecard.analyst.undefined import undefined
from teamcheck.scorecard.model import DimensionResult
from teamcheck.scorecard.public import Withheld
from teamcheck.statistics.agreement_indices import NULLS, average_deviation, rstar_wg, rwg_j, variance_ratio
from teamcheck.statistics.centre import Moments, mean
from teamcheck.statistics.complete import CompleteCases
from teamcheck.statistics.interval import USUAL_SPREAD, ends, moderated_half_width, plain_half_width, standard_error
from teamcheck.statistics.items import mean_item_variance
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.order import people_scores, quartile

Counts = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What all teams make of one dimension of one team.

    Attributes:
        drawn_in: Its mean, drawn in towards that of all teams.
        why_not_drawn_in: The code of why a part of that is undefined; None where all of it is there.
        percentile: Its rank among all teams, 0 to 100; None where nobody is scored.
    """

    drawn_in: DrawnIn
    why_not_drawn_in: str | None
    percentile: float | None


def statistics_of(result: DimensionResult, size: int | None, beside: Beside | None, *, usual_spread: float) -> Statistics:
    """A dimension on its own points (methods M3, M6 to M8, M14 to M17, M35 and M36).

    Args:
        result: The team's exact result.
        size: Members of the team, or None when unknown.
        beside: What the other teams make of it; None for a team alone.
        usual_spread: Usual spread within a team, in points of 100 (method M8).
    """
    points, scored, shares = result.points, result.tally.scored, result.plan.mixed
    complete, (lowest, highest) = complete_of(result), scale_of(result)
    agreed, listwise = (_agreement(counts, shares=shares) for counts in (scored, complete.counts))
    return Statistics(
        unit=unit_of(result),
        scale=(lowest, highest),
        n=result.n,
        mean=result.mean,
        median=quartile(people_scores(result.tally.scores, points), 2),
        sd=result.sd,
        se=standard_error(FLOATS, points),
        t_interval=ends(result.mean, plain_half_width(FLOATS, points)),
        fpc_interval=None if size is None else ends(result.mean, plain_half_width(FLOATS, points, size)),
        moderated_interval=interval_of(points, size, usual_spread=usual_spread * (highest - lowest) / 100),
        mean_item_variance=agreed.mean_item_variance,
        rwg_j=agreed.rwg_j,
        rstar_wg=agreed.rstar_wg,
        ad_mean=agreed.ad_mean,
        ad_median=agreed.ad_median,
        n_complete=complete.n,
        listwise=listwise,
        empirical_bayes=DrawnIn(moments=None, reml=None) if beside is None else beside.drawn_in,
        percentile=None if beside is None else beside.percentile,
        withheld=_undefined(result, size, beside, agreed, listwise),
    )


def unit_of(result: DimensionResult) -> Unit:
    """Points of the questionnaire, or shares of the scale where a dimension mixes scales."""
    return "share" if result.unit == "share" else "points"


def scale_of(result: DimensionResult) -> tuple[int, int]:
    """The two ends of the scale in the unit of the statistics."""
    scale = result.items[0].item.scale
    return (0, 1) if result.unit == "share" else (scale.lowest, scale.highest)


def complete_of(result: DimensionResult) -> CompleteCases:
    """The people who answered every item.

    Raises:
        ValueError: They were not counted: `score` was not asked for them.
    """
    if result.tally.complete is None:
        raise ValueError("full figures need complete answers counted: score(..., complete=True)")
    return result.tally.complete


def interval_of(
    moments: Moments[float], size: int | None, *, usual_spread: float = USUAL_SPREAD, within: Range | None = None
) -> Range | None:
    """The moderated interval in the unit of the moments (method M8)."""
    half = moderated_half_width(FLOATS, moments, size, usual_spread=usual_spread)
    return ends(mean(FLOATS, moments), half, within)


def _agreement(counts: Counts, *, shares: bool) -> Agreed:
    """The figures of agreement that are given of all answers, and of people without a gap."""
    ratios = {null: variance_ratio(counts, null) for null in NULLS}
    return Agreed(
        mean_item_variance=mean_item_variance(counts, shares=shares),
        rwg_j=Nulls(**{null: rwg_j(ratio) for null, ratio in ratios.items()}),
        rstar_wg=Nulls(**{null: rstar_wg(ratio) for null, ratio in ratios.items()}),
        ad_mean=average_deviation(counts, "mean", shares=shares),
        ad_median=average_deviation(counts, "median", shares=shares),
    )


def _undefined(result: DimensionResult, size: int | None, beside: Beside | None, agreed: Agreed, listwise: Agreed) -> Withheld:
    """Why figures are missing; of an index beside several null variances, why some or all of them are."""
    n = result.n
    pair = "nobody" if n == 0 else "one-person" if n == 1 else None
    answers = "two-answers" if agreed.mean_item_variance is None else None
    no_null = answers or _no_null(agreed)
    return undefined(
        mean=None if n else "nobody",
        median=None if n else "nobody",
        sd=pair,
        se=pair,
        t_interval=pair,
        fpc_interval="size-unknown" if size is None else pair,
        moderated_interval=None if n else "nobody",
        mean_item_variance=answers,
        rwg_j=no_null,
        rstar_wg=no_null,
        ad_mean=answers,
        ad_median=answers,
        listwise="two-complete" if listwise.mean_item_variance is None else _no_null(listwise),
        empirical_bayes="nobody" if n == 0 else "one-team" if beside is None else beside.why_not_drawn_in,
        percentile="nobody" if n == 0 else "one-team" if beside is None else None,
    )


def _no_null(agreed: Agreed) -> str | None:
    return "no-null" if None in agreed.rwg_j.model_dump().values() else None
