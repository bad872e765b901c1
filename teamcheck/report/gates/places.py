"""Where the input cannot be used, in words that hold nothing of what stands there."""

from teamcheck.report.gates.model import Unreadable


def place_of(place: Unreadable) -> str:
    """The place as a spreadsheet shows it.

    >>> place_of(Unreadable(code="R017", what="not a point", severity="error", file="a.csv", sheet=None, line=None, row=12,
    ...     column="D"))
    'a.csv, row 12, column D'
    """
    return ", ".join([_file(place), *_within(place)])


def within(place: Unreadable) -> str:
    """The same without the file; empty where it is not known more closely."""
    return ", ".join(_within(place))


def meaning(place: Unreadable) -> str:
    """What is wrong there, in the words that are the same for every file."""
    return f"{place.what[:1].upper()}{place.what[1:]} ({place.code}). What it means and how to mend it: docs/problems.md"


def _file(place: Unreadable) -> str:
    return "standard input" if place.file == "-" else place.file


def _within(place: Unreadable) -> list[str]:
    parts = [("sheet", place.sheet), ("line", place.line), ("row", place.row), ("column", place.column)]
    return [f"{word} {value}" for word, value in parts if value is not None]
