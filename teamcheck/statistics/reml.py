"""Variance between and within teams by restricted maximum likelihood (method M34)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum, log, sqrt

from teamcheck.statistics.centre import Moments, deviations

#: Shares of the variance at which the search begins: the likelihood can have more than one peak.
GRID = [place / 64 for place in range(64)]
#: The golden section of the bracket that is kept.
GOLDEN = (sqrt(5) - 1) / 2
SETTLED = 1e-12


@dataclass(frozen=True, slots=True)
class Components:
    """Where the differences between people lie, in the unit of the scores.

    Attributes:
        tau2: Variance of the teams' true means, 0 or more.
        sigma2: Variance of people within their team.
        mu: Mean of the teams' true means.
    """

    tau2: float
    sigma2: float
    mu: float

    @property
    def icc1(self) -> float | None:
        """The share of the variance that lies between teams, 0 to 1; None where nothing varies."""
        whole = self.tau2 + self.sigma2
        return self.tau2 / whole if whole > 0 else None


@dataclass(frozen=True, slots=True)
class Teams:
    """Teams of one size, summed up.

    Attributes:
        size: People scored in each.
        count: How many teams they are.
        total: Sum of their means, counted from the mean of all people.
        squares: Sum of the squares of the same.
    """

    size: int
    count: int
    total: float
    squares: float


def reml(teams: Sequence[Moments[float]]) -> Components | None:
    """Variance between and within teams by restricted maximum likelihood (method M34).

    The likelihood has one free number, the share of the variance that lies between teams; it is searched for its highest point
    on a grid and by the golden section.

    Args:
        teams: For each team the sums over its people, all read alike; a team in which nobody is scored takes no part.

    Returns:
        None below two teams, and where no team has two people or nothing varies within teams.

    Source:
        Patterson & Thompson 1971, doi:10.1093/biomet/58.3.545. It equals lme4.
    """
    there = [team for team in teams if team.n > 0]
    people = int(sum(team.n for team in there))
    if len(there) < 2 or people == len(there):
        return None
    unit = there[0].factor / there[0].divisor
    centre = sum(int(team.total) for team in there) / people
    within = fsum(deviations(team) / team.n for team in there)
    if within == 0:
        return None
    sizes = _by_size(there, centre)
    share = _highest(lambda rho: -_deviance(sizes, within, people, rho / (1 - rho)))
    ratio = share / (1 - share)
    mu, spread = _generalised(sizes, ratio)
    sigma2 = (within + spread) / (people - 1) * unit * unit
    return Components(tau2=sigma2 * ratio, sigma2=sigma2, mu=there[0].origin + (centre + mu) * unit)


def _by_size(there: Sequence[Moments[float]], centre: float) -> list[Teams]:
    means: dict[int, list[float]] = defaultdict(list)
    for team in there:
        means[int(team.n)].append(team.total / team.n - centre)
    return [Teams(size, len(each), fsum(each), fsum(mean * mean for mean in each)) for size, each in sorted(means.items())]


def _generalised(sizes: Sequence[Teams], ratio: float) -> tuple[float, float]:
    """Mean of the teams weighted by what they tell, and the weighted squares around it; ``ratio`` is tau2 / sigma2."""
    weights = [each.size / (1 + each.size * ratio) for each in sizes]
    whole = fsum(weight * each.count for weight, each in zip(weights, sizes, strict=True))
    mu = fsum(weight * each.total for weight, each in zip(weights, sizes, strict=True)) / whole
    squares = fsum(
        weight * (each.squares - 2 * mu * each.total + each.count * mu * mu)
        for weight, each in zip(weights, sizes, strict=True)
    )
    return mu, squares


def _deviance(sizes: Sequence[Teams], within: float, people: int, ratio: float) -> float:
    """Minus twice the restricted log likelihood, but for what does not depend on the ratio."""
    _, squares = _generalised(sizes, ratio)
    determinant = fsum(each.count * log(1 + each.size * ratio) for each in sizes)
    precision = fsum(each.count * each.size / (1 + each.size * ratio) for each in sizes)
    return (people - 1) * log(within + squares) + determinant + log(precision)


def _highest(height: Callable[[float], float]) -> float:
    """Where a function on 0 to 1 is highest: around the highest place of a grid by the golden section."""
    heights = [height(place) for place in GRID]
    best = heights.index(max(heights))
    low, high = GRID[max(best - 1, 0)], GRID[best + 1] if best + 1 < len(GRID) else 1 - 1e-12
    while high - low > SETTLED:
        one, other = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        low, high = (low, other) if height(one) >= height(other) else (one, high)
    found = (low + high) / 2
    return 0.0 if best == 0 and height(0.0) >= height(found) else found
