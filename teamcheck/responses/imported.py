"""What was read of each table, as data: what its columns are, and how many rows count. Never an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from teamcheck.responses.cells import Numbers
from teamcheck.responses.choices import By
from teamcheck.responses.lexicon import Other, Reserved

#: What a column is used for, or why it is not.
Use = Literal["item", Other, "option", Reserved, "left out", "ignored", "tool"]


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """What became of one column.

    Attributes:
        letter: As a spreadsheet shows it.
        heading: What it is called in the file.
        use: What it is used for, or why it is not: it could tell who answered (``left out``), answers nothing (``ignored``),
            or is the form tool's own, blank, or read together with another (``tool``).
        meant: Id of the item or question; of an option of a checklist, its id and that of the list; what it holds, of one
            that is left out; else None.
    """

    letter: str
    heading: str
    use: Use
    meant: str | None = None


@dataclass(frozen=True, slots=True)
class TableRead:
    """What was read of one table.

    Attributes:
        file: Path as the user gave it.
        sheet: Sheet of a workbook, else None.
        tool: Name of the form tool, as ``--from`` takes it; None where none was recognised.
        evidence: What it was recognised by, in words; empty where none was.
        read: How the file was read, in words.
        by: Whether headings are ids or statements.
        numbers: Item to how its bare numbers count; None where nothing says it.
        columns: Every column, in the order of the file.
        known_by: Letter of the column that people are known by; None where the file does not say.
        rows: How many count.
        partial: How many of these were never sent off.
        dropped: Why rows were dropped, and how many.
    """

    file: str
    sheet: str | None
    tool: str | None
    evidence: str
    read: str
    by: By
    numbers: Mapping[str, Numbers | None]
    columns: tuple[ColumnRead, ...]
    known_by: str | None
    rows: int
    partial: int
    dropped: Mapping[str, int] = field(default_factory=dict)
