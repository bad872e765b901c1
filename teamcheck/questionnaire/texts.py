"""Every text of a questionnaire and the way to it in a translation file.

One walk serves to list them and to put others in their place, so that neither can forget one.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace

from teamcheck.questionnaire.claims import Source
from teamcheck.questionnaire.conversation import Exercise, Framing, Try
from teamcheck.questionnaire.model import (
    BackgroundQuestion,
    Band,
    Checklist,
    CommentQuestion,
    Dimension,
    Group,
    Item,
    Questionnaire,
    Scale,
)
from teamcheck.questionnaire.translation_model import Way

#: What stands in the place of a text.
Say = Callable[[Way, str], str]


def texts_of(questionnaire: Questionnaire) -> dict[Way, str]:
    """Every text that can be translated, each once, by the way to it; an item's in the dimension that asks it first.

    >>> from teamcheck.questionnaire.load import load_questionnaire
    >>> texts_of(load_questionnaire("seven-features"))["dimensions", "identity", "exercise", "title"]
    'Our purpose in one sentence'
    """
    found: dict[Way, str] = {}
    reworded(questionnaire, found.setdefault)
    return found


def dotted(way: Way) -> str:
    """A way in one word.

    >>> dotted(("dimensions", "goals", "discuss", 0))
    'dimensions.goals.discuss.0'
    """
    return ".".join(map(str, way))


def digest(text: str) -> str:
    """The beginning of a text's digest: enough to see that it is another text.

    >>> digest("We agree on goals.")
    '3a60d4c99120'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def homes(questionnaire: Questionnaire) -> dict[str, str]:
    """Item id to the dimension that asks it first."""
    return {item.id: dimension.id for dimension in reversed(questionnaire.dimensions) for item in dimension.items}


def beginnings(ways: Iterable[Way]) -> dict[Way, None]:
    """Every way to a text and to all that texts stand in, each once and in order."""
    return {way[:length]: None for way in ways for length in range(1, len(way) + 1)}


def reworded(questionnaire: Questionnaire, say: Say) -> Questionnaire:
    """The same questionnaire with other texts.

    Args:
        questionnaire: Any questionnaire.
        say: Is given the way to a text, in the order of the file, and the text; gives the one to take its place.

    Returns:
        A questionnaire that asks the same; its language is not changed.
    """

    def spoken(way: Way, text: str) -> str:
        return say(way, text) if text else ""

    return replace(
        questionnaire,
        title=spoken(("title",), questionnaire.title),
        description=spoken(("description",), questionnaire.description),
        source=_source(questionnaire.source, spoken),
        intro=spoken(("intro",), questionnaire.intro),
        prompt=spoken(("prompt",), questionnaire.prompt),
        caution=spoken(("caution",), questionnaire.caution),
        framing=Framing(
            _row(("framing", "before"), questionnaire.framing.before, spoken),
            _row(("framing", "after"), questionnaire.framing.after, spoken),
        ),
        groups=tuple(_group(group, spoken) for group in questionnaire.groups),
        dimensions=_dimensions(questionnaire, spoken),
        background=tuple(_background(asked, spoken) for asked in questionnaire.background),
        comments=tuple(
            CommentQuestion(asked.id, spoken(("comments", asked.id), asked.text)) for asked in questionnaire.comments
        ),
        checklists=tuple(_checklist(asked, spoken) for asked in questionnaire.checklists),
        bands=tuple(Band(band.least, spoken(("scoring", "bands", str(band.least)), band.name)) for band in questionnaire.bands),
        voices={
            voice: {item: spoken(("voices", voice, item), text) for item, text in wordings.items()}
            for voice, wordings in questionnaire.voices.items()
        },
    )


def _row(way: Way, texts: tuple[str, ...], say: Say) -> tuple[str, ...]:
    return tuple(say((*way, place), text) for place, text in enumerate(texts))


def _source(source: Source, say: Say) -> Source:
    return Source(
        model=say(("source", "model"), source.model),
        wording=say(("source", "wording"), source.wording),
        licence=say(("source", "licence"), source.licence),
        status=say(("source", "status"), source.status),
    )


def _group(group: Group, say: Say) -> Group:
    way = ("groups", group.id)
    return Group(group.id, say((*way, "title"), group.title), say((*way, "question"), group.question))


def _dimensions(questionnaire: Questionnaire, say: Say) -> tuple[Dimension, ...]:
    scales = {item.scale.id: item.scale for item in questionnaire.items}
    spoken = {name: _scale(scale, say) for name, scale in scales.items()}
    home = homes(questionnaire)

    def item(asked: Item) -> Item:
        text = say(("dimensions", home[asked.id], "items", asked.id), asked.text)
        return replace(asked, text=text, scale=spoken[asked.scale.id])

    return tuple(_dimension(dimension, item, say) for dimension in questionnaire.dimensions)


def _dimension(dimension: Dimension, item: Callable[[Item], Item], say: Say) -> Dimension:
    way = ("dimensions", dimension.id)
    return replace(
        dimension,
        title=say((*way, "title"), dimension.title),
        question=say((*way, "question"), dimension.question),
        prompt=say((*way, "prompt"), dimension.prompt),
        items=tuple(map(item, dimension.items)),
        blocks={first: say((*way, "blocks", first), name) for first, name in dimension.blocks.items()},
        discuss=_row((*way, "discuss"), dimension.discuss, say),
        try_=_tries((*way, "try"), dimension.try_, say),
        exercise=dimension.exercise and _exercise((*way, "exercise"), dimension.exercise, say),
        caution=say((*way, "caution"), dimension.caution),
        care=say((*way, "care"), dimension.care),
        patterns={level: say((*way, "patterns", level), text) for level, text in dimension.patterns.items()},
    )


def _scale(scale: Scale, say: Say) -> Scale:
    way = ("scales", scale.id)
    return replace(
        scale,
        labels={point: say((*way, "points", str(point)), label) for point, label in scale.labels.items()},
        not_applicable=scale.not_applicable and say((*way, "not_applicable"), scale.not_applicable),
    )


def _tries(way: Way, things: tuple[Try, ...], say: Say) -> tuple[Try, ...]:
    return tuple(
        replace(thing, text=say((*way, i, "text"), thing.text), source=say((*way, i, "source"), thing.source))
        for i, thing in enumerate(things)
    )


def _exercise(way: Way, exercise: Exercise, say: Say) -> Exercise:
    return replace(exercise, title=say((*way, "title"), exercise.title), steps=_row((*way, "steps"), exercise.steps, say))


def _background(asked: BackgroundQuestion, say: Say) -> BackgroundQuestion:
    way = ("background", asked.id)
    text = say((*way, "text"), asked.text)
    return BackgroundQuestion(
        asked.id, text, {name: say((*way, "choices", name), each) for name, each in asked.choices.items()}
    )


def _checklist(asked: Checklist, say: Say) -> Checklist:
    way = ("checklists", asked.id)
    return replace(
        asked,
        text=say((*way, "text"), asked.text),
        options={
            name: replace(option, text=say((*way, "options", name), option.text)) for name, option in asked.options.items()
        },
        discuss=_row((*way, "discuss"), asked.discuss, say),
        try_=_tries((*way, "try"), asked.try_, say),
        exercise=asked.exercise and _exercise((*way, "exercise"), asked.exercise, say),
        caution=say((*way, "caution"), asked.caution),
    )
