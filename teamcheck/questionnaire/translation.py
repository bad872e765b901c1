"""The file format ``teamcheck/translation/1``: the words of a questionnaire in another language, by the same ids."""

from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import Field

from teamcheck._frozen import Frozen
from teamcheck.errors import Code, Problem
from teamcheck.questionnaire.document import Document, Step
from teamcheck.questionnaire.field_types import ColumnId, Language, Line, Name
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Dimension, Questionnaire, Scale, Translation
from teamcheck.questionnaire.reports import Reports
from teamcheck.questionnaire.scales import misleading_labels

SCHEMA = "teamcheck/translation/1"


class ScaleWords(Frozen):
    """The words of a scale."""

    points: dict[int, Line] = Field(default={}, description="Words of the points.")
    not_applicable: Line | None = Field(default=None, description='Words of the answer "this does not apply to me".')


class DimensionWords(Frozen):
    """The words of a dimension."""

    title: Line | None = Field(default=None, description="Its heading.")
    question: Line | None = Field(default=None, description="Its key question.")
    items: dict[ColumnId, Line] = Field(default={}, description="The statements, by id.")
    discuss: tuple[Line, ...] = Field(default=(), description="As many as the questionnaire has, in its order.")
    try_: tuple[Line, ...] = Field(default=(), alias="try", description="As many as the questionnaire has, in its order.")


class BackgroundWords(Frozen):
    """The words of a background question."""

    text: Line | None = Field(default=None, description="The question.")
    choices: dict[Name, Line] = Field(default={}, description="Words of the choices.")


class TranslationFormat(Frozen):
    """A translation file of teamcheck, format teamcheck/translation/1."""

    schema_: Literal["teamcheck/translation/1"] = Field(alias="schema", description="Name and number of this format.")
    of: Name = Field(description="Id of the questionnaire.")
    language: Language = Field(description="The language, as in the name of the file.")
    status: Literal["machine", "reviewed", "validated"] = Field(description="How far it can be trusted.")
    translator: Line | None = Field(default=None, description="Who translated it.")
    title: Line | None = Field(default=None, description="The title.")
    scales: dict[Name, ScaleWords] = Field(default={}, description="Words of the scales.")
    dimensions: dict[Name, DimensionWords] = Field(default={}, description="Words of the dimensions.")
    background: dict[ColumnId, BackgroundWords] = Field(default={}, description="Words of the background questions.")
    comments: dict[ColumnId, Line] = Field(default={}, description="Words of the comment questions.")


def translated(
    written: TranslationFormat, document: Document, questionnaire: Questionnaire, language: str
) -> tuple[Translation, list[Problem]]:
    """Make a translation of what stands in the file.

    Args:
        written: What stands in the file.
        document: The file itself, for the lines.
        questionnaire: What it translates.
        language: The language in the name of the file.

    Returns:
        The translation, and every problem.
    """
    reports = Reports(document)
    check_header(written, questionnaire, language, reports)
    check_ids(written, questionnaire, reports)
    check_words(written, reports)
    words = written.dimensions
    translation = Translation(
        language=written.language,
        status=written.status,
        translator=written.translator or "",
        title=written.title or "",
        item_texts={name: text for dimension in words.values() for name, text in dimension.items.items()},
        point_labels={name: scale.points for name, scale in written.scales.items()},
        not_applicable={name: scale.not_applicable for name, scale in written.scales.items() if scale.not_applicable},
        titles={name: dimension.title for name, dimension in words.items() if dimension.title},
        questions={name: dimension.question for name, dimension in words.items() if dimension.question},
        discuss={name: dimension.discuss for name, dimension in words.items() if dimension.discuss},
        try_={name: dimension.try_ for name, dimension in words.items() if dimension.try_},
        background={name: asked.text for name, asked in written.background.items() if asked.text},
        choices={name: asked.choices for name, asked in written.background.items()},
        comments=written.comments,
    )
    return translation, reports.problems


def check_header(written: TranslationFormat, questionnaire: Questionnaire, language: str, reports: Reports) -> None:
    """The file must say what its name says."""
    code = Code.TRANSLATION_NOT_OF_THIS
    if written.of != questionnaire.id:
        message = f"It says it translates `{written.of}`, but by its name it translates `{questionnaire.id}`."
        reports.report(code, ("of",), message, f"Write of: {questionnaire.id}, or rename the file.")
    if written.language != language:
        message = f"It says its language is `{written.language}`, but its name says `{language}`."
        fix = f"Call the file {questionnaire.id}.{written.language}.yaml, or correct the language."
        reports.report(code, ("language",), message, fix)
    if written.language == questionnaire.language:
        message = f"`{written.language}` is the language of the questionnaire itself."
        reports.report(code, ("language",), message, "Change the words in the questionnaire instead.")


