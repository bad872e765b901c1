"""What the cells of a table mean, told by those who read rows, each different cell once."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from teamcheck._names import too_long
from teamcheck.responses.cells import UnreadableAnswerError
from teamcheck.responses.files.parquet import as_text
from teamcheck.responses.findings import is_blank_row
from teamcheck.responses.rows import Source, clean_name

if TYPE_CHECKING:
    from teamcheck.statistics.engines.polars_frames import Decide, Meaning

Value = TypeVar("Value")


class Units:
    """Numbers of teams in a round, in the order in which they are met.

    Attributes:
        numbers: Team and round to its number.
        choices: For each background question of the file, the ids of its choices by their numbers; 0 is none.
    """

    def __init__(self, source: Source) -> None:
        self.numbers: dict[tuple[str, str | None], int] = {}
        self.choices: list[list[str | None]] = [[None] for _ in source.choices]
        self._team = source.team
        self._keys = [name for name in ("team", "round") if name in source.columns.reserved]

    def numbered(self, cells: Sequence[tuple[str, ...]]) -> list[int]:
        """The number of each team and round, by their cells as written.

        Raises:
            UnsureError: A name is missing or too long.
        """
        numbers = self.numbers
        return [numbers.setdefault(self._named(each), len(numbers)) for each in cells]

    def checked(self, cells: Sequence[tuple[str, ...]]) -> None:
        """See that the names in rows that do not count are names.

        Raises:
            UnsureError: One is missing or too long.
        """
        for each in cells:
            self._named(each)

    def _named(self, cells: tuple[str, ...]) -> tuple[str, str | None]:
        said = dict(zip(self._keys, cells, strict=True))
        team, round_ = said.get("team", self._team), said.get("round", "")
        name = clean_name(team)
        if not name or too_long(team) or too_long(round_):
            raise unsure()
        return name, clean_name(round_) or None


def meaning_of(source: Source, units: Units) -> "Meaning":
    """What the columns of a table are.

    Args:
        source: The table.
        units: Where teams, rounds and choices get their numbers.
    """
    from teamcheck.statistics.engines.polars_frames import Meaning  # noqa: PLC0415  an extra

    columns = source.columns
    return Meaning(
        items=columns.items,
        points=[_decider(reader.read) for reader in source.readers],
        groups=[index for index, _ in columns.background],
        choices=[_decider(_numbered(reader.read, known)) for reader, known in zip(source.choices, units.choices, strict=True)],
        keys=[columns.reserved[name] for name in ("team", "round") if name in columns.reserved],
        units=units.numbered,
        person=columns.reserved.get("respondent"),
        text=as_text,
        blank=is_blank_row,
        silent=units.checked if columns.by == "text" else None,
    )


def _numbered(read: Callable[[str], str | None], known: list[str | None]) -> Callable[[str], int]:
    def number(cell: str) -> int:
        choice = read(cell)
        if choice not in known:
            known.append(choice)
        return known.index(choice)

    return number


def _decider(read: Callable[[str], int | None]) -> "Decide":
    def decide(cells: Sequence[str]) -> list[int | None]:
        try:
            return [read(cell) for cell in cells]
        except UnreadableAnswerError:
            raise unsure() from None

    return decide


def unsure() -> Exception:
    """The error of what only the reader of rows can judge, ready to raise."""
    from teamcheck.statistics.engines.polars_text import UnsureError  # noqa: PLC0415  an extra

    return UnsureError()
