"""For whom a copy of the report is made, and what the organisation's copy leaves out.

The team's and the coach's copies show the same figures. The organisation's shows the features alone: no statement, no comment,
no group within the team, nothing of how people's own scores lie.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from teamcheck.responses.model import Audience
from teamcheck.scorecard.public import PublicChecklist, PublicDimension, PublicScorecard, Reason
from teamcheck.scorecard.reasons import withheld

#: Whom a copy is for.
Copy = Literal["team", "coach", "organisation"]

#: What people must have been told for such a copy to be made.
_NEEDS: Mapping[Copy, Audience] = {"team": "team", "coach": "team-and-coach", "organisation": "organisation"}
_LEFT_OUT = "other-copy"


def may_see(copy: Copy, audience: Audience) -> bool:
    """Whether what people were told allows such a copy.

    Example:
        >>> may_see("coach", "team"), may_see("coach", "organisation")
        (False, True)
    """
    order = get_args(Audience)
    return order.index(audience) >= order.index(_NEEDS[copy])


def needed_audience(copy: Copy) -> Audience:
    """The audience people must have been told of, at least, for such a copy.

    Example:
        >>> needed_audience("coach")
        'team-and-coach'
    """
    return _NEEDS[copy]


def for_organisation(card: PublicScorecard) -> PublicScorecard:
    """The same team's figures as the organisation may have them: no statement, list, comment, group, nobody's own scores."""
    left_out, groups = withheld(comments=_LEFT_OUT), withheld(cells=_LEFT_OUT)
    return card.model_copy(
        update={
            "dimensions": [_dimension_alone(dimension) for dimension in card.dimensions],
            "comments": [asked.model_copy(update={"comments": None, "withheld": left_out}) for asked in card.comments],
            "breakdowns": [each.model_copy(update={"cells": None, "withheld": groups}) for each in card.breakdowns],
            "checklists": [_list_alone(each) for each in card.checklists],
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
    """The team's figures that stand beside the leader's own, and why others of their kind are missing; nothing else."""
    kept = {"score", "interval", "agreement", "two_camps"}
    return card.model_copy(
        update={
            "dimensions": [
                dimension.model_copy(
                    update={
                        "withheld": {key: why for key, why in dimension.withheld.items() if key in kept},
                        "items": [
                            item.model_copy(update={"withheld": {k: why for k, why in item.withheld.items() if k == _shown(item)}})
                            for item in dimension.items
                        ],
                    }
                )
                for dimension in card.dimensions
            ],
            "comments": [],
        }
    )


def _shown(item: PublicItem) -> str:
    """What of a statement would stand there: its score, or else its word."""
    return "word" if "score" in item.withheld else "score"
