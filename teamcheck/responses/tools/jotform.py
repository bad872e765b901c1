"""Jotform: its CSV or XLSX of submissions. docs/importing/jotform.md says how people get there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from teamcheck._names import shorten
from teamcheck.errors import Code
from teamcheck.questionnaire.matching import as_shown, comparable
from teamcheck.responses.cells import is_blank
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.view import Head, Meanings, Row, Unsafe, View

TOOL = "jotform"

_FIRST = "submission date"
_KNOWN_BY = "submission id"
_OWN = frozenset({_FIRST, "submission ip", _KNOWN_BY, "last update date"})

#: What parts the question, the row and the column of an input table.
_BETWEEN = ">>"

#: How a box that was ticked may be written, and one that was not; the words of its column are the other way.
_TICKED = frozenset({"true", "yes", "1", "x", "\u2713", "\u2714"})
_NOT_TICKED = frozenset({"false", "no", "0"})

#: Between what several boxes say.
_AND = " and "


@dataclass(frozen=True)
class _Boxes:
    """The columns of one item that has one for each answer: ``Question >> Statement >> Agree``.

    Attributes:
        item: Its id.
        heading: What they are called together.
        labels: Column to its label; the first column holds what all of them say.
    """

    item: str
    heading: str
    labels: Mapping[int, str]

    @property
    def first(self) -> int:
        """The column that stands for all of them."""
        return next(iter(self.labels))

    def said(self, row: Row) -> str:
        """The label that is ticked, nothing where none is, and what is no label where two are or a cell is no tick."""
        return _AND.join(said for index, label in self.labels.items() if (said := _said(row[index], label)))


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:  # noqa: ARG001  as of every tool
    """The submissions of Jotform; None for anything else."""
    headings = [as_shown(cell).strip() for cell in head.row(0)]
    if not headings or comparable(headings[0]) != _FIRST:
        return None
    evidence = f'its first column is "{headings[0]}"'
    own = {words: index for index, heading in enumerate(headings) if (words := comparable(heading)) in _OWN}
    boxes = _boxes(headings, lexicon)
    beside = {index for each in boxes for index in each.labels} - {each.first for each in boxes}
    together = {each.first: each.heading for each in boxes} | dict.fromkeys(beside, "")
    return View(
        TOOL,
        evidence,
        tuple(together.get(index, heading) for index, heading in enumerate(headings)),
        own=frozenset({*own.values(), *beside}),
        known_by=own.get(_KNOWN_BY),
        plain=_together(boxes) if boxes else None,
        unsafe=_not_one_answer(boxes) if boxes else None,
    )


def _boxes(headings: Sequence[str], lexicon: Lexicon) -> list[_Boxes]:
    """The columns of each item that has one for each answer; those of two questions stay two."""
    found: dict[tuple[str, str], dict[int, str]] = {}
    for index, heading in enumerate(headings):
        rest, _, label = (part.strip() for part in heading.rpartition(_BETWEEN))
        item = lexicon.item_of_text(rest)
        if item and comparable(label) in lexicon.labels:
            found.setdefault((item, rest), {})[index] = label
    return [_Boxes(item, rest, labels) for (item, rest), labels in found.items()]


def _together(boxes: Sequence[_Boxes]) -> Callable[[Row], list[str]]:
    def plain(row: Row) -> list[str]:
        cells = list(row)
        for each in boxes:
            cells[each.first] = each.said(row)
        return cells

    return plain


def _not_one_answer(boxes: Sequence[_Boxes]) -> Callable[[Row], Unsafe | None]:
    known = {each.first: {"", *each.labels.values()} for each in boxes}

    def unsafe(row: Row) -> Unsafe | None:
        for each in boxes:
            if (said := row[each.first]) not in known[each.first]:
                return Unsafe(
                    Code.SPREAD_ANSWER,
                    each.first,
                    each.item,
                    f'the columns of this statement say "{shorten(said)}" together, which is not one answer',
                    "Leave one box ticked, or none. If people could tick several, ask again with one choice in each row.",
                )
        return None

    return unsafe


def _said(cell: str, label: str) -> str:
    """What the box of a label says: the label where it is ticked, nothing where it is not, else both."""
    words = comparable(cell)
    if is_blank(cell) or words in _NOT_TICKED:
        return ""
    return label if words in _TICKED or words == comparable(label) else f"{label}: {cell}"
