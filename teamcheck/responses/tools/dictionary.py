"""The data dictionary of a REDCap project (``--dictionary``): what was asked, and what each code of an answer stands for.

It comes as CSV from the Online Designer, with 18 columns in plain words, or from REDCap's API under short names. Choices are
written ``1, Strongly disagree | 2, Disagree``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from teamcheck._names import letter, shorten
from teamcheck.errors import Code, Problem, ResponsesError
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.faults import KEPT, problem
from teamcheck.responses.files.container import find_beside
from teamcheck.responses.files.open_tables import headings_only, open_tables
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.table import Table
from teamcheck.responses.view import ASKED, Meanings

#: What each column is called, in the file that the Online Designer gives and in that of the API.
_NAME = ("Variable / Field Name", "field_name")
_KIND = ("Field Type", "field_type")
_LABEL = ("Field Label", "field_label")
_CHOICES = ("Choices, Calculations, OR Slider Labels", "select_choices_or_calculations")

#: Kinds of fields with choices of their own; of several that can be ticked, each has a column.
_CHECKBOX = "checkbox"
_CHOOSING = frozenset({"radio", "dropdown", _CHECKBOX})
_FIXED: Mapping[str, Mapping[str, str]] = {
    "yesno": {"1": "Yes", "0": "No"},
    "truefalse": {"1": "True", "0": "False"},
}
_FIX = "In REDCap choose Data Dictionary, Download the current Data Dictionary, and give that file as it is."


@dataclass(frozen=True)
class _Layout:
    """The column of each thing, counted from 0."""

    name: int
    kind: int
    label: int
    choices: int


def read_dictionary(file: Path) -> Meanings:
    """Read a data dictionary: each field, what was asked under it, and what its codes stand for.

    Raises:
        ResponsesError: It cannot be opened, is no data dictionary, or says two things of one field.
    """
    known: Lexicon = headings_only(comparable(name) for names in (_NAME, _KIND, _LABEL, _CHOICES) for name in names)
    table = open_tables(find_beside(file), known, None)[0]
    layout = _layout(table)
    found: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for row, cells in enumerate(table.rows(), start=table.heading_row + 1):
        if len(cells) != len(table.headings) or not (name := cells[layout.name].strip().lower()):
            continue
        meanings, faults = _meanings(cells, layout)
        problems += (_fault(table, row, layout.choices, name, message) for message in faults)
        if name in found:
            problems.append(_fault(table, row, layout.name, name, "the field is in the data dictionary twice"))
        found[name] = meanings
    if problems:
        raise ResponsesError(problems[:KEPT])
    return found


def _layout(table: Table) -> _Layout:
    """Where the columns of a data dictionary are.

    Raises:
        ResponsesError: The table lacks one of them.
    """
    headings = [comparable(heading) for heading in table.headings]
    places = []
    for names in (_NAME, _KIND, _LABEL, _CHOICES):
        place = next((headings.index(comparable(name)) for name in names if comparable(name) in headings), None)
        if place is None:
            message = f'this is no data dictionary of REDCap: it has no column "{names[0]}"'
            raise problem(Code.DICTIONARY_NOT_USABLE, table.place(row=table.heading_row), message, _FIX)
        places.append(place)
    return _Layout(*places)


def _fault(table: Table, row: int, column: int, name: str, message: str) -> Problem:
    return Problem(
        Code.DICTIONARY_NOT_USABLE, table.place(row=row, column=letter(column), key=shorten(name, 40)), message, _FIX
    )


def _meanings(cells: Sequence[str], layout: _Layout) -> tuple[dict[str, str], list[str]]:
    """What one field asks and what its codes stand for, and what is wrong with it."""
    kind, faults = cells[layout.kind].strip().lower(), []
    meanings = {ASKED: cells[layout.label].strip(), **_FIXED.get(kind, {})}
    for choice in _choices(cells[layout.choices]) if kind in _CHOOSING else ():
        code, _, words = (part.strip() for part in choice.partition(","))
        if not (code and words) and kind == _CHECKBOX:
            continue
        if not (code and words):
            faults.append(f'the choice "{shorten(choice)}" is not written as a code, a comma and words')
        elif code in meanings:
            faults.append(f"two choices have the code {shorten(code, 20)}")
        meanings[code] = words
    return meanings, faults


def _choices(text: str) -> Iterator[str]:
    return (choice.strip() for choice in text.split("|") if choice.strip())
