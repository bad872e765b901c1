"""The words of the scale for answers that `audit` has found, where the questionnaire is at hand."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from teamcheck.organisation.audit.printed import unscored_id

if TYPE_CHECKING:
    from teamcheck.organisation.audit.findings import Finding, Named
    from teamcheck.questionnaire.model import Item, Questionnaire


class Labels:
    """What people saw beside the answers to each statement of some questionnaires."""

    def __init__(self, questionnaires: "Iterable[Questionnaire]" = ()) -> None:
        self._items: dict[tuple[str, str], Item | None] = {}
        self._dimensions: dict[tuple[str, str], tuple[Item, ...]] = {}
        for questionnaire in questionnaires:
            for item in questionnaire.items:
                known = self._items.setdefault((item.id, item.text), item)
                if known is not None and (known.scale, known.keyed) != (item.scale, item.keyed):
                    self._items[item.id, item.text] = None  # two questionnaires ask it in two ways
            for dimension in questionnaire.dimensions:
                self._dimensions[dimension.id, dimension.title] = dimension.items
            for item in (item for dimension in questionnaire.unscored for item in dimension.items):
                self._dimensions[unscored_id(item.id), item.text] = (item,)

    def of_one(self, finding: "Finding") -> str | None:
        """The answer that one person gave to a statement; None where it is not known in words, or is not of one."""
        if finding.item is None or finding.people is None or finding.people.number != 1:
            return None
        item = self._items.get((finding.item.id, finding.item.text))
        if item is None or finding.low is None or finding.high is None:
            return None
        fitting = [point for point in item.scale.points if finding.low <= _scored(item, point) <= finding.high]
        return item.scale.label(fitting[0]) if len(fitting) == 1 else None

    def of_points(self, dimension: "Named | None", points: Sequence[int | None]) -> list[str]:
        """A member's answers to the statements of a dimension; as points where its words are not at hand."""
        items = () if dimension is None else self._dimensions.get((dimension.id, dimension.text), ())
        if len(items) != len(points):
            return ["none" if point is None else str(point) for point in points]
        return ["none" if point is None else f'"{item.scale.label(point)}"' for item, point in zip(items, points, strict=True)]


def _scored(item: "Item", point: int) -> Fraction:
    """Where an answer is placed from 0 to 100, 100 being the better end."""
    steps = point - item.scale.lowest
    return Fraction(100 * (item.scale.steps - steps if item.keyed == "negative" else steps), item.scale.steps)
