"""How figures are rounded (method M13): exactly, and ties away from zero.

Every figure handed in is the nearest float to a quotient of whole numbers, found by one division, so a float that lies on a
tie (64.5) is a true tie, and its own value can be taken at its word: all steps here are on whole numbers.
"""

from fractions import Fraction
from typing import Protocol


class Exact(Protocol):
    """A number that knows itself as a fraction of whole numbers: int, float and `fractions.Fraction` do."""

    def as_integer_ratio(self) -> tuple[int, int]:
        """Numerator and denominator."""


def to_nearest(value: Exact, step: int = 1) -> int:
    """The multiple of ``step`` nearest to a value; a tie goes away from zero (method M13).

    Example:
        >>> to_nearest(64.5), to_nearest(63.5), to_nearest(-0.5), to_nearest(62.5, 5)
        (65, 64, -1, 65)
    """
    numerator, denominator = value.as_integer_ratio()
    steps = (2 * abs(numerator) + step * denominator) // (2 * step * denominator)
    return (steps if numerator >= 0 else -steps) * step


def to_tenths(value: Exact) -> float:
    """A value to one decimal; a tie goes away from zero (method M13).

    Example:
        >>> to_tenths(2.25), to_tenths(100 / 36)
        (2.3, 2.8)
    """
    numerator, denominator = value.as_integer_ratio()
    tenths = (2 * abs(numerator) * 10 + denominator) // (2 * denominator)
    return (tenths if numerator >= 0 else -tenths) / 10


def to_hundredths(value: float) -> float:
    """A value to two decimals; a tie goes away from zero (method M13).

    A tie such as 1.015 is no float: it is found in the shortest decimal number that stands for this one.

    Example:
        >>> to_hundredths(1.015), to_hundredths(0.455), to_hundredths(2 / 3)
        (1.02, 0.46, 0.67)
    """
    return to_nearest(Fraction(str(value)) * 100) / 100


def outwards(low: Exact, high: Exact, step: int = 1) -> tuple[int, int]:
    """A range widened to multiples of ``step``: it never promises more than was worked out (method M13).

    Example:
        >>> outwards(55.2, 71.1), outwards(55.2, 71.1, 5), outwards(55, 70, 5)
        ((55, 72), (55, 75), (55, 70))
    """
    low_numerator, low_denominator = low.as_integer_ratio()
    high_numerator, high_denominator = high.as_integer_ratio()
    return low_numerator // (low_denominator * step) * step, -(-high_numerator // (high_denominator * step)) * step
