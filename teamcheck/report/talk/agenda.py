"""What a talk is made of: agendas of 30, 60 and 90 minutes, for each pace.

The order follows what decides whether anything changes: the last plan first, alone before together, what fits and what is
missing before what to do, one or two actions, and a day to look again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report import summary, words
from teamcheck.report.language import Language, Said
from teamcheck.report.talk.brake import Pace
from teamcheck.scorecard.public import PublicDimension, PublicScorecard

#: Minutes of a talk.
Length = Literal[30, 60, 90]
LENGTHS: tuple[Length, ...] = get_args(Length)

#: What a talk can be made of.
Step = Literal[
    "begin", "back", "alone", "pairs", "groups", "heard", "cards", "strength", "choose", "topic", "actions", "ahead", "later"
]

#: How many minutes each step takes, in order. In half an hour a team that goes slowly listens, and plans nothing yet.
_MINUTES: Mapping[tuple[Pace, Length], Mapping[Step, int]] = {
    ("usual", 30): {"begin": 3, "alone": 3, "pairs": 6, "topic": 10, "actions": 5, "ahead": 3},
    ("usual", 60): {"begin": 5, "alone": 5, "pairs": 10, "strength": 10, "topic": 15, "actions": 10, "ahead": 5},
    ("usual", 90): {
        "begin": 5, "back": 10, "alone": 5, "pairs": 15, "strength": 15, "choose": 5, "topic": 20, "actions": 10, "ahead": 5,
    },
    ("slow", 30): {"begin": 5, "alone": 3, "groups": 10, "heard": 8, "later": 4},
    ("slow", 60): {"begin": 5, "alone": 5, "groups": 15, "strength": 5, "topic": 15, "actions": 10, "ahead": 5},
    ("slow", 90): {
        "begin": 5, "back": 10, "alone": 5, "groups": 20, "strength": 10, "choose": 5, "topic": 20, "actions": 10, "ahead": 5,
    },
    ("cards", 30): {"begin": 3, "cards": 12, "topic": 7, "actions": 5, "ahead": 3},
    ("cards", 60): {"begin": 5, "cards": 25, "topic": 15, "actions": 10, "ahead": 5},
    ("cards", 90): {"begin": 5, "back": 10, "cards": 30, "strength": 10, "topic": 20, "actions": 10, "ahead": 5},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a talk.

    Attributes:
        step: Which it is.
        start: Minutes that have passed when it begins.
        minutes: How long it takes.
        title: What it is.
        text: What to do.
    """

    step: Step
    start: int
    minutes: int
    title: Said
    text: Said


def steps_of(pace: Pace) -> list[Step]:
    """Every step that one of the three agendas of a pace has, in the order of a talk."""
    used = {step for length in LENGTHS for step in _MINUTES[pace, length]}
    return [step for step in get_args(Step) if step in used]


def longest_topic() -> int:
    """Most minutes that any talk has for one feature: an exercise that takes longer needs a meeting of its own."""
    return max(minutes.get("topic", 0) for minutes in _MINUTES.values())


def agenda(card: PublicScorecard, questionnaire: Questionnaire, pace: Pace, length: Length, say: Language) -> list[Part]:
    """A talk, with the features to talk about by name where there are figures.

    Its parts take as many minutes as it has.
    """
    parts: list[Part] = []
    passed = 0
    minutes = _MINUTES[pace, length]
    shortest = min((each.exercise.minutes for each in questionnaire.scored if each.exercise), default=None)
    for step, count in minutes.items():
        fits = shortest is not None and shortest <= count
        parts.append(Part(step, passed, count, title(step, length, say), _text(card, pace, minutes, step, say, exercise=fits)))
        passed += count
    return parts


def title(step: Step, length: Length, say: Language) -> Said:
    """What a step is called."""
    if step == "actions" and length == LENGTHS[0]:
        return say("Agree on one action")
    return {
        "begin": say("Begin"),
        "back": say("The last plan"),
        "alone": say("Alone"),
        "pairs": say("In pairs, then together"),
        "groups": say("In twos and threes"),
        "heard": say("Together"),
        "cards": say("Show cards"),
        "strength": say("A strength"),
        "choose": say("Choose one feature"),
        "topic": say("One feature to work on"),
        "actions": say("Agree on one or two actions"),
        "ahead": say("Look ahead"),
        "later": say("Stop here"),
    }[step]


