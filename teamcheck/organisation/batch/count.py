"""Counts the answers of every team in every file: each table by the first engine that is sure of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Protocol

from teamcheck.organisation.batch.complete import together
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.cells import Numbers
from teamcheck.responses.engine import Engine
from teamcheck.responses.model import Audience, Responses
from teamcheck.responses.read import read_responses
from teamcheck.responses.rows import Run, Source
from teamcheck.responses.table import Table
from teamcheck.statistics.complete import CompleteCases

Complete = dict[str | None, tuple[CompleteCases, ...]]


class Counting(Engine, Protocol):
    """An engine that keeps what it has counted."""

    def parts(self) -> list[Path]:
        """Files of lines, each sorted (`teamcheck.organisation.batch.parts`)."""
        ...

    def complete(self) -> Complete:
        """Round to the people who answered every item of each dimension, whatever their team."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """What the caller says about the files; see `teamcheck.responses.read.read_responses`."""

    sizes: Mapping[str, int] | None = None
    numbers: Numbers | None = None
    encoding: str | None = None
    comments: Path | None = None
    audience: Audience | None = None
    stdin: bytes | None = None
    columns: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted.

    Attributes:
        responses: What is known of the files and their teams besides answers; its rows are used up.
        parts: Files of lines.
        complete: Round to the complete answers to each dimension.
    """

    responses: Responses
    parts: Sequence[Path]
    complete: Complete


def count(paths: Sequence[Path], questionnaire: Questionnaire, engines: Sequence[Counting], said: Said) -> Count:
    """Count every file.

    Args:
        paths: Files of answers.
        questionnaire: What was asked.
        engines: What counts them; the last one counts every table.
        said: What the caller says about the files.

    Raises:
        ResponsesError: Something is wrong with any of the files; everything that was found is in ``problems``.
    """
    responses = read_responses(
        list(paths),
        questionnaire,
        sizes=said.sizes,
        numbers=said.numbers,
        encoding=said.encoding,
        comments=said.comments,
        audience=said.audience,
        stdin=said.stdin,
        columns=said.columns,
        stream=True,
        engine=_InTurn(engines),
    )
    for _ in responses.rows:  # none: every table is counted by an engine; what is wrong is raised at the end
        raise AssertionError("a table was left over")
    parts = [part for engine in engines for part in engine.parts()]
    return Count(responses, parts, reduce(together, (engine.complete() for engine in engines)))


class _InTurn:
    """Asks one engine after the other."""

    def __init__(self, engines: Sequence[Counting]) -> None:
        self._engines = engines

    def tables(self, path: Path) -> list[Table] | None:
        """What the first engine makes of a path that cannot be opened as usual."""
        return next((tables for engine in self._engines if (tables := engine.tables(path)) is not None), None)

    def counts(self, source: Source, run: Run) -> bool:
        """Whether any engine has counted the table."""
        return any(engine.counts(source, run) for engine in self._engines)
