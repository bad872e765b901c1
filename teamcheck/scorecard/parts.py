"""What every edition shows of a dimension and an item: who they are, without any figure."""

from typing import TypedDict

from teamcheck.questionnaire.model import Dimension, Item, Keyed, Role


class Titles(TypedDict):
    """Keys of a dimension that are no figures."""

    id: str
    title: str
    role: Role
    group: str | None


class Statement(TypedDict):
    """Keys of an item that are no figures."""

    id: str
    text: str
    sha256: str
    keyed: Keyed


def title_of(dimension: Dimension) -> Titles:
    """A dimension without figures."""
    return {"id": dimension.id, "title": dimension.title, "role": dimension.role, "group": dimension.group}


def item_of(item: Item) -> Statement:
    """An item without figures."""
    return {"id": item.id, "text": item.text, "sha256": item.sha256, "keyed": item.keyed}
