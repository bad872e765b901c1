"""What the cover and the first page say: whose report it is, and what stands out in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report import words
from teamcheck.responses.model import Audience
from teamcheck.scorecard.public import PublicDimension, PublicScorecard

#: Above this printed score, even the lowest dimension is a good one.
GOOD_SET_OVER = 70
#: Below this percentage of members, the cover says plainly that the others may see things differently.
FEW_ANSWERED_UNDER = 60

_FOR: dict[Audience, str] = {
    "team": "For the team",
    "team-and-coach": "For the team and its coach",
    "organisation": "For the team; its figures may go to the organisation",
}


@dataclass(frozen=True, slots=True)
class Named:
    """The dimensions that the reading names, as printed."""

    build_on: tuple[PublicDimension, ...]
    talk_about: tuple[PublicDimension, ...]
    see_differently: tuple[PublicDimension, ...]


def named(card: PublicScorecard) -> Named:
    """Look up the dimensions of the reading."""
    found = {dimension.id: dimension for dimension in card.dimensions}
    return Named(
        tuple(found[id_] for id_ in card.reading.build_on),
        tuple(found[id_] for id_ in card.reading.talk_about),
        tuple(found[id_] for id_ in card.reading.see_differently),
    )


def answered(card: PublicScorecard) -> str:
    """How many answered, of how many, where that is known."""
    if card.size is None:
        return f"{words.counted(card.answered, 'member', 'members')} answered"
    return f"{card.answered} of {words.counted(card.size, 'member', 'members')} answered"


def audience(card: PublicScorecard) -> str:
    """Who the report is for."""
    return _FOR[card.policy.audience]


def extent(questionnaire: Questionnaire) -> str:
    """How much was asked."""
    statements = {item.id for dimension in questionnaire.scored for item in dimension.items}
    count = words.counted(len(statements), "statement", "statements")
    return f"{count}, {words.counted(len(questionnaire.scored), 'feature', 'features')}"


def in_short(card: PublicScorecard) -> list[str]:
    """The result in three sentences at most."""
    if card.edition == "discussion":
        return [
            f"Fewer than {card.policy.minimum} people answered, so this edition shows no figures.",
            "With so few, any figure could give someone's answers away.",
            "It holds what you need to talk about the same questions together.",
        ]
    found = named(card)
    said = [_highest(card, found.build_on), _lowest(card, found.talk_about), _differently(found.see_differently)]
    return [sentence for sentence in said if sentence] or [_flat(card)]


def _flat(card: PublicScorecard) -> str:
    seen = {words.views(dimension) for dimension in card.dimensions} - {None}
    if seen and not seen & {"apart", "two camps"}:
        return "No feature stands out from the others, and on none are your views far apart."
    return "No feature stands out from the others."


def _titles(dimensions: Sequence[PublicDimension]) -> str:
    return words.quoted([dimension.title for dimension in dimensions])


def _shown(card: PublicScorecard, besides: Sequence[PublicDimension]) -> list[int]:
    left_out = {dimension.id for dimension in besides}
    return [d.score for d in card.dimensions if d.score is not None and d.id not in left_out]


def _highest(card: PublicScorecard, strong: Sequence[PublicDimension]) -> str:
    if not strong:
        return ""
    scores = [dimension.score for dimension in strong if dimension.score is not None]
    if all(other < min(scores) for other in _shown(card, strong)):
        return f"You rated {_titles(strong)} highest."
    return f"You can build on {_titles(strong)}."


def _lowest(card: PublicScorecard, weak: Sequence[PublicDimension]) -> str:
    if not weak:
        return ""
    scores = [dimension.score for dimension in weak if dimension.score is not None]
    if not all(other > max(scores) for other in _shown(card, weak)):
        return f"A conversation is most worth having about {_titles(weak)}."
    if min(scores) > GOOD_SET_OVER:
        return f"You rated {_titles(weak)} lowest of a good set."
    return f"You rated {_titles(weak)} lowest."


def _differently(apart: Sequence[PublicDimension]) -> str:
    if not apart:
        return ""
    return f"You see {_titles(apart)} differently from one another."


def caveats(card: PublicScorecard) -> list[str]:
    """What to keep in mind while reading: that it is no verdict, and that not everyone answered."""
    said = ["This is a starting point for a conversation, not a verdict."]
    missing = None if card.size is None else card.size - card.answered
    if missing is None:
        said.append("How many were asked is not known, so neither is how many views are missing.")
    elif missing == 0:
        said.append("Everyone answered.")
    elif card.response_rate is not None and card.response_rate < FEW_ANSWERED_UNDER:
        said.append(f"Only {answered(card)} ({card.response_rate}%); the others may see it differently.")
    else:
        said.append(f"{words.counted(missing, 'member', 'members')} did not answer; they may see it differently.")
    return said


def empty_card(card: PublicScorecard, part: str) -> str:
    """What a card says that names no dimension."""
    if part == "build_on":
        return "No feature stands out as a strength that you clearly share."
    if part == "talk_about":
        return "No feature stands out below the others."
    camps = [dimension for dimension in card.dimensions if dimension.two_camps and dimension.agreement != "apart"]
    if camps:
        return f"On {_titles(camps)} your views fall into two camps."
    if any(dimension.agreement == "apart" for dimension in card.dimensions):
        return "Where your views are apart has been named already."
    if any(dimension.agreement for dimension in card.dimensions):
        return "On no feature are your views far apart."
    return "How far your views lie apart is not shown here."
