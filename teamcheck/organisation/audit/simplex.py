"""Exact lowest and highest values of sums under linear equations: the simplex method in whole fractions.

For what `teamcheck.organisation.audit.bounds` cannot settle: people who are cut in more than one way. Dantzig's method with
Bland's rule (1977, doi:10.1287/moor.2.2.103), which never goes in circles.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from teamcheck.organisation.audit.bounds import ContradictionError, Equation
from teamcheck.organisation.audit.budget import Budget

_ZERO = Fraction(0)
#: Numbers of a table that are worked out in the time of one operation of a budget.
_PER_OPERATION = 4


class Simplex:
    """The values that fit some equations.

    Args:
        low: Lowest value of each unknown.
        high: Highest value of each.
        equations: What adds up to what.
        budget: Work that may be done.

    Raises:
        ContradictionError: No values fit.
        TooMuchError: It is more than may be done.

    Example:
        >>> from teamcheck.organisation.audit.budget import USUAL
        >>> found = Simplex([40, 30, 0], [50, 35, 100], [Equation(0, (1, 2))], Budget(USUAL))
        >>> [str(found.most({2: 1})), str(-found.most({2: -1}))]
        ['20', '5']
    """

    def __init__(self, low: Sequence[int], high: Sequence[int], equations: Sequence[Equation], budget: Budget) -> None:
        self._low, self._budget = low, budget
        self._unknowns = len(low)
        rows = [self._equation(each) for each in equations]
        # above each lowest value there is room up to the highest: value + slack = room
        for unknown in range(len(low)):
            row = [_ZERO] * (2 * len(low))
            row[unknown] = row[len(low) + unknown] = Fraction(1)
            rows.append((row, Fraction(high[unknown] - low[unknown])))
        self._rows, self._right = self._positive(rows)
        self._basis: list[int] = []
        self._find_values_that_fit()

    def most(self, weights: Mapping[int, int]) -> Fraction:
        """The highest value of a weighted sum of unknowns."""
        costs = [_ZERO] * (2 * self._unknowns)
        for unknown, weight in weights.items():
            costs[unknown] = Fraction(-weight)
        self._minimise(costs)
        value = sum((costs[column] * right for column, right in zip(self._basis, self._right, strict=True)), _ZERO)
        return sum((weight * Fraction(self._low[unknown]) for unknown, weight in weights.items()), _ZERO) - value

    def _equation(self, equation: Equation) -> tuple[list[Fraction], Fraction]:
        row = [_ZERO] * (2 * self._unknowns)
        row[equation.whole] -= 1
        for each in equation.parts:
            row[each] += 1
        right = self._low[equation.whole] - sum(self._low[each] for each in equation.parts)
        return row, Fraction(right)

    @staticmethod
    def _positive(rows: Sequence[tuple[list[Fraction], Fraction]]) -> tuple[list[list[Fraction]], list[Fraction]]:
        turned = [(row, right) if right >= 0 else ([-each for each in row], -right) for row, right in rows]
        return [row for row, _ in turned], [right for _, right in turned]

    def _find_values_that_fit(self) -> None:
        """Bring in one helper for each row and drive them all out again.

        Raises:
            ContradictionError: It cannot be done.
        """
        columns, height = 2 * self._unknowns, len(self._rows)
        for place, row in enumerate(self._rows):
            row += [Fraction(int(place == other)) for other in range(height)]
        self._basis = list(range(columns, columns + height))
        self._minimise([_ZERO] * columns + [Fraction(1)] * height)
        if any(right and column >= columns for column, right in zip(self._basis, self._right, strict=True)):
            raise ContradictionError
        self._drop_helpers(columns)

    def _drop_helpers(self, columns: int) -> None:
        for place in range(len(self._rows)):
            if self._basis[place] >= columns:
                entering = next((column for column in range(columns) if self._rows[place][column]), None)
                if entering is not None:
                    self._pivot(place, entering)
        kept = [place for place, column in enumerate(self._basis) if column < columns]
        self._rows = [self._rows[place][:columns] for place in kept]
        self._right = [self._right[place] for place in kept]
        self._basis = [self._basis[place] for place in kept]

    def _minimise(self, costs: Sequence[Fraction]) -> None:
        while (entering := self._entering(costs)) is not None:
            leaving = self._leaving(entering)
            if leaving is None:
                raise ArithmeticError("a sum has no limit, though every unknown has one")
            self._pivot(leaving, entering)

    def _entering(self, costs: Sequence[Fraction]) -> int | None:
        """The first column that makes the sum less."""
        priced = [(costs[column], row) for column, row in zip(self._basis, self._rows, strict=True) if costs[column]]
        for column, cost in enumerate(costs):
            self._budget.spend(1 + len(priced) // _PER_OPERATION)
            if cost - sum((price * row[column] for price, row in priced), _ZERO) < 0:
                return column
        return None

    def _leaving(self, entering: int) -> int | None:
        found = [
            (right / row[entering], column, place)
            for place, (row, right, column) in enumerate(zip(self._rows, self._right, self._basis, strict=True))
            if row[entering] > 0
        ]
        return min(found)[2] if found else None

    def _pivot(self, leaving: int, entering: int) -> None:
        self._budget.spend(len(self._rows) * len(self._rows[0]) // _PER_OPERATION)
        pivot = self._rows[leaving][entering]
        row = self._rows[leaving] = [each / pivot if each else each for each in self._rows[leaving]]
        self._right[leaving] /= pivot
        places = [column for column, each in enumerate(row) if each]
        for place, other in enumerate(self._rows):
            factor = other[entering]
            if place != leaving and factor:
                for column in places:
                    other[column] -= factor * row[column]
                self._right[place] -= factor * self._right[leaving]
        self._basis[leaving] = entering
