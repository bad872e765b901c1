"""A comparison in the words of a questionnaire: the same figures under titles and statements of another language."""

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.scorecard.comparison.model import PublicComparison


def worded(comparison: PublicComparison, questionnaire: Questionnaire) -> PublicComparison:
    """The comparison with every title and statement that the questionnaire has as the questionnaire says it, found by its id.

    Args:
        comparison: Its last round was asked with the same questionnaire, in whichever of its languages.
        questionnaire: What `teamcheck.questionnaire.translated.in_language` makes.
    """
    titles = {dimension.id: dimension.title for dimension in questionnaire.dimensions}
    texts = {item.id: item.text for item in questionnaire.items}
    return comparison.model_copy(
        update={
            "dimensions": [
                each.model_copy(update={"title": titles.get(each.id, each.title)}) for each in comparison.dimensions
            ],
            "moved": [item.model_copy(update={"text": texts.get(item.id, item.text)}) for item in comparison.moved],
        }
    )
