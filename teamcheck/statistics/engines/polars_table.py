"""A table of figures as Parquet: the same rows as its CSV, with numbers as numbers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import polars as pl

Kind = Literal["whole", "number", "yes or no"]

_TYPES: Mapping[Kind, type[pl.DataType]] = {"whole": pl.Int64, "number": pl.Float64, "yes or no": pl.Boolean}


def write_table(source: Path, target: Path, kinds: Mapping[str, Kind]) -> None:
    """Write a CSV as Parquet, in memory that does not grow with it.

    Args:
        source: A CSV in UTF-8 with a heading row; an empty cell is no value.
        target: Where it goes.
        kinds: Heading to what its cells are; the other columns are text.
    """
    with source.open(encoding="utf-8") as file:
        headings = file.readline().rstrip("\n").split(",")
    schema = {name: _TYPES[kinds[name]] if name in kinds else pl.String for name in headings}
    pl.scan_csv(source, schema=schema).sink_parquet(target)
