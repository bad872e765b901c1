"""What the reading says, as the titles of its three cards and as a tag beside a feature."""

from collections.abc import Mapping

from teamcheck.report import summary, words
from teamcheck.report.dimensions import anchor, score_text
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.scorecard.copies import Copy
from teamcheck.scorecard.public import PublicDimension, PublicScorecard

KINDS = ("build_on", "talk_about", "see_differently")


def titles(say: Language, copy: Copy = "team") -> dict[str, Said]:
    """What the three parts of the reading are called."""
    return {
        "build_on": say("Build on"),
        "talk_about": say("Talk about first"),
        "see_differently": say("Views differ") if copy == "organisation" else say("You see this differently"),
    }


def cards(card: PublicScorecard, say: Language) -> list[View]:
    """One card each for what to build on, to talk about first, and what is seen differently."""
    named, title_of = summary.named(card), titles(say)
    parts = {"build_on": named.build_on, "talk_about": named.talk_about, "see_differently": named.see_differently}
    return [
        {
            "kind": kind.replace("_", "-"),
            "title": title_of[kind] if parts[kind] or kind != "see_differently" else say("How alike you see it"),
            "entries": [_entry(dimension, say) for dimension in parts[kind]],
            "empty": "" if parts[kind] else summary.empty_card(card, kind, say),
        }
        for kind in KINDS
    ]


def _entry(dimension: PublicDimension, say: Language) -> View:
    views = words.views(dimension)
    return {
        "title": say.apart(dimension.title),
        "href": anchor(dimension.id),
        "score": score_text(dimension, say),
        "views": "" if views is None else words.views_phrase(say, views),
    }


def tags(card: PublicScorecard, dimension: str, title_of: Mapping[str, Said]) -> list[View]:
    """What the reading says of one dimension, as tags."""
    return [
        {"kind": kind.replace("_", "-"), "title": title_of[kind]} for kind in KINDS if dimension in getattr(card.reading, kind)
    ]
