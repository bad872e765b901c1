"""Holds a document against a format: every fault at once, and what can still be used of the document.

Why the second: faults between the parts (an id used twice, an unknown scale) should be told in the same run as a misspelt
key, so the parts at fault are left out and the rest is looked at again.
"""

from collections.abc import Mapping
from typing import TypeVar

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from teamcheck._frozen import Frozen
from teamcheck.errors import Code, Problem
from teamcheck.questionnaire.document import Document, is_empty
from teamcheck.questionnaire.faults import problem_of
from teamcheck.questionnaire.reports import MOST_FAULTS

Format = TypeVar("Format", bound=Frozen)
#: Leaving out one part can make the part around it faulty: value, item, dimension.
ROUNDS = 4


def held_against(
    format_: type[Format], document: Document, stand_ins: Mapping[str, str]
) -> tuple[Format | None, Document, list[Problem]]:
    """Read a document as a format.

    Args:
        format_: The format it should have.
        document: What stands in the file.
        stand_ins: Values to go on with where a key at the top is missing or at fault; that it is, is told all the same.

    Returns:
        What could be read, None if nothing; the document it was read from, without its faulty parts; every problem.
    """
    problems: list[Problem] = []
    usable = document
    for _ in range(ROUNDS):
        data = {**stand_ins, **usable.data()} if problems else usable.data()
        try:
            return format_.model_validate(data), usable, problems
        except ValidationError as error:
            faults = error.errors(include_url=False)[: MOST_FAULTS + 1]
            problems = problems or told(faults, usable, format_)
            if len(faults) > MOST_FAULTS:
                break
            usable = mended(usable, faults)
    return None, usable, problems


def told(faults: list[ErrorDetails], document: Document, format_: type[Frozen]) -> list[Problem]:
    """Every problem once; of another format only that it is another."""
    ways = [fault["loc"] for fault in faults]
    problems = [
        problem_of(fault, document, format_)
        for fault in faults
        # pydantic counts only parts without fault, so a list of which a part is at fault can seem too short
        if fault["type"] != "too_short"
        or not any(way != fault["loc"] and way[: len(fault["loc"])] == fault["loc"] for way in ways)
    ]
    return [problem for problem in problems if problem.code is Code.FORMAT_UNKNOWN] or problems


def mended(document: Document, faults: list[ErrorDetails]) -> Document:
    """The document without what is at fault; a value that was meant as a text is taken as one."""
    left_out: list[yaml.Node] = []
    texts: list[yaml.Node] = []
    for fault in faults:
        found = document.way(fault["loc"])
        if not found:
            continue
        node = found[-1][2]
        if fault["type"] == "extra_forbidden" or is_empty(node):
            left_out.append(node)
        elif fault["type"] == "string_type" and isinstance(node, yaml.ScalarNode):
            texts.append(node)
        else:
            positions = [value for step, _, value in found if isinstance(step, int) and isinstance(value, yaml.MappingNode)]
            left_out.append(positions[-1] if positions else found[min(1, len(found) - 1)][2])
    return document.with_texts(texts).without(left_out)
