"""What teams chosen for their scores would score if they were asked again and nothing had changed (method M72).

Whoever is lowest is so by chance too, and chance is not the same twice. So teams that were chosen because they were low come
out higher by themselves: regression to the mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import NormalDist

from teamcheck.statistics.empirical_bayes import drawn_in
from teamcheck.statistics.interval import LEVEL
from teamcheck.statistics.norms import spread_between
from teamcheck.statistics.reml import Components

_NORMAL = NormalDist().inv_cdf(LEVEL)
#: Fewer teams do not tell how far teams differ (`AskedAgain.off` divides by what is beyond).
_TOO_FEW = 3


@dataclass(frozen=True, slots=True)
class Then:
    """A team when it was asked first.

    Attributes:
        score: 0-100.
        n: People scored, 1 or more.
    """

    score: float
    n: int


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """Some teams when they are asked again, together; every team counts alike.

    Attributes:
        expected: The mean of their scores that is to be expected, 0-100.
        off: How far the mean can be from that in 95 of 100 cases.
        between: How far teams really differ, as a standard deviation; 0 where chance alone explains all differences.
    """

    expected: float
    off: float
    between: float


def asked_again(everybody: Sequence[Then], chosen: Sequence[tuple[Then, int]], within: float) -> AskedAgain:
    """The mean score of chosen teams now, if nothing has changed since they were chosen (method M72).

    Each team's score is drawn in towards the mean of all (M35), the more the fewer people it is of and the less teams differ
    (M50). Three things keep the mean from being just that: chance in the teams' scores then and now; that the mean of all teams
    is known only roughly; and that how far teams differ is, too (Morris 1983, doi:10.1080/01621459.1983.10477920).

    Args:
        everybody: All teams then, the chosen ones among them; four or more.
        chosen: The chosen teams then, each with how many people are scored in it now; one or more.
        within: Usual standard deviation of people's scores within a team, above 0.

    Example:
        The two lowest had 42. Where chance alone explains all differences, they are expected to be as high as all the others.

        >>> teams = [Then(score, 8) for score in (40, 44, 52, 60, 60, 64, 70, 74)]
        >>> found = asked_again(teams, [(team, 8) for team in teams[:2]], within=22.0)
        >>> round(found.expected, 1), round(found.off, 1), round(found.between, 1)
        (48.8, 16.3, 9.1)
        >>> asked_again(teams, [(team, 8) for team in teams[:2]], within=40.0).expected
        58.0
    """
    scores = [team.score for team in everybody]
    between = spread_between(scores, [team.n for team in everybody], within)
    found = Components(tau2=between * between, sigma2=within * within, mu=fsum(scores) / len(scores))
    levels = [drawn_in(found, team.score, team.n) or 0.0 for team, _ in chosen]
    return AskedAgain(fsum(levels) / len(levels), _NORMAL * sqrt(_variance(found, everybody, chosen)), between)


def _variance(found: Components, everybody: Sequence[Then], chosen: Sequence[tuple[Then, int]]) -> float:
    """How far the mean score of the chosen can be from what is expected, squared."""
    kept = [found.tau2 / (found.tau2 + found.sigma2 / team.n) for team, _ in chosen]
    chance = (
        fsum(share * found.sigma2 / team.n + found.sigma2 / now for share, (team, now) in zip(kept, chosen, strict=True))
        / len(chosen) ** 2
    )
    of_a_team = fsum(found.tau2 + found.sigma2 / team.n for team in everybody) / len(everybody)
    of_the_mean = (1 - fsum(kept) / len(kept)) ** 2 * of_a_team / len(everybody)
    pulled = fsum((1 - share) * (team.score - found.mu) for share, (team, _) in zip(kept, chosen, strict=True)) / len(chosen)
    return chance + of_the_mean + 2 * pulled * pulled / (len(everybody) - _TOO_FEW)
