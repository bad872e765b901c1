"""What a translation leaves in the language of the questionnaire."""

from collections.abc import Iterable

from teamcheck.questionnaire.core import core_ways
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.texts import beginnings, texts_of
from teamcheck.questionnaire.translation_model import Translation, Way


def untranslated(translation: Translation, questionnaire: Questionnaire) -> list[Way]:
    """The way to every text that has no words in a translation, in the order of the questionnaire.

    Args:
        translation: One of the questionnaire's.
        questionnaire: In whichever of its languages.
    """
    return [way for way in texts_of(questionnaire) if way not in translation.words]


def gaps(translation: Translation, questionnaire: Questionnaire) -> dict[Way, list[str]]:
    """The same in words, and shorter: what is not translated at all is named as a whole.

    What it has from another questionnaire that it extends is left out: that is translated there.

    Args:
        translation: One of the questionnaire's.
        questionnaire: As it was written, in none of its other languages.

    Returns:
        What is missing, by the dimension, scale or the like that is translated in part; ``()`` for what is in none.
    """
    there, core = beginnings(translation.words), core_ways(questionnaire)
    missing = [way for way in untranslated(translation, questionnaire) if way not in core]
    return by_part(dict.fromkeys(shortest(way, there) for way in missing))


def by_part(ways: Iterable[Way]) -> dict[Way, list[str]]:
    """Ways in words, by the dimension, scale or the like that they lead into; ``()`` for what is in none.

    >>> by_part([("title",), ("dimensions", "goals", "items", "goals1")])
    {(): ['title'], ('dimensions', 'goals'): ['items goals1']}
    """
    found: dict[Way, list[str]] = {}
    for way in ways:
        part = way[:2] if len(way) > 2 else ()
        found.setdefault(part, []).append(in_words(way[len(part) :]))
    return found


def shortest(way: Way, there: dict[Way, None]) -> Way:
    """The beginning of a way up to its first step to where nothing is translated.

    >>> shortest(("dimensions", "goals", "discuss", 1), beginnings([("dimensions", "goals", "title")]))
    ('dimensions', 'goals', 'discuss')
    """
    return next(way[:length] for length in range(1, len(way) + 1) if way[:length] not in there)


def in_words(way: Way) -> str:
    """A way as people read it: places in lists are counted from 1.

    >>> in_words(("exercise", "steps", 0))
    'exercise steps 1'
    """
    return " ".join(str(step + 1) if isinstance(step, int) else step for step in way)
