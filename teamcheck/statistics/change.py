"""The difference between two rounds, and how sure it is (methods M40 and M42): numbers in, numbers out.

Two questions, two tests. Where the same people can be told apart in both rounds, each is compared with themselves: the paired
t test. Where they cannot, the two rounds are two groups of people: Welch's t test, which does not ask that both spread alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Literal

from teamcheck.statistics.centre import Moments, mean, sd
from teamcheck.statistics.distributions import t_both_tails, t_quantile
from teamcheck.statistics.interval import LEVEL, PRIOR_DF, USUAL_SPREAD
from teamcheck.statistics.ops import FLOATS

#: How often a change that is large enough should be seen (method M40).
POWER = 0.8

#: Why there is no test: nobody in one of the rounds, a single person, or nothing that varies.
Undefined = Literal["nobody", "one-person", "no-variance"]


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one round in one dimension.

    Attributes:
        n: How many.
        mean: Mean of their scores; None when ``n`` is 0.
        sd: Standard deviation (n-1) of the same; None below two people.
    """

    n: int
    mean: float | None
    sd: float | None


@dataclass(frozen=True, slots=True)
class TTest:
    """A t test of whether a difference could be none.

    Attributes:
        t: The difference in standard errors.
        df: Degrees of freedom, 1 or more; not whole for Welch's.
        p: Probability of a ``t`` at least as far from 0 if nothing had changed, two-sided, 0 to 1.
        interval: The 95 % interval of the difference.
    """

    t: float
    df: float
    p: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Difference:
    """Now minus then.

    Attributes:
        value: In the unit of the scores; None where nobody is scored in one of the rounds.
        sd: Standard deviation of people's own changes; None where people are not linked, or below two.
        test: None where it is undefined.
        undefined: Why it is; None where there is one.
    """

    value: float | None
    sd: float | None
    test: TTest | None
    undefined: Undefined | None


def welch(then: Group, now: Group) -> Difference:
    """Two rounds of people who cannot be linked (method M40).

    The degrees of freedom never fall below the smaller group's less one, so they are 1 or more wherever there is a test.

    Source: Welch 1947, doi:10.1093/biomet/34.1-2.28.

    Example:
        >>> found = welch(Group(12, 52.0, 20.0), Group(14, 66.0, 15.0))
        >>> found.value, round(found.test.t, 4), round(found.test.df, 2), round(found.test.p, 4)
        (14.0, 1.9918, 20.19, 0.0601)
        >>> [round(end, 2) for end in found.test.interval], welch(Group(1, 50.0, None), Group(12, 60.0, 20.0)).undefined
        ([-0.65, 28.65], 'one-person')
    """
    if then.mean is None or now.mean is None:
        return Difference(None, None, None, "nobody")
    value = now.mean - then.mean
    if then.sd is None or now.sd is None:
        return Difference(value, None, None, "one-person")
    if then.sd == now.sd == 0:
        return Difference(value, None, None, "no-variance")
    return Difference(value, None, _two_groups(value, (then.sd * then.sd, now.sd * now.sd), (then.n, now.n), prior=0), None)


def moderated_welch(then: Group, now: Group, *, usual_spread: float = USUAL_SPREAD) -> Difference:
    """The same with spreads mixed with the usual one, as in M8: people who happen to agree make no change sure (method M40).

    Args:
        then: The people of the first round; their scores in the unit of the spread.
        now: The people of the second.
        usual_spread: Usual standard deviation of people's scores within a team.

    Example:
        >>> alike = moderated_welch(Group(14, 0.0, 0.0), Group(14, 100.0, 0.0)).test
        >>> [round(end, 1) for end in alike.interval]
        [91.8, 108.2]
    """
    if then.mean is None or now.mean is None:
        return Difference(None, None, None, "nobody")
    value = now.mean - then.mean
    variances = tuple(moderated_variance(each.n, each.sd or 0.0, usual_spread) for each in (then, now))
    return Difference(value, None, _two_groups(value, variances, (then.n, now.n), prior=PRIOR_DF), None)


def moderated_variance(n: int, spread: float, usual_spread: float) -> float:
    """Variance of people's scores, mixed with the usual one (method M8).

    Example:
        >>> moderated_variance(7, 20.0, 22.0)
        433.6
    """
    return (PRIOR_DF * usual_spread * usual_spread + (n - 1) * spread * spread) / (PRIOR_DF + n - 1)


def _two_groups(value: float, variances: Sequence[float], people: Sequence[int], *, prior: int) -> TTest:
    """Welch's test of a difference; each variance counts for ``prior`` degrees of freedom more than its people less one."""
    parts = [variance / n for variance, n in zip(variances, people, strict=True)]
    error_squared = fsum(parts)
    # As shares of the whole, so that very small spreads do not vanish when they are squared once more.
    shares = [part / error_squared for part in parts]
    df = 1 / fsum(share * share / (prior + n - 1) for share, n in zip(shares, people, strict=True))
    return _test(value, sqrt(error_squared), max(df, 1.0))


