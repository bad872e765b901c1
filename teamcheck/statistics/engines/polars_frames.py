"""From columns as they were read to narrow columns of whole numbers, and their parts: what the polars reducer counts.

Nothing here knows what a cell means. Each different way of writing is handed to whoever does, once.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from teamcheck.statistics.engines.polars_text import UnsureError

#: What Python takes away around a text.
_SPACES = "".join(character for character in map(chr, range(0x3001)) if character.isspace())
#: Bytes of a person's code, which no limit of a name is near.
_LONGEST_CODE = 1_000
#: More than the points of any scale.
_MOST_POINTS = 12

Cells = Sequence[str]
#: What some different cells mean, in their order, as whole numbers.
Decide = Callable[[Cells], Sequence[int | None]]


@dataclass(frozen=True)
class Meaning:
    """What the columns are, by their places, and who knows what is in them; each may raise `UnsureError`.

    Attributes:
        items: Column of each item.
        points: What its cells mean: points.
        groups: Columns that people are parted by, or that are only looked at.
        choices: What their cells mean: numbers of choices, 0 for none.
        keys: Columns that say whose the answers are.
        units: Numbers of those whose the answers are, by their cells; each is asked for once, in the order they appear.
        person: Column with the codes of people, or None.
        text: A column as text.
        blank: Whether nothing can be seen in some cells.
        silent: What becomes of rows without an answer: None where they count, else what looks at the cells of ``keys``.
    """

    items: Sequence[int]
    points: Sequence[Decide]
    groups: Sequence[int]
    choices: Sequence[Decide]
    keys: Sequence[int]
    units: Callable[[Sequence[tuple[str, ...]]], Sequence[int]]
    person: int | None
    text: Callable[[pl.Series], pl.Series]
    blank: Callable[[Cells], bool]
    silent: Callable[[Sequence[tuple[str, ...]]], None] | None


class Narrowing:
    """Makes frames of ``unit``, a column for each item (``0``, ``1``) and group (``g0``), and ``person``.

    Attributes:
        blank: Rows left out so far because nothing is in them.
        silent: Rows left out so far because they hold no answer.
    """

    def __init__(self, meaning: Meaning) -> None:
        self.blank = 0
        self.silent = 0
        self._meaning = meaning
        names = [str(place) for place in range(len(meaning.keys))]
        self._known = pl.DataFrame(schema={**dict.fromkeys(names, pl.String), "unit": pl.UInt32})

    def narrowed(self, raw: pl.DataFrame) -> pl.DataFrame:
        """The rows that count, in their order.

        Raises:
            UnsureError: Something is out of the ordinary.
        """
        meaning, columns = self._meaning, raw.get_columns()
        points = [
            _points(columns[place], decide, meaning.text).alias(str(item))
            for item, (place, decide) in enumerate(zip(meaning.items, meaning.points, strict=True))
        ]
        groups = [
            _decided(columns[place], decide, meaning.text, pl.UInt16).alias(f"g{group}")
            for group, (place, decide) in enumerate(zip(meaning.groups, meaning.choices, strict=True))
        ]
        keys = [self._text(columns[place]).alias(str(key)) for key, place in enumerate(meaning.keys)]
        frame = pl.DataFrame([*points, *groups, *self._person(columns)])
        keyed = pl.DataFrame(keys)
        counting = self._counting(raw, frame, keyed, len(points))
        if counting is not None:
            frame, keyed = frame.filter(counting), keyed.filter(counting) if keyed.width else keyed
        return frame.with_columns(self._units(keyed, frame.height))

    def _text(self, column: pl.Series) -> pl.Series:
        return self._meaning.text(column).fill_null("")

    def _person(self, columns: Sequence[pl.Series]) -> list[pl.Series]:
        """The codes of people as digests, null where there is none."""
        if self._meaning.person is None:
            return []
        codes = self._text(columns[self._meaning.person]).str.strip_chars(_SPACES)
        if int(codes.str.len_bytes().max() or 0) > _LONGEST_CODE:  # type: ignore[arg-type]
            raise UnsureError
        return [codes.hash(seed=0).set(codes == "", None).alias("person")]

    def _counting(self, raw: pl.DataFrame, frame: pl.DataFrame, keyed: pl.DataFrame, items: int) -> pl.Series | None:
        """Which rows count; None for all of them."""
        silent = frame.select(pl.all_horizontal([pl.col(str(item)).is_null() for item in range(items)])).to_series()
        if not silent.any():
            return None
        cells = pl.DataFrame([self._text(column) for column in raw.filter(silent).get_columns()])
        blank = pl.Series([self._meaning.blank(row) for row in cells.iter_rows()], dtype=pl.Boolean)
        self.blank += int(blank.sum())
        places = silent.arg_true()
        if self._meaning.silent is not None and keyed.width:
            self._meaning.silent(keyed[places.filter(~blank)].unique().rows())
        if self._meaning.silent is not None:
            self.silent += int((~blank).sum())
            return ~silent
        out = places.filter(blank)
        return None if out.is_empty() else ~pl.int_range(frame.height, eager=True).is_in(out.implode())

    def _units(self, keyed: pl.DataFrame, height: int) -> pl.Series:
        """Whose each row is."""
        if not keyed.width:
            (only,) = self._meaning.units([()]) if height else (0,)
            return pl.repeat(only, height, dtype=pl.UInt32, eager=True).alias("unit")
        units = _looked_up(keyed, self._known)
        unknown = units.is_null()
        if not unknown.any():
            return units
        rest = keyed.filter(unknown)
        new = rest.unique(maintain_order=True)
        new = new.with_columns(pl.Series("unit", self._meaning.units(new.rows()), dtype=pl.UInt32))
        self._known = pl.concat([self._known, new], rechunk=True)
        return units.scatter(unknown.arg_true(), _looked_up(rest, new))


def _looked_up(keyed: pl.DataFrame, known: pl.DataFrame) -> pl.Series:
    """The unit of each row by its cells; null where it is not known."""
    return keyed.join(known, on=keyed.columns, how="left", maintain_order="left")["unit"]


def _points(column: pl.Series, decide: Decide, text: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """The answers to one item."""
    low, high = (column.min(), column.max()) if column.dtype.is_integer() else (None, None)
    if isinstance(low, int) and isinstance(high, int) and high - low <= _MOST_POINTS:
        # every whole number between two points is a point, whether or not somebody chose it
        numbers = range(low, high + 1)
        if list(decide([str(number) for number in numbers])) == list(numbers):
            return column.cast(pl.Int8)
    return _decided(column, decide, text, pl.Int8)


def _decided(column: pl.Series, decide: Decide, text: Callable[[pl.Series], pl.Series], kind: type[pl.DataType]) -> pl.Series:
    """A column of whole numbers, each different cell looked at once; an empty one is looked at too."""
    if not (column.dtype.is_numeric() or column.dtype == pl.String):
        column = text(column)
    cells = column.unique()
    numbers = pl.Series(decide(text(cells).fill_null("").to_list()), dtype=kind)
    return column.replace_strict(cells, numbers, return_dtype=kind)


class Parts:
    """Holds rows parted by whose they are, in memory as long as there is room, then in files.

    Args:
        files: What the paths of files begin with, when there is no room.
        parts: How many parts.
        room: Bytes that may be held in memory.
    """

    def __init__(self, files: Path, parts: int, room: int) -> None:
        self.number = parts
        self._path = files
        self._room = room
        self._held: list[list[pl.DataFrame]] = [[] for _ in range(parts)]
        self._size = 0
        self._files: list[list[Path]] = [[] for _ in range(parts)]
        self._spilt = 0

    def add(self, frame: pl.DataFrame) -> None:
        """Part some rows."""
        if not frame.height:
            return
        parted = frame.with_columns(part=pl.col("unit") % self.number).partition_by("part", as_dict=True, include_key=False)
        for (part,), rows in parted.items():
            self._held[int(part)].append(rows)
        self._size += int(frame.estimated_size())
        if self._size > self._room:
            self._spill()

    def __iter__(self) -> Iterator[pl.DataFrame]:
        """Every part with any rows; each is let go when the next is asked for."""
        for part in range(self.number):
            frames = [*(pl.read_ipc(file) for file in self._files[part]), *self._held[part]]
            self._held[part] = []
            if frames:
                yield pl.concat(frames, rechunk=True)
            for file in self._files[part]:
                file.unlink()

    def _spill(self) -> None:
        for part, frames in enumerate(self._held):
            if frames:
                file = self._path.with_name(f"{self._path.name}-{part:05}-{self._spilt:05}.arrow")
                pl.concat(frames).write_ipc(file)
                self._files[part].append(file)
                self._held[part] = []
        self._spilt += 1
        self._size = 0


def anyone_twice(frame: pl.DataFrame) -> bool:
    """Whether one person seems to have two rows under the same unit."""
    if "person" not in frame.columns:
        return False
    people = frame.select("unit", "person").drop_nulls("person")
    return bool(people.is_duplicated().any())


class Numbered:
    """Parts rows by a number that each unit has, such as the number of its round.

    Args:
        numbers: The number of each unit.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = pl.Series(numbers, dtype=pl.UInt32)
        self._alone = self._numbers[0] if self._numbers.n_unique() == 1 else None

    def parted(self, frame: pl.DataFrame) -> Iterator[tuple[int, pl.DataFrame]]:
        """Each number that there is, and its rows."""
        if self._alone is not None:
            yield self._alone, frame
            return
        of_row = self._numbers.gather(frame["unit"])
        for number in of_row.unique().to_list():
            yield number, frame.filter(of_row == number)


