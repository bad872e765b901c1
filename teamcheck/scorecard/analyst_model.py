"""The shape of full figures (``--for analyst``): the keys of a public scorecard, unrounded, and marked as not protected."""

from typing import Literal

from pydantic import Field

from teamcheck._frozen import Frozen
from teamcheck.questionnaire.model import Keyed, Role
from teamcheck.scorecard.public import (
    Agreement,
    IntervalKind,
    PolicyStamp,
    PublicComments,
    QuestionnaireStamp,
    Reading,
    Withheld,
    Word,
)

Range = tuple[float, float]
Unit = Literal["points", "share"]


class Statistics(Frozen):
    """A dimension on the questionnaire's own points, or 0-1 where it mixes scales; None where undefined.

    ``t_interval`` and ``fpc_interval`` are plain t intervals, the second with the finite-population correction (None when
    the size is not known); ``moderated_interval`` uses the correction when it is known.
    """

    unit: Unit
    n: int
    mean: float | None
    sd: float | None
    se: float | None
    t_interval: Range | None
    fpc_interval: Range | None
    moderated_interval: Range | None


class AnalystItem(Frozen):
    """A statement; figures are keyed: higher is better, lowest point first. Mean and SD are in points."""

    id: str
    text: str
    sha256: str
    keyed: Keyed
    n: int
    word: Word | None
    score: float | None
    counts: list[int]
    mean: float | None
    sd: float | None
    withheld: Withheld


class AnalystSpread(Frozen):
    """The middle half and the lowest and highest of people's scores, 0-100."""

    middle_half: Range
    lowest_highest: Range


class AnalystDimension(Frozen):
    """A dimension's figures, unrounded. Scores 0-100, shares in percent."""

    id: str
    title: str
    role: Role
    group: str | None
    n: int
    score: float | None
    score_end: None = None
    interval: Range | None
    interval_kind: IntervalKind | None
    favourable: float | None
    neutral: float | None
    unfavourable: float | None
    agreement: Agreement | None
    two_camps: bool | None
    band: str | None
    step: float | None
    worst_case: Range | None
    spread: AnalystSpread | None
    items: list[AnalystItem]
    statistics: Statistics
    withheld: Withheld


class AnalystGroup(Frozen):
    """The mean of a group's dimensions, unrounded."""

    id: str
    title: str
    score: float | None
    withheld: Withheld


class AnalystMark(Frozen):
    """A real-team mark: whether at least two thirds of the answers are favourable."""

    id: str
    text: str
    met: bool | None
    withheld: Withheld


class AnalystScorecard(Frozen):
    """One team's result in full: the keys of a `PublicScorecard`, unrounded. No report can be made of it."""

    schema_: Literal["teamcheck/scorecard/1"] = Field(default="teamcheck/scorecard/1", alias="schema")
    protected: Literal[False] = False
    teamcheck: str
    questionnaire: QuestionnaireStamp
    policy: PolicyStamp
    edition: Literal["analyst"] = "analyst"
    team: str
    round: str | None
    size: int | None
    answered: int
    response_rate: float | None
    dimensions: list[AnalystDimension]
    groups: list[AnalystGroup]
    checklists: list[dict[str, object]]
    real_team: list[AnalystMark]
    comments: list[PublicComments]
    reading: Reading
    withheld: Withheld


class OrganisationDimension(Frozen):
    """A dimension over all people of all teams, in the unit of its statistics."""

    id: str
    unit: Unit
    n: int
    mean: float | None
    sd: float | None


class Organisation(Frozen):
    """All teams together."""

    dimensions: list[OrganisationDimension]


class AnalystScorecards(Frozen):
    """What ``--for analyst`` prints."""

    schema_: Literal["teamcheck/scorecards/1"] = Field(default="teamcheck/scorecards/1", alias="schema")
    teams: list[AnalystScorecard]
    organisation: Organisation | None
