"""What the leader's copy says, to the person who leads the team. Nothing here judges them, and nothing says who said what.

Every sentence follows from the gap (method M76) and from figures as the team's copy prints them.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from teamcheck._translatable import translatable
from teamcheck.report import summary, words
from teamcheck.report.language import Language, Said
from teamcheck.report.sentences import Height, height
from teamcheck.scorecard.own_ratings import FAR_FROM, Gap, OwnScore
from teamcheck.scorecard.public import PublicDimension, PublicScorecard


class Beside(NamedTuple):
    """A dimension as it is printed of the team, the leader's own score of it, and how the two lie."""

    dimension: PublicDimension
    own: OwnScore | None
    gap: Gap | None


_GAPS: Mapping[Gap, str] = {
    "near": translatable("You and your team see this much the same."),
    "not sure": translatable("The two lie apart, but your team's score is not sure enough to say that you differ."),
    "above": translatable("You rate yourself higher here than your team does."),
    "below": translatable("Your team rates you higher here than you do."),
}
_IN_SHORT: Mapping[Gap, str] = {
    "near": translatable("Much the same"),
    "not sure": translatable("Apart, but not sure"),
    "above": translatable("You rate yourself higher"),
    "below": translatable("Your team rates you higher"),
}
#: What to ask the team, by how the two scores lie.
_QUESTIONS: Mapping[Gap | None, str] = {
    "above": translatable("“What do I not see here? Tell me when you needed more of this.”"),
    "below": translatable("“What do I do here that helps you? I want to keep doing it.”"),
    "not sure": translatable("“What is this like from where you are?”"),
    None: translatable("“What is this like from where you are?”"),
}
#: The same where both see it much alike, by how high the team's score is.
_ALIKE: Mapping[Height, str] = {
    "high": translatable("“What should I keep doing, also when time is short?”"),
    "middle": translatable("“What one small thing would make this better?”"),
    "low": translatable("“We see this alike. What makes it hard here, for you and for me?”"),
}


def audience(card: PublicScorecard, say: Language) -> Said:
    """Who the copy is for."""
    return say("For the person who leads {team} alone; for learning, not for appraisal", team=card.team)


def before_asking(team: str, count: int, say: Language) -> list[Said]:
    """What the leader is told before the first statement, where they are asked at a terminal: a heading, then sentences."""
    return [
        say("For the person who leads {team}, and for nobody else", team=team),
        say.plural(
            "You are asked {count} statement about yourself: the one your team was asked about you.",
            "You are asked {count} statements about yourself: those your team was asked about you.",
            count,
        ),
        say("What you answer stands in your copy of the report, and is kept nowhere else."),
        say("You can leave out any statement, and stop at any time: then nothing is written. Say what is, not what should be."),
    ]


def in_short(found: Sequence[Beside], card: PublicScorecard, say: Language) -> list[Said]:
    """Thanks first, then how the two lie, in three sentences at most."""
    thanks = say("Your team took the time to say how it sees you.")
    if card.edition == "discussion":
        return [*summary.no_figures(card, say), say("Below are your own answers, and questions to talk about.")]
    named = {gap: [each.dimension for each in found if each.gap == gap] for gap in _GAPS}
    if not any(named.values()):
        return [thanks, say("No score of yours can be laid beside one of your team's. Look at the statements.")]
    if len(named["near"]) == len(found):
        return [thanks, say("You and your team see all of this much the same.")]
    return [thanks, *_named(named, say)]


def _named(named: Mapping[Gap, Sequence[PublicDimension]], say: Language) -> list[Said]:
    """Each way in which the two lie, with the dimensions that lie so; what both see alike comes first."""
    told: Mapping[Gap, str] = {
        "near": translatable("You and your team see {titles} much the same."),
        "below": translatable("Your team rates you higher than you do on {titles}."),
        "above": translatable("You rate yourself higher than your team does on {titles}."),
        "not sure": translatable("On {titles} your ratings lie apart, but your team's score is not sure enough to say more."),
    }
    return [say(text, titles=summary.titles(named[gap], say)) for gap, text in told.items() if named[gap]]


def kindly(card: PublicScorecard, say: Language) -> list[Said]:
    """What a score is and is not, for somebody whom it may hurt."""
    if card.edition == "discussion":
        return []
    return [
        say("A score says how your team saw these things on one day. It does not say why, and it does not say who you are."),
        say("A gap is nobody's fault. It shows where asking is worth most."),
        say("If something here hurts, wait a day before you speak of it, and speak first with someone you trust."),
        summary.missing(card, say),
    ]


