"""The whole report as plain data for the templates: every edition and format prints from this one view."""

from markupsafe import Markup

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report import account, appendix, charts, debrief, differences, leanings, sentences, summary, words
from teamcheck.report.charts import Sides
from teamcheck.report.dimensions import (
    View,
    anchor,
    dimension_view,
    material,
    range_text,
    score_drawing,
    score_text,
    why_no_words,
)
from teamcheck.scorecard.public import PublicDimension, PublicScorecard

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
_CARDS = (("build_on", "Build on"), ("talk_about", "Talk about first"), ("see_differently", "You see this differently"))


def page(card: PublicScorecard, questionnaire: Questionnaire) -> View:
    """Everything the report says and draws.

    Raises:
        ValueError: The scorecard was made with another questionnaire.
    """
    if card.questionnaire.sha256 != questionnaire.sha256:
        raise ValueError("the scorecard was made with another questionnaire")
    asked = {dimension.id: dimension for dimension in questionnaire.dimensions}
    sections = [dimension_view(dimension, asked[dimension.id]) for dimension in card.dimensions]
    discussion = card.edition == "discussion"
    found: View = {
        "team": card.team,
        "edition": card.edition,
        "words": language(questionnaire.language),
        "cover": _cover(card, questionnaire),
        "marks": _marks(card, questionnaire),
        "short": _short(card),
        "features": f"{words.number(len(sections)).capitalize()} features" if len(sections) != 1 else "One feature",
        "glance": None if discussion else _glance(card, questionnaire),
        "cards": list(debrief.CARDS) if discussion else [],
        "how_to_read": [] if discussion else account.how_to_read(card),
        "sections": sections,
        "differences": None if discussion else _differences(card, questionnaire),
        "comments": [_comments(card, place) for place in range(len(card.comments))],
        "hour": [{"minutes": part.minutes, "title": part.title, "text": part.text} for part in debrief.hour(card)],
        "rules": list(debrief.RULES),
        "after": list(questionnaire.framing.after),
        "method": _method(card, questionnaire),
        "figures": appendix.figures(card),
    }
    return found | {"contents": _contents(sections, found), "patterns": "" if discussion else _patterns(card)}


def _patterns(card: PublicScorecard) -> Markup:
    counted = any(item.counts is not None for dimension in card.dimensions for item in dimension.items)
    return charts.square_patterns(answers=counted, leanings=any(_sides(card).values()))


def _sides(card: PublicScorecard) -> dict[str, Sides | None]:
    """Which way statements lean, for the dimensions whose shares of answers are not shown."""
    return {d.id: leanings.sides_of(d) for d in card.dimensions if not words.has_shares(d)}


def language(tag: str) -> View:
    """The language of the questionnaire's own words and the direction it is written in; the report's frame is English."""
    direction = "rtl" if tag.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    english = tag.partition("-")[0].lower() == "en"
    return {"lang": tag, "dir": direction, "differs": not english}


def _cover(card: PublicScorecard, questionnaire: Questionnaire) -> View:
    return {
        "answered": summary.answered(card),
        "round": card.round or "",
        "extent": summary.extent(questionnaire),
        "audience": summary.audience(card),
    }


def _short(card: PublicScorecard) -> View:
    named = summary.named(card)
    parts = {"build_on": named.build_on, "talk_about": named.talk_about, "see_differently": named.see_differently}
    cards = [
        {
            "kind": kind.replace("_", "-"),
            "title": title,
            "entries": [_card_entry(dimension) for dimension in parts[kind]],
            "empty": "" if parts[kind] else summary.empty_card(card, kind),
        }
        for kind, title in _CARDS
    ]
    return {
        "sentences": summary.in_short(card),
        "cards": [] if card.edition == "discussion" else cards,
        "caveats": summary.caveats(card),
    }


def _card_entry(dimension: PublicDimension) -> View:
    views = words.views(dimension)
    return {
        "title": dimension.title,
        "href": anchor(dimension.id),
        "score": score_text(dimension),
        "views": "" if views is None else views if views == "two camps" else f"views {views}",
    }


def _marks(card: PublicScorecard, questionnaire: Questionnaire) -> View | None:
    if not card.real_team:
        return None
    states = {True: ("clear", "for"), False: ("not clear yet", "against"), None: ("", "")}
    entries: list[View] = []
    for mark in card.real_team:
        word, kind = states[mark.met]
        entries.append({"text": mark.text, "word": word, "kind": kind})
    dimensions = [dimension for dimension in questionnaire.dimensions if dimension.role == "real-team"]
    return {
        "first": any(mark.met is False for mark in card.real_team),
        "sentence": sentences.marks(card.real_team),
        "entries": entries,
        "material": [material(dimension) for dimension in dimensions],
    }


