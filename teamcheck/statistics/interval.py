"""How sure a team's score is (methods M6 to M10): half-widths of 95 % intervals, and their ends.

Two questions, two intervals. What do this team's ``size`` members say now? Only those who did not answer are uncertain: give
``size``. How does this team work in general, next to other teams or last year? Leave ``size`` out.
"""

from teamcheck.statistics.centre import Moments, deviations, variance
from teamcheck.statistics.distributions import t_quantile
from teamcheck.statistics.ops import Number, Ops

#: Degrees of freedom that the usual spread counts for (method M8).
PRIOR_DF = 4
#: Usual standard deviation of people's scores within a team, points of 100 (method M8).
USUAL_SPREAD = 22
#: Both sides of a 95 % interval.
LEVEL = 0.975


def finite_population(ops: Ops[Number], n: Number, size: Number) -> Number:
    """What is left of the uncertainty when ``n`` of ``size`` members answered: 0 when all did (method M7).

    Example:
        >>> from teamcheck.statistics.ops import FLOATS
        >>> finite_population(FLOATS, 9, 12), finite_population(FLOATS, 9, 9)
        (0.5, 0.0)
    """
    return ops.sqrt(ops.clip(size - n, 0) / ops.clip(size, 1))


def standard_error(ops: Ops[Number], moments: Moments[Number], size: Number | None = None) -> Number | None:
    """Standard error of the mean, in the unit of the moments; undefined below two people (methods M6 and M7).

    Example:
        >>> from teamcheck.statistics.ops import FLOATS
        >>> team = Moments(n=4, total=10, squares=30, divisor=1)
        >>> round(standard_error(FLOATS, team), 6), round(standard_error(FLOATS, team, size=16), 6)
        (0.645497, 0.559017)
    """
    return ops.where(moments.n > 1, _error(ops, variance(ops, moments), moments.n, size))


def plain_half_width(ops: Ops[Number], moments: Moments[Number], size: Number | None = None) -> Number | None:
    """Half of the plain 95 % t interval, in the unit of the moments; undefined below two people (methods M6 and M7).

    Example:
        >>> from teamcheck.statistics.ops import FLOATS
        >>> round(plain_half_width(FLOATS, Moments(n=4, total=10, squares=30, divisor=1)), 6)
        2.05426
    """
    quantile = ops.lookup(_plain_quantile, moments.n)
    return ops.where(moments.n > 1, quantile * _error(ops, variance(ops, moments), moments.n, size))


def moderated_half_width(
    ops: Ops[Number], moments: Moments[Number], size: Number | None = None, *, usual_spread: float = USUAL_SPREAD
) -> Number | None:
    """Half of the moderated 95 % interval, in the unit of the moments; undefined when nobody is scored (methods M7 and M8).

    Args:
        ops: Operations for one team or for columns.
        moments: Sums over the people scored, by default on 0-100.
        size: Members of the team, for "this team now"; None for "this team in general".
        usual_spread: Usual standard deviation within a team, in the unit of the moments.

    Example:
        >>> from teamcheck.statistics.ops import FLOATS
        >>> team = Moments(n=7, total=448, squares=31072, divisor=100, factor=100)
        >>> round(moderated_half_width(FLOATS, team), 2), round(moderated_half_width(FLOATS, team, size=9), 2)
        (17.54, 8.27)
    """
    n = ops.clip(moments.n, 1)
    seen = deviations(moments) * (moments.factor * moments.factor) / (n * (moments.divisor * moments.divisor))
    mixed = (seen + PRIOR_DF * usual_spread * usual_spread) / (n + (PRIOR_DF - 1))
    return ops.where(moments.n > 0, ops.lookup(_moderated_quantile, n) * _error(ops, mixed, n, size))


def small_team_half_width(
    ops: Ops[Number], n: Number, size: Number | None = None, *, usual_spread: float = USUAL_SPREAD
) -> Number | None:
    """Half of the 95 % interval from ``n`` and the usual spread alone; undefined when nobody is scored (methods M7 and M9).

    Example:
        >>> from teamcheck.statistics.ops import FLOATS
        >>> round(small_team_half_width(FLOATS, 9, size=11), 2)
        6.81
    """
    people = ops.clip(n, 1)
    usual = people * 0 + usual_spread * usual_spread
    return ops.where(n > 0, ops.lookup(_moderated_quantile, people) * _error(ops, usual, people, size))


def worst_case(score: Number, n: Number, size: Number) -> tuple[Number, Number]:
    """The team's score if everybody who did not answer scored 0, and if they all scored 100 (method M10).

    Args:
        score: One end of what the printed score was rounded from, 0-100: never the exact one, which it would narrow down.
        n: People scored, 1 or more.
        size: Members of the team, ``n`` or more.

    Example:
        >>> worst_case(65, 9, 11)
        (53.18181818181818, 71.36363636363636)
    """
    return score * n / size, (score * n + (size - n) * 100) / size


def ends(
    centre: float | None, half_width: float | None, within: tuple[float, float] | None = None
) -> tuple[float, float] | None:
    """Both ends of one team's interval, clipped to what is possible; None where any part is undefined (method M6).

    Example:
        >>> ends(90.0, 15.0, within=(0, 100)), ends(90.0, None)
        ((75.0, 100), None)
    """
    if centre is None or half_width is None:
        return None
    lowest, highest = within or (centre - half_width, centre + half_width)
    return max(centre - half_width, lowest), min(centre + half_width, highest)


def _error(ops: Ops[Number], spread_squared: Number, n: Number, size: Number | None) -> Number:
    people = ops.clip(n, 1)
    error = ops.sqrt(spread_squared / people)
    return error if size is None else error * finite_population(ops, people, size)


def _plain_quantile(n: int) -> float:
    return t_quantile(LEVEL, max(n, 2) - 1)


def _moderated_quantile(n: int) -> float:
    return t_quantile(LEVEL, PRIOR_DF + n - 1)
