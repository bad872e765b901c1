"""How far the items of each dimension hold together, over all people of all teams (method M56): about the questions only."""

from collections.abc import Sequence
from dataclasses import dataclass

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire
from teamcheck.responses.model import Response
from teamcheck.scorecard.plan import plan_of
from teamcheck.statistics.complete import CompleteCases, Pattern, complete_cases
from teamcheck.statistics.omega import omega_total
from teamcheck.statistics.plan import PlanDimension
from teamcheck.statistics.reduce import count_patterns, splitter
from teamcheck.statistics.reliability import alpha, alpha_interval, covariances, item_rest_r

#: Fewest people of whom it can be said at all, and fewest of whom it is more than a rough guess.
FEWEST, ROUGH_BELOW = 30, 100


@dataclass(frozen=True, slots=True)
class AgainstOthers:
    """An item that runs against the others of its dimension, and the correlation that says so, below 0."""

    item: Item
    r: float


@dataclass(frozen=True, slots=True)
class HoldingTogether:
    """How far the items of one dimension hold together.

    Attributes:
        n: People who answered all of its items.
        alpha: Cronbach's alpha, at most 1; None below FEWEST people, for one item, and where nothing varies.
        interval: Its 95 % interval.
        omega: McDonald's omega, 0 to 1; None also below 50 people, for two items, and where no one thing is common.
        against: Items that run against the others.
    """

    dimension: Dimension
    n: int
    alpha: float | None
    interval: tuple[float, float] | None
    omega: float | None
    against: tuple[AgainstOthers, ...]

    @property
    def is_rough(self) -> bool:
        """Whether so few people answered that the figure is no more than a rough guess."""
        return self.n < ROUGH_BELOW


def holding_together(rows: Sequence[Response], questionnaire: Questionnaire) -> tuple[HoldingTogether, ...]:
    """Every scored dimension, in order. Rows need not be people: a dimension's answers of one person are enough."""
    plan = plan_of(questionnaire)
    part = splitter(plan)
    patterns: tuple[dict[Pattern, int], ...] = tuple({} for _ in plan.dimensions)
    for row in rows:
        count_patterns(part(row.answers), patterns)
    return tuple(
        _dimension(dimension, counted, complete_cases(counted, people))
        for dimension, counted, people in zip(questionnaire.dimensions, plan.dimensions, patterns, strict=True)
        if dimension.is_scored
    )


def _dimension(dimension: Dimension, counted: PlanDimension, complete: CompleteCases) -> HoldingTogether:
    found = covariances(complete, shares=counted.mixed) if complete.n >= FEWEST else None
    if found is None:
        return HoldingTogether(dimension, complete.n, None, None, None, ())
    correlations = [(item, item_rest_r(found, place)) for place, item in enumerate(dimension.items)]
    return HoldingTogether(
        dimension,
        complete.n,
        alpha(found),
        alpha_interval(found),
        omega_total(found),
        tuple(AgainstOthers(item, r) for item, r in correlations if r is not None and r < 0),
    )
