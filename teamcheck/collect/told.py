"""What people are told before the first question: who asks, why, what will be shown to whom, and what could be seen before.

The same sentences stand on every first screen, in the invitation and in the privacy notice, so that nobody is told two things.
"""

import re
from collections.abc import Iterator
from typing import Literal

from teamcheck.collect.fragments import kept_together
from teamcheck.collect.round import Round
from teamcheck.collect.sheet import asked_in
from teamcheck.report.days import dated
from teamcheck.report.language import Language, Said
from teamcheck.report.of_round import OfRound, contacts, members_and, no_way_to_report
from teamcheck.report.pages.told import Point, Told

#: How a questionnaire says by itself that nobody reads answers at once, as psychological-safety does.
_NOT_READ = re.compile(r"\banswers are not read\b", re.IGNORECASE)
#: How people answer: in turn on one computer, on phones in the room, or by a file or code sent back.
Way = Literal["kiosk", "room", "form"]


def told(round_: Round, say: Language, tag: str, way: Way | None) -> Told:
    """What people are told.

    Args:
        round_: The round.
        say: The language of the sentences.
        tag: The language of the questionnaire and of the facilitator's words.
        way: How they answer; None before that is known.
    """
    asked = asked_in(round_, tag)
    return Told(
        title=asked.questionnaire.title,
        who=_who(round_, say),
        why=round_.words_in(tag).why,
        length=length(len(asked.items), len(asked.comments), say, lists=len(asked.checklists)),
        points=tuple(_points(round_, say, tag, way)),
        why_language=tag if round_.words_in(tag).why != round_.words.why else round_.questionnaire.language,
    )


def _who(round_: Round, say: Language) -> Said:
    """Who asks whom, and about whom where that is another team."""
    name = round_.facilitator.name
    if not round_.about:
        return say("{name} asks everybody in the team {team}.", name=name, team=round_.team)
    return say(
        "{name} asks everybody in the team {team} about working with {about}.", name=name, team=round_.team, about=round_.about
    )


def length(statements: int, comments: int, say: Language, *, lists: int = 0) -> Said:
    """How much is asked, and about how long that takes: five statements a minute, and a minute for each open question."""
    minutes = max(1, round(statements / 5) + comments)
    asked = say.plural("There is {count} statement.", "There are {count} statements.", statements)
    if lists and not statements:
        asked = say.plural("There is {count} list to choose from.", "There are {count} lists to choose from.", lists)
    open_ = [say.plural("One open question comes last.", "{count} open questions come last.", comments)] if comments else []
    return say.together(
        [
            asked,
            *open_,
            say.plural("That takes about a minute.", "That takes about {count} minutes.", minutes),
        ]
    )


def _points(round_: Round, say: Language, tag: str, way: Way | None) -> Iterator[Point]:
    yield Point("free", say("You decide"), your_choice(say, way, lists_alone=not round_.questionnaire.items))
    yield Point("shown", say("What is shown"), shown_of_both(round_, say) if round_.about else shown_from(round_.minimum, say))
    yield Point("seen", say("Who will see it"), seen_by(round_, say))
    if round_.questionnaire.comments:
        yield Point("words", say("Your own words"), words_shown(round_, say))
    yield Point("look", say("Confidential, not anonymous"), could_look(round_, say, way))
    yield Point("kept", say("What is kept"), what_is_kept(round_, say))
    if who := who_is_asked(round_, say, tag):
        yield Point("asked", say("Who is asked"), who)
    if results := [*_what_comes_of_it(round_, say)]:
        yield Point("results", say("What comes of it"), say.together(results))
    if round_.facilitator.contact:
        text = say("{name}, {contact}", name=round_.facilitator.name, contact=round_.facilitator.contact)
        yield Point("contact", say("Questions"), text)
    if support := round_.words_in(tag).support:
        yield Point("support", say("Support"), say.together([*_whom_to_turn_to(round_, support, say)]))


def _whom_to_turn_to(round_: Round, support: tuple[str, ...], say: Language) -> Iterator[Said]:
    """Where to go with what weighs, and why not to report harm here, unless the questionnaire says that on the same page."""
    yield say(
        "If answering stirs something up, or somebody is being harmed, you can turn to: {contacts}.",
        contacts=contacts(support, say),
    )
    if not _NOT_READ.search(" ".join(round_.questionnaire.intro.split())):
        yield no_way_to_report(say)


def of_round(round_: Round, tag: str) -> OfRound:
    """What the report repeats of all this.

    Args:
        round_: The round.
        tag: The language of the facilitator's words.
    """
    words = round_.words_in(tag)
    return OfRound(
        debrief=round_.debrief,
        talk_led_by=round_.talk_led_by,
        review=round_.review,
        members=words.members,
        leader_answers=round_.leader_answers,
        support=words.support,
    )


def _what_comes_of_it(round_: Round, say: Language) -> Iterator[Said]:
    """When the team talks about the result, who leads that, and when it looks at what came of it; as far as it is known."""
    if round_.debrief:
        yield say("You talk about the result together on {day}.", day=dated(round_.debrief, say))
    if round_.talk_led_by:
        yield say("The talk is led by {name}.", name=round_.talk_led_by)
    if round_.review:
        yield say("You look at what came of it on {day}.", day=dated(round_.review, say))


