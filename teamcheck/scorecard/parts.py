"""What every edition shows of a questionnaire, a dimension and an item: which they are, without any figure."""

from functools import lru_cache
from typing import TypedDict

from teamcheck.questionnaire.comparability import Basis, basis_of
from teamcheck.questionnaire.model import Dimension, Item, Keyed, Questionnaire, Role
from teamcheck.responses.model import MINIMUM, Audience, Policy
from teamcheck.scorecard.public import CoreStamp, PolicyStamp, QuestionnaireStamp


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
    return _stamp(basis_of(questionnaire), questionnaire.sha256, is_pulse=questionnaire.pulse is not None)


def told_of(policy: Policy) -> PolicyStamp:
    """What people were told, with the minimum that holds."""
    return _told(max(policy.minimum, MINIMUM), policy.audience)


@lru_cache(maxsize=64)  # questionnaires of one run
def _stamp(asked: Basis, sha256: str, *, is_pulse: bool) -> QuestionnaireStamp:
    core = asked.core
    return QuestionnaireStamp(
        id=asked.id,
        version=asked.version,
        sha256=sha256,
        core=None if core is None else CoreStamp(id=core.id, version=core.version, dimensions=core.dimensions),
        min_answered=asked.min_answered,
        not_applicable=asked.not_applicable,
        pulse=is_pulse,
    )


@lru_cache(maxsize=64)  # minimums that were agreed on, by audience
def _told(minimum: int, audience: Audience) -> PolicyStamp:
    return PolicyStamp(minimum=minimum, audience=audience)
