"""Spark as an engine: it spreads rows over workers, and whole teams over partitions; what counts them is the polars reducer.

Nothing of Spark is asked for but "map over batches of Arrow", "send rows with one key to one place" and "write a folder",
through the DataFrame interface alone, so that any session will do: a local one, a cluster's, the one of a notebook.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote
from warnings import catch_warnings, simplefilter

from teamcheck.errors import EngineError
from teamcheck.statistics.engines.spark_asked import Asked
from teamcheck.statistics.engines.spark_faults import failing, logged, need_extra, not_written
from teamcheck.statistics.engines.spark_pieces import MADE, PIECES, Work, made
from teamcheck.statistics.engines.spark_report import Line, Report
from teamcheck.statistics.engines.spark_sheets import SHEETS, sheets
from teamcheck.statistics.engines.spark_teams import LINES, lines
from teamcheck.statistics.plan import Plan

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

#: What a session that is started here is told, where the user says nothing else.
DEFAULTS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "50000",
    # a worker has one core; polars would start a thread for each of the machine's
    "spark.executorEnv.POLARS_MAX_THREADS": "1",
}
#: The setting that says what a session is called.
_NAME = "spark.app.name"
#: Partitions where a session does not say a number.
PARTITIONS = 200

_BOM = "\ufeff"
#: Floats up to here are whole numbers of which no digit is lost.
_EXACT = 2.0**53
#: What Spark takes for a pattern in an address that it reads.
_PATTERN = re.compile(r"([\\{}\[\]*?])")


@dataclass(frozen=True, slots=True)
class Rows:
    """Where rows are, and how Spark reads them.

    Attributes:
        kind: Lines of text, Parquet, or a table of the catalogue.
        address: Of a file, a folder or a glob, as Spark takes it; or the table's name.
        heading: The first line of every file of text.
        files: The files at the address that hold answers, where others lie beside them; none where all do.
    """

    kind: Literal["text", "parquet", "table"]
    address: str
    heading: str = ""
    files: tuple[str, ...] = ()


class Spark:
    """A session of Spark.

    Args:
        session: The session.
        log: Where Spark's own account goes, where it was started here; then it is stopped here too.
    """

    def __init__(self, session: "SparkSession", log: Path | None = None) -> None:
        self._session = session
        self._log = log
        self._failed = False

    def stop(self) -> None:
        """Stop what was started here; a session that was there before stays. The log is kept where something failed."""
        if self._log is None:
            return
        with suppress(Exception):  # a cluster that is lost has nothing to stop
            self._session.stop()
        if not self._failed:
            self._log.unlink(missing_ok=True)

    def files(self, address: str) -> list[str]:
        """The files at an address, in the order of their names."""
        with self._watched(address):
            return sorted(map(unquote, self._session.read.text(address).inputFiles()))

    def first_lines(self, file: str, count: int) -> list[bytes]:
        """The first lines of one file of text."""
        with self._watched(file):
            texts = self._session.read.text(exactly(file)).selectExpr("cast(value as binary) as line").limit(count).collect()
        return [bytes(row.line) for row in texts]

    def columns(self, rows: Rows) -> list[tuple[str, str]]:
        """The columns of Parquet or a table: the name, and what Spark calls its kind."""
        with self._watched(rows.address):
            return [(each.name, each.dataType.simpleString()) for each in self._table(rows).schema]

    def lines(self, rows: Rows) -> Iterator[tuple[bytes, str | None]]:
        """Every line of text, one after the other, with its file where it is a heading row."""
        with self._watched(rows.address):
            for row in self._lines(rows).toLocalIterator():
                yield bytes(row.line), row.file

    def cells(self, rows: Rows) -> Iterator[list[str]]:
        """Every row of Parquet or a table, one after the other, as text."""
        with self._watched(rows.address):
            table = self._table(rows)
            for row in self._texts(table, range(len(table.columns))).drop("at", "rest").toLocalIterator():
                yield list(row)

    def count(self, rows: Rows, asked: Asked, plan: Plan, work: str, parts: int | None = None) -> Report:
        """Count every team of a table, and leave the lines in a folder.

        Args:
            rows: The table.
            asked: How it is read.
            plan: What to count.
            work: A folder that driver and workers both see; what is in it is lost.
            parts: How many parts teams are spread over; None for the session's ``spark.sql.shuffle.partitions``.

        Raises:
            EngineError: Spark failed, or driver and workers do not see the same folder.
        """
        with self._watched(rows.address), catch_warnings():
            simplefilter("ignore", FutureWarning)  # PySpark warns of a newer pandas, which nothing here uses
            table = self._lines(rows) if rows.kind == "text" else self._texts(self._table(rows), asked.columns)
            parts = parts or self._partitions()
            (
                table.mapInArrow(partial(sheets, asked), SHEETS)
                .repartition(parts, "team", "round")
                .mapInArrow(partial(lines, plan, asked.lowest), LINES)
                .write.mode("overwrite")
                .parquet(work)
            )
            report = Report()
            for row in self._written(work).where("found is not null").select("found").toLocalIterator():
                report.add(row.found)
        if sorted(report.written) != [*range(parts)]:
            raise not_written(work)
        return report

    def counted(self, work: str) -> Iterator[Line]:
        """What `count` left in a folder, in no order."""
        with self._watched(work):
            for row in self._written(work).where("line is not null").drop("found").toLocalIterator():
                yield Line(row.team, row.round or None, row.people, row.at, row.line)

    def each(self, pieces: Sequence[bytes], work: Work) -> Iterator[tuple[str, bytes]]:
        """What workers make of pieces, in no order; it waits on the workers, and comes piece by piece.

        Args:
            pieces: One or more, each for one task.
            work: Makes something of one; the workers import it by its name.
        """
        with self._watched("the workers"):
            frame = self._made(pieces, work)
            try:
                for row in frame.toLocalIterator():
                    yield row.name, bytes(row.content)
            finally:
                frame.unpersist()

    def clear(self, work: str) -> None:
        """Leave nothing of the answers in a folder."""
        with self._watched(work):
            self._session.createDataFrame([], LINES).coalesce(1).write.mode("overwrite").parquet(work)

    @contextmanager
    def _watched(self, what: str) -> Iterator[None]:
        try:
            with failing(what):
                yield
        except EngineError:
            self._failed = True
            raise

    def _written(self, work: str) -> "DataFrame":
        return self._session.read.schema(LINES).parquet(exactly(work))

    def _made(self, pieces: Sequence[bytes], work: Work) -> "DataFrame":
        with catch_warnings():
            simplefilter("ignore", FutureWarning)  # as above
            sent = self._session.createDataFrame(list(enumerate(pieces)), PIECES).repartitionByRange(len(pieces), "number")
            frame = sent.mapInArrow(partial(made, work), MADE).cache()
            frame.count()  # all of it, side by side: whoever goes through it afterwards takes one part after the other
        return frame

    def _partitions(self) -> int:
        said = str(self._session.conf.get("spark.sql.shuffle.partitions"))
        return int(said) if said.isdecimal() else PARTITIONS

    def _lines(self, rows: Rows) -> "DataFrame":
        """Lines as bytes, for nothing else shows whether they are UTF-8; the file of a heading row; and where they stand."""
        from pyspark.sql import functions as f  # noqa: PLC0415  an engine

        is_heading = f.col("value").isin(rows.heading, _BOM + rows.heading)
        paths = [exactly(file) for file in rows.files] or rows.address
        return self._session.read.text(paths).select(
            f.col("value").cast("binary").alias("line"),
            f.when(is_heading, f.col("_metadata.file_path")).alias("file"),
            f.monotonically_increasing_id().alias("at"),
        )

    def _table(self, rows: Rows) -> "DataFrame":
        read = self._session.read
        if rows.kind == "table":
            return read.table(rows.address)
        return read.parquet(*([exactly(file) for file in rows.files] or [rows.address]))

    def _texts(self, table: "DataFrame", columns: Sequence[int]) -> "DataFrame":
        """Columns as text, called by their number; of the others only what shows whether a row is blank."""
        from pyspark.sql import functions as f  # noqa: PLC0415  an engine

        names = [str(column) for column in range(len(table.columns))]
        kinds = [each.dataType.simpleString() for each in table.schema]
        texts = (_text(name, kind) for name, kind in zip(names, kinds, strict=True))
        every = table.toDF(*names).select(
            *(f.coalesce(text, f.lit("")).alias(name) for name, text in zip(names, texts, strict=True))
        )
        wanted = [str(column) for column in columns]
        others = [name for name in names if name not in set(wanted)]
        blank = f.trim(f.concat_ws("", *wanted)) == ""
        rest = f.when(blank, f.concat_ws("", *others)) if others else f.lit("")
        return every.select(*wanted, rest.alias("rest"), f.monotonically_increasing_id().alias("at"))


def _text(name: str, kind: str) -> "Column":
    """A column as `teamcheck.responses.files.parquet.as_text` writes it: a whole number is its digits, also as a float."""
    from pyspark.sql import functions as f  # noqa: PLC0415  an engine

    column = f.col(name)
    text = column.cast("string")
    if kind in ("float", "double"):
        whole = (column == f.floor(column)) & (f.abs(column) <= _EXACT)
        return f.when(whole, column.cast("bigint").cast("string")).otherwise(text)
    if kind == "boolean":
        return f.upper(text)
    return f.date_format(column, "yyyy-MM-dd HH:mm:ss") if kind.startswith("timestamp") else text


def exactly(address: str) -> str:
    r"""An address that is no pattern, whatever signs are in it.

    >>> print(exactly("file:///answers [2026].csv"))
    file:///answers \[2026\].csv
    """
    return _PATTERN.sub(r"\\\1", address)


def session_of(master: str | None, conf: Mapping[str, str], log: Path, session: object = None) -> Spark:
    """The session that is there, or else one that is started.

    Args:
        master: Where to start one, such as ``local[4]``, ``yarn`` or ``spark://host:7077``; default: on this computer.
        conf: Settings for it.
        log: Where its account goes while it runs.
        session: One to use, whatever else there is.

    Raises:
        EngineError: What it needs is not installed, or it cannot start.
    """
    need_extra()
    from pyspark.sql import SparkSession  # noqa: PLC0415  an engine

    with failing(master or "spark", log):
        found = session or SparkSession.getActiveSession()
        if found is not None:
            return Spark(found)  # type: ignore[arg-type]
        name = conf.get(_NAME, "teamcheck")
        builder = SparkSession.builder.appName(name).master(master or "local[*]")
        for key, value in {**DEFAULTS, **conf}.items():
            builder = builder.config(key, value)
        with logged(log):
            started = builder.getOrCreate()
        context = started.sparkContext
        if context.appName != name:  # one of another thread, where it is active: it is not ours to stop
            return Spark(started)
        if (master or "local").startswith("local") and context.pythonExec == "python3":
            context.pythonExec = sys.executable  # the workers are on this computer, and teamcheck is in this Python
        return Spark(started, log)
