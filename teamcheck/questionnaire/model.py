"""What is asked: a questionnaire with everything resolved, as the other rooms see it.

The YAML format, with its shorthand, is `teamcheck.questionnaire.format`; this is what `load_questionnaire` makes of it:
every item carries its text and its scale, wherever they were written.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from teamcheck.errors import Place
from teamcheck.questionnaire.claims import Source
from teamcheck.questionnaire.conversation import Exercise, Framing, Try
from teamcheck.questionnaire.pulse import Pulse
from teamcheck.questionnaire.translation_model import Translation

Keyed = Literal["positive", "negative"]
#: Whom the statements are about where that is not the people who answer: one other team.
About = Literal["team"]
Role = Literal["measured", "driver", "outcome", "real-team", "unscored"]
#: Roles of dimensions whose statements are not put together to a score.
UNSCORED: frozenset[Role] = frozenset({"real-team", "unscored"})
Level = Literal["high_close", "high_apart", "low_close", "low_apart"]


@dataclass(frozen=True)
class Scale:
    """The points people choose from.

    Attributes:
        id: Its name in the questionnaire.
        lowest: First point, a whole number.
        highest: Last point; every whole number between the two is a point (2 to 11 points).
        labels: Words of the points that have words; a point without one is shown as its number.
        not_applicable: Words for "this does not apply to me"; None where the scale has no such answer.
        favourable: Points that count as favourable, after reversing a negative item.
        unfavourable: Points that count as unfavourable, after reversing a negative item.
    """

    id: str
    lowest: int
    highest: int
    labels: Mapping[int, str]
    not_applicable: str | None
    favourable: frozenset[int]
    unfavourable: frozenset[int]

    def __hash__(self) -> int:
        """By what tells most scales apart, for what is remembered of them."""
        return hash((self.id, self.lowest, self.highest))

    @property
    def points(self) -> range:
        """Every point, lowest first."""
        return range(self.lowest, self.highest + 1)

    @cached_property
    def has_neutral(self) -> bool:
        """Whether a point counts as neither favourable nor unfavourable."""
        return any(point not in self.favourable | self.unfavourable for point in self.points)

    @property
    def steps(self) -> int:
        """Number of steps from one end to the other: one less than the number of points, 1 to 10."""
        return self.highest - self.lowest

    def label(self, point: int) -> str:
        """The words of a point, or its number where it has none."""
        return self.labels.get(point, str(point))


@dataclass(frozen=True)
class Item:
    """One statement as one dimension uses it.

    Attributes:
        id: Heading of its column in an answers file; the same in every dimension that uses the item.
        text: The statement people answer, in the language of the questionnaire.
        keyed: ``negative`` where agreeing is the worse end.
        scale: The points people choose from.
        why: The part of the dimension's key question it covers; empty where not said.
    """

    id: str
    text: str
    keyed: Keyed
    scale: Scale
    why: str = ""

    def __hash__(self) -> int:
        """By what tells most items apart: what is worked out of an item is remembered, and looked up for every team."""
        return hash((self.id, self.text))

    @cached_property
    def sha256(self) -> str:
        """Digest of the text, the keying and the scale's points: what must not change if rounds are to be compared."""
        words = "\n".join([self.text, self.keyed, *(f"{point} {self.scale.label(point)}" for point in self.scale.points)])
        return hashlib.sha256(words.encode()).hexdigest()


