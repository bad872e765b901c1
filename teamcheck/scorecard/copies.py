"""For whom a copy of the report is made, and what the organisation's copy leaves out.

The team's and the coach's copies show the same figures. The organisation's shows the features alone: no statement, no comment,
no group within the team, nothing of how people's own scores lie.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from teamcheck.responses.model import Audience
from teamcheck.scorecard.discussion import unscored_without_figures
from teamcheck.scorecard.public import PublicChecklist, PublicDimension, PublicItem, PublicScorecard, Reason
from teamcheck.scorecard.reasons import withheld

#: Whom a copy of the team's figures is for.
Copy = Literal["team", "coach", "organisation"]
#: Everybody a report can be made for: that of the person who leads the team holds their own ratings too.
Reader = Literal["team", "coach", "leader", "organisation"]

#: What people must have been told for such a copy to be made. The leader reads theirs with a coach, and both see the figures.
_NEEDS: Mapping[Reader, Audience] = {
    "team": "team",
    "coach": "team-and-coach",
    "leader": "team-and-coach",
    "organisation": "organisation",
}
_LEFT_OUT = "other-copy"
#: Figures of a dimension that the leader's copy has a place for.
_BESIDE_OWN = frozenset({"score", "interval", "agreement"})


def may_see(copy: Reader, audience: Audience) -> bool:
    """Whether what people were told allows such a copy.

    Example:
        >>> may_see("coach", "team"), may_see("coach", "organisation")
        (False, True)
    """
    order = get_args(Audience)
    return order.index(audience) >= order.index(_NEEDS[copy])


def needed_audience(copy: Reader) -> Audience:
    """The audience people must have been told of, at least, for such a copy.

    Example:
        >>> needed_audience("coach")
        'team-and-coach'
    """
    return _NEEDS[copy]


def for_organisation(card: PublicScorecard) -> PublicScorecard:
    """The same team's figures as the organisation may have them: nothing of statements, lists, comments, groups, own scores."""
    left_out, groups = withheld(comments=_LEFT_OUT), withheld(cells=_LEFT_OUT)
    return card.model_copy(
        update={
            "dimensions": [_dimension_alone(dimension) for dimension in card.dimensions],
            "comments": [asked.model_copy(update={"comments": None, "withheld": left_out}) for asked in card.comments],
            "breakdowns": [each.model_copy(update={"cells": None, "withheld": groups}) for each in card.breakdowns],
            "checklists": [_list_alone(each) for each in card.checklists],
            "unscored": [unscored_without_figures(each, _LEFT_OUT) for each in card.unscored],
        }
    )


def _list_alone(checklist: PublicChecklist) -> PublicChecklist:
    return checklist.model_copy(update={"n": None, "options": [], "withheld": withheld(n=_LEFT_OUT, options=_LEFT_OUT)})


def _dimension_alone(dimension: PublicDimension) -> PublicDimension:
    reasons: dict[str, Reason] = withheld(items=_LEFT_OUT) | dimension.withheld
    if dimension.spread is not None:
        reasons |= withheld(spread=_LEFT_OUT)
    return dimension.model_copy(update={"items": [], "spread": None, "withheld": reasons})


def beside_own(card: PublicScorecard) -> PublicScorecard:
    """The same figures with the reasons alone why something is missing that the leader's copy has a place for."""
    dimensions = [_beside_own(dimension) for dimension in card.dimensions]
    return card.model_copy(update={"dimensions": dimensions, "unscored": [], "comments": []})


def _beside_own(dimension: PublicDimension) -> PublicDimension:
    reasons = {key: reason for key, reason in dimension.withheld.items() if key in _BESIDE_OWN}
    return dimension.model_copy(update={"withheld": reasons, "items": [_item_beside_own(item) for item in dimension.items]})


def _item_beside_own(item: PublicItem) -> PublicItem:
    missing = item.word is None and item.score is None
    return item.model_copy(update={"withheld": {k: why for k, why in item.withheld.items() if missing and k == "word"}})
