"""What outputs print, as far as an attacker has a use for it. Finer figures than we print ourselves are taken as they are."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Agreement = Literal["close", "mixed", "apart"]
Word = Literal["mostly agree", "mixed", "mostly disagree"]

#: A number as it is written: exactly the decimal number that stands in the file.
Number = Fraction
Range = tuple[Number, Number]


def unscored_id(item: str) -> str:
    """What a statement without a score is called as a dimension of its own: nothing that the id of a dimension can be."""
    return f"unscored/{item}"


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """A statement with what is printed of it; ``score`` and ``counts`` are keyed, ``word`` is as it was asked."""

    id: str
    text: str
    sha256: str | None
    n: int | None
    word: Word | None
    score: Number | None
    counts: tuple[int, ...] | None

    @property
    def has_figures(self) -> bool:
        """Whether anything but its text is printed."""
        return any(figure is not None for figure in (self.word, self.score, self.counts))


@dataclass(frozen=True, slots=True)
class PrintedDimension:
    """A dimension with what is printed of it, on 0-100; shares in percent.

    ``usual_spread`` is the one that its range took, where norms name another than the usual 22. ``left_out`` names the teams
    whose people a total does not count.
    """

    id: str
    title: str
    n: int | None
    score: Number | None
    score_end: str | None = None
    interval: Range | None = None
    favourable: Number | None = None
    neutral: Number | None = None
    unfavourable: Number | None = None
    agreement: Agreement | None = None
    two_camps: bool | None = None
    middle_half: Range | None = None
    lowest_highest: Range | None = None
    items: tuple[PrintedItem, ...] = ()
    left_out: tuple[str, ...] = ()
    usual_spread: Number | None = None

    @property
    def has_figures(self) -> bool:
        """Whether any figure of how people answered is printed."""
        own = (
            self.score, self.interval, self.favourable, self.neutral, self.unfavourable, self.agreement, self.two_camps,
            self.middle_half, self.lowest_highest,
        )  # fmt: skip
        return any(figure is not None for figure in own) or any(item.has_figures for item in self.items)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which questionnaire it was; ``id``: of an extension that of what it extends, whose figures are among its own."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people with their dimensions: a cell of a breakdown; ``id`` is None for those of whom it is not known."""

    id: str | None
    text: str
    dimensions: tuple[PrintedDimension, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """People parted in one way."""

    id: str
    text: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a file prints of one team in one round.

    ``lists`` are its checklists: each option as a statement that those who ticked it agree with and the others of ``n`` do not.
    ``unscored`` are its statements without a score, each as a dimension of its own.
    """

    file: str
    team: str
    round: str | None
    stamp: Stamp
    minimum: int
    size: int | None
    answered: int
    dimensions: tuple[PrintedDimension, ...]
    breakdowns: tuple[Breakdown, ...] = ()
    lists: tuple[PrintedDimension, ...] = ()
    unscored: tuple[PrintedDimension, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an organisation: everybody in it. ``path`` leads to it; it is empty for everybody."""

    path: tuple[str, ...]
    name: str
    answered: int
    dimensions: tuple[PrintedDimension, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """What a file prints of many teams together.

    ``members`` says where each team stands: its name to the path that leads to it.
    """

    file: str
    round: str | None
    stamp: Stamp
    minimum: int
    parts: tuple[Part, ...]
    members: tuple[tuple[str, tuple[str, ...]], ...]
    breakdowns: tuple[Breakdown, ...]


@dataclass(frozen=True, slots=True)
class LinkedChange:
    """A dimension's change among the people of two rounds who are in both, whole points; ``people`` are how many that is."""

    dimension: str
    title: str
    change: Number
    people: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file prints of a team's rounds side by side: a page for each, and the changes between the last two."""

    file: str
    pages: tuple[Page, ...]
    changes: tuple[LinkedChange, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """What one file prints; ``protected`` is False where it says itself that it holds everything."""

    file: str
    protected: bool
    pages: tuple[Page, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
