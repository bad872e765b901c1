"""What a coach's list says: what is to be done, why, and how far each round is. No sentence is about what people answered."""

from collections.abc import Iterator
from datetime import date

from teamcheck.report.caseload.model import CHECK_IN_AFTER, Asked, Caseload, Due
from teamcheck.report.days import dated
from teamcheck.report.language import Language, Said

#: What has the day of the talk for its own.
OF_THE_TALK = frozenset({"ask", "close", "discuss", "debrief", "plan"})


def what(due: Due, say: Language) -> Said:
    """What is to be done, in a few words."""
    return {
        "ask": say("Ask the team"),
        "close": say("Close the round") if has_enough(due.asked) else say("Wait for more answers"),
        "finish": say("Finish closing the round"),
        "discuss": say("Talk without figures"),
        "debrief": say("Talk about the result"),
        "plan": say("Write down what you agreed"),
        "check-in": say("Ask how it goes"),
        "review": say("Look at what came of it"),
        "delete": say("Delete the answers"),
        "ask again": say("Ask again"),
    }[due.step]


def on_the_day(due: Due, say: Language) -> Said:
    """What the day of it is, for a calendar: while people are asked, it is that of the talk."""
    return say("Talk about the result") if due.step in OF_THE_TALK else what(due, say)


def why(due: Due, today: date, say: Language) -> Said:
    """What there is to know about it."""
    is_past = due.day is not None and due.day < today
    return say.together(list(_why(due, say, is_past=is_past)))


def _why(due: Due, say: Language, *, is_past: bool) -> Iterator[Said]:
    asked = due.asked
    if due.step == "ask":
        yield say("Nobody has been asked on this computer yet.")
        yield _the_talk(due, say, is_past=is_past)
    elif due.step == "close":
        yield answered(asked, say)
        yield _until_closing(asked, say)
        yield _the_talk(due, say, is_past=is_past)
    elif due.step == "finish":
        yield say("Closing was broken off in the middle. Close the round again: that finishes it.")
    elif due.step in {"discuss", "debrief"}:
        yield _before_the_talk(due, say)
    elif due.step == "plan":
        yield say("The talk about the result was to be on this day, and there is no plan yet.")
        yield say("If you have talked, write one or two things to do into plan.yaml. If not, agree on a new day.")
    elif due.step == "check-in":
        yield from _check_in(due, say, is_past=is_past)
    elif due.step == "review":
        yield from _review(due, say, is_past=is_past)
    elif due.step == "delete":
        yield from _delete(asked, say, is_past=is_past)
    else:
        yield say("It is written down what became of the plan. Make the next round when it suits the team.")


def _the_talk(due: Due, say: Language, *, is_past: bool) -> Said:
    """When the talk is that everything waits for."""
    if due.day is None:
        return say("No day is set yet to talk about the result.")
    if is_past:
        return say("The day to talk about the result is past. Agree on a new one.")
    return say("On this day you talk about the result.")


def _until_closing(asked: Asked, say: Language) -> Said:
    """What a round waits for that is open."""
    if asked.answered is not None and asked.answered < asked.minimum:
        missing = asked.minimum - asked.answered
        return say.plural(
            "One more answer is needed before there are figures.",
            "{count} more answers are needed before there are figures.",
            missing,
        )
    if asked.answered == asked.people:
        return say("Nobody else is expected.")
    return say("Close it when nobody else will answer.")


def _before_the_talk(due: Due, say: Language) -> Said:
    if due.asked.is_too_small:
        text = say("So small a team gets no figures, and need not answer. The report has questions to talk about.")
    elif due.step == "discuss":
        text = say("Too few answered for figures. The report has questions to talk about.")
    else:
        text = say("Make the report, and read it before you talk.")
    return text if due.day is not None else say.together([text, say("No day is set yet: agree on one.")])


