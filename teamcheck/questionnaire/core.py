"""What of an extended questionnaire is another's: the core, whose figures stay comparable (method M43)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from teamcheck.questionnaire.claims import Trust
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.texts import texts_of
from teamcheck.questionnaire.translation_model import Translation, Way

_TRUST = get_args(Trust)


@dataclass(frozen=True, slots=True)
class Core:
    """Whose figures the core's are.

    Attributes:
        id: Id of the questionnaire that is extended.
        version: Its version.
        dimensions: Ids of its dimensions that have a score.
    """

    id: str
    version: str
    dimensions: tuple[str, ...]


def core_of(questionnaire: Questionnaire) -> Core | None:
    """The core of a questionnaire that extends another; None of any other.

    >>> from teamcheck.questionnaire.load import load_questionnaire
    >>> core_of(load_questionnaire("seven-features")) is None
    True
    """
    base = questionnaire.base
    return None if base is None else Core(base.id, base.version, tuple(dimension.id for dimension in base.scored))


def core_or_whole(questionnaire: Questionnaire, name: str) -> Questionnaire:
    """What figures of a questionnaire are held against: what this one extends, where they are of that; else this one.

    Args:
        questionnaire: What was asked.
        name: Id of the questionnaire that the figures are of.
    """
    base = questionnaire.base
    return base if base is not None and base.id == name else questionnaire


def core_ways(questionnaire: Questionnaire) -> frozenset[Way]:
    """The way to every text that stands in the questionnaire that is extended, and is said as it stands there.

    Args:
        questionnaire: As it was written, in none of its other languages.
    """
    base = questionnaire.base
    if base is None:
        return frozenset()
    here = texts_of(questionnaire)
    # a list has no holes: it is translated as a whole, here or there
    lists = ((part, getattr(base.framing, part), getattr(questionnaire.framing, part)) for part in ("before", "after"))
    own = {("framing", part) for part, theirs, ours in lists if theirs != ours}
    return frozenset(way for way, text in texts_of(base).items() if here.get(way) == text and way[:2] not in own)


def own_texts(questionnaire: Questionnaire) -> dict[Way, str]:
    """Every text that is translated in a file of this questionnaire: all but those of its core.

    Args:
        questionnaire: As it was written, in none of its other languages.
    """
    core = core_ways(questionnaire)
    return {way: text for way, text in texts_of(questionnaire).items() if way not in core}


def joined(core: Iterable[Translation], own: Iterable[Translation], questionnaire: Questionnaire) -> tuple[Translation, ...]:
    """The translations of a questionnaire and of the one it extends, each language once.

    Args:
        core: Those of the questionnaire that is extended.
        own: Those of this one.
        questionnaire: As it was written.
    """
    inherited = core_ways(questionnaire)
    theirs = {each.language: _of_core(each, inherited) for each in core}
    ours = {each.language: each for each in own}
    both = (_together(theirs.get(tag), ours.get(tag), questionnaire) for tag in sorted({*theirs, *ours}))
    return tuple(each for each in both if each is not None)


def _of_core(translation: Translation, inherited: frozenset[Way]) -> Translation:
    words = {way: text for way, text in translation.words.items() if way in inherited}
    return replace(translation, words=words, outdated=tuple(way for way in translation.outdated if way in inherited), lines={})


def _together(core: Translation | None, own: Translation | None, questionnaire: Questionnaire) -> Translation | None:
    """One translation of two, to be trusted as far as the less of the two."""
    if core is None or own is None:
        return own or core
    words: Mapping[Way, str] = {**core.words, **own.words}
    return Translation(
        own.language,
        min(core.status, own.status, key=_TRUST.index),
        ", ".join(dict.fromkeys(filter(None, (core.translator, own.translator)))),
        {way: words[way] for way in texts_of(questionnaire) if way in words},
        (*core.outdated, *own.outdated),
        own.lines,
    )
