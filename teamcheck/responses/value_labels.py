"""Whether what a data file says of its values agrees with the scales, and with the values that occur in it.

A label that belongs to another coding than the data makes every column plausible and wrong, so nothing of such a file is read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from teamcheck._names import letter, shorten, some_of
from teamcheck.errors import Code, Problem, ResponsesError
from teamcheck.responses.cells import Reader
from teamcheck.responses.codes import points_of
from teamcheck.responses.faults import KEPT
from teamcheck.responses.table import Table
from teamcheck.responses.view import Variable

_WHOLE = re.compile(r"-?[0-9]{1,9}")
_MOST_NAMED = 6

_NOT_OF_THE_SCALE = (
    "In SPSS (Variable View) declare as missing what is no answer, and give every other value the words of the questionnaire; "
    "if it means that a statement does not apply, give the scale a not_applicable label in the questionnaire."
)
_OTHER_CODING = (
    "See in SPSS (Variable View, Values) what the values meant when people answered, and give each of them its own label; "
    "without any labels, under item ids, values are points."
)


def check_labels(table: Table, items: Mapping[int, tuple[str, Reader]]) -> None:
    """See that the labels of values are those of the scales, in their order, and fit the values that occur.

    Args:
        table: The table, with the view that holds what the file says of its variables.
        items: Column to its item and what reads it.

    Raises:
        ResponsesError: They are not.
    """
    variables = () if table.view is None else table.view.variables
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for column, (item, reader) in items.items():
        if column < len(variables) and variables[column].labels:
            for said in _against(variables[column], reader):
                found.setdefault(said, []).append((column, item))
    if found:
        raise ResponsesError([_told(table, variables, *said, where) for said, where in found.items()][:KEPT])


def _told(table: Table, variables: Sequence[Variable], words: str, fix: str, where: Sequence[tuple[int, str]]) -> Problem:
    """What is wrong with the labels of one variable, or of several with the same labels, at the first of them."""
    column, item = where[0]
    names = some_of([variables[index].name for index, _ in where], _MOST_NAMED)
    place = table.place(column=letter(column), key=item)
    return Problem(Code.VALUE_LABELS, place, f"the value labels of {names} say that {words}", fix)


def _against(variable: Variable, reader: Reader) -> Iterator[tuple[str, str]]:
    """What the labels of one variable say differently from the scale or the data, after "say that", and what to do about it."""
    points, no_answers = points_of(variable.labels, reader)
    strange = [value for value in no_answers if value in variable.occurring]
    if strange:
        named = some_of(
            [f'{value} is "{shorten(variable.labels[value])}" ({_rows(variable, value)})' for value in strange], _MOST_NAMED
        )
        what = "which is no answer" if len(strange) == 1 else "which are no answers"
        yield f"{named}, {what} of the scale", _NOT_OF_THE_SCALE
    numbered = sorted((int(value), point, value) for value, point in points.items() if _WHOLE.fullmatch(value))
    steps = {later > earlier for (_, earlier, _), (_, later, _) in pairwise(numbered)}
    if len(steps) > 1 or len({point for _, point, _ in numbered}) < len(numbered):
        named = some_of([f'{value} is "{shorten(variable.labels[value])}"' for _, _, value in numbered], _MOST_NAMED)
        yield f"{named}: neither in the order of the scale nor in the opposite one", _OTHER_CODING
        return
    silent = [value for value in variable.occurring if value not in variable.labels and _WHOLE.fullmatch(value)]
    other = next(((value, point) for number, point, value in numbered if number != point), None)
    if silent and other is not None:
        value, point = other
        named = some_of([f"{each} ({_rows(variable, each)})" for each in silent], _MOST_NAMED)
        yield (
            f'{value} is "{shorten(variable.labels[value])}", which is point {point}, and nothing of {named}',
            _OTHER_CODING,
        )


def _rows(variable: Variable, value: str) -> str:
    count = variable.occurring.get(value, 0)
    return "in 1 case" if count == 1 else f"in {count} cases"
