"""The file format ``teamcheck/translation/1``, as the translator writes it: the keys of a questionnaire that hold words.

What a questionnaire lists with ids stands here under these ids; what it lists without stands here in its order. Everything
may be left out.
"""

from typing import Literal

from pydantic import Field

from teamcheck._frozen import Frozen
from teamcheck.questionnaire.field_types import ColumnId, Label, Language, Line, Name, Text
from teamcheck.questionnaire.format import FramingFormat, PatternsFormat, SourceFormat

SCHEMA = "teamcheck/translation/1"
#: What stands in the file besides the words.
HEADER = frozenset({"schema_", "of", "language", "status", "translator"})


class ScaleWords(Frozen):
    """The words of a scale."""

    points: dict[int, Label] = Field(default={}, description="Words of the points.")
    not_applicable: Label | None = Field(default=None, description='Words of the answer "this does not apply to me".')


class TryWords(Frozen):
    """The words of a small thing teams try."""

    text: Line | None = Field(default=None, description="What to try.")
    source: Line | None = Field(default=None, description="Who says that it helps.")


class ExerciseWords(Frozen):
    """The words of an exercise."""

    title: Label | None = Field(default=None, description="Its name.")
    steps: tuple[Line, ...] = Field(default=(), description="As many as the questionnaire has, in its order.")


class DimensionWords(Frozen):
    """The words of a dimension."""

    title: Label | None = Field(default=None, description="Its heading.")
    question: Line | None = Field(default=None, description="Its key question.")
    prompt: Line | None = Field(default=None, description="Said before its block of items.")
    items: dict[ColumnId, Label] = Field(default={}, description="The statements, by id.")
    discuss: tuple[Line, ...] = Field(default=(), description="As many as the questionnaire has, in its order.")
    try_: tuple[TryWords, ...] = Field(default=(), alias="try", description="As many as the questionnaire has, in its order.")
    exercise: ExerciseWords = Field(default=ExerciseWords(), description="Words of the exercise.")
    caution: Text | None = Field(default=None, description="What to keep in mind when talking about it.")
    care: Text | None = Field(default=None, description="Why the coach goes slowly where this is rated low.")
    patterns: PatternsFormat = Field(default=PatternsFormat(), description="What to say by level and agreement.")


class GroupWords(Frozen):
    """The words of a group of dimensions."""

    title: Label | None = Field(default=None, description="Its heading.")
    question: Line | None = Field(default=None, description="Its key question.")


class BackgroundWords(Frozen):
    """The words of a background question."""

    text: Label | None = Field(default=None, description="The question.")
    choices: dict[Name, Label] = Field(default={}, description="Words of the choices.")


class ChecklistWords(Frozen):
    """The words of a checklist."""

    text: Label | None = Field(default=None, description="The question.")
    options: dict[Name, Label] = Field(default={}, description="Words of the options.")


class ScoringWords(Frozen):
    """The words of the score."""

    bands: dict[int, Label] = Field(default={}, description="Names of the bands, by their least score.")


class TranslationFormat(Frozen):
    """A translation file of teamcheck, format teamcheck/translation/1."""

    schema_: Literal["teamcheck/translation/1"] = Field(alias="schema", description="Name and number of this format.")
    of: Name = Field(description="Id of the questionnaire.")
    language: Language = Field(description="The language, as in the name of the file.")
    status: Literal["machine", "reviewed", "validated"] = Field(description="How far it can be trusted.")
    translator: Line | None = Field(default=None, description="Who translated it.")
    title: Label | None = Field(default=None, description="The title.")
    description: Text | None = Field(default=None, description="What it is for.")
    source: SourceFormat = Field(default=SourceFormat(), description="Whose model it is, and who worded it.")
    intro: Text | None = Field(default=None, description="Said on the first screen.")
    prompt: Line | None = Field(default=None, description="Said before the items.")
    framing: FramingFormat = Field(default=FramingFormat(), description="Questions before answering and after the debrief.")
    scales: dict[Name, ScaleWords] = Field(default={}, description="Words of the scales.")
    groups: dict[Name, GroupWords] = Field(default={}, description="Words of the groups.")
    dimensions: dict[Name, DimensionWords] = Field(default={}, description="Words of the dimensions.")
    background: dict[ColumnId, BackgroundWords] = Field(default={}, description="Words of the background questions.")
    comments: dict[ColumnId, Label] = Field(default={}, description="Words of the comment questions.")
    checklists: dict[ColumnId, ChecklistWords] = Field(default={}, description="Words of the checklists.")
    scoring: ScoringWords = Field(default=ScoringWords(), description="Words of the score.")
    voices: dict[Name, dict[ColumnId, Label]] = Field(default={}, description="Other wordings, by who answers and by item.")
