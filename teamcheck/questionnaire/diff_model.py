"""What differs between two questionnaires, as data: ``teamcheck/questionnaire-diff/1``. Keys are never absent."""

from typing import Literal

from pydantic import ConfigDict, Field

from teamcheck._frozen import Frozen
from teamcheck.questionnaire.comparability import Obstacle
from teamcheck.questionnaire.model import Keyed

SCHEMA: Literal["teamcheck/questionnaire-diff/1"] = "teamcheck/questionnaire-diff/1"

#: What the figures of a statement depend on: its words, which end is better, how many points there are, and their words.
Trait = Literal["text", "keyed", "points", "labels"]


class Extended(Frozen):
    """The questionnaire that one of the two extends."""

    id: str
    version: str


class Compared(Frozen):
    """One of the two questionnaires."""

    id: str
    version: str
    language: str
    title: str
    sha256: str
    extends: Extended | None


class AskedItem(Frozen):
    """A statement as one of the two asks it; ``points``: every point with its words, lowest first."""

    text: str
    keyed: Keyed
    points: dict[str, str]


class ItemChange(Frozen):
    """A statement that is not asked as before in a dimension.

    ``id``: in the new questionnaire; in the old one, of a statement that is gone. ``change``: ``changed`` (same id),
    ``renamed`` (same words, other id), ``added``, ``removed``, ``moved here`` or ``moved away``. ``differs``: what of it is
    not as it was. ``other``: the id it had before; the dimension it came from or went to; else null.
    """

    id: str
    change: Literal["changed", "renamed", "added", "removed", "moved here", "moved away"]
    differs: list[Trait]
    other: str | None
    old: AskedItem | None
    new: AskedItem | None


class DimensionDiff(Frozen):
    """A dimension that has a score in at least one of the two.

    ``asked``: which of the two give it a score. ``reason``: code of why its figures cannot be compared, the one that `compare`
    gives; null where they can.
    """

    id: str
    title: str
    asked: Literal["both", "old", "new"]
    comparable: bool
    reason: Obstacle | None
    items: list[ItemChange]


class OtherChange(Frozen):
    """Anything else that differs.

    ``where``: the way to it, by keys and ids. ``change``: ``order`` where the same things stand in another order. ``old`` and
    ``new`` are null where there is none, and where a whole part came or went.
    """

    where: str
    change: Literal["changed", "added", "removed", "order"]
    old: str | None
    new: str | None


class QuestionnaireDiff(Frozen):
    """Two questionnaires held against each other.

    ``same``: nothing differs but, at most, how the files are written. ``marks``: statements without a score that are not asked
    as before (roles ``real-team`` and ``unscored``). ``counted``: what else figures or answers depend on; of that a comparison
    goes by the least share of answers and by "not applicable" alone (reason ``other-counting``).
    ``words``: what no figure depends on.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    schema_: Literal["teamcheck/questionnaire-diff/1"] = Field(default=SCHEMA, alias="schema")
    teamcheck: str
    old: Compared
    new: Compared
    same: bool
    dimensions: list[DimensionDiff]
    marks: list[ItemChange]
    counted: list[OtherChange]
    words: list[OtherChange]
