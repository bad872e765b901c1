"""What the attacker found, as data; the words for it are chosen in the command line."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

#: What was found. Those of people's answers come from one page, those of groups from several figures or files.
Code = Literal[
    "not-protected",
    "below-minimum",
    "answers-known",
    "one-disagreed",
    "one-agreed",
    "nobody-else-disagreed",
    "nobody-else-agreed",
    "one-low-score",
    "scores-known",
    "one-answer-set",
    "group-known",
    "finer-together",
]
#: What was not gone through.
LeftCode = Literal[
    "no-questionnaire", "too-much", "left-out-answers", "how-alike", "own-scores", "statements-and-scores-together",
    "nothing-fits", "cut-in-many-ways", "shares", "named-options",
]  # fmt: skip
#: What is certain, and is among the things that docs/privacy.md says are not protected.
LimitCode = Literal["far-from-the-others"]
Knows = Literal["nobody", "own answers"]


@dataclass(frozen=True, slots=True)
class Named:
    """A dimension or a statement: its id, and its title or text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class People:
    """A group of people that is not shown by itself.

    Attributes:
        kind: ``late``: answered between two files; ``rest``: of a part, in none of the parts, teams or groups shown;
            ``team``: a team that is not shown; ``new``, ``gone``: in one of two rounds only; ``skipped``: left statements
            out; ``group``: named together.
        names: What they are of: a team, a part, a breakdown, or several teams.
        number: How many they are; of those who left statements out, how many answers they left out.
    """

    kind: Literal["late", "rest", "team", "new", "gone", "skipped", "group"]
    names: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that outputs give away.

    Attributes:
        code: What.
        files: Which outputs give it away together.
        team: Of which team, or None.
        round: In which round, or None.
        dimension: Of which dimension, or None.
        item: Of which statement, or None.
        knows: What somebody has to know who finds it out: nothing but the files, or their own answers as well.
        own: The answers of such a member, as points of the scale; () where it is not of a member, or where any will do.
        people: Whose answers these are, where it is a group that is not shown.
        number: How many answers or people it is of, where that is not `people`.
        minimum: The fewest people that may be shown there.
        low: Lowest mean of the group that is possible, 0-100.
        high: Highest such mean.
    """

    code: Code
    files: tuple[str, ...]
    team: str | None = None
    round: str | None = None
    dimension: Named | None = None
    item: Named | None = None
    knows: Knows = "nobody"
    own: tuple[int | None, ...] = ()
    people: People | None = None
    number: int | None = None
    minimum: int | None = None
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was not gone through."""

    code: LeftCode
    file: str
    team: str | None = None
    round: str | None = None
    dimension: Named | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that is certain for somebody, and that nobody is promised protection from."""

    code: LimitCode
    file: str
    team: str | None
    round: str | None
    dimension: Named


@dataclass
class Audit:
    """What an audit found, and what it went through.

    Attributes:
        counts: How much of each kind was gone through.
        answer_sets: The fewest answer sets that remain for the statements of a dimension; None where none was gone through.
    """

    findings: list[Finding] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    limits: list[Limit] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    answer_sets: int | None = None

    def count(self, more: Mapping[str, int]) -> None:
        """Add to what was gone through."""
        self.counts.update(more)
