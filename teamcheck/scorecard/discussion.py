"""The discussion edition of a team of any size: the questions without a figure, where figures are out already (method M64)."""

from teamcheck.scorecard.checklists import without_figures as checklist_without_figures
from teamcheck.scorecard.nothing import FIGURES, ITEM_FIGURES, UNSCORED_FIGURES
from teamcheck.scorecard.public import (
    PublicComments,
    PublicDimension,
    PublicGroup,
    PublicItem,
    PublicMark,
    PublicScorecard,
    PublicUnscored,
    Reading,
    Withheld,
)
from teamcheck.scorecard.reasons import withheld

_CODE = "given-out"


def without_figures(card: PublicScorecard, code: str = _CODE) -> PublicScorecard:
    """The same scorecard without anything that follows from answers; how many answered stays.

    A discussion edition says that too few answered; a mark, a statement without a score, comments or a list of which enough
    did go from it as well.

    Args:
        card: What may be shown.
        code: Why its figures are left out.
    """
    if card.edition == "discussion":
        return card.model_copy(update=_what_is_left(card, code))
    return card.model_copy(
        update={
            "edition": "discussion",
            "dimensions": [dimension_without_figures(dimension, code) for dimension in card.dimensions],
            "groups": [group_without_score(group) for group in card.groups],
            "real_team": [mark_without_word(mark, code) for mark in card.real_team],
            "unscored": [unscored_without_figures(each, code) for each in card.unscored],
            "comments": [without_comments(asked, code) for asked in card.comments],
            "checklists": [checklist_without_figures(each, code) for each in card.checklists],
            "reading": Reading(build_on=[], talk_about=[], see_differently=[]),
            "norms": None,
            "breakdowns": [],
        }
    )


def _what_is_left(card: PublicScorecard, code: str) -> dict[str, object]:
    """What a card without a figure of a dimension can still show, taken out of it; other reasons stay."""
    return {
        "real_team": [mark if mark.met is None else mark_without_word(mark, code) for mark in card.real_team],
        "unscored": [each if each.n is None else unscored_without_figures(each, code) for each in card.unscored],
        "comments": [asked if asked.comments is None else without_comments(asked, code) for asked in card.comments],
        "checklists": [each if each.n is None else checklist_without_figures(each, code) for each in card.checklists],
    }


def dimension_without_figures(dimension: PublicDimension, code: str) -> PublicDimension:
    """The same dimension without anything that follows from answers."""
    items = [_item(item, code) for item in dimension.items]
    return dimension.model_copy(update=_nothing(FIGURES, code) | {"score_end": None, "interval_kind": None, "items": items})


def group_without_score(group: PublicGroup) -> PublicGroup:
    """The same group, of which not every dimension is shown."""
    return group.model_copy(update={"score": None, "withheld": withheld(score="not-all-shown")})


def mark_without_word(mark: PublicMark, code: str) -> PublicMark:
    """The same mark of a real team, and not whether it is met."""
    return mark.model_copy(update={"met": None, "withheld": withheld(met=code)})


def unscored_without_figures(statement: PublicUnscored, code: str) -> PublicUnscored:
    """The same statement without a score, and nothing of what was answered to it."""
    return statement.model_copy(update=_nothing(UNSCORED_FIGURES, code))


def without_comments(asked: PublicComments, code: str) -> PublicComments:
    """The same question, and nothing of what was written to it."""
    return asked.model_copy(update={"comments": None, "withheld": withheld(comments=code)})


def _item(item: PublicItem, code: str) -> PublicItem:
    return item.model_copy(update=_nothing(ITEM_FIGURES, code))


def _nothing(figures: tuple[str, ...], code: str) -> dict[str, Withheld | None]:
    return {**dict.fromkeys(figures), "withheld": withheld(**dict.fromkeys(figures, code))}
