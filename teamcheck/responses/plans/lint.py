"""Advice on a plan that can be used as it is: what makes it likely that something is done, and nobody is named."""

from collections.abc import Iterator

from teamcheck.errors import Code, Place, Problem
from teamcheck.questionnaire.document import Document
from teamcheck.questionnaire.lint import advice
from teamcheck.responses.action_plan import Action, ActionPlan
from teamcheck.responses.plans.wording import as_day_written, has_a_title, is_nobody, looks_like_a_name, says_nothing
from teamcheck.responses.plans.write import FIRST_STEP_WITHIN

#: More are rarely done.
MOST_TO_DO = 2


def lint_plan(plan: ActionPlan, document: Document) -> tuple[Problem, ...]:
    """Everything about a plan that could be better; all of it is advice.

    Args:
        plan: One that can be read.
        document: Where its parts stand.

    Returns:
        Warnings, by line.
    """
    found = [*_of_the_whole(plan, document)]
    for number, action in enumerate(plan.actions):
        place = _Placed(document, number)
        rules = (_first_step, _measurable, _owned, _dated, _help, _whose) if action.done != "done" else ()
        for rule in (*rules, _names):
            found += rule(action, plan, place)
    return tuple(sorted(found, key=lambda problem: problem.place.line or 0))


class _Placed:
    """Where the parts of an action stand."""

    def __init__(self, document: Document, number: int) -> None:
        self._document, self._number = document, number

    def __call__(self, *steps: str) -> Place:
        return self._document.place("actions", self._number, *steps)


def _of_the_whole(plan: ActionPlan, document: Document) -> Iterator[Problem]:
    open_ = [action for action in plan.actions if action.done != "done"]
    if len(open_) > MOST_TO_DO:
        message = f"there are {len(open_)} things to do; one or two are more likely to be done."
        fix = "Keep the two that matter most to you now, and write the others down elsewhere."
        yield advice(Code.PLAN_MANY_ACTIONS, document.place("actions"), message, fix)
    if plan.made is None:
        message = "it does not say when you agreed on it, so nobody knows when to check in."
        fix = "Add a line with the day, such as `made: 2026-03-01`, above `actions:`."
        yield advice(Code.PLAN_NOT_DATED, document.place("actions"), message, fix)
    if plan.stop is not None and has_a_title(plan.stop):
        yield _named(document.place("stop"))


def _first_step(action: Action, plan: ActionPlan, place: _Placed) -> Iterator[Problem]:
    """A first step, within seven days."""
    if action.done == "partly":
        return
    step = action.first_step
    if step is None:
        message = "it does not say what happens first."
        fix = "Add `first_step: {text: ..., by: ...}`: a small thing that somebody does within seven days."
        yield advice(Code.PLAN_FIRST_STEP, place(), message, fix)
        return
    day = as_day_written(step.by)
    if day is None:
        message = "the first step has no day."
        fix = "Add `by:` with a day within seven days of the plan, such as 2026-03-08."
        yield advice(Code.PLAN_FIRST_STEP, place("first_step"), message, fix)
    elif plan.made is not None and not plan.made <= day <= plan.made + FIRST_STEP_WITHIN:
        days = (day - plan.made).days
        message = f"the first step is {days} days after the plan." if days > 0 else "the first step is before the plan."
        fix = "Find something smaller that can be done within seven days, while the talk is fresh."
        if days < 0:
            fix = "Mend one of the two days: `made`, or `by` of the first step."
        yield advice(Code.PLAN_FIRST_STEP, place("first_step", "by"), message, fix)


def _measurable(action: Action, _: ActionPlan, place: _Placed) -> Iterator[Problem]:
    fix = "Say what all of you could see or count, such as: 9 of 10 handovers begin on time."
    if action.know is None:
        message = "it does not say how you will know that it works."
        yield advice(Code.PLAN_NOT_MEASURABLE, place(), message, f"Add `know:`. {fix}")
    elif says_nothing(action.know):
        message = "nothing in `know` could be seen or counted by all: it only says that things get better, or how people feel."
        yield advice(Code.PLAN_NOT_MEASURABLE, place("know"), message, fix)


