"""A whole questionnaire as plain data, ready for JSON."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from teamcheck.questionnaire.model import Item, Questionnaire, Scale


def as_data(questionnaire: Questionnaire) -> dict[str, object]:
    """Everything a questionnaire asks and says, with the words of the YAML format.

    Scales are listed once, by name, and items name theirs. Where each part is written in its file is left out.

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
        if field.name != "places":
            data[field.name] = plain(getattr(questionnaire, field.name))
    return data


def plain(value: object) -> object:
    """A value with every record made a dictionary, and every tuple a list."""
    if isinstance(value, Item):
        return item_data(value)
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
