"""Gives an account of a table whose rows have all gone by: what became of its columns and rows."""

from collections.abc import Iterator, Mapping

from teamcheck._names import letter
from teamcheck.responses.imported import ColumnRead, TableRead, Use
from teamcheck.responses.lexicon import RESERVED
from teamcheck.responses.rows import Dropped, Source


def table_read(source: Source, known_by: int | None, rows: int, partial: int, dropped: Mapping[Dropped, int]) -> TableRead:
    """What was read of a table whose rows have all gone by."""
    table, view = source.table, source.table.view
    return TableRead(
        table.file,
        table.sheet,
        None if view is None else view.tool,
        "" if view is None else view.evidence,
        table.read,
        source.columns.by,
        source.numbers,
        tuple(_columns(source)),
        None if known_by is None else letter(known_by),
        rows,
        partial,
        {str(why): count for why, count in dropped.items()},
    )


def _columns(source: Source) -> Iterator[ColumnRead]:
    """What became of every column."""
    columns = source.columns
    uses: dict[int, tuple[Use, str | None]] = {}
    uses |= {index: ("left out", kind) for index, kind in columns.rest.personal.items()}
    uses |= dict.fromkeys(columns.rest.ignored, ("ignored", None))
    uses |= columns.others
    uses |= {index: ("background", name) for index, name in columns.background}
    uses |= {columns.reserved[name]: (name, None) for name in RESERVED if name in columns.reserved}
    uses |= {index: ("item", item) for index, item in zip(columns.items, source.item_ids, strict=True)}
    for each in source.table.lists:
        uses |= {index: ("option", f"{option} of {each.words.id}") for index, option in each.options.items()}
    for index, heading in enumerate(source.headings):
        use, meant = uses.get(index, ("tool", None))
        yield ColumnRead(letter(index), heading, use, meant)
