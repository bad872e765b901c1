"""Typeform: its CSV or XLSX of responses. docs/importing/typeform.md says how people get there."""

import html
from collections.abc import Callable, Mapping

from teamcheck.questionnaire.matching import as_shown, comparable
from teamcheck.responses.cells import is_blank
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.view import Head, Meanings, Row, View, Why

TOOL = "typeform"

#: How a response ended, for those that did not end with sending it off.
_STARTED, _COMPLETED = "started", "completed"

#: Its own columns; they are called so in every language.
_OWN = frozenset(
    {
        "#",
        "response type",
        "start date (utc)",
        "stage date (utc)",
        "submit date (utc)",
        "network id",
        "tags",
        "ending",
    }
)


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:  # noqa: ARG001  as of every tool
    """The responses of Typeform; None for anything else."""
    headings = tuple(as_shown(cell).strip() for cell in head.row(0))
    # the last of a name is its own: a question may be called so, and comes first
    own = {words: index for index, heading in enumerate(headings) if (words := comparable(heading)) in _OWN}
    dates = [headings[index] for words, index in own.items() if words.endswith("(utc)")]
    if "network id" not in own or not dates:
        return None
    return View(
        TOOL,
        f'it has the columns "{headings[own["network id"]]}" and "{dates[-1]}"',
        headings,
        own=frozenset(own.values()),
        known_by=own.get("#"),
        plain=_unescaped,
        why_dropped=_not_begun(own, len(headings)),
        is_partial=_not_sent(own),
        options_alone=True,
    )


def _unescaped(row: Row) -> list[str]:
    """Answers without the entities that Typeform writes into them (``&gt;``)."""
    return [html.unescape(cell) if "&" in cell else cell for cell in row]


def _not_begun(own: Mapping[str, int], width: int) -> Callable[[Row], Why | None] | None:
    """Leaves out people who only opened the form; exports name them since 2024."""
    if "response type" not in own:
        return None
    kind, asked = own["response type"], [index for index in range(width) if index not in own.values()]

    def why_dropped(row: Row) -> Why | None:
        opened = comparable(row[kind]) == _STARTED and all(is_blank(row[index]) for index in asked)
        return "not begun" if opened else None

    return why_dropped


def _not_sent(own: Mapping[str, int]) -> Callable[[Row], bool] | None:
    """Tells responses that were never sent off: by what Typeform calls them, or else by the date."""
    if "response type" in own:
        kind = own["response type"]
        return lambda row: comparable(row[kind]) not in ("", _COMPLETED)
    if "submit date (utc)" in own:
        sent = own["submit date (utc)"]
        return lambda row: is_blank(row[sent])
    return None
