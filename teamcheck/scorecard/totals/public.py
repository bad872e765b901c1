"""What may be shown of many people together: `disclose_totals` makes it, documents and machine formats accept nothing else.

The shape is ``teamcheck/organisation/1``. Keys are never absent: what is withheld is None, with the reason under ``withheld``.
"""

from typing import Literal

from pydantic import ConfigDict, Field

from teamcheck._frozen import Frozen
from teamcheck.scorecard.public import PolicyStamp, PublicBreakdown, PublicTotal, QuestionnaireStamp, Withheld


class PublicNode(Frozen):
    """A part of the organisation: everybody in it together.

    ``path`` leads to it from the top, by the names of its parts; it is empty for everybody. ``teams`` counts the teams in it.
    """

    path: list[str]
    name: str
    level: str
    teams: int
    size: int | None
    answered: int
    response_rate: int | None
    dimensions: list[PublicTotal]
    withheld: Withheld


class PublicMiddle(Frozen):
    """The median of the printed scores of the teams that are shown, and how many these are."""

    id: str
    teams: int
    median: float | None
    withheld: Withheld


class TeamPath(Frozen):
    """Where a team stands in the tree."""

    team: str
    path: list[str]


class PublicOrganisation(Frozen):
    """The parts of an organisation as they may be shown, beside the scorecards of its teams."""

    # Keys are never absent, so the JSON Schema requires those with a default too.
    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    schema_: Literal["teamcheck/organisation/1"] = Field(default="teamcheck/organisation/1", alias="schema")
    protected: Literal[True] = True
    teamcheck: str
    questionnaire: QuestionnaireStamp
    policy: PolicyStamp
    round: str | None
    tree: list[str]
    nodes: list[PublicNode]
    members: list[TeamPath]
    breakdowns: list[PublicBreakdown]
    medians: list[PublicMiddle]
    without_ledger: str | None = None
    withheld: Withheld
