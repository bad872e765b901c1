"""The only figures that leave the house: `disclose` makes them, reports and machine formats accept nothing else.

The shape is ``teamcheck/scorecard/1``. Keys are never absent: what is withheld is None, with the reason under ``withheld``.
Every figure carries the precision it is printed with.
"""

from typing import Literal

from pydantic import ConfigDict, Field

from teamcheck._frozen import Frozen
from teamcheck.questionnaire.model import Keyed, Role
from teamcheck.responses.model import Audience

Edition = Literal["discussion", "small-team", "full"]
Agreement = Literal["close", "mixed", "apart"]
Word = Literal["mostly agree", "mixed", "mostly disagree"]
End = Literal["or less", "or more"]
IntervalKind = Literal["this team now", "this team in general"]
#: What the groups of a breakdown are made of: people by what they said about themselves, or whole teams by what the list says.
GroupsOf = Literal["people", "teams"]

#: Fewest answers with which a dimension is shown in full (whole points, percent, counts); below it is shown as a small team's.
FULL_FROM = 10


class Reason(Frozen):
    """Why a figure is not shown: a stable code and a sentence for people."""

    code: str
    text: str


Withheld = dict[str, Reason]


class PublicItem(Frozen):
    """A statement.

    ``word`` speaks of the statement as it was asked; ``score`` and ``counts`` are keyed: higher is better, lowest point first.
    """

    id: str
    text: str
    sha256: str
    keyed: Keyed
    n: int | None
    word: Word | None
    score: int | None
    counts: list[int] | None
    withheld: Withheld


class Spread(Frozen):
    """How people's scores of a dimension lie: the middle half and the lowest and highest, whole points of 100."""

    middle_half: list[int] = Field(min_length=2, max_length=2)
    lowest_highest: list[int] = Field(min_length=2, max_length=2)


class PublicDimension(Frozen):
    """A dimension's figures. Scores 0-100, shares in percent."""

    id: str
    title: str
    role: Role
    group: str | None
    n: int | None
    score: int | None
    score_end: End | None
    interval: list[int] | None
    interval_kind: IntervalKind | None
    favourable: int | None
    neutral: int | None
    unfavourable: int | None
    agreement: Agreement | None
    two_camps: bool | None
    band: str | None
    step: float | None
    worst_case: list[int] | None
    spread: Spread | None
    items: list[PublicItem]
    withheld: Withheld


class PublicTotal(PublicDimension):
    """A dimension's figures of many people together: without statements, and without how people's own scores lie.

    ``left_out`` names the teams whose people are not counted in it, so that nobody in them can be worked out; the reason
    stands under ``withheld`` as ``left_out``.
    """

    left_out: list[str]


class PublicCell(Frozen):
    """One group of a breakdown; ``id`` is None for those of whom it is not known."""

    id: str | None
    text: str
    dimensions: list[PublicTotal]


class PublicBreakdown(Frozen):
    """People parted in one way. ``cells`` is None where no group may be shown at all."""

    id: str
    text: str
    of: GroupsOf
    cells: list[PublicCell] | None
    withheld: Withheld


class PublicGroup(Frozen):
    """The upper level of an instrument of two levels: the mean of its dimensions, only if all are shown."""

    id: str
    title: str
    score: int | None
    withheld: Withheld


class PublicMark(Frozen):
    """A real-team mark: whether at least two thirds agree."""

    id: str
    text: str
    met: bool | None
    withheld: Withheld


class PublicUnscored(Frozen):
    """A statement without a score: what was answered to it, which is put together with nothing.

    ``word`` speaks of the statement as it was asked; ``counts`` are keyed: the better end of the scale last.
    """

    id: str
    text: str
    sha256: str
    keyed: Keyed
    n: int | None
    word: Word | None
    counts: list[int] | None
    withheld: Withheld


class PublicComments(Frozen):
    """The comments to one question, in an order that tells nothing; None where they are withheld."""

    id: str
    text: str
    comments: list[str] | None
    withheld: Withheld


class PublicOption(Frozen):
    """An option of a checklist.

    ``whose``: ``ours`` to mend, or to ``raise`` with others. ``count``: how many people ticked it. ``named``: whether at least
    half of those who ticked anything did, and the page may say so.
    """

    id: str
    text: str
    whose: Literal["ours", "raise"] | None
    count: int | None
    named: bool | None


class PublicChecklist(Frozen):
    """A list, in the questionnaire's order, on which people could tick up to ``choose`` things; ``n`` ticked something."""

    id: str
    text: str
    choose: int
    n: int | None
    options: list[PublicOption]
    withheld: Withheld


class Reading(Frozen):
    """What to build on, what to talk about first and where views differ: ids of dimensions, from the printed figures."""

    build_on: list[str]
    talk_about: list[str]
    see_differently: list[str]


class PublicPlace(Frozen):
    """Where a dimension's printed score lies among the teams of the norms: of a hundred such teams, from how many to how many.

    ``percentile`` is in multiples of 5; 0 and 100 also stand for "below" and "above all that the norms tell".
    ``usual_spread`` is how far people of one team usually differ, in points of 100, as the dimension's range takes it: what the
    norms say, or else 22.
    """

    id: str
    teams: int | None
    usual_spread: int
    percentile: list[int] | None
    withheld: Withheld


class PublicNorms(Frozen):
    """Other teams beside this one: which norms, what to keep in mind, and each dimension's place in them."""

    edition: str
    day: str
    sector: str | None
    licence: str | None
    version: str
    teams: int
    people: int
    dimensions: list[PublicPlace]
    caveats: list[Reason]


class CoreStamp(Frozen):
    """The questionnaire that is extended; ``dimensions``: ids of those of its dimensions that have a score."""

    id: str
    version: str
    dimensions: tuple[str, ...]


class QuestionnaireStamp(Frozen):
    """Which questionnaire, to the byte, and how its answers are counted.

    ``core``: the questionnaire that it extends. ``min_answered``: least share of a dimension's statements that somebody answers
    who is scored in it. ``not_applicable``: ids of the statements that have such an answer. Files written before these were
    noted do not tell them. ``pulse``: it is asked often, so its figures are rough (method M78).
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    id: str
    version: str
    sha256: str
    core: CoreStamp | None = None
    min_answered: float | None = None
    not_applicable: tuple[str, ...] | None = None
    pulse: bool = False


class PolicyStamp(Frozen):
    """What people were told."""

    minimum: int = Field(ge=5)
    audience: Audience


class PublicScorecard(Frozen):
    """One team's result as it may be shown.

    ``breakdowns`` are its groups by a background question. ``without_ledger`` is the reason that was given for not looking at
    what was given out of this round before; None where the ledger was kept.
    """

    # Keys are never absent, so the JSON Schema requires those with a default too.
    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    schema_: Literal["teamcheck/scorecard/1"] = Field(default="teamcheck/scorecard/1", alias="schema")
    protected: Literal[True] = True
    teamcheck: str
    questionnaire: QuestionnaireStamp
    policy: PolicyStamp
    edition: Edition
    team: str
    round: str | None
    size: int | None
    answered: int
    response_rate: int | None
    dimensions: list[PublicDimension]
    groups: list[PublicGroup]
    checklists: list[PublicChecklist]
    real_team: list[PublicMark]
    unscored: list[PublicUnscored] = Field(default=[])
    comments: list[PublicComments]
    reading: Reading
    norms: PublicNorms | None = None
    breakdowns: list[PublicBreakdown] = Field(default=[])
    without_ledger: str | None = None
    withheld: Withheld
