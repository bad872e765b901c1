"""What is given out of a team, as the ledger looks at it: exactly the parts that the protected scorecard shows."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from teamcheck.organisation.ledger.release import Release, name_of
from teamcheck.questionnaire.model import Item
from teamcheck.scorecard.model import DimensionResult, ItemResult, Scorecard
from teamcheck.statistics.plan import PlanItem
from teamcheck.statistics.tally import DimensionTally


class ShownItem(Protocol):
    """A statement as it is shown."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def score(self) -> int | None:
        """Its score, which stands where its answers are counted out; else None."""


class Shown(Protocol):
    """A dimension as it is shown, in a scorecard or a comparison."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def n(self) -> int | None:
        """How many people it is of; None where nothing of it is shown."""

    @property
    def items(self) -> Sequence[ShownItem]:
        """Its statements."""


def team_release(
    card: Scorecard,
    shown: Iterable[Shown],
    marks: Collection[str] = (),
    *,
    file: str = "",
    named: bool = True,
    cuts: tuple[str, ...] = (),
) -> Release:
    """What is given out of a team in one round.

    Args:
        card: The exact result.
        shown: Its dimensions as they are shown, for the copy that shows most: other copies and formats are the same release.
        marks: Ids of the marks of a real team that have a word.
        file: Name of the file of answers.
        named: Whether the file itself says which team it is.
        cuts: Ways in which people are parted beside it. Where there are any, dimensions that are not shown count as given
            out as well, for totals count the people in them.
    """
    results = {result.dimension.id: result for result in card.dimensions}
    counted = {id_: _whole(result) for id_, result in results.items() if result.n} if cuts else {}
    for each in shown:
        if each.n is not None:
            counted |= _of_dimension(results[each.id], each)
    counted |= {f"mark/{mark.item.id}": _of_item(mark) for mark in card.real_team if mark.item.id in marks}
    of = ("team", card.team) if named else ("team",)
    source = "" if named and card.round is not None else name_of(file)
    return Release(of, card.questionnaire.id, card.round, counted, source, cuts)


def figures_of(tally: DimensionTally, items: Sequence[Item], plan: Sequence[PlanItem], min_answered: float) -> str:
    """All that the figures of a dimension follow from, whatever order people, items or columns stand in.

    What a statement says is left out: a word put right, or a translation, changes no figure.
    """
    asked = [_asked(*each) for each in zip(items, plan, tally.answers, tally.scored, strict=True)]
    sums = [tally.n, tally.total, tally.squares, tally.high, tally.low]
    return json.dumps([sorted(asked, key=str), min_answered, sums, sorted(tally.scores.items())])


def _of_dimension(result: DimensionResult, shown: Shown) -> Mapping[str, tuple[int, str]]:
    """The dimension, and each statement whose answers are counted out."""
    counted = {item.id for item in shown.items if item.score is not None}
    items = {f"{shown.id}/{item.item.id}": _of_item(item) for item in result.items if item.item.id in counted}
    return {shown.id: _whole(result), **items}


def _whole(result: DimensionResult) -> tuple[int, str]:
    return result.n, figures_of(result.tally, result.dimension.items, result.plan.items, result.plan.min_answered)


def _of_item(result: ItemResult) -> tuple[int, str]:
    scale = result.item.scale
    asked = [result.item.keyed, scale.lowest, scale.highest, sorted(scale.favourable)]
    return result.n, json.dumps([asked, result.counts])


def _asked(item: Item, plan: PlanItem, answers: tuple[int, ...], scored: tuple[int, ...]) -> list[object]:
    sides = [sorted(plan.favourable), sorted(plan.unfavourable)]
    return [item.id, plan.reverse, plan.lowest, plan.highest, sides, answers, scored]
