"""Statistics of position: median, quartiles, lowest and highest (method M15)."""

from collections.abc import Mapping, Sequence
from math import gcd

from teamcheck.statistics.centre import Moments


def people_scores(scores: Mapping[int, int], moments: Moments[float]) -> tuple[float, ...]:
    """One score a person, lowest first, in the unit of the moments.

    Args:
        scores: Dimension score to people who have it: the detail of a tally.
        moments: How the scores are read.

    Example:
        >>> people_scores({9: 1, 3: 2}, Moments(n=3, total=15, squares=99, divisor=12, factor=100))
        (25.0, 25.0, 75.0)
    """
    low, factor, divisor = moments.origin * moments.divisor, moments.factor, moments.divisor
    return tuple([(low + score * factor) / divisor for score in sorted(scores) for _ in range(scores[score])])


def quartile(ordered: Sequence[float], quarters: int) -> float | None:
    """The value below which a quarter, half or three quarters of the values lie (method M15).

    Between two values it is found on the straight line, as most programs do (type 7 of Hyndman & Fan 1996,
    doi:10.1080/00031305.1996.10473566).

    Args:
        ordered: Lowest first.
        quarters: 0 the lowest, 1 the lower quartile, 2 the median, 3 the upper quartile, 4 the highest.

    Returns:
        None where there is no value.

    Example:
        >>> quartile([10.0, 20.0, 40.0, 50.0], 1), quartile([10.0, 20.0, 40.0, 50.0], 2), quartile([], 2)
        (17.5, 30.0, None)
    """
    return quantile(ordered, 25 * quarters)


def quantile(ordered: Sequence[float], percent: int) -> float | None:
    """The value below which so many of a hundred values lie, by the same rule (method M15).

    Args:
        ordered: Lowest first.
        percent: 0 the lowest, 50 the median, 100 the highest.

    Returns:
        None where there is no value.

    Example:
        >>> quantile([10.0, 20.0, 40.0, 50.0], 10), quantile([10.0, 20.0, 40.0, 50.0], 90), quantile([], 10)
        (13.0, 47.0, None)
    """
    if not ordered:
        return None
    place, rest = divmod((len(ordered) - 1) * percent, 100)
    if rest == 0:
        return ordered[place]
    common = gcd(rest, 100)
    part, whole = rest // common, 100 // common
    return ((whole - part) * ordered[place] + part * ordered[place + 1]) / whole
