"""The file format ``teamcheck/translation/1``, as the translator writes it: the keys of a questionnaire that hold words.

What a questionnaire lists with ids stands here under these ids; what it lists without stands here in its order. Everything
may be left out, or be left for later as ``""``.
"""

from typing import Literal

from pydantic import Field

from teamcheck._frozen import Frozen
from teamcheck.questionnaire.claims import Trust
from teamcheck.questionnaire.field_types import (
    ColumnId,
    LabelToFill,
    Language,
    LineToFill,
    Name,
    ShortDigest,
    TextToFill,
)

SCHEMA = "teamcheck/translation/1"
#: What stands in the file besides the words.
HEADER = frozenset({"schema_", "of", "language", "status", "translator", "originals"})
#: Stands before words whose original has changed since, until somebody has looked at them again.
CHANGED = "[CHANGED]"


class ScaleWords(Frozen):
    """The words of a scale."""

    points: dict[int, LabelToFill] = Field(default={}, description="Words of the points.")
    not_applicable: LabelToFill | None = Field(default=None, description='Words of the answer "this does not apply to me".')


class TryWords(Frozen):
    """The words of a small thing teams try."""

    text: LineToFill | None = Field(default=None, description="What to try.")
    source: LineToFill | None = Field(default=None, description="Who says that it helps.")


class ExerciseWords(Frozen):
    """The words of an exercise."""

    title: LabelToFill | None = Field(default=None, description="Its name.")
    steps: tuple[LineToFill, ...] = Field(default=(), description="As many as the questionnaire has, in its order.")


class PatternsWords(Frozen):
    """What to say by level and agreement."""

    high_close: TextToFill | None = Field(default=None, description="Rated high, views close.")
    high_apart: TextToFill | None = Field(default=None, description="Rated high, views apart.")
    low_close: TextToFill | None = Field(default=None, description="Rated low, views close.")
    low_apart: TextToFill | None = Field(default=None, description="Rated low, views apart.")


class DimensionWords(Frozen):
    """The words of a dimension."""

    title: LabelToFill | None = Field(default=None, description="Its heading.")
    question: LineToFill | None = Field(default=None, description="Its key question.")
    prompt: LineToFill | None = Field(default=None, description="Said before its block of items.")
    items: dict[ColumnId, LabelToFill] = Field(default={}, description="The statements, by id.")
    blocks: dict[ColumnId, LabelToFill] = Field(default={}, description="Names of blocks of statements, by the first one's id.")
    discuss: tuple[LineToFill, ...] = Field(default=(), description="As many as the questionnaire has, in its order.")
    try_: tuple[TryWords, ...] = Field(default=(), alias="try", description="As many as the questionnaire has, in its order.")
    exercise: ExerciseWords = Field(default=ExerciseWords(), description="Words of the exercise.")
    caution: TextToFill | None = Field(default=None, description="What to keep in mind when talking about it.")
    care: TextToFill | None = Field(default=None, description="Why the coach goes slowly where this is rated low.")
    patterns: PatternsWords = Field(default=PatternsWords(), description="What to say by level and agreement.")


class GroupWords(Frozen):
    """The words of a group of dimensions."""

    title: LabelToFill | None = Field(default=None, description="Its heading.")
    question: LineToFill | None = Field(default=None, description="Its key question.")


class BackgroundWords(Frozen):
    """The words of a background question."""

    text: LabelToFill | None = Field(default=None, description="The question.")
    choices: dict[Name, LabelToFill] = Field(default={}, description="Words of the choices.")


class ChecklistWords(Frozen):
    """The words of a checklist."""

    text: LabelToFill | None = Field(default=None, description="The question.")
    options: dict[Name, LabelToFill] = Field(default={}, description="Words of the options.")
    discuss: tuple[LineToFill, ...] = Field(default=(), description="As many as the questionnaire has, in its order.")
    try_: tuple[TryWords, ...] = Field(default=(), alias="try", description="As many as the questionnaire has, in its order.")
    exercise: ExerciseWords = Field(default=ExerciseWords(), description="Words of the exercise.")
    caution: TextToFill | None = Field(default=None, description="What to keep in mind when talking about it.")


class ScoringWords(Frozen):
    """The words of the score."""

    bands: dict[int, LabelToFill] = Field(default={}, description="Names of the bands, by their least score.")


class SourceWords(Frozen):
    """Whose model it is, who worded it, and what may be done with it."""

    model: LineToFill | None = Field(default=None, description="Where the idea comes from.")
    wording: LineToFill | None = Field(default=None, description="Who wrote the statements.")
    licence: LineToFill | None = Field(default=None, description="What others may do with it.")
    status: LineToFill | None = Field(default=None, description="What is known of its quality.")


class FramingWords(Frozen):
    """What to think about before answering, and after talking about the results."""

    before: tuple[LineToFill, ...] = Field(default=(), description="As many as the questionnaire has, in its order.")
    after: tuple[LineToFill, ...] = Field(default=(), description="As many as the questionnaire has, in its order.")


class TranslationFormat(Frozen):
    """A translation file of teamcheck, format teamcheck/translation/1."""

    schema_: Literal["teamcheck/translation/1"] = Field(alias="schema", description="Name and number of this format.")
    of: Name = Field(description="Id of the questionnaire.")
    language: Language = Field(description="The language, as in the name of the file.")
    status: Trust = Field(description="How far it can be trusted.")
    translator: LineToFill | None = Field(default=None, description="Who translated it.")
    title: LabelToFill | None = Field(default=None, description="The title.")
    description: TextToFill | None = Field(default=None, description="What it is for.")
    source: SourceWords = Field(default=SourceWords(), description="Whose model it is, and who worded it.")
    intro: TextToFill | None = Field(default=None, description="Said on the first screen.")
    prompt: LineToFill | None = Field(default=None, description="Said before the items.")
    caution: TextToFill | None = Field(default=None, description="What its figures must not be used for.")
    framing: FramingWords = Field(default=FramingWords(), description="Questions before answering and after the debrief.")
    scales: dict[Name, ScaleWords] = Field(default={}, description="Words of the scales.")
    groups: dict[Name, GroupWords] = Field(default={}, description="Words of the groups.")
    dimensions: dict[Name, DimensionWords] = Field(default={}, description="Words of the dimensions.")
    background: dict[ColumnId, BackgroundWords] = Field(default={}, description="Words of the background questions.")
    comments: dict[ColumnId, LabelToFill] = Field(default={}, description="Words of the comment questions.")
    checklists: dict[ColumnId, ChecklistWords] = Field(default={}, description="Words of the checklists.")
    scoring: ScoringWords = Field(default=ScoringWords(), description="Words of the score.")
    voices: dict[Name, dict[ColumnId, LabelToFill]] = Field(
        default={}, description="Other wordings, by who answers and by item."
    )
    originals: dict[str, ShortDigest] = Field(
        default={}, description="Digest of the original that each text was made of; written by `teamcheck`, not by hand."
    )
