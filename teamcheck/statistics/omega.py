"""McDonald's omega (method M32): how much of the sum of the items is what they have in common."""

from collections.abc import Sequence
from math import fsum, sqrt

from teamcheck.statistics.reliability import Covariances

Correlations = Sequence[Sequence[float]]

#: Fewest people, and fewest items, whose loadings can be told from chance.
FEWEST_PEOPLE = 50
FEWEST_ITEMS = 3
SETTLED = 1e-13
MOST_ROUNDS = 100_000


def omega_total(found: Covariances) -> float | None:
    """Omega total of one factor, from loadings by minimum residuals on the correlations (method M32).

    Returns:
        0 to 1. None below FEWEST_ITEMS items or FEWEST_PEOPLE people, where an item does not vary, and where a loading lies
        outside 0 to 1: the items then have more, or less, in common than one thing.

    Source:
        McDonald 1999, *Test Theory*; minimum residuals: Harman & Jones 1966, doi:10.1007/BF02289468.
    """
    if found.items < FEWEST_ITEMS or found.n < FEWEST_PEOPLE or found.correlations is None:
        return None
    found_loadings = loadings(found.correlations)
    if found_loadings is None or not all(0 <= each <= 1 for each in found_loadings):
        return None
    common = fsum(found_loadings) ** 2
    return common / (common + fsum(1 - each * each for each in found_loadings))


def loadings(correlations: Correlations) -> list[float] | None:
    """One factor's loadings that leave the smallest squares of residual correlations (method M32).

    Each loading is the regression of its item's correlations on the other loadings. All are renewed at once and moved half of
    the way, until none moves: so the order of items changes nothing.

    Returns:
        One for each item, of either sign; None where the items have nothing in common, or the loadings do not settle.

    Example:
        >>> [round(each, 9) for each in loadings([[1, 0.42, 0.48], [0.42, 1, 0.56], [0.48, 0.56, 1]])]
        [0.6, 0.7, 0.8]
    """
    places = range(len(correlations))
    start = fsum(correlations[one][other] for one in places for other in places if one != other) / len(places)
    current = [sqrt(max(start / (len(places) - 1), 0.01))] * len(places)
    for _ in range(MOST_ROUNDS):
        squares = [each * each for each in current]
        renewed = []
        for one in places:
            of_others = fsum(square for other, square in enumerate(squares) if other != one)
            if of_others == 0:
                return None
            pulled = fsum(correlations[one][other] * current[other] for other in places if other != one)
            renewed.append((current[one] + pulled / of_others) / 2)
        if max(abs(new - old) for new, old in zip(renewed, current, strict=True)) < SETTLED:
            return renewed
        current = renewed
    return None
