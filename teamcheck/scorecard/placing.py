"""Where a team's printed scores lie among the teams of norms, and what to keep in mind beside them (methods M51 and M52).

All of it follows from the printed score, the number of answers and the file of norms, so it tells nothing new of the answers.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from teamcheck._translatable import translatable
from teamcheck.questionnaire.core import core_or_whole
from teamcheck.questionnaire.model import Dimension, Questionnaire
from teamcheck.responses.norms_format import DimensionNorm, Norms
from teamcheck.scorecard.public import End, PublicNorms, PublicPlace, Reason, Withheld
from teamcheck.scorecard.reasons import SENTENCES, withheld
from teamcheck.statistics.interval import USUAL_SPREAD
from teamcheck.statistics.norms import Others, place

#: A range wider than this of a hundred teams places a score nowhere.
WIDEST = 50
#: Norms of fewer teams come with a caveat.
MANY_TEAMS = 50
#: Norms older than so many years come with a caveat.
YEARS = 3
#: The caveat of norms that nobody answered.
MADE_UP = "made-up-teams"
#: What to keep in mind beside norms, by code.
CAVEATS = {
    MADE_UP: translatable("These teams are made up. Nobody answered anything, so they say nothing of real teams."),
    "few-norm-teams": translatable("They are fewer than 50 teams, so their order is known only roughly."),
    "old-norms": translatable("Their answers are more than three years old."),
    "sector-not-said": translatable("It is not known what kind of work these teams do."),
    "other-version": translatable("They answered another version of the questionnaire."),
}
#: Why there is no place where nobody is scored.
_FEW = "below-minimum"


class Printed(Protocol):
    """What is looked at of a dimension: figures as they are printed."""

    @property
    def n(self) -> int | None:
        """People scored in it, where that is shown."""

    @property
    def score(self) -> float | None:
        """Printed score, or None where it is withheld."""

    @property
    def score_end(self) -> End | None:
        """Which end of the scale the printed score is open to."""

    @property
    def withheld(self) -> Withheld:
        """Why figures are withheld."""


def norm_of(norms: Norms | None, dimension: Dimension) -> DimensionNorm | None:
    """The norms of a dimension, if it asks what it asked the teams of the norms."""
    found = None if norms is None else norms.dimensions.get(dimension.id)
    return found if found is not None and found.statements == dimension.sha256 else None


def usual_spread(norm: DimensionNorm | None) -> int:
    """How far people of one team usually differ, in points of 100: what the norms say, or else 22 (method M8).

    Example:
        >>> usual_spread(None)
        22
    """
    return USUAL_SPREAD if norm is None or norm.sd_within is None else norm.sd_within


def beside(
    norms: Norms | None, questionnaire: Questionnaire, printed: Sequence[Printed], today: date | None
) -> PublicNorms | None:
    """A team beside the teams of norms.

    Args:
        norms: What is known of other teams; None gives None.
        questionnaire: What the team was asked.
        printed: Its scored dimensions, in order.
        today: The day on which norms can be old; None where it does not matter.
    """
    if norms is None:
        return None
    return PublicNorms(
        edition=norms.edition,
        day=norms.day.isoformat(),
        sector=norms.sector,
        licence=norms.licence,
        version=norms.version,
        teams=norms.teams,
        people=norms.people,
        dimensions=[_place(norms, *each) for each in zip(questionnaire.scored, printed, strict=True)],
        caveats=[Reason(code=code, text=CAVEATS[code]) for code in caveats_of(norms, questionnaire, today)],
    )


def _place(norms: Norms, dimension: Dimension, printed: Printed) -> PublicPlace:
    """Where one dimension's printed score lies, or why that cannot be said (method M51)."""
    norm = norm_of(norms, dimension)
    if norm is None:
        code = "statements-changed" if dimension.id in norms.dimensions else "no-norm"
        found, reasons = None, withheld(teams=code, percentile=code)
    elif printed.score is None or not printed.n:
        found, reasons = None, {"percentile": printed.withheld.get("score", Reason(code=_FEW, text=SENTENCES[_FEW]))}
    else:
        found, reasons = _percentile(norm, printed.score, printed.score_end, printed.n)
    return PublicPlace(
        id=dimension.id,
        teams=None if norm is None else norm.teams,
        usual_spread=usual_spread(norm),
        percentile=found,
        withheld=reasons,
    )


def _percentile(norm: DimensionNorm, score: float, end: End | None, n: int) -> tuple[list[int] | None, Withheld]:
    """The place of a score as it is printed, unless it could lie nearly anywhere."""
    low, high = place(
        0 if end == "or less" else score,
        100 if end == "or more" else score,
        n,
        Others(norm.teams, norm.mean, norm.sd_between, usual_spread(norm), norm.quantiles),
    )
    if high - low > WIDEST:
        return None, withheld(percentile="cannot-be-placed")
    return [low, high], {}


def caveats_of(norms: Norms, questionnaire: Questionnaire, today: date | None) -> Iterator[str]:
    """What to keep in mind: are they real, how many teams, how old, what kind of work, which version (method M52)."""
    if norms.made_up:
        yield MADE_UP
    if norms.teams < MANY_TEAMS:
        yield "few-norm-teams"
    day = norms.day
    if today is not None and (today.year - YEARS, today.month, today.day) > (day.year, day.month, day.day):
        yield "old-norms"
    if norms.sector is None:
        yield "sector-not-said"
    if norms.version.split(".")[:2] != core_or_whole(questionnaire, norms.questionnaire).version.split(".")[:2]:
        yield "other-version"
