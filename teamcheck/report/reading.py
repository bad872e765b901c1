"""What the reading says, as the titles of its three cards and as a tag beside a feature."""

from collections.abc import Mapping

from teamcheck.report import summary, words
from teamcheck.report.dimensions import anchor, score_text
from teamcheck.report.ends import Ends
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.scorecard.copies import Copy
from teamcheck.scorecard.public import PublicDimension, PublicScorecard
from teamcheck.scorecard.reading import BUILD_ON_FROM

KINDS = ("build_on", "talk_about", "see_differently")


def titles(say: Language, copy: Copy = "team") -> dict[str, Said]:
    """What the three parts of the reading are called."""
    return {
        "build_on": say("Build on"),
        "talk_about": say("Talk about first"),
        "see_differently": say("Views differ") if copy == "organisation" else say("You see this differently"),
    }


def cards(card: PublicScorecard, ends: Ends, say: Language) -> list[View]:
    """One card each for what to build on, to talk about first, and what is seen differently."""
    named, title_of = summary.named(card), titles(say)
    parts = {"build_on": named.build_on, "talk_about": named.talk_about, "see_differently": named.see_differently}
    return [
        {
            "kind": kind.replace("_", "-"),
            "title": title_of[kind] if parts[kind] or kind != "see_differently" else say("How alike you see it"),
            "entries": [_entry(dimension, ends, say) for dimension in parts[kind]],
            "empty": "" if parts[kind] else _empty(card, kind, say),
        }
        for kind in KINDS
    ]


def _entry(dimension: PublicDimension, ends: Ends, say: Language) -> View:
    views = words.views(dimension)
    return {
        "title": say.apart(dimension.title),
        "href": anchor(dimension.id),
        "score": score_text(dimension, ends, say),
        "views": "" if views is None else words.views_phrase(say, views),
    }


def tags(card: PublicScorecard, dimension: str, title_of: Mapping[str, Said]) -> list[View]:
    """What the reading says of one dimension, as tags."""
    return [
        {"kind": kind.replace("_", "-"), "title": title_of[kind]} for kind in KINDS if dimension in getattr(card.reading, kind)
    ]


def _empty(card: PublicScorecard, part: str, say: Language) -> Said:
    """What a card says that names no dimension."""
    if part == "see_differently":
        return _nothing_apart(card, say)
    if all(dimension.score is None for dimension in card.dimensions):
        return say("No feature has a score.")
    reading = card.reading
    level = not (summary.spread_out(card) or reading.build_on or reading.talk_about or reading.see_differently)
    if part == "build_on":
        return _no_strength(card, say, level=level)
    return say("No feature stands out below the others.") if level else say("No feature is clearly below the rest.")


def _no_strength(card: PublicScorecard, say: Language, *, level: bool) -> Said:
    """What is said where nothing is named to build on; never nothing good, where there is something."""
    if level:
        return say("No feature stands out above the others.")
    if not any((card.reading.talk_about, card.reading.see_differently)) and _some_high(card):
        return say("No high score stands out far enough to be named.")
    if card.real_team and all(mark.met for mark in card.real_team):
        return say("No feature is clearly a strength. But your answers show the marks of a real team.")
    return say("No feature is clearly a strength.")


def _some_high(card: PublicScorecard) -> bool:
    return any(dimension.score >= BUILD_ON_FROM for dimension in card.dimensions if dimension.score is not None)


def _nothing_apart(card: PublicScorecard, say: Language) -> Said:
    shown = [words.views(dimension) for dimension in card.dimensions]
    reading = {*card.reading.talk_about, *card.reading.see_differently}
    camps = [dimension for dimension in card.dimensions if dimension.two_camps and dimension.id not in reading]
    if camps:  # features of one statement, which the reading does not name
        return say("On {titles} your views fall into two camps.", titles=summary.titles(camps, say))
    if any(views in {"apart", "two camps"} for views in shown):
        return say("Where your views are apart has been named already.")
    if not any(shown):
        return say("How far your views lie apart is not shown here.")
    if None in shown:
        return say("Where it is shown, your views are not far apart.")
    return say("On no feature are your views far apart.")
