"""How much the team has to do with what people answer, and how far statements hang together, roughly (method M71).

Whole numbers of everybody go in, and only words and tenths come out, of at least ten teams and a hundred people: nobody, and no
team, can be worked out of them. Teams below the minimum take no part in what is said of teams.
"""

from collections.abc import Sequence

from teamcheck.scorecard.reasons import withheld
from teamcheck.scorecard.totals.decide import Leaf
from teamcheck.scorecard.totals.model import Organisation
from teamcheck.scorecard.totals.public import HangTogether, PublicBetween
from teamcheck.statistics.between_teams import Anova, anova, icc1, icc2
from teamcheck.statistics.centre import Moments
from teamcheck.statistics.complete import CompleteCases
from teamcheck.statistics.reliability import alpha, covariances
from teamcheck.statistics.rounding import to_nearest

#: Fewest teams, and fewest people, of whom anything is said.
FEWEST_TEAMS, FEWEST_PEOPLE = 10, 100
#: Where a share of this many percent or more is said to be a half or more; shares are said in steps of ten.
HALF, STEP = 50, 10
#: Teams differ more than by chance where chance alone would make them differ so much less often than this.
LEVEL = 0.05
#: From this reliability on, teams' scores are said to tell them apart.
TELL_APART = 0.7
#: From which alpha on statements are said to hang together so.
_WORDS: tuple[tuple[float, HangTogether], ...] = ((0.8, "well"), (0.7, "fairly"), (0.5, "loosely"))


def between(organisation: Organisation, leaves: Sequence[Leaf], *, minimum: int) -> list[PublicBetween]:
    """Every dimension, in order.

    Args:
        organisation: The exact figures.
        leaves: Its teams.
        minimum: Fewest people of a team that takes part.
    """
    complete: Sequence[CompleteCases | None] = organisation.complete or [None] * len(organisation.questionnaire.scored)
    return [
        _dimension(organisation, place, _moments(organisation, leaves, place, minimum), found)
        for place, found in enumerate(complete)
    ]


def _moments(organisation: Organisation, leaves: Sequence[Leaf], place: int, minimum: int) -> list[Moments[float]]:
    """The sums over the people of each team that takes part."""
    plan, atoms = organisation.parted.plan.dimensions[place], organisation.parted.atoms
    teams: list[Moments[float]] = []
    for leaf in leaves:
        found = [atoms[atom].dimensions[place] for atom in leaf.atoms]
        n = sum(each.n for each in found)
        if n >= minimum:
            total, squares = sum(each.total for each in found), sum(each.squares for each in found)
            teams.append(Moments(n, total, squares, divisor=plan.denominator, factor=100))
    return teams


def _dimension(
    organisation: Organisation, place: int, teams: Sequence[Moments[float]], complete: CompleteCases | None
) -> PublicBetween:
    id_ = organisation.questionnaire.scored[place].id
    if len(teams) < FEWEST_TEAMS or sum(each.n for each in teams) < FEWEST_PEOPLE:
        figures = ("teams", "share", "beyond_chance", "tell_apart", "hang_together")
        nothing = dict.fromkeys(figures)
        return PublicBetween(id=id_, **nothing, withheld=withheld(**dict.fromkeys(figures, "few-to-compare")))
    found = anova(teams)
    share = None if found is None else share_of(found)
    reliable = None if found is None else icc2(found)
    hangs, why = _hang_together(complete, shares=organisation.parted.plan.dimensions[place].mixed)
    alike = withheld(share="answers-alike", beyond_chance="answers-alike", tell_apart="answers-alike")
    return PublicBetween(
        id=id_,
        teams=len(teams),
        share=share,
        beyond_chance=None if share is None or found is None else found.p is None or found.p < LEVEL,
        tell_apart=None if share is None else (reliable or 0.0) >= TELL_APART,
        hang_together=hangs,
        withheld=(alike if share is None else {}) | (withheld(hang_together=why) if why else {}),
    )


def share_of(found: Anova) -> int | None:
    """ICC(1) in percent, to the nearest 10; 50 for all from there on, 0 for all below (method M71). None where nothing varies.

    Example:
        >>> share_of(Anova(teams=12, people=86, msb=2.29884348504085, msw=1.0660991788596, n0=7.07188160676533))
        10
    """
    exact = icc1(found, found.n0)
    return None if exact is None else min(to_nearest(100 * max(exact, 0.0), STEP), HALF)


def _hang_together(complete: CompleteCases | None, *, shares: bool) -> tuple[HangTogether | None, str]:
    """How far statements hang together, or the code of the reason why that is not said."""
    if complete is None:
        return None, "not-counted"
    if len(complete.counts) < 2:
        return None, "one-statement"
    if complete.n < FEWEST_PEOPLE:
        return None, "few-to-compare"
    found = covariances(complete, shares=shares)
    value = None if found is None else alpha(found)
    return (None, "answers-alike") if value is None else (word_of(value), "")


def word_of(value: float) -> HangTogether:
    """How far statements of such an alpha hang together.

    Example:
        >>> word_of(0.84), word_of(0.7), word_of(0.5), word_of(-0.1)
        ('well', 'fairly', 'loosely', 'hardly')
    """
    return next((word for least, word in _WORDS if value >= least), "hardly")
