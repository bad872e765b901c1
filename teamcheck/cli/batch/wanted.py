"""What was asked of a batch on the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from teamcheck.cli.gates import GatesAsked
    from teamcheck.report.look import Look
    from teamcheck.responses.model import Audience
    from teamcheck.scorecard.copies import Copy


#: What may be asked to count.
Named = Literal["auto", "python", "polars", "spark"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; the words are those of `teamcheck.cli.options` and of `teamcheck batch --help`."""

    sources: Sequence[str]
    output: Path
    forms: tuple[Literal["html", "md", "teams"], ...]
    copy: "Copy"
    look: "Look"
    dress_files: Sequence[Path | None]
    templates: Path | None
    comments: Path | None
    norms: Path | None
    questionnaire: str
    round: str | None
    teams: Path | None
    tree: tuple[str, ...]
    by: tuple[str, ...]
    columns: Path | None
    numbers: Literal["as-is", "reversed"] | None
    encoding: str | None
    minimum: int | None
    audience: "Audience | None"
    without_ledger: str | None
    lang: str | None
    engine: Named
    spark_master: str | None
    spark_conf: Mapping[str, str]
    processes: int
    work: Path | None
    gates: "GatesAsked"
    quiet: bool
    verbose: bool

    def beside(self) -> list[Path]:
        """Files that are read besides the answers, and are none."""
        named = (self.comments, self.norms, self.teams, self.columns, Path(self.questionnaire))
        return [path for path in (*named, *self.dress_files) if path is not None]
