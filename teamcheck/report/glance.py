"""The features at a glance: the table is the chart, one row a feature."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report import charts, differences, leanings, reading, roles, summary, words
from teamcheck.report.charts import Sides
from teamcheck.report.dimensions import anchor, chip, range_text, score_drawing, score_text, why_no_words
from teamcheck.report.ends import Ends
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.scorecard.copies import Copy
from teamcheck.scorecard.public import PublicDimension, PublicScorecard


def glance(card: PublicScorecard, questionnaire: Questionnaire, ends: Ends, say: Language, copy: Copy) -> View:
    """The table, in blocks by group where the questionnaire has groups."""
    sides = sides_without_shares(card)
    most = leanings.most_of(sides.values())
    has_shares = any(words.has_shares(dimension) for dimension in card.dimensions)
    title_of = reading.titles(say, copy)
    rows = {
        d.id: _row(d, sides.get(d.id), most, ends, say) | {"tags": reading.tags(card, d.id, title_of)} for d in card.dimensions
    }
    scored = any(dimension.score is not None for dimension in card.dimensions)
    return {
        "score_heading": say("Score and its range") if scored else say("Answers"),
        "caption": _caption(card.dimensions, say),
        "subtitle": say("Scores from 0 to 100, higher is better.") if scored else "",
        "notes": _notes(card, say),
        "blocks": _blocks(card, questionnaire, rows, say),
        "has_shares": has_shares,
        "has_leanings": not has_shares and any(sides.values()),
        "has_views": any(words.views(dimension) for dimension in card.dimensions),
    }


def sides_without_shares(card: PublicScorecard) -> dict[str, Sides | None]:
    """Which way statements lean, for the dimensions whose shares of answers are not shown."""
    return {d.id: leanings.sides_of(d) for d in card.dimensions if not words.has_shares(d)}


def _caption(dimensions: Sequence[PublicDimension], say: Language) -> Said:
    """What the table shows, in ten words at most."""
    scored = [dimension for dimension in dimensions if dimension.score is not None]
    if not scored:
        return say("What was said of each feature")
    low, high = (words.score_of(say, end(scored)) for end in (summary.lowest_of, summary.highest_of))
    if low == high and len(scored) < len(dimensions):
        return say("The score is {score} for every feature that has one", score=low)
    if low == high:
        return say("The score is {score} for every feature", score=low)
    return say("Scores run from {low} to {high}", low=low, high=high)


def _notes(card: PublicScorecard, say: Language) -> list[Said]:
    """What stands below the table: how far its order goes, and why a cell holds words instead of a figure."""
    reasons = [say(reason) for reason in dict.fromkeys(filter(None, map(why_no_words, card.dimensions)))]
    codes = {reason.code for d in card.dimensions for reason in d.withheld.values()}
    few, everyone = "few" in codes, "everyone-answered" in codes
    scored = any(dimension.score is not None for dimension in card.dimensions)
    return [
        *([say("A score without a range is that of everyone.")] if scored and everyone else []),
        say("The order of the features is not certain. Some statements are harder to say yes to than others."),
        *roles.in_the_model(card.dimensions, say),
        *([say("Where statements are not shown:"), *reasons] if reasons else []),
        *([say("Few: fewer than three answers.")] if few else []),
    ]


def _blocks(card: PublicScorecard, questionnaire: Questionnaire, rows: Mapping[str, View], say: Language) -> list[View]:
    scores = {group.id: group.score for group in card.groups}
    blocks: list[View] = []
    for group_id, title in [(None, ""), *((group.id, group.title) for group in questionnaire.groups)]:
        members = [rows[d.id] for d in card.dimensions if d.group == group_id]
        score = scores.get(group_id or "")
        if members:
            on_average = "" if score is None else say("{score} on average", score=score)
            blocks.append({"title": say.apart(title) if title else "", "score": on_average, "rows": members})
    return blocks


def _row(dimension: PublicDimension, sides: Sides | None, most: Sides, ends: Ends, say: Language) -> View:
    views, word = words.views(dimension), words.one_word(dimension)
    return {
        "title": say.apart(dimension.title),
        "href": anchor(dimension.id),
        "role": roles.role_word(dimension.role, say) or "",
        "score": "" if dimension.score is None and word else score_text(dimension, ends, say),
        "chip": chip(dimension.items[0], ends, say) if word else None,
        "range": range_text(dimension, say) or "",
        "band": say.apart(dimension.band) if dimension.band else "",
        "drawing": score_drawing(dimension),
        **(_shares(dimension, say) if words.has_shares(dimension) else _leanings(dimension, sides, most, say)),
        "views": "" if views is None else words.views_word(say, views),
        "views_kind": differences.kind_of(dimension) or "",
    }


def _shares(dimension: PublicDimension, say: Language) -> View:
    unfavourable, favourable = words.share(say, dimension.unfavourable), words.share(say, dimension.favourable)
    neutral = words.neutral(say, dimension)
    return {
        "kind": "shares",
        "sides": charts.shares(dimension.unfavourable, dimension.favourable),
        "aside": charts.neutral(dimension.neutral) if dimension.neutral is not None else Markup(),
        "left": say("{share} unfavourable", share=unfavourable),
        "right": say("{share} favourable", share=favourable),
        "middle": say("{share} neutral", share=neutral) if neutral else "",
        "in_words": "",
        "unfavourable": unfavourable,
        "neutral": neutral or "",
        "favourable": favourable,
    }


def _leanings(dimension: PublicDimension, sides: Sides | None, most: Sides, say: Language) -> View:
    if sides is None:
        return {"kind": "", "sides": Markup(), "aside": Markup(), "in_words": ""}
    hidden = len(dimension.items) - sides.against - sides.neutral - sides.favourable
    apart = [
        *([say("{some} in between", some=sides.neutral)] if sides.neutral else []),
        *([say("{some} not shown", some=hidden)] if hidden else []),
    ]
    return {
        "kind": "leanings",
        "sides": charts.leanings(sides, most),
        "aside": charts.mixed(sides, most),
        "left": say("{some} unfavourable", some=sides.against) if sides.against else "",
        "right": say("{some} favourable", some=sides.favourable) if sides.favourable else "",
        "middle": say.row(apart) if apart else "",
        "in_words": leanings.text_of(sides, len(dimension.items), say),
    }
