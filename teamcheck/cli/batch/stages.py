"""How far a batch is: a bar on a terminal, a line a stage elsewhere, and how long each stage took."""

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from teamcheck.cli.terminal import coloured, talk

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Stages:
    """Tells whoever waits how far the work is.

    Args:
        quiet: Say nothing.
    """

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        #: One record a stage: ``stage``, ``seconds``, ``cpu_seconds`` (with those of other processes), and what it was of.
        self.timings: list[dict[str, Any]] = []

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[dict[str, Any]]:
        """One stage of the work. What is put into the record that is given stands in the timings.

        Args:
            name: What is done, as a person would say it.
            total: How many steps `advance` will be told of, where that is known.
        """
        record: dict[str, Any] = {"stage": name}
        began, cpu = time.perf_counter(), _processor()
        with self._shown(name, total):
            yield record
        record |= {
            "seconds": round(time.perf_counter() - began, 3),
            "cpu_seconds": round(_processor() - cpu, 3),
            "peak_mebibytes": _peak(),
        }
        self.timings.append(record)
        if not self._quiet and not _is_watched():
            talk(f"{name}: {_counted(record)}{record['seconds']:.1f} s")

    def advance(self, steps: int) -> None:
        """So many steps more are done."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task, steps)

    @contextmanager
    def _shown(self, name: str, total: int | None) -> Iterator[None]:
        if self._quiet or not _is_watched():
            yield
            return
        from rich.console import Console  # noqa: PLC0415  only where somebody looks on
        from rich.progress import (  # noqa: PLC0415  as above
            BarColumn,
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        many = (MofNCompleteColumn(), TimeRemainingColumn()) if total else ()
        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), *many, TimeElapsedColumn())
        console = Console(stderr=True, no_color=not coloured(sys.stderr))
        with Progress(*columns, console=console) as self._bar:
            self._task = self._bar.add_task(name, total=total)
            yield
        self._bar = self._task = None


def _is_watched() -> bool:
    """Whether somebody looks at a terminal that can move its cursor."""
    return sys.stderr is not None and sys.stderr.isatty() and coloured(sys.stderr)


def _counted(record: dict[str, Any]) -> str:
    ones = {"files": "file", "people": "person", "teams": "team", "reports": "report"}
    parts = [f"{record[key]:,} {one if record[key] == 1 else key}" for key, one in ones.items() if key in record]
    return f"{', '.join(parts)}, " if parts else ""


def _processor() -> float:
    """Seconds of processor time of this process and of those that it has started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _peak() -> int:
    """The most memory that this process has had, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1 << 20 if sys.platform == "darwin" else 1 << 10)  # bytes there, kibibytes elsewhere
