"""A talk about a list alone, where no features were asked: the same steps, with what stands on the list in their place."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from teamcheck.report.language import Language, Said
from teamcheck.report.talk import spoken
from teamcheck.report.talk.agenda import Part, Step
from teamcheck.report.talk.brake import Pace


def worded(parts: Sequence[Part], say: Language) -> list[Part]:
    """An agenda that speaks of the list instead of features."""
    steps = {part.step for part in parts}
    return [
        replace(part, title=title(part.step, say) or part.title, text=_text(part.step, steps, say) or part.text)
        for part in parts
    ]


def title(step: Step, say: Language) -> Said | None:
    """What a step is called, where that names a feature or its cards; else None."""
    return {
        "cards": say("Mark the list"),
        "choose": say("Choose one thing"),
        "topic": say("One thing to work on"),
    }.get(step)


def _text(step: Step, steps: Collection[Step], say: Language) -> Said | None:
    """What to do in a step, where that would name features; else None."""
    if step == "topic":
        return _topic(steps, say)
    return {
        "cards": say("Mark the list together, without names. How to do it stands with the list."),
        "choose": say("Vote in private on the one thing on the list that you want to work on."),
    }.get(step)


def _topic(steps: Collection[Step], say: Language) -> Said:
    if "cards" in steps:
        return say("Take what has the most marks. Use the questions below the list, or its exercise if there is time.")
    if "choose" in steps:
        return say("Take what has the most votes. Use the questions below the list, or its exercise if there is time.")
    return say("Vote in private on one thing on the list. Then use its questions, or its exercise if there is time.")


def words_of(step: Step, pace: Pace, say: Language) -> list[Said] | None:
    """What to say in a step, where that would be about cards; else None."""
    if step == "cards":
        return [say("“Write down the numbers. Nobody sees whose slip is whose, and nobody has to explain theirs.”")]
    if step == "begin" and pace == "cards":
        return [
            say("“We have no figures today, and we do not need them. We look for one thing that is worth doing.”"),
            say("“What is said here stays here, unless we agree on what we pass on.”"),
        ]
    return None


def vote(say: Language) -> list[Said]:
    """How one thing is chosen so that nobody sees who wants which."""
    return [
        say("Use the numbers in the list below: a number does not show whose hand wrote it."),
        say("Each person writes one or two numbers on a slip, folds it and puts it into a cup. Whoever leads the team, too."),
        say("Whoever leads the talk mixes the slips, counts them, and then destroys them."),
        say("Write down only what has the most. If two have as many, take the one that you can do something about."),
    ]


def unsaid(say: Language) -> list[spoken.Unsaid]:
    """What whoever leads a talk about a list does not say."""
    return [
        spoken.Unsaid(
            say("“Who chose that?”"),
            say("It asks people to give their choice away."),
            say("“What might someone have in mind who chose it?”"),
        ),
        spoken.Unsaid(
            say("“So leadership is to blame.”"),
            say("The list says what gets in the way of work, never who."),
            say("“What would help, and whom could we ask for it?”"),
        ),
        *spoken.unsaid("cards", say),
    ]
