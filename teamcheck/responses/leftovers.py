"""What becomes of the columns that answer no item: left out where they could name people, ignored, and always said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teamcheck._names import letter, shorten, some_of
from teamcheck.responses.model import Note
from teamcheck.responses.personal import kind_of_cells, kind_of_column, kind_of_heading
from teamcheck.responses.table import Table

_MOST_NAMED = 12


def known_by_column(table: Table, rest: Sequence[int], sample: Sequence[Sequence[str]]) -> int | None:
    """A column of e-mail addresses, or else the tool's own, that tells who answered: to check that nobody answered twice."""
    for index in rest:
        if kind_of_column(sample, index) == "e-mail addresses":
            return index
    return None if table.view is None else table.view.known_by


@dataclass(frozen=True)
class Rest:
    """Columns that answer nothing.

    Attributes:
        personal: Those that could tell who answered, with what they hold, in words.
        ignored: Others, but for those of the form tool itself and blank ones.
    """

    personal: Mapping[int, str]
    ignored: tuple[int, ...]


def sorted_rest(table: Table, rest: Sequence[int], sample: Sequence[Sequence[str]]) -> Rest:
    """What the columns that answer nothing hold."""
    own = table.aside
    personal: dict[int, str] = {}
    ignored: list[int] = []
    for index in rest:
        heading = table.headings[index]
        cells = [row[index] for row in sample if index < len(row)]
        if kind := kind_of_heading(heading) or kind_of_cells(cells):
            personal[index] = kind
        elif index not in own and (heading or any(cell.strip() for cell in cells)):
            ignored.append(index)
    return Rest(personal, tuple(ignored))


def describe_rest(table: Table, rest: Rest) -> tuple[Note, ...]:
    """Say which columns were left out because they could name people, and which were ignored."""
    kinds: dict[str, list[str]] = {}
    for index, kind in rest.personal.items():
        kinds.setdefault(kind, []).append(letter(index))
    personal = [f"{some_of(letters, _MOST_NAMED)} ({kind})" for kind, letters in kinds.items()]
    ignored = [f"{letter(index)} {_called(table.headings[index])}" for index in rest.ignored]
    notes = []
    if personal:
        told = f"{_column(len(rest.personal))} {', '.join(personal)}"
        notes.append(Note("left-out", f"{table.file}: left out because it could tell who answered: {told}."))
    if ignored:
        told = f"{_column(len(ignored))} {some_of(ignored, _MOST_NAMED)}"
        notes.append(Note("ignored", f"{table.file}: no item of the questionnaire, so ignored: {told}."))
    return tuple(notes)


def _called(heading: str) -> str:
    return f'"{shorten(heading, 40)}"' if heading else "(no heading)"


def _column(count: int) -> str:
    return "column" if count == 1 else "columns"
