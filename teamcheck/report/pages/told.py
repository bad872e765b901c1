"""What people are told before the first question, as a record: `teamcheck.collect.told` says it, pages and screens show it."""

from dataclasses import dataclass
from typing import Literal

from teamcheck.report.language import Said

#: What a point is about, for whoever wants some of them only.
Topic = Literal["free", "shown", "seen", "words", "look", "kept", "asked", "results", "contact", "support"]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing people are told: a heading of a few words, and what it means."""

    topic: Topic
    heading: Said
    text: Said


@dataclass(frozen=True, slots=True)
class Told:
    """The first screen.

    Attributes:
        title: What is asked about.
        who: Who asks whom.
        why: Why, in the facilitator's own words.
        why_language: The language of these: that of the page, or where they are not translated that of the questionnaire.
        length: How much is asked.
        points: What will be shown to whom, and what else people should know, the most important first.
    """

    title: str
    who: Said
    why: str
    length: Said
    points: tuple[Point, ...]
    why_language: str = ""

    @property
    def plain(self) -> str:
        """All of it as text without headings, one line each, as it travels with the answers."""
        return "\n".join([self.who.plain, self.why, *(point.text.plain for point in self.points)])
