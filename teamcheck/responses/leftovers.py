"""What becomes of the columns that answer no item: left out where they could name people, ignored, and always said."""

from collections.abc import Mapping, Sequence

from teamcheck._names import shorten, some_of
from teamcheck.responses.faults import letter
from teamcheck.responses.model import Note
from teamcheck.responses.personal import kind_of_cells, kind_of_heading
from teamcheck.responses.table import Table

_MOST_NAMED = 12


def identity_column(table: Table, rest: Sequence[int], sample: Sequence[Sequence[str]]) -> int | None:
    """A column of e-mail addresses, or else the tool's own, that tells who answered: to check that nobody answered twice."""
    for index in rest:
        cells = [row[index] for row in sample if index < len(row) and row[index].strip()]
        if cells and kind_of_cells(cells) == "e-mail addresses":
            return index
    return None if table.view is None else table.view.person


def describe_rest(
    table: Table, rest: Sequence[int], others: Mapping[int, tuple[str, str]], sample: Sequence[Sequence[str]]
) -> tuple[Note, ...]:
    """Say which columns were left out because they could name people, and which were ignored."""
    own = table.view.own if table.view else frozenset()
    personal: list[str] = []
    ignored: list[str] = []
    for index in rest:
        heading = table.headings[index]
        cells = [row[index] for row in sample if index < len(row)]
        kind = kind_of_heading(heading) or kind_of_cells(cells)
        if kind:
            personal.append(f"{letter(index)} ({kind})")
        elif index in own:
            continue
        elif heading:
            ignored.append(f'{letter(index)} "{shorten(heading, 40)}"')
        elif any(cell.strip() for cell in cells):
            ignored.append(f"{letter(index)} (no heading)")
    notes = []
    if personal:
        notes.append(Note("left-out", f"{table.file}: left out because it could tell who answered: {_columns(personal)}."))
    if ignored:
        notes.append(Note("ignored", f"{table.file}: no item of the questionnaire, so ignored: {_columns(ignored)}."))
    unused = [name for kind, name in others.values() if kind != "comment"]
    if unused:
        notes.append(Note("ignored", f"{table.file}: read, but not used in any figure yet: {', '.join(unused)}."))
    return tuple(notes)


def _columns(named: Sequence[str]) -> str:
    return f"column{'s' if len(named) > 1 else ''} {some_of(named, _MOST_NAMED)}"
