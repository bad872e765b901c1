"""Counting and finishing on Spark, wherever that runs: the same rules, the same whole numbers (method M70)."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from teamcheck import __version__
from teamcheck._names import too_long
from teamcheck.organisation.batch.complete import together
from teamcheck.organisation.batch.finish_on_spark import finish_on_spark
from teamcheck.organisation.batch.parts import write_part
from teamcheck.organisation.batch.pool import Sentences
from teamcheck.organisation.batch.spark_tables import SparkTables, address_of
from teamcheck.organisation.batch.tasks import Finished, Settings, Slice
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.background import ChoiceReader
from teamcheck.responses.cells import Reader, UnreadableAnswerError, is_blank
from teamcheck.responses.files.records import TextRecords
from teamcheck.responses.findings import Findings
from teamcheck.responses.model import Comment
from teamcheck.responses.rows import Dropped, Run, Source, clean_name, count_rows, tell_dropped
from teamcheck.responses.table import Table
from teamcheck.scorecard.plan import plan_of
from teamcheck.statistics.complete import CompleteCases
from teamcheck.statistics.engines.spark import Rows, session_of
from teamcheck.statistics.engines.spark_asked import MOST_UNKNOWN, Asked, Layout, Names
from teamcheck.statistics.engines.spark_report import Line, Report

#: Lines of a part: some 50 MB in memory at most, while they are sorted.
LINES = 100_000

#: Bytes of a file of this computer for each part, some 100,000 people: then what is summed stays in the processor's cache.
BYTES = {"text": 8_000_000, "parquet": 1_500_000}
#: The setting that says the number of parts instead.
_SAID = "spark.sql.shuffle.partitions"

#: Why workers leave a row out.
REASONS: tuple[Dropped, ...] = ("blank", "no answer", "other voice")

#: The setting that says where workers write.
_PLACE = "spark.teamcheck.work"
_LOG = "spark.log"
_WORK = "spark"


class OnSpark:
    """Counts tables on Spark, and finishes teams there.

    Args:
        questionnaire: What was asked.
        folder: Where the parts go, on the driver's computer.
        by: Background questions that people are parted by.
        master: Where to start a session, where there is none; default: on this computer.
        conf: Settings for it; ``spark.teamcheck.work`` is ours, and stands before ``work``.
        work: A folder or an address that the driver and all workers see, default ``folder``; only ``spark`` in it is touched.
        given: The sources word for word, for a path keeps one slash of the two in ``s3a://bucket``.
        session: A session to use, whatever else there is.

    Raises:
        EngineError: Something is not installed, or Spark cannot start.
    """

    name = "spark"

    def __init__(
        self,
        questionnaire: Questionnaire,
        folder: Path,
        by: Sequence[str],
        master: str | None = None,
        conf: Mapping[str, str] | None = None,
        *,
        work: str | None = None,
        given: Iterable[str] = (),
        session: object = None,
    ) -> None:
        self._questionnaire = questionnaire
        self._plan = plan_of(questionnaire)
        self._folder = folder
        self._by = tuple(by)
        place = (conf or {}).get(_PLACE) or work or f"file://{folder.absolute()}"
        self._work = f"{place.rstrip('/')}/{_WORK}"
        self._given = {Path(text): text for text in given}
        self._parts_said = _SAID in (conf or {})
        self._parts: list[Path] = []
        self._complete: dict[str | None, tuple[CompleteCases, ...]] = {}
        self._spark = session_of(master, conf or {}, folder / _LOG, session)
        self._tables = SparkTables(self._spark, questionnaire)

    def tables(self, path: Path) -> list[Table] | None:
        """The table at an address that only Spark can open."""
        address = address_of(path, self._given)
        return None if address is None else [self._tables.table(address)]

    def counts(self, source: Source, run: Run) -> bool:
        """Count one table by workers; False where it is the row reader's, which then says what is wrong, or counts it."""
        rows = self._tables.rows_of(source.table)
        if rows is None or not source.table.proved or source.columns.checklists:
            return False
        words, parts = _Words(source), self._how_many(source.table, rows)
        words.learn_sample()
        while True:
            report = self._spark.count(rows, self._asked(source, words), self._plan, self._work, parts)
            if self._is_odd(rows, report) or (report.unknown and not words.learn(report.unknown)):
                return False
            if not report.unknown:
                break
        return self._keep(source, report, run)

    def parts(self) -> list[Path]:
        """The parts of all tables that were counted."""
        return list(self._parts)

    def complete(self) -> dict[str | None, tuple[CompleteCases, ...]]:
        """Round to the people who answered every item of each dimension."""
        return dict(self._complete)

    def finish(self, settings: Settings, slices: Iterable[Slice], sentences: Sentences) -> Iterator[Finished]:
        """Finish teams on the workers; see `teamcheck.organisation.batch.finish_on_spark`."""
        return finish_on_spark(self._spark, settings, slices, sentences)

    def close(self) -> None:
        """Leave nothing behind but the parts, and stop Spark where it was started here."""
        if self._work.startswith("file://"):
            shutil.rmtree(self._work.removeprefix("file://"), ignore_errors=True)
        else:
            self._spark.clear(self._work)
        self._spark.stop()

    def _how_many(self, table: Table, rows: Rows) -> int | None:
        """Into how many parts teams go; None where the session says it."""
        file = Path(table.file)
        if self._parts_said or rows.kind not in BYTES or not file.is_file():
            return None
        return 1 + file.stat().st_size // BYTES[rows.kind]

    def _is_odd(self, rows: Rows, report: Report) -> bool:
        """Whether anything is out of the ordinary: each file of text has its heading row once."""
        headings = report.headings.values()
        wrong = rows.kind == "text" and (len(headings) != max(1, len(rows.files)) or max(headings, default=0) > 1)
        return report.odd or wrong

    def _asked(self, source: Source, words: "_Words") -> Asked:
        columns, records = source.columns, source.table.records
        at = {name: column for column, name in columns.background}
        layout = None
        if isinstance(records, TextRecords):
            layout = Layout(len(source.table.headings), records.layout.delimiter, records.layout.quoted)
        code = columns.reserved.get("respondent", columns.known_by)
        return Asked(
            layout=layout,
            items=columns.items,
            words=tuple(words.items),
            lowest=tuple(item.scale.lowest for item in self._questionnaire.items),
            team=columns.reserved.get("team"),
            team_name=source.team,
            round=columns.reserved.get("round"),
            voice=columns.reserved.get("voice"),
            about=columns.reserved.get("about"),
            code=code,
            code_is_address="respondent" not in columns.reserved,
            choices=words.choices,
            by=tuple(at.get(name) for name in self._by),
            comments=columns.comments,
            by_text=columns.by == "text",
            names=Names(clean_name, too_long, is_blank),
            version=__version__,
        )

    def _keep(self, source: Source, report: Report, run: Run) -> bool:
        """Write the parts and tell the run; False where a team of this table stands in another file too."""
        met: dict[tuple[str, str | None], tuple[int, int]] = {}
        parts: list[Path] = []
        lines = self._spark.counted(self._work)
        while some := list(islice(lines, LINES)):
            _gather(some, met)
            part = self._folder / f"spark-{len(self._parts) + len(parts):05}.tally"
            write_part(part, (f"{each.line}\n".encode() for each in some))
            parts.append(part)
        file = source.table.file
        if any(run.origin.get(key, file) != file for key in met):
            for part in parts:
                part.unlink()
            return False
        findings = Findings(source.table, run.faults, source.columns, source.ends)
        for key, (_, people) in sorted(met.items(), key=lambda each: each[1][0]):
            count_rows(key, people, file, run, findings)
        run.comments.extend(Comment(team, round_ or None, question, text) for team, round_, question, text in report.comments)
        tell_dropped({why: report.dropped[why] for why in REASONS}, file, run)
        self._parts += parts
        self._complete = together(self._complete, report.complete)
        return True


