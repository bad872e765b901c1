"""One line of printed figures a team: what the documents about many teams need of each, and small enough to keep them all."""

from dataclasses import dataclass

from teamcheck.scorecard.public import Agreement, Edition, End, PolicyStamp, PublicScorecard, QuestionnaireStamp


@dataclass(frozen=True, slots=True)
class PrintedDimension:
    """A dimension of one team, as its report prints it.

    Attributes:
        id: Of the dimension.
        n: People scored in it; None where that is withheld.
        score: 0-100, with the precision of the team's edition; None where it is withheld.
        score_end: Whether the score stands for itself and everything beyond it.
        agreement: How far people's views agree; None where it is withheld.
        why: Code of the reason why there is no score; empty where there is one.
    """

    id: str
    n: int | None
    score: int | None
    score_end: End | None
    agreement: Agreement | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class PrintedTeam:
    """A team, as its report prints it.

    Attributes:
        questionnaire: Which was asked.
        policy: What people were told.
        team: Name of the team.
        round: The time of asking, or None.
        size: Members of the team, or None.
        answered: How many answered.
        edition: How much is shown.
        dimensions: In the order of the questionnaire.
    """

    questionnaire: QuestionnaireStamp
    policy: PolicyStamp
    team: str
    round: str | None
    size: int | None
    answered: int
    edition: Edition
    dimensions: tuple[PrintedDimension, ...]


def printed(card: PublicScorecard) -> PrintedTeam:
    """The line of a team; nothing but what `disclose` lets out can be in it.

    Args:
        card: What may be shown of the team.
    """
    return PrintedTeam(
        questionnaire=card.questionnaire,
        policy=card.policy,
        team=card.team,
        round=card.round,
        size=card.size,
        answered=card.answered,
        edition=card.edition,
        dimensions=tuple(
            PrintedDimension(
                id=each.id,
                n=each.n,
                score=each.score,
                score_end=each.score_end,
                agreement=each.agreement,
                why=each.withheld["score"].code if each.score is None else "",
            )
            for each in card.dimensions
        ),
    )
