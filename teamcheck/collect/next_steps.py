"""What is due next for a team, from what its rounds and its plan say; the day of today is handed in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from teamcheck.report.caseload.model import CHECK_IN_AFTER, Asked, Due
from teamcheck.responses.action_plan import Action, ActionPlan
from teamcheck.responses.plans.due import next_check_in
from teamcheck.responses.plans.wording import as_day_written


@dataclass(frozen=True, slots=True)
class Followed:
    """A round, and what its folder holds.

    Attributes:
        asked: How far it is.
        plan: What the team set out to do; None where there is no plan or it cannot be read.
        has_plan: Whether there is one, readable or not.
        holds_answers: Whether answers or comments lie there or in its box, to be deleted one day.
        is_pulse: Whether it is a pulse: what comes of it is said on the page of the next one.
    """

    asked: Asked
    plan: ActionPlan | None = None
    has_plan: bool = False
    holds_answers: bool = False
    is_pulse: bool = False

    @property
    def was_asked(self) -> bool:
        """Whether what comes after asking is due: so small a team begins there."""
        return self.asked.state == "closed" or (self.asked.is_too_small and self.asked.state == "not opened")


def steps(rounds: Sequence[Followed], today: date) -> tuple[Due, ...]:
    """What is due for a team, earliest first, and last what has no day.

    The latest round counts. What was agreed in the one before stays due until people are asked again: a folder that is made
    ahead does not end it. Of every earlier round only that it is still open, or that its answers are to be deleted.

    Args:
        rounds: The team's rounds, earliest first; at least one.
        today: The day where the coach is.
    """
    *before, latest = rounds
    found = [due for each in rounds for due in _asking(each.asked)]
    if latest.was_asked and not latest.is_pulse:
        after = [*_after_asking(latest, today)]
        is_over = not after and latest.plan is not None
        found += [Due("ask again", None, latest.asked)] if is_over else after
    elif latest.asked.state == "not opened":
        found.append(Due("ask", latest.asked.debrief, latest.asked))
        if before and before[-1].was_asked and not before[-1].is_pulse:
            found += _after_asking(before[-1], today)
    found += [
        Due("delete", each.asked.kept_until, each.asked) for each in rounds if each.holds_answers and each.asked.kept_until
    ]
    return tuple(sorted(found, key=lambda due: due.day or date.max))


def _asking(asked: Asked) -> Iterator[Due]:
    """What is due while people are asked: by the day of the talk, where there is one."""
    if asked.state == "closing":
        yield Due("finish", None, asked)
    elif asked.state == "open":
        yield Due("close", asked.debrief, asked)


def _after_asking(followed: Followed, today: date) -> Iterator[Due]:
    """What comes after asking: the talk, the plan, check-ins, the review."""
    asked, unsaid = followed.asked, len(_unsaid(followed.plan))
    if asked.review is not None and asked.review < today:  # whatever was due before it comes down to this
        if followed.plan is None or unsaid:
            yield Due("review", asked.review, asked, unsaid)
        return
    is_ahead = asked.debrief is not None and asked.debrief >= today
    if is_ahead or (asked.debrief is None and not followed.has_plan):
        few = asked.is_too_small or (asked.answered is not None and asked.answered < asked.minimum)
        yield Due("discuss" if few else "debrief", asked.debrief, asked)
    elif not followed.has_plan:
        yield Due("plan", asked.debrief, asked)
    if followed.plan is not None:
        yield from _check_ins(asked, followed.plan, today)
    if asked.review is not None:
        yield Due("review", asked.review, asked, unsaid)


def _check_ins(asked: Asked, plan: ActionPlan, today: date) -> Iterator[Due]:
    """The days on which somebody asks how it goes: the next of the plan, where it says when it was made, and those of actions.

    What falls on the day of the review is left to it, and so is what has no day of its own and would come after it.
    """
    following = next_check_in(plan)
    if following is not None and (asked.review is None or following.day < asked.review):
        open_ = sum(action.done != "done" for action in plan.actions)
        yield Due("check-in", following.day, asked, open_, after=following.after)
    default = None if asked.debrief is None else min(asked.debrief, date.max - CHECK_IN_AFTER) + CHECK_IN_AFTER
    own: Counter[date] = Counter()
    others = 0
    for action in plan.actions:
        day = as_day_written(action.by)
        if day is None:
            others += action.done is None and plan.made is None
        elif action.done is None or (action.done != "done" and day >= today):
            own[day] += 1
    yield from (Due("check-in", day, asked, count) for day, count in sorted(own.items()) if day != asked.review)
    if others and (default is None or asked.review is None or default < asked.review):
        yield Due("check-in", default, asked, others, is_default=True)


def _unsaid(plan: ActionPlan | None) -> list[Action]:
    """The actions of which nobody has said yet whether they were done."""
    return [] if plan is None else [action for action in plan.actions if action.done is None]
