"""A whole questionnaire as plain data, ready for JSON."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TypeVar

from teamcheck.questionnaire.core import core_of
from teamcheck.questionnaire.model import Item, Questionnaire, Scale
from teamcheck.questionnaire.translation_model import Translation, Way

#: What says only how the file is written: every item names its scale.
_OF_THE_FILE = frozenset({"places", "scale"})
#: What stands at the end of a way: a text, or the whole way to it.
Word = TypeVar("Word")


def as_data(questionnaire: Questionnaire) -> dict[str, object]:
    """Everything a questionnaire asks and says, with the words of the YAML format.

    Scales are listed once, by name, and items name theirs. Of what is extended there is its id, its version and its dimensions.
    Where each part is written in its file is left out.

    Args:
        questionnaire: Any questionnaire.

    Returns:
        Dictionaries, lists, texts, numbers and None only.

    >>> from teamcheck.questionnaire.load import load_questionnaire
    >>> as_data(load_questionnaire("seven-features"))["id"]
    'seven-features'
    """
    data: dict[str, object] = {}
    for field in fields(questionnaire):
        if field.name == "dimensions":
            data["scales"] = {item.scale.id: scale_data(item.scale) for item in questionnaire.items}
        if field.name == "base":
            data["extends"] = plain(core_of(questionnaire))
        elif field.name not in _OF_THE_FILE:
            data[field.name] = plain(getattr(questionnaire, field.name))
    return data


def plain(value: object) -> object:
    """A value with every record made a dictionary, and every tuple a list."""
    if isinstance(value, Item):
        return item_data(value)
    if isinstance(value, Translation):
        return translation_data(value)
    if is_dataclass(value):
        return {field.name.rstrip("_"): plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value


def item_data(item: Item) -> dict[str, object]:
    """An item with the name of its scale, and the digest by which rounds are compared."""
    return {
        "id": item.id,
        "text": item.text,
        "keyed": item.keyed,
        "scale": item.scale.id,
        "why": item.why,
        "sha256": item.sha256,
    }


def scale_data(scale: Scale) -> dict[str, object]:
    """A scale with every point and its words, lowest first."""
    return {
        "points": {str(point): scale.label(point) for point in scale.points},
        "not_applicable": scale.not_applicable,
        "favourable": sorted(scale.favourable),
        "unfavourable": sorted(scale.unfavourable),
    }


def translation_data(translation: Translation) -> dict[str, object]:
    """A translation with its words under the keys of its file; a statement stands in the dimension that asks it first."""
    header = {"language": translation.language, "status": translation.status, "translator": translation.translator}
    return {**header, **nested(translation.words)}


def nested(words: Mapping[Way, str]) -> dict[str, object]:
    """Words by the first step of their ways, and below it by the next, to the last.

    >>> nested({("framing", "after", 0): "Was nun?", ("try", 1, "text"): "Frag."})
    {'framing': {'after': ['Was nun?']}, 'try': [{}, {'text': 'Frag.'}]}
    """
    return {str(step): below(part) for step, part in by_first_step(words).items()}


def below(words: Mapping[Way, str]) -> object:
    """The one word that is left, a list where the steps are places in one, or a dictionary."""
    if () in words:
        return words[()]
    parts = by_first_step(words)
    if places := [step for step in parts if isinstance(step, int)]:
        return [below(parts[place]) if place in parts else {} for place in range(max(places) + 1)]
    return nested(words)


def by_first_step(words: Mapping[Way, Word]) -> dict[str | int, dict[Way, Word]]:
    """The words that have a step in common, each without it."""
    parts: dict[str | int, dict[Way, Word]] = {}
    for (first, *rest), text in words.items():
        parts.setdefault(first, {})[tuple(rest)] = text
    return parts