def yours(say: Language) -> list[Said]:
    """Whose the copy is."""
    return [
        say("This copy is yours. Whether anybody else sees your own ratings is for you to say."),
        say("It was not made for appraisal, pay or promotion, and nobody should ask you for it."),
    ]


def steps(say: Language) -> list[Said]:
    """How to take it, and what to do with it, in order."""
    return [
        say("Read it with your coach, or with someone you trust who is not in the team."),
        say("Thank your team first: “Thank you for telling me. That is not easy to say to the person who leads you.”"),
        say("Then ask, and listen to the end. Do not explain what you meant: that can come later, if they ask for it."),
        say("Ask what, never who. Do not try to work out who answered what: a guess does harm, right or wrong."),
        say("Choose one thing, and only one, that is in your own hands."),
        say("Tell your team what you will do, from when on, and on which day you look at it together."),
        say("Say also what you cannot change, and to whom you will take it."),
    ]


def rated(dimension: PublicDimension, own: OwnScore | None, say: Language) -> Said:
    """Both scores in one sentence, or why one is missing."""
    team = _team(dimension, say)
    if own is None:
        return say.together([team, say("You answered too few of its statements for a score of your own.")])
    return say.together([team, say("Your own score is {score}.", score=own.score)])


def _team(dimension: PublicDimension, say: Language) -> Said:
    """The team's score as it is printed, or why there is none."""
    if dimension.score is None:
        reason = dimension.withheld["score"]
        return say("Your team has one statement here, and no score.") if reason.code == "one-item" else say(reason.text)
    score = words.score_of(say, dimension)
    if dimension.score_end is None and not words.is_full(dimension):
        return say("Your team rated this about {score} out of 100.", score=score)
    return say("Your team rated this {score} out of 100.", score=score)


def gap_sentence(gap: Gap | None, say: Language) -> Said | None:
    """How the two scores lie; None where one is missing."""
    return None if gap is None else say(_GAPS[gap])


def gap_words(gap: Gap | None, say: Language) -> Said:
    """The same in a few words, for a table."""
    return say("Not to compare") if gap is None else say(_IN_SHORT[gap])


def views(dimension: PublicDimension, say: Language) -> Said | None:
    """How far the team's views lie apart; None where that is not printed."""
    found = words.views(dimension)
    if found is None:
        return None
    return {
        "close": say("People in your team see this much alike."),
        "mixed": say("Not everybody in your team sees this alike."),
        "apart": say("Different people see you differently here. Ask what helps, not who."),
        "two camps": say("Different people see you differently here. Ask what helps, not who."),
    }[found]


def sure(dimension: PublicDimension, say: Language) -> Said | None:
    """How sure the team's score is; None where no range is printed."""
    if dimension.interval is None:
        return None
    return say("Your team's score is likely {range}.", range=words.span(say, dimension.interval))


def questions(each: Beside, say: Language) -> list[Said]:
    """What to ask the team about a dimension, in words to say."""
    dimension = each.dimension
    first = say(_ALIKE[height(dimension.score or 0)] if each.gap == "near" else _QUESTIONS[each.gap])
    if words.is_apart(dimension):
        return [first, say("“What helps some of you here, and what would help others? I ask what, not who.”")]
    return [first]


def who_sees(card: PublicScorecard, say: Language) -> list[Said]:
    """Who sees what of this copy, and what protects the people who answered."""
    return [
        say("Your own ratings stand in this copy alone. No other copy, no figure and no file of figures holds them."),
        say("Of your team it shows nothing that the team's own report does not show."),
        say("What people wrote stands in the team's report. Read it with your coach, and do not guess who wrote it."),
        say("A figure appears only where at least {minimum} people answered.", minimum=card.policy.minimum),
        say("Confidential does not mean that nobody could ever look: whoever holds the file of answers can open it."),
    ]


def rule(say: Language) -> list[Said]:
    """How the gap is judged (method M76)."""
    return [
        say("Your own score is worked out as each person's is, and is exact: it is made of your answers alone."),
        say(
            "The two count as much the same where they are less than {points} points apart. Where they are further apart and"
            " your score lies within the likely range of your team's, the page says that it is not sure.",
            points=FAR_FROM,
        ),
    ]
