"""What only Spark can open, as tables that every reader can go through: addresses, folders, globs, tables of the catalogue."""

import re
from collections.abc import Iterator, Mapping
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from teamcheck._names import shorten
from teamcheck.errors import Code, Place
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.comments import FILE_NAME
from teamcheck.responses.faults import problem
from teamcheck.responses.files.container import Blob
from teamcheck.responses.files.delimiter import choose_layout
from teamcheck.responses.files.parquet import ParquetRecords
from teamcheck.responses.files.records import TextRecords
from teamcheck.responses.files.text import Encoding
from teamcheck.responses.lexicon import make_lexicon
from teamcheck.responses.table import Table, find_headings
from teamcheck.statistics.engines.spark import Rows, Spark, exactly

#: What is written before the name of a table of the catalogue.
TABLE = "table:"

#: Files in a folder that hold lines of answers; other files may lie beside them.
_TEXT = re.compile(r"\.(?:csv|tsv|txt)(?:\.gz|\.bz2)?$", re.IGNORECASE)
#: Kinds of columns that have no text.
_UNTOLD = ("array", "map", "struct", "binary", "interval", "variant")
#: Lines looked at to tell how they become cells.
_SAMPLE = 300
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/+(.*)", re.DOTALL)


def address_of(path: Path, given: Mapping[Path, str]) -> str | None:
    """What Spark calls a path that nothing else can open; None for a file or folder of this computer.

    Args:
        path: As it came.
        given: Paths to the words they were made of, for a path keeps one slash of two.
    """
    text = given.get(path, str(path))
    if text.startswith(TABLE):
        return text
    match = _SCHEME.fullmatch(text)
    if match is None or "://" in text:
        return text if match else None
    return f"{match[1]}:{'///' if match[1] == 'file' else '//'}{match[2]}"


class SparkTables:
    """Opens what Spark can read.

    Args:
        spark: The session.
        questionnaire: What was asked: its words tell headings.
    """

    def __init__(self, spark: Spark, questionnaire: Questionnaire) -> None:
        self._spark = spark
        self._lexicon = make_lexicon(questionnaire)
        self._rows: dict[str, Rows] = {}

    def table(self, address: str) -> Table:
        """The one table at an address.

        Raises:
            ResponsesError: There is none.
            EngineError: Spark failed.
        """
        if address.startswith(TABLE):
            return self._of_columns(Rows("table", address.removeprefix(TABLE)), address)
        files = self._spark.files(address)
        if files and all(file.endswith(".parquet") for file in files):
            return self._of_columns(Rows("parquet", address), address)
        columns = tuple(file for file in files if file.endswith(".parquet"))
        texts = [file for file in files if _TEXT.search(file) and not file.endswith(f"/{FILE_NAME}")]
        if columns and not texts:
            return self._of_columns(Rows("parquet", address, files=columns), address)
        if not texts:
            fix = "Give the address of a file, folder or pattern of CSV or Parquet; a table of the catalogue is table:NAME."
            raise problem(Code.FILE_NOT_READABLE, Place(address), "there is no file of answers", fix)
        return self._of_lines(address, texts)

    def rows_of(self, table: Table) -> Rows | None:
        """Where Spark finds the rows of a table; None where it cannot read them as the row reader does."""
        if table.file in self._rows:
            return self._rows[table.file] if table.heading_row == 1 else None
        records, path = table.records, Path(table.file)
        if table.view or table.heading_row != 1 or not path.is_file():
            return None
        local = exactly(f"file://{path.absolute()}")
        if isinstance(records, ParquetRecords):
            return Rows("parquet", local)
        if not isinstance(records, TextRecords) or not records.encoding.name.startswith("utf-8") or records.layout.said:
            return None
        with path.open(encoding="utf-8-sig") as file:
            return Rows("text", local, file.readline().rstrip("\r\n"))

    def _of_columns(self, rows: Rows, address: str) -> Table:
        columns = self._spark.columns(rows)
        if untold := [name for name, kind in columns if kind.startswith(_UNTOLD)]:
            raise problem(
                Code.PARQUET_NOT_USABLE,
                Place(address),
                f'it cannot be read as a table of answers: its column "{shorten(untold[0])}" holds what no cell can hold',
                "Write it again with one column for each item, as text or whole numbers.",
            )
        headings = [name.strip() for name, _ in columns]
        self._rows[address] = rows
        read = "Parquet, read by Spark" if rows.kind == "parquet" else "a table of Spark"
        return Table(address, None, tuple(headings), 1, _Cells(self._spark, rows, headings), read)

    def _of_lines(self, address: str, files: list[str]) -> Table:
        first = self._spark.first_lines(files[0], _SAMPLE)
        try:
            text = "\n".join(line.decode("utf-8-sig") for line in first)
        except UnicodeDecodeError:
            raise not_utf8(address) from None
        layout = choose_layout(text, self._lexicon.meaning)
        rows = Rows("text", address, text.split("\n", 1)[0], tuple(files))
        blob = Blob(address, Path(address).stem, lambda: _opened(self._spark, rows))
        records = TextRecords(blob, Encoding("utf-8"), layout)
        found = find_headings(records)
        if found is None:
            raise problem(Code.FILE_EMPTY, Place(address), "the file is empty", "Export the answers again, or check the path.")
        self._rows[address] = rows
        many = "" if len(files) == 1 else f" in {len(files)} files"
        return Table(address, None, found[1], found[0], records, f"UTF-8{many}, read by Spark")


class _Cells:
    """The rows of Parquet or a table of the catalogue.

    Attributes:
        line: Always None: there are rows, not lines.
    """

    def __init__(self, spark: Spark, rows: Rows, headings: list[str]) -> None:
        self.line: int | None = None
        self._spark = spark
        self._rows = rows
        self._headings = headings

    def __iter__(self) -> Iterator[list[str]]:
        """The headings, then every row."""
        yield self._headings
        yield from self._spark.cells(self._rows)


class _Stream(RawIOBase):
    """Bytes as they come."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._left = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer as far as the next piece goes."""
        piece = self._left or next(self._pieces, b"")
        taken = piece[: len(buffer)]
        self._left = piece[len(taken) :]
        buffer[: len(taken)] = taken
        return len(taken)


def _opened(spark: Spark, rows: Rows) -> BinaryIO:
    return cast("BinaryIO", BufferedReader(_Stream(_lines(spark, rows))))


def _lines(spark: Spark, rows: Rows) -> Iterator[bytes]:
    """Every line of all files, the heading row once.

    Raises:
        ResponsesError: A file has another heading row than the first, or is no UTF-8.
    """
    headed: set[str] = set()
    yield f"{rows.heading}\n".encode()
    for line, file in spark.lines(rows):
        if file is not None and file not in headed:
            headed.add(file)
            continue
        try:
            line.decode()
        except UnicodeDecodeError:
            raise not_utf8(rows.address) from None
        yield line + b"\n"
    files = len(rows.files)
    if len(headed) != files:
        message = f"{files - len(headed)} of {files} files begin with another heading row than the first file"
        fix = "Give files with the same columns in one order together, and others by themselves."
        raise problem(Code.NO_HEADING_ROW, Place(rows.address), message, fix)


def not_utf8(address: str) -> Exception:
    """Text that Spark reads must be UTF-8."""
    return problem(
        Code.ENCODING_UNKNOWN,
        Place(address),
        "the text is not UTF-8, and Spark reads no other",
        "Export it again as “CSV UTF-8”, or count it without --engine spark.",
    )
