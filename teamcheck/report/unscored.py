"""Statements without a score, beside the features: each with its word or its answers, and what to do with them (method M79)."""

from teamcheck.questionnaire.model import Dimension, Questionnaire
from teamcheck.report.dimensions import anchor, statement_view
from teamcheck.report.ends import Ends
from teamcheck.report.language import Language
from teamcheck.report.material import View, material_of, material_view
from teamcheck.scorecard.public import PublicScorecard, PublicUnscored


def unscored(card: PublicScorecard, questionnaire: Questionnaire, ends: Ends, say: Language) -> list[View]:
    """A part for each dimension without a score."""
    shown = {statement.id: statement for statement in card.unscored}
    return [_part(asked, shown, card.answered, ends, say) for asked in questionnaire.unscored]


def _part(asked: Dimension, shown: dict[str, PublicUnscored], answered: int, ends: Ends, say: Language) -> View:
    statements = [shown[item.id] for item in asked.items]
    rows = [statement_view(*pair, ends, say, of=answered) for pair in zip(statements, asked.items, strict=True)]
    return {
        "id": anchor(asked.id),
        "title": asked.title,
        "question": asked.question,
        "lead": say("These statements have no score, and they count in no feature."),
        "counted": any(statement.counts is not None for statement in statements),
        "figures": any(statement.word is not None for statement in statements),
        "rows": rows,
        **material_view(material_of(asked), say),
    }
