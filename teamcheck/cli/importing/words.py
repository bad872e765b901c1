"""What an import says: the tool it recognised, what each column is, what was left out, and what came of it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from teamcheck._inert import on_one_line
from teamcheck._names import shorten, some_of
from teamcheck.cli.layout import WIDTH, Line, fitted, row, width
from teamcheck.responses.imported import ColumnRead, TableRead
from teamcheck.responses.map_write import Changes
from teamcheck.responses.model import Note, Response
from teamcheck.responses.tools.recognised import NAMES, an_export_of

#: Uses of a column that are told by notes instead of a line each.
_BY_NOTES = frozenset({"left out", "ignored", "tool"})
#: Characters that are shown of a heading, and columns that are named of many.
_HEADING, _MOST_NAMED = 54, 12
#: Answers of a sheet from which on two people hardly give the same.
_MANY = 10


def mapping(table: TableRead) -> Iterator[Line]:
    """What each column that is used is read as: its letter, its heading, and an id or what it holds."""
    rows: list[list[Line]] = [[[("column", "bold")], [("heading", "bold")], [("read as", "bold")]]]
    for column in table.columns:
        if column.use not in _BY_NOTES:
            heading = on_one_line(_end(column.heading)) or "(no heading)"
            rows.append([[(column.letter, "")], [(heading, "")], [(_read_as(column, table), "cyan")]])
    first, second, third = (max(width(line[place][0][0]) for line in rows) for place in range(3))
    widths = [first, *fitted(rows, (second, third), WIDTH - 2)[1:]]
    for cells in rows:
        for line in row(cells, widths):
            yield [("  ", ""), *line]


def _end(heading: str) -> str:
    """A heading on one line; of a long one the end, where the statement stands."""
    line = " ".join(heading.split())
    if len(line) <= _HEADING:
        return line
    end = line[2 - _HEADING :]
    return f"… {end.partition(' ')[2] or end}"


def _read_as(column: ColumnRead, table: TableRead) -> str:
    """What a column is taken for."""
    if column.use == "item":
        turned = table.numbers.get(column.meant or "") == "reversed"
        return f"{column.meant}{', numbers turned round' if turned else ''}"
    if column.use == "option":
        return str(column.meant)
    return column.use if column.meant is None else f"{column.meant} ({column.use})"


def notes_on(table: TableRead, notes: Sequence[Note]) -> Iterator[str]:
    """What was left out and dropped of one file, without its name."""
    for note in notes:
        if note.text.startswith(f"{table.file}: "):
            told = note.text.removeprefix(f"{table.file}: ")
            yield told[0].upper() + told[1:]


def same_columns(one: TableRead, other: TableRead) -> bool:
    """Whether two tables are read in the same way, column by column."""
    return (one.columns, one.numbers) == (other.columns, other.numbers)


def recognised(table: TableRead) -> str:
    """Which tool a file comes from, and what shows it."""
    if table.tool is None:
        headings = "item ids" if table.by == "id" else "statements"
        return f"{table.file}: no form tool is recognised; its headings are {headings}."
    return an_export_of(table.tool, table.file, table.evidence)


def differences(change: Changes, tool: str | None, table: TableRead) -> Iterator[str]:
    """What is different from the map that a file was read by; its tool, too."""
    if tool is not None and tool != table.tool:
        now = "no export that is recognised" if table.tool is None else f"one of {NAMES[table.tool]}"
        yield f"The map is of an export of {NAMES.get(tool, tool)}, and this is {now}"
    for headings, words in ((change.gone, "gone"), (change.new, "new"), (change.moved, "in another place")):
        if headings:
            named = some_of([f'"{shorten(heading, 40)}"' for heading in headings], _MOST_NAMED)
            yield f"Since the map was made, {'a heading is' if len(headings) == 1 else 'headings are'} {words}: {named}"


def counted(rows: int, teams: Sequence[str], comments: int) -> str:
    """How much was read: ``9 rows of 1 team (Harbour), and 4 comments.``."""
    names = some_of([shorten(name, 40) for name in teams], _MOST_NAMED)
    told = f"{_number(rows, 'row')} of {_number(len(teams), 'team')} ({names})" if teams else "no rows"
    said = f", and {_number(comments, 'comment')}" if comments else ""
    return f"{told}{said}."


def sent_twice(rows: Sequence[Response]) -> str | None:
    """That sheets are the same in every answer, which happens where one is sent off twice; None where that says nothing.

    Of a few answers, or of the same answer to everything, several people can well have the same.
    """
    long = [row[:2] + row[3:] for row in rows if sum(point is not None for point in row.answers) >= _MANY]
    same = sum(count - 1 for (_, _, answers, _), count in Counter(long).items() if len(set(answers) - {None}) > 1)
    if not same:
        return None
    told = "1 row has" if same == 1 else f"{same} rows have"
    return f"Note: {told} the very same answers as another of the team. Was a sheet sent off twice? All of them count."


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
