"""Which character parts the cells of a text, found by parsing a sample rather than by counting characters."""

import csv
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Literal

from teamcheck.responses.table import below_titles

#: In the order in which a tie is decided.
DELIMITERS = (",", ";", "\t", "|")

#: Share of records that must have the same number of cells.
SAME_WIDTH = 0.9

#: Characters and records looked at.
SAMPLE = 1 << 17
RECORDS = 300


@dataclass(frozen=True, slots=True)
class Layout:
    """How lines become cells.

    Attributes:
        delimiter: The character between two cells.
        quoted: Whether ``"`` encloses cells; False where a tool writes tabs and leaves quotes as they are.
        said: Whether the first line is ``sep=;``, which is no record.
    """

    delimiter: str
    quoted: bool = True
    said: bool = False

    @property
    def quoting(self) -> Literal[0, 3]:
        """What the csv module calls it."""
        return csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE


def choose_layout(text: str, meaning: Callable[[str], str | None]) -> Layout:
    """Choose how to part the cells of a text.

    The winner has headings that mean the most different things, then 90 % of records of one width, then the most cells; of tabs
    with and without quotes, that under which every quote is closed and all records have one width.

    Args:
        text: The beginning of the file.
        meaning: What a heading means in the questionnaire, or None.
    """
    sample = text[:SAMPLE].lstrip("\ufeff")
    said = _said(sample)
    if said:
        return Layout(said, said=True)
    layouts = [Layout(delimiter) for delimiter in DELIMITERS] + [Layout("\t", quoted=False)]
    return max(layouts, key=lambda layout: _merit(sample, layout, len(text) > len(sample), meaning))


def _said(sample: str) -> str | None:
    """The delimiter of a first line ``sep=;``, as spreadsheet programs write and read it."""
    line = re.split("[\r\n]", sample, maxsplit=1)[0].strip('"')
    return line[4] if len(line) == 5 and line[:4].lower() == "sep=" and line[4] not in '"\r\n\0' else None


def _merit(sample: str, layout: Layout, cut: bool, meaning: Callable[[str], str | None]) -> tuple[int, bool, int, bool]:
    try:
        rows = [row for row in parse(sample, layout) if row]
    except csv.Error:
        return (-1, False, 0, False)
    if not rows:
        return (-1, False, 0, False)
    body = rows[:-1] if cut and len(rows) > 2 else rows
    width, times = Counter(len(row) for row in body).most_common(1)[0]
    same = times >= SAME_WIDTH * len(body)
    clean = times == len(body) and _closes_quotes(sample.rpartition("\n")[0] if cut else sample, layout)
    known = {meaning(heading) for heading in _distinct(rows[below_titles(rows)])} - {None}
    return (len(known), same, width if same else 0, clean)


def _closes_quotes(sample: str, layout: Layout) -> bool:
    """Whether each quote that opens a cell is closed at its end: Google writes tabs, and quotes as they come."""
    try:
        deque(parse(sample, layout, strict=True), maxlen=0)
    except csv.Error:
        return False
    return True


def _distinct(headings: Sequence[str]) -> set[str]:
    return {heading for heading in headings[:2000] if heading.strip()}


def parse(sample: str, layout: Layout, *, strict: bool = False) -> Iterator[list[str]]:
    """The first records of a sample.

    Args:
        sample: The beginning of a text.
        layout: How to part it.
        strict: Whether a quote that is not closed where a cell ends is an error.

    Raises:
        csv.Error: It is no table when parted so.
    """
    lines = StringIO(sample.replace("\0", ""), newline="")
    reader = csv.reader(lines, delimiter=layout.delimiter, quoting=layout.quoting, strict=strict)
    for number, row in enumerate(reader):
        if number >= RECORDS:
            return
        yield row
