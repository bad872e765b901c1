"""Whether sets of people that are shown together tell of a few (method M63).

The region rule (M60) is enough for one tree. Where people are cut in more than one way (by department and by profession), sums
combine in ways that no tree has: a department less a profession can be one nurse. So here every combination is gone through:
all that can be worked out of sums is made of them by adding and taking away.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from teamcheck.scorecard.totals.elimination import PRIME, Row, reduced

#: Most steps of work (a few seconds); where it is not decided by then, what is undecided counts as telling.
WORK = 20_000_000


def pointed_out(
    shown: Sequence[Collection[int]], sizes: Sequence[int], *, fewest: int, work: int = WORK
) -> frozenset[int] | None:
    """A group of fewer than ``fewest`` people whose figures can be worked out of what is shown (method M63).

    Atoms are people who are in the same shown sets. A group of atoms can be worked out if and only if it is a combination, by
    adding and taking away, of shown sets.

    Args:
        shown: The atoms of each set of people whose total is shown, with the number of people in it.
        sizes: People in each atom; those with nobody in them are in no group.
        fewest: Fewest people of whom anything may be known.
        work: Most steps of work.

    Returns:
        The atoms of one such group, or None where there is none. Where the work is not enough to know, all atoms that may be in
        such a group: whoever shows less then, and asks again, never shows too much.

    Example:
        Nurses and doctors of one ward are atoms 0 and 1, those of another 2 and 3. Wards and professions have 6 people or more.
        But the second ward has no doctors; so the first ward less all doctors is its 4 nurses.

        >>> wards, professions, sizes = [[0, 1], [2, 3]], [[0, 2], [1, 3]], [4, 6, 8, 0]
        >>> pointed_out(wards + professions, sizes, fewest=5), pointed_out(wards, sizes, fewest=5)
        (frozenset({0}), None)
    """
    columns, alike = _columns(shown, sizes)
    numbers = [sum(sizes[atom] for atom in atoms) for atoms in alike]
    few = [column for column, number in enumerate(numbers) if number < fewest]
    if not few:
        return None
    dearest = {column: min(number, fewest) for column, number in enumerate(numbers)}
    rows = reduced(columns, dearest, work)
    found = few if rows is None else _Search(rows, numbers, fewest, work).found()
    return frozenset(atom for column in found for atom in alike[column]) or None


def _columns(shown: Sequence[Collection[int]], sizes: Sequence[int]) -> tuple[list[list[int]], list[list[int]]]:
    """The sets over columns, and the atoms of each column: those with somebody in them that are in the same sets."""
    places: list[list[int]] = [[] for _ in sizes]
    for place, atoms in enumerate(shown):
        for atom in atoms:
            places[atom].append(place)
    alike: dict[tuple[int, ...], list[int]] = {}
    for atom, inside in enumerate(places):
        if sizes[atom] and inside:
            alike.setdefault(tuple(inside), []).append(atom)
    columns: list[list[int]] = [[] for _ in shown]
    for column, sets in enumerate(alike):
        for place in sets:
            columns[place].append(column)
    return columns, list(alike.values())


class _TooMuchWorkError(Exception):
    """The work allowed is used up."""


@dataclass(slots=True)
class _Search:
    """A search for a combination of rows that is 0 or 1 everywhere and has fewer than ``fewest`` people in its ones.

    Each row is in it once or not at all, as its own column says; so its own people are in the group, or the row is out.

    Attributes:
        rows: The reduced rows that may still be in, by their own columns.
        sizes: People in each column.
        fewest: Fewest people of whom anything may be known.
        work: Steps of work that are left.
        holding: For each column that is no row's own, the rows that have a number there.
        surely: For each row how many people are in the group if it is: its own, and those of columns that no other row reaches.
    """

    rows: dict[int, Row]
    sizes: Sequence[int]
    fewest: int
    work: int
    holding: dict[int, Row] = field(default_factory=dict)
    surely: dict[int, int] = field(default_factory=dict)

    def found(self) -> Iterable[int]:
        """The columns of one such group; all that may be in one where the work was not enough; none where there is none."""
        for own, row in self.rows.items():
            for column, number in row.items():
                self.holding.setdefault(column, {})[own] = number
        self.surely = {own: self.sizes[own] for own in self.rows}
        for column in self.holding:
            self._count_if_alone(column)
        self._rule_out([own for own, people in self.surely.items() if people >= self.fewest])
        try:
            for own in sorted(self.rows, key=lambda each: (-len(self.rows[each]), each)):
                if own in self.rows:
                    if group := self._grown({own: True}, dict(self.rows[own])):
                        return group
                    self._rule_out([own])
        except _TooMuchWorkError:
            return self._undecided()
        return ()

    def _undecided(self) -> list[int]:
        reached = [column for column, holding in self.holding.items() if holding and self.sizes[column] < self.fewest]
        return [*self.rows, *reached]

    def _weight(self, column: int, number: int) -> int:
        """How many people a column adds to the group; as many as are enough where it cannot stay like this."""
        return min(self.sizes[column], self.fewest) if number == 1 else self.fewest

    def _count_if_alone(self, column: int) -> None:
        """Where only one row reaches a column, its people are in the group if the row is."""
        if len(self.holding[column]) == 1:
            ((own, number),) = self.holding[column].items()
            self.surely[own] += self._weight(column, number)

    def _rule_out(self, out: list[int]) -> None:
        """Take away rows that are in no such group, and then those that cannot be in one without them."""
        while out:
            own = out.pop()
            for column in self.rows.pop(own, ()):
                holding = self.holding[column]
                del holding[own]
                if len(holding) == 1:
                    (rest,) = holding
                    self._count_if_alone(column)
                    if self.surely[rest] >= self.fewest:
                        out.append(rest)

    def _grown(self, decided: dict[int, bool], values: Row) -> list[int]:
        """The columns of a group with the rows that are in so far, and perhaps open ones; none where there is none.

        Args:
            decided: Rows that are in (True) or out.
            values: The sum of the rows that are in, where it is not 0.
        """
        inside = [own for own, is_in in decided.items() if is_in]
        people = sum(self.sizes[own] for own in inside)
        while True:
            gains, total, settled = self._look(decided, values)
            if people + total < self.fewest:
                return [*inside, *values]
            if people + max(settled, total - self._most(gains, self.fewest - 1 - people)) >= self.fewest:
                return []
            row = max(gains, key=lambda own: (gains[own], -own))
            if group := self._grown({**decided, row: True}, self._added(values, row)):
                return group
            decided[row] = False

    def _look(self, decided: dict[int, bool], values: Row) -> tuple[dict[int, int], int, int]:
        """For each open row how many people it could take out of the group, the people in it, and how many of them stay."""
        gains: dict[int, int] = {}
        total = settled = 0
        for column, number in values.items():
            weight = self._weight(column, number)
            total += weight
            is_open = False
            for own in self.holding[column]:
                if own not in decided:
                    gains[own] = gains.get(own, 0) + weight
                    is_open = True
            settled += 0 if is_open else weight
            self._work(len(self.holding[column]))
        return gains, total, settled

    def _most(self, gains: dict[int, int], people: int) -> int:
        """The most that rows with so many people of their own can take out of the group."""
        worth = sorted((gain - self.sizes[own] for own, gain in gains.items() if self.sizes[own] <= people), reverse=True)
        return sum(gain for gain in worth[:people] if gain > 0)

    def _added(self, values: Row, row: int) -> Row:
        """The sum with one more row."""
        added = dict(values)
        for column, number in self.rows[row].items():
            if value := (added.pop(column, 0) + number) % PRIME:
                added[column] = value
        self._work(len(self.rows[row]))
        return added

    def _work(self, steps: int) -> None:
        self.work -= steps
        if self.work < 0:
            raise _TooMuchWorkError
