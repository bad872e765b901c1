"""What every edition shows of a questionnaire, a dimension and an item: which they are, without any figure."""

from typing import TypedDict

from teamcheck.questionnaire.model import Dimension, Item, Keyed, Questionnaire, Role
from teamcheck.scorecard.public import QuestionnaireStamp


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


def stamp_of(questionnaire: Questionnaire) -> QuestionnaireStamp:
    """Which questionnaire it was."""
    return QuestionnaireStamp(id=questionnaire.id, version=questionnaire.version, sha256=questionnaire.sha256)
