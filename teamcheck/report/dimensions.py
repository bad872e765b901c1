"""One dimension's section as plain data: its figures in words and drawings, its statements, and what to do with them."""

from collections.abc import Mapping

from markupsafe import Markup

from teamcheck.questionnaire.model import Dimension, Item
from teamcheck.report import charts, sentences, words
from teamcheck.report.palette import Kind
from teamcheck.scorecard.public import PublicDimension, PublicItem, Word

View = dict[str, object]


def anchor(dimension_id: str) -> str:
    """The id of a dimension's section on the page."""
    return f"f-{dimension_id}"


def score_drawing(dimension: PublicDimension) -> Markup | str:
    """The dot and its range; empty where there is no score."""
    return charts.score(dimension.score, dimension.interval) if dimension.score is not None else ""


def score_text(dimension: PublicDimension) -> str:
    """The score as printed, the word of its one statement, or that it is not shown."""
    if dimension.score is not None:
        return words.score(dimension.score, dimension.score_end)
    return words.one_word(dimension) or "not shown"


def range_text(dimension: PublicDimension) -> str:
    """The range beside a score; empty where there is none."""
    if dimension.interval is None:
        reason = dimension.withheld.get("interval")
        return "everyone answered" if reason is not None and reason.code == "everyone-answered" else ""
    return f"likely {words.span(dimension.interval)}"


def dimension_view(dimension: PublicDimension, asked: Dimension) -> View:
    """Everything a dimension's section shows."""
    pattern = sentences.pattern(dimension, asked)
    said = [sentences.rating(dimension), "" if pattern and not dimension.two_camps else sentences.agreement(dimension)]
    return {
        "id": anchor(dimension.id),
        "title": dimension.title,
        "question": asked.question,
        "n": "" if dimension.n is None else words.counted(dimension.n, "person scored", "people scored"),
        "band": dimension.band or "",
        "score": "" if dimension.score is None else score_text(dimension),
        "drawing": _gauge(dimension),
        "lead": " ".join(sentence for sentence in said if sentence),
        "certainty": sentences.certainty(dimension),
        "spread": sentences.scatter(dimension),
        "pattern": pattern,
        "statements": [_statement(dimension, *pair) for pair in zip(dimension.items, asked.items, strict=True)],
        "ends": _ends(dimension, asked),
        "statement_figures": any(item.word is not None or item.counts is not None for item in dimension.items),
        "statements_withheld": _why_no_words(dimension),
        "statement_scores": any(item.score is not None for item in dimension.items),
        **material(asked),
    }


def material(asked: Dimension) -> View:
    """What a team can do with a dimension, whatever its figures."""
    return {
        "discuss": list(asked.discuss),
        "exercise": asked.exercise
        and {"title": asked.exercise.title, "minutes": asked.exercise.minutes, "steps": list(asked.exercise.steps)},
        "tries": [{"text": thing.text, "source": thing.source} for thing in asked.try_],
        "caution": asked.caution,
    }


def _why_no_words(dimension: PublicDimension) -> str:
    """Why no statement has a word, where other figures are shown; empty otherwise."""
    if dimension.n is None or any(item.word is not None for item in dimension.items):
        return ""
    return dimension.items[0].withheld["word"].text


def _ends(dimension: PublicDimension, asked: Dimension) -> View | None:
    """The words at the two ends of the scale, where answers are counted on one and the same scale."""
    scales = {item.scale.id: item.scale for item in asked.items}
    if len(scales) != 1 or all(item.counts is None for item in dimension.items):
        return None
    (scale,) = scales.values()
    return {"first": scale.label(scale.lowest), "last": scale.label(scale.highest)}


def _gauge(dimension: PublicDimension) -> Markup | str:
    """How people's own scores lie, where that is shown; else the score and its range."""
    if dimension.spread is None or dimension.score is None:
        return score_drawing(dimension)
    return charts.spread(dimension.score, dimension.spread.middle_half, dimension.spread.lowest_highest)


def _statement(dimension: PublicDimension, item: PublicItem, asked: Item) -> View:
    counts = None if item.counts is None else counted_answers(item.counts, asked)
    return {
        "text": item.text,
        "turned": item.keyed == "negative",
        "chip": chip(item),
        "squares": counts["drawing"] if counts else "",
        "counts": counts["text"] if counts else "",
        "n": "" if item.n is None or item.n == dimension.n else words.counted(item.n, "answer", "answers"),
        "score": "" if item.score is None else str(item.score),
    }


def chip(item: PublicItem) -> Mapping[str, str] | None:
    """The word of a statement as asked, and what it means for the team; None where it has none or answers are counted."""
    if item.word is None or item.counts is not None:
        return None
    kind = _kind_of_word(item.word, turned=item.keyed == "negative")
    return {"word": item.word, "kind": kind}


def _kind_of_word(word: Word, *, turned: bool) -> Kind:
    if word == "mixed":
        return "neutral"
    return "for" if (word == "mostly agree") != turned else "against"


def counted_answers(counts: list[int], asked: Item) -> View:
    """The answers to a statement in the direction it was asked: squares, and the same in words."""
    scale = asked.scale
    turned = asked.keyed == "negative"
    keyed_points = [scale.lowest + scale.highest - point if turned else point for point in scale.points]
    in_order = [counts[point - scale.lowest] for point in keyed_points]
    piles = [charts.Pile(*_side(point, asked), count) for point, count in zip(keyed_points, in_order, strict=True)]
    return {"drawing": charts.squares(piles), "text": ", ".join(map(str, in_order))}


def _side(keyed_point: int, asked: Item) -> tuple[Kind, bool]:
    scale = asked.scale
    if keyed_point in scale.favourable:
        return "for", keyed_point == scale.highest and len(scale.favourable) > 1
    if keyed_point in scale.unfavourable:
        return "against", keyed_point == scale.lowest and len(scale.unfavourable) > 1
    return "neutral", False
