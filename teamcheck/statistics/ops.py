"""What a formula needs beside + - x / and comparing, so that it is written once for one team and for columns of teams.

A formula is a function of ``ops`` and numbers. With `FLOATS` the numbers are one team's; a batch engine hands in its own
`Ops` and whole columns. Two rules keep the two equal to the last bit: a root is ``ops.sqrt``, never ``**``; and ``where``
works out both sides, so a divisor is kept from zero by ``ops.clip`` before the undefined case is left out.
"""

from collections.abc import Callable
from math import sqrt
from typing import Protocol, Self, TypeVar


class Arithmetic(Protocol):
    """A number or a column of numbers."""

    def __add__(self, other: Self | float, /) -> Self: ...
    def __sub__(self, other: Self | float, /) -> Self: ...
    def __mul__(self, other: Self | float, /) -> Self: ...
    def __rmul__(self, other: float, /) -> Self: ...
    def __truediv__(self, other: Self | float, /) -> Self: ...
    def __gt__(self, other: Self | float, /) -> object: ...


Number = TypeVar("Number", bound=Arithmetic)


class Ops(Protocol[Number]):
    """Four operations that numbers and columns write differently."""

    def sqrt(self, value: Number) -> Number:
        """Square root, correctly rounded."""

    def where(self, condition: object, value: Number) -> Number | None:
        """The value where the condition holds; undefined elsewhere."""

    def clip(self, value: Number, lowest: int, highest: int | None = None) -> Number:
        """The value, but no lower and no higher than the bounds."""

    def lookup(self, table: Callable[[int], float], n: Number) -> Number:
        """The entry for a whole number in a table given as a function, which is asked once for each number."""


class Floats:
    """The operations for one team: plain numbers, undefined is None.

    Example:
        >>> FLOATS.where(condition=False, value=1.0), FLOATS.clip(104.0, 0, 100)
        (None, 100)
    """

    def sqrt(self, value: float) -> float:
        """Square root, correctly rounded."""
        return sqrt(value)

    def where(self, condition: object, value: float) -> float | None:
        """The value where the condition holds; undefined elsewhere."""
        return value if condition else None

    def clip(self, value: float, lowest: int, highest: int | None = None) -> float:
        """The value, but no lower and no higher than the bounds."""
        raised = max(value, lowest)
        return raised if highest is None else min(raised, highest)

    def lookup(self, table: Callable[[int], float], n: float) -> float:
        """The entry for a whole number in a table given as a function."""
        return table(int(n))


FLOATS = Floats()
