"""Reads one data file of SPSS in a process of its own: the reader is written in C, and a spoilt file can end it.

The file comes in on standard input, the encoding that somebody says as the only argument (empty where nobody says one). What is
read goes out as JSON. `teamcheck.responses.files.spss` starts it and says what its exit codes mean.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from math import isnan
from typing import Any, TypeAlias

#: Exit codes: the file was read, its letters are not what it says, it holds too much to be read, or it is damaged.
READ, OTHER_LETTERS, TOO_LARGE, DAMAGED = 0, 3, 4, 5

#: Bytes that a file may have when unpacked: so many, and so many for each packed one. Sheets are packed to a thirtieth; what is
#: packed to a thousandth is made to do harm.
SPARE_BYTES, MOST_TIMES = 1 << 24, 100

#: Most variables, as many as a spreadsheet has columns.
MOST_VARIABLES = 16_384

#: Values without a label that are counted: more than any scale has.
MOST_OTHERS = 20

#: What stands in a cell; None or not a number where nothing does.
Value: TypeAlias = str | float | date | datetime | time | None

#: Ends of a range of values that are declared missing, both of them belonging to it.
Missing = tuple[float | str, float | str]


class TooMuchError(Exception):
    """A file holds more than there may be."""


def read(content: bytes, encoding: str | None) -> dict[str, Any]:
    """What is in a file: its encoding, and of each variable its name, its label, its cells as text and what its values are.

    Raises:
        TooMuchError: It holds too much.
        Exception: Whatever pyreadstat raises.
    """
    import pyreadstat  # noqa: PLC0415  an extra

    _, meta = pyreadstat.read_sav(BytesIO(content), encoding=encoding, metadataonly=True, output_format="dict")
    most = _most_cases(content, meta)
    values, meta = pyreadstat.read_sav(
        BytesIO(content), encoding=encoding, user_missing=True, output_format="dict", row_limit=most
    )
    if any(len(column) >= most for column in values.values()):
        raise TooMuchError
    return {
        "encoding": meta.file_encoding,
        "variables": [
            _variable(name, label, values[name], meta)
            for name, label in zip(meta.column_names, meta.column_labels, strict=True)
        ],
    }


def _most_cases(content: bytes, meta: Any) -> int:  # noqa: ANN401  pyreadstat's own
    """One case more than there may be.

    Raises:
        TooMuchError: There are more variables than there may be.
    """
    names = meta.column_names
    if None in names:
        message = "a variable of a spoilt file has no name"
        raise ValueError(message)
    if len(names) > MOST_VARIABLES:
        raise TooMuchError
    width = sum(max(8, int(meta.variable_storage_width.get(name) or 0)) for name in names)
    return (SPARE_BYTES + MOST_TIMES * len(content)) // max(8, width) + 1


def _variable(name: str, label: str | None, values: Sequence[Value], meta: Any) -> dict[str, Any]:  # noqa: ANN401
    declared = [(each["lo"], each["hi"]) for each in meta.missing_ranges.get(name, ())]
    cells = ["" if is_missing(value, declared) else as_text(value) for value in values]
    labels = {as_text(value): str(words).strip() for value, words in meta.variable_value_labels.get(name, {}).items()}
    counts = Counter(cells)
    del counts[""]
    return {
        "name": name,
        "label": (label or "").strip(),
        "labels": labels,
        "occurring": _few(counts, labels),
        "missing": sum(as_text(value) != "" for value in values) - counts.total(),
        "cells": cells,
    }


def is_missing(value: Value, declared: Iterable[Missing]) -> bool:
    """Whether a value is one of those that the file declares missing.

    >>> is_missing(99.0, [(90.0, 99.0)]), is_missing(5.0, [(90.0, 99.0)]), is_missing("NR ", [("NR", "NR")])
    (True, False, True)
    """
    if isinstance(value, str):
        return any(value.rstrip() == str(low).rstrip() for low, _ in declared)
    return isinstance(value, float) and any(
        isinstance(low, float) and isinstance(high, float) and low <= value <= high for low, high in declared
    )


def as_text(value: Value) -> str:
    """What a cell shows: whole numbers without a decimal point.

    >>> as_text(4.0), as_text(3.5), as_text("Agree  "), as_text(float("nan"))
    ('4', '3.5', 'Agree', '')
    """
    if value is None or (isinstance(value, float) and isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).rstrip() if isinstance(value, str) else str(value)


def _few(counts: Counter[str], labels: Mapping[str, str]) -> dict[str, int]:
    """How often values occur: those with a label, and of the others no more than a scale has."""
    others = [value for value in counts if value not in labels][:MOST_OTHERS]
    return {value: counts[value] for value in (*(value for value in labels if value in counts), *others)}


def outcome(content: bytes, encoding: str | None) -> tuple[int, bytes]:
    """The exit code, and what goes out."""
    try:
        return READ, json.dumps(read(content, encoding)).encode()
    except (TooMuchError, MemoryError):
        return TOO_LARGE, b""
    except UnicodeError:
        return OTHER_LETTERS, b""
    except Exception as error:  # noqa: BLE001  what can be wrong is of many kinds
        return (OTHER_LETTERS if "convert" in str(error) else DAMAGED), b""


if __name__ == "__main__":
    code, found = outcome(sys.stdin.buffer.read(), sys.argv[1] or None)
    sys.stdout.buffer.write(found)
    sys.exit(code)
