"""What follows from sums over sets of people: a linear system, brought into a form that can be searched (method M63).

Whole numbers modulo a prime stand for fractions. What follows from the sets in fractions follows from them modulo the prime
too, unless the prime divides a determinant of zeros and ones, and none of sets up to 18 reaches it.
"""

from collections.abc import Collection, Mapping, Sequence

#: A prime (Mersenne's ninth); sums of products of two numbers below it stay small for Python.
PRIME = 2**61 - 1

#: The numbers that stand in a row, by column; a column that is missing has a zero.
Row = dict[int, int]


def reduced(sets: Sequence[Collection[int]], dearest: Mapping[int, int], limit: int) -> dict[int, Row] | None:
    """The reduced rows of a system of sets (Gauss and Jordan), short ones first, so that trees and disjoint sets stay sparse.

    Every row has a column of its own, in which all others have zeros. What follows from the sets is made of the rows, and how
    often each is in it can be read off in its own column.

    Args:
        sets: The columns that belong to each set.
        dearest: For each column how much we want it to be a row's own: of the highest, the one in the fewest rows is taken.
        limit: Most numbers to be worked out.

    Returns:
        Each row under its own column, where it has a 1 that is left out; None where it would be more work than the limit.

    Example:
        Everybody is 0, 1 and 2; and 0 and 1 are shown: so 2 follows.

        >>> reduced([[0, 1, 2], [0, 1]], {0: 1, 1: 2, 2: 1}, 100)
        {1: {0: 1}, 2: {}}
    """
    rows = [dict.fromkeys(columns, 1) for columns in sorted(sets, key=len)]
    holding: dict[int, set[int]] = {}
    for place, row in enumerate(rows):
        for column in row:
            holding.setdefault(column, set()).add(place)
    own: dict[int, int] = {}
    for place, row in enumerate(rows):
        if not row:
            continue
        column = min(row, key=lambda each: (-dearest[each], len(holding[each]), each))
        others = holding[column] - {place}
        limit -= len(row) * (1 + len(others))
        if limit < 0:
            return None
        _make_one(row, column)
        for other in others:
            _take_away(row, rows[other], rows[other][column], other, holding)
        own[column] = place
    return {column: {each: number for each, number in rows[place].items() if each != column} for column, place in own.items()}


def _make_one(row: Row, column: int) -> None:
    """Divide a row so that it has a 1 in a column."""
    if (number := row[column]) != 1:
        inverse = pow(number, -1, PRIME)
        for each in row:
            row[each] = row[each] * inverse % PRIME


def _take_away(row: Row, other: Row, times: int, place: int, holding: dict[int, set[int]]) -> None:
    """Take a row, so many times, from another one, and keep the list of which rows hold which columns."""
    for column, number in row.items():
        before = other.get(column, 0)
        if after := (before - times * number) % PRIME:
            other[column] = after
            if not before:
                holding[column].add(place)
        elif before:
            del other[column]
            holding[column].discard(place)
