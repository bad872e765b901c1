"""The reading rule (method M27): what to build on, what to talk about first, and what is seen differently."""

from collections.abc import Sequence
from typing import Protocol

from teamcheck.scorecard.public import Agreement, Reading

#: Lowest score of something to build on.
BUILD_ON_FROM = 60
#: How far a score must lie from the team's own mean to stand out.
STANDS_OUT = 5
#: Most dimensions named to build on, and to talk about first.
MOST = 2


class Statements(Protocol):
    """The items of a dimension; only their number counts."""

    def __len__(self) -> int: ...


class Read(Protocol):
    """What the rule looks at: a dimension's figures as they are printed."""

    @property
    def id(self) -> str:
        """Id of the dimension."""

    @property
    def score(self) -> float | None:
        """Printed score, or None where it is withheld."""

    @property
    def agreement(self) -> Agreement | None:
        """Printed word, or None where it is withheld."""

    @property
    def two_camps(self) -> bool | None:
        """Whether views are printed to fall into two camps, which counts as apart; None where that is withheld."""

    @property
    def items(self) -> Statements:
        """Its items."""


def reading_of(dimensions: Sequence[Read]) -> Reading:
    """Name what stands out; ties keep the questionnaire's order.

    Dimensions of one item, or without a score, take no part. Where no score lies 5 or more from the team's own mean and no
    views are apart, nothing is named.
    """
    scores = {each.id: each.score for each in dimensions if each.score is not None and len(each.items) > 1}
    apart = [each.id for each in dimensions if each.id in scores and (each.agreement == "apart" or each.two_camps)]
    if not scores or not (apart or any(abs(gap) >= STANDS_OUT for gap in gaps(scores).values())):
        return Reading(build_on=[], talk_about=[], see_differently=[])
    below = {id_ for id_, gap in gaps(scores).items() if gap <= -STANDS_OUT}
    lowest = sorted(scores, key=lambda id_: scores[id_])[:MOST]
    talk_about = [id_ for id_ in lowest if id_ in below or id_ in apart]
    strong = [id_ for id_, score in scores.items() if score >= BUILD_ON_FROM and id_ not in apart and id_ not in talk_about]
    return Reading(
        build_on=sorted(strong, key=lambda id_: -scores[id_])[:MOST],
        talk_about=talk_about,
        see_differently=[id_ for id_ in apart if id_ not in talk_about],
    )


def gaps(scores: dict[str, float]) -> dict[str, float]:
    """How far each score lies above the team's own mean; exact for whole scores where the mean is."""
    total, count = sum(scores.values()), len(scores)
    return {id_: (score * count - total) / count for id_, score in scores.items()}
