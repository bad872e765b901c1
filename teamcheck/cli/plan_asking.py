"""Asks for a plan, one thing at a time. Nothing is kept before the last answer is there."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, get_args

import typer

from teamcheck.cli import options
from teamcheck.cli.asking import Ask, line
from teamcheck.cli.days import day_typed
from teamcheck.cli.terminal import talk

if TYPE_CHECKING:
    from teamcheck.responses.action_plan import Action, ActionPlan, FirstStep, Helped
    from teamcheck.responses.plans.record import Said
    from teamcheck.responses.plans.write import Subject

_NOT_YET = "(Enter: not known yet)"
#: What may be typed, and what it stands for.
_DONE = {"d": "done", "p": "partly", "n": "not yet"}
_NOW = {"w": "worse", "s": "same", "b": "better"}
_WHOSE = {"o": "ours", "r": "raise"}
_HELPED = {"y": "yes", "l": "a little", "n": "no", "e": "too early"}


def ask_for_plan(ask: Ask, suggested: "Sequence[Subject]", every: "Sequence[Subject]", today: date) -> "ActionPlan":
    """A plan, as somebody at the keyboard says it for the team.

    Args:
        ask: Asks one thing.
        suggested: The features that a report says to talk about first.
        every: All that it was asked about: features and lists.
        today: The day of the plan.
    """
    from teamcheck.responses.action_plan import ActionPlan  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.responses.plans.lint import MOST_TO_DO  # noqa: PLC0415  as above

    talk("One or two things to do, one question after the other. Ctrl-C: nothing is written.")
    talk("Write no names of people: a role or initials. Who reads the plan reads all of it.")
    choices = [*suggested, *(each for each in every if each not in suggested)]
    _show(choices, len(suggested))
    actions: list[Action] = []
    while len(actions) < MOST_TO_DO and (not actions or _says_yes(ask, "Is there a second thing to do? y or n (Enter: n)")):
        left = [each for each in suggested if each.id not in {action.dimension for action in actions}]
        preset = str(choices.index(left[0]) + 1) if left else "1" if len(choices) == 1 else None
        actions.append(_ask_for_action(ask, choices, preset, today))
    stop = ask("What do you stop doing, to have time for this? (Enter: nothing)", "", line)
    return ActionPlan(schema="teamcheck/plan/1", made=today, stop=stop or None, actions=tuple(actions))


def ask_for_check_in(ask: Ask, action: "Action", day: date) -> "Said":
    """What the team says of an action today."""
    from teamcheck.responses.action_plan import CheckIn  # noqa: PLC0415  as above
    from teamcheck.responses.plans.record import Said  # noqa: PLC0415  as above

    talk(f"\n{action.text}")
    if action.know is not None:
        talk(f"You will know that it works when: {action.know}")
    done = _one_of(ask, "Is it done? d done, p partly, n not yet", _DONE, None)
    now = _one_of(ask, "How is it, compared with the day of the plan? w worse, s the same, b better", _NOW, None)
    helped = None if done == "not yet" else _ask_whether_it_helped(ask)
    words = ask("In a few words of the team, naming nobody (Enter: none)", "", _nameless)
    return Said(CheckIn.model_validate({"day": day, "done": done, "now": now, "words": words or None}), helped)


def _ask_whether_it_helped(ask: Ask) -> "Helped | None":
    """What the team thinks; None where it is too early to say."""
    from teamcheck.responses.action_plan import Helped  # noqa: PLC0415  as above

    meant = _one_of(ask, "Has it helped, as you see it? y yes, l a little, n no, e too early to say (Enter: e)", _HELPED, "e")
    words: tuple[Helped, ...] = get_args(Helped)
    return next((word for word in words if word == meant), None)


def _show(choices: "Sequence[Subject]", named: int) -> None:
    """What there is, with numbers to choose them by."""
    talk("")
    for number, each in enumerate(choices, start=1):
        talk(f"  {number}  {each.title}{'   (your report says to talk about this first)' if number <= named else ''}")


def _ask_for_action(ask: Ask, choices: "Sequence[Subject]", preset: str | None, today: date) -> "Action":
    from teamcheck.responses.action_plan import Action  # noqa: PLC0415  as above

    talk("")
    subject = choices[_number(ask, len(choices), preset) - 1]
    if subject.try_:
        talk("Things to try:")
    for thing in subject.try_:
        talk(f"  - {thing.text}")
    said: dict[str, object] = {"text": ask("What will you do, in one line", None, line), "dimension": subject.id}
    said["first_step"] = _ask_for_first_step(ask, today)
    said["owner"] = ask(f"Who sees to it: a role or initials {_NOT_YET}", "", _role)
    said["by"] = ask(f"By which day is it done, such as {today.year}-12-31 {_NOT_YET}", "", _day)
    said["know"] = ask(f"How will you know that it works: what can all of you see or count {_NOT_YET}", "", _tellable)
    said["help"] = ask("What help do you need (Enter: none)", "none", _nameless)
    if said["help"] != "none":
        said["help_from"] = ask(f"From whom: a role {_NOT_YET}", "", _role)
    said["whose"] = _one_of(ask, "Can you do it alone? o it is ours, r we have to raise it (Enter: o)", _WHOSE, "o")
    if said["whose"] == "raise":
        said["raise_with"] = ask(f"With whom do you raise it: a role {_NOT_YET}", "", _role)
        said["reply_by"] = ask(f"By which day do they reply {_NOT_YET}", "", _day)
    return Action.model_validate({key: value for key, value in said.items() if value})


def _ask_for_first_step(ask: Ask, today: date) -> "FirstStep | None":
    from teamcheck.responses.action_plan import FirstStep  # noqa: PLC0415  as above
    from teamcheck.responses.plans.write import FIRST_STEP_WITHIN  # noqa: PLC0415  as above

    text = ask(f"What happens first, within seven days {_NOT_YET}", "", line)
    if not text:
        return None
    last = today + FIRST_STEP_WITHIN

    def soon(typed: str) -> None:
        if not today <= day_typed(typed.strip()) <= last:
            raise typer.BadParameter(f"that is not within seven days, by {last}; find something smaller that is.")

    return FirstStep(text=text, by=ask(f"By which day does that happen (Enter: {last})", str(last), soon))


def _number(ask: Ask, most: int, preset: str | None) -> int:
    def check(text: str) -> None:
        if not (text.strip().isascii() and text.strip().isdecimal() and 1 <= int(text.strip()[:3]) <= most):
            raise typer.BadParameter(f"write a number from 1 to {most}.")

    shown = "" if preset is None else f" (Enter: {preset})"
    return int(ask(f"Which of them is it for? 1 to {most}{shown}", preset, check))


def _one_of(ask: Ask, question: str, words: dict[str, str], preset: str | None) -> str:
    """One of a few words, by its first letter or as a whole."""

    def check(text: str) -> None:
        if _meant(text) is None:
            raise typer.BadParameter(f"write {' or '.join(words)}.")

    def _meant(text: str) -> str | None:
        said = text.strip().casefold()
        return words.get(said, said if said in words.values() else None)

    return _meant(ask(question, preset, check)) or ""


def _says_yes(ask: Ask, question: str) -> bool:
    return _one_of(ask, question, {"y": "yes", "n": "no"}, "n") == "yes"


def _checked(looks_wrong: Callable[[str], bool], message: str) -> Callable[[str], None]:
    """A line that is refused, with a message, where something about it looks wrong."""

    def check(text: str) -> None:
        line(text)
        options.name(text)
        if text.strip() and looks_wrong(text.strip()):
            raise typer.BadParameter(message)

    return check


def _role(text: str) -> None:
    from teamcheck.responses.plans.wording import looks_like_a_name  # noqa: PLC0415  not for --help

    message = "this looks like the name of somebody; write initials, or a role in small letters."
    _checked(looks_like_a_name, message)(text)


def _nameless(text: str) -> None:
    from teamcheck.responses.plans.wording import has_a_title  # noqa: PLC0415  as above

    line(text)
    if has_a_title(text):
        raise typer.BadParameter("this looks like the name of somebody; write a role.")


def _tellable(text: str) -> None:
    from teamcheck.responses.plans.wording import says_nothing  # noqa: PLC0415  as above

    line(text)
    if text.strip() and says_nothing(text):
        raise typer.BadParameter("that can be neither seen nor counted; try one thing that all of you would notice.")


def _day(text: str) -> None:
    if text.strip():
        day_typed(text.strip())
