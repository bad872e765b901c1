"""Sums of people's scores and numbers of people, and what adds up to what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from teamcheck.organisation.audit.bounds import Equation, System
from teamcheck.organisation.audit.findings import People


@dataclass
class Unknown:
    """A set of people of whom something is printed, or whose people are what is left of such sets.

    Attributes:
        people: Who they are, where they are a group that no output shows; None for those that are shown.
        files: Where their mean is printed.
        minimum: The fewest people that may be shown there; 0 where nothing is printed of them.
    """

    people: People | None = None
    files: set[str] = field(default_factory=set)
    minimum: int = 0


class Network:
    """Unknown sets of people: how many they are, what their scores add up to, and how they make up each other.

    Args:
        scale: What sums are multiplied with so that all limits are whole numbers.

    Attributes:
        unknowns: Who is in each set.
        printed: Between which sums each set's printed means leave it; None where none is printed.
        sizes: How many people are in each set.
        sums: What their scores add up to.
    """

    def __init__(self, scale: int) -> None:
        self.scale = scale
        self.sizes, self.sums = System(), System()
        self.unknowns: list[Unknown] = []
        self.printed: list[tuple[int, int] | None] = []
        self._equations: set[Equation] = set()
        self._changes: set[int] = set()

    def add(self, fewest: int, most: int, people: People | None = None) -> int:
        """A set of so many people; its number."""
        self.unknowns.append(Unknown(people))
        self.printed.append(None)
        self.sizes.add(fewest, most)
        return self.sums.add(0, 100 * most * self.scale)

    def add_change(self, low: Fraction, high: Fraction) -> int:
        """A difference of two sums, of nobody."""
        self.unknowns.append(Unknown())
        self.printed.append(None)
        self._changes.add(self.sizes.add(0, 0))
        return self.sums.add(int(low * self.scale), int(high * self.scale))

    def print_mean(self, unknown: int, n: int, sums: tuple[Fraction, Fraction], file: str, minimum: int) -> None:
        """Note that the mean of a set is printed; one that contradicts what was printed before is left out."""
        low, high = (int(each * self.scale) for each in sums)
        known = self.unknowns[unknown]
        if low > self.sums.high[unknown] or high < self.sums.low[unknown]:
            return
        self.sizes.limit(unknown, n, n)
        self.sums.limit(unknown, low, high)
        self.printed[unknown] = self.sums.low[unknown], self.sums.high[unknown]
        known.files.add(file)
        known.minimum = max(known.minimum, minimum)

    def equate(self, whole: int, parts: Sequence[int]) -> None:
        """A set is made up of others, which have nobody in common."""
        equation = Equation(whole, tuple(sorted(parts)))
        if equation not in self._equations:
            self._equations.add(equation)
            self.sizes.equations.append(equation)
            self.sums.equations.append(equation)

    def tighten(self) -> None:
        """Bound numbers of people first: nobody's scores add up to more than 100 each.

        Raises:
            ContradictionError: Nothing fits.
        """
        self.sizes.tighten()
        for unknown, most in enumerate(self.sizes.high):
            if unknown not in self._changes:
                self.sums.limit(unknown, 0, 100 * most * self.scale)
        self.sums.tighten()

    def mean(self, unknown: int) -> tuple[Fraction, Fraction]:
        """Between which means those people's scores lie who are in a set that is not empty, 0-100."""
        low, high = self.sums.low[unknown], self.sums.high[unknown]
        fewest, most = max(1, self.sizes.low[unknown]), max(1, self.sizes.high[unknown])
        return Fraction(low, self.scale * most), min(Fraction(100), Fraction(high, self.scale * fewest))


def scale_of(limits: Iterable[Fraction]) -> int:
    """What makes whole numbers of some fractions.

    Example:
        >>> scale_of([Fraction(1, 2), Fraction(3, 4)])
        4
    """
    return lcm(*(each.denominator for each in limits))
