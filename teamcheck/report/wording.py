"""A scorecard in the words of a questionnaire: the same figures under titles and statements of another language."""

from collections.abc import Mapping

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.scorecard.public import PublicDimension, PublicScorecard


def worded(card: PublicScorecard, questionnaire: Questionnaire) -> PublicScorecard:
    """The scorecard with every title, statement and question as the questionnaire says it, found by its id.

    Args:
        card: Made with the same questionnaire, in whichever of its languages.
        questionnaire: What `teamcheck.questionnaire.translated.in_language` makes.

    Returns:
        The same figures. The digest of a statement stays: it is of the words that people answered the questionnaire in.
    """
    titles = {dimension.id: dimension.title for dimension in questionnaire.dimensions}
    groups = {group.id: group.title for group in questionnaire.groups}
    statements = {item.id: item.text for dimension in questionnaire.dimensions for item in dimension.items}
    asked = {question.id: question.text for question in questionnaire.comments}
    return card.model_copy(
        update={
            "dimensions": [_dimension(dimension, titles, statements) for dimension in card.dimensions],
            "groups": [group.model_copy(update={"title": groups[group.id]}) for group in card.groups],
            "real_team": [mark.model_copy(update={"text": statements[mark.id]}) for mark in card.real_team],
            "comments": [question.model_copy(update={"text": asked[question.id]}) for question in card.comments],
        }
    )


def _dimension(dimension: PublicDimension, titles: Mapping[str, str], statements: Mapping[str, str]) -> PublicDimension:
    items = [item.model_copy(update={"text": statements[item.id]}) for item in dimension.items]
    return dimension.model_copy(update={"title": titles[dimension.id], "items": items})
