"""What can go wrong, as data: where, what, how to mend it, and a code that docs/problems.md explains.

A fault that a user can cause is a `Problem`. Problems are collected and raised together, once, so that a file is mended in
one go. Bugs stay ordinary exceptions.

    TeamcheckError            anything a caller can cause; ``.problems`` holds every fault
    ├── QuestionnaireError    a questionnaire or translation cannot be used
    ├── ResponsesError        answers, comments, a policy or a list of teams cannot be used
    └── OutputError           a result cannot be written
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Code(StrEnum):
    """The code of every problem: one entry each in docs/problems.md. A code is never used again for something else."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is, as precisely as it is known.

    Attributes:
        file: Path as the user gave it, or ``-`` for standard input.
        line: Line of a text file, counted from 1.
        row: Row of a table as a spreadsheet shows it: the heading row is row 1.
        column: Column letter as a spreadsheet shows it (``A``, ``AB``).
        sheet: Name of the sheet of a workbook.
        key: Path inside a YAML document (``dimensions[0].items[2].text``), or the item or heading concerned.
    """

    file: str
    line: int | None = None
    row: int | None = None
    column: str | None = None
    sheet: str | None = None
    key: str | None = None

    def __str__(self) -> str:
        """Say the place in words: ``answers.csv, row 12, column D (goals1)``."""
        parts = [f"{self.file}:{self.line}" if self.line is not None else self.file]
        if self.sheet is not None:
            parts.append(f'sheet "{self.sheet}"')
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        text = ", ".join(parts)
        return f"{text} ({self.key})" if self.key else text


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, said so that its reader can mend it.

    Attributes:
        code: Entry in docs/problems.md.
        place: Where it is.
        message: What is wrong, one sentence, in the reader's words.
        fix: What to do about it, ready to follow or to paste.
        severity: ``warning`` where the file can still be used.
    """

    code: Code
    place: Place
    message: str
    fix: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """The problem in two lines: what and where, then the cure."""
        return f"{self.place}: {self.message} [{self.code}]\n  → {self.fix}"


class TeamcheckError(Exception):
    """Something a caller can mend; ``problems`` holds all of it.

    Attributes:
        problems: Every fault found, in the order of the file; never empty.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class QuestionnaireError(TeamcheckError):
    """A questionnaire or a translation cannot be used."""


class ResponsesError(TeamcheckError):
    """Answers, comments, a policy or a list of teams cannot be used."""


class OutputError(TeamcheckError):
    """A result cannot be written where it should go."""
