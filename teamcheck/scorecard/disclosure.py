"""What may be shown of a team: the one way from exact results to figures that leave the house (method M20).

Each dimension is protected by the number of people scored in it. The rules and their reasons: docs/privacy.md.
"""

from datetime import date

from teamcheck import __version__
from teamcheck.questionnaire.model import Dimension, Questionnaire
from teamcheck.responses.model import Policy
from teamcheck.responses.norms_format import Norms
from teamcheck.scorecard.beside import comments_of, groups_of, marks_of, unscored_of
from teamcheck.scorecard.checklists import shown
from teamcheck.scorecard.full import full_dimension
from teamcheck.scorecard.model import DimensionResult, Scorecard
from teamcheck.scorecard.nothing import no_figures
from teamcheck.scorecard.parts import stamp_of, told_of
from teamcheck.scorecard.placing import beside, norm_of, usual_spread
from teamcheck.scorecard.public import FULL_FROM, Edition, PublicBreakdown, PublicDimension, PublicScorecard
from teamcheck.scorecard.pulse_edition import pulse_dimension
from teamcheck.scorecard.reading import reading_of
from teamcheck.scorecard.reasons import withheld
from teamcheck.scorecard.small_team import small_team_dimension
from teamcheck.statistics.rounding import to_nearest


def disclose(
    scorecard: Scorecard,
    policy: Policy,
    *,
    norms: Norms | None = None,
    today: date | None = None,
    without_ledger: str | None = None,
) -> PublicScorecard:
    """One team's result as it may be shown.

    Args:
        scorecard: The exact result.
        policy: What people were told; its minimum can only raise that of DESIGN, 5.
        norms: Figures of other teams that were asked the same (what `teamcheck.responses.norms.read_norms` reads).
        today: The day on which norms can be old.
        without_ledger: Why nobody looked at what was given out of this round before; None where somebody did.

    Returns:
        The discussion edition below the minimum, the small-team edition below ten answers and for a pulse, else the full
        edition; every dimension by its own number of answers. What is withheld is None, with its reason.

    Example:
        >>> from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
        >>> from teamcheck.responses.model import Policy, Response, Responses
        >>> from teamcheck.scorecard.build import score
        >>> agree = Scale("agree", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))
        >>> items = (Item("goals1", "We agree on our goals.", "positive", agree), Item("goals2", "...", "positive", agree))
        >>> asked = Questionnaire("short", "1.0.0", "en", "Short", "", (Dimension("goals", "Goals", items),))
        >>> rows = tuple(Response("Red", None, None, answers) for answers in [(4, 3), (5, 4), (3, 3), (4, 5), (2, 4), (4, 4)])
        >>> (card,) = score(Responses(("goals1", "goals2"), rows), asked)
        >>> shown = disclose(card, Policy()).dimensions[0]
        >>> card.dimensions[0].score, shown.score, shown.interval, shown.spread, shown.withheld["spread"].code
        (68.75, 70, [45, 95], None, 'below-10')
    """
    told = told_of(policy)
    minimum = told.minimum
    dimensions = [_dimension(scorecard, result, minimum, norms) for result in scorecard.dimensions]
    lists = scorecard.checklists
    most = max([*(result.n for result in scorecard.dimensions), *(result.n for result in lists)], default=0)
    is_pulse = scorecard.questionnaire.pulse is not None
    return PublicScorecard(
        teamcheck=__version__,
        questionnaire=stamp_of(scorecard.questionnaire),
        policy=told,
        edition=edition_of(most, minimum, is_pulse=is_pulse),
        team=scorecard.team,
        round=scorecard.round,
        size=scorecard.size,
        answered=scorecard.answered,
        response_rate=None if not scorecard.size else to_nearest(100 * scorecard.answered / scorecard.size),
        dimensions=dimensions,
        groups=groups_of(scorecard.questionnaire, dimensions),
        checklists=[shown(result, minimum, is_pulse=is_pulse) for result in lists],
        real_team=marks_of(scorecard, minimum),
        unscored=unscored_of(scorecard, minimum),
        comments=comments_of(scorecard, minimum),
        reading=reading_of(dimensions),
        norms=beside(norms, scorecard.questionnaire, dimensions, today),
        breakdowns=_breakdowns(scorecard, minimum),
        without_ledger=without_ledger,
        withheld={} if scorecard.size else withheld(response_rate="size-unknown"),
    )


def edition_of(n: int, minimum: int, *, is_pulse: bool = False) -> Edition:
    """The edition for a number of answers; a pulse is never shown in full (method M78).

    Example:
        >>> [edition_of(n, 5) for n in (4, 5, 9, 10)], edition_of(11, 12), edition_of(40, 5, is_pulse=True)
        (['discussion', 'small-team', 'small-team', 'full'], 'discussion', 'small-team')
    """
    if n < minimum:
        return "discussion"
    return "small-team" if n < FULL_FROM or is_pulse else "full"


def _dimension(scorecard: Scorecard, result: DimensionResult, minimum: int, norms: Norms | None) -> PublicDimension:
    is_pulse = scorecard.questionnaire.pulse is not None
    edition = edition_of(result.n, minimum, is_pulse=is_pulse)
    if edition == "discussion":
        return no_figures(result, "below-minimum")
    bands, usual = scorecard.questionnaire.bands, usual_spread(norm_of(norms, result.dimension))
    if edition == "full":
        return full_dimension(result, size=scorecard.size, minimum=minimum, bands=bands, usual=usual)
    if _shares_items(scorecard.questionnaire, result.dimension):
        return no_figures(result, "shared-items")
    rough = pulse_dimension if is_pulse else small_team_dimension
    return rough(result, size=scorecard.size, minimum=minimum, bands=bands, usual=usual)


def _breakdowns(scorecard: Scorecard, minimum: int) -> list[PublicBreakdown]:
    """The groups of its people, where they are parted."""
    if scorecard.parted is None:
        return []
    from teamcheck.scorecard.totals.groups import within_a_team  # noqa: PLC0415  only where people are parted

    return within_a_team(scorecard.parted, scorecard.questionnaire, minimum)


def _shares_items(questionnaire: Questionnaire, dimension: Dimension) -> bool:
    """Whether a dimension before this one asks one of its items too."""
    return any(questionnaire.first_use[item.id] != dimension.id for item in dimension.items)
