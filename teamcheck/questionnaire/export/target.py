"""A form tool that a questionnaire can be written for: what is known of it, and what writes for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from teamcheck.errors import Problem
from teamcheck.questionnaire.model import Questionnaire


@dataclass(frozen=True, slots=True)
class Target:
    """A form tool.

    Attributes:
        name: As ``--to`` takes it.
        title: What it is called in sentences.
        suffix: Ending of its file, with the dot.
        languages: Whether its file holds all languages of a questionnaire, or one.
        exported: The file. It is given a questionnaire with the translations that it has to hold (none where it holds one
            language), and writes the same bytes for the same questionnaire, whenever and wherever it does.
        doubts: What the tool would lose or stumble over in such a questionnaire: errors (nothing is written then) and
            warnings. What holds for every tool is in `teamcheck.questionnaire.export.checks`.
        first: What to do with the file in the tool, as a sentence with ``{file}`` in it.
        last: How to get the answers out of the tool so that they can be read, as a sentence.
        is_text: Whether the file is text, so that it can go to standard output.
    """

    name: str
    title: str
    suffix: str
    languages: Literal["all", "one"]
    exported: Callable[[Questionnaire], bytes]
    doubts: Callable[[Questionnaire], Iterator[Problem]]
    first: str
    last: str
    is_text: bool = True
