"""An organisation's figures in the words of a questionnaire: the same figures under titles of another language."""

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.wording import worded_breakdowns, worded_totals
from teamcheck.scorecard.totals.public import PublicNode, PublicOrganisation


def worded(organisation: PublicOrganisation, questionnaire: Questionnaire) -> PublicOrganisation:
    """The same figures with every title and background question as the questionnaire says it, found by its id.

    Args:
        organisation: Made with the same questionnaire, in whichever of its languages.
        questionnaire: What `teamcheck.questionnaire.translated.in_language` makes.
    """
    titles = {dimension.id: dimension.title for dimension in questionnaire.dimensions}

    def node_of(node: PublicNode) -> PublicNode:
        return node.model_copy(update={"dimensions": worded_totals(node.dimensions, titles)})

    return organisation.model_copy(
        update={
            "nodes": [node_of(node) for node in organisation.nodes],
            "breakdowns": worded_breakdowns(organisation.breakdowns, questionnaire),
        }
    )