def _gather(lines: Iterable[Line], met: dict[tuple[str, str | None], tuple[int, int]]) -> None:
    """Add up people of a team and round, and note where the first of them stands."""
    for line in lines:
        first, people = met.get((line.team, line.round), (line.at, 0))
        met[line.team, line.round] = (min(first, line.at), people + line.people)


class _Words:
    """The ways of writing that workers know: what each means was decided by the readers here, cell by cell.

    Attributes:
        items: For each item, cell to point.
        choices: Column of each background question to cell to choice.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._readers: dict[int, Reader | ChoiceReader] = dict(zip(source.columns.items, source.readers, strict=True))
        self.items: list[dict[str, int | None]] = [dict(reader.memo) for reader in source.readers]
        self.choices: dict[int, dict[str, str | None]] = {}
        for (column, _), reader in zip(source.columns.background, source.choices, strict=True):
            self._readers[column] = reader
            self.choices[column] = dict(reader.memo)

    def learn_sample(self) -> None:
        """Learn from the first rows, to save a run for ways of writing that stand in every table."""
        width = len(self._source.table.headings)
        rows = [row for row in self._source.table.sample() if len(row) == width]
        for column in self._readers:
            for cell in {row[column] for row in rows}:
                self._learn(column, cell)

    def learn(self, unknown: Mapping[int, Iterable[str]]) -> bool:
        """Learn what workers have met; False where something is no answer, or there are too many ways of writing."""
        return all(
            cell not in self._known(column) and len(self._known(column)) < MOST_UNKNOWN and self._learn(column, cell)
            for column, cells in unknown.items()
            for cell in cells
        )

    def _learn(self, column: int, cell: str) -> bool:
        try:
            self._known(column)[cell] = self._readers[column].read(cell)  # type: ignore[assignment]
        except UnreadableAnswerError:
            return False
        return True

    def _known(self, column: int) -> dict[str, int | None] | dict[str, str | None]:
        if column in self.choices:
            return self.choices[column]
        return self.items[self._source.columns.items.index(column)]
