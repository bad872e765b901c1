"""The file format ``teamcheck/questionnaire/1``, as the author writes it: shorthand and all.

What is checked here is the shape of each part by itself. What holds between parts (an id used twice, a scale that does not
exist) is checked where the parts are put together, in `teamcheck.questionnaire.resolve`.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from teamcheck._frozen import Frozen
from teamcheck.questionnaire.field_types import (
    ColumnId,
    DimensionElsewhere,
    ItemElsewhere,
    Label,
    Language,
    Line,
    Name,
    Text,
    Version,
)
from teamcheck.questionnaire.model import About, Keyed, Role

SCHEMA = "teamcheck/questionnaire/1"


class EndsFormat(Frozen):
    """Points where only the ends have words: ``{from: 1, to: 10, ends: [Not at all, Completely]}``."""

    from_: int = Field(alias="from", description="First point, a whole number.")
    to: int = Field(description="Last point; 2 to 11 points in all.")
    ends: tuple[Label, Label] = Field(description="Words of the first and of the last point.")


def points_shape(points: object) -> str:
    """Which of its two shapes the points of a scale are written in."""
    return "<ends>" if isinstance(points, dict) and {"from", "to", "ends"} & points.keys() else "<labels>"


class ScaleFormat(Frozen):
    """The points people choose from."""

    points: Annotated[
        Annotated[dict[int, Label], Tag("<labels>")] | Annotated[EndsFormat, Tag("<ends>")], Discriminator(points_shape)
    ] = Field(description="Every point with its words, lowest first; or the ends only.")
    not_applicable: Label | None = Field(default=None, description='Words of the answer "this does not apply to me".')
    favourable: tuple[int, ...] | None = Field(default=None, description="Default: the top two of five or more points.")
    unfavourable: tuple[int, ...] | None = Field(default=None, description="Default: the bottom two of five or more points.")


class ItemFormat(Frozen):
    """A statement written here."""

    id: ColumnId = Field(description="Heading of its column: a lowercase letter, then up to 19 letters or digits.")
    text: Label = Field(description="The statement people answer: one idea, 4 to 18 words.")
    keyed: Keyed = Field(default="positive", description="negative where agreeing is the worse end.")
    scale: Name | None = Field(default=None, description="Its scale, where it is not the default one.")
    why: Line | None = Field(default=None, description="The part of the key question it covers.")


class RefFormat(Frozen):
    """A statement of another dimension of this questionnaire, used once more."""

    ref: ColumnId = Field(description="Id of an item written elsewhere in this file.")
    keyed: Keyed | None = Field(default=None, description="Where it is not keyed as it was written.")
    why: Line | None = Field(default=None, description="The part of this dimension's key question it covers.")


class FromFormat(Frozen):
    """A statement of another questionnaire, with its scale."""

    from_: ItemElsewhere = Field(alias="from", description="questionnaire/item, as in seven-features/goals1.")
    keyed: Keyed | None = Field(default=None, description="Where it is not keyed as it was written.")
    why: Line | None = Field(default=None, description="The part of this dimension's key question it covers.")


def item_shape(item: object) -> str:
    """Which of its three shapes an item is written in."""
    keys: set[Any] = set(item) if isinstance(item, dict) else set()
    return "<ref>" if "ref" in keys else "<from>" if "from" in keys else "<item>"


AnyItem = Annotated[
    Annotated[ItemFormat, Tag("<item>")] | Annotated[RefFormat, Tag("<ref>")] | Annotated[FromFormat, Tag("<from>")],
    Discriminator(item_shape),
]


class TryFormat(Frozen):
    """A small thing teams try."""

    text: Line = Field(description="What to try, within a month.")
    source: Line | None = Field(default=None, description="Who says that it helps.")


class ExerciseFormat(Frozen):
    """An exercise a facilitator can run as written."""

    title: Label = Field(description="Its name.")
    minutes: int = Field(ge=1, le=480, description="How long it takes.")
    steps: tuple[Line, ...] = Field(min_length=1, description="What to do, in order.")


class PatternsFormat(Frozen):
    """What to say by level and agreement."""

    high_close: Text | None = Field(default=None, description="Rated high, views close.")
    high_apart: Text | None = Field(default=None, description="Rated high, views apart.")
    low_close: Text | None = Field(default=None, description="Rated low, views close.")
    low_apart: Text | None = Field(default=None, description="Rated low, views apart.")


class DimensionFormat(Frozen):
    """A feature of teams and the items that ask about it."""

    id: Name = Field(description="Its name in result files: lowercase letters, digits and hyphens.")
    title: Label = Field(description="Its heading in the report.")
    items: tuple[AnyItem, ...] = Field(min_length=1, description="The statements.")
    question: Line | None = Field(default=None, description="The key question, printed as its lead.")
    prompt: Line | None = Field(default=None, description="Said before its block of items.")
    group: Name | None = Field(default=None, description="Its group, where the questionnaire has two levels.")
    role: Role = Field(default="measured", description="Without a score: real-team, marks; unscored, each by itself.")
    blocks: dict[ColumnId, Label] = Field(
        default={}, min_length=2, description="Short names of blocks of its statements, each under the id of its first one."
    )
    material: DimensionElsewhere | None = Field(
        default=None, description="questionnaire/dimension, whose texts for a talk it has where it has none of its own."
    )
    discuss: tuple[Line, ...] = Field(default=(), description="Questions to ask each other.")
    try_: tuple[TryFormat, ...] = Field(default=(), alias="try", description="Small things teams try.")
    exercise: ExerciseFormat | None = Field(default=None, description="One exercise to run as written.")
    caution: Text | None = Field(default=None, description="What to keep in mind when talking about it.")
    care: Text | None = Field(default=None, description="Why the coach goes slowly where this is rated low.")
    patterns: PatternsFormat = Field(default=PatternsFormat(), description="What to say by level and agreement.")


class GroupFormat(Frozen):
    """The upper level of an instrument of two levels."""

    id: Name = Field(description="Its name; dimensions say it under group.")
    title: Label = Field(description="Its heading in the report.")
    question: Line | None = Field(default=None, description="Its key question.")


class BackgroundFormat(Frozen):
    """A question about the person, answered by choosing one of a few groups."""

    id: ColumnId = Field(description="Heading of its column.")
    text: Label = Field(description="The question.")
    choices: dict[Name, Label] = Field(min_length=2, description="Id of each choice and its words.")


class CommentFormat(Frozen):
    """An open question."""

    id: ColumnId = Field(description="Heading of its column.")
    text: Label = Field(description="The question.")


class OptionFormat(Frozen):
    """One thing that can be ticked on a checklist."""

    text: Label = Field(description="Its words.")
    whose: Literal["ours", "raise"] | None = Field(default=None, description="ours to mend, or to raise with others.")


class ChecklistFormat(Frozen):
    """A list to tick a few things on."""

    id: ColumnId = Field(description="Heading of its column.")
    text: Label = Field(description="The question.")
    choose: int = Field(ge=1, description="How many may be ticked.")
    options: dict[Name, OptionFormat] = Field(min_length=2, description="Id of each option, its words, and whose it is.")
    discuss: tuple[Line, ...] = Field(default=(), description="Questions to ask each other.")
    try_: tuple[TryFormat, ...] = Field(default=(), alias="try", description="Small things teams try.")
    exercise: ExerciseFormat | None = Field(default=None, description="One exercise to run as written.")
    caution: Text | None = Field(default=None, description="What to keep in mind when talking about it.")


class ListFromFormat(Frozen):
    """A checklist of another questionnaire, as it stands there."""

    from_: ItemElsewhere = Field(alias="from", description="questionnaire/checklist, as in barriers/barriers.")


def list_shape(checklist: object) -> str:
    """Which of its two shapes a checklist is written in."""
    return "<from>" if isinstance(checklist, dict) and "from" in checklist else "<checklist>"


AnyChecklist = Annotated[
    Annotated[ChecklistFormat, Tag("<checklist>")] | Annotated[ListFromFormat, Tag("<from>")], Discriminator(list_shape)
]


class SourceFormat(Frozen):
    """Whose model it is, who worded it, and what may be done with it."""

    model: Line | None = Field(default=None, description="Where the idea comes from.")
    wording: Line | None = Field(default=None, description="Who wrote the statements.")
    licence: Line | None = Field(default=None, description="What others may do with it, as in CC-BY-4.0.")
    status: Line | None = Field(default=None, description="What is known of its quality, as in: not validated.")


class FramingFormat(Frozen):
    """What to think about before answering, and after talking about the results."""

    before: tuple[Line, ...] = Field(default=(), description="Questions before answering.")
    after: tuple[Line, ...] = Field(default=(), description="Questions after the debrief.")


class BandFormat(Frozen):
    """A named part of the 0-100 scale."""

    least: int = Field(ge=0, le=100, description="Lowest score of the band.")
    name: Label = Field(description="Its name.")


class ScoringFormat(Frozen):
    """How answers become scores, where the questionnaire has a say in it."""

    min_answered: float = Field(
        default=0.5, gt=0, le=1, description="Least share of a dimension's items a person must answer to be scored in it."
    )
    bands: tuple[BandFormat, ...] = Field(default=(), description="Names of score ranges; best left out.")


class RotateFormat(Frozen):
    """Items of a pulse that take turns."""

    from_: tuple[ColumnId, ...] = Field(alias="from", min_length=1, description="Ids of the items that take turns.")
    each: int = Field(ge=1, description="How many of them are asked each time.")


class QuestionnaireFormat(Frozen):
    """A questionnaire file of teamcheck, format teamcheck/questionnaire/1."""

    schema_: Literal["teamcheck/questionnaire/1"] = Field(alias="schema", description="Name and number of this format.")
    id: Name = Field(description="The name of its file without .yaml.")
    version: Version = Field(description="major.minor.patch; scores of different majors are not compared.")
    language: Language = Field(description="Language of its words, as in en or pt-BR.")
    title: Label = Field(description="Its title.")
    extends: Name | None = Field(default=None, description="The questionnaire that it adds to.")
    description: Text | None = Field(default=None, description="What it is for.")
    source: SourceFormat = Field(default=SourceFormat(), description="Whose model it is, and who worded it.")
    about: About | None = Field(default=None, description="team: each team answers about one other, and both see both sides.")
    intro: Text | None = Field(default=None, description="Said on the first screen.")
    prompt: Line | None = Field(default=None, description="Said before the items.")
    caution: Text | None = Field(default=None, description="What its figures must not be used for; every report says it first.")
    framing: FramingFormat = Field(default=FramingFormat(), description="Questions before answering and after the debrief.")
    scales: dict[Name, ScaleFormat] = Field(default={}, description="The scales, by name.")
    scale: Name | None = Field(default=None, description="Scale of every item that names none.")
    groups: tuple[GroupFormat, ...] = Field(default=(), description="The upper level, where there are two.")
    dimensions: tuple[DimensionFormat, ...] = Field(default=(), description="What is asked about, in order.")
    background: tuple[BackgroundFormat, ...] = Field(default=(), description="Questions about the person.")
    comments: tuple[CommentFormat, ...] = Field(default=(), description="Open questions.")
    checklists: tuple[AnyChecklist, ...] = Field(default=(), description="Lists to tick a few things on.")
    scoring: ScoringFormat = Field(default=ScoringFormat(), description="How answers become scores.")
    voices: dict[Name, dict[ColumnId, Label]] = Field(default={}, description="Other wordings, by who answers and by item.")
    always: tuple[ColumnId, ...] = Field(default=(), description="A pulse asks these items every time.")
    rotate: RotateFormat | None = Field(default=None, description="A pulse asks a few of these items in turn.")
