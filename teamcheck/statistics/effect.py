"""How large a change is, beside whether it is sure (method M41)."""

from collections.abc import Mapping
from math import exp, lgamma, log, sqrt

from teamcheck.statistics.change import Difference, Group


def small_sample(df: int) -> float:
    """The exact correction of Hedges, less than 1: how much too large a standardised difference is on average (method M41).

    Args:
        df: Degrees of freedom of the standard deviation, 2 or more.

    Source: Hedges 1981, doi:10.3102/10769986006002107.

    Example:
        >>> round(small_sample(10), 6), round(1 - 3 / (4 * 10 - 1), 6)
        (0.922746, 0.923077)
    """
    return exp(lgamma(df / 2) - lgamma((df - 1) / 2) - log(df / 2) / 2)


def cohens_d(then: Group, now: Group) -> float | None:
    """Now less then in standard deviations, those of both rounds pooled (method M41).

    Returns:
        None where a standard deviation is undefined, or both are 0.

    Example:
        >>> cohens_d(Group(12, 52.0, 20.0), Group(12, 62.0, 20.0))
        0.5
    """
    if then.mean is None or now.mean is None or then.sd is None or now.sd is None:
        return None
    squares = (then.n - 1) * then.sd * then.sd + (now.n - 1) * now.sd * now.sd
    return None if squares == 0 else (now.mean - then.mean) / sqrt(squares / (then.n + now.n - 2))


def hedges_g(then: Group, now: Group) -> float | None:
    """The same, corrected for few people (method M41); None where it is undefined.

    Example:
        >>> round(hedges_g(Group(12, 52.0, 20.0), Group(12, 62.0, 20.0)), 4)
        0.4827
    """
    found = cohens_d(then, now)
    return None if found is None else found * small_sample(then.n + now.n - 2)


def hedges_g_z(changes: Difference, n: int) -> float | None:
    """A linked change in standard deviations of people's own changes, corrected for few people (method M41).

    Args:
        changes: What `teamcheck.statistics.change.paired` found.
        n: People who are linked.

    Returns:
        None below three people, or where all changed alike.

    Example:
        >>> from teamcheck.statistics.centre import Moments
        >>> from teamcheck.statistics.change import paired
        >>> round(hedges_g_z(paired(Moments(n=5, total=30, squares=300, divisor=1)), 5), 4)
        0.874
    """
    if changes.value is None or not changes.sd or n < 3:
        return None
    return changes.value / changes.sd * small_sample(n - 1)


def superiority(then: Mapping[int, int], now: Mapping[int, int]) -> float | None:
    """How often somebody's score now is higher than somebody's score then, equal ones counting half; 0-1 (method M41).

    Every pair is counted, in whole numbers up to one division.

    Args:
        then: Dimension score to the people who have it, in the first of the rounds.
        now: The same in the second, on the same denominator.

    Returns:
        None where nobody is scored in one of the rounds.

    Source: Vargha & Delaney 2000, doi:10.3102/10769986025002101.

    Example:
        >>> superiority({1: 2, 3: 1}, {3: 1, 4: 1})
        0.9166666666666666
    """
    pairs = sum(then.values()) * sum(now.values())
    if not pairs:
        return None
    halves = sum((2 * (after > before) + (after == before)) * p * q for before, p in then.items() for after, q in now.items())
    return halves / (2 * pairs)
