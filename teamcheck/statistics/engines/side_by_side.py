"""Counts of people side by side in whole numbers of 64 bits, so that one sum of a column does the work of five."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

#: Bits, and decimal digits, of a whole number that are used.
BITS, DIGITS = 62, 18
#: Columns of a frame: the largest power of ten with as many digits as the people of a team have, and how many these are.
BASE, WIDTH = "base", "width"


@dataclass(frozen=True)
class SideBySide:
    """Some counts of people, of whom each adds one to one of them at most, in as few columns as hold them.

    Attributes:
        name: Of the columns; a number follows.
        length: How many counts.
        most: The largest that a count may be.
    """

    name: str
    length: int
    most: int

    @property
    def columns(self) -> dict[str, range]:
        """Each column, and which counts it holds."""
        each = BITS // self.most.bit_length()
        starts = range(0, self.length, each)
        return {f"{self.name} {start}": range(start, min(start + each, self.length)) for start in starts}

    def of_people(self, which: pl.Expr) -> Iterator[pl.Expr]:
        """The columns of people.

        Args:
            which: To which count a person adds one: 1 for the first, and 0 for none.
        """
        for name, counts in self.columns.items():
            ones = [self._one(count - counts.start) if count in counts else 0 for count in range(-1, self.length)]
            yield pl.lit(pl.Series(ones, dtype=pl.Int64)).gather(which).alias(name)

    def counts(self) -> Iterator[pl.Expr]:
        """Each count, from the sum of each column."""
        for name, counts in self.columns.items():
            for place in range(len(counts)):
                above = pl.col(name) // self._one(place) if place else pl.col(name)
                yield above & (self._one(1) - 1) if place + 1 < len(counts) else above

    def _one(self, place: int) -> int:
        return 1 << self.most.bit_length() * place


def digits(largest: int) -> list[pl.Expr]:
    """The columns that `written` needs, for teams of no more than so many people."""
    width = pl.col("people").cast(pl.String).str.len_bytes()
    powers = pl.Series([10**power for power in range(len(str(largest)) + 1)], dtype=pl.Int64)
    return [width.alias(WIDTH), pl.lit(powers).gather(width).alias(BASE)]


def written(counts: Sequence[pl.Expr], largest: int) -> pl.Expr:
    """Counts as the word that `teamcheck.statistics.tally_lines` has for them, in a frame with the columns of `digits`."""
    each = DIGITS // len(str(largest))
    parts = [counts[start : start + each] for start in range(0, len(counts), each)]
    if len(parts) == 1:
        return _whole(counts).cast(pl.String)
    padded = [_whole(part).cast(pl.String).str.zfill(pl.col(WIDTH) * len(part)) for part in parts]
    word = pl.concat_str(padded).str.strip_chars_start("0")
    return pl.when(word == "").then(pl.lit("0")).otherwise(word)


def _whole(counts: Sequence[pl.Expr]) -> pl.Expr:
    whole, *others = counts
    for count in others:
        whole = whole * pl.col(BASE) + count
    return whole
