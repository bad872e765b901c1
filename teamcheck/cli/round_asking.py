"""What `init` asks for besides names and numbers: what people are told. Any of it may be left open."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import typer

from teamcheck.cli import options
from teamcheck.cli.asking import Ask, line
from teamcheck.cli.days import day_typed

_CONTACT = "How people can reach you (Enter: write it later)"
_MEMBERS = "Who counts as a member, such as: all who work here two days a week or more (Enter: write it later)"
_LEADER = "Is whoever leads the team asked too? yes or no (Enter: write it later)"
_DEBRIEF = "Day you talk about the result, best within three weeks of closing, such as {day} (Enter: not known yet)"
_TALK = "Who leads that talk, best somebody who is not the line manager (Enter: not known yet)"
_REVIEW = "Day you look at what came of it, such as {day} (Enter: not known yet)"
_YES, _NO = frozenset({"yes", "y"}), frozenset({"no", "n"})


@dataclass(frozen=True, slots=True)
class Further:
    """What is said on the command line, or at the keyboard; None where it is not, empty where it is left open.

    Attributes:
        contact: How to reach who asks.
        members: Who counts as a member.
        leader_answers: Whether whoever leads the team is asked too: yes or no.
        debrief: The day of the talk about the result, as ISO writes it.
        talk_led_by: Who leads it.
        review: The day the team looks at what came of it, as ISO writes it.
    """

    contact: str | None
    members: str | None
    leader_answers: str | None
    debrief: str | None
    talk_led_by: str | None
    review: str | None


def further(said: Further, ask: Ask | None, examples: tuple[date, date]) -> Further:
    """What is said, and what the person at the keyboard says of the rest.

    Args:
        said: What the command line says.
        ask: Asks the person at the keyboard; None where nobody is there.
        examples: Days that stand as examples: of the talk, and of looking at what came of it.
    """
    if ask is None:
        return said
    talk, review = examples
    questions: dict[str, tuple[str, Callable[[str], object]]] = {
        "contact": (_CONTACT, options.name),
        "members": (_MEMBERS, line),
        "leader_answers": (_LEADER, yes_or_no),
        "debrief": (_DEBRIEF.format(day=talk), day_or_nothing),
        "talk_led_by": (_TALK, options.name),
        "review": (_REVIEW.format(day=review), day_or_nothing),
    }
    left = {name: question for name, question in questions.items() if getattr(said, name) is None}
    return replace(said, **{name: ask(question, "", check) for name, (question, check) in left.items()})


def day_or_nothing(text: str | None) -> date | None:
    """A day as ISO writes it; None for nothing.

    Raises:
        BadParameter: It is none.
    """
    return day_typed(text) if text else None


def yes_or_no(text: str | None) -> bool | None:
    """Yes or no as somebody types it; None for nothing.

    Raises:
        BadParameter: It is neither.

    >>> yes_or_no("Yes"), yes_or_no("n"), yes_or_no("")
    (True, False, None)
    """
    word = (text or "").strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    if word:
        raise typer.BadParameter(f"{text!r} is neither yes nor no.", param_hint="--leader-answers")
    return None
