"""What is left behind when all of a table is counted, so that a run that was stopped need not count it again.

A mark is written last, under another name, and renamed: a run that was killed leaves parts without a mark, which are swept
away. A mark holds for the same bytes (by their SHA-256), the same questionnaire with its translations, the same ways of reading
and the same version of teamcheck; nothing else is asked for, for the time of a file says nothing about what is in it.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from teamcheck import __version__
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.findings import Findings
from teamcheck.responses.rows import Dropped, Run, Source, count_rows, tell_dropped
from teamcheck.statistics.complete import CompleteCases

_PIECE = 1 << 20
_DIGITS = 16


@dataclass
class Counted:
    """What one table came to.

    Attributes:
        sha256: Digest of the bytes that were counted.
        dropped: Rows that were left out.
        parts: Name and size of each part.
        answered: Team and round to the number of rows, in the order in which they were met.
        complete: Round to the people who answered every item of each dimension.
    """

    sha256: str
    dropped: dict[Dropped, int]
    parts: list[tuple[str, int]] = field(default_factory=list)
    answered: dict[tuple[str, str | None], int] = field(default_factory=dict)
    complete: dict[str | None, tuple[CompleteCases, ...]] = field(default_factory=dict)


class Settings:
    """What a count depends on besides the bytes.

    Attributes:
        folder: Where parts and marks lie.
        name: What the names of all files of this count begin with.
        files: The files of the table.
    """

    def __init__(
        self, folder: Path, questionnaire: Questionnaire, by: Sequence[str], source: Source, files: Sequence[Path]
    ) -> None:
        self.folder = folder
        self.files = tuple(files)
        self.name = f"counted-{_digest_of(_said(questionnaire, by, source))[:_DIGITS]}"

    @property
    def mark(self) -> Path:
        """Where the mark lies."""
        return self.folder / f"{self.name}.counted.json"


def _said(questionnaire: Questionnaire, by: Sequence[str], source: Source) -> list[object]:
    table, columns = source.table, source.columns
    words = [
        [each.language, sorted((*map(str, way), text) for way, text in each.words.items())]
        for each in questionnaire.translations
    ]
    numbers = [
        [reader.memo.get(str(point)) for point in item.scale.points]
        for reader, item in zip(source.readers, questionnaire.items, strict=True)
    ]
    read = [table.file, table.read, table.headings, table.heading_row, source.team]
    return [
        __version__, questionnaire.sha256, words, numbers, by, read,
        columns.by, columns.items, sorted(columns.reserved.items()), columns.background,
    ]  # fmt: skip


def _digest_of(said: object) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


def sha256_of(files: Iterable[Path]) -> str:
    """Digest of the bytes of some files, one after the other, with their lengths."""
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
            digest.update(b"%d" % stream.tell())
    return digest.hexdigest()


def find_counted(settings: Settings) -> Counted | None:
    """What an earlier run counted of the same bytes in the same way; None where none did, or not all of it is there."""
    try:
        found = json.loads(settings.mark.read_text(encoding="utf-8"))
        counted = Counted(
            found["sha256"],
            found["dropped"],
            [(str(name), int(size)) for name, size in found["parts"]],
            {(team, round_): people for team, round_, people in found["answered"]},
            {round_: tuple(_cases(counts, products) for counts, products in cases) for round_, cases in found["complete"]},
        )
        there = all((settings.folder / name).stat().st_size == size for name, size in counted.parts)
        return counted if there and counted.sha256 == sha256_of(settings.files) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _cases(counts: Sequence[Sequence[int]], products: Sequence[int]) -> CompleteCases:
    return CompleteCases(tuple(map(tuple, counts)), tuple(products))


def keep_counted(settings: Settings, counted: Counted) -> None:
    """Mark a table as counted; whoever finds the mark finds all of it."""
    content = {
        "sha256": counted.sha256,
        "dropped": counted.dropped,
        "parts": counted.parts,
        "answered": [(team, round_, people) for (team, round_), people in counted.answered.items()],
        "complete": [(name, [(each.counts, each.products) for each in cases]) for name, cases in counted.complete.items()],
    }
    unfinished = settings.mark.with_name(f".{settings.mark.name}")
    unfinished.write_text(json.dumps(content, ensure_ascii=True), encoding="utf-8")
    unfinished.replace(settings.mark)


def take(counted: Counted, source: Source, run: Run) -> None:
    """Gather in a run what the reader of a table's rows would have gathered."""
    findings = Findings(source.table, run.faults, source.columns, source.ends)
    for key, people in counted.answered.items():
        count_rows(key, people, source.table.file, run, findings)
    tell_dropped(counted.dropped, source.table.file, run)


def sweep(settings: Settings) -> None:
    """Take away what a count that did not end has left."""
    settings.mark.unlink(missing_ok=True)
    for pattern in (f"{settings.name}-*", f".{settings.name}*"):
        for file in settings.folder.glob(pattern):
            with suppress(OSError):
                file.unlink()
