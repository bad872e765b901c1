"""The discussion edition of a team of any size: the questions without a figure, where figures are out already (method M64)."""

from teamcheck.scorecard.checklists import without_figures as checklist_without_figures
from teamcheck.scorecard.nothing import FIGURES, ITEM_FIGURES
from teamcheck.scorecard.public import PublicDimension, PublicItem, PublicScorecard, Reading, Withheld
from teamcheck.scorecard.reasons import withheld

_CODE = "given-out"


def without_figures(card: PublicScorecard, code: str = _CODE) -> PublicScorecard:
    """The same scorecard without anything that follows from answers; how many answered stays.

    A discussion edition stays as it is, and says that too few answered.

    Args:
        card: What may be shown.
        code: Why its figures are left out.
    """
    if card.edition == "discussion":
        return card
    return card.model_copy(
        update={
            "edition": "discussion",
            "dimensions": [dimension_without_figures(dimension, code) for dimension in card.dimensions],
            "groups": [
                group.model_copy(update={"score": None, "withheld": withheld(score="not-all-shown")}) for group in card.groups
            ],
            "real_team": [mark.model_copy(update={"met": None, "withheld": withheld(met=code)}) for mark in card.real_team],
            "comments": [
                asked.model_copy(update={"comments": None, "withheld": withheld(comments=code)}) for asked in card.comments
            ],
            "checklists": [checklist_without_figures(each, code) for each in card.checklists],
            "reading": Reading(build_on=[], talk_about=[], see_differently=[]),
            "norms": None,
            "breakdowns": [],
        }
    )


def dimension_without_figures(dimension: PublicDimension, code: str) -> PublicDimension:
    """The same dimension without anything that follows from answers."""
    items = [_item(item, code) for item in dimension.items]
    return dimension.model_copy(update=_nothing(FIGURES, code) | {"score_end": None, "interval_kind": None, "items": items})


def _item(item: PublicItem, code: str) -> PublicItem:
    return item.model_copy(update=_nothing(ITEM_FIGURES, code))


def _nothing(figures: tuple[str, ...], code: str) -> dict[str, Withheld | None]:
    return {**dict.fromkeys(figures), "withheld": withheld(**dict.fromkeys(figures, code))}
