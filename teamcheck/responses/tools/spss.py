"""SPSS: a data file that says itself what its variables are about and what their values stand for. See docs/importing/spss.md.

Values become the words of their labels where each value that occurs has one. Where only some have, as when nothing but the ends
of a scale is labelled, a value and its label stay together, so that they are held against each other.
"""

import re
from collections.abc import Mapping

from teamcheck.responses.codes import in_words
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.view import Head, Meanings, Variable, View, headings_from

TOOL = "spss"

_WHOLE = re.compile(r"-?[0-9]+")
_HOLDS_A_NUMBER = re.compile(r"\(?-?[0-9]+\)?\s*[-:.=)].*|.*\(\s*-?[0-9]+\s*\)")


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:  # noqa: ARG001  the file says what its codes mean
    """A data file of SPSS; None for anything else."""
    if not head.variables:
        return None
    headings = headings_from(head.variables, lexicon)
    words = {index: _words(variable) for index, variable in enumerate(head.variables) if variable.labels}
    missing = sum(
        variable.missing for variable, heading in zip(head.variables, headings, strict=True) if lexicon.is_item(heading)
    )
    return View(
        TOOL,
        "it begins as its data files do",
        headings,
        plain=lambda row: in_words(list(row), words),
        variables=head.variables,
        said=_said(missing),
        also_called=(tuple(each.name for each in head.variables), tuple(each.label for each in head.variables)),
    )


def _words(variable: Variable) -> Mapping[str, str]:
    """What stands for each value that has a label."""
    if all(value in variable.labels for value in variable.occurring):
        return variable.labels
    return {value: _together(value, label) for value, label in variable.labels.items()}


def _together(value: str, label: str) -> str:
    """A value with its label, as ``5 - Strongly agree``."""
    return f"{value} - {label}" if _WHOLE.fullmatch(value) and not _HOLDS_A_NUMBER.fullmatch(label) else label


def _said(missing: int) -> tuple[str, ...]:
    if not missing:
        return ()
    answers = "1 answer has a value" if missing == 1 else f"{missing} answers have values"
    return (f"{answers} that the file declares missing, and read as not answered",)
