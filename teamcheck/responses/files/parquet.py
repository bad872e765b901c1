"""Third stage for Parquet: a file, or a folder of part files of one table, as text. It is read by polars, an extra.

Every cell becomes what it would be in a CSV file: a whole number its digits, nothing an empty text. What has no such form, a
list or bytes, is refused, and is never left out without a word.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from teamcheck._names import shorten
from teamcheck.errors import Code, Place, ResponsesError
from teamcheck.responses.faults import problem
from teamcheck.responses.files.archive import TooLargeError
from teamcheck.responses.files.container import Blob
from teamcheck.responses.files.parquet_sizes import check_sizes
from teamcheck.responses.table import MOST_COLUMNS, Table
from teamcheck.responses.unheard import unheard

if TYPE_CHECKING:
    from polars import DataFrame, DataType, LazyFrame, Series

Found = TypeVar("Found")

#: Rows in memory at a time: a few for whoever looks at the first ones only, then many.
FIRST, ROWS = 1_000, 20_000

#: Part files of a folder, as Spark names them; what it writes besides is about them.
PARTS = "part-*.parquet"

#: Kinds of columns, besides lists and records, that have no text.
_UNTOLD = ("Binary", "Duration", "Object", "Unknown")

#: Floats up to here are whole numbers of which no digit is lost.
_EXACT = 2.0**53


class ParquetRecords:
    """The rows of a table in Parquet, as text.

    Attributes:
        line: Always None: there are rows, not lines.
        headings: Names of the columns.
        files: Their paths, or all bytes of what is no file.
    """

    def __init__(self, name: str, files: Sequence[Path | bytes], headings: Sequence[str]) -> None:
        self.line: int | None = None
        self.headings = tuple(headings)
        self.files = tuple(files)
        self._name = name

    def __iter__(self) -> Iterator[list[str]]:
        """The headings, then every row.

        Raises:
            ResponsesError: The file is damaged.
        """
        yield list(self.headings)
        for frame in self.frames(ROWS):
            cells = [column.to_list() for column in as_texts(frame)]
            yield from map(list, zip(*cells, strict=True))

    def frames(self, rows: int) -> Iterator["DataFrame"]:
        """All rows in their order, so many at a time, each column as the file has it, under its place: ``0``, ``1``.

        Raises:
            ResponsesError: The file is damaged.
        """
        places = [str(place) for place in range(len(self.headings))]
        for file in self.files:
            batches = _batches(file, rows)
            while (frame := _guarded(self._name, partial(next, batches, None))) is not None:
                frame.columns = places
                yield frame

    def count(self) -> int:
        """How many rows the files say they have.

        Raises:
            ResponsesError: A file is damaged.
        """
        return sum(_guarded(self._name, partial(_rows_of, file)) for file in self.files)


def parts_of(path: Path) -> list[Path]:
    """The part files of a folder, in their order; none where it is no such folder."""
    try:
        return sorted(path.glob(PARTS)) if path.is_dir() else []
    except (OSError, ValueError):
        return []


def read_parquet(blob: Blob) -> Table:
    """Open a Parquet file as a table.

    Raises:
        ResponsesError: polars is not installed, the file is damaged, or a column holds what no cell of a table can.
    """
    return _table(blob.name, [blob.path or blob.all()], "Parquet")


def read_parts(path: Path, files: Sequence[Path]) -> Table:
    """Open the part files of a folder as one table.

    Raises:
        ResponsesError: polars is not installed, a file is damaged or has other columns, or a column cannot be read as text.
    """
    many = "1 part" if len(files) == 1 else f"{len(files)} parts"
    return _table(str(path), files, f"Parquet in {many}")


def as_texts(frame: "DataFrame") -> list["Series"]:
    """Every column as text, with an empty text where there is nothing."""
    return [as_text(column).fill_null("") for column in frame.get_columns()]


def as_text(column: "Series") -> "Series":
    """The cells of a column as a CSV file would have them; null stays."""
    import polars as pl  # noqa: PLC0415  an extra

    kind = column.dtype
    if kind == pl.String:
        return column
    if kind.is_float():
        whole = (column == column.floor()) & (column.abs() <= _EXACT)
        digits = column.cast(pl.Int64, strict=False).cast(pl.String)
        return digits.zip_with(whole.fill_null(value=True), column.cast(pl.String))
    if kind == pl.Boolean:
        return column.cast(pl.String).str.to_uppercase()
    if isinstance(kind, pl.Datetime):  # as a spreadsheet's cell is written
        return column.dt.strftime("%Y-%m-%d %H:%M:%S")
    return column.cast(pl.String)


def _table(name: str, files: Sequence[Path | bytes], read: str) -> Table:
    _check_installed(name)
    headings: tuple[str, ...] | None = None
    for file in files:
        found = _headings(name, file)
        if headings is not None and found != headings:
            raise _not_usable(name, f"{Path(str(file)).name} has other columns than the first part file")
        headings = found
    names = tuple(heading.strip() for heading in headings or ())
    return Table(name, None, names, 1, ParquetRecords(name, files, names), read)


def _check_installed(name: str) -> None:
    try:
        import polars as pl  # noqa: F401, PLC0415  an extra
    except ImportError:
        raise problem(
            Code.ENGINE_MISSING,
            Place(name),
            "to read Parquet, teamcheck needs polars, which is not installed",
            "pip install 'teamcheck[batch]'",
        ) from None


def _headings(name: str, file: Path | bytes) -> tuple[str, ...]:
    """The columns of one file, all of which can be read as text.

    Raises:
        ResponsesError: One cannot, or the file is damaged.
    """
    schema = _guarded(name, lambda: _scanned(file).collect_schema())
    if len(schema) > MOST_COLUMNS:
        raise _not_usable(name, f"it has {len(schema)} columns, more than a spreadsheet can have")
    for heading, kind in schema.items():
        if kind.is_nested() or str(kind).partition("(")[0] in _UNTOLD:
            raise _not_usable(
                name, f'its column "{shorten(heading)}" holds {_in_words(kind)}, which no cell of a table can hold'
            )
    _guarded(name, partial(_check_sizes, file))
    return tuple(schema)


def _check_sizes(file: Path | bytes) -> None:
    with BytesIO(file) if isinstance(file, bytes) else file.open("rb") as stream:
        check_sizes(stream)


def _in_words(kind: "DataType") -> str:
    return "lists or records" if kind.is_nested() else "spans of time" if str(kind).startswith("Duration") else "bytes"


def _scanned(file: Path | bytes) -> "LazyFrame":
    import polars as pl  # noqa: PLC0415  an extra

    return pl.scan_parquet(BytesIO(file) if isinstance(file, bytes) else file, glob=False, hive_partitioning=False)


def _batches(file: Path | bytes, rows: int) -> Iterator["DataFrame"]:
    """The rows of one file; the first of them before the work on all others begins."""
    scanned = _scanned(file)
    yield scanned.slice(0, FIRST).collect()
    yield from scanned.slice(FIRST).collect_batches(chunk_size=rows, maintain_order=True)


def _rows_of(file: Path | bytes) -> int:
    import polars as pl  # noqa: PLC0415  an extra

    return int(_scanned(file).select(pl.len()).collect().item())


def _guarded(name: str, read: Callable[[], Found]) -> Found:
    """What polars reads; whatever ends it, it is the file.

    Raises:
        ResponsesError: The file cannot be read.
    """
    try:
        with unheard():
            return read()
    except TooLargeError:
        raise _not_usable(name, "a row group in it takes more memory than there may be") from None
    except Exception:  # noqa: BLE001  what can be wrong is of many kinds, and all of them mean the same to the user
        raise _damaged(name) from None
    except BaseException as error:
        # a panic of polars, which is written in Rust, is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(name) from None


def _damaged(name: str) -> ResponsesError:
    return problem(
        Code.PARQUET_NOT_USABLE,
        Place(name),
        "the Parquet file is damaged, or not all of it is there",
        "Copy it again, write it again, or export the answers as CSV.",
    )


def _not_usable(name: str, reason: str) -> ResponsesError:
    return problem(
        Code.PARQUET_NOT_USABLE,
        Place(name),
        f"the Parquet file cannot be read as a table of answers: {reason}",
        "Write it again with one column for each item, as text or whole numbers, or export the answers as CSV.",
    )
