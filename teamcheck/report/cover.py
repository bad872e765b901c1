"""What the cover says: how many answered, how much was asked, and who sees it."""

from typing import Protocol

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.copies import Copy
from teamcheck.scorecard.public import PolicyStamp


class Attended(Protocol):
    """A round: how many answered, of how many."""

    @property
    def size(self) -> int | None:
        """Members of the team, or None when unknown."""

    @property
    def answered(self) -> int:
        """People who answered."""


class Told(Protocol):
    """A document that people were told who sees."""

    @property
    def policy(self) -> PolicyStamp:
        """What they were told."""

    @property
    def without_ledger(self) -> str | None:
        """Why nobody looked at what was given out before; None where somebody did."""


def answered(card: Attended, say: Language) -> Said:
    """How many answered, of how many, where that is known."""
    if card.size is None:
        return say.plural("{count} member answered", "{count} members answered", card.answered)
    return say.plural("{some} of {count} member answered", "{some} of {count} members answered", card.size, some=card.answered)


def audience(card: Told, say: Language) -> Said:
    """Who the report is for."""
    return {
        "team": say("For the team"),
        "team-and-coach": say("For the team and its coach"),
        "organisation": say("For the team; its figures may go to the organisation"),
    }[card.policy.audience]


def for_whom(card: Told, copy: Copy, say: Language) -> Said:
    """Who this copy of the report is for: the coach's is not on the team's table, whatever people were told of figures."""
    if copy == "coach" and card.policy.audience == "team":
        return say("For whoever leads the talk")
    return audience(card, say)


def extent(questionnaire: Questionnaire, say: Language) -> Said:
    """How much was asked."""
    statements = len({item.id for dimension in questionnaire.scored for item in dimension.items})
    alone = len({item.id for dimension in questionnaire.unscored for item in dimension.items})
    lists = len(questionnaire.checklists)
    features = [
        say.plural("{count} statement", "{count} statements", statements),
        say.plural("{count} feature", "{count} features", len(questionnaire.scored)),
    ]
    return say.row(
        [
            *(features if questionnaire.scored or not lists else []),
            *([say.plural("{count} statement without a score", "{count} statements without a score", alone)] if alone else []),
            *([say.plural("{count} list to choose from", "{count} lists to choose from", lists)] if lists else []),
        ]
    )
