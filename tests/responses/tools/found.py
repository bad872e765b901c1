"""What tests of every form tool ask of what was read: the answers, the notes, the one problem."""

import csv
from collections.abc import Sequence
from io import StringIO

from teamcheck.errors import Problem
from teamcheck.responses.model import Responses


def written(*rows: Sequence[str]) -> str:
    """A table as plain CSV."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def matrix(responses: Responses) -> list[tuple[int | None, ...]]:
    """The answers, row by row."""
    return [row.answers for row in responses.rows]


def told(responses: Responses, kind: str) -> list[str]:
    """The notes of one kind, without the name of the file."""
    return [note.text.partition(": ")[2] for note in responses.notes if note.kind == kind]


def message(problems: Sequence[Problem]) -> str:
    """The only problem: its row and column, what is wrong, its code and its cure."""
    (problem,) = problems
    return f"{problem.place.row}{problem.place.column or ''} {problem.message} [{problem.code}] → {problem.fix}"
