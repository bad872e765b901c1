"""Counts large tables with polars: the same figures, notes and faults as the reader of rows (method M70).

polars never decides what a cell means: each different way of writing is shown to the reader that reads rows, once. And where a
table is out of the ordinary in any way, nothing of it is counted here.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from teamcheck.errors import Code, EngineError, Place, Problem, ResponsesError
from teamcheck.organisation.batch.bulk.count import Complete, Count
from teamcheck.organisation.batch.bulk.tables import Rows, rows_of
from teamcheck.organisation.batch.complete import together
from teamcheck.organisation.batch.marker import Counted, Settings, find_counted, keep_counted, sweep, take
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.rows import Run, Source
from teamcheck.responses.table import Table
from teamcheck.scorecard.plan import plan_of

#: Bytes of memory that counting may take, whatever the size of the input.
MEMORY = 1 << 30
#: People of a part: what is summed for them stays in the processor's cache.
PEOPLE = 120_000


class Bulk:
    """Counts plain tables: text in UTF-8 and Parquet, with teams, rounds, codes of people, items and background questions.

    Args:
        questionnaire: What was asked.
        folder: Where the parts go, and marks of what is counted, by which a later run finds them.
        by: Background questions that people are parted by.
        memory: Bytes of memory that may be used.
        people: People that are counted together.

    Raises:
        EngineError: polars is not installed.
    """

    name = "polars"

    def __init__(
        self, questionnaire: Questionnaire, folder: Path, by: Sequence[str], memory: int = MEMORY, people: int = PEOPLE
    ) -> None:
        if find_spec("polars") is None:
            message = "this engine needs polars, which is not installed"
            fix = "pip install 'teamcheck[batch]'"
            raise EngineError([Problem(Code.ENGINE_MISSING, Place("--engine polars"), message, fix)])
        self._questionnaire = questionnaire
        self._plan = plan_of(questionnaire)
        self._folder = folder
        self._by = tuple(by)
        self._memory = memory
        self._people = people
        self._parts: list[Path] = []
        self._complete: Complete = {}

    def tables(self, path: Path) -> list[Table] | None:  # noqa: ARG002  every path is opened as usual
        """None: every path is opened as usual."""
        return None

    def counts(self, source: Source, run: Run) -> bool:
        """Count one table, or find that an earlier run has counted it.

        Returns:
            False where it is out of the ordinary, and nothing of it was counted.
        """
        rows = rows_of(source)
        if rows is None:
            return False
        settings = Settings(self._folder, self._questionnaire, self._by, source, rows.files)
        counted = find_counted(settings) or self._count(source, rows, settings)
        if counted is None:
            return False
        self._parts.extend(self._folder / name for name, _ in counted.parts)
        self._complete = together(self._complete, counted.complete)
        take(counted, source, run)
        return True

    def parts(self) -> list[Path]:
        """The parts of all tables that were counted."""
        return list(self._parts)

    def complete(self) -> Complete:
        """Round to the people who answered every item of each dimension."""
        return dict(self._complete)

    def _count(self, source: Source, rows: Rows, settings: Settings) -> Counted | None:
        from teamcheck.statistics.engines.polars_text import UnsureError  # noqa: PLC0415  an extra

        self._folder.mkdir(parents=True, exist_ok=True)
        sweep(settings)
        try:
            counted = Count(source, settings, self._plan, self._by).counted(rows, self._memory, self._people)
        except (UnsureError, ResponsesError):
            sweep(settings)
            return None
        keep_counted(settings, counted)
        return counted
