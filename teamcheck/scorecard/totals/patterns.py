"""What most teams of an organisation share, and where they differ (method M71), from their scores as they are printed."""

from collections.abc import Sequence
from datetime import date

from teamcheck.questionnaire.model import Dimension, Questionnaire
from teamcheck.responses.norms_format import Norms
from teamcheck.scorecard.placing import CAVEATS, caveats_of, norm_of
from teamcheck.scorecard.printed import PrintedDimension, PrintedTeam
from teamcheck.scorecard.public import Reason
from teamcheck.scorecard.reading import BUILD_ON_FROM
from teamcheck.scorecard.reasons import withheld
from teamcheck.scorecard.totals.public import (
    Against,
    PublicCompared,
    PublicDiffering,
    PublicMiddle,
    PublicPattern,
    SharedPattern,
)
from teamcheck.scorecard.totals.shown_teams import FEWEST_FOR_MEDIAN, scored

#: A score below this is on the low side: people disagree more than they agree. On the high side it is what a team's own page
#: calls something to build on.
LOW_BELOW = 50
#: Fewest teams on one side for it to be shared, and the share of all teams with a score that they must be.
FEWEST_ALIKE, MOST = 5, 0.75
#: How much further, in points of 100, the middle half must reach in one feature than in another for teams to differ more in it.
FURTHER = 10


def patterns_of(teams: Sequence[PrintedTeam], questionnaire: Questionnaire, norms: Norms | None = None) -> list[PublicPattern]:
    """For each dimension whether most teams are on one side (method M71).

    Args:
        teams: What may be shown of each team; none gives nothing.
        questionnaire: What was asked.
        norms: What is known of other teams: then a dimension of theirs is compared with their middle.
    """
    if not teams:
        return []
    return [_pattern(dimension, scored(teams, place), norms) for place, dimension in enumerate(questionnaire.scored)]


def _pattern(dimension: Dimension, there: Sequence[PrintedDimension], norms: Norms | None) -> PublicPattern:
    norm = norm_of(norms, dimension)
    middle = None if norm is None else norm.quantiles.get(50)
    against: Against = "scale" if middle is None else "norms"
    low, high = (LOW_BELOW, BUILD_ON_FROM) if middle is None else (middle, middle)
    below = sum(_is_below(each, low) for each in there)
    above = sum(_is_above(each, high, other=middle is not None) for each in there)
    few = len(there) < FEWEST_FOR_MEDIAN
    return PublicPattern(
        id=dimension.id,
        teams=len(there),
        against=against,
        low=low,
        high=high,
        below=None if few else below,
        above=None if few else above,
        pattern=None if few else shared(below, above, len(there)),
        withheld=withheld(below="few-scores", above="few-scores", pattern="few-scores") if few else {},
    )


def _is_below(each: PrintedDimension, line: int) -> bool:
    """Whether a printed score is below a line, whatever an open end of it stands for."""
    return each.score is not None and each.score < line and each.score_end != "or more"


def _is_above(each: PrintedDimension, line: int, *, other: bool) -> bool:
    """Whether a printed score is at a line or above it; beside other teams only above it."""
    return each.score is not None and (each.score > line if other else each.score >= line) and each.score_end != "or less"


def shared(below: int, above: int, teams: int) -> SharedPattern | None:
    """Whether most teams are on one side: at least five, and three of four (method M71).

    Args:
        below: Teams on the low side.
        above: Teams on the high side, none of them on the low side.
        teams: All teams that print a score.

    Example:
        >>> shared(9, 1, 12), shared(8, 1, 12), shared(0, 5, 5), shared(4, 0, 5)
        ('low', None, 'high', None)
    """
    if below >= FEWEST_ALIKE and below >= MOST * teams:
        return "low"
    return "high" if above >= FEWEST_ALIKE and above >= MOST * teams else None


def differing(middles: Sequence[PublicMiddle]) -> PublicDiffering:
    """Where teams differ most and least: where the middle half of their scores reaches furthest (method M71).

    Nothing is named where the furthest is not 10 points further than the least far. Where more than a half of the features
    reach as far, none of them is named for it.

    Args:
        middles: How the scores of each dimension lie.
    """
    wide = {each.id: each.middle_half[1] - each.middle_half[0] for each in middles if each.middle_half is not None}
    if not wide:
        return PublicDiffering(most=None, least=None, withheld=withheld(most="few-to-differ", least="few-to-differ"))
    furthest, nearest = max(wide.values()), min(wide.values())
    if furthest - nearest < FURTHER:
        return PublicDiffering(most=[], least=[], withheld={})
    return PublicDiffering(most=_few(wide, furthest), least=_few(wide, nearest), withheld={})


def _few(wide: dict[str, int], reach: int) -> list[str]:
    """The features that reach so far, unless these are more than a half of all."""
    found = [id_ for id_, each in wide.items() if each == reach]
    return found if 2 * len(found) <= len(wide) else []


def compared(
    norms: Norms | None, questionnaire: Questionnaire, patterns: Sequence[PublicPattern], today: date | None
) -> PublicCompared | None:
    """The norms that teams are compared with; None where no dimension is."""
    if norms is None or not any(each.against == "norms" for each in patterns):
        return None
    return PublicCompared(
        edition=norms.edition,
        day=norms.day.isoformat(),
        sector=norms.sector,
        teams=norms.teams,
        people=norms.people,
        caveats=[Reason(code=code, text=CAVEATS[code]) for code in caveats_of(norms, questionnaire, today)],
    )
