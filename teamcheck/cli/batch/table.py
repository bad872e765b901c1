"""The figures of all teams as Parquet, where polars is installed to write it."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teamcheck.statistics.engines.polars_table import Kind

_ENDS = ("interval", "worst_case", "spread_middle_half", "spread_lowest_highest", "norm_percentile")
_WHOLE = ("size", "answered", "response_rate", "n", "score", "favourable", "neutral", "unfavourable", "minimum")
#: Columns of ``scores.csv`` that are no text.
KINDS: "Mapping[str, Kind]" = {
    **dict.fromkeys(_WHOLE, "whole"),
    **{f"{name}_{end}": "whole" for name in _ENDS for end in ("low", "high")},
    "step": "number",
    "protected": "yes or no",
    "two_camps": "yes or no",
}


def write_parquet(rows: Path, table: Path) -> bool:
    """Write the rows of a CSV as Parquet; whether that could be done here."""
    if not find_spec("polars"):
        return False
    from teamcheck.statistics.engines.polars_table import write_table  # noqa: PLC0415  only where it is installed

    write_table(rows, table, KINDS)
    return True
