"""The full edition of a dimension: ten answers or more (method M25)."""

from collections.abc import Sequence
from functools import lru_cache

from teamcheck.questionnaire.model import Band, Item
from teamcheck.scorecard.agreement_word import FEWEST_ITEMS
from teamcheck.scorecard.bands import band_of
from teamcheck.scorecard.item_words import word_of
from teamcheck.scorecard.model import DimensionResult, ItemResult
from teamcheck.scorecard.parts import item_of, title_of
from teamcheck.scorecard.public import FULL_FROM, PublicDimension, PublicItem, Reason, Spread, Word
from teamcheck.scorecard.reasons import withheld
from teamcheck.statistics.agreement import agreement, two_camps
from teamcheck.statistics.interval import USUAL_SPREAD, ends, moderated_half_width, worst_case
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.order import quartile
from teamcheck.statistics.rounding import outwards, to_nearest, to_tenths
from teamcheck.statistics.shares import percent

#: Fewest answers of a kind that get a percentage.
FEWEST_OF_A_KIND = 3


def full_dimension(
    result: DimensionResult, *, size: int | None, minimum: int, bands: tuple[Band, ...], usual: float = USUAL_SPREAD
) -> PublicDimension:
    """What a team may see of a dimension that ten or more people answered; ``usual`` is the usual spread within a team."""
    spread, items = spread_of(result.scores), items_of(result, minimum)
    return full_figures(result, size=size, bands=bands, usual=usual, spread=spread, items=items)


def full_figures(
    result: DimensionResult,
    *,
    size: int | None,
    bands: tuple[Band, ...],
    usual: float = USUAL_SPREAD,
    spread: Spread | None = None,
    items: Sequence[PublicItem] = (),
) -> PublicDimension:
    """The same, by default without statements, and without how people's own scores lie."""
    score = None if result.score is None else to_nearest(result.score)
    worst, reasons = worst_range(score, result.n, size)
    interval, interval_reasons = how_sure(result, size, worst, usual)
    band, band_reasons = band_of(score or 0, score or 0, bands)
    shares, share_reasons = kinds(result)
    reasons |= interval_reasons | band_reasons | share_reasons
    few, word = len(result.dimension.items) < FEWEST_ITEMS, agreement(result.spread)
    if few:
        reasons |= withheld(agreement="few-items")
    return PublicDimension(
        **title_of(result.dimension),
        n=result.n,
        score=score,
        score_end=None,
        interval=interval,
        interval_kind=None if interval is None else "this team in general" if size is None else "this team now",
        favourable=shares["favourable"],
        neutral=shares["neutral"],
        unfavourable=shares["unfavourable"],
        agreement=None if few else word,
        two_camps=word != "close" and two_camps(result.n, result.high, result.low),
        band=band,
        step=None if result.step is None else to_tenths(result.step),
        worst_case=worst,
        spread=spread,
        items=list(items),
        withheld=reasons,
    )


def worst_range(score: int | None, n: int, size: int | None) -> tuple[list[int] | None, dict[str, Reason]]:
    """The worst case of every score that is printed as this one, whole points outwards (method M10)."""
    if size is None or score is None:
        return None, withheld(worst_case="size-unknown")
    if n >= size:
        return None, withheld(worst_case="everyone-answered")
    low, _ = worst_case(max(score - 0.5, 0.0), n, size)
    _, high = worst_case(min(score + 0.5, 100.0), n, size)
    return list(outwards(low, high)), {}


def how_sure(
    result: DimensionResult, size: int | None, worst: list[int] | None, usual: float = USUAL_SPREAD
) -> tuple[list[int] | None, dict[str, Reason]]:
    """The moderated interval, whole points outwards, never past what is possible (method M8)."""
    if size is not None and result.n >= size:
        return None, withheld(interval="everyone-answered")
    least, most = worst or (0, 100)
    found = ends(result.score, moderated_half_width(FLOATS, result.hundred, size, usual_spread=usual))
    if found is None:
        return None, withheld(interval="below-minimum")
    low, high = outwards(*found)
    return [max(low, least), min(high, most)], {}