def _check_in(due: Due, say: Language, *, is_past: bool) -> Iterator[Said]:
    if due.after is not None:
        yield say("This is {count} days after the plan.", count=due.after)
        yield say.plural(
            "Is the one thing done, and is it worse, the same or better?",
            "Are the {count} things done, and is each worse, the same or better?",
            due.actions,
        )
        yield say("Write down what the team says: teamcheck plan checkin")
        return
    if due.is_default:
        yield say.plural(
            "Nothing says yet what became of one thing that the team set out to do.",
            "Nothing says yet what became of {count} things that the team set out to do.",
            due.actions,
        )
        yield say.plural(
            "A week after the talk is a good time to ask.",
            "{count} weeks after the talk is a good time to ask.",
            CHECK_IN_AFTER.days // 7,
        )
    elif is_past:
        yield say.plural(
            "By this day the team wanted one thing done, and nothing says yet what became of it.",
            "By this day the team wanted {count} things done, and nothing says yet what became of them.",
            due.actions,
        )
    else:
        yield say.plural(
            "By this day the team wants one thing done.", "By this day the team wants {count} things done.", due.actions
        )
    yield say("Write into plan.yaml what was done, and whether it helped.")


def _review(due: Due, say: Language, *, is_past: bool) -> Iterator[Said]:
    if not is_past:
        yield say("Did the team do what it set out to do, and did it help?")
        return
    yield say("The day for it is past.")
    if due.actions:
        yield say("If you have looked, write into plan.yaml what was done, and ask again. If not, agree on a new day.")
    else:
        yield say("If you have looked, ask again. If not, agree on a new day.")


def _delete(asked: Asked, say: Language, *, is_past: bool) -> Iterator[Said]:
    if not is_past:
        yield say("People were told that their answers are deleted by this day.")
        return
    yield say("People were told that their answers would be deleted by this day.")
    if asked.state in {"open", "closing"}:
        yield say("The round is still open. Close it, then delete the answers and what people wrote.")
    else:
        yield say("Delete the answers in the folder of the round, and what people wrote.")


def has_enough(asked: Asked) -> bool:
    """Whether there are answers enough for figures."""
    return asked.answered is not None and asked.answered >= asked.minimum


def answered(asked: Asked, say: Language) -> Said:
    """How many of those who are expected have answered."""
    if asked.answered is None:
        return say("Nothing here says how many have answered.")
    return say.plural(
        "{count} of {people} has answered.", "{count} of {people} have answered.", asked.answered, people=asked.people
    )


def state(asked: Asked, say: Language) -> Said:
    """How far a round is."""
    if asked.state == "not opened":
        if asked.is_too_small:
            return say("A team of {count}: nobody needs to answer.", count=asked.people)
        return say.plural(
            "Not opened here. {count} person is expected.", "Not opened here. {count} people are expected.", asked.people
        )
    if asked.state == "unknown":
        return say("The ballot box cannot be read.")
    heading = {"open": say("Open."), "closing": say("Closing was broken off."), "closed": say("Closed.")}[asked.state]
    return say.together([heading, answered(asked, say)])


def days(asked: Asked, say: Language) -> list[Said]:
    """The days that are set for a round."""
    found = []
    if asked.debrief is not None:
        found.append(say("Talk: {day}", day=dated(asked.debrief, say)))
    if asked.review is not None:
        found.append(say("Review: {day}", day=dated(asked.review, say)))
    if asked.kept_until is not None:
        found.append(say("Answers kept until: {day}", day=dated(asked.kept_until, say)))
    return found


def in_short(caseload: Caseload, say: Language) -> list[Said]:
    """What the list is of, and what it is not for."""
    overdue = sum(due.day is not None and due.day < caseload.today for case in caseload.cases for due in case.due)
    if overdue:
        first = say.plural(
            "The day of one thing is past. Do it now, or agree on a new day.",
            "The days of {count} things are past. Do them now, or agree on new days.",
            overdue,
        )
    else:
        first = say("Nothing is overdue.")
    return [first, say("There are no scores in this list: it says what comes next, and not how a team is doing.")]


def origin(say: Language) -> list[Said]:
    """Where all of it is from, and what it cannot know."""
    return [
        say("The days are those of round.yaml and plan.yaml in the folder of each round."),
        say("How many have answered comes from this computer. A round that is open on another one is not opened here."),
    ]


def of_calendar(say: Language) -> Said:
    """What to know before a calendar gets the days."""
    return say("It holds the names of your teams. Think of who else can look into your calendar.")
