"""Full figures, for those who hold the answers anyway (``--for analyst``): never a report, and marked as not protected."""

from collections.abc import Sequence
from dataclasses import replace

from teamcheck import __version__
from teamcheck.responses.model import Policy
from teamcheck.scorecard.analyst_model import (
    AnalystDimension,
    AnalystGroup,
    AnalystItem,
    AnalystMark,
    AnalystScorecard,
    AnalystScorecards,
    AnalystSpread,
    Organisation,
    OrganisationDimension,
    Range,
    Statistics,
)
from teamcheck.scorecard.bands import band_of
from teamcheck.scorecard.beside import comments_of, groups_exactly, mark_met
from teamcheck.scorecard.disclosure import stamp_of
from teamcheck.scorecard.item_words import word_of
from teamcheck.scorecard.model import DimensionResult, ItemResult, Scorecard
from teamcheck.scorecard.parts import item_of, title_of
from teamcheck.scorecard.public import PolicyStamp
from teamcheck.scorecard.reading import reading_of
from teamcheck.scorecard.reasons import withheld
from teamcheck.statistics.agreement import agreement, two_camps
from teamcheck.statistics.centre import Moments, mean, sd
from teamcheck.statistics.interval import USUAL_SPREAD, ends, moderated_half_width, plain_half_width, standard_error, worst_case
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.order import quartile
from teamcheck.statistics.shares import percent


def analyse(scorecards: Sequence[Scorecard], policy: Policy | None = None) -> AnalystScorecards:
    """Every figure of every team, unrounded and unprotected.

    Args:
        scorecards: The teams' exact results, of one questionnaire.
        policy: What people were told; by default the default policy.

    Returns:
        ``organisation`` is None for a single team.
    """
    told = policy or Policy()
    return AnalystScorecards(
        teams=[_team(scorecard, told) for scorecard in scorecards],
        organisation=_organisation(scorecards) if len(scorecards) > 1 else None,
    )


def _team(scorecard: Scorecard, policy: Policy) -> AnalystScorecard:
    dimensions = [_dimension(result, scorecard) for result in scorecard.dimensions]
    return AnalystScorecard(
        teamcheck=__version__,
        questionnaire=stamp_of(scorecard.questionnaire),
        policy=PolicyStamp(minimum=policy.minimum, audience=policy.audience),
        team=scorecard.team,
        round=scorecard.round,
        size=scorecard.size,
        answered=scorecard.answered,
        response_rate=percent(FLOATS, scorecard.answered, scorecard.size) if scorecard.size else None,
        dimensions=dimensions,
        groups=[
            AnalystGroup(
                id=id_, title=title, score=score, withheld={} if score is not None else withheld(score="not-all-shown")
            )
            for id_, title, score in groups_exactly(scorecard)
        ],
        checklists=[],
        real_team=[
            AnalystMark(id=item.item.id, text=item.item.text, met=mark_met(item) if item.n else None, withheld={})
            for item in scorecard.real_team
        ],
        comments=comments_of(scorecard, 0, fewest=0, reviewed=True),
        reading=reading_of(dimensions),
        withheld={} if scorecard.size else withheld(response_rate="size-unknown"),
    )


def _dimension(result: DimensionResult, scorecard: Scorecard) -> AnalystDimension:
    size, score = scorecard.size, result.score
    neutral = result.answers - result.favourable - result.unfavourable
    band, reasons = (None, {}) if score is None else band_of(score, score, scorecard.questionnaire.bands)
    if size is None:
        reasons |= withheld(worst_case="size-unknown")
    return AnalystDimension(
        **title_of(result.dimension),
        n=result.n,
        score=score,
        interval=interval_of(result.hundred, size, within=(0, 100)),
        interval_kind=None if score is None else "this team in general" if size is None else "this team now",
        favourable=percent(FLOATS, result.favourable, result.answers),
        neutral=percent(FLOATS, neutral, result.answers),
        unfavourable=percent(FLOATS, result.unfavourable, result.answers),
        agreement=agreement(result.spread),
        two_camps=two_camps(result.n, result.high, result.low),
        band=band,
        step=result.step,
        worst_case=None if size is None or score is None else worst_case(score, result.n, size),
        spread=spread_of(result.scores),
        items=[_item(item) for item in result.items],
        statistics=statistics_of(result, size),
        withheld=reasons,
    )


def _item(result: ItemResult) -> AnalystItem:
    return AnalystItem(
        **item_of(result.item),
        n=result.n,
        word=word_of(result) if result.n else None,
        score=result.score,
        counts=list(result.counts),
        mean=result.mean,
        sd=result.sd,
        withheld={},
    )


def spread_of(scores: tuple[float, ...]) -> AnalystSpread | None:
    """The middle half and the lowest and highest; None where nobody is scored (method M15)."""
    low, first, third, high = (quartile(scores, quarters) for quarters in (0, 1, 3, 4))
    if low is None or first is None or third is None or high is None:
        return None
    return AnalystSpread(middle_half=(first, third), lowest_highest=(low, high))


def statistics_of(result: DimensionResult, size: int | None) -> Statistics:
    """A dimension on its own points (methods M3 and M6 to M8)."""
    points = result.points
    plain = ends(result.mean, plain_half_width(FLOATS, points))
    corrected = None if size is None else ends(result.mean, plain_half_width(FLOATS, points, size))
    return Statistics(
        unit="share" if result.unit == "share" else "points",
        n=result.n,
        mean=result.mean,
        sd=result.sd,
        se=standard_error(FLOATS, points),
        t_interval=plain,
        fpc_interval=corrected,
        moderated_interval=interval_of(points, size, usual_spread=usual_spread(result)),
    )


def usual_spread(result: DimensionResult) -> float:
    """The usual spread within a team in the unit of the statistics (method M8)."""
    length = 1 if result.unit == "share" else result.items[0].item.scale.steps
    return USUAL_SPREAD * length / 100


def interval_of(
    moments: Moments[float], size: int | None, *, usual_spread: float = USUAL_SPREAD, within: Range | None = None
) -> Range | None:
    """The moderated interval in the unit of the moments (method M8)."""
    half = moderated_half_width(FLOATS, moments, size, usual_spread=usual_spread)
    return ends(mean(FLOATS, moments), half, within)


def _organisation(scorecards: Sequence[Scorecard]) -> Organisation:
    return Organisation(
        dimensions=[_together(results) for results in zip(*(card.dimensions for card in scorecards), strict=True)]
    )


def _together(results: Sequence[DimensionResult]) -> OrganisationDimension:
    points = results[0].points
    pooled = replace(
        points,
        n=sum(result.points.n for result in results),
        total=sum(result.points.total for result in results),
        squares=sum(result.points.squares for result in results),
    )
    return OrganisationDimension(
        id=results[0].dimension.id,
        unit="share" if results[0].unit == "share" else "points",
        n=sum(result.n for result in results),
        mean=mean(FLOATS, pooled),
        sd=sd(FLOATS, pooled),
    )
