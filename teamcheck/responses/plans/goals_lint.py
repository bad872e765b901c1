"""Advice on the goals of a team: few, specific, measurable, owned, dated, and from its purpose."""

import re
from collections.abc import Iterator

from teamcheck.errors import Code, Place, Problem
from teamcheck.questionnaire.likeness import WORD
from teamcheck.questionnaire.lint import advice
from teamcheck.responses.plans.goals import Goal, PlacedGoals
from teamcheck.responses.plans.wording import (
    content,
    has_day,
    has_measure,
    is_nobody,
    looks_like_a_name,
    says_nothing,
    without_days,
)

#: Four or five are the most that people keep in mind.
MOST_GOALS = 5
#: Fewer words than this are a heading; more are several goals, or an essay.
FEWEST_WORDS, MOST_WORDS = 4, 30
#: Letters by which two words are taken for one: "patient" and "patients", "safely" and "safety".
_STEM = 4
_TOWARDS = (
    r"(?:improve|enhance|increase|strengthen|support|promote|develop|foster|optimise|optimize|maximise|maximize|ensure|encourage|"
    r"embed|drive|deliver|provide|boost|raise|be|become|reduce|lower|minimise|minimize)\b"
)
_MORE = (
    r"(?:more|less|fewer|better|worse|higher|lower|faster|quicker|greater|easier|earlier|sooner|safer|calmer|kinder|shorter)\b"
)
_DIRECTION = re.compile(
    r"(?:(?:everybody|everyone|we all|all of us|(?:the|our) team|staff|we) )?"
    r"(?:to |will |must |should |need to |want to |would like to )?"
    rf"(?:continue to |try to |aim to |work to |strive to )?{_TOWARDS}",
    re.IGNORECASE,
)
_COMPARES = re.compile(rf"\b{_MORE}(?! than\b)", re.IGNORECASE)
#: Verbs that begin a second goal, where either of the two has its own measure.
_TASKS = (
    r"(?:agree|answer|ask|begin|book|buy|call|check|clean|close|create|cut|discharge|end|finish|give|greet|hire|hold|"
    r"introduce|keep|launch|listen|make|meet|offer|order|organise|paint|phone|plan|publish|reach|reply|review|ring|run|"
    r"see|send|set|share|start|stop|talk|teach|tell|test|train|treat|update|visit|write)\b"
)
#: Where a goal may go on with another one: after a full stop, or after "and" and what means the same.
_JOINED = re.compile(
    rf"[.;]\s+(?=(?-i:[A-Z]))|(?:,\s*|\s+)(?:and(?: also| to)?|as well as|plus|&)\s+(?=(?:{_TOWARDS}|{_MORE}|{_TASKS}))|"
    rf",\s+(?=(?:{_TOWARDS}|{_MORE}|{_TASKS}))|;\s+",
    re.IGNORECASE,
)
#: A number of its own; "every" and "each" say of whom, and stand in both halves of one goal.
_NUMBER = re.compile(
    r"\d|%|\b(?:half|third|quarter|twice|once|two|three|four|five|six|seven|eight|nine|ten|daily|weekly|monthly|zero)\b",
    re.IGNORECASE,
)
#: When or where, said before the goal itself: "Within 4 weeks, ...".
_BEFORE_IT = re.compile(
    r"^(?:within|by|in|on|at|from|until|every|each|between|during|when|if|before|after|for|twice|once)\b[^,]*,\s*",
    re.IGNORECASE,
)
#: "good meetings, good food": what is good or better is said of several things.
_PRAISED = re.compile(rf"\b(?:good|great|nice|{_MORE})(?! than\b)", re.IGNORECASE)
_LISTED = re.compile(r",|;|\band\b|\bas well as\b|\bplus\b|&", re.IGNORECASE)
_MORE_AND_MORE = re.compile(r"\b(\w+) and \1\b|\bgood and bad\b|\bmore and less\b", re.IGNORECASE)
_EACH_BY = re.compile(r"\bby (?:half|a \w+|\d+ ?%?).*\band\b.*\bby (?:half|a \w+|\d+ ?%?)", re.IGNORECASE)


def lint_goals(found: PlacedGoals, file: str) -> tuple[Problem, ...]:
    """What could be better about all goals together.

    Args:
        found: Goals that can be read.
        file: What their file is called.
    """
    problems = []
    if len(found.goals) > MOST_GOALS:
        message = f"There are {len(found.goals)} goals: more than people can keep in mind."
        fix = "Keep four or five. Ask which ones you would miss if they were gone."
        problems.append(advice(Code.GOALS_MANY, Place(file), message, fix))
    if found.purpose is None and not all(goal.serves for goal in found.goals):
        message = "The purpose of the team is not said, so nobody can see whether the goals follow from it."
        fix = "Add a line `Purpose:` with one sentence: for whom are you there, and what is different for them because of you?"
        problems.append(advice(Code.GOAL_NOT_TRACED, Place(file), message, fix))
    return tuple(problems)


