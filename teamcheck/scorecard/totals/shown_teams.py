"""What the printed scores of all teams come to: their middle, how far they reach, and why teams have none (method M71).

Only scores that teams' own reports print go in, so nothing of a team that is not shown can be worked out of it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from teamcheck.responses.model import Policy
from teamcheck.scorecard import fives
from teamcheck.scorecard.copies import may_see
from teamcheck.scorecard.printed import PrintedDimension, PrintedTeam
from teamcheck.scorecard.public import End, Reason, Withheld
from teamcheck.scorecard.reasons import SENTENCES, withheld
from teamcheck.scorecard.totals.coverage import Coverage
from teamcheck.scorecard.totals.model import Organisation
from teamcheck.scorecard.totals.public import PublicCoverage, PublicDot, PublicMiddle, PublicWithout
from teamcheck.statistics.order import quartile
from teamcheck.statistics.rounding import to_nearest

#: Fewest teams whose scores are shown side by side without their names, and of which a median is shown.
FEWEST_FOR_MEDIAN = 5
#: Fewest teams of whose scores the middle half is shown: two of them lie beyond it on either side.
FEWEST_FOR_HALF = 8

_IN_ORDER: dict[End | None, int] = {"or less": -1, None: 0, "or more": 1}


def scored(teams: Sequence[PrintedTeam], place: int) -> list[PrintedDimension]:
    """One dimension of every team that prints a score of it."""
    return [each for team in teams if (each := team.dimensions[place]).score is not None]


def middles_of(teams: Sequence[PrintedTeam]) -> list[PublicMiddle]:
    """For each dimension how the scores lie that teams' own reports print, where there are five or more of them.

    Args:
        teams: What may be shown of each team; none gives nothing.
    """
    if not teams:
        return []
    return [_middle(dimension.id, scored(teams, place)) for place, dimension in enumerate(teams[0].dimensions)]


def _middle(id_: str, there: Sequence[PrintedDimension]) -> PublicMiddle:
    scores = sorted(each.score for each in there if each.score is not None)
    few, fewer = len(scores) < FEWEST_FOR_MEDIAN, len(scores) < FEWEST_FOR_HALF
    reasons: Withheld = withheld(median="few-scores", scores="few-scores") if few else {}
    reasons |= withheld(middle_half="few-to-differ") if fewer else {}
    return PublicMiddle(
        id=id_,
        teams=len(scores),
        median=None if few else float(median(scores)),
        middle_half=None if fewer else [to_nearest(quartile(scores, quarters) or 0) for quarters in (1, 3)],
        scores=None if few else _dots(there),
        withheld=reasons,
    )


def _dots(there: Iterable[PrintedDimension]) -> list[PublicDot]:
    """The scores as they are printed, lowest first."""
    times = Counter((each.score, each.score_end) for each in there if each.score is not None)
    found = [PublicDot(score=score, score_end=end, teams=teams) for (score, end), teams in times.items()]
    return sorted(found, key=lambda dot: (dot.score, _IN_ORDER[dot.score_end]))


def is_shown(team: PrintedTeam) -> bool:
    """Whether a team prints any score."""
    return any(dimension.score is not None for dimension in team.dimensions)


def may_be_named(teams: Iterable[PrintedTeam]) -> bool:
    """Whether the people of every team were told that its figures may go to the organisation, under its name."""
    return all(may_see("organisation", team.policy.audience) for team in teams)


def side_by_side(teams: Sequence[PrintedTeam], policy: Policy) -> Sequence[PrintedTeam]:
    """Teams as their scores lie side by side: where they may not be named, each score as a small team prints it.

    A score in whole points is that of a team of ten or more. Where such teams are few, and it is known which they are, one
    between two steps of 5 would have a name.

    Args:
        teams: What may be shown of each team.
        policy: What people were told.
    """
    if policy.audience == "organisation" and may_be_named(teams):
        return teams
    return [replace(team, dimensions=tuple(map(_in_fives, team.dimensions))) for team in teams]


def _in_fives(dimension: PrintedDimension) -> PrintedDimension:
    if dimension.score is None:
        return dimension
    score = fives.printed(dimension.score)
    return replace(dimension, score=score, score_end=fives.end_of(score))


def coverage(organisation: Organisation, everybody: Coverage, teams: Sequence[PrintedTeam]) -> PublicCoverage:
    """How many teams and people took part, and for which reasons teams have no figures.

    Args:
        organisation: The exact figures.
        everybody: How many teams and people there are in all.
        teams: What may be shown of each team that has answers.
    """
    with_answers = len({atom.team for atom in organisation.parted.atoms})
    shown = sum(map(is_shown, teams))
    counts = Counter({"no-answers": everybody.teams - with_answers}) + Counter(map(_why, teams))
    del counts[""]
    return PublicCoverage(
        teams=everybody.teams,
        listed=everybody.teams if organisation.listed else None,
        with_answers=with_answers,
        shown=shown,
        invited=everybody.size,
        answered=everybody.answered,
        without=[PublicWithout(teams=counts[code], reason=Reason(code=code, text=SENTENCES[code])) for code in sorted(counts)],
        withheld=(withheld(invited="size-unknown") if everybody.size is None else {})
        | ({} if organisation.listed else withheld(listed="no-list")),
    )


def _why(team: PrintedTeam) -> str:
    """The code of the reason why a team has no score at all; empty where it has one."""
    if is_shown(team):
        return ""
    codes = {dimension.why for dimension in team.dimensions}
    return codes.pop() if codes == {"below-minimum"} else "no-scores"