def paired(changes: Moments[float]) -> Difference:
    """The same people in both rounds, each compared with themselves (method M40).

    Args:
        changes: Sums over each person's score now less their score then.

    Source: Student 1908, doi:10.1093/biomet/6.1.1.

    Example:
        >>> found = paired(Moments(n=5, total=30, squares=300, divisor=1))
        >>> found.value, round(found.sd, 4), round(found.test.t, 4), found.test.df, round(found.test.p, 4)
        (6.0, 5.4772, 2.4495, 4, 0.0705)
    """
    value, spread = mean(FLOATS, changes), sd(FLOATS, changes)
    if value is None:
        return Difference(None, None, None, "nobody")
    if spread is None:
        return Difference(value, None, None, "one-person")
    if spread == 0:
        return Difference(value, spread, None, "no-variance")
    return Difference(value, spread, _test(value, spread / sqrt(changes.n), changes.n - 1), None)


def moderated_paired(changes: Moments[float], *, usual_spread: float = USUAL_SPREAD) -> Difference:
    """The same with the spread of changes mixed with the usual spread, as in M8 (method M40).

    What two rounds of one person have in common makes changes smaller than scores, and being two makes them larger: with a
    correlation of one half between the rounds, people's changes spread as their scores do.

    Args:
        changes: Sums over each person's score now less their score then, in the unit of the spread.
        usual_spread: Usual standard deviation of people's scores within a team.

    Example:
        >>> found = moderated_paired(Moments(n=13, total=325, squares=8125, divisor=1))  # each rose by 25
        >>> [round(end, 1) for end in found.test.interval]
        [18.5, 31.5]
    """
    value, spread = mean(FLOATS, changes), sd(FLOATS, changes)
    if value is None:
        return Difference(None, None, None, "nobody")
    error = sqrt(moderated_variance(int(changes.n), spread or 0.0, usual_spread) / changes.n)
    return Difference(value, spread, _test(value, error, PRIOR_DF + changes.n - 1), None)


def _test(value: float, error: float, df: float) -> TTest:
    t, half = value / error, t_quantile(LEVEL, df) * error
    return TTest(t, df, t_both_tails(t, df), (value - half, value + half))


def holm(values: Sequence[float | None]) -> list[float | None]:
    """Probabilities adjusted for how many there are, in their own order; None stays and counts for nothing (method M42).

    Held against .05, they let unchanged dimensions pass for changed in 5 % of teams, not in 5 % of dimensions.

    Source: Holm 1979, https://www.jstor.org/stable/4615733.

    Example:
        >>> holm([0.01, 0.04, None, 0.03])
        [0.03, 0.06, None, 0.06]
    """
    ordered = sorted((value, place) for place, value in enumerate(values) if value is not None)
    adjusted: list[float | None] = [None] * len(values)
    highest = 0.0
    for rank, (value, place) in enumerate(ordered):
        highest = max(highest, min(1.0, (len(ordered) - rank) * value))
        adjusted[place] = highest
    return adjusted


def least_seen(then: int, now: int, *, usual_spread: float = USUAL_SPREAD) -> float | None:
    """How large a true change must be for a test of two groups this large to see it four times in five (method M40).

    From the numbers of people and the usual spread alone, so that it tells nothing of the answers. The sum of two quantiles of
    t stands for the noncentral distribution, and is right within a few hundredths of the change.

    Args:
        then: People scored in the first of the rounds.
        now: People scored in the second.
        usual_spread: Usual standard deviation within a team, in the unit that is wanted.

    Returns:
        None where both rounds together have fewer than three people, or one has none.

    Example:
        >>> round(least_seen(8, 8), 1), round(least_seen(12, 14), 1), least_seen(1, 1)
        (33.1, 25.3, None)
    """
    df = then + now - 2
    if df < 1 or min(then, now) < 1:
        return None
    return (t_quantile(LEVEL, df) + t_quantile(POWER, df)) * usual_spread * sqrt(1 / then + 1 / now)


def by_chance(then: int, now: int, *, usual_spread: float = USUAL_SPREAD) -> float | None:
    """How far two scores can lie apart, in 95 of 100 cases, when nothing has changed (method M40).

    Half of the 95 % interval of the difference of two means, from the numbers of people and the usual spread alone, so that it
    tells nothing of the answers. As in M9 the usual spread counts for as much as five people would, and each round's own people
    are added to it, less one.

    Args:
        then: People scored in the first of the rounds.
        now: People scored in the second.
        usual_spread: Usual standard deviation within a team, in the unit that is wanted.

    Returns:
        None where one of the rounds has nobody.

    Example:
        >>> round(by_chance(8, 8), 1), round(by_chance(5, 11), 1), by_chance(0, 9)
        (23.1, 24.9, None)
    """
    if min(then, now) < 1:
        return None
    return t_quantile(LEVEL, PRIOR_DF + then + now - 2) * usual_spread * sqrt(1 / then + 1 / now)
