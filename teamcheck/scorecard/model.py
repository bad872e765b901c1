"""A team's result in full: what `score` makes and `disclose` protects. Never printed as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire
from teamcheck.responses.model import Comment
from teamcheck.scorecard.parted import Parted
from teamcheck.statistics.centre import Moments
from teamcheck.statistics.plan import PlanDimension
from teamcheck.statistics.tally import DimensionTally


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item of one dimension.

    Attributes:
        item: What was asked.
        n: People who answered it.
        counts: How many chose each keyed point, lowest first.
        mean: Mean keyed answer in points; None when nobody answered.
        sd: Standard deviation (n-1) in points; None below two answers.
        score: The mean on 0-100, higher is better; None when nobody answered.
        favourable: How many answers are favourable.
    """

    item: Item
    n: int
    counts: tuple[int, ...]
    mean: float | None
    sd: float | None
    score: float | None
    favourable: int


@dataclass(frozen=True, slots=True)
class DimensionResult:
    """One dimension of one team.

    Attributes:
        dimension: What was asked.
        n: People scored in it.
        score: Mean of people's dimension scores on 0-100; None when n is 0.
        spread: Standard deviation (n-1) of the same, in points of 100; None below two people.
        mean: The mean on the questionnaire's own points (or 0-1 where scales differ); None when n is 0.
        sd: Standard deviation on the same; None below two people.
        unit: ``points`` or ``share``.
        step: What one person moving one step on every item moves the score by, in points of 100; None when n is 0.
        answers: Answers of the scored people, all items together.
        favourable: How many of those are favourable.
        unfavourable: How many of those are unfavourable.
        high: People with a score of 60 or more.
        low: People with a score of 40 or less.
        scores: Every dimension score on 0-100, lowest first; one a person.
        items: The items in order.
        hundred: The sums behind ``score`` and ``spread``.
        points: The sums behind ``mean`` and ``sd``.
        plan: How it was counted.
        tally: What was counted.
    """

    dimension: Dimension
    n: int
    score: float | None
    spread: float | None
    mean: float | None
    sd: float | None
    unit: str
    step: float | None
    answers: int
    favourable: int
    unfavourable: int
    high: int
    low: int
    scores: tuple[float, ...]
    items: tuple[ItemResult, ...]
    hundred: Moments[float]
    points: Moments[float]
    plan: PlanDimension
    tally: DimensionTally


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything about one team in one round, unrounded and unprotected.

    Attributes:
        questionnaire: What was asked.
        team: Name of the team.
        round: The time of asking, or None.
        size: Members of the team, or None when unknown.
        answered: Rows of answers.
        dimensions: The dimensions that have a score, in order.
        real_team: The real-team marks.
        comments: Comment question id to the comments, in an order that tells nothing.
        parted: Its people in groups by background questions, where that was asked for.
    """

    questionnaire: Questionnaire
    team: str
    round: str | None
    size: int | None
    answered: int
    dimensions: tuple[DimensionResult, ...]
    real_team: tuple[ItemResult, ...]
    comments: Mapping[str, tuple[Comment, ...]] = field(default_factory=dict)
    parted: Parted | None = None
