"""One dimension's section as plain data: its figures in words and drawings, its statements, and what to do with them."""

from functools import lru_cache

from markupsafe import Markup

from teamcheck.questionnaire.model import Dimension, Item, Scale
from teamcheck.report import charts, sentences, words
from teamcheck.report.charts import Kind
from teamcheck.report.language import Language, Said
from teamcheck.report.leanings import kind_of_word
from teamcheck.report.material import View, material_of, material_view
from teamcheck.scorecard.public import PublicDimension, PublicItem


def anchor(dimension_id: str) -> str:
    """The id of a dimension's section on the page."""
    return f"f-{dimension_id}"


def score_drawing(dimension: PublicDimension) -> Markup | str:
    """The dot and its range; empty where there is no score."""
    return charts.score(dimension.score, dimension.interval) if dimension.score is not None else ""


def score_text(dimension: PublicDimension, say: Language) -> Said:
    """The score as printed, the word of its one statement, or that it is not shown."""
    if dimension.score is not None:
        return words.score(say, dimension.score, dimension.score_end)
    word = words.one_word(dimension)
    return say("not shown") if word is None else words.statement_word(say, word)


def range_text(dimension: PublicDimension, say: Language) -> Said | None:
    """The range beside a score; None where there is none."""
    if dimension.interval is not None:
        return say("likely {range}", range=words.span(say, dimension.interval))
    reason = dimension.withheld.get("interval")
    return say("everyone answered") if reason is not None and reason.code == "everyone-answered" else None


def dimension_view(dimension: PublicDimension, asked: Dimension, say: Language) -> View:
    """Everything a dimension's section shows."""
    pattern = sentences.pattern(dimension, asked, say)
    agreement = None if pattern and not dimension.two_camps else sentences.agreement(dimension, say)
    return {
        "id": anchor(dimension.id),
        "title": dimension.title,
        "question": asked.question,
        "band": dimension.band or "",
        "drawing": _gauge(dimension),
        "lead": say.together([sentences.rating(dimension, say), *([agreement] if agreement else [])]),
        "certainty": sentences.certainty(dimension, say),
        "spread": sentences.scatter(dimension, say),
        "pattern": pattern,
        "statements": [_statement(dimension, *pair, say) for pair in zip(dimension.items, asked.items, strict=True)],
        "statement_figures": any(item.word is not None or item.counts is not None for item in dimension.items),
        "statements_withheld": bool(why_no_words(dimension)),
        "statement_scores": any(item.score is not None for item in dimension.items),
        **material_view(material_of(asked)),
    }


def why_no_words(dimension: PublicDimension) -> str:
    """Why no statement has a word, where other figures are shown; empty otherwise."""
    if dimension.n is None or any(item.word is not None for item in dimension.items):
        return ""
    return dimension.items[0].withheld["word"].text


def _gauge(dimension: PublicDimension) -> Markup | str:
    """How people's own scores lie, where that is shown; else the score and its range."""
    if dimension.spread is None or dimension.score is None:
        return score_drawing(dimension)
    return charts.spread(dimension.score, dimension.spread.middle_half, dimension.spread.lowest_highest)


def _statement(dimension: PublicDimension, item: PublicItem, asked: Item, say: Language) -> View:
    counts = None if item.counts is None else counted_answers(item.counts, asked)
    uneven = item.n is not None and item.n != dimension.n
    return {
        "text": item.text,
        "turned": item.keyed == "negative",
        "chip": _chip(item, say),
        "squares": counts["drawing"] if counts else "",
        "counts": counts["text"] if counts else "",
        "n": say("({count} answered)", count=item.n) if uneven else "",
        "score": "" if item.score is None else say("score {score}", score=item.score),
    }


def _chip(item: PublicItem, say: Language) -> View | None:
    """The word of a statement as asked, and what it means for the team; None where it has none or answers are counted."""
    kind = kind_of_word(item)
    if item.word is None or kind is None or item.counts is not None:
        return None
    return {"word": words.statement_word(say, item.word), "kind": kind}


def counted_answers(counts: list[int], asked: Item) -> View:
    """The answers to a statement in the direction it was asked: squares, and the same in words."""
    scale = asked.scale
    turned = asked.keyed == "negative"
    keyed_points = [scale.lowest + scale.highest - point if turned else point for point in scale.points]
    in_order = [counts[point - scale.lowest] for point in keyed_points]
    kinds = _kinds(scale.lowest, scale.highest, scale.favourable, scale.unfavourable)
    piles = [charts.Pile(*kinds[point], count) for point, count in zip(keyed_points, in_order, strict=True)]
    said = [f"{_label(scale, point)} {count}" for point, count in zip(scale.points, in_order, strict=True) if count]
    return {"drawing": charts.squares(piles), "text": ", ".join(said)}


def _label(scale: Scale, point: int) -> str:
    """The words of a point; one without words is set apart from the count that follows."""
    return scale.labels.get(point, f"{point}:")


@lru_cache(maxsize=64)
def _kinds(lowest: int, highest: int, favourable: frozenset[int], unfavourable: frozenset[int]) -> dict[int, tuple[Kind, bool]]:
    """What each keyed point speaks for, and whether it is the outermost of several on its side."""
    kinds: dict[int, tuple[Kind, bool]] = {}
    for point in range(lowest, highest + 1):
        if point in favourable:
            kinds[point] = "for", point == highest and len(favourable) > 1
        elif point in unfavourable:
            kinds[point] = "against", point == lowest and len(unfavourable) > 1
        else:
            kinds[point] = "neutral", False
    return kinds
