"""SPSS data files (``.sav``, ``.zsav``) as tables of text, with what they say themselves of their variables.

Values that the file declares missing are no answers. What other values stand for is told by their labels, which
`teamcheck.responses.value_labels` holds against the scales.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from math import isnan
from typing import Any, TypeAlias

from teamcheck.errors import Code, Place, ResponsesError
from teamcheck.responses.container import Blob
from teamcheck.responses.faults import problem
from teamcheck.responses.findings import encoding_problem
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.table import MOST_COLUMNS, Table
from teamcheck.responses.unheard import unheard
from teamcheck.responses.view import Variable, headings_of

_AS_CSV = "in SPSS choose File, Save as, type CSV, and have the value labels written instead of the values"

#: What stands in a cell; None or not a number where nothing does.
Value: TypeAlias = str | float | date | datetime | time | None

#: Ends of a range of values that are declared missing, both of them belonging to it.
Missing = tuple[float | str, float | str]


class Cases:
    """The cases of a file, as text.

    Attributes:
        line: Always None: a data file has cases, not lines.
    """

    def __init__(self, columns: Sequence[Sequence[str]]) -> None:
        self.line: int | None = None
        self._columns = columns

    def __iter__(self) -> Iterator[list[str]]:
        """Every case from the first."""
        return map(list, zip(*self._columns, strict=True))


def read_spss(blob: Blob, lexicon: Lexicon, encoding: str | None) -> Table:
    """Read a data file whose rows are numbered as SPSS numbers its cases, from 1.

    Args:
        blob: The file.
        lexicon: The questionnaire's words: names are headings, or labels are, whichever say more of them.
        encoding: What the user says of the letters; None for what the file says.

    Raises:
        ResponsesError: pyreadstat is not installed, the file is damaged, or its letters cannot be told.
    """
    values, meta = _read(blob, encoding)
    names = list(meta.column_names)
    if not names or len(names) > MOST_COLUMNS:
        raise _not_read(blob.name, f"it has {len(names)} variables" if names else "it has no variables")
    columns: list[list[str]] = []
    variables: list[Variable] = []
    for name, label in zip(names, meta.column_labels, strict=True):
        declared = [(each["lo"], each["hi"]) for each in meta.missing_ranges.get(name, ())]
        there = [None if _is_missing(value, declared) else value for value in values[name]]
        labels = {_text(value): str(words).strip() for value, words in meta.variable_value_labels.get(name, {}).items()}
        column = [_text(value) for value in there]
        columns.append(column)
        counts = Counter(column)
        del counts[""]
        missing = sum(map(_holds_something, values[name])) - counts.total()
        variables.append(Variable(name, (label or "").strip(), labels, _few(counts, labels), missing))
    return Table(
        blob.name,
        None,
        headings_of(variables, lexicon),
        0,
        Cases(columns),
        f"SPSS data, letters in {meta.file_encoding or encoding or 'UTF-8'}",
        variables=tuple(variables),
    )


def _read(blob: Blob, encoding: str | None) -> tuple[Mapping[str, Sequence[Value]], Any]:
    """The values of every variable, and what the file says of them.

    Raises:
        ResponsesError: See `read_spss`.
    """
    try:
        import pyreadstat  # noqa: PLC0415  an extra, and slow to import
    except ImportError:
        message = "to read SPSS files, teamcheck needs pyreadstat, which is not installed"
        raise problem(Code.SPSS_FILE, Place(blob.name), message, f"pip install 'teamcheck[spss]', or {_AS_CSV}.") from None
    try:
        with unheard():
            return pyreadstat.read_sav(BytesIO(blob.all()), encoding=encoding, user_missing=True, output_format="dict")
    except Exception as error:  # noqa: BLE001  what can be wrong is of many kinds
        if isinstance(error, UnicodeError) or "convert" in str(error):
            raise ResponsesError([encoding_problem(Place(blob.name), "", can_be_said=True)]) from None
        raise _not_read(blob.name, "it is damaged, or not all of it is there") from None


def _not_read(name: str, reason: str) -> ResponsesError:
    fix = f"Copy it again, or {_AS_CSV}."
    return problem(Code.SPSS_FILE, Place(name), f"the SPSS file cannot be read: {reason}", fix)


def _is_missing(value: Value, declared: Iterable[Missing]) -> bool:
    """Whether a value is one of those that the file declares missing."""
    if isinstance(value, str):
        return any(value.rstrip() == str(low).rstrip() for low, _ in declared)
    return isinstance(value, float) and any(
        isinstance(low, float) and isinstance(high, float) and low <= value <= high for low, high in declared
    )


def _holds_something(value: Value) -> bool:
    return _text(value) != ""


def _text(value: Value) -> str:
    """What a cell shows: whole numbers without a decimal point.

    >>> _text(4.0), _text(3.5), _text("Agree  "), _text(float("nan"))
    ('4', '3.5', 'Agree', '')
    """
    if value is None or (isinstance(value, float) and isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).rstrip() if isinstance(value, str) else str(value)


def _few(counts: Counter[str], labels: Mapping[str, str]) -> Mapping[str, int]:
    """How often values occur: those with a label, and of the others no more than a scale has."""
    others = [value for value in counts if value not in labels][:_MOST_OTHERS]
    return {value: counts[value] for value in (*(value for value in labels if value in counts), *others)}


#: Values without a label that are looked at: more than any scale has.
_MOST_OTHERS = 20
