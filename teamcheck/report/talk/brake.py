"""The brake (method M74): when a team talks in small groups and without figures first, and why, from printed figures alone."""

from dataclasses import dataclass
from typing import Literal

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report import sentences, summary, words
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.public import PublicDimension, PublicScorecard

#: How a talk goes: with figures; slowly, without any in front of everyone; with cards, where there are none.
Pace = Literal["usual", "slow", "cards"]


@dataclass(frozen=True, slots=True)
class Brake:
    """What asks for care in a team's result.

    Attributes:
        low: Features in which people can be hurt (`Dimension.care`) and that are rated low.
        apart: Features that people see far apart, or in two camps.
        unmet: Whether a mark of a real team is not clear.
    """

    low: tuple[PublicDimension, ...]
    apart: tuple[PublicDimension, ...]
    unmet: bool

    @property
    def holds(self) -> bool:
        """Whether there is any reason to go slowly."""
        return bool(self.low or self.apart or self.unmet)


def brake_of(card: PublicScorecard, questionnaire: Questionnaire) -> Brake:
    """What asks for care (method M74); nothing where no figure is printed, for then nobody can know."""
    care = {dimension.id for dimension in questionnaire.dimensions if dimension.care}
    return Brake(
        low=tuple(each for each in card.dimensions if each.id in care and _is_low(each)),
        apart=tuple(each for each in card.dimensions if words.is_apart(each)),
        unmet=any(mark.met is False for mark in card.real_team),
    )


def pace_of(card: PublicScorecard, questionnaire: Questionnaire) -> Pace:
    """How the talk goes (method M74)."""
    if card.edition == "discussion":
        return "cards"
    return "slow" if brake_of(card, questionnaire).holds else "usual"


def _is_low(dimension: PublicDimension) -> bool:
    """Whether a feature is rated low; the word of its one statement counts as its score does."""
    return sentences.rated(dimension) == "low"


def reasons(brake: Brake, questionnaire: Questionnaire, say: Language) -> list[Said]:
    """Why to go slowly, in sentences; none where there is no reason."""
    why = {dimension.id: dimension.care for dimension in questionnaire.dimensions}
    return [
        *(say("{title} is rated low. {why}", title=summary.titles([d], say), why=why[d.id]) for d in brake.low),
        *([say("Their views of {titles} lie far apart.", titles=summary.titles(brake.apart, say))] if brake.apart else []),
        *([say("It is not clear to them who and what this team is.")] if brake.unmet else []),
    ]


def slow_down(say: Language) -> list[Said]:
    """What to do then."""
    return [
        say("No figures in front of everyone. Begin in groups of two or three, with the questions alone."),
        say("Prepare whoever leads the team: what may be said, and how they will take it."),
        say("Speak of moments and of how work is done, never of persons."),
    ]


def when_to_stop(say: Language) -> list[Said]:
    """What to do in any talk that gets hard."""
    return [
        say("Stop when somebody is blamed, falls silent or is in tears. Offer to speak alone, and meet again another day."),
        say("If you hear of harm, do not look into it in the group: follow your organisation's way of raising it."),
    ]
