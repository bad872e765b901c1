"""The teams that were lowest the last time, now, and where they would be if nothing had changed (method M72).

All of it follows from what each team's own reports print, but for one number: how far people of one team differ. That is of all
teams together, in whole points, and no smaller than ten. Which teams these are stands nowhere.
"""

from collections.abc import Sequence
from math import fsum, sqrt

from teamcheck.scorecard.public_change import LowestTeams
from teamcheck.scorecard.trend.gather import GatheredDimension, Twice
from teamcheck.statistics.asked_again import Then, asked_again
from teamcheck.statistics.between_teams import anova
from teamcheck.statistics.centre import Moments
from teamcheck.statistics.interval import USUAL_SPREAD
from teamcheck.statistics.rounding import outwards, to_nearest

#: Fewest teams in both rounds, and fewest of them among the lowest.
FEWEST_TEAMS, FEWEST_LOWEST = 12, 4
#: The lowest teams are this part of all.
PART = 4
#: The smallest spread within teams that is reckoned with and printed: of teams that hardly differ it would say just that.
LEAST_SPREAD = 10
#: The range of what is expected never reaches less far than this: scores of small teams are rounded to fives, and end at "10 or
#: less", so with very many teams the rest of that would be taken for a change.
LEAST_OFF = 1.0


def lowest_teams(found: GatheredDimension) -> tuple[LowestTeams | None, str]:
    """The lowest quarter of the teams that have a score in both rounds; else the code of why there is none.

    Teams with the same score belong together, so the quarter may be more; where it would be half or more of the teams,
    there are no lowest ones.
    """
    if len(found.twice) < FEWEST_TEAMS:
        return None, "few-for-lowest"
    chosen = _lowest(found.twice)
    if 2 * len(chosen) >= len(found.twice):
        return None, "no-lowest"
    if len(chosen) < FEWEST_LOWEST:
        return None, "few-for-lowest"
    within = _within(found.sums)
    again = asked_again(found.then, [(Then(each.then, each.n_then), each.n_now) for each in chosen], within)
    off = max(again.off, LEAST_OFF)
    low, high = outwards(again.expected - off, again.expected + off)
    return LowestTeams(
        teams=len(chosen),
        of=len(found.twice),
        then=_mean([each.then for each in chosen]),
        now=_mean([each.now for each in chosen]),
        expected=to_nearest(again.expected),
        expected_range=[max(low, 0), min(high, 100)],
        usual_spread=within,
        teams_differ=again.between > 0,
    ), ""


def _lowest(teams: Sequence[Twice]) -> list[Twice]:
    """The teams up to the score that the last of the lowest quarter had."""
    scores = sorted(each.then for each in teams)
    highest = scores[-(-len(scores) // PART) - 1]
    return sorted(each for each in teams if each.then <= highest)


def _mean(scores: Sequence[int]) -> int:
    return to_nearest(fsum(scores) / len(scores))


def _within(sums: Sequence[Moments[float]]) -> int:
    """How far people of one team differ, in whole points of 100: of all teams together (M33)."""
    found = anova(sums)
    if found is None or found.msw is None:
        return round(USUAL_SPREAD)
    return max(to_nearest(sqrt(found.msw)), LEAST_SPREAD)
