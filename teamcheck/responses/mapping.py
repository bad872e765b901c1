"""What the columns of a file are, where its headings do not say so: ``map.yaml`` (``teamcheck/map/1``).

docs/answers-format.md describes the file to people.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from pydantic import Field

from teamcheck._frozen import Frozen
from teamcheck._names import shorten
from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.questionnaire.document import Document
from teamcheck.questionnaire.field_types import ColumnId, Line
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.shape import held_against
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.side_document import open_side_document
from teamcheck.responses.table import Table

SCHEMA = "teamcheck/map/1"
#: Stands for a column that is left out.
IGNORE = "ignore"


class ColumnMap(Frozen):
    """The whole file.

    Attributes:
        columns: Heading to the id that its column is of: an item, a background or comment question, ``team``, ``round``,
            ``respondent``, or ``ignore``. Under such a heading numbers are points of the item's scale.
    """

    schema_: Literal["teamcheck/map/1"] = Field(alias="schema")
    columns: dict[Line, ColumnId]


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


_WRITE = f"Begin with the line `schema: {SCHEMA}`, then `columns:`, and below it a line `heading: id` for each column."


def _told_of_maps(found: Problem) -> Problem:
    """A problem that speaks of questionnaires, told of a map."""
    if found.code in {Code.KEY_UNKNOWN, Code.YAML_KEY_TWICE, Code.YAML_SYNTAX, Code.VALUE_NOT_ALLOWED}:
        return found
    return replace(found, code=Code.MAP_NOT_USABLE, fix=_WRITE)


def _meant_twice(found: ColumnMap, document: Document) -> Iterator[Problem]:
    """Headings that mean one id, and headings that are read as one."""
    seen: dict[str, str] = {}
    for heading, id_ in found.columns.items():
        if id_ != IGNORE and id_ in seen:
            message = f'"{shorten(seen[id_])}" and "{shorten(heading)}" are both {id_}'
            yield Problem(Code.MAP_NOT_USABLE, document.place("columns", heading), message, "Keep the one with the answers.")
        seen.setdefault(id_, heading)


def renamed(table: Table, columns: Mapping[str, str], lexicon: Lexicon) -> Table:
    """A table under the headings that a map gives it.

    Args:
        table: As it stands in its file.
        columns: Heading to id; found as headings are, whatever their case and spaces.
        lexicon: What ids there are.

    Raises:
        ResponsesError: The file has no such heading, or the questionnaire no such id.
    """
    ids = {comparable(heading): id_ for heading, id_ in columns.items()}
    there = {comparable(heading) for heading in table.headings}
    problems = [*_not_there(table, [heading for heading in columns if comparable(heading) not in there])]
    problems += _unknown(table, sorted({id_ for id_ in columns.values() if id_ != IGNORE and not lexicon.knows(id_)}))
    if problems:
        raise ResponsesError(problems)
    # what is left out must not be read by its own words either
    named = [ids.get(comparable(heading), heading) for heading in table.headings]
    return replace(table, headings=tuple("" if name == IGNORE else name for name in named))


def _not_there(table: Table, headings: Sequence[str]) -> Iterator[Problem]:
    for heading in headings:
        place = table.place(row=table.heading_row)
        message = f'the map names a column "{shorten(heading)}", which is not here'
        yield Problem(
            Code.MAP_NOT_USABLE, place, message, "Write the heading as it stands in the file, or take it out of the map."
        )


def _unknown(table: Table, ids: Sequence[str]) -> Iterator[Problem]:
    for id_ in ids:
        message = f"the map names {id_}, which is no question of this questionnaire"
        fix = "Write an id of the questionnaire, team, round, respondent or ignore."
        yield Problem(Code.MAP_NOT_USABLE, Place(table.file, key=id_), message, fix)
