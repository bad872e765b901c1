"""What to do with the report: an hour to talk, rules for it, and a card exercise for teams too small for figures.

The order follows what decides whether anything changes: the last plan first, alone before together, one or two actions, and a
day to look again.
"""

from dataclasses import dataclass

from teamcheck.report import summary
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.public import PublicScorecard


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the hour.

    Attributes:
        minutes: How long it takes.
        title: What it is.
        text: What to do.
    """

    minutes: int
    title: Said
    text: Said


def rules(say: Language) -> list[Said]:
    """What everybody keeps to: two rules of confidence, and the four behaviours of a compassionate conversation."""
    return [
        say("Nobody guesses who said what."),
        say("Whoever leads the team speaks last."),
        say("Attend: listen until the other person has finished."),
        say("Understand: ask before you explain."),
        say("Empathise: take it seriously, even if you see it differently."),
        say("Help: ask what would make it easier, and do one small thing."),
    ]


def cards(say: Language) -> list[Said]:
    """The card exercise, step by step."""
    return [
        say("Give each person three cards: agree, in between, disagree."),
        say("Choose three features. Take one at a time: read its question aloud, then its first statement."),
        say("Everyone thinks for a moment, then all show a card at the same time. Nobody has to explain theirs."),
        say(
            "If the cards are alike, ask what makes it so."
            " If they differ, ask what people might have in mind who chose another card."
        ),
        say("Nobody writes down who showed which card. Note only what you want to talk about."),
        say("After the last feature, each person puts two marks in the list. Talk about the feature with the most marks."),
    ]


def hour(card: PublicScorecard, say: Language) -> list[Part]:
    """Sixty minutes, with the features to talk about by name where there are figures."""
    begin = Part(
        5,
        say("Begin"),
        say("Look back: what did you plan last time, and what came of it? Agree on the rules below."),
    )
    if card.edition == "discussion":
        return [
            begin,
            Part(
                25,
                say("Show cards"),
                say("Go through three features with the card exercise. Skip a statement rather than hurry."),
            ),
            Part(15, say("Talk about one feature"), say("Take the one with the most marks and use its questions.")),
            *_ending(say),
        ]
    return [
        begin,
        Part(5, say("Alone"), say("Everyone reads “In short” and marks what surprises them.")),
        Part(10, say("In pairs, then together"), say("Does this picture fit? What is missing from it?")),
        Part(10, say("A strength"), _strength(card, say)),
        Part(15, say("One feature to work on"), _focus(card, say)),
        *_ending(say),
    ]


def _ending(say: Language) -> list[Part]:
    return [
        Part(
            10,
            say("Agree on one or two actions"),
            say("First step within seven days. Say what is yours to mend and what you will raise, with whom."),
        ),
        Part(
            5,
            say("Look ahead"),
            say("Name one thing you stop doing. Set the day you look again. Whoever leads the team replies last."),
        ),
    ]


def _strength(card: PublicScorecard, say: Language) -> Said:
    strong = summary.named(card).build_on
    if not strong:
        return say("Choose something you do well. What makes it work, and how do you keep it?")
    return say("Take {title}. What makes it work, and how do you keep it?", title=summary.titles(strong[:1], say))


def _focus(card: PublicScorecard, say: Language) -> Said:
    found = summary.named(card)
    focus = [*found.talk_about, *found.see_differently]
    if not focus:
        return say("Vote in private on the feature you want to talk about, then use its questions.")
    if len(focus) == 1:
        return say(
            "Vote in private whether to take {title} or another, then use its questions.", title=summary.titles(focus, say)
        )
    return say(
        "Vote in private between {titles}, then use the questions of the one you chose.", titles=summary.titles(focus, say)
    )
