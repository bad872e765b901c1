"""Makes the parts of a questionnaire, and the whole, of what the author wrote and of the items that were found for it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from teamcheck.errors import Place
from teamcheck.questionnaire.claims import Source
from teamcheck.questionnaire.conversation import Exercise, Framing, Try
from teamcheck.questionnaire.document import Document
from teamcheck.questionnaire.format import (
    ChecklistFormat,
    DimensionFormat,
    ExerciseFormat,
    ItemFormat,
    QuestionnaireFormat,
    TryFormat,
)
from teamcheck.questionnaire.model import (
    BackgroundQuestion,
    Band,
    Checklist,
    CommentQuestion,
    Dimension,
    Group,
    Item,
    Level,
    Option,
    Questionnaire,
)
from teamcheck.questionnaire.pulse import Pulse

#: What a dimension can have from another: all that is read when people talk about it.
_MATERIAL = ("question", "discuss", "try_", "exercise", "caution", "care", "patterns")


def resolved_checklist(written: ChecklistFormat) -> Checklist:
    """A checklist as it is written."""
    return Checklist(
        id=written.id,
        text=written.text,
        choose=written.choose,
        options={name: Option(option.text, option.whose) for name, option in written.options.items()},
        discuss=written.discuss,
        try_=things_to_try(written.try_),
        exercise=exercise(written.exercise),
        caution=written.caution or "",
    )


def resolved_dimension(written: DimensionFormat, items: tuple[Item, ...]) -> Dimension:
    """A dimension with its items."""
    levels: tuple[Level, ...] = ("high_close", "high_apart", "low_close", "low_apart")
    patterns = {level: getattr(written.patterns, level) for level in levels}
    return Dimension(
        id=written.id,
        title=written.title,
        items=items,
        question=written.question or "",
        prompt=written.prompt or "",
        group=written.group,
        role=written.role,
        discuss=written.discuss,
        try_=things_to_try(written.try_),
        exercise=exercise(written.exercise),
        caution=written.caution or "",
        care=written.care or "",
        patterns={level: text for level, text in patterns.items() if text is not None},
        blocks=written.blocks,
    )


def with_material(own: Dimension, other: Dimension | None) -> Dimension:
    """A dimension that has from another, if there is one, what it says nothing of itself when people talk about it."""
    if other is None:
        return own
    taken: dict[str, Any] = {name: getattr(own, name) or getattr(other, name) for name in _MATERIAL}
    return replace(own, **taken)


def things_to_try(written: Iterable[TryFormat]) -> tuple[Try, ...]:
    """Small things teams try, as they are written."""
    return tuple(Try(thing.text, thing.source or "") for thing in written)


def exercise(written: ExerciseFormat | None) -> Exercise | None:
    """An exercise as it is written; None where there is none."""
    return Exercise(written.title, written.minutes, written.steps) if written else None


def assembled(
    written: QuestionnaireFormat,
    document: Document,
    dimensions: tuple[Dimension, ...],
    checklists: tuple[Checklist, ...],
    sha256: str,
) -> Questionnaire:
    """The questionnaire of its parts."""
    source = written.source
    return Questionnaire(
        id=written.id,
        version=written.version,
        language=written.language,
        title=written.title,
        sha256=sha256,
        dimensions=dimensions,
        description=written.description or "",
        about=written.about,
        intro=written.intro or "",
        prompt=written.prompt or "",
        caution=written.caution or "",
        framing=Framing(written.framing.before, written.framing.after),
        source=Source(source.model or "", source.wording or "", source.licence or "", source.status or ""),
        groups=tuple(Group(group.id, group.title, group.question or "") for group in written.groups),
        background=tuple(BackgroundQuestion(asked.id, asked.text, asked.choices) for asked in written.background),
        comments=tuple(CommentQuestion(asked.id, asked.text) for asked in written.comments),
        checklists=checklists,
        min_answered=float(written.scoring.min_answered),
        bands=tuple(Band(band.least, band.name) for band in written.scoring.bands),
        voices=written.voices,
        pulse=pulse(written),
        scale=written.scale or "",
        places={} if document.left_out else places(written, document),
    )


def pulse(written: QuestionnaireFormat) -> Pulse | None:
    """What a pulse asks every time and in turn; None for a questionnaire that is no pulse."""
    if not (written.always or written.rotate):
        return None
    rotate = written.rotate
    return Pulse(written.always, rotate.from_ if rotate else (), rotate.each if rotate else 0)


def places(written: QuestionnaireFormat, document: Document) -> dict[tuple[str, str], Place]:
    """Where each part is written, by kind and id."""
    found = {("questionnaire", written.id): document.place()}
    for i, dimension in enumerate(written.dimensions):
        found["dimension", dimension.id] = document.place("dimensions", i)
        for j, item in enumerate(dimension.items):
            if isinstance(item, ItemFormat):
                found["item", item.id] = document.place("dimensions", i, "items", j)
    return found
