"""A team's plan as a table of tasks, for whatever keeps a team's tasks: a row for each thing that has a day or an owner."""

import csv
from collections.abc import Iterator
from io import StringIO

from teamcheck.report.figure_cells import cell
from teamcheck.report.plan.view import Planned, days_ahead, feature
from teamcheck.responses.action_plan import Action

COLUMNS = ("task", "kind", "action", "by", "owner", "done", "feature", "note")


def tasks(planned: Planned) -> str:
    """CSV with a heading: each action, its first step, its reply, and the check-ins that are to come.

    Days are as the team wrote them. ``done`` is ``done``, ``partly``, ``not yet`` or empty. A first step and a reply have none.
    """
    text = StringIO()
    rows = [row for number, action in enumerate(planned.plan.actions, start=1) for row in _of(action, number, planned)]
    rows += _check_ins(planned)
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *([cell(value) for value in row] for row in rows)])
    return text.getvalue()


def _of(action: Action, number: int, planned: Planned) -> Iterator[tuple[str | int | None, ...]]:
    title = feature(action, planned.questionnaire)
    yield action.text, "action", number, action.by, action.owner, action.done, title, action.know
    if action.done == "done":
        return
    if action.first_step is not None:
        step = action.first_step
        yield step.text, "first step", number, step.by, action.owner, None, title, None
    if action.raise_with is not None:
        yield (
            f"Reply from {action.raise_with} to: {action.text}",
            "reply",
            number,
            action.reply_by,
            action.raise_with,
            None,
            title,
            None,
        )


def _check_ins(planned: Planned) -> Iterator[tuple[str | int | None, ...]]:
    for found in days_ahead(planned.plan):
        yield "Check in", "check-in", None, found.day.isoformat(), None, None, None, f"{found.after} days after the plan"