class Lines:
    """Makes lines of reduced frames: the name of the unit, what its people said, how many they are, and their tally.

    Args:
        names: Name of each unit; it may hold tabs.
        said: For each question that people are parted by, its column and the words of its numbers; None where nobody was asked.
        between: What stands between the answers to two questions.

    Attributes:
        keys: What frames are to be reduced by.
    """

    def __init__(self, names: Sequence[str], said: Sequence[tuple[str, Sequence[str]] | None], between: str) -> None:
        self.keys = ["unit", *dict.fromkeys(column for column, _ in filter(None, said))]
        self._names = pl.Series(names, dtype=pl.String)
        self._said = [None if each is None else (each[0], pl.Series(each[1], dtype=pl.String)) for each in said]
        self._between = between

    def of(self, reduced: pl.DataFrame) -> list[bytes]:
        """The lines of a frame of the keys, ``people`` and ``tally``; one for each row."""
        values = [pl.lit("") if each is None else each[1].gather(reduced[each[0]]) for each in self._said]
        together = pl.concat_str(values, separator=self._between) if values else pl.lit("")
        name, people = self._names.gather(reduced["unit"]), reduced["people"].cast(pl.String)
        line = pl.concat_str([name, together, people, reduced["tally"]], separator="\t")
        return [text.encode() for text in reduced.select(line + "\n").to_series()]