def who_is_asked(round_: Round, say: Language, tag: str) -> Said | None:
    """Who counts as a member, and whether whoever leads the team is asked too; None where neither is written down.

    Whether that person then answers is said nowhere: nobody's taking part is.
    """
    leader = {
        True: say("Whoever leads the team is asked too."),
        False: say("Whoever leads the team is not asked."),
        None: None,
    }[round_.leader_answers]
    return members_and(round_.words_in(tag).members, leader, say)


def your_choice(say: Language, way: Way | None, *, lists_alone: bool = False) -> Said:
    """That nobody has to answer, up to when that can be changed, and why not after that."""
    until = {
        "kiosk": say("Nothing of yours is kept until you confirm it at the end."),
        "room": say("Nothing of yours is kept until you send it at the end."),
        "form": say("Nothing of yours goes out until you send it or hand it in."),
        None: say("Nothing of yours is kept until you confirm it or send it at the end."),
    }[way]
    return say.together(
        [
            say("Taking part is your choice. You may leave out any question, or stop.")
            if lists_alone
            else say("Taking part is your choice. You may leave out any statement, or stop."),
            until,
            say("Once it is counted it cannot be taken out again: nothing says that it is yours."),
        ]
    )


def shown_from(minimum: int, say: Language) -> Said:
    """From how many answers on there are figures."""
    return say("The report does not say who chose what. If fewer than {count} of you answer, it has no figures.", count=minimum)


def shown_of_both(round_: Round, say: Language) -> Said:
    """From how many answers on there are figures where two teams answer about each other: from both, or for neither."""
    return say(
        "The report does not say who chose what. It has figures only if at least {count} of you answer,"
        " and at least {count} people of {about}.",
        count=round_.minimum,
        about=round_.about,
    )


def seen_by(round_: Round, say: Language) -> Said:
    """Who will see the figures; the words are those of the audience that is frozen at opening.

    Whoever makes the report sees it as well, whatever the audience: people are told so.
    """
    name = round_.facilitator.name
    if round_.about:
        return say.together(
            [
                say(
                    "Your team and {about} see the report. {name} makes it and sees it too, as does whoever leads your talks.",
                    about=round_.about,
                    name=name,
                ),
                say("It shows what each team said of the other: scores, a word for each statement, and what people wrote."),
                say("Your organisation may see the scores."),
            ]
        )
    if round_.audience == "team":
        return say("Only your team sees the report. {name} makes it and sees it too.", name=name)
    coach = say(
        "Your team sees the report. {name} makes it and sees it too, as does whoever leads your talk about it.", name=name
    )
    if round_.audience == "team-and-coach":
        return coach
    further = say("Your organisation may see the scores of your team under its name, but no statements and no comments.")
    return say.together([coach, further])


def words_shown(round_: Round, say: Language) -> Said:
    """What becomes of comments: whoever makes the report has to decide on each before any is printed (method M66)."""
    return say(
        "What you write is shown without your name. {name} can reword or drop it first. "
        "People may know your style. Please name no one.",
        name=round_.facilitator.name,
    )


def could_look(round_: Round, say: Language, way: Way | None) -> Said:
    """Who could see answers before they are mixed: the truth about every way of asking.

    A name may be a role with its article ("The team's coach"), so it stands first in its sentence, here as elsewhere.
    """
    name = round_.facilitator.name
    if way == "form":
        return say(
            "{name} gets your answers and could read them. Sent ones show from whom they came, a sheet of paper does not. "
            "They are counted without your name.",
            name=name,
        )
    if way == "room":
        return say(
            "Your phone sends your answers to one computer. No name, time or address is kept with them. "
            "{name} runs that computer and could look while answers come in, as could whoever listens on the network.",
            name=name,
        )
    if way == "kiosk":
        return say(
            "No name or time is kept with your answers. "
            "{name} runs the computer you answer on and could look while answers come in.",
            name=name,
        )
    return say(
        "No name or time is kept with your answers. "
        "{name} runs the computer that collects them and could look while answers come in. "
        "If you send them, it shows that they are yours.",
        name=name,
    )


def what_is_kept(round_: Round, say: Language) -> Said:
    """What stays of the answers, and how long."""
    name = round_.facilitator.name
    said = [say("{name} keeps the answers, mixed and without names.", name=name)]
    together = kept_together(round_)
    if together == "sheets":
        said.append(say("All your answers stay together on one sheet. Someone who knows you well could guess which is yours."))
    elif together == "features":
        said.append(say("Your answers to features that share a statement stay together, but not those to other features."))
    elif round_.questionnaire.items:
        said.append(say("Your answers to one feature stay together, but not those to different features."))
    if round_.questionnaire.checklists:
        said.append(say("What you choose from a list is kept apart from everything else."))
    if round_.questionnaire.comments:
        said.append(say("What you write is kept apart from them."))
    if round_.kept_until:
        said.append(say("{name} deletes all of it by {day}.", name=name, day=dated(round_.kept_until, say)))
    return say.together(said)
