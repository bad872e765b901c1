"""The figures of a total in its edition (method M61): a feature's figures alone, as the organisation's copy has them."""

from collections.abc import Sequence

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.model import MINIMUM
from teamcheck.scorecard import fives
from teamcheck.scorecard.bands import band_of
from teamcheck.scorecard.build import dimension_result
from teamcheck.scorecard.full import full_figures
from teamcheck.scorecard.model import DimensionResult
from teamcheck.scorecard.nothing import no_figures
from teamcheck.scorecard.public import FULL_FROM, PublicDimension, PublicTotal, Withheld
from teamcheck.scorecard.pulse_edition import CODE as PULSE
from teamcheck.scorecard.pulse_edition import pulse_dimension
from teamcheck.scorecard.reasons import withheld, withheld_for
from teamcheck.scorecard.small_team import how_sure, span, worst_range
from teamcheck.scorecard.totals.rough import WorkedOut
from teamcheck.statistics.plan import Plan
from teamcheck.statistics.rounding import to_tenths
from teamcheck.statistics.tally import DimensionTally

_ROUGH = ("favourable", "neutral", "unfavourable", "agreement", "two_camps", "spread")


def results_of(questionnaire: Questionnaire, plan: Plan, tallies: Sequence[DimensionTally]) -> list[DimensionResult]:
    """What was counted of some people as exact results, one for each dimension that has a score.

    Args:
        questionnaire: What was asked.
        plan: How it was counted (`scored_plan`).
        tallies: What was counted, in the order of the plan.
    """
    counted = zip(questionnaire.scored, plan.dimensions, tallies, strict=True)
    return [dimension_result(*each, with_items=False) for each in counted]


def total_of(
    result: DimensionResult,
    *,
    size: int | None,
    questionnaire: Questionnaire,
    left_out: Sequence[str] = (),
    worked: WorkedOut | None = None,
) -> PublicTotal:
    """A total that is shown.

    Args:
        result: The people counted in it.
        size: Everybody who belongs to it, or None where that is not known.
        questionnaire: What was asked.
        left_out: Teams of it that are not counted.
        worked: What its score is worked out as, where it is rough; None where it is shown in full.
    """
    if questionnaire.pulse is not None:
        shown, reasons = _of_pulse(result, size, questionnaire), withheld(items="other-copy")
    elif worked is None:
        shown = full_figures(result, size=size, bands=questionnaire.bands)
        reasons = withheld(items="other-copy", spread="other-copy")
    else:
        shown, reasons = _rough(result, worked, size, questionnaire), withheld(items="other-copy")
    if left_out:
        reasons |= withheld_for(left_out, left_out="left-out")
    return _as_total(shown, left_out, reasons)


def _of_pulse(result: DimensionResult, size: int | None, questionnaire: Questionnaire) -> PublicDimension:
    """A total of a pulse: as the pulse of one team, and no word below twenty answers (method M78)."""
    found = pulse_dimension(result, size=size, minimum=MINIMUM, bands=questionnaire.bands)
    return found if found.score is not None else no_figures(result, PULSE)


def nothing_of(result: DimensionResult, reason: Withheld) -> PublicTotal:
    """A total that is not shown.

    Args:
        result: The dimension.
        reason: Why not, under ``score``; it holds for every figure.
    """
    bare = no_figures(result, "below-minimum")
    return _as_total(bare.model_copy(update={"withheld": dict.fromkeys(bare.withheld, reason["score"])}), (), {})


def _as_total(shown: PublicDimension, left_out: Sequence[str], reasons: Withheld) -> PublicTotal:
    values = {name: getattr(shown, name) for name in type(shown).model_fields}
    return PublicTotal(**values | {"left_out": list(left_out), "withheld": shown.withheld | reasons})


def _rough(result: DimensionResult, worked: WorkedOut, size: int | None, questionnaire: Questionnaire) -> PublicDimension:
    """A score to the nearest 5, and what follows from it and from numbers of people alone.

    A feature of one statement has no such score: a small team's page has a word for it, and the score would be finer.
    """
    code = "below-10" if result.n < FULL_FROM else "rough-total"
    bare = no_figures(result, code)
    reasons = withheld(**dict.fromkeys(_ROUGH, code))
    if len(result.dimension.items) == 1:
        reasons |= withheld(score=code, interval=code, worst_case=code, band=code, step=code)
        return bare.model_copy(update={"n": result.n, "withheld": reasons})
    score = fives.printed(worked.score)
    worst, worst_reasons = worst_range(score, result.n, size, worked.off)
    interval, interval_reasons = how_sure(score, result.n, size, worst, off=worked.off)
    band, band_reasons = band_of(*span(score), questionnaire.bands)
    figures = {
        "n": result.n,
        "score": score,
        "score_end": fives.end_of(score),
        "interval": interval,
        "interval_kind": None if interval is None else "this team in general" if size is None else "this team now",
        "band": band,
        "step": None if result.step is None else to_tenths(result.step),
        "worst_case": worst,
        "withheld": reasons | worst_reasons | interval_reasons | band_reasons,
    }
    return bare.model_copy(update=figures)
