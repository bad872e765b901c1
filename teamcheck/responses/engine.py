"""What reads and counts whole tables at once, where there are too many answers for one row after the other."""

from pathlib import Path
from typing import Protocol

from teamcheck.responses.rows import Run, Source
from teamcheck.responses.table import Table


class Engine(Protocol):
    """Counts tables by itself. Whatever it cannot be sure of it leaves to the reader of rows, which says what is wrong."""

    def tables(self, path: Path) -> list[Table] | None:
        """The tables of a path that only the engine can open; None where it is to be opened as usual."""
        ...

    def counts(self, source: Source, run: Run) -> bool:
        """Count one table, and gather in the run what its reader would have gathered.

        Returns:
            False where anything in it is out of the ordinary: then nothing of it is counted, and nothing is in the run.
        """
        ...
