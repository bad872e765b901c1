"""Collects everything that is wrong with the answers, so that all of it is said at once."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from teamcheck.errors import Code, Place, Problem, ResponsesError

#: Problems said at once; a file with more has one cause that shows in the first few.
KEPT = 100

#: Rows named for one problem that many rows have.
EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row stands.

    Attributes:
        row: As a spreadsheet shows it, the first row being 1.
        line: Line of the text file where it differs from the row (answers may hold line breaks), else None.
    """

    row: int
    line: int | None = None


@dataclass(slots=True)
class Sighting:
    """One problem that many rows may have: the first rows, each once, and how many there are."""

    tell: Callable[[Spot, str], Problem | None]
    spots: list[Spot] = field(default_factory=list)
    count: int = 0
    last: int = -1

    def problem(self) -> Problem | None:
        """The problem, at its first place, with the rows in its words where they are several; None where others say it all."""
        if self.count == 1:
            return self.tell(self.spots[0], "")
        rows = ", ".join(str(spot.row) for spot in self.spots)
        more = self.count - len(self.spots)
        return self.tell(self.spots[0], f" (rows {rows}{f' and {more} more' if more else ''})")


class Faults:
    """Problems in the order they were found, no more than `KEPT` of them."""

    def __init__(self) -> None:
        self._found: list[Problem | Sighting] = []
        self._sightings: dict[Hashable, Sighting] = {}
        self._beyond = 0

    def __bool__(self) -> bool:
        """Whether anything is wrong."""
        return bool(self._found)

    def add(self, problems: Iterable[Problem]) -> None:
        """Keep problems that stand for themselves."""
        for problem in problems:
            if self._has_room():
                self._found.append(problem)

    def see(self, key: Hashable, spot: Spot, tell: Callable[[Spot, str], Problem | None]) -> None:
        """Keep a problem that other rows may have too: told once for each key, with a few of its rows.

        It is told when everything has been gone through. What it tells may be None only where another problem is kept.
        """
        sighting = self._sightings.get(key)
        if sighting is None:
            if not self._has_room():
                return
            sighting = self._sightings[key] = Sighting(tell)
            self._found.append(sighting)
        if spot.row <= sighting.last:
            # another cell of a row that is counted, or a row that is gone through again
            return
        sighting.last = spot.row
        sighting.count += 1
        if len(sighting.spots) < EXAMPLES:
            sighting.spots.append(spot)

    def problems(self, file: str) -> list[Problem]:
        """Everything kept, and a last word where there was more."""
        every = [found.problem() if isinstance(found, Sighting) else found for found in self._found]
        told = [found for found in every if found is not None]
        if self._beyond:
            told[-1] = Problem(
                Code.MORE_PROBLEMS,
                Place(file),
                f"there are more problems like these; only the first {KEPT - 1} are listed",
                "Mend these first: so many usually have one cause, such as the wrong questionnaire (-q NAME).",
            )
        return told

    def raise_any(self, file: str) -> None:
        """Raise all of it, if there is anything.

        Raises:
            ResponsesError: Something is wrong.
        """
        if self._found:
            raise ResponsesError(self.problems(file))

    def _has_room(self) -> bool:
        if len(self._found) < KEPT:
            return True
        self._beyond += 1
        return False


def problem(code: Code, place: Place, message: str, fix: str) -> ResponsesError:
    """One problem that ends a stage, ready to raise."""
    return ResponsesError([Problem(code, place, message, fix)])
