"""Student's t distribution in plain Python (method M6).

The incomplete beta function by its continued fraction (DLMF 8.17.22, https://dlmf.nist.gov/8.17#v), worked out by the
modified Lentz algorithm (Thompson & Barnett 1986, doi:10.1016/0021-9991(86)90046-X).
"""

from functools import lru_cache
from math import exp, inf, lgamma, log, log1p, pi, sqrt

#: Stands for zero in the continued fraction, where a true zero would divide.
TINY = 1e-300
#: Relative change below which the fraction and the root have settled.
SETTLED = 1e-16
#: Above this the fraction loses digits; the quantiles of larger df lie within two in a million of this one's.
MOST = 1_000_000
#: Below this ``lgamma`` keeps all digits of the ratio; above it the asymptotic series does.
LARGE = 50


def t_cdf(t: float, df: float) -> float:
    """Probability that Student's t is at most ``t`` (method M6).

    Args:
        t: Any number.
        df: Degrees of freedom, 1 or more; more than a million count as a million.

    Raises:
        ValueError: ``df`` is below 1.

    Example:
        >>> t_cdf(0.0, 5), round(t_cdf(2.7764451051977934, 4), 12)
        (0.5, 0.975)
    """
    if df < 1:
        raise ValueError("degrees of freedom must be 1 or more")
    tail = _tail(abs(t), min(df, MOST))
    return 1 - tail if t > 0 else tail


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
    if not 0 < p < 1 or df < 1:
        raise ValueError("p must lie between 0 and 1, and degrees of freedom must be 1 or more")
    t = _upper(min(p, 1 - p), min(df, MOST))
    return t if p > 0.5 else -t


def _upper(beyond: float, df: float) -> float:
    """The positive ``t`` exceeded with probability ``beyond``, at most 0.5: Newton's method kept inside a bracket."""
    low, high = 0.0, 1.0
    while _tail(high, df) > beyond:
        low, high = high, high * 2
    t = high
    for _ in range(200):
        tail = _tail(t, df)
        if tail > beyond:
            low = t
        else:
            high = t
        # Newton on the logarithm of the tail: its curve is nearly straight far out, where the tail itself is nearly flat.
        step = exp(log(tail) - _log_density(t, df)) * log(tail / beyond) if tail > 0 else inf
        following = t + step if low < t + step < high else (low + high) / 2
        if abs(following - t) <= 2 * SETTLED * t:
            break
        t = following
    return t


def _tail(t: float, df: float) -> float:
    """Probability beyond ``t``, which is 0 or more: by the centre where the fraction settles faster there."""
    ratio = t / sqrt(df)
    log_rest = -_log_one_plus_square(ratio)
    within = 1 / (1 + 1 / (ratio * ratio)) if ratio * ratio > 0 else 0.0
    if within < 1.5 / (df / 2 + 2.5):
        log_within = 2 * log(ratio) + log_rest if ratio > 0 else -inf
        return 0.5 - _incomplete_beta(within, log_within, log_rest, 0.5, df / 2) / 2
    return _incomplete_beta(1 / (1 + ratio * ratio), log_rest, log(within), df / 2, 0.5) / 2


def _incomplete_beta(x: float, log_x: float, log_rest: float, a: float, b: float) -> float:
    """Regularised incomplete beta function, handed the logarithms of ``x`` and ``1 - x``; one of a, b is 1/2."""
    log_beta = log(pi) / 2 - _log_gamma_ratio(max(a, b))
    return exp(a * log_x + b * log_rest - log_beta) / a * _fraction(x, a, b)


def _log_gamma_ratio(a: float) -> float:
    """Logarithm of gamma(a + 1/2) / gamma(a), by the asymptotic series where the difference would lose digits."""
    if a < LARGE:
        return lgamma(a + 0.5) - lgamma(a)
    square = a * a
    return log(a) / 2 - (1 - (1 / 24 - (1 / 80 - 17 / 1792 / square) / square) / square) / (8 * a)


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function; it settles fast for x below (a + 1) / (a + b + 2)."""
    d = 1 / _not_zero(1 - (a + b) * x / (a + 1))
    c, value, m = 1.0, d, 0
    while True:
        m += 1
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _not_zero(1 + term * d)
            c = _not_zero(1 + term / c)
            value *= c * d
        if abs(c * d - 1) <= 4 * SETTLED:
            return value


def _not_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY


def _log_one_plus_square(x: float) -> float:
    """Logarithm of 1 + x squared, also where the square is past the largest float."""
    return log1p(x * x) if x < 1e8 else 2 * log(x)


def _log_density(t: float, df: float) -> float:
    return _log_gamma_ratio(df / 2) - (df + 1) / 2 * _log_one_plus_square(t / sqrt(df)) - log(df * pi) / 2
