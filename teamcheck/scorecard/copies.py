"""For whom a copy of the report is made, and what the organisation's copy leaves out.

The team's and the coach's copies show the same figures. The organisation's shows the features alone: no statement, no comment,
no group within the team, nothing of how people's own scores lie.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from teamcheck.responses.model import Audience
from teamcheck.scorecard.public import PublicDimension, PublicScorecard, Reason
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
    """The same team's figures as the organisation may have them: without statements, comments, groups, people's own scores."""
    left_out, groups = withheld(comments=_LEFT_OUT), withheld(cells=_LEFT_OUT)
    return card.model_copy(
        update={
            "dimensions": [_dimension_alone(dimension) for dimension in card.dimensions],
            "comments": [asked.model_copy(update={"comments": None, "withheld": left_out}) for asked in card.comments],
            "breakdowns": [each.model_copy(update={"cells": None, "withheld": groups}) for each in card.breakdowns],
        }
    )


def _dimension_alone(dimension: PublicDimension) -> PublicDimension:
    reasons: dict[str, Reason] = withheld(items=_LEFT_OUT) | dimension.withheld
    if dimension.spread is not None:
        reasons |= withheld(spread=_LEFT_OUT)
    return dimension.model_copy(update={"items": [], "spread": None, "withheld": reasons})
