"""What follows from sums over sets of people: a linear system, brought into a form that can be searched (method M63).

Whole numbers modulo a prime stand for fractions. What follows from the sets in fractions follows from them modulo the prime
too, unless the prime divides a determinant of zeros and ones, and none of sets up to 18 reaches it.
"""

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

#: A prime (Mersenne's ninth); products of two numbers below it stay small for Python.
PRIME = 2**61 - 1

#: The numbers that stand in a row, by column; a column that is missing has a zero.
Row = dict[int, int]


class TooMuchWorkError(Exception):
    """The work allowed is used up."""


class Work:
    """Steps of work that may still be done."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def take(self, steps: int) -> None:
        """Count steps as done.

        Raises:
            TooMuchWorkError: When there are not so many left.
        """
        self.left -= steps
        if self.left < 0:
            raise TooMuchWorkError


class Rows:
    """The rows of a linear system, of which more and more are reduced (Gauss and Jordan).

    A reduced row has a column of its own, in which it has a 1 and all other rows have a zero. What follows from the rows is
    made of them by adding and taking away, and how often a reduced one is in it can be read off in its own column.

    Attributes:
        reduced: The reduced rows under their own columns.

    Example:
        Everybody is 0, 1 and 2; and 0 and 1 are shown: so 2 follows.

        >>> rows = Rows([{0: 1, 1: 1, 2: 1}, {0: 1, 1: 1}], {0: 1, 1: 2, 2: 1}, Work(100))
        >>> rows.reduce()
        >>> rows.reduced
        {1: {0: 1, 1: 1}, 2: {2: 1}}
    """

    def __init__(self, rows: Sequence[Row], dearest: Mapping[int, int], work: Work) -> None:
        """Rows as they are.

        Args:
            rows: The numbers in each; they are changed in place.
            dearest: For each column how much we want it to be a row's own: of the highest, the one in the fewest rows is taken.
            work: What may be done.
        """
        self.reduced: dict[int, Row] = {}
        self._dearest = dearest
        self._work = work
        self._open = dict(enumerate(rows))
        self._all = list(rows)
        self._holding: dict[int, set[int]] = {}
        for place, row in enumerate(rows):
            for column in row:
                self._holding.setdefault(column, set()).add(place)

    @property
    def open(self) -> list[Row]:
        """The rows that are not reduced and not empty; all of them have zeros in the columns of those that are."""
        return [row for row in self._open.values() if row]

    def reduce(self, longest: int | None = None) -> None:
        """Reduce rows, the shortest first, up to a number of columns: so trees and disjoint sets stay sparse."""
        queue = [(len(row), place) for place, row in self._open.items()]
        heapify(queue)
        while queue:
            length, place = heappop(queue)
            row = self._open[place]
            if len(row) > length:
                heappush(queue, (len(row), place))
            elif longest is None or len(row) <= longest:
                del self._open[place]
                if row:
                    self._reduce(place, row)

    def _reduce(self, place: int, row: Row) -> None:
        column = min(row, key=lambda each: (-self._dearest[each], len(self._holding[each]), each))
        others = sorted(self._holding[column] - {place})
        self._work.take(len(row) * (1 + len(others)))
        _make_one(row, column)
        for other in others:
            self._take_away(row, other, self._all[other][column])
        self.reduced[column] = row

    def _take_away(self, row: Row, place: int, times: int) -> None:
        """Take a row, so many times, from another one, and keep the list of which rows hold which columns."""
        other = self._all[place]
        for column, number in row.items():
            before = other.get(column, 0)
            if after := (before - times * number) % PRIME:
                other[column] = after
                if not before:
                    self._holding[column].add(place)
            elif before:
                del other[column]
                self._holding[column].discard(place)


def settles(basis: dict[int, Row], equation: Row) -> bool:
    """Put an equation into a basis in steps, if it says something new; whether it does.

    Args:
        basis: Equations by the unknown that each has first and with a 1; it grows.
        equation: The numbers of the unknowns, whose sum is 0.

    Example:
        >>> basis: dict[int, Row] = {}
        >>> settles(basis, {1: 1, 2: 1}), settles(basis, {1: 2, 2: 2}), settles(basis, {2: 5})
        (True, False, True)
    """
    left = dict(equation)
    while left:
        first = min(left)
        if first not in basis:
            _make_one(left, first)
            basis[first] = left
            return True
        times = left[first]
        for unknown, number in basis[first].items():
            if value := (left.pop(unknown, 0) - times * number) % PRIME:
                left[unknown] = value
    return False


def _make_one(row: Row, column: int) -> None:
    """Divide a row so that it has a 1 in a column."""
    if (number := row[column]) != 1:
        inverse = pow(number, -1, PRIME)
        for each in row:
            row[each] = row[each] * inverse % PRIME
