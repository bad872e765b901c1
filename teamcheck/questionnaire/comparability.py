"""Whether two questionnaires ask and count the same for a dimension, so that its scores can be compared (method M43).

Written once: the comparison of two rounds and the comparison of two questionnaires both go by it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil
from typing import Literal, Protocol

from teamcheck.questionnaire.core import Core, core_of
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.version import major_of

#: Id and digest of every statement of a dimension, as it asks them.
Statements = frozenset[tuple[str, str]]
#: Code of why scores cannot be compared.
Obstacle = Literal["other-questionnaire", "other-version", "not-asked", "changed-statements", "other-counting"]


class OfAnother(Protocol):
    """The core of a questionnaire that extends another: id and version of that one, and its dimensions that have a score."""

    @property
    def id(self) -> str:
        """Id of the questionnaire that is extended."""

    @property
    def version(self) -> str:
        """Its version."""

    @property
    def dimensions(self) -> Collection[str]:
        """Ids of its dimensions."""


class Asking(Protocol):
    """What a comparison goes by of a questionnaire, besides its statements."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def version(self) -> str:
        """Its version."""

    @property
    def core(self) -> OfAnother | None:
        """Its core; None where it extends no other questionnaire."""

    @property
    def min_answered(self) -> float | None:
        """Least share of the statements of a dimension that somebody answers who is scored in it; None where not known."""

    @property
    def not_applicable(self) -> Collection[str] | None:
        """Ids of the statements that have an answer "this does not apply to me"; None where not known."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The same of a questionnaire that is at hand."""

    id: str
    version: str
    core: Core | None
    min_answered: float
    not_applicable: tuple[str, ...]


def basis_of(questionnaire: Questionnaire) -> Basis:
    """What a comparison goes by of a questionnaire, besides its statements."""
    return Basis(
        questionnaire.id,
        questionnaire.version,
        core_of(questionnaire),
        questionnaire.min_answered,
        tuple(item.id for item in questionnaire.items if item.scale.not_applicable is not None),
    )


def obstacle(dimension: str, then: Statements | None, now: Statements | None, before: Asking, after: Asking) -> Obstacle | None:
    """The code of why a dimension's scores by two questionnaires cannot be compared; None where they can.

    A dimension of the core of a questionnaire that extends another is that other's, by its id and its version.

    Args:
        dimension: Id of the dimension.
        then: What the first asks for it; None where it gives it no score.
        now: The same of the second.
        before: The first questionnaire.
        after: The second.

    >>> goals = frozenset({("goals1", "5f1e"), ("goals2", "90ab")})
    >>> first = Basis("features", "1.0.0", None, 0.5, ())
    >>> ours = Basis("ours", "3.0.0", Core("features", "1.4.2", ("goals",)), 0.5, ())
    >>> obstacle("goals", goals, goals, first, ours)
    >>> obstacle("goals", goals, goals, first, Basis("features", "2.0.0", None, 0.5, ()))
    'other-version'
    >>> obstacle("goals", goals, goals | {("goals3", "77c0")}, first, ours)
    'changed-statements'
    >>> obstacle("goals", goals, goals, first, Basis("features", "1.0.1", None, 0.9, ()))
    'other-counting'
    """
    if family(before) != family(after):
        return "other-questionnaire"
    (first, old), (second, new) = (_asked_as(dimension, each) for each in (before, after))
    if first == second and major_of(old) != major_of(new):
        return "other-version"
    if then is None or now is None:
        return "not-asked"
    if first != second:
        return "other-questionnaire"
    if then != now:
        return "changed-statements"
    return None if _counted_alike({name for name, _ in now}, before, after) else "other-counting"


def family(asked: Asking) -> str:
    """The id that all questionnaires with the same core share: that of the one extended, or its own.

    >>> family(Basis("ours", "3.0.0", Core("features", "1.4.2", ("goals",)), 0.5, ()))
    'features'
    """
    return asked.id if asked.core is None else asked.core.id


def fewest_answered(share: float, items: int) -> int:
    """How many of the items of a dimension somebody answers at least who is scored in it (method M2).

    >>> fewest_answered(0.5, 5), fewest_answered(0.75, 4), fewest_answered(0.01, 3)
    (3, 3, 1)
    """
    return max(1, ceil(share * items - 1e-9))


def _asked_as(dimension: str, asked: Asking) -> tuple[str, str]:
    """Id and version of the questionnaire that a dimension belongs to."""
    core = asked.core
    return (core.id, core.version) if core is not None and dimension in core.dimensions else (asked.id, asked.version)


def _counted_alike(items: set[str], before: Asking, after: Asking) -> bool:
    """Whether the same people count, as far as it is known how they were counted."""
    shares = (before.min_answered, after.min_answered)
    if len({fewest_answered(share, len(items)) for share in shares if share is not None}) > 1:
        return False
    aside = (before.not_applicable, after.not_applicable)
    return len({frozenset(items.intersection(names)) for names in aside if names is not None}) <= 1