def _glance(card: PublicScorecard, questionnaire: Questionnaire) -> View:
    scores = {group.id: group.score for group in card.groups}
    sides = _sides(card)
    most = leanings.most_of(sides.values())
    has_shares = any(words.has_shares(dimension) for dimension in card.dimensions)
    blocks: list[View] = []
    for group_id, title in [(None, ""), *((group.id, group.title) for group in questionnaire.groups)]:
        rows = [_glance_row(card, d, sides.get(d.id), most) for d in card.dimensions if d.group == group_id]
        score = scores.get(group_id or "")
        if rows:
            blocks.append({"title": title, "score": "" if score is None else str(score), "rows": rows})
    return {
        "blocks": blocks,
        "has_shares": has_shares,
        "has_leanings": not has_shares and any(sides.values()),
        "has_views": any(words.views(dimension) for dimension in card.dimensions),
        "notes": _glance_notes(card),
    }


def _glance_notes(card: PublicScorecard) -> list[str]:
    """What stands above the table: what a score is, and why a cell holds a dash or a word instead of a figure."""
    reasons = dict.fromkeys(filter(None, map(why_no_words, card.dimensions)))
    few = {reason.text for d in card.dimensions for reason in d.withheld.values() if reason.code == "few"}
    return [
        "Scores from 0 to 100, higher is better.",
        "The order of the features is not certain, and some statements are harder to agree with than others.",
        *([f"A dash: what you answered to its statements is not shown. {' '.join(reasons)}"] if reasons else []),
        *(f"Few: {text[:1].lower()}{text[1:]}" for text in sorted(few)),
    ]


def _glance_row(card: PublicScorecard, dimension: PublicDimension, sides: Sides | None, most: Sides) -> View:
    shown = words.has_shares(dimension)
    return {
        "title": dimension.title,
        "href": anchor(dimension.id),
        "score": score_text(dimension),
        "range": range_text(dimension),
        "band": dimension.band or "",
        "drawing": score_drawing(dimension),
        "bars": charts.shares(dimension.unfavourable, dimension.favourable) if shown else Markup(),
        "aside": charts.neutral(dimension.neutral) if shown else Markup(),
        "favourable": words.share(dimension, dimension.favourable) if shown else "",
        "neutral": words.share(dimension, dimension.neutral) if shown else "",
        "unfavourable": words.share(dimension, dimension.unfavourable) if shown else "",
        "leanings": charts.leanings(sides, most) if sides else Markup(),
        "leaning": leanings.text_of(sides, len(dimension.items)) if sides else "",
        "views": words.views(dimension) or "",
        "views_kind": differences.kind_of(dimension) or "",
        "tags": [
            {"kind": kind.replace("_", "-"), "title": title}
            for kind, title in _CARDS
            if dimension.id in getattr(card.reading, kind)
        ],
    }


def _differences(card: PublicScorecard, questionnaire: Questionnaire) -> View:
    return differences.differences(card, questionnaire) | {"none_divides": differences.none_divides()}


def _comments(card: PublicScorecard, place: int) -> View:
    asked = card.comments[place]
    reason = asked.withheld.get("comments")
    return {"text": asked.text, "comments": asked.comments, "why_not": reason.text if reason else ""}


def _method(card: PublicScorecard, questionnaire: Questionnaire) -> View:
    return {
        "confidentiality": account.confidentiality(card),
        "scoring": [] if card.edition == "discussion" else account.scoring(card, questionnaire),
        "origin": account.origin(card, questionnaire),
        "withheld": account.withheld(card),
    }


def _contents(sections: list[View], found: View) -> list[View]:
    """The parts of the page; the table at a glance, where there is one, leads on to each feature."""
    entries = [
        ("glance", f"{found['features']} at a glance", found["glance"]),
        ("cards", "The card exercise", found["cards"]),
        *((section["id"], section["title"], not found["glance"]) for section in sections),
        ("differences", "Where you agree and where you differ", found["differences"]),
        ("comments", "In your words", found["comments"]),
        ("debrief", "Talk about it: 60 minutes", True),
        ("actions", "Action sheet", True),
        ("method", "How this was made", True),
        ("figures", "All figures", found["figures"]),
    ]
    return [{"href": href, "title": title} for href, title, there in entries if there]
