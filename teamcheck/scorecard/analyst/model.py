"""The shape of full figures (``--for analyst``): the keys of a public scorecard, unrounded, and marked as not protected."""

from typing import Literal

from pydantic import Field

from teamcheck._frozen import Frozen
from teamcheck.questionnaire.model import Keyed, Role
from teamcheck.scorecard.public import (
    Agreement,
    IntervalKind,
    PolicyStamp,
    PublicBreakdown,
    PublicChecklist,
    PublicComments,
    PublicNorms,
    QuestionnaireStamp,
    Reading,
    Withheld,
    Word,
)

Range = tuple[float, float]
Unit = Literal["points", "share"]


class Nulls(Frozen):
    """An index beside each null variance (method M16); None where none is published for the scale."""

    uniform: float | None
    slight: float | None
    moderate: float | None


class Agreed(Frozen):
    """How far people agree over the items: of all answers, or of those who answered every item, as other programs do."""

    mean_item_variance: float | None
    rwg_j: Nulls
    rstar_wg: Nulls
    ad_mean: float | None
    ad_median: float | None


class DrawnIn(Frozen):
    """The team's mean as all teams together make it likely (method M35)."""

    moments: float | None
    reml: float | None


class Statistics(Frozen):
    """A dimension on the questionnaire's own points, or 0-1 where it mixes scales; None where undefined, with the reason.

    ``scale`` holds the two ends of that unit, which is not the 0-100 of scores: ``[1, 5]``, or ``[0, 1]``. ``t_interval`` and
    ``fpc_interval`` are plain t intervals, the second with the finite-population correction (None when the size is not
    known); ``moderated_interval`` uses the correction when it is known. ``mean_item_variance`` to ``ad_median`` are of all
    answers of the people scored, those under ``listwise`` of people without a gap. ``empirical_bayes`` and ``percentile`` are
    about this team among the teams scored with it.
    """

    unit: Unit
    scale: tuple[int, int]
    n: int
    mean: float | None
    median: float | None
    sd: float | None
    se: float | None
    t_interval: Range | None
    fpc_interval: Range | None
    moderated_interval: Range | None
    mean_item_variance: float | None
    rwg_j: Nulls
    rstar_wg: Nulls
    ad_mean: float | None
    ad_median: float | None
    n_complete: int
    listwise: Agreed
    empirical_bayes: DrawnIn
    percentile: float | None
    withheld: Withheld


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
    van_der_eijk_a: float | None
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


class AnalystUnscored(Frozen):
    """A statement without a score; figures are keyed, and mean and SD are in points."""

    id: str
    text: str
    sha256: str
    keyed: Keyed
    n: int
    word: Word | None
    counts: list[int]
    mean: float | None
    sd: float | None
    van_der_eijk_a: float | None
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
    checklists: list[PublicChecklist]
    real_team: list[AnalystMark]
    unscored: list[AnalystUnscored]
    comments: list[PublicComments]
    reading: Reading
    norms: PublicNorms | None
    breakdowns: list[PublicBreakdown] = Field(default=[])
    without_ledger: str | None = None
    withheld: Withheld


class Alpha(Frozen):
    """Cronbach's alpha over all people who answered every item (method M30)."""

    raw: float | None
    standardised: float | None
    average_r: float | None
    interval: Range | None
    n_complete: int


class Icc(Frozen):
    """How much of people's differences goes with their team (methods M33 and M34)."""

    icc1: float | None
    icc1_n0: float | None
    icc1_reml: float | None
    icc2: float | None
    f: float | None
    p: float | None
    df1: int
    df2: int
    msb: float
    msw: float | None
    teams: int
    mean_size: float
    n0: float


class Variances(Frozen):
    """Variance between the teams' true means and within teams, and the mean of the former."""

    tau2: float
    sigma2: float
    mu: float


class EmpiricalBayes(Variances):
    """The same from mean squares, and by restricted maximum likelihood under ``reml`` (methods M34 and M35)."""

    reml: Variances | None


class OrganisationDimension(Frozen):
    """A dimension over all people of all teams, in the unit of its statistics; None where undefined, with the reason."""

    id: str
    unit: Unit
    scale: tuple[int, int]
    n: int
    mean: float | None
    sd: float | None
    alpha: Alpha
    alpha_if_dropped: dict[str, float | None]
    item_rest_r: dict[str, float | None]
    omega: float | None
    icc: Icc | None
    empirical_bayes: EmpiricalBayes | None
    withheld: Withheld


class Organisation(Frozen):
    """All teams together."""

    dimensions: list[OrganisationDimension]


class AnalystScorecards(Frozen):
    """What ``--for analyst`` prints.

    ``left_out`` says how many people's answers were left out before scoring, by reason (``careless``: method M55); it is empty
    where nobody asked for that.
    """

    schema_: Literal["teamcheck/scorecards/1"] = Field(default="teamcheck/scorecards/1", alias="schema")
    teams: list[AnalystScorecard]
    organisation: Organisation | None
    left_out: dict[str, int] = Field(default_factory=dict)