def _owned(action: Action, _: ActionPlan, place: _Placed) -> Iterator[Problem]:
    fix = "Name one role, or initials: who reminds the others, and says at the check-in how it goes."
    if action.owner is None:
        yield advice(Code.PLAN_NOT_OWNED, place(), "nobody sees to it.", f"Add `owner:`. {fix}")
    elif is_nobody(action.owner):
        yield advice(Code.PLAN_NOT_OWNED, place("owner"), "what everybody sees to, nobody does.", fix)


def _dated(action: Action, plan: ActionPlan, place: _Placed) -> Iterator[Problem]:
    fix = "Write the day as year, month and day, such as 2026-03-31."
    day = as_day_written(action.by)
    if action.by is None:
        yield advice(Code.PLAN_NOT_DATED, place(), "it does not say by when.", f"Add `by:`. {fix}")
    elif day is None:
        yield advice(Code.PLAN_NOT_DATED, place("by"), "this is no day that a calendar knows.", fix)
    elif plan.made is not None and day < plan.made:
        yield advice(Code.PLAN_NOT_DATED, place("by"), f"this is before the plan, which was made on {plan.made}.", fix)
    elif (first := as_day_written(action.first_step.by) if action.first_step else None) is not None and day < first:
        yield advice(Code.PLAN_NOT_DATED, place("by"), f"this is before the first step, which is on {first}.", fix)


def _help(action: Action, _: ActionPlan, place: _Placed) -> Iterator[Problem]:
    """Help that is needed, and from whom; that none is needed is an answer too."""
    if action.help is None:
        message = "it does not say what help you need."
        fix = "Add `help:` and `help_from:` (a role), or `help: none`."
        yield advice(Code.PLAN_HELP_NOT_SAID, place(), message, fix)
    elif not _is_none(action.help) and (action.help_from is None or is_nobody(action.help_from)):
        message = "it does not say from whom the help comes."
        yield advice(Code.PLAN_HELP_NOT_SAID, place("help"), message, "Add `help_from:` with a role, and ask there this week.")


def _is_none(text: str) -> bool:
    return text.casefold().rstrip(".") in {"none", "no", "nothing", "no help", "-"}


def _whose(action: Action, _: ActionPlan, place: _Placed) -> Iterator[Problem]:
    if action.whose is None:
        message = "it does not say whether you can do this alone."
        fix = "Add `whose: ours`, or `whose: raise` with `raise_with:` (a role) where others have to decide."
        yield advice(Code.PLAN_WHOSE_NOT_SAID, place(), message, fix)
    elif action.whose == "ours" and action.raise_with is not None:
        message = "it says that this is yours to do, and whom to raise it with."
        yield advice(Code.PLAN_WHOSE_NOT_SAID, place("whose"), message, "Write `whose: raise`, or take `raise_with` out.")
    elif action.whose == "raise" and action.raise_with is None:
        message = "it is to raise, and does not say with whom."
        yield advice(Code.PLAN_WHOSE_NOT_SAID, place("whose"), message, "Add `raise_with:` with a role.")
    elif action.whose == "raise" and as_day_written(action.reply_by) is None:
        message = "it is to raise, and has no day by when they reply."
        yield advice(Code.PLAN_WHOSE_NOT_SAID, place("whose"), message, "Ask for a day, and write it after `reply_by:`.")


def _names(action: Action, _: ActionPlan, place: _Placed) -> Iterator[Problem]:
    """Full names where a role would do, and people named by a title anywhere."""
    short = {"owner": action.owner, "help_from": action.help_from, "raise_with": action.raise_with}
    texts = {"text": action.text, "know": action.know, "help": action.help}
    steps: list[tuple[str, ...]] = [(key,) for key, text in short.items() if text is not None and looks_like_a_name(text)]
    steps += [(key,) for key, text in texts.items() if text is not None and has_a_title(text)]
    if action.first_step is not None and has_a_title(action.first_step.text):
        steps.append(("first_step", "text"))
    if any(said.words is not None and has_a_title(said.words) for said in action.checkins):
        steps.append(("checkins",))
    yield from (_named(place(*where)) for where in steps)


def _named(where: Place) -> Problem:
    message = "this looks like the name of somebody: whoever sees the plan reads it."
    return advice(Code.PLAN_FULL_NAME, where, message, "Write a role, or initials.")
