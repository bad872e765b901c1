"""Counting in plain Python: one table at a time, row by row; what every other engine must equal (method M70)."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from teamcheck.organisation.batch.complete import Patterns, together
from teamcheck.organisation.batch.marker import Counted, Settings, find_counted, keep_counted, sha256_of, sweep, take
from teamcheck.organisation.batch.parts import Values, line_of, write_part
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.files.parquet import ParquetRecords
from teamcheck.responses.files.records import TextRecords
from teamcheck.responses.model import Response
from teamcheck.responses.row_reader import RowReader
from teamcheck.responses.rows import Run, Source
from teamcheck.responses.table import Table
from teamcheck.scorecard.plan import plan_of
from teamcheck.statistics.complete import CompleteCases
from teamcheck.statistics.reduce import reduce

Key = tuple[str, str | None, Values]


class Plain:
    """Counts every table that it is given.

    Args:
        questionnaire: What was asked.
        folder: Where the parts go, and marks of what is counted, by which a later run finds them.
        by: Background questions that people are parted by.
    """

    name = "python"

    def __init__(self, questionnaire: Questionnaire, folder: Path, by: Sequence[str]) -> None:
        self._questionnaire = questionnaire
        self._plan = plan_of(questionnaire)
        self._folder = folder
        self._by = tuple(by)
        self._parts: list[Path] = []
        self._complete: dict[str | None, tuple[CompleteCases, ...]] = {}

    def tables(self, path: Path) -> list[Table] | None:  # noqa: ARG002  every path is opened as usual
        """None: every path is opened as usual."""
        return None

    def counts(self, source: Source, run: Run) -> bool:
        """Count one table, or find that an earlier run has counted it; what is wrong with it is in the run, as always."""
        files = _files_of(source)
        settings = Settings(self._folder, self._questionnaire, self._by, source, files)
        counted = find_counted(settings) if files else None
        if counted is not None:
            take(counted, source, run)
        else:
            counted = self._count(source, run, settings)
            if files and not run.faults:
                keep_counted(settings, counted)
        self._parts.extend(self._folder / name for name, _ in counted.parts)
        self._complete = together(self._complete, counted.complete)
        return True

    def parts(self) -> list[Path]:
        """The parts of all tables that were counted."""
        return list(self._parts)

    def complete(self) -> dict[str | None, tuple[CompleteCases, ...]]:
        """Round to the people who answered every item of each dimension."""
        return dict(self._complete)

    def _count(self, source: Source, run: Run, settings: Settings) -> Counted:
        sweep(settings)
        sha256 = sha256_of(settings.files)
        before, reader, patterns = dict(run.answered), RowReader(source, run), Patterns(self._plan)
        tallies = reduce(self._plan, self._keyed(reader, source, patterns), detail=True)
        part = self._folder / f"{settings.name}-{len(self._parts):05}.tally"
        write_part(part, (line_of(*key, tally) for key, tally in tallies.items()))
        answered = {key: people - before.get(key, 0) for key, people in run.answered.items() if people != before.get(key)}
        return Counted(sha256, reader.dropped, [(part.name, part.stat().st_size)], answered, patterns.counted())

    def _keyed(
        self, rows: Iterable[Response], source: Source, patterns: Patterns
    ) -> Iterator[tuple[Key, tuple[int | None, ...]]]:
        places = [source.background_ids.index(name) if name in source.background_ids else None for name in self._by]
        for row in rows:
            patterns.add(row.round, row.answers)
            values = tuple(None if place is None else row.background[place] for place in places)
            yield (row.team, row.round, values), row.answers


def _files_of(source: Source) -> tuple[Path, ...]:
    """The files a table lies in; none where a count of it is not kept: of a workbook, or with comments or ticks."""
    records = source.table.records
    if source.columns.comments or source.columns.checklists:
        return ()
    if isinstance(records, ParquetRecords):
        files = tuple(file for file in records.files if isinstance(file, Path))
        return files if len(files) == len(records.files) else ()
    if isinstance(records, TextRecords) and records.blob.path is not None:
        return (records.blob.path,)
    return ()