def lint_goal(goal: Goal, purpose: str | None, where: Place) -> tuple[Problem, ...]:
    """What could be better about one goal; all of it is advice.

    Args:
        goal: The goal.
        purpose: What the team is there for, where that is said.
        where: Where the goal stands.
    """
    said = [*_specific(goal), *_measurable(goal), *_owned(goal), *_dated(goal), *_traced(goal, purpose)]
    return tuple(advice(code, where, message, fix) for code, message, fix in said)


_Said = tuple[Code, str, str]
_SAY_WHAT = "Say what will be so, for whom or where: a sentence that a new colleague understands."


def holds_several(text: str) -> bool:
    """Whether a goal is several: parts joined by "and" of which each has its own direction, or its own measure.

    >>> holds_several("Have better meetings and less stress"), holds_several("Check and sign every chart by 10 o'clock")
    (True, False)
    """
    plain = _BEFORE_IT.sub("", without_days(text))
    goals = sum(_NUMBER.search(part) is not None or _leads(part) for part in _JOINED.split(plain))
    praised = sum(_PRAISED.search(part) is not None for part in _LISTED.split(_MORE_AND_MORE.sub(" ", plain)))
    return goals > 1 or praised > 1 or _EACH_BY.search(plain) is not None


def _leads(part: str) -> bool:
    """Whether a part says in which direction something goes."""
    return _DIRECTION.match(part) is not None or _COMPARES.search(part) is not None


def _specific(goal: Goal) -> Iterator[_Said]:
    words = len(WORD.findall(goal.text))
    measured = goal.measure is not None or has_measure(without_days(goal.text))
    if words > MOST_WORDS:
        yield Code.GOAL_NOT_SPECIFIC, f"It has {words} words: nobody can say it by heart.", "Say the one thing that will be so."
    elif words < FEWEST_WORDS:
        yield Code.GOAL_NOT_SPECIFIC, "It is a heading more than a goal.", _SAY_WHAT
    elif says_nothing(goal.text) and (goal.measure is None or says_nothing(goal.measure)):
        yield Code.GOAL_NOT_SPECIFIC, "It is a wish more than a goal: nobody could see that it has come true.", _SAY_WHAT
    elif holds_several(goal.text):
        fix = "Make a goal of each, or keep the one that matters most."
        yield Code.GOAL_NOT_SPECIFIC, "It is several goals in one: who reaches half of it has reached none.", fix
    elif not measured and _leads(goal.text):
        fix = "Say how it will be when you are there: what, how much, for whom."
        yield Code.GOAL_NOT_SPECIFIC, "It says in which direction, and not how far.", fix


def _measurable(goal: Goal) -> Iterator[_Said]:
    fix = "Say what you will count or see, and how much of it is enough: 9 of 10, within 5 minutes, every week."
    if goal.measure is not None:
        if says_nothing(goal.measure):
            yield Code.GOAL_NOT_MEASURABLE, "Nothing in its measure could be seen or counted.", fix
    elif not has_measure(without_days(goal.text)):
        yield Code.GOAL_NOT_MEASURABLE, "It does not say how you will see that you are there.", fix


def _owned(goal: Goal) -> Iterator[_Said]:
    fix = "Name a role or initials: who keeps an eye on it and tells the others. In a line of text, in brackets at its end."
    if goal.owner is None:
        yield Code.GOAL_NOT_OWNED, "It does not say who keeps an eye on it.", fix
    elif is_nobody(goal.owner):
        yield Code.GOAL_NOT_OWNED, "What everybody keeps an eye on, nobody does.", fix
    elif looks_like_a_name(goal.owner):
        yield Code.PLAN_FULL_NAME, "This looks like the name of somebody.", "Write a role, or initials."


def _dated(goal: Goal) -> Iterator[_Said]:
    if not has_day(goal.by or goal.text):
        message = "It does not say by when." if goal.by is None else "By when it is to be so is no day."
        yield Code.GOAL_NOT_DATED, message, "Say by which day, such as 2026-06-30 or: by the end of June."


def _traced(goal: Goal, purpose: str | None) -> Iterator[_Said]:
    """Whether a goal says which part of the purpose it serves, or shares a word with it."""
    if goal.serves is not None or purpose is None:
        return
    if not _stems(f"{goal.text} {goal.measure or ''}") & _stems(purpose):
        message = "Which part of the purpose does it serve? It has no word in common with it."
        fix = "Say it in the goal, or in YAML after `serves:`. If it serves none, it may be somebody else's goal."
        yield Code.GOAL_NOT_TRACED, message, fix


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in content(text) if len(word) >= _STEM)
