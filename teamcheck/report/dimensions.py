"""One dimension's section as plain data: its figures in words and drawings, its statements, and what to do with them."""

from functools import lru_cache

from markupsafe import Markup

from teamcheck.questionnaire.model import Dimension, Item
from teamcheck.report import charts, roles, sentences, words
from teamcheck.report.charts import Kind
from teamcheck.report.ends import Ends
from teamcheck.report.language import Language, Said
from teamcheck.report.leanings import kind_of_word
from teamcheck.report.material import View, material_of, material_view
from teamcheck.scorecard.public import PublicDimension, PublicItem, PublicUnscored


def anchor(dimension_id: str) -> str:
    """The id of a dimension's section on the page."""
    return f"f-{dimension_id}"


def score_drawing(dimension: PublicDimension) -> Markup | str:
    """The dot and its range; empty where there is no score."""
    return charts.score(dimension.score, dimension.interval) if dimension.score is not None else ""


def score_text(dimension: PublicDimension, ends: Ends, say: Language) -> Said:
    """The score as printed, the word of its one statement, or that it is not shown."""
    if dimension.score is not None:
        return words.score(say, dimension.score, dimension.score_end)
    word = words.one_word(dimension)
    return say("not shown") if word is None else words.statement_word(say, word, ends.dimensions.get(dimension.id))


def range_text(dimension: PublicDimension, say: Language) -> Said | None:
    """The range beside a score; None where there is none."""
    if dimension.interval is not None:
        return say("likely {range}", range=words.span(say, dimension.interval))
    return None


def dimension_view(dimension: PublicDimension, asked: Dimension, ends: Ends, say: Language) -> View:
    """Everything a dimension's section shows."""
    pattern = sentences.pattern(dimension, asked, say)
    return {
        "id": anchor(dimension.id),
        "title": dimension.title,
        "role": roles.role_word(dimension.role, say) or "",
        "question": asked.question,
        "band": say.apart(dimension.band) if dimension.band else "",
        "drawing": _gauge(dimension),
        "lead": lead(dimension, asked, ends, say),
        "certainty": sentences.certainty(dimension, say),
        "spread": sentences.scatter(dimension, say),
        "pattern": pattern,
        "statements": [
            _of_dimension(dimension, item, statement, ends, say) | {"block": _block(asked, statement, say)}
            for item, statement in zip(dimension.items, asked.items, strict=True)
        ],
        "statement_figures": any(item.word is not None or item.counts is not None for item in dimension.items),
        "statements_withheld": bool(why_no_words(dimension)),
        "statement_scores": any(item.score is not None for item in dimension.items),
        **material_view(material_of(asked), say),
    }


def lead(dimension: PublicDimension, asked: Dimension, ends: Ends, say: Language) -> Said:
    """How a dimension is rated, and how far views lie apart where its pattern does not say that already."""
    pattern = sentences.pattern(dimension, asked, say)
    agreement = None if pattern and not dimension.two_camps else sentences.agreement(dimension, say)
    return say.together(
        [sentences.rating(dimension, ends.dimensions.get(dimension.id), say), *([agreement] if agreement else [])]
    )


def why_no_words(dimension: PublicDimension) -> str:
    """Why no statement has a word, where other figures are shown; empty otherwise."""
    if dimension.n is None or not dimension.items or any(item.word is not None for item in dimension.items):
        return ""
    return dimension.items[0].withheld["word"].text


def _gauge(dimension: PublicDimension) -> Markup | str:
    """How people's own scores lie, where that is shown; else the score and its range."""
    if dimension.spread is None or dimension.score is None:
        return score_drawing(dimension)
    return charts.spread(dimension.score, dimension.spread.middle_half, dimension.spread.lowest_highest)


