"""What to do with the report: an hour to talk, rules for it, and a card exercise for teams too small for figures.

The order follows what decides whether anything changes: the last plan first, alone before together, one or two actions, and a
day to look again.
"""

from dataclasses import dataclass

from teamcheck.report import words
from teamcheck.report.summary import named
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
    title: str
    text: str


RULES = (
    "Nobody guesses who said what.",
    "Whoever leads the team speaks last.",
    "Attend: listen until the other person has finished.",
    "Understand: ask before you explain.",
    "Empathise: take it seriously, even if you see it differently.",
    "Help: ask what would make it easier, and do one small thing.",
)

_ENDING = (
    Part(
        10,
        "Agree on one or two actions",
        "First step within seven days. Say what is yours to mend and what you will raise, with whom.",
    ),
    Part(5, "Look ahead", "Name one thing you stop doing. Set the day you look again. Whoever leads the team replies last."),
)

CARDS = (
    "Give each person three cards: agree, in between, disagree.",
    "Take one feature at a time. Read its question aloud, then its first statement.",
    "Everyone thinks for a moment, then all show a card at the same time. Nobody has to explain theirs.",
    "If the cards are alike, ask what makes it so. If they differ, ask what people might have in mind who chose another card.",
    "Nobody writes down who showed which card. Note only what you want to talk about.",
    "After the last feature, each person puts a mark beside two of them. Talk about the one with the most marks.",
)


def hour(card: PublicScorecard) -> list[Part]:
    """Sixty minutes, with the features to talk about by name where there are figures."""
    if card.edition == "discussion":
        return [
            Part(5, "Begin", "Look back: what did you plan last time, and what came of it? Agree on the rules below."),
            Part(25, "Show cards", "Go through the statements with the card exercise. Skip a feature rather than hurry."),
            Part(15, "Talk about one feature", "Take the one with the most marks and use its questions."),
            *_ENDING,
        ]
    return [
        Part(5, "Begin", "Look back: what did you plan last time, and what came of it? Agree on the rules below."),
        Part(5, "Alone", "Everyone reads “In short” and marks what surprises them."),
        Part(10, "In pairs, then together", "Does this picture fit? What is missing from it?"),
        Part(10, "A strength", _strength(card)),
        Part(15, "One feature to work on", _focus(card)),
        *_ENDING,
    ]


def _strength(card: PublicScorecard) -> str:
    strong = [dimension.title for dimension in named(card).build_on]
    if not strong:
        return "Choose something you do well. What makes it work, and how do you keep it?"
    return f"Take {words.quoted(strong[:1])}. What makes it work, and how do you keep it?"


def _focus(card: PublicScorecard) -> str:
    found = named(card)
    titles = [dimension.title for dimension in (*found.talk_about, *found.see_differently)]
    if not titles:
        return "Vote in private on the feature you want to talk about, then use its questions."
    if len(titles) == 1:
        return f"Vote in private whether to take {words.quoted(titles)} or another, then use its questions."
    return f"Vote in private between {words.quoted(titles)}, then use the questions of the one you chose."
