"""The form on paper: the same questions in the same order, with the numbers that are typed in from it."""

from teamcheck.questionnaire.asked import Asked
from teamcheck.report.language import Language
from teamcheck.report.pages.dress import filled_in
from teamcheck.report.pages.told import Told


def render_paper(asked: Asked, told: Told, language: Language, *, identity: str, hand_in: str) -> str:
    """A page to be printed.

    Args:
        asked: The questions.
        told: The first screen.
        language: The language of the sentences round them.
        identity: What tells this form from that of another round.
        hand_in: Where filled forms go.
    """
    view = {"told": told, "identity": identity, "hand_in": hand_in}
    return filled_in("paper", language, view, asked.questionnaire.language)