def statement_view(shown: PublicItem | PublicUnscored, asked: Item, ends: Ends, say: Language, *, of: int | None) -> View:
    """What stands of any statement, with a score or without: its word or its answers, and how many gave them.

    Args:
        shown: What may be shown of it.
        asked: The statement itself.
        ends: The ends of scales that are not about agreeing.
        say: The language of the report.
        of: How many answered what it stands among; None where that is not said, so that no other number is.
    """
    uneven = of is not None and shown.n is not None and shown.n != of
    return {
        "text": say.apart(shown.text),
        "turned": turned(asked, say),
        "chip": chip(shown, ends, say),
        "squares": "" if shown.counts is None else squares(shown.counts, asked),
        "counts": "" if shown.counts is None else _counted(shown.counts, asked, say),
        "n": say.plural("({count} answered)", "({count} answered)", shown.n or 0) if uneven else "",
    }


def _of_dimension(dimension: PublicDimension, item: PublicItem, asked: Item, ends: Ends, say: Language) -> View:
    of = dimension.n if words.is_full(dimension) else None
    return statement_view(item, asked, ends, say, of=of) | {
        "held": say("held back") if _is_held_back(item) else "",
        "score": "" if item.score is None else say("score {score}", score=item.score),
    }


def _block(asked: Dimension, statement: Item, say: Language) -> Said | str:
    """The name of the block that begins with a statement; empty where none does."""
    name = asked.blocks.get(statement.id, "")
    return say.apart(name) if name else ""


def _is_held_back(item: PublicItem) -> bool:
    """Whether nothing of it is shown while the answers to the others are: the page says why in one place."""
    reason = item.withheld.get("counts")
    return reason is not None and reason.code == "left-out-tells"


def chip(item: PublicItem | PublicUnscored, ends: Ends, say: Language) -> View | None:
    """The word of a statement as asked, and what it means for the team; None where it has none or answers are counted."""
    kind = kind_of_word(item)
    if item.word is None or kind is None or item.counts is not None:
        return None
    return {"word": words.statement_word(say, item.word, ends.items.get(item.id)), "kind": kind}


def turned(asked: Item, say: Language) -> Said | None:
    """Which end of the scale is the good one, where it is not the upper one; else None."""
    if asked.keyed == "positive":
        return None
    return say("Here, “{label}” is the good end.", label=asked.scale.label(asked.scale.lowest))


def squares(counts: list[int], asked: Item) -> Markup:
    """The answers to a statement in the direction it was asked, a square each."""
    kinds = _kinds(asked.scale.lowest, asked.scale.highest, asked.scale.favourable, asked.scale.unfavourable)
    return charts.squares([charts.Pile(*kinds[keyed], count) for _, keyed, count in _as_asked(counts, asked)])


def _counted(counts: list[int], asked: Item, say: Language) -> Said:
    """The same in words; points that nobody chose go unsaid."""
    labels = asked.scale.labels
    every = len(labels) == len(asked.scale.points)
    chosen = [(point, count) for point, _, count in _as_asked(counts, asked) if count]
    return say.row([_pile(labels.get(point), point, count, every, say) for point, count in chosen])


def _as_asked(counts: list[int], asked: Item) -> list[tuple[int, int, int]]:
    """Every point of the scale as it was asked, what it is keyed as, and how many chose it; counts are by keyed point."""
    scale = asked.scale
    turned_by = scale.lowest + scale.highest if asked.keyed == "negative" else None
    keyed = [point if turned_by is None else turned_by - point for point in scale.points]
    return [(point, key, counts[key - scale.lowest]) for point, key in zip(scale.points, keyed, strict=True)]


@lru_cache(maxsize=4096)
def _pile(label: str | None, point: int, count: int, every: bool, say: Language) -> Said:
    """How many chose a point, by its words; by its number too where not every point of its scale has words."""
    if label is None:
        return say("point {point}: {count}", point=point, count=count)
    if every:
        return say("{label}: {count}", label=label, count=count)
    return say("point {point} ({label}): {count}", point=point, label=label, count=count)


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
