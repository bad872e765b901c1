"""A dimension without figures: too few answers, or one that cannot stand beside another (method M20)."""

from functools import lru_cache

from teamcheck.questionnaire.model import Item
from teamcheck.scorecard.model import DimensionResult
from teamcheck.scorecard.parts import item_of, title_of
from teamcheck.scorecard.public import PublicDimension, PublicItem
from teamcheck.scorecard.reasons import withheld

FIGURES = (
    "n", "score", "interval", "favourable", "neutral", "unfavourable", "agreement", "two_camps", "band", "step", "worst_case",
    "spread",
)  # fmt: skip
ITEM_FIGURES = ("n", "word", "score", "counts")
UNSCORED_FIGURES = ("n", "word", "counts")


def no_figures(result: DimensionResult, code: str) -> PublicDimension:
    """The dimension and its statements, to talk about, without any figure."""
    return PublicDimension(
        **title_of(result.dimension),
        n=None,
        score=None,
        score_end=None,
        interval=None,
        interval_kind=None,
        favourable=None,
        neutral=None,
        unfavourable=None,
        agreement=None,
        two_camps=None,
        band=None,
        step=None,
        worst_case=None,
        spread=None,
        items=[_statement(item.item, code) for item in result.items],
        withheld=withheld(**dict.fromkeys(FIGURES, code)),
    )


@lru_cache(maxsize=1 << 10)  # of some 2,000 bytes each; two or three for a statement
def _statement(item: Item, code: str) -> PublicItem:
    return PublicItem(
        **item_of(item),
        n=None,
        word=None,
        score=None,
        counts=None,
        withheld=withheld(**dict.fromkeys(ITEM_FIGURES, code)),
    )
