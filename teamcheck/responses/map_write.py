"""Writes down what the columns of an import were, for the next round, and says what is different then."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

import yaml

from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.cells import Numbers
from teamcheck.responses.imported import ColumnRead, TableRead
from teamcheck.responses.lexicon import RESERVED
from teamcheck.responses.map_read import SCHEMA, ColumnMap
from teamcheck.responses.said_columns import IGNORE

_ABOUT = """\
# What the columns of an export are, for the next round: teamcheck import FILE --map THIS -o answers.csv
# No answers are in it. ignore leaves a column out.
"""


@dataclass(frozen=True, slots=True)
class Changes:
    """How the headings of a file differ from those of a map.

    Attributes:
        gone: Headings of the map that the file does not have.
        new: Headings of the file that the map does not have.
        moved: Headings of both that stand in another order.
    """

    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


def write_map(table: TableRead) -> str:
    """The map of a table that was read, as `read_map` reads it."""
    whole = _most(table.numbers)
    tool = {} if table.tool is None else {"tool": table.tool}
    head = {"schema": SCHEMA, **tool, "headings": "ids" if table.by == "id" else "statements", "numbers": whole or "ask"}
    columns = dict(_entries(table, whole))
    by_letter = _letters_of(table) & {named for named, id_ in columns.items() if id_ != IGNORE}
    wide = {"width": len(table.columns)} if by_letter else {}
    return _ABOUT + yaml.safe_dump({**head, **wide, "columns": columns}, allow_unicode=True, sort_keys=False, width=10_000)


def _letters_of(table: TableRead) -> set[str]:
    """The letters of all columns that are not called so themselves."""
    return {column.letter for column in table.columns} - {column.heading for column in table.columns}


def _most(numbers: Mapping[str, Numbers | None]) -> Numbers | None:
    """How the numbers of most items count; None where those of any are to be asked about, for a map says so of all or none."""
    return None if None in numbers.values() else Counter(numbers.values()).most_common(1)[0][0]


def _entries(table: TableRead, whole: Numbers | None) -> Iterator[tuple[str, str | dict[str, str]]]:
    """What each column is, under its heading; under its letter where no other heading tells it apart."""
    called = Counter(comparable(column.heading) for column in table.columns)
    for column in table.columns:
        id_ = _id(column)
        if id_ is None:
            continue
        heading = " ".join(column.heading.split())
        alone = called[comparable(heading)] == 1 and _can_be_said(heading)
        numbers = table.numbers.get(id_) if column.use == "item" else whole
        yield heading if alone else column.letter, id_ if numbers in (whole, None) else {"item": id_, "numbers": numbers}


def _can_be_said(heading: str) -> bool:
    """Whether a heading can stand in a map."""
    return bool(heading) and not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in heading)


def _id(column: ColumnRead) -> str | None:
    """What a map says of a column; None where it need not say anything."""
    if column.use in {"tool", "option"}:
        return None
    if column.use in {"left out", "ignored"}:
        return IGNORE if column.heading else None
    return column.use if column.use in RESERVED else column.meant


def changes(before: ColumnMap, table: TableRead) -> Changes:
    """How the headings of a table differ from those of the map that it was read by."""
    told = {comparable(heading): heading for heading in before.columns}
    found = {comparable(column.heading): column.heading for column in table.columns if column.heading and column.use != "tool"}
    letters = {comparable(column.letter) for column in table.columns}
    gone = [heading for words, heading in told.items() if words not in found and words not in letters]
    options = {comparable(column.heading) for column in table.columns if column.use == "option"}
    new = [heading for words, heading in found.items() if words not in told and words not in options]
    then, now = [words for words in told if words in found], [words for words in found if words in told]
    blocks = SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks()
    still = {now[block.b + step] for block in blocks for step in range(block.size)}
    return Changes(tuple(gone), tuple(new), tuple(found[words] for words in now if words not in still))