@dataclass(frozen=True)
class Dimension:
    """A feature of teams and the items that ask about it.

    Attributes:
        question: The key question, printed as the dimension's lead.
        prompt: Said before its block of items; empty where the questionnaire's own will do.
        group: Id of its group in an instrument of two levels, else None.
        role: ``real-team`` dimensions are marks that are met or not, and the statements of ``unscored`` ones stand each by
            itself: neither has a score.
        discuss: Questions for the team to ask each other.
        try_: Small things teams try.
        exercise: One exercise to run as written, if any.
        caution: What to keep in mind when talking about it.
        care: Why whoever leads the talk goes slowly where it is rated low; empty where people can hardly be hurt.
        patterns: What to say by level and agreement.
        blocks: Names of the blocks that its statements stand in, by the id of the first one of each; none has a score.
    """

    id: str
    title: str
    items: tuple[Item, ...]
    question: str = ""
    prompt: str = ""
    group: str | None = None
    role: Role = "measured"
    discuss: tuple[str, ...] = ()
    try_: tuple[Try, ...] = ()
    exercise: Exercise | None = None
    caution: str = ""
    care: str = ""
    patterns: Mapping[Level, str] = field(default_factory=dict)
    blocks: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_scored(self) -> bool:
        """Whether its statements are put together to a score."""
        return self.role not in UNSCORED

    @cached_property
    def sha256(self) -> str:
        """Digest of what its items ask, in whatever order: scores are compared only where it is the same."""
        return hashlib.sha256("\n".join(sorted(item.sha256 for item in self.items)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Group:
    """The upper level of an instrument of two levels."""

    id: str
    title: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class BackgroundQuestion:
    """A question about the person, answered by choosing one of a few groups."""

    id: str
    text: str
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CommentQuestion:
    """An open question."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be ticked on a checklist; ``whose`` says whether it is the team's own to mend."""

    text: str
    whose: Literal["ours", "raise"] | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list to tick up to ``choose`` things on; its figure is how many people chose each (method M75).

    Attributes:
        discuss: Questions to ask each other.
        try_: Small things teams try.
        exercise: One to run as written, or None.
        caution: What to keep in mind when talking about it.
    """

    id: str
    text: str
    choose: int
    options: Mapping[str, Option]
    discuss: tuple[str, ...] = ()
    try_: tuple[Try, ...] = ()
    exercise: Exercise | None = None
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A named part of the 0-100 scale, from ``least`` upwards."""

    least: int
    name: str


@dataclass(frozen=True)
class Questionnaire:
    """Everything that is asked, in order, with nothing left to look up.

    Attributes:
        id: Name of its file.
        version: ``major.minor.patch``; scores of different majors are not compared.
        language: BCP 47 tag of its words.
        sha256: Digest of the file it came from, with those it takes items from or extends.
        dimensions: In the order they are shown, those without a score among them (see `Dimension.is_scored`).
        caution: What its figures must not be used for; empty where not said. Every report says it on its first screen.
        min_answered: Least share (0-1) of a dimension's items a person must answer to be scored in it.
        about: ``team`` where each team answers about one other; None where people answer about the team they are in.
        voices: Voice id to (item id to the wording for that voice).
        translations: The other languages found beside it.
        base: The questionnaire it extends, as that stands alone; None where it extends none.
        scale: Name of the scale of items that name none, here and in what extends it; empty where each names its own.
        places: Where in its file each part is written, by kind and id (``("item", "goals1")``); empty if made in code.
    """

    id: str
    version: str
    language: str
    title: str
    sha256: str
    dimensions: tuple[Dimension, ...]
    description: str = ""
    about: About | None = None
    intro: str = ""
    prompt: str = ""
    caution: str = ""
    framing: Framing = field(default_factory=Framing)
    source: Source = field(default_factory=Source)
    groups: tuple[Group, ...] = ()
    background: tuple[BackgroundQuestion, ...] = ()
    comments: tuple[CommentQuestion, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    min_answered: float = 0.5
    bands: tuple[Band, ...] = ()
    voices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pulse: Pulse | None = None
    translations: tuple[Translation, ...] = ()
    base: "Questionnaire | None" = None
    scale: str = field(default="", compare=False, repr=False)
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item once, in the order first used: the columns of an answers file."""
        first_use: dict[str, Item] = {}
        for item in (item for dimension in self.dimensions for item in dimension.items):
            first_use.setdefault(item.id, item)
        return tuple(first_use.values())

    @cached_property
    def scored(self) -> tuple[Dimension, ...]:
        """The dimensions that have a score: all but the real-team marks and the unscored ones."""
        return tuple(dimension for dimension in self.dimensions if dimension.is_scored)

    @cached_property
    def first_use(self) -> Mapping[str, str]:
        """Item id to the id of the scored dimension that asks it first."""
        return {item.id: dimension.id for dimension in reversed(self.scored) for item in dimension.items}

    @cached_property
    def real_team(self) -> tuple[Item, ...]:
        """The real-team marks."""
        return tuple(item for dimension in self.dimensions if dimension.role == "real-team" for item in dimension.items)

    @cached_property
    def unscored(self) -> tuple[Dimension, ...]:
        """The dimensions whose statements stand each by itself, without a score."""
        return tuple(dimension for dimension in self.dimensions if dimension.role == "unscored")
