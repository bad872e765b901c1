"""What the coach's copy adds: how to lead the talk, when to slow down, who is missing, and what was held back.

Nothing here is a figure that the team's copy does not show. Every hint follows from printed figures alone.
"""

from collections.abc import Sequence

from teamcheck._translatable import translatable
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report import account, sentences, summary
from teamcheck.report.dimensions import anchor
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.of_round import NO_ROUND, OfRound, contacts
from teamcheck.report.sentences import Height
from teamcheck.report.talk import brake, spoken
from teamcheck.report.talk.known import beside_a_debrief
from teamcheck.scorecard.public import Agreement, PublicDimension, PublicScorecard

#: By height and agreement; None where how close views are is not shown.
_HINTS: dict[tuple[Height, Agreement | None], str] = {
    ("high", "close"): translatable(
        "Let them enjoy it. Ask who does what to keep it so, and what could put it at risk. Then move on."
    ),
    ("high", "mixed"): translatable(
        "Do not let the high score end the talk. Ask where this is harder, and wait: the answer may come late."
    ),
    ("high", "apart"): translatable(
        "Some see this much less well than the score says. Begin in pairs, and never ask who they are."
    ),
    ("high", None): translatable("Ask for a moment in which this went well, then for one in which it did not."),
    ("middle", "close"): translatable("They agree that it lies in between. Skip the causes and look for one small step."),
    ("middle", "mixed"): translatable("Ask for two examples from the last month, one good and one bad, before any opinion."),
    ("middle", "apart"): translatable(
        "The middle hides two stories. Collect both on cards without names, read them out, and ask what both need."
    ),
    ("middle", None): translatable("Ask what would make this a little better, and who would notice it first."),
    ("low", "close"): translatable(
        "They know it. Do not dwell on how bad it is: ask what has helped before and what is in their own hands."
    ),
    ("low", "mixed"): translatable(
        "Let people say what it is like before anyone explains why. Note what lies outside the team, and who could help."
    ),
    ("low", "apart"): translatable("Go slowly: small groups first, no figures on the wall. Stop if anyone is blamed."),
    ("low", None): translatable("Ask what makes this hard, before you ask what to do. Keep people and causes apart."),
}


def hint(dimension: PublicDimension, say: Language) -> Said:
    """How to lead the talk about one feature."""
    if dimension.score is None:
        return say("There is no score to lean on. Read the statements aloud and ask for examples.")
    return say(_HINTS[sentences.height(dimension.score), "apart" if dimension.two_camps else dimension.agreement])


def before_you_meet(card: PublicScorecard, questionnaire: Questionnaire, say: Language, of_round: OfRound = NO_ROUND) -> View:
    """The coach's own section: what to prepare, who is missing, when to slow down, and what was held back where."""
    return {
        "prepare": prepare(card, of_round, say),
        "opening": spoken.opening(brake.pace_of(card, questionnaire), say),
        "missing": _missing(card, say),
        "known": beside_a_debrief(say),
        "reasons": brake.reasons(brake.brake_of(card, questionnaire), questionnaire, say),
        "brake": [*brake.slow_down(say), *brake.when_to_stop(say)],
        "held_back": account.withheld_where(card, say),
    }


def prepare(card: PublicScorecard, of_round: OfRound, say: Language) -> list[Said]:
    """What whoever leads the talk does beforehand; whom people can turn to is named where the round names them."""
    harm = say("If a comment tells of harm: do not ask who wrote it. Tell the team only that a serious concern was passed on.")
    know = say("Know whom people can turn to if something serious comes up, and say so at the start.")
    if of_round.support:
        named = contacts(of_round.support, say)
        know = say("Say at the start whom people can turn to if something serious comes up: {contacts}.", contacts=named)
    return [
        say("Read the whole report once. Mark what you would ask about, not what you would advise."),
        say("Show it to whoever leads the team one day before at the most, with you beside them."),
        say("Agree with them that they speak last and answer at the end."),
        say("Have the last plan at hand, cards, pens, and a room where nobody else listens."),
        know,
        *([harm] if card.comments else []),
    ]


def _missing(card: PublicScorecard, say: Language) -> list[Said]:
    """Who did not answer, what that could change, and how to speak of it."""
    said = [summary.missing(card, say)]
    if card.size is None:
        return [*said, say("Next time, note how many are asked: then the report can say how sure it is.")]
    if card.size == card.answered:
        return said
    wide = max((d for d in card.dimensions if d.worst_case is not None), key=_width, default=None)
    if wide is not None and wide.worst_case is not None:
        said.append(
            say(
                "With the missing answers, {title} could lie anywhere from {low} to {high}; no other score is less sure.",
                title=summary.titles([wide], say),
                low=wide.worst_case[0],
                high=wide.worst_case[1],
            )
        )
    return [
        *said,
        say("Do not ask who did not answer, or why. Ask what would make it easier to answer next time."),
    ]


def _width(dimension: PublicDimension) -> int:
    low, high = dimension.worst_case or (0, 0)
    return high - low


def hints(dimensions: Sequence[PublicDimension], say: Language) -> dict[str, Said]:
    """A hint for each feature, by the id of its section."""
    return {anchor(dimension.id): hint(dimension, say) for dimension in dimensions}
