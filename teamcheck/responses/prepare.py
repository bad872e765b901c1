"""Opens one file of answers and finds out what its columns are: everything before the first row is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from teamcheck.errors import Code
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Questionnaire, Scale
from teamcheck.responses.background import make_choice_readers
from teamcheck.responses.cells import Numbers, Reader, is_bare_number
from teamcheck.responses.codes import check_codes
from teamcheck.responses.columns import Columns
from teamcheck.responses.directions import other_team
from teamcheck.responses.engine import Engine
from teamcheck.responses.export import Export
from teamcheck.responses.faults import problem
from teamcheck.responses.files.open_tables import tables_of
from teamcheck.responses.find_lists import with_lists
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.model import Note
from teamcheck.responses.rows import Run, Source
from teamcheck.responses.said_columns import as_said
from teamcheck.responses.sheets import choose_table
from teamcheck.responses.table import Table
from teamcheck.responses.ticks import make_tick_readers
from teamcheck.responses.tools.recognised import all_plain, an_export_of
from teamcheck.responses.value_labels import check_labels


@dataclass(frozen=True, slots=True)
class Said:
    """What the caller says about the files; see `teamcheck.responses.read.read_responses`."""

    team_name: str | None
    numbers: Numbers | None
    encoding: str | None
    stdin: bytes | None
    columns: Mapping[str, str] | None
    export: Export


def prepare(
    path: Path, questionnaire: Questionnaire, lexicon: Lexicon, run: Run, said: Said, *, engine: Engine | None
) -> Source:
    """Open one file and find out what its columns are.

    Raises:
        ResponsesError: It cannot be opened, or its headings do not fit.
    """
    tables, stem = engine.tables(path) if engine else None, path.stem
    if tables is None:
        tables, stem = tables_of(path, said.stdin, lexicon, said.encoding)
        tables = [with_lists(table, lexicon) for table in all_plain(tables, lexicon, said.export)]
    meant = as_said(tables, said.columns, said.export, lexicon)
    table, columns = choose_table([*meant.values()], lexicon)
    plain = next(tables[place] for place, each in meant.items() if each is table)
    columns = replace(columns, by=said.export.headings or ("text" if said.export.by_order else columns.by))
    numbers = _numbers(table, columns, questionnaire, lexicon, said)
    run.notes.extend(_notes(table, columns, said))
    run.notes.extend(_sheets_not_read(table, [each for each in tables if each is not plain], lexicon))
    readers = tuple(Reader(item.scale, lexicon.points[item.id], numbers[item.id]) for item in questionnaire.items)
    items = dict(zip(columns.items, zip(lexicon.items, readers, strict=True), strict=True))
    check_codes(table, items)
    check_labels(table, items)
    choices, ticks = make_choice_readers(questionnaire, columns.by), make_tick_readers(questionnaire, columns.by)
    # what stood in a column for each option was put together as ids
    put_together = {each.words.id for each in table.lists}
    ticks |= {name: reader for name, reader in make_tick_readers(questionnaire, "id").items() if name in put_together}
    return Source(
        table,
        columns,
        readers,
        lexicon.items,
        said.team_name or stem,
        {item.id: _ends(item.scale) for item in questionnaire.items},
        tuple(choices[name] for _, name in columns.background),
        tuple(ticks[name] for _, name in columns.checklists),
        headings=plain.called,
        numbers=numbers,
        duplicates=said.export.duplicates,
        link=said.export.link,
        about=other_team(table, columns, questionnaire, said.export.about),
    )


def _numbers(
    table: Table, columns: Columns, questionnaire: Questionnaire, lexicon: Lexicon, said: Said
) -> dict[str, Numbers | None]:
    """Item to how its bare numbers count; None where nothing says it.

    Raises:
        ResponsesError: They are points, and the user says that they are reversed.
    """
    if said.export.numbers:
        return {item: said.export.numbers.get(item) for item in lexicon.items}
    # a map without a word on numbers says of each column that its numbers are points
    points = columns.by == "id" and (table.view is None or not table.view.coded or said.columns is not None)
    worded = _worded(table, columns, questionnaire, lexicon) if points and said.columns is None else frozenset()
    if points and not worded and said.numbers == "reversed":
        raise problem(
            Code.REVERSED_POINTS,
            table.place(row=table.heading_row),
            "--numbers reversed is for headings that are statements; under item ids numbers are points of the scale",
            "Leave out --numbers, or give the columns their statements as headings.",
        )
    return {item: "as-is" if points and item not in worded else said.numbers for item in lexicon.items}


def _worded(table: Table, columns: Columns, questionnaire: Questionnaire, lexicon: Lexicon) -> frozenset[str]:
    """Items whose answers a form tool has exported in words, though it could count them: numbers there are not its own.

    Where a scale has words for some of its points only, an export in words holds the numbers of the others.
    """
    if table.view is None:
        return frozenset()
    sample, found = table.sample(), set()
    for index, item in zip(columns.items, questionnaire.items, strict=True):
        words = {word for word, point in lexicon.points[item.id].items() if point is not None and not is_bare_number(word)}
        cells = {row[index] for row in sample if index < len(row)}
        if any(comparable(cell) in words for cell in cells) and len(item.scale.labels) == len(item.scale.points):
            found.add(item.id)
    return frozenset(found)


def _sheets_not_read(table: Table, others: Sequence[Table], lexicon: Lexicon) -> Iterator[Note]:
    """Say which sheets of a workbook are not read: before all, those that could be answers as well."""
    fitting = [each for each in others if 0 < len(lexicon.items) <= sum(map(lexicon.is_item, each.headings))]
    rest = [each for each in others if each not in fitting]
    if fitting:
        told = "sheets of answers too, but not read (give each sheet a file of its own)"
        yield Note("ignored", f"{table.file}: {told}: {', '.join(str(each.sheet) for each in fitting)}.")
    if rest:
        yield Note("read", f"{table.file}: sheets not read: {', '.join(str(each.sheet) for each in rest)}.")


def _notes(table: Table, columns: Columns, said: Said) -> list[Note]:
    """How the file is read, in words."""
    notes = []
    if table.view is not None:
        turned = {"as-is": "; bare numbers are points as they are", "reversed": "; bare numbers are turned round", None: ""}
        told = turned[said.numbers if columns.by == "text" else None]
        notes.append(Note("tool", an_export_of(table.view.tool, table.file, f"{table.view.evidence}{told}")))
        notes.extend(Note("said", f"{table.file}: {each}.") for each in table.view.said)
    headings = "item ids" if columns.by == "id" else "statements"
    notes.append(Note("read", f"{table.file}: {table.read}; headings are {headings}."))
    return [*notes, *columns.notes]


def _ends(scale: Scale) -> str:
    """What the numbers would have to mean: ``1 stands for "Strongly disagree" and 5 for "Strongly agree"``."""
    low, high = (f'"{scale.labels[point]}"' if point in scale.labels else "" for point in (scale.lowest, scale.highest))
    return f"{scale.lowest} stands for {low or 'the lowest point'} and {scale.highest} for {high or 'the highest point'}"
