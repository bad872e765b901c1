"""The words of a questionnaire in another language, as `teamcheck.questionnaire.translation` reads them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from teamcheck.questionnaire.claims import Trust

#: The way to a text in a translation file: keys, ids, and places in lists from 0 (``("dimensions", "goals", "discuss", 0)``).
Way = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of a questionnaire in another language, by the same ids.

    Attributes:
        language: BCP 47 tag.
        status: How far it can be trusted; printed in the report.
        translator: Who made it, printed in the report; empty where not said.
        words: Every text by the way to it; an item's in the dimension that asks it first. A text left out is missing.
        outdated: The way to every text whose original has changed since.
        lines: The way to a dimension, scale or the like to the line on which its words begin in the file.
    """

    language: str
    status: Trust
    translator: str = ""
    words: Mapping[Way, str] = field(default_factory=dict)
    outdated: tuple[Way, ...] = ()
    lines: Mapping[Way, int] = field(default_factory=dict, compare=False, repr=False)

    def under(self, *pattern: str) -> Iterator[tuple[str, str]]:
        """Every text at the end of such a way, after the id that the last ``*`` stands for.

        >>> [*Translation("de", "machine", words={("comments", "keep"): "Was soll bleiben?"}).under("comments", "*")]
        [('keep', 'Was soll bleiben?')]
        """
        last = len(pattern) - 1 - pattern[::-1].index("*")
        for way, text in self.words.items():
            if len(way) == len(pattern) and all(step in (there, "*") for step, there in zip(pattern, way, strict=True)):
                yield str(way[last]), text
