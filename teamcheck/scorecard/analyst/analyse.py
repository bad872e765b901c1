"""Full figures, for those who hold the answers anyway (``--for analyst``): never a report, and marked as not protected."""

from collections.abc import Mapping, Sequence
from datetime import date

from teamcheck import __version__
from teamcheck.responses.model import MINIMUM, Policy
from teamcheck.responses.norms_format import Norms
from teamcheck.scorecard import placing
from teamcheck.scorecard.analyst.model import (
    AnalystDimension,
    AnalystGroup,
    AnalystItem,
    AnalystMark,
    AnalystScorecard,
    AnalystScorecards,
    AnalystSpread,
    AnalystUnscored,
    Organisation,
)
from teamcheck.scorecard.analyst.organisation import Together, organisation_dimension, together
from teamcheck.scorecard.analyst.statistics import Beside, interval_of, statistics_of
from teamcheck.scorecard.analyst.undefined import undefined
from teamcheck.scorecard.bands import band_of
from teamcheck.scorecard.beside import comments_of, groups_exactly, mark_met
from teamcheck.scorecard.checklists import exactly
from teamcheck.scorecard.item_words import word_of
from teamcheck.scorecard.model import DimensionResult, ItemResult, Scorecard
from teamcheck.scorecard.parts import item_of, stamp_of, title_of
from teamcheck.scorecard.public import PolicyStamp
from teamcheck.scorecard.reading import reading_of
from teamcheck.scorecard.reasons import withheld
from teamcheck.statistics.agreement import agreement, two_camps
from teamcheck.statistics.interval import worst_case
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.order import quartile
from teamcheck.statistics.shares import percent
from teamcheck.statistics.van_der_eijk import van_der_eijk_a

#: Figures of a dimension that take a person.
_OF_NOBODY = (
    "score", "interval", "interval_kind", "favourable", "neutral", "unfavourable", "agreement", "two_camps", "band", "step",
    "worst_case", "spread",
)  # fmt: skip


def analyse(
    scorecards: Sequence[Scorecard],
    policy: Policy | None = None,
    *,
    left_out: Mapping[str, int] | None = None,
    norms: Norms | None = None,
    today: date | None = None,
) -> AnalystScorecards:
    """Every figure of every team, unrounded and unprotected.

    Args:
        scorecards: The teams' exact results, of one questionnaire, with complete answers counted.
        policy: What people were told; by default the default policy.
        left_out: How many people's answers were left out before scoring, by reason; by default nobody's were.
        norms: Figures of other teams that were asked the same; they say how far people of a team usually differ.
        today: The day on which norms can be old.

    Returns:
        ``organisation`` is None for a single team.

    Raises:
        ValueError: Complete answers were not counted.
    """
    told = policy or Policy()
    columns = list(zip(*(card.dimensions for card in scorecards), strict=True)) if len(scorecards) > 1 else []
    others = [together(results) for results in columns]
    return AnalystScorecards(
        teams=[_team(card, _beside(place, card, others), told, norms, today) for place, card in enumerate(scorecards)],
        organisation=Organisation(dimensions=list(map(organisation_dimension, columns, others))) if columns else None,
        left_out=dict(left_out or {}),
    )


def _beside(place: int, card: Scorecard, others: Sequence[Together]) -> list[Beside | None]:
    """What the other teams make of each dimension of one team; None for a team alone."""
    if not others:
        return [None] * len(card.dimensions)
    return [each.beside(place, result) for each, result in zip(others, card.dimensions, strict=True)]


def _team(
    scorecard: Scorecard, beside: Sequence[Beside | None], policy: Policy, norms: Norms | None, today: date | None
) -> AnalystScorecard:
    dimensions = [
        _dimension(result, scorecard, each, placing.usual_spread(placing.norm_of(norms, result.dimension)))
        for result, each in zip(scorecard.dimensions, beside, strict=True)
    ]
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
        checklists=list(map(exactly, scorecard.checklists)),
        real_team=[
            AnalystMark(
                id=item.item.id,
                text=item.item.text,
                met=mark_met(item) if item.n else None,
                withheld=undefined(met=None if item.n else "nobody"),
            )
            for item in scorecard.real_team
        ],
        unscored=list(map(_unscored, scorecard.unscored)),
        comments=comments_of(scorecard, max(policy.minimum, MINIMUM)),
        reading=reading_of(dimensions),
        norms=placing.beside(norms, scorecard.questionnaire, dimensions, today),
        withheld={} if scorecard.size else withheld(response_rate="size-unknown"),
    )


def _dimension(result: DimensionResult, scorecard: Scorecard, beside: Beside | None, usual: float) -> AnalystDimension:
    size, score = scorecard.size, result.score
    neutral = result.answers - result.favourable - result.unfavourable
    band, reasons = (None, {}) if score is None else band_of(score, score, scorecard.questionnaire.bands)
    if size is None:
        reasons |= withheld(worst_case="size-unknown")
    if result.n < 2:
        reasons |= undefined(agreement="one-person")
    if score is None:
        reasons |= undefined(**dict.fromkeys(_OF_NOBODY, "nobody"))
    return AnalystDimension(
        **title_of(result.dimension),
        n=result.n,
        score=score,
        interval=interval_of(result.hundred, size, usual_spread=usual, within=(0, 100)),
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
        statistics=statistics_of(result, size, beside, usual_spread=usual),
        withheld=reasons,
    )


def _item(result: ItemResult) -> AnalystItem:
    polarised, nobody = van_der_eijk_a(result.counts), None if result.n else "nobody"
    return AnalystItem(
        **item_of(result.item),
        n=result.n,
        word=word_of(result) if result.n else None,
        score=result.score,
        counts=list(result.counts),
        mean=result.mean,
        sd=result.sd,
        van_der_eijk_a=polarised,
        withheld=undefined(
            word=nobody,
            score=nobody,
            mean=nobody,
            sd=nobody or ("one-person" if result.n == 1 else None),
            van_der_eijk_a=nobody or ("two-points" if polarised is None else None),
        ),
    )


def _unscored(result: ItemResult) -> AnalystUnscored:
    """What is told of any statement, but for its score."""
    found = _item(result)
    reasons = {figure: reason for figure, reason in found.withheld.items() if figure != "score"}
    return AnalystUnscored(**found.model_dump(exclude={"score", "withheld"}), withheld=reasons)


def spread_of(scores: tuple[float, ...]) -> AnalystSpread | None:
    """The middle half and the lowest and highest; None where nobody is scored (method M15)."""
    low, first, third, high = (quartile(scores, quarters) for quarters in (0, 1, 3, 4))
    if low is None or first is None or third is None or high is None:
        return None
    return AnalystSpread(middle_half=(first, third), lowest_highest=(low, high))
