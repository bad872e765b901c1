"""What the organisation's copy says of a team: to somebody else, so that nothing in it says "you" to the team."""

from collections.abc import Sequence

from teamcheck.report import summary
from teamcheck.report.account import unchecked
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.summary import GOOD_SET_OVER
from teamcheck.scorecard.public import PublicDimension, PublicMark, PublicScorecard

_MOST_SENTENCES = 3


def parts(card: PublicScorecard, say: Language) -> View:
    """What this copy has besides the table and the method; the rest stays with the team."""
    return {
        "short": {
            "sentences": _in_short(card, say),
            "cards": [],
            "caveats": [
                summary.missing(card, say),
                say("Teams do different work. Do not rank them by these figures, and do not judge a leader by them."),
                *unchecked(card, say),
            ],
        },
        "named": [],
        "marks": None,
        "coach": None,
        "hints": {},
        "cards": [],
        "checklists": [],
        "split": [],
        "sections": [],
        "unscored": [],
        "differences": None,
        "groups": None,
        "comments": [],
        "hour": [],
        "support": [],
        "next_steps": _next_steps(say),
    }


def _in_short(card: PublicScorecard, say: Language) -> list[Said]:
    if card.edition == "discussion":
        return [
            summary.no_figures(card, say)[0],
            say("The team has its own copy to talk about."),
        ]
    if not card.dimensions:
        return [say("What its members chose from a list stays with the team.")]
    found = summary.named(card)
    said = [
        _marks(card.real_team, say),
        _highest(card, found.build_on, say),
        _lowest(card, found.talk_about, say),
        say("Its members see {titles} differently.", titles=summary.titles(found.see_differently, say))
        if found.see_differently
        else None,
    ]
    spoken = [sentence for sentence in said if sentence]
    return spoken[:_MOST_SENTENCES] or [summary.flat(card, say)]


def _marks(found: Sequence[PublicMark], say: Language) -> Said | None:
    """Said only where the team is not sure that it is one: it comes before any score."""
    if not any(mark.met is False for mark in found):
        return None
    return say("It is not clear to the team who and what it is.")


def _highest(card: PublicScorecard, strong: Sequence[PublicDimension], say: Language) -> Said | None:
    if not strong:
        return None
    if summary.is_highest(card, strong):
        return say("The team rated {titles} highest.", titles=summary.titles(strong, say))
    return say("The team can build on {titles}.", titles=summary.titles(strong, say))


def _lowest(card: PublicScorecard, weak: Sequence[PublicDimension], say: Language) -> Said | None:
    if not weak:
        return None
    if not summary.is_lowest(card, weak):
        return say("The team has most to talk about in {titles}.", titles=summary.titles(weak, say))
    if summary.lowest_score(weak) > GOOD_SET_OVER:
        return say("The team rated {titles} lowest of a good set.", titles=summary.titles(weak, say))
    return say("The team rated {titles} lowest.", titles=summary.titles(weak, say))


def _next_steps(say: Language) -> list[Said]:
    return [
        say("Ask the team what it wants to raise with you, and answer by a date."),
        say("Look for what several teams say: that is a matter for the organisation, not for one team."),
        say("Change what only you can change: staff numbers, rooms, tools, rules, time to meet."),
        say("Ask again only when something has been done with the answers."),
    ]
