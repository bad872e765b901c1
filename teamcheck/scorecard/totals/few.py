"""The search for a few people among all that follows from totals (method M63)."""

from collections.abc import Mapping, Sequence

from teamcheck.scorecard.totals.elimination import PRIME, Row, TooMuchWorkError, Work


class Search:
    """A search for a combination of reduced rows that is 0 or 1 in every column, with fewer than ``fewest`` people in its ones.

    A row is in it once or not at all, as the row's own column says: either the people of that column are in the group, or
    the row is out. So there are never many rows in it, and what one row has too much another has to take away.

    Attributes:
        rows: The rows that may still be in, by their own columns, without these.
        people: How many there are in each column.
        fewest: Fewest people of whom anything may be known.
        work: What may be done.
    """

    def __init__(self, rows: Mapping[int, Row], people: Sequence[int], fewest: int, work: Work) -> None:
        self.rows = {own: {column: number for column, number in row.items() if column != own} for own, row in rows.items()}
        self.people = people
        self.fewest = fewest
        self.work = work
        #: For each column that is no row's own, what the rows have there.
        self._holding: dict[int, Row] = {}
        for own, row in self.rows.items():
            for column, number in row.items():
                self._holding.setdefault(column, {})[own] = number
        #: For each row how many people are in the group if it is: its own, and those of columns that no other row reaches.
        self._surely = {own: people[own] for own in self.rows}
        for column in self._holding:
            self._count_if_alone(column)
        self._rule_out([own for own, surely in self._surely.items() if surely >= fewest])

    def found(self) -> list[int]:
        """The columns of one such group; all that may be in one where the work was not enough; none where there is none."""
        try:
            for own in sorted(self.rows, key=lambda each: (-len(self.rows[each]), each)):
                if own in self.rows:
                    if group := self._grown({own: True}, dict(self.rows[own])):
                        return group
                    self._rule_out([own])
        except TooMuchWorkError:
            return self._undecided()
        return []

    def _undecided(self) -> list[int]:
        reached = [column for column, holding in self._holding.items() if holding and self.people[column] < self.fewest]
        return [*self.rows, *reached]

    def _weight(self, column: int, number: int) -> int:
        """How many people a column adds to the group; as many as are enough where it cannot stay like this."""
        return min(self.people[column], self.fewest) if number == 1 else self.fewest

    def _count_if_alone(self, column: int) -> None:
        """Where only one row reaches a column, its people are in the group if the row is."""
        if len(self._holding[column]) == 1:
            ((own, number),) = self._holding[column].items()
            self._surely[own] += self._weight(column, number)

    def _rule_out(self, out: list[int]) -> None:
        """Take away rows that are in no such group, and then those that cannot be in one without them."""
        while out:
            own = out.pop()
            for column in self.rows.pop(own, ()):
                holding = self._holding[column]
                del holding[own]
                if len(holding) == 1:
                    (rest,) = holding
                    self._count_if_alone(column)
                    if self._surely[rest] >= self.fewest:
                        out.append(rest)

    def _grown(self, decided: dict[int, bool], values: Row) -> list[int]:
        """The columns of a group with the rows that are in so far, and perhaps open ones; none where there is none.

        Args:
            decided: Rows that are in (True) or out.
            values: The sum of the rows that are in, where it is not 0.
        """
        inside = [own for own, is_in in decided.items() if is_in]
        people = sum(self.people[own] for own in inside)
        while True:
            reaching, settled = self._reaching(decided, values)
            total = people + settled + sum(self._weight(column, values[column]) for column in reaching)
            if total < self.fewest:
                return [*inside, *values]
            gains = self._gains(reaching, values)
            most = self._most(gains, self.fewest - 1 - people)
            if max(people + settled + self._least(reaching, values), total - most) >= self.fewest:
                return []
            row = self._next(reaching, gains, values)
            if group := self._grown({**decided, row: True}, self._added(values, row)):
                return group
            decided[row] = False

    def _reaching(self, decided: dict[int, bool], values: Row) -> tuple[dict[int, list[int]], int]:
        """The open rows that reach each column of the group, fewest first; and the people of columns that none reaches."""
        reaching: dict[int, list[int]] = {}
        settled = 0
        for column, number in values.items():
            holding = self._holding[column]
            self.work.take(1 + 3 * len(holding))
            if rows := [own for own in holding if own not in decided]:
                reaching[column] = rows
            else:
                settled += self._weight(column, number)
        return {column: reaching[column] for column in sorted(reaching, key=lambda each: (len(reaching[each]), each))}, settled

    def _gains(self, reaching: dict[int, list[int]], values: Row) -> dict[int, int]:
        """For each open row that reaches the group how many people it could take out of it at most."""
        gains: dict[int, int] = {}
        for column, rows in reaching.items():
            weight = self._weight(column, values[column])
            for own in rows:
                gains[own] = gains.get(own, 0) + weight
        return gains

    def _most(self, gains: dict[int, int], people: int) -> int:
        """The most that rows with so many people of their own can take out of the group."""
        worth = sorted((gain - self.people[own] for own, gain in gains.items() if self.people[own] <= people), reverse=True)
        return sum(gain for gain in worth[:people] if gain > 0)

    def _least(self, reaching: dict[int, list[int]], values: Row) -> int:
        """The fewest people that come from columns no two of which the same row reaches: each costs its own, or a row's."""
        seen: set[int] = set()
        least = 0
        for column, rows in reaching.items():
            if least < self.fewest and seen.isdisjoint(rows):
                seen.update(rows)
                least += min(self._weight(column, values[column]), *(self.people[own] for own in rows))
        return least

    def _next(self, reaching: dict[int, list[int]], gains: dict[int, int], values: Row) -> int:
        """The row to decide on: one that mends the column that fewest can mend, if there is one to be mended."""
        mending = next(
            (rows for column, rows in reaching.items() if self._weight(column, values[column]) == self.fewest), gains
        )
        return max(mending, key=lambda own: (gains[own], -own))

    def _added(self, values: Row, row: int) -> Row:
        """The sum with one more row."""
        added = dict(values)
        for column, number in self.rows[row].items():
            if value := (added.pop(column, 0) + number) % PRIME:
                added[column] = value
        self.work.take(len(self.rows[row]))
        return added
