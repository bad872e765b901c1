"""Jotform: its CSV or XLSX of submissions. docs/importing/jotform.md says how people get there."""

from collections.abc import Callable, Mapping, Sequence

from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.cells import is_blank
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.view import Head, Meanings, Row, View

TOOL = "jotform"

_FIRST = "submission date"
_PERSON = "submission id"
_OWN = frozenset({_FIRST, "submission ip", _PERSON, "last update date"})

#: What parts the question, the row and the column of an input table.
_BETWEEN = ">>"

#: How a box that was ticked may be written, and one that was not; the words of its column are the other way.
_TICKED = frozenset({"true", "yes", "1", "x", "\u2713", "\u2714"})
_NOT_TICKED = frozenset({"false", "no", "0"})

#: Column to its label, for the columns of one item.
_Options = Mapping[int, str]


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:  # noqa: ARG001  as of every tool
    """The submissions of Jotform; None for anything else."""
    headings = [cell.strip() for cell in head.row(0)]
    if not headings or comparable(headings[0]) != _FIRST:
        return None
    evidence = f'its first column is "{headings[0]}"'
    own = {words: index for index, heading in enumerate(headings) if (words := comparable(heading)) in _OWN}
    folded = _folded(headings, lexicon)
    beside = [index for options in folded for index in list(options)[1:]]
    for options in folded:
        first, *others = options
        headings[first] = headings[first].rpartition(_BETWEEN)[0].strip()
        for index in others:
            headings[index] = ""
    return View(
        TOOL,
        evidence,
        tuple(headings),
        own=frozenset({*own.values(), *beside}),
        person=own.get(_PERSON),
        plain=_folding(folded) if folded else None,
    )


def _folded(headings: Sequence[str], lexicon: Lexicon) -> Sequence[_Options]:
    """The columns of each item that has one for each point: ``Question >> Statement >> Agree``."""
    found: dict[str, dict[int, str]] = {}
    for index, heading in enumerate(headings):
        rest, _, label = (part.strip() for part in heading.rpartition(_BETWEEN))
        if rest and comparable(label) in lexicon.labels and lexicon.item_of_text(heading) is None:
            item = lexicon.item_of_text(rest)
            if item is not None:
                found.setdefault(rest, {})[index] = label
    return [*found.values()]


def _folding(folded: Sequence[_Options]) -> Callable[[Row], list[str]]:
    def plain(row: Row) -> list[str]:
        cells = list(row)
        for options in folded:
            said = [word for index, label in options.items() if (word := _said(row[index], label))]
            for index in options:
                cells[index] = ""
            # two of them are no label of any scale, and so refused
            cells[next(iter(options))] = " | ".join(said)
        return cells

    return plain


def _said(cell: str, label: str) -> str:
    """What the box of a label says: the label where it is ticked, nothing where it is not, else both, which is no label."""
    words = comparable(cell)
    if is_blank(cell) or words in _NOT_TICKED:
        return ""
    return label if words in _TICKED or words == comparable(label) else f"{label} | {cell}"
