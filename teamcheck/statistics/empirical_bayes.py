"""A team's mean drawn towards the mean of all teams, the more the less its own answers tell (method M35)."""

from collections.abc import Sequence
from math import fsum

from teamcheck.statistics.between_teams import Anova
from teamcheck.statistics.centre import Moments, mean
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.reml import Components

#: Fewest teams whose variance can be told from chance well enough.
FEWEST_TEAMS = 10


def by_moments(found: Anova, teams: Sequence[Moments[float]]) -> Components | None:
    """Variance between and within teams from the mean squares (method M35).

    Args:
        found: The analysis of variance over the teams.
        teams: For each team the sums over its people, read as there.

    Returns:
        A negative variance between teams counts as 0. None where no team has two people, or nothing varies.
    """
    if found.msw is None or (found.msw == 0 and found.msb == 0):
        return None
    tau2 = max(0.0, (found.msb - found.msw) / found.n0)
    there = [team for team in teams if team.n > 0]
    weights = [1 / (tau2 + found.msw / team.n) for team in there]
    means = [mean(FLOATS, team) or 0.0 for team in there]
    mu = fsum(weight * each for weight, each in zip(weights, means, strict=True)) / fsum(weights)
    return Components(tau2, found.msw, mu)


def drawn_in(components: Components, centre: float | None, n: int) -> float | None:
    """A team's mean as all teams together make it likely (method M35).

    Args:
        components: Variance between and within teams.
        centre: The team's own mean; None where nobody is scored.
        n: People scored in the team.

    Returns:
        Between the team's own mean and that of all teams; None where there is no own mean.

    Source:
        Efron & Morris 1975, doi:10.1080/01621459.1975.10479864.

    Example:
        >>> drawn_in(Components(tau2=0.25, sigma2=1.0, mu=3.0), 4.0, n=4)
        3.5
    """
    if centre is None:
        return None
    weight = components.tau2 / (components.tau2 + components.sigma2 / n)
    return weight * centre + (1 - weight) * components.mu