def check_ids(written: TranslationFormat, questionnaire: Questionnaire, reports: Reports) -> None:
    """Every id of a translation must be one of the questionnaire's."""
    scales = {item.scale.id: item.scale for item in questionnaire.items}
    dimensions = {dimension.id: dimension for dimension in questionnaire.dimensions}
    background = {asked.id: asked for asked in questionnaire.background}
    check_known(written.scales, scales, ("scales",), "scale", reports)
    check_known(written.dimensions, dimensions, ("dimensions",), "dimension", reports)
    check_known(written.background, background, ("background",), "background question", reports)
    check_known(written.comments, [asked.id for asked in questionnaire.comments], ("comments",), "comment question", reports)
    for name, words in written.scales.items():
        if name in scales:
            check_scale(words, scales[name], reports)
    for name, dimension_words in written.dimensions.items():
        if name in dimensions:
            check_dimension(dimension_words, dimensions[name], reports)
    for name, asked in written.background.items():
        if name in background:
            steps = ("background", name, "choices")
            check_known(asked.choices, background[name].choices, steps, f"choice of {name}", reports)


def check_known(ids: Iterable[str], known: Iterable[str], steps: tuple[Step, ...], what: str, reports: Reports) -> None:
    """Report every id that the questionnaire does not have."""
    names = list(known)
    for name in ids:
        if name not in names:
            reports.unknown(Code.TRANSLATION_NOT_OF_THIS, (*steps, name), what, name, names)


def check_scale(words: ScaleWords, scale: Scale, reports: Reports) -> None:
    """A scale's words must be of its points, and differ."""
    steps = ("scales", scale.id)
    points = [str(point) for point in scale.points]
    check_known([str(point) for point in words.points], points, (*steps, "points"), f"point of {scale.id}", reports)
    labels = [*words.points.values(), *([words.not_applicable] if words.not_applicable else [])]
    if len({comparable(label) for label in labels}) < len(labels):
        message = f"Two answers of {scale.id} have the same words."
        reports.report(Code.WORDS_TWICE, steps, message, "Give each answer words of its own.")
    for point, message, fix in misleading_labels(scale.id, words.points):
        reports.report(Code.SCALE_NOT_USABLE, (*steps, "points", str(point)), message, fix)
    if words.not_applicable and scale.not_applicable is None:
        message = f"{scale.id} has no answer for what does not apply."
        reports.report(Code.TRANSLATION_NOT_OF_THIS, (*steps, "not_applicable"), message, "Delete the line.")


def check_dimension(words: DimensionWords, dimension: Dimension, reports: Reports) -> None:
    """A dimension's words must be of its items, and no more than it has."""
    steps = ("dimensions", dimension.id)
    check_known(words.items, [item.id for item in dimension.items], (*steps, "items"), f"item of {dimension.id}", reports)
    lists = {"discuss": (words.discuss, dimension.discuss), "try": (words.try_, dimension.try_)}
    for key, (here, there) in lists.items():
        if len(here) > len(there):
            message = f"`{key}` has {len(here)} entries, but the questionnaire has {len(there)} there."
            reports.report(Code.TRANSLATION_NOT_OF_THIS, (*steps, key), message, "Translate what the questionnaire has.")


def check_words(written: TranslationFormat, reports: Reports) -> None:
    """Two items must not have the same words."""
    first: dict[str, str] = {}
    for dimension, words in written.dimensions.items():
        for name, text in words.items.items():
            other = first.setdefault(comparable(text), name)
            if other != name:
                message = f"{name} has the same words as {other}."
                steps = ("dimensions", dimension, "items", name)
                reports.report(Code.WORDS_TWICE, steps, message, "Word one of them differently.")


def missing_words(translation: Translation, questionnaire: Questionnaire) -> list[str]:
    """What a translation leaves untranslated, in the order of the questionnaire."""
    missing = ["title"] if not translation.title else []
    for scale in {item.scale.id: item.scale for item in questionnaire.items}.values():
        labels: Mapping[int, str] = translation.point_labels.get(scale.id, {})
        missing += [f"point {point} of {scale.id}" for point in scale.labels if point not in labels]
        missing += (
            [f"not_applicable of {scale.id}"] if scale.not_applicable and scale.id not in translation.not_applicable else []
        )
    missing += [item.id for item in questionnaire.items if item.id not in translation.item_texts]
    for dimension in questionnaire.dimensions:
        missing += [f"title of {dimension.id}"] if dimension.id not in translation.titles else []
        missing += [f"question of {dimension.id}"] if dimension.question and dimension.id not in translation.questions else []
        missing += (
            [f"discuss of {dimension.id}"] if len(translation.discuss.get(dimension.id, ())) < len(dimension.discuss) else []
        )
        missing += [f"try of {dimension.id}"] if len(translation.try_.get(dimension.id, ())) < len(dimension.try_) else []
    for asked in questionnaire.background:
        missing += [asked.id] if asked.id not in translation.background else []
        there = translation.choices.get(asked.id, {})
        missing += [f"{choice} of {asked.id}" for choice in asked.choices if choice not in there]
    return missing + [asked.id for asked in questionnaire.comments if asked.id not in translation.comments]
