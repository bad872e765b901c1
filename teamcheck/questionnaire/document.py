"""A YAML file as plain data of which every part knows its line.

Why not the YAML library's own loading: it takes the last of two equal keys without a word, reads ``no`` as false and
``1:30`` as ninety, and forgets where anything stood.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import yaml
from pydantic_core import PydanticCustomError

from teamcheck._names import shorten
from teamcheck.errors import Place

WHOLE_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,8})\Z")
DECIMAL_NUMBER = re.compile(r"[-+]?[0-9]{1,9}\.[0-9]{1,9}\Z")
TEXT_TAGS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:value", "tag:yaml.org,2002:merge"})
MISREAD_TAGS = {
    "tag:yaml.org,2002:bool": "true or false",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a date",
    "tag:yaml.org,2002:null": "nothing",
}

#: A step on the way to a part: a key or the position in a list; pydantic adds marks such as ``<item>`` and ``[key]``.
Step = int | str


@dataclass(frozen=True, slots=True)
class Misread:
    """What YAML makes of a text such as ``yes``, or of no text at all: never what a questionnaire means."""

    written: str


@dataclass(frozen=True)
class Document:
    """A file that is one YAML mapping.

    Attributes:
        file: How the file is called in messages.
        sha256: Digest of its bytes.
        root: What YAML made of it.
        left_out: Parts that are not looked at any more, because a problem with them is known.
        texts: Values taken as the text that is written, because it is known that YAML misreads them.
    """

    file: str
    sha256: str
    root: yaml.MappingNode
    left_out: frozenset[int] = frozenset()
    texts: frozenset[int] = frozenset()

    def data(self) -> dict[Any, object]:
        """The whole as dictionaries, tuples, texts and numbers."""
        return {plain_scalar(key): self.plain(value) for key, value in self.entries(self.root)}

    def plain(self, node: yaml.Node) -> object:
        """One part as dictionaries, tuples, texts and numbers."""
        if isinstance(node, yaml.MappingNode):
            return {plain_scalar(key): self.plain(value) for key, value in self.entries(node)}
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.plain(part) for part in self.parts(node))
        return str(node.value) if id(node) in self.texts else plain_scalar(node)

    def entries(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        """Keys and values of a mapping that are not left out."""
        return ((key, value) for key, value in node.value if id(value) not in self.left_out)

    def parts(self, node: yaml.SequenceNode) -> list[yaml.Node]:
        """Parts of a list that are not left out."""
        if not self.left_out:
            return list(node.value)
        return [part for part in node.value if id(part) not in self.left_out]

    def way(self, steps: Iterable[Step]) -> list[tuple[Step, yaml.Node, yaml.Node]]:
        """The parts on the way, as far as they exist: the step, the node to point at, the value."""
        node: yaml.Node = self.root
        found: list[tuple[Step, yaml.Node, yaml.Node]] = []
        for step in steps:
            if step == "[key]" and found:
                node = found[-1][1]
                found.append((step, node, node))
            elif (entry := self.entry(node, step)) is not None:
                found.append((step, *entry))
                node = entry[1]
        return found

    def entry(self, node: yaml.Node, step: Step) -> tuple[yaml.Node, yaml.Node] | None:
        """Key and value under a step; in a list both are the part itself."""
        if isinstance(node, yaml.MappingNode):
            return next(((key, value) for key, value in self.entries(node) if key.value == str(step)), None)
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(parts := self.parts(node)):
            return parts[step], parts[step]
        return None

    def place(self, *steps: Step) -> Place:
        """Where a part stands; the nearest part around it that exists, where it does not."""
        found = self.way(steps)
        pointed = found[-1][1] if found else self.root
        return Place(self.file, line=pointed.start_mark.line + 1, key=self.path(found) or None)

    def path(self, found: Iterable[tuple[Step, yaml.Node, yaml.Node]]) -> str:
        """The way in words: ``dimensions[goals].items[goals2].text``; a part of a list by its id where it has one."""
        words = ""
        for step, _, value in found:
            if isinstance(step, int) and not isinstance(value, yaml.ScalarNode):
                words += f"[{shorten(self.name(value) or str(step))}]"
            elif step != "[key]":
                words += f".{shorten(str(step))}" if words else shorten(str(step))
        return words

    def name(self, node: yaml.Node) -> str | None:
        """The id of a mapping, or of the item it refers to."""
        if not isinstance(node, yaml.MappingNode):
            return None
        named = (self.entry(node, key) for key in ("id", "ref", "from"))
        return next((name for entry in named if entry and isinstance(name := self.plain(entry[1]), str)), None)

    def without(self, nodes: Iterable[yaml.Node]) -> "Document":
        """The same document with some parts left out."""
        return replace(self, left_out=self.left_out | {id(node) for node in nodes})

    def with_texts(self, nodes: Iterable[yaml.Node]) -> "Document":
        """The same document with some values taken as texts."""
        return replace(self, texts=self.texts | {id(node) for node in nodes})


def is_empty(node: yaml.Node) -> bool:
    """Whether nothing is written where a value should be."""
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def plain_scalar(node: yaml.Node) -> str | int | float | Misread:
    """The value of a scalar, with no surprises: a number only if it is written as people write numbers."""
    written = str(node.value)
    if node.tag in TEXT_TAGS:
        return written
    if node.tag == "tag:yaml.org,2002:int" and WHOLE_NUMBER.match(written):
        return int(written)
    if node.tag == "tag:yaml.org,2002:float" and DECIMAL_NUMBER.match(written):
        return float(written)
    return Misread(written)


def as_written(value: object) -> object:
    """The text as it stands in the file, whatever YAML makes of it: ``2026-11-25`` is a fine name for a round.

    >>> as_written(Misread("2026-11-25")), as_written(5), as_written(("a", "b"))
    ('2026-11-25', '5', ('a', 'b'))
    """
    return value.written if isinstance(value, Misread) else str(value) if type(value) in {int, float} else value


def as_day(value: object) -> object:
    """The day that is written, as ISO writes it.

    Raises:
        PydanticCustomError: It is no day.

    >>> as_day(Misread("2026-11-25"))
    datetime.date(2026, 11, 25)
    """
    try:
        return date.fromisoformat(str(as_written(value)))
    except ValueError:
        raise PydanticCustomError("not_a_day", "is no day") from None
