"""What may be shown of many people together: `disclose_totals` makes it, documents and machine formats accept nothing else.

The shape is ``teamcheck/organisation/1``. Keys are never absent: what is withheld is None, with the reason under ``withheld``.
"""

from typing import Literal

from pydantic import ConfigDict, Field

from teamcheck._frozen import Frozen
from teamcheck.scorecard.public import (
    End,
    PolicyStamp,
    PublicBreakdown,
    PublicTotal,
    QuestionnaireStamp,
    Reason,
    Withheld,
)
from teamcheck.scorecard.public_change import PublicChange

#: What printed scores are compared with: two places on the scale, or the middle of the norms.
Against = Literal["scale", "norms"]
#: Where most teams are.
SharedPattern = Literal["low", "high"]
#: How far the statements of a feature hang together.
HangTogether = Literal["well", "fairly", "loosely", "hardly"]


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


class PublicDot(Frozen):
    """How many teams have the same printed score; which teams they are is not said."""

    score: int
    score_end: End | None
    teams: int


class PublicMiddle(Frozen):
    """How the printed scores of the teams that are shown lie (method M71), and how many these are.

    ``scores`` are all of them, lowest first. ``middle_half`` goes from the lower quartile to the upper, in whole points.
    """

    id: str
    teams: int
    median: float | None
    middle_half: list[int] | None
    scores: list[PublicDot] | None
    withheld: Withheld


class PublicPattern(Frozen):
    """Whether most teams are alike in a feature (method M71).

    ``below`` teams print a score below ``low``, ``above`` teams one of ``high`` or more; against the norms these are the same
    score, the middle of the norms, and ``above`` are above it. ``pattern`` is None where most teams are not on one side.
    """

    id: str
    teams: int
    against: Against
    low: int
    high: int
    below: int | None
    above: int | None
    pattern: SharedPattern | None
    withheld: Withheld


class PublicDiffering(Frozen):
    """The features in which the middle half of the teams' scores reaches furthest, and least far (method M71).

    Both are empty where features are much alike in it.
    """

    most: list[str] | None
    least: list[str] | None
    withheld: Withheld


class PublicBetween(Frozen):
    """How much the team has to do with what people answer, and how far statements hang together (method M71): only in words.

    ``share`` is ICC(1) in percent to the nearest 10, of 50 or more 50; ``beyond_chance`` whether teams differ more than chance
    would make them; ``tell_apart`` whether teams' scores are sure enough to tell teams apart.
    """

    id: str
    teams: int | None
    share: int | None
    beyond_chance: bool | None
    tell_apart: bool | None
    hang_together: HangTogether | None
    withheld: Withheld


class PublicWithout(Frozen):
    """How many teams have no figures, for one reason."""

    teams: int
    reason: Reason


class PublicCoverage(Frozen):
    """How many teams and people took part.

    ``teams`` are those on the list, or else those with answers; ``listed`` is None where there is no list. ``shown`` are the
    teams of which any score is shown. ``without`` says why the others have none.
    """

    teams: int
    listed: int | None
    with_answers: int
    shown: int
    invited: int | None
    answered: int
    without: list[PublicWithout]
    withheld: Withheld


class PublicCompared(Frozen):
    """The norms that patterns are compared with, and what to keep in mind of them."""

    edition: str
    day: str
    sector: str | None
    teams: int
    people: int
    caveats: list[Reason]


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
    coverage: PublicCoverage
    medians: list[PublicMiddle]
    patterns: list[PublicPattern]
    differing: PublicDiffering
    between: list[PublicBetween]
    norms: PublicCompared | None
    change: PublicChange | None = None
    without_ledger: str | None = None
    withheld: Withheld
