"""Student's t and Fisher's F distribution in plain Python (method M6), by the incomplete beta function."""

from collections.abc import Callable
from functools import lru_cache, partial
from math import exp, inf, log, log1p, sqrt

from teamcheck.statistics.beta import incomplete_beta, log_beta

#: Relative step below which a root has settled.
SETTLED = 2e-16
#: Above this the logarithm of a step is past what leads anywhere; halving does.
STEEPEST = 700
#: Above this digits are lost; the quantiles of larger df lie within two in a million of this one's.
MOST = 1_000_000


@lru_cache(maxsize=4096)
def t_quantile(p: float, df: float) -> float:
    """The ``t`` that Student's t stays below with probability ``p`` (method M6).

    Args:
        p: More than 0 and less than 1.
        df: Degrees of freedom, 1 or more; more than a million count as a million.

    Raises:
        ValueError: ``p`` or ``df`` is out of range.

    Example:
        >>> round(t_quantile(0.975, 4), 10), round(t_quantile(0.025, 12), 10)
        (2.7764451052, -2.1788128297)
    """
    _refuse_certain(p)
    _refuse_below_one(df)
    most = min(df, MOST)
    t = 0.0 if p == 0.5 else _exceeded(min(p, 1 - p), partial(_t_tail, most), partial(_t_log_density, most))
    return t if p > 0.5 else -t


def t_both_tails(t: float, df: float) -> float:
    """Probability that Student's t lies as far from 0 as ``t`` or farther: the p value of a t test (method M6).

    Raises:
        ValueError: ``df`` is below 1.

    Example:
        >>> round(t_both_tails(-2.7764451051977934, 4), 12)
        0.05
    """
    _refuse_below_one(df)
    return 2 * _t_tail(min(df, MOST), abs(t))


def f_tail(f: float, df1: float, df2: float) -> float:
    """Probability that Fisher's F is ``f`` or more: the p value of an analysis of variance (method M6).

    Args:
        f: 0 or more; infinity where nothing varies within teams.
        df1: Degrees of freedom above the line, 1 or more; more than a million count as a million.
        df2: Degrees of freedom below the line, the same.

    Raises:
        ValueError: A number of degrees of freedom is below 1, or ``f`` below 0.

    Example:
        >>> round(f_tail(2.15631296846127, 11, 74), 10)
        0.0261379016
    """
    _refuse_below_one(min(df1, df2))
    if f < 0:
        raise ValueError("F is never below 0")
    return _f_tail(min(df1, MOST), min(df2, MOST), f)


def f_quantile(p: float, df1: float, df2: float) -> float:
    """The ``f`` that Fisher's F stays below with probability ``p`` (method M6).

    Args:
        p: More than 0 and less than 1.
        df1: Degrees of freedom above the line, 1 or more; more than a million count as a million.
        df2: Degrees of freedom below the line, the same.

    Raises:
        ValueError: ``p`` or the degrees of freedom are out of range.

    Example:
        >>> round(f_quantile(0.975, 3, 10), 9), round(f_quantile(0.025, 3, 10), 9)
        (4.825621493, 0.069353216)
    """
    _refuse_certain(p)
    _refuse_below_one(min(df1, df2))
    above, below = min(df1, MOST), min(df2, MOST)
    if p < 0.5:  # the tail is steep where little lies beyond, and 1 / F is an F as well
        return 1 / _exceeded(p, partial(_f_tail, below, above), partial(_f_log_density, below, above))
    return _exceeded(1 - p, partial(_f_tail, above, below), partial(_f_log_density, above, below))


def _refuse_below_one(df: float) -> None:
    if df < 1:
        raise ValueError("degrees of freedom must be 1 or more")


def _refuse_certain(p: float) -> None:
    if not 0 < p < 1:
        raise ValueError("p must lie between 0 and 1")


def _exceeded(beyond: float, tail: Callable[[float], float], log_density: Callable[[float], float]) -> float:
    """The positive place exceeded with probability ``beyond``, at most 0.5: Newton's method kept inside a bracket."""
    low, high = 0.0, 1.0
    while tail(high) > beyond:
        low, high = high, high * 2
    place = high
    for _ in range(200):
        left = tail(place)
        if left > beyond:
            low = place
        else:
            high = place
        # Newton on the logarithm of the tail: its curve is nearly straight far out, where the tail itself is nearly flat.
        slope = log(left) - log_density(place) if left > 0 else inf
        step = exp(slope) * log(left / beyond) if slope < STEEPEST else inf
        following = place + step if low < place + step < high else (low + high) / 2
        if abs(following - place) <= SETTLED * place:
            break
        place = following
    return place


def _t_tail(df: float, t: float) -> float:
    """Probability beyond ``t``, which is 0 or more."""
    ratio = t / sqrt(df)
    log_rest = -_log_one_plus_square(ratio)
    log_within = 2 * log(ratio) + log_rest if ratio > 0 else -inf
    return incomplete_beta(log_rest, log_within, df / 2, 0.5) / 2


def _t_log_density(df: float, t: float) -> float:
    return -(df + 1) / 2 * _log_one_plus_square(t / sqrt(df)) - log(df) / 2 - log_beta(df / 2, 0.5)


def _f_tail(df1: float, df2: float, f: float) -> float:
    ratio = f * df1 / df2
    if ratio in {0.0, inf}:
        return 1.0 if ratio == 0 else 0.0
    return incomplete_beta(-log1p(ratio), -log1p(1 / ratio), df2 / 2, df1 / 2)


def _f_log_density(df1: float, df2: float, f: float) -> float:
    ratio = f * df1 / df2
    return df1 / 2 * log(df1 / df2) + (df1 / 2 - 1) * log(f) - (df1 + df2) / 2 * log1p(ratio) - log_beta(df1 / 2, df2 / 2)


def _log_one_plus_square(x: float) -> float:
    """Logarithm of 1 + x squared, also where the square is past the largest float."""
    return log1p(x * x) if x < 1e8 else 2 * log(x)
