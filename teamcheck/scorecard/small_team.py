"""The small-team edition of a dimension: five to nine answers (methods M20 to M24)."""

from dataclasses import dataclass
from functools import lru_cache

from teamcheck.questionnaire.model import Band, Item
from teamcheck.scorecard import fives
from teamcheck.scorecard.agreement_word import agreement_withheld
from teamcheck.scorecard.bands import band_of
from teamcheck.scorecard.item_words import answers_to, word_of
from teamcheck.scorecard.model import DimensionResult
from teamcheck.scorecard.parts import item_of, title_of
from teamcheck.scorecard.public import Agreement, PublicDimension, PublicItem, Reason, Word
from teamcheck.scorecard.reasons import withheld
from teamcheck.scorecard.words_beside import words_withheld
from teamcheck.statistics.agreement import agreement
from teamcheck.statistics.interval import USUAL_SPREAD, small_team_half_width, worst_case
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.rounding import outwards, to_tenths

#: Figures that only larger teams see, and those that hang on a score.
_FINER = ("two_camps", "spread", "favourable", "neutral", "unfavourable")
_OF_SCORES = ("score", "interval", "worst_case", "band")


@dataclass(frozen=True, slots=True)
class Figures:
    """All that a small team's answers to one dimension decide: everything else follows from these and from public facts.

    Attributes:
        score: To the nearest 5; None for a dimension of one item.
        agreement: One word, or None where it is withheld.
        words: A word for each item, or None where it is withheld.
        agreement_code: Why there is no agreement word.
        word_codes: Why an item has no word.
        score_code: Why there is no score, where there is none.
        finer_code: Why there are no figures that only larger teams see.
        ends: The lowest and the highest score that is printed.
    """

    score: int | None
    agreement: Agreement | None
    words: tuple[Word | None, ...]
    agreement_code: str | None
    word_codes: tuple[str | None, ...]
    score_code: str = "one-item"
    finer_code: str = "below-10"
    ends: tuple[int, int] = fives.ENDS


def figures(result: DimensionResult, minimum: int) -> Figures:
    """The figures of a dimension that five to nine people answered."""
    if len(result.items) == 1 or result.score is None:
        code = None if answers_to(result.items[0]).leaves_room else "scale-tells"
        return _with_words(result, minimum, None, "few-items", code)
    score = fives.printed(result.score)
    return _with_words(result, minimum, score, agreement_withheld(result, score), words_withheld(result, score, minimum))


def _with_words(
    result: DimensionResult, minimum: int, score: int | None, agreement_code: str | None, words_code: str | None
) -> Figures:
    codes = tuple("below-minimum" if item.n < minimum else words_code for item in result.items)
    return Figures(
        score=score,
        agreement=None if agreement_code else agreement(result.spread),
        words=tuple(None if code else word_of(item) for item, code in zip(result.items, codes, strict=True)),
        agreement_code=agreement_code,
        word_codes=codes,
    )


def small_team_dimension(
    result: DimensionResult, *, size: int | None, minimum: int, bands: tuple[Band, ...], usual: float = USUAL_SPREAD
) -> PublicDimension:
    """What a small team may see of a dimension; ``usual`` is the usual spread within a team."""
    return rough_dimension(result, figures(result, minimum), size=size, minimum=minimum, bands=bands, usual=usual)


def rough_dimension(
    result: DimensionResult,
    found: Figures,
    *,
    size: int | None,
    minimum: int,
    bands: tuple[Band, ...],
    usual: float = USUAL_SPREAD,
) -> PublicDimension:
    """A dimension of which these figures are shown, and what follows from them and from numbers of people alone."""
    reasons = withheld(**dict.fromkeys(_FINER, found.finer_code))
    if found.agreement_code:
        reasons |= withheld(agreement=found.agreement_code)
    if found.score is None:
        reasons |= withheld(**dict.fromkeys(_OF_SCORES, found.score_code))
        interval = worst = band = None
    else:
        worst, worst_reasons = worst_range(found.score, result.n, size, ends=found.ends)
        interval, interval_reasons = how_sure(found.score, result.n, size, worst, usual, ends=found.ends)
        band, band_reasons = band_of(*span(found.score, found.ends), bands)
        reasons |= worst_reasons | interval_reasons | band_reasons
    return PublicDimension(
        **title_of(result.dimension),
        n=result.n,
        score=found.score,
        score_end=None if found.score is None else fives.end_of(found.score, found.ends),
        interval=interval,
        interval_kind=None if interval is None else "this team in general" if size is None else "this team now",
        favourable=None,
        neutral=None,
        unfavourable=None,
        agreement=found.agreement,
        two_camps=None,
        band=band,
        step=None if result.step is None else to_tenths(result.step),
        worst_case=worst,
        spread=None,
        items=[
            _item(each.item, each.n if each.n >= minimum else None, word, code, found.finer_code)
            for each, word, code in zip(result.items, found.words, found.word_codes, strict=True)
        ],
        withheld=reasons,
    )


def worst_range(
    score: int, n: int, size: int | None, off: float = 0.0, ends: tuple[int, int] = fives.ENDS
) -> tuple[list[int] | None, dict[str, Reason]]:
    """The worst case of every score that is printed as this one, outwards to 5 (method M10).

    Args:
        score: As it is printed.
        n: People scored.
        size: Everybody, or None where that is not known.
        off: How far the score may be off besides being rounded.
        ends: The lowest and the highest score that is printed.
    """
    if size is None:
        return None, withheld(worst_case="size-unknown")
    if n >= size:
        return None, withheld(worst_case="everyone-answered")
    lowest, highest = span(score, ends)
    low, _ = worst_case(max(lowest - fives.STEP / 2 - off, 0.0), n, size)
    _, high = worst_case(min(highest + fives.STEP / 2 + off, 100.0), n, size)
    return list(outwards(low, high, fives.STEP)), {}


def how_sure(
    score: int,
    n: int,
    size: int | None,
    worst: list[int] | None,
    usual: float = USUAL_SPREAD,
    *,
    off: float = 0.0,
    ends: tuple[int, int] = fives.ENDS,
) -> tuple[list[int] | None, dict[str, Reason]]:
    """The interval from n, size and the usual spread alone, outwards to 5, never past what is possible (method M9)."""
    if size is not None and n >= size:
        return None, withheld(interval="everyone-answered")
    half = (small_team_half_width(FLOATS, n, size, usual_spread=usual) or 0.0) + off
    lowest, highest = span(score, ends)
    low, high = outwards(lowest - half, highest + half, fives.STEP)
    least, most = worst or (0, 100)
    return [max(low, least, 0), min(high, most, 100)], {}


def span(score: int, ends: tuple[int, int] = fives.ENDS) -> tuple[int, int]:
    """The score itself, or from it to the end of the scale where the end is open."""
    bottom, top = ends
    return (0 if score == bottom else score, 100 if score == top else score)


@lru_cache(maxsize=1 << 12)  # of some 2,000 bytes each; thirty for a statement, if nobody leaves one out
def _item(item: Item, n: int | None, word: Word | None, code: str | None, finer: str) -> PublicItem:
    reasons = withheld(score=finer, counts=finer)
    if code:
        reasons |= withheld(word=code)
    if n is None:
        reasons |= withheld(n="below-minimum")
    return PublicItem(
        **item_of(item),
        n=n,
        word=word,
        score=None,
        counts=None,
        withheld=reasons,
    )