def kinds(result: DimensionResult) -> tuple[dict[str, int | None], dict[str, Reason]]:
    """Favourable, neutral and unfavourable answers in percent; fewer than three of a kind are "few" (method M4).

    Scales on which every point is on one side have no neutral answers, and no share of them.
    """
    counts = {
        "favourable": result.favourable,
        "neutral": result.answers - result.favourable - result.unfavourable,
        "unfavourable": result.unfavourable,
    }
    codes = {kind: "few" for kind, count in sorted(counts.items()) if count < FEWEST_OF_A_KIND}
    if not any(item.scale.has_neutral for item in result.dimension.items):
        codes["neutral"] = "no-neutral"
    shares = {kind: None if kind in codes else _percent(count, result.answers) for kind, count in counts.items()}
    return shares, withheld(**codes)


def spread_of(scores: tuple[float, ...]) -> Spread:
    """The middle half and the lowest and highest of people's scores, whole points (method M15)."""
    low, first, third, high = [_whole(quartile(scores, quarters) or 0.0) for quarters in (0, 1, 3, 4)]
    return Spread(middle_half=[first, third], lowest_highest=[low, high])


@lru_cache(maxsize=1 << 12)  # scores that answers of few people can come to, of some 150 bytes each
def _whole(score: float) -> int:
    return to_nearest(score)


def items_of(result: DimensionResult, minimum: int) -> list[PublicItem]:
    """Every item with its score and its answers; words alone where one item has fewer than ten answers (method M25)."""
    if not all(item.n >= max(FULL_FROM, minimum) for item in result.items):
        return [_worded(item, minimum) for item in result.items]
    held = held_back(result)
    return [_held_back(item.item, item.n) if place == held else _counted(item) for place, item in enumerate(result.items)]


def held_back(result: DimensionResult) -> int | None:
    """The place of the one item of which nothing is shown; None where exactly the people who are scored answered every item.

    It is the first of those that have the largest gap between their answers and the people scored. The mean of a person's
    other answers stands for one that they left out: with the answers to all items and the dimension's score, what stands for
    those left out would be what remains. With one item held back, nothing remains (method M25).
    """
    gaps = [abs(item.n - result.n) for item in result.items]
    return gaps.index(max(gaps)) if any(gaps) else None


def _counted(result: ItemResult) -> PublicItem:
    return PublicItem(
        **item_of(result.item),
        n=result.n,
        word=word_of(result),
        score=None if result.score is None else _whole(result.score),
        counts=list(result.counts),
        withheld={},
    )


def _worded(result: ItemResult, minimum: int) -> PublicItem:
    if result.n >= max(FULL_FROM, minimum):
        return _with_word(result.item, result.n, word_of(result), None)
    return _with_word(result.item, None, None, "statement-below-10" if result.n < FULL_FROM else "below-minimum")


@lru_cache(maxsize=1 << 12)  # of some 2,000 bytes each: three for each statement and number of answers
def _with_word(item: Item, n: int | None, word: Word | None, code: str | None) -> PublicItem:
    reasons = withheld(score="uneven-answers", counts="uneven-answers")
    if code is not None:
        reasons |= withheld(n=code, word=code)
    return PublicItem(**item_of(item), n=n, word=word, score=None, counts=None, withheld=reasons)


@lru_cache(maxsize=1 << 12)  # of some 2,000 bytes each: one for each statement and number of answers
def _held_back(item: Item, n: int) -> PublicItem:
    code = "left-out-tells"
    return PublicItem(
        **item_of(item),
        n=n,
        word=None,
        score=None,
        counts=None,
        withheld=withheld(word=code, score=code, counts=code),
    )


def _percent(count: int, answers: int) -> int | None:
    share = percent(FLOATS, count, answers)
    return None if share is None else _whole(share)
