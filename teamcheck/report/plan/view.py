"""A team's plan as plain data for the templates: page and Markdown print from this one view."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.days import dated
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.plan import words
from teamcheck.responses.action_plan import Action, ActionPlan, CheckIn
from teamcheck.responses.plans.due import CheckInDay, check_in_days, next_check_in

#: Check-ins up to which an action is kept on one page of paper; with more of them it may go on on the next.
_ON_ONE_PAGE = 5


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, and what is known of it besides.

    Attributes:
        plan: What the team set out to do.
        questionnaire: What it was asked.
        team: Its name; empty where that is not known.
        round: The name of the round; empty where that is not known.
        today: The day where the page is made.
    """

    plan: ActionPlan
    questionnaire: Questionnaire
    team: str
    round: str
    today: date


def view(planned: Planned, say: Language) -> View:
    """Everything the page says."""
    plan = planned.plan
    ahead = days_ahead(plan)
    return {
        "page": {"lang": say.tag, "dir": say.direction},
        "kind": say("What we set out to do"),
        "team": say.apart(planned.team) if planned.team else say("Our plan"),
        "facts": list(_facts(planned, say)),
        "short": words.in_short(plan, planned.today, say),
        "actions": [_action(action, planned.questionnaire, ahead, say) for action in plan.actions],
        "stop": None if plan.stop is None else say.apart(plan.stop),
        "origin": list(words.origin(say)),
    }


def days_ahead(plan: ActionPlan) -> tuple[CheckInDay, ...]:
    """The days of check-ins that are still to come, or were left out; none where the plan does not say when it was made."""
    following = next_check_in(plan)
    if following is None or plan.made is None:
        return ()
    return tuple(found for found in check_in_days(plan.made) if found.day >= following.day)


def feature(action: Action, questionnaire: Questionnaire) -> str:
    """The title of the feature that an action should move, or the list it is about; its id where none has that id."""
    titles = {each.id: each.text for each in questionnaire.checklists}
    titles |= {each.id: each.title for each in questionnaire.dimensions}
    return titles.get(action.dimension, action.dimension)


def _facts(planned: Planned, say: Language) -> Iterator[Said]:
    if planned.round:
        yield say("round {round}", round=planned.round)
    if planned.plan.made is not None:
        yield say("agreed on {day}", day=dated(planned.plan.made, say))


def _action(action: Action, questionnaire: Questionnaire, ahead: tuple[CheckInDay, ...], say: Language) -> View:
    texts = {item.id: item.text for item in questionnaire.items}
    return {
        "text": say.apart(action.text),
        "is_done": action.done == "done",
        "is_long": len(action.checkins) > _ON_ONE_PAGE,
        "done": None if action.done is None else words.done(action.done, say),
        "helped": words.helped(action, say),
        "feature": say.apart(feature(action, questionnaire)),
        "items": [say.apart(texts.get(item, item)) for item in action.items],
        "lines": list(_lines(action, say)),
        "checkins": [_check_in(said, say) for said in action.checkins],
        "ahead": [] if action.done == "done" else [_ahead(found, say) for found in ahead],
    }


def _lines(action: Action, say: Language) -> Iterator[View]:
    """What there is to know about an action, each with its heading; ``text`` is None where it is not said."""
    owner = None if action.owner is None else say.apart(action.owner)
    by = None if action.by is None else words.written_day(action.by, say)
    know = None if action.know is None else say.apart(action.know)
    yield {"heading": say("First step"), "text": words.first_step(action, say), "long": True}
    yield {"heading": say("Who sees to it"), "text": owner, "long": False}
    yield {"heading": say("We will know it works when"), "text": know, "long": True}
    yield {"heading": say("By when"), "text": by, "long": False}
    yield {"heading": say("Help we need, and from whom"), "text": words.help_needed(action, say), "long": True}
    yield {"heading": say("Ours, or to raise with"), "text": words.whose(action, say), "long": False}


def _check_in(said: CheckIn, say: Language) -> View:
    return {
        "day": dated(said.day, say),
        "done": words.done(said.done, say),
        "now": words.now(said.now, say),
        "words": "" if said.words is None else say.apart(said.words),
        "line": words.check_in(said, say),
    }


def _ahead(found: CheckInDay, say: Language) -> View:
    return {
        "day": dated(found.day, say),
        "after": say("after {count} days", count=found.after),
        "line": say("Check in on {day}, after {count} days", day=dated(found.day, say), count=found.after),
    }
