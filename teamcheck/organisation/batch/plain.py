"""Counting in plain Python: one table at a time, row by row; what every other engine must equal (method M70)."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from teamcheck.organisation.batch.complete import Patterns
from teamcheck.organisation.batch.parts import Values, line_of, write_part
from teamcheck.responses.model import Response
from teamcheck.responses.rows import RowReader, Run, Source
from teamcheck.responses.table import Table
from teamcheck.statistics.complete import CompleteCases
from teamcheck.statistics.plan import Plan
from teamcheck.statistics.reduce import reduce

Key = tuple[str, str | None, Values]


class Plain:
    """Counts every table that it is given.

    Args:
        plan: What to count.
        folder: Where the parts go.
        by: Background questions that people are parted by.
    """

    name = "python"

    def __init__(self, plan: Plan, folder: Path, by: Sequence[str]) -> None:
        self._plan = plan
        self._folder = folder
        self._by = by
        self._parts: list[Path] = []
        self._patterns = Patterns(plan)

    def tables(self, path: Path) -> list[Table] | None:  # noqa: ARG002  every path is opened as usual
        """None: every path is opened as usual."""
        return None

    def counts(self, source: Source, run: Run) -> bool:
        """Count one table; what is wrong with it is in the run, as always."""
        tallies = reduce(self._plan, self._keyed(RowReader(source, run), source), detail=True)
        part = self._folder / f"plain-{len(self._parts):05}.tally"
        write_part(part, (line_of(*key, tally) for key, tally in tallies.items()))
        self._parts.append(part)
        return True

    def parts(self) -> list[Path]:
        """The parts of all tables that were counted."""
        return list(self._parts)

    def complete(self) -> dict[str | None, tuple[CompleteCases, ...]]:
        """Round to the people who answered every item of each dimension."""
        return self._patterns.counted()

    def _keyed(self, rows: Iterable[Response], source: Source) -> Iterator[tuple[Key, tuple[int | None, ...]]]:
        places = [source.background_ids.index(name) if name in source.background_ids else None for name in self._by]
        for row in rows:
            self._patterns.add(row.round, row.answers)
            values = tuple(None if place is None else row.background[place] for place in places)
            yield (row.team, row.round, values), row.answers
