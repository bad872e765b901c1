"""What a report repeats of its round: the days, who leads the talk, who was asked, whom to turn to. No figure is among it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from teamcheck.report.days import dated
from teamcheck.report.language import Language, Said


@dataclass(frozen=True, slots=True)
class OfRound:
    """What ``round.yaml`` says for the readers of its report, as far as it does.

    Attributes:
        debrief: The day the team talks about the result.
        talk_led_by: Who leads that talk; empty where nobody has said.
        review: The day the team looks at what came of it.
        members: Who counts as a member, in the facilitator's words; empty where nobody has said.
        leader_answers: Whether whoever leads the team was asked too; None where nobody has said.
        support: Whom people can turn to.
    """

    debrief: date | None = None
    talk_led_by: str = ""
    review: date | None = None
    members: str = ""
    leader_answers: bool | None = None
    support: tuple[str, ...] = ()


#: Of a report that is made of no round: of answers alone.
NO_ROUND = OfRound()


def days(of: OfRound, say: Language) -> list[Said]:
    """The days of the talk and the review, and who leads the talk, in a few words each.

    >>> from teamcheck.report.language import ENGLISH
    >>> [each.plain for each in days(OfRound(date(2026, 3, 25), "Bo Diaz", date(2026, 6, 24)), ENGLISH)]
    ['Talk: 25 March 2026, led by Bo Diaz', 'Review: 24 June 2026']
    """
    found = []
    if of.debrief and of.talk_led_by:
        found.append(say("Talk: {day}, led by {name}", day=dated(of.debrief, say), name=of.talk_led_by))
    elif of.debrief:
        found.append(say("Talk: {day}", day=dated(of.debrief, say)))
    elif of.talk_led_by:
        found.append(say("Talk led by {name}", name=of.talk_led_by))
    if of.review:
        found.append(say("Review: {day}", day=dated(of.review, say)))
    return found


def who_was_asked(of: OfRound, say: Language) -> Said | None:
    """Who counts as a member, and whether whoever leads the team was asked, never whether they answered; None: nobody said.

    >>> from teamcheck.report.language import ENGLISH
    >>> who_was_asked(OfRound(members="All on the ward", leader_answers=False), ENGLISH).plain
    'All on the ward. Whoever leads the team was not asked.'
    """
    leader = {
        True: say("Whoever leads the team was asked too."),
        False: say("Whoever leads the team was not asked."),
        None: None,
    }[of.leader_answers]
    return members_and(of.members, leader, say)


def members_and(members: str, leader: Said | None, say: Language) -> Said | None:
    """Who counts as a member, in the facilitator's words, and what is said of whoever leads the team; None without either."""
    if leader is None:
        return say.apart(members) if members else None
    return say.together([_ended(members, say), leader]) if members else leader


def _ended(text: str, say: Language) -> Said:
    """Somebody's words as a sentence that others can follow: with a full stop where they have no end."""
    return say("{text}.", text=text) if text[-1].isalnum() else say.apart(text)


def whom_to_turn_to(of: OfRound, say: Language) -> list[Said]:
    """Where to go with what weighs, and that no answer was a way to report harm; nothing where nobody is named."""
    if not of.support:
        return []
    return [
        say(
            "If this report or the talk stirs something up, or somebody is being harmed, you can turn to: {contacts}.",
            contacts=contacts(of.support, say),
        ),
        no_way_to_report(say),
    ]


def no_way_to_report(say: Language) -> Said:
    """Why harm is not reported by an answer, wherever people are named to turn to."""
    return say("Answers are not read as they arrive, so they are no way to report harm.")


def contacts(support: Sequence[str], say: Language) -> Said:
    """People to turn to in a row: apart by semicolons, for commas stand in most of them.

    >>> from teamcheck.report.language import ENGLISH
    >>> contacts(["Staff support, extension 300", "Eve"], ENGLISH).plain
    'Staff support, extension 300; Eve'
    """
    return Said(say.word("between people to turn to", "; ").join(say.apart(each) for each in support))
