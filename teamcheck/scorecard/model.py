"""A team's result in full: what `score` makes and `disclose` protects. Never printed as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from teamcheck.questionnaire.model import Checklist, Dimension, Item, Questionnaire
from teamcheck.responses.model import Comment
from teamcheck.scorecard.parted import Parted
from teamcheck.statistics.centre import Moments, mean, on_points, sd
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.order import people_scores
from teamcheck.statistics.plan import PlanDimension
from teamcheck.statistics.shares import chosen
from teamcheck.statistics.tally import DimensionTally


class ItemResult(NamedTuple):
    """One item of one dimension.

    Attributes:
        item: What was asked.
        counts: How many chose each keyed point, lowest first.
        n: People who answered it.
        mean: Mean keyed answer in points; None when nobody answered.
        sd: Standard deviation (n-1) in points; None below two answers.
        score: The mean on 0-100, higher is better; None when nobody answered.
    """

    item: Item
    counts: tuple[int, ...]
    n: int
    mean: float | None
    sd: float | None
    score: float | None

    @property
    def favourable(self) -> int:
        """How many answers are favourable."""
        return chosen(self.item.scale.favourable, self.counts, self.item.scale.lowest)


@dataclass(frozen=True, slots=True)
class DimensionResult:
    """One dimension of one team. What only full figures for analysts need is worked out when it is asked for.

    Attributes:
        dimension: What was asked.
        n: People scored in it.
        score: Mean of people's dimension scores on 0-100; None when n is 0.
        spread: Standard deviation (n-1) of the same, in points of 100; None below two people.
        step: What one person moving one step on every item moves the score by, in points of 100; None when n is 0.
        answers: Answers of the scored people, all items together.
        favourable: How many of those are favourable.
        unfavourable: How many of those are unfavourable.
        items: The items in order.
        hundred: The sums behind ``score`` and ``spread``.
        plan: How it was counted.
        tally: What was counted.
    """

    dimension: Dimension
    n: int
    score: float | None
    spread: float | None
    step: float | None
    answers: int
    favourable: int
    unfavourable: int
    items: tuple[ItemResult, ...]
    hundred: Moments[float]
    plan: PlanDimension
    tally: DimensionTally

    @property
    def high(self) -> int:
        """People with a score of 60 or more."""
        return self.tally.high

    @property
    def low(self) -> int:
        """People with a score of 40 or less."""
        return self.tally.low

    @property
    def scores(self) -> tuple[float, ...]:
        """Every dimension score on 0-100, lowest first; one a person."""
        return people_scores(self.tally.scores, self.hundred)

    @property
    def points(self) -> Moments[float]:
        """The sums behind ``mean`` and ``sd``."""
        return on_points(self.plan, self.tally)

    @property
    def mean(self) -> float | None:
        """The mean on the questionnaire's own points (or 0-1 where scales differ); None when n is 0."""
        return mean(FLOATS, self.points)

    @property
    def sd(self) -> float | None:
        """Standard deviation on the same; None below two people."""
        return sd(FLOATS, self.points)

    @property
    def unit(self) -> str:
        """``points`` or ``share``."""
        return "share" if self.plan.mixed else "points"


class ChecklistResult(NamedTuple):
    """What was ticked on one checklist.

    Attributes:
        checklist: What was asked.
        n: People who ticked something.
        counts: Option to how many people ticked it.
    """

    checklist: Checklist
    n: int
    counts: Mapping[str, int]


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
        unscored: The statements that have no score, in order.
        comments: Comment question id to the comments, in an order that tells nothing.
        parted: Its people in groups by background questions, where that was asked for.
        checklists: What was ticked on its checklists, in order.
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
    checklists: tuple[ChecklistResult, ...] = ()
    unscored: tuple[ItemResult, ...] = ()
