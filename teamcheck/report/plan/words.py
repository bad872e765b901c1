"""What a plan's page says around the team's own words. No sentence says that something was done well, or what made what."""

from collections.abc import Iterator
from datetime import date

from teamcheck.report.days import dated
from teamcheck.report.language import Language, Said
from teamcheck.responses.action_plan import Action, ActionPlan, CheckIn, Done, Now
from teamcheck.responses.plans.due import next_check_in
from teamcheck.responses.plans.wording import as_day_written


def in_short(plan: ActionPlan, today: date, say: Language) -> list[Said]:
    """How much there is to do, and when the team checks in on it."""
    open_ = sum(action.done != "done" for action in plan.actions)
    if not open_:
        return [say("All of it is done.")]
    found = [say.plural("There is one thing to do.", "There are {count} things to do.", open_)]
    following = next_check_in(plan)
    if following is not None:
        day = dated(following.day, say)
        is_past = following.day < today
        found.append(say("We were to check in on {day}.", day=day) if is_past else say("We check in on {day}.", day=day))
    return found


def written_day(text: str, say: Language) -> Said:
    """A day as the team wrote it, in words where it is one that a calendar knows."""
    day = as_day_written(text)
    return say.apart(text) if day is None else dated(day, say)


def done(state: Done, say: Language) -> Said:
    """How far an action is."""
    return {"done": say("done"), "partly": say("done in part"), "not yet": say("not done yet")}[state]


def now(state: Now, say: Language) -> Said:
    """How it is, beside how it was."""
    return {
        "worse": say("worse than on the day of the plan"),
        "same": say("the same as on the day of the plan"),
        "better": say("better than on the day of the plan"),
    }[state]


def first_step(action: Action, say: Language) -> Said | None:
    """What happens first, and by when; None where that is not said."""
    step = action.first_step
    if step is None:
        return None
    if step.by is None:
        return say.apart(step.text)
    return say("{what}, by {day}", what=step.text, day=written_day(step.by, say))


def help_needed(action: Action, say: Language) -> Said | None:
    """What help is needed, and from whom; None where that is not said."""
    if action.help is None:
        return None if action.help_from is None else say("from: {who}", who=action.help_from)
    if action.help_from is None:
        return say.apart(action.help)
    return say("{what}, from: {who}", what=action.help, who=action.help_from)


def whose(action: Action, say: Language) -> Said | None:
    """Whether the team can do it alone, or with whom it raises it; None where that is not said."""
    if action.whose == "ours":
        return say("ours to do")
    if action.raise_with is None:
        return None if action.whose is None else say("to raise")
    if action.reply_by is None:
        return say("to raise with: {who}", who=action.raise_with)
    return say("to raise with: {who}, reply by {day}", who=action.raise_with, day=written_day(action.reply_by, say))


def helped(action: Action, say: Language) -> Said | None:
    """Whether the team thinks that it helped; None where it has not said."""
    if action.helped is None:
        return None
    return {
        "yes": say("We say that it helped."),
        "a little": say("We say that it helped a little."),
        "no": say("We say that it did not help."),
    }[action.helped]


def check_in(said: CheckIn, say: Language) -> Said:
    """What the team said on one day, in one line."""
    line = say("{day}: {done}; {now}", day=dated(said.day, say), done=done(said.done, say), now=now(said.now, say))
    return line if said.words is None else say("{line}. In our words: “{words}”", line=line, words=said.words)


def origin(say: Language) -> Iterator[Said]:
    """What all of it is, and what it does not show."""
    yield say("All of this is what the team wrote into plan.yaml.")
    yield say("That something is better or worse than on the day of the plan does not say what made it so.")
