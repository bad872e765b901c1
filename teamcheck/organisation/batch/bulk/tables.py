"""The rows of a table in large pieces, where it is of a kind that can be read so."""

import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from teamcheck.organisation.batch.bulk.meaning import unsure
from teamcheck.organisation.batch.marker import sha256_of
from teamcheck.responses.columns import Columns
from teamcheck.responses.files.parquet import ParquetRecords
from teamcheck.responses.files.records import TextRecords
from teamcheck.responses.rows import Source

if TYPE_CHECKING:
    from teamcheck.statistics.engines.polars_text import Frame

#: Bytes of text, and rows of Parquet, that are read at a time.
BLOCK, ROWS = 1 << 25, 250_000

_ENCODINGS = frozenset({"utf-8", "utf-8-sig", "ascii"})


class Rows(Protocol):
    """Goes through the rows of a table once, in large pieces."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The files it lies in."""
        ...

    def __iter__(self) -> "Iterator[Frame]":
        """The rows, each column under its place: ``0``, ``1``."""
        ...

    def people(self) -> int:
        """About how many rows there are; asked for when the first piece has been read."""
        ...

    def sha256(self) -> str:
        """Digest of the bytes, as `sha256_of` makes it; asked for when all rows have been read."""
        ...


def rows_of(source: Source) -> Rows | None:
    """The rows of a table; None where it is not of a kind that can be read in large pieces."""
    table, records = source.table, source.table.records
    if table.view or not table.proved or not _plain(source.columns):
        return None
    if isinstance(records, ParquetRecords):
        files = [file for file in records.files if isinstance(file, Path)]
        return ParquetRows(records, tuple(files)) if len(files) == len(records.files) else None
    if not isinstance(records, TextRecords) or records.blob.path is None:
        return None
    delimiter = records.layout.delimiter
    plain = records.encoding.name in _ENCODINGS and not records.encoding.nuls and delimiter.isascii()
    return TextRows(source, records, records.blob.path) if plain else None


def _plain(columns: Columns) -> bool:
    """Whether there are columns of teams, rounds, codes, items and background questions alone, and such as are left out."""
    beside = columns.comments or columns.checklists
    return not beside and columns.known_by is None and not {"voice", "about"} & columns.reserved.keys()


class ParquetRows:
    """The rows of Parquet files.

    Attributes:
        files: Where they lie.
    """

    def __init__(self, records: ParquetRecords, files: tuple[Path, ...]) -> None:
        self.files = files
        self._records = records
        self._digest = sha256_of(files)

    def __iter__(self) -> "Iterator[Frame]":
        """Every row."""
        return self._records.frames(ROWS)

    def people(self) -> int:
        """How many rows there are."""
        return self._records.count()

    def sha256(self) -> str:
        """Digest of the files."""
        return self._digest


class TextRows:
    """The rows of a file of text.

    Attributes:
        files: Where it lies.
    """

    def __init__(self, source: Source, records: TextRecords, file: Path) -> None:
        self.files = (file,)
        self._source = source
        self._records = records
        self._digest = hashlib.sha256()
        self._first = (1, 1)

    def __iter__(self) -> "Iterator[Frame]":
        """Every row below the headings.

        Raises:
            UnsureError: The text is out of the ordinary.
        """
        from teamcheck.statistics.engines.polars_text import NotNumbersError, TextLayout, read_block  # noqa: PLC0415

        source, layout = self._source, self._records.layout
        numbers = frozenset(source.columns.items)
        parted = TextLayout(len(source.table.headings), layout.delimiter, quoted=layout.quoted, numbers=numbers)
        as_numbers = True
        for block in self._blocks():
            try:
                frame = read_block(block, parted, as_numbers=as_numbers)
            except NotNumbersError:
                # what is written otherwise once is written so again, as labels are
                as_numbers = False
                frame = read_block(block, parted, as_numbers=False)
            self._first = (len(block), frame.height)
            yield frame

    def people(self) -> int:
        """About how many rows there are, by the first piece."""
        size, rows = self._first
        return self.files[0].stat().st_size * rows // size

    def sha256(self) -> str:
        """Digest of what was read."""
        return self._digest.hexdigest()

    def _blocks(self) -> Iterator[bytes]:
        """The lines below the headings, whole lines at a time.

        Raises:
            UnsureError: The headings do not end with a line.
        """
        with self.files[0].open("rb") as stream:
            head = b"".join(islice(stream, self._lines_above()))
            if head.count(b"\r") != head.count(b"\r\n"):
                raise unsure()
            self._digest.update(head)
            rest = b""
            while piece := stream.read(BLOCK):
                self._digest.update(piece)
                cut = piece.rfind(b"\n") + 1
                if cut:
                    yield rest + piece[:cut]
                rest = piece[cut:] if cut else rest + piece
            if rest:
                yield rest
            self._digest.update(b"%d" % stream.tell())

    def _lines_above(self) -> int:
        """Lines down to the headings."""
        for _ in islice(self._records, self._source.table.heading_row):
            pass
        return self._records.line
