"""The discussion edition of a team of any size: the questions without a figure, where figures are out already (method M64)."""

from teamcheck.scorecard.nothing import FIGURES, ITEM_FIGURES
from teamcheck.scorecard.public import PublicDimension, PublicItem, PublicScorecard, Reading, Withheld
from teamcheck.scorecard.reasons import withheld

_CODE = "given-out"


def without_figures(card: PublicScorecard) -> PublicScorecard:
    """The same scorecard without anything that follows from answers; how many answered stays.

    A discussion edition stays as it is, and says that too few answered.
    """
    if card.edition == "discussion":
        return card
    return card.model_copy(
        update={
            "edition": "discussion",
            "dimensions": [_dimension(dimension) for dimension in card.dimensions],
            "groups": [
                group.model_copy(update={"score": None, "withheld": withheld(score="not-all-shown")}) for group in card.groups
            ],
            "real_team": [mark.model_copy(update={"met": None, "withheld": withheld(met=_CODE)}) for mark in card.real_team],
            "comments": [
                asked.model_copy(update={"comments": None, "withheld": withheld(comments=_CODE)}) for asked in card.comments
            ],
            "reading": Reading(build_on=[], talk_about=[], see_differently=[]),
            "norms": None,
            "breakdowns": [],
        }
    )


def _dimension(dimension: PublicDimension) -> PublicDimension:
    items = [_item(item) for item in dimension.items]
    return dimension.model_copy(update=_nothing(FIGURES) | {"score_end": None, "interval_kind": None, "items": items})


def _item(item: PublicItem) -> PublicItem:
    return item.model_copy(update=_nothing(ITEM_FIGURES))


def _nothing(figures: tuple[str, ...]) -> dict[str, Withheld | None]:
    return {**dict.fromkeys(figures), "withheld": withheld(**dict.fromkeys(figures, _CODE))}
