"""The incomplete beta function, from which the distributions of t and F follow (method M6).

By its continued fraction (DLMF 8.17.22, https://dlmf.nist.gov/8.17#v), worked out by the modified Lentz algorithm (Thompson &
Barnett 1986, doi:10.1016/0021-9991(86)90046-X).
"""

from math import exp, inf, lgamma, log, log1p, pi

#: Stands for zero in the continued fraction, where a true zero would divide.
TINY = 1e-300
#: Relative change below which the fraction has settled.
SETTLED = 4e-16
#: Below this ``lgamma`` keeps all digits of a difference; above it the series of Stirling does.
LARGE = 12


def incomplete_beta(log_x: float, log_rest: float, a: float, b: float) -> float:
    """Regularised incomplete beta function I_x(a, b), 0 to 1 (method M6).

    The fraction settles fast for ``x`` below (a + 1) / (a + b + 2); above it the other side is worked out.

    Args:
        log_x: Logarithm of ``x``, which is 0 to 1.
        log_rest: Logarithm of ``1 - x``: handed in, so that no digits are lost where ``x`` is near 1.
        a: More than 0.
        b: More than 0.

    Example:
        >>> round(incomplete_beta(log(0.25), log(0.75), 2, 3), 12)
        0.26171875
    """
    if log_x == -inf or log_rest == -inf:
        return 0.0 if log_x == -inf else 1.0
    x = exp(log_x)
    if x < (a + 1) / (a + b + 2):
        return _scaled(log_x, log_rest, a, b) * _fraction(x, a, b)
    return 1 - _scaled(log_rest, log_x, b, a) * _fraction(exp(log_rest), b, a)


def log_beta(a: float, b: float) -> float:
    """Logarithm of the beta function, also where the gamma functions are too large to keep the digits of a difference.

    Example:
        >>> round(exp(log_beta(2, 3)) * 12, 12)
        1.0
    """
    small, large = min(a, b), max(a, b)
    whole, share = small + large, small / (small + large)
    if large < LARGE:
        return lgamma(small) + lgamma(large) - lgamma(whole)
    rest = _stirling(large) - _stirling(whole) + large * log1p(-share)
    if small < LARGE:
        return lgamma(small) + rest + small - small * log(whole) - log1p(-share) / 2
    return rest + _stirling(small) + (small - 0.5) * log(share) - log(large) / 2 + log(2 * pi) / 2


def _stirling(z: float) -> float:
    """What the logarithm of the gamma function has beyond Stirling's formula, for ``z`` of LARGE or more."""
    square = z * z
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / z


def _scaled(log_x: float, log_rest: float, a: float, b: float) -> float:
    return exp(a * log_x + b * log_rest - log_beta(a, b)) / a


def _fraction(x: float, a: float, b: float) -> float:
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
        if abs(c * d - 1) <= SETTLED:
            return value


def _not_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY
