"""How the table of a form tool is read as a plain one: one heading for each column, one row for each person.

A view never moves a column or a row, so that every place that is told is a place in the file.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from teamcheck._names import letter
from teamcheck.errors import Code, Place
from teamcheck.responses.lexicon import Lexicon

#: Why a form tool's row is no answer of a person.
Why = Literal["preview", "test", "spam", "rejected", "not begun", "other form"]

Row = Sequence[str]

#: What a tool's own description of its survey says: name of a column to its codes, and what each stands for in words.
Meanings = Mapping[str, Mapping[str, str]]
#: Column, counted from 0, to its codes and what each stands for in words.
Codes = Mapping[int, Mapping[str, str]]
#: Among the codes of a column, where the description says it: the words of the question itself. No cell is this code.
ASKED = ""


@dataclass(frozen=True, slots=True)
class Variable:
    """What a data file says itself of one of its columns.

    Attributes:
        name: What it is called.
        label: What it is about, in words; empty where the file does not say.
        labels: Value, as a cell shows it, to what it stands for.
        occurring: Values to how many rows have them: all of those with a label, and the first of those without.
        missing: How many rows have a value that is declared missing; their cells are empty.
    """

    name: str
    label: str
    labels: Mapping[str, str]
    occurring: Mapping[str, int]
    missing: int


@dataclass(frozen=True)
class Head:
    """The beginning of a table, as it stands in its file.

    Attributes:
        rows: The first rows from the first that holds anything; each with its cells as they are.
        at: Where the first of them stands.
        variables: What the file says itself of each column; empty where it says nothing.
    """

    rows: Sequence[Row]
    at: Place
    variables: tuple[Variable, ...] = ()

    def row(self, place: int) -> Row:
        """The row so many below the first; an empty one where there is none."""
        return self.rows[place] if place < len(self.rows) else ()

    def below(self, column: int) -> Iterator[str]:
        """The cells of a column below the first row, as far as rows have it."""
        return (row[column] for row in self.rows[1:] if column < len(row))

    def place(self, row: int, column: int | None = None, key: str | None = None) -> Place:
        """Where a cell stands: so many rows below the first, in a column counted from 0."""
        found = None if column is None else letter(column)
        return replace(self.at, row=(self.at.row or 1) + row, column=found, key=key)


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Why a row cannot be read safely; the whole file is refused for it, with its row.

    Attributes:
        code: Which fault it is.
        column: The column concerned, counted from 0.
        key: The item concerned, where it is known.
        message: What is wrong.
        fix: How to mend it.
    """

    code: Code
    column: int
    key: str | None
    message: str
    fix: str


@dataclass(frozen=True)
class View:
    """A table of a form tool, as a plain one.

    Attributes:
        tool: Name of the tool, as ``--from`` takes it.
        evidence: What it was recognised by, in words that go on after "an export of Qualtrics: ".
        headings: What each column is called; empty for one that is read together with another.
        rows: Rows of headings, counted from the first that holds anything.
        own: Columns of the tool itself, and those that are read together with another: no note names them.
        known_by: The column of what the tool knows one person by: twice the same is one person who answered twice.
        plain: The cells of a row as a plain table has them, as many as before; None where they are so already. Those of the
            tool itself stay as they are, for the two that follow look at them.
        why_dropped: Why a row is dropped; None for one that counts.
        is_partial: Whether a row that counts was not sent off by the person, where the tool knows.
        unsafe: What is wrong with a row that counts, for which the file must be refused; None where nothing is.
        codes: Column to its codes, and the words that the tool's own description of the survey proves each to stand for; they
            must be answers of the item's scale. `plain` turns them into these words.
        coded: Whether the tool numbers the answers as whoever made the form listed them: then numbers are asked about under
            ids as well.
        said: What else people should know of it: sentences without their full stop.
        cure: What helps where an item has no column: how to export headings that say more, as a sentence; empty where they
            cannot.
        variables: What the file says itself of each column, to be held against the scales; empty where it says nothing.
        also_called: What else each column is called, row by row: by this, too, the columns of single options of a checklist are
            known.
        options_alone: Whether such a column is called by its option and nothing else.
        options_numbered: Whether the number of its option may stand there, where that is ticked.
    """

    tool: str
    evidence: str
    headings: tuple[str, ...]
    rows: int = 1
    own: frozenset[int] = frozenset()
    known_by: int | None = None
    plain: Callable[[Row], list[str]] | None = field(default=None, compare=False)
    why_dropped: Callable[[Row], Why | None] | None = field(default=None, compare=False)
    is_partial: Callable[[Row], bool] | None = field(default=None, compare=False)
    unsafe: Callable[[Row], Unsafe | None] | None = field(default=None, compare=False)
    codes: Codes = field(default_factory=dict, compare=False)
    coded: bool = False
    said: tuple[str, ...] = ()
    cure: str = ""
    variables: tuple[Variable, ...] = field(default=(), compare=False)
    also_called: tuple[tuple[str, ...], ...] = ()
    options_alone: bool = False
    options_numbered: bool = False


def most_said(rows: Sequence[Row], lexicon: Lexicon) -> tuple[str, ...]:
    """Of several rows of headings that which names the most items; the first where several do.

    Args:
        rows: Rows of one width.
        lexicon: The questionnaire's words.
    """
    return tuple(max(rows, key=lambda row: sum(map(lexicon.is_item, row))))


def headings_from(variables: Sequence[Variable], lexicon: Lexicon) -> tuple[str, ...]:
    """The names of the variables, or else their labels, whichever name more items.

    A variable keeps its name where only that means something, such as ``team``.
    """
    names = [variable.name for variable in variables]
    labels = [
        variable.label if lexicon.knows(variable.label) or not lexicon.knows(variable.name) else variable.name
        for variable in variables
    ]
    labels = [label or name for label, name in zip(labels, names, strict=True)]
    return most_said([names, labels], lexicon)
