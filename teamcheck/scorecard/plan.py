"""From a questionnaire to a plain plan for counting: texts and ids stay behind."""

from collections.abc import Sequence

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire
from teamcheck.statistics.plan import Plan, PlanDimension, PlanItem


def plan_of(questionnaire: Questionnaire) -> Plan:
    """What to count, with the columns in the order of ``questionnaire.items`` and the dimensions in their own order."""
    return _plan(questionnaire, questionnaire.dimensions)


def scored_plan(questionnaire: Questionnaire) -> Plan:
    """The same of the dimensions that have a score alone: ``questionnaire.scored``, in their order."""
    return _plan(questionnaire, questionnaire.scored)


def scored_places(questionnaire: Questionnaire) -> tuple[int, ...]:
    """Where the dimensions of `scored_plan` stand among those of `plan_of`."""
    return tuple(place for place, dimension in enumerate(questionnaire.dimensions) if dimension.is_scored)


def _plan(questionnaire: Questionnaire, dimensions: Sequence[Dimension]) -> Plan:
    columns = {item.id: column for column, item in enumerate(questionnaire.items)}
    return Plan(tuple(plan_dimension(dimension, columns, questionnaire.min_answered) for dimension in dimensions))


def plan_dimension(dimension: Dimension, columns: dict[str, int], min_answered: float) -> PlanDimension:
    """One dimension of the plan; an item can stand in several, reversed in one only."""
    return PlanDimension(tuple(plan_item(item, columns[item.id]) for item in dimension.items), min_answered)


def plan_item(item: Item, column: int) -> PlanItem:
    """One item of the plan."""
    return PlanItem(
        column=column,
        lowest=item.scale.lowest,
        highest=item.scale.highest,
        reverse=item.keyed == "negative",
        favourable=item.scale.favourable,
        unfavourable=item.scale.unfavourable,
    )