def _text(card: PublicScorecard, pace: Pace, minutes: Mapping[Step, int], step: Step, say: Language, *, exercise: bool) -> Said:
    """What to do in a step; ``exercise``: whether any feature has one that fits into its time."""
    if step == "begin":
        return _begin(say, looks_back="back" in minutes)
    if step == "strength":
        return _strength(card, say)
    if step == "choose":
        return say.together([*_who_first(card, say), _vote(card, say)])
    if step == "topic":
        chosen = "choose" in minutes
        return _chosen(pace, minutes[step], say, exercise=exercise) if chosen else _topic(card, pace, say)
    if step == "cards":
        return _cards(say, minutes["cards"])
    return _always(step, pace, say)


def _always(step: Step, pace: Pace, say: Language) -> Said:
    """What to do in a step, whatever the figures."""
    return {
        "back": say(
            "Read out the last plan. Is it done, not yet, or dropped? What helped?"
            " If there is none, ask what you hope to take away today."
        ),
        "alone": say("Everyone reads the questions of the features and marks two that they would like to talk about.")
        if pace == "slow"
        else say("Everyone reads “In short” in the report and marks what surprises them."),
        "pairs": say("Does this picture fit? What is missing from it?"),
        "groups": say("Talk about the questions you marked, without scores. What is it like here, and what is missing?"),
        "heard": say("Each group says one thing that all should hear. Say what, never who. Do not solve it yet."),
        "actions": say(
            "First step within seven days. Say what is yours to mend and what you will raise, with whom."
            " Ask what help you need, and from whom."
        ),
        "ahead": say("Name one thing you stop doing. Set the day you look again. Whoever leads the team replies last."),
        "later": say(
            "Plan nothing hard yet. Within seven days, set the day for an hour to go on. Whoever leads the team replies last."
        ),
    }[step]


def _begin(say: Language, *, looks_back: bool) -> Said:
    if looks_back:
        return say("Say why you meet, and agree on the rules.")
    return say("Look back: what did you plan last time, and what came of it? Agree on the rules for the talk.")


def _cards(say: Language, minutes: int) -> Said:
    """The card exercise, in the time there is: eight minutes or so a feature."""
    if minutes < 20:
        return say("Go through one or two features with the card exercise. Skip a statement rather than hurry.")
    return say("Go through three features with the card exercise. Skip a statement rather than hurry.")


def _strength(card: PublicScorecard, say: Language) -> Said:
    strong = summary.named(card).build_on
    if not strong:
        return say("Choose something you do well. What makes it work, and how do you keep it?")
    return say("Take {title}. What makes it work, and how do you keep it?", title=summary.titles(strong[:1], say))


def topics(card: PublicScorecard) -> list[PublicDimension]:
    """The features to choose from: first those that people see apart, then the lowest."""
    found = summary.named(card)
    return sorted([*found.talk_about, *found.see_differently], key=lambda each: not words.is_apart(each))


def _topic(card: PublicScorecard, pace: Pace, say: Language) -> Said:
    """The vote and the talk in one."""
    if pace == "cards":
        return say("Take the one with the most marks and use its questions.")
    return say.together([*_choose_and_talk(card, say), *_small_groups(pace, say)])


def _chosen(pace: Pace, minutes: int, say: Language, *, exercise: bool) -> Said:
    """The talk about the feature that was chosen before."""
    begun = say("Use the questions of the feature you chose.")
    if exercise:
        begun = say(
            "Use the questions of the feature you chose, or its exercise if it takes {count} minutes or less.", count=minutes
        )
    return say.together([begun, *_small_groups(pace, say)])


def _small_groups(pace: Pace, say: Language) -> list[Said]:
    return [say("Stay in twos and threes, then share what would help.")] if pace == "slow" else []


def _who_first(card: PublicScorecard, say: Language) -> list[Said]:
    """That a team is to be agreed on first, where a mark of it is not clear."""
    unmet = any(mark.met is False for mark in card.real_team)
    return [say("If you are not sure who and what this team is, talk about that.")] if unmet else []


def _vote(card: PublicScorecard, say: Language) -> Said:
    """The vote alone."""
    focus = topics(card)
    if not focus:
        return say("Vote in private on the feature you want to talk about.")
    if len(focus) == 1:
        return say("Vote in private whether to take {title} or another.", title=summary.titles(focus, say))
    return say("Vote in private between {titles}.", titles=summary.titles(focus, say))


def _choose_and_talk(card: PublicScorecard, say: Language) -> list[Said]:
    """The vote and what comes of it."""
    focus, first = topics(card), _who_first(card, say)
    if not focus:
        return [*first, say("Vote in private on the feature you want to talk about, then use its questions.")]
    named = summary.titles(focus, say)
    if len(focus) == 1:
        return [*first, say("Vote in private whether to take {title} or another, then use its questions.", title=named)]
    return [*first, say("Vote in private between {titles}, then use the questions of the one you chose.", titles=named)]
