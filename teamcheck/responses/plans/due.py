"""When a team checks in on its plan: 30, 60 and 90 days after it was made."""

from datetime import date, timedelta
from typing import NamedTuple

from teamcheck.responses.action_plan import ActionPlan

#: Days after a plan was made. Our choice: once a month, until people are asked again.
CHECK_IN_DAYS = (30, 60, 90)
#: A check-in is held in a meeting that takes place anyway. It stands for every day up to half a month after it.
_STANDS_FOR = timedelta(days=15)


class CheckInDay(NamedTuple):
    """A day on which a team checks in.

    Attributes:
        after: So many days after the plan was made.
        day: The day itself.
    """

    after: int
    day: date


def check_in_days(made: date) -> tuple[CheckInDay, ...]:
    """The days on which a team checks in on a plan that was made on a day.

    >>> [f"{day}" for _, day in check_in_days(date(2026, 3, 1))]
    ['2026-03-31', '2026-04-30', '2026-05-30']
    """
    latest = date.max - timedelta(days=max(CHECK_IN_DAYS))
    return tuple(CheckInDay(after, min(made, latest) + timedelta(days=after)) for after in CHECK_IN_DAYS)


def last_check_in(plan: ActionPlan) -> date | None:
    """The latest day on which something was said of an action; None where nothing was."""
    return max((said.day for action in plan.actions for said in action.checkins), default=None)


def next_check_in(plan: ActionPlan) -> CheckInDay | None:
    """The next day on which to check in, which may be past.

    Returns:
        None where the plan does not say when it was made, all is done, or the last check-in was held.
    """
    if plan.made is None or all(action.done == "done" for action in plan.actions):
        return None
    last = last_check_in(plan)
    days = check_in_days(plan.made)
    return next((found for found in days if last is None or found.day > min(last, date.max - _STANDS_FOR) + _STANDS_FOR), None)
