"""Writes a new plan: the answers of whoever was asked, or a skeleton to be filled in by hand."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from teamcheck.questionnaire.conversation import Try
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.action_plan import SCHEMA, Action, ActionPlan
from teamcheck.responses.plans.quoting import quoted

#: By when something of a plan is done at the latest, so that it does not come to nothing.
FIRST_STEP_WITHIN = timedelta(days=7)

_TOP = f"""\
# What we set out to do. Every line is explained in docs/plan-format.md; `teamcheck plan check` says what is missing.
# No names of people: roles or initials. Who reads this file reads all of it.
schema: {SCHEMA}
"""
_FILL_IN = """\
  - text:               # what you will do, in one line
    dimension: {dimension}
    first_step:
      text:             # what happens first
      by: {first}    # within seven days
    owner:              # who sees to it: a role or initials
    by:                 # the day it is done, such as 2026-03-31
    know:               # how you will know that it works: what all of you can see or count
    help:               # what help you need, or: none
    help_from:          # from whom: a role
    whose:              # ours, or raise where others have to decide
    # raise_with:       # if it is to raise: with whom, a role
    # reply_by:         # and by when they reply
"""


class Subject(NamedTuple):
    """What an action can be about: a feature, or a list to choose from.

    Attributes:
        id: What the plan calls it.
        title: The title of the feature, or what the list asks.
        try_: Small things that teams try.
    """

    id: str
    title: str
    try_: tuple[Try, ...]


def subjects(questionnaire: Questionnaire) -> list[Subject]:
    """What a plan can be about, as in `teamcheck.responses.action_plan.asked_in`: features first, then lists."""
    features = [Subject(each.id, each.title, each.try_) for each in questionnaire.scored]
    taken = {each.id for each in features}
    return [*features, *(Subject(each.id, each.text, each.try_) for each in questionnaire.checklists if each.id not in taken)]


def skeleton(suggested: Sequence[Subject], every: Sequence[Subject], made: date) -> str:
    """A plan to be filled in: an action for each suggested feature, or one where none is.

    It cannot be used before that is done: `teamcheck plan check` names each empty line.

    Args:
        suggested: The features that a report says to talk about first.
        every: All that it was asked about.
        made: The day that stands as that of the plan.
    """
    first = made + FIRST_STEP_WITHIN
    lines = [_TOP, f"made: {made}        # the day you agreed on it: check-ins are 30, 60 and 90 days later\n"]
    lines += ['# stop: "..."          # one thing that you stop doing, to have time for this\n', "actions:\n"]
    lines += ["  # One thing to do is enough: take the other out.\n"] if len(suggested) > 1 else []
    for each in suggested:
        lines += [*_hints(each), _FILL_IN.format(dimension=each.id, first=first)]
    if not suggested:
        lines += ["  # Nothing is chosen yet. Write the id of one of these after `dimension:`\n"]
        lines += [f"  #   {each.id}: {_plain(each.title)}\n" for each in every]
        lines += [_FILL_IN.format(dimension="", first=first).replace("dimension: \n", "dimension:\n")]
    return "".join(lines)


def _hints(subject: Subject) -> Iterator[str]:
    """What the report and the questionnaire say of a feature, as comments."""
    things = " Things to try:" if subject.try_ else ""
    yield f"  # {_plain(subject.title)}: your report says to talk about this first.{things}\n"
    yield from (f"  #   - {_plain(thing.text)}\n" for thing in subject.try_)


def written(plan: ActionPlan) -> str:
    """A plan as a file, which `teamcheck.responses.action_plan.read_plan` reads back as it is; without check-ins."""
    head = [_TOP, *([] if plan.made is None else [f"made: {plan.made}\n"])]
    head += [] if plan.stop is None else [f"stop: {quoted(plan.stop)}\n"]
    return "".join([*head, "actions:\n", *(line for action in plan.actions for line in _action(action))])


def _action(action: Action) -> Iterator[str]:
    yield f"  - text: {quoted(action.text)}\n"
    yield f"    dimension: {action.dimension}\n"
    if action.items:
        yield f"    items: [{', '.join(action.items)}]\n"
    if action.first_step is not None:
        yield f"    first_step:\n      text: {quoted(action.first_step.text)}\n"
        if action.first_step.by is not None:
            yield f"      by: {quoted(action.first_step.by)}\n"
    said = {
        "owner": action.owner,
        "by": action.by,
        "know": action.know,
        "help": action.help,
        "help_from": action.help_from,
        "whose": action.whose,
        "raise_with": action.raise_with,
        "reply_by": action.reply_by,
    }
    yield from (f"    {key}: {quoted(value)}\n" for key, value in said.items() if value is not None)


def _plain(text: str) -> str:
    """A text on one line, as it can stand in a comment."""
    return quoted(text)[1:-1].replace('\\"', '"').replace("\\\\", "\\")
