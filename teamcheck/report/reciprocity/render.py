"""From protected scorecards of two teams about each other to a document for one of them."""

from collections.abc import Sequence
from typing import Literal

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.look import PLAIN, Look
from teamcheck.report.reciprocity.view import shown_cards, view
from teamcheck.report.render import beside_html, with_sheets
from teamcheck.report.templating import html_template, markdown_template
from teamcheck.scorecard.public import PublicScorecard
from teamcheck.scorecard.reciprocity import Partner

ReciprocityFormat = Literal["html", "md"]


def render_reciprocity(
    team: str,
    partners: Sequence[Partner],
    told: PublicScorecard,
    questionnaire: Questionnaire,
    *,
    to: ReciprocityFormat = "html",
    language: Language = ENGLISH,
    look: Look = PLAIN,
) -> str:
    """Write what a team and each of its partners said about working with each other.

    Args:
        team: The team whose page it is.
        partners: Its partners by name (what `teamcheck.scorecard.reciprocity.partners` finds for it).
        told: Any scorecard of the same answers: what people were told, and which questionnaire it was.
        questionnaire: The questionnaire the scorecards were made with.
        to: ``html``, one file for browser and printer without scripts or requests; ``md``, Markdown.
        language: What the document's own sentences are written in.
        look: A style sheet and a logo of your own.

    Returns:
        The whole document, ending in a line break.

    Raises:
        TypeError: A scorecard is not protected.
        ValueError: The scorecards were made with another questionnaire.
    """
    cards = [told, *shown_cards(partners)]
    if not all(isinstance(card, PublicScorecard) for card in cards):
        raise TypeError("a page is made from protected scorecards only: pass what partners() finds")
    if any(card.questionnaire.sha256 != questionnaire.sha256 for card in cards):
        raise ValueError("a scorecard was made with another questionnaire")
    shown = view(team, partners, told, questionnaire, language)
    if to == "md":
        return markdown_template("reciprocity/page.md.j2", language).render(shown)
    beside = beside_html(questionnaire, language, with_sheets(look, "reciprocity/reciprocity.css"))
    return html_template("reciprocity/page.html.j2", language, beside["said"]).render(shown, **beside) + "\n"
