"""What the columns of a file are, where its headings do not say so: ``map.yaml`` (``teamcheck/map/1``).

docs/answers-format.md describes the file to people.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from pydantic import Field

from teamcheck._frozen import Frozen
from teamcheck._names import shorten
from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.questionnaire.document import Document
from teamcheck.questionnaire.field_types import ColumnId, Line, Name
from teamcheck.questionnaire.shape import held_against
from teamcheck.responses.cells import Numbers
from teamcheck.responses.said_columns import IGNORE
from teamcheck.responses.side_document import open_side_document

SCHEMA = "teamcheck/map/1"

_WRITE = f"Begin with the line `schema: {SCHEMA}`, then `columns:`, and below it a line `heading: id` for each column."


class NumberedItem(Frozen):
    """A column of an item of which the map says how its numbers count.

    Attributes:
        item: The item.
        numbers: Points as they are, or reversed where 1 is the scale's last point.
    """

    item: ColumnId
    numbers: Literal["as-is", "reversed"]


class ColumnMap(Frozen):
    """The whole file.

    Attributes:
        tool: The form tool whose exports it is of; None where nothing says it.
        headings: What headings were before the map: under ids numbers are points; under statements ``numbers`` says what they
            are, and a row without an answer is nobody's sheet.
        numbers: How bare numbers count in all columns: points ``as-is`` or ``reversed``; ``ask`` stops where there is one.
        width: How many columns the file had, where columns are named by letters; None where nothing says it.
        columns: Heading, or letter of a column that has no heading of its own, to the id that its column is of: an item, a
            background or comment question, ``team``, ``round``, ``respondent``, or ``ignore``.
    """

    schema_: Literal["teamcheck/map/1"] = Field(alias="schema")
    tool: Name | None = None
    headings: Literal["ids", "statements"] = "ids"
    numbers: Literal["as-is", "reversed", "ask"] = "as-is"
    width: int | None = Field(default=None, ge=1)
    columns: dict[Line, ColumnId | NumberedItem]

    @property
    def ids(self) -> dict[str, str]:
        """Heading to id."""
        return {heading: id_.item if isinstance(id_, NumberedItem) else id_ for heading, id_ in self.columns.items()}

    def numbers_of(self, items: Iterable[str], said: Numbers | None = None) -> dict[str, Numbers | None]:
        """Item to how its bare numbers count; None where that must be asked.

        Args:
            items: Every item.
            said: What the user says of numbers: it goes before what the map says of all columns, and never before what it says
                of one.
        """
        whole = said or (None if self.numbers == "ask" else self.numbers)
        alone = {each.item: each.numbers for each in self.columns.values() if isinstance(each, NumberedItem)}
        return {item: alone.get(item, whole) for item in items}

    @property
    def is_plain(self) -> bool:
        """Whether it says what columns are and nothing else."""
        return not (self.model_fields_set - {"schema_", "columns"}) and self.ids == self.columns


def read_map(file: Path) -> ColumnMap:
    """Read a map of columns.

    Raises:
        ResponsesError: It cannot be used; with every problem.
    """
    document, problems = open_side_document(file, "the map of columns", Code.MAP_NOT_USABLE, _WRITE, _told_of_maps)
    found, document, faults = held_against(ColumnMap, document, {"schema": SCHEMA})
    problems += faults
    if found is not None:
        problems += _meant_twice(found, document)
    if found is None or problems:
        raise ResponsesError(dict.fromkeys(map(_told_of_maps, problems)))
    return found


def _told_of_maps(found: Problem) -> Problem:
    """A problem that speaks of questionnaires, told of a map."""
    if found.code in {Code.KEY_UNKNOWN, Code.YAML_KEY_TWICE, Code.YAML_SYNTAX, Code.VALUE_NOT_ALLOWED}:
        return found
    return replace(found, code=Code.MAP_NOT_USABLE, fix=_WRITE)


def _meant_twice(found: ColumnMap, document: Document) -> Iterator[Problem]:
    """Headings that mean one id, and headings that are read as one."""
    seen: dict[str, str] = {}
    for heading, id_ in found.ids.items():
        if id_ != IGNORE and id_ in seen:
            message = f'"{shorten(seen[id_])}" and "{shorten(heading)}" are both {id_}'
            yield Problem(Code.MAP_NOT_USABLE, document.place("columns", heading), message, "Keep the one with the answers.")
        seen.setdefault(id_, heading)


def read_plain_map(file: Path) -> ColumnMap:
    """Read a map that says what columns are and nothing else.

    Raises:
        ResponsesError: It cannot be used, or says more.
    """
    found = read_map(file)
    if not found.is_plain:
        message = "this map also says how an export is to be read, which only `teamcheck import` does"
        fix = "Import the answers with it first: teamcheck import FILE --map MAP -o answers.csv"
        raise ResponsesError([Problem(Code.MAP_NOT_USABLE, Place(str(file)), message, fix)])
    return found
