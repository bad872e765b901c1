"""What was asked for of ``teamcheck import``, and what came of reading it."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from teamcheck.cli import options
from teamcheck.cli.asked import STANDARD_INPUT

if TYPE_CHECKING:
    from teamcheck.cli.importing.link_key import LinkKey
    from teamcheck.responses.map_read import ColumnMap
    from teamcheck.responses.map_write import Changes
    from teamcheck.responses.model import Audience, Response, Responses


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line; the words are those of `teamcheck.cli.importing.options`."""

    files: Sequence[Path]
    output: Path
    questionnaire: str = options.QUESTIONNAIRE
    tool: str | None = None
    numbers: Literal["as-is", "reversed"] | None = None
    encoding: str | None = None
    team_name: str | None = None
    about: str | None = None
    team_from: str | None = None
    by_order: bool = False
    duplicates: Literal["last", "first", "keep"] | None = None
    map: Path | None = None
    save_map: Path | None = None
    report: Path | None = None
    qsf: Path | None = None
    dictionary: Path | None = None
    link: Path | None = None
    link_by: str | None = None
    audience: "Audience | None" = None
    no_input: bool = False
    quiet: bool = False
    verbose: bool = False

    def inputs(self) -> list[Path]:
        """Every file that is read: none of them may be written to."""
        beside = (self.map, self.qsf, self.dictionary, Path(self.questionnaire))
        return [*self.files, *(path for path in beside if path is not None)]

    def results(self) -> list[Path]:
        """Every file that may be written, those beside the answers too."""
        answers = (self.output, self.comments, self.policy) if self.to_file else ()
        return [*answers, *(path for path in (self.save_map, self.report, self.link) if path is not None)]

    @property
    def comments(self) -> Path:
        """Where comments go: beside the answers."""
        return self.output.parent / "comments.csv"

    @property
    def policy(self) -> Path:
        """Where it goes what people were told: beside the answers."""
        return self.output.parent / f"{self.output.stem}.policy.yaml"

    def says_how(self) -> bool:
        """Whether anything is said that only exports have."""
        plain = Wanted(self.files, self.output, no_input=self.no_input, quiet=self.quiet)
        return self != plain

    def can_ask(self) -> bool:
        """Whether there is something to confirm, and somebody to ask: columns that are taken by their order."""
        streams = (sys.stdin, sys.stderr)
        return self.by_order and not self.no_input and all(stream is not None and stream.isatty() for stream in streams)

    @property
    def to_file(self) -> bool:
        """Whether the answers go into a file."""
        return self.output != STANDARD_INPUT


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read, and the rows that are written."""

    responses: "Responses"
    rows: "Sequence[Response]"
    map: "ColumnMap | None"
    key: "LinkKey | None"

    def changes(self) -> "list[Changes | None]":
        """For each table, how its headings differ from those of the map."""
        from teamcheck.responses.map_write import changes  # noqa: PLC0415  YAML: not for --help

        return [None if self.map is None else changes(self.map, table) for table in self.responses.tables]
