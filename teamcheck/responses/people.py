"""Checks that nobody answered twice in one team and round, without holding everybody in memory.

While a file is grouped by team, only the codes of the present team are held. When a team comes back after another, the file is
read again from its start into a table of digests (8 bytes each, 12 to 24 with the room the table needs), which serves from
there on. A digest is only a hint: the rows before are looked through for the same person, so no error is ever wrong.
"""

from array import array
from collections.abc import Callable, Iterator

#: Team, round and the person's code.
Person = tuple[str, str | None, str]


class Digests:
    """A set of 64-bit digests in a flat array."""

    def __init__(self) -> None:
        self._slots = array("Q", [0]) * 1024
        self._count = 0

    def add(self, digest: int) -> bool:
        """Add a digest; True if it was not there."""
        if not self._put(digest):
            return False
        self._count += 1
        if self._count * 3 > len(self._slots) * 2:
            present = self._slots
            self._slots = array("Q", [0]) * (2 * len(present))
            for each in present:
                if each:
                    self._put(each)
        return True

    def _put(self, digest: int) -> bool:
        slots = self._slots
        mask = len(slots) - 1
        place = digest & mask
        while slots[place]:
            if slots[place] == digest:
                return False
            place = (place + 1) & mask
        slots[place] = digest
        return True


class People:
    """Who has answered so far.

    Args:
        again: Goes through the people of the file from its first row, each with its row number.
    """

    def __init__(self, again: Callable[[], Iterator[tuple[int, Person]]]) -> None:
        self._again = again
        self._team: str | None = None
        self._left: set[str] = set()
        self._present: dict[tuple[str | None, str], int] = {}
        self._digests: Digests | None = None

    def earlier_row(self, person: Person, row: int) -> int | None:
        """The row in which this person answered before, or None; rows must come in their order."""
        team, round_, code = person
        if self._digests is not None:
            return None if self._digests.add(_digest(person)) else self._find(person, row)
        if team != self._team:
            if team in self._left:
                return self._scatter(person, row)
            if self._team is not None:
                self._left.add(self._team)
            self._team = team
            self._present.clear()
        before = self._present.setdefault((round_, code), row)
        return None if before == row else before

    def _scatter(self, person: Person, row: int) -> int | None:
        """Hold digests of everybody from now on."""
        self._digests = Digests()
        self._present.clear()
        self._left.clear()
        for number, each in self._again():
            if number >= row:
                break
            self._digests.add(_digest(each))
        return self.earlier_row(person, row)

    def _find(self, person: Person, row: int) -> int | None:
        for number, each in self._again():
            if number >= row:
                return None
            if each == person:
                return number
        return None


def _digest(person: Person) -> int:
    """64 bits of a person; never 0, which marks an empty place."""
    return (hash(person) & 0xFFFF_FFFF_FFFF_FFFF) or 1
