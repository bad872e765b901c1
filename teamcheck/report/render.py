"""From a protected scorecard to a document."""

from typing import Literal

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.markdown import markdown_view
from teamcheck.report.page import page
from teamcheck.report.templating import html_template, markdown_template, style
from teamcheck.scorecard.public import PublicScorecard

DocumentFormat = Literal["html", "md", "teams"]


def render_report(card: PublicScorecard, questionnaire: Questionnaire, *, to: DocumentFormat = "html") -> str:
    """Write one team's report.

    Args:
        card: The team's figures as they may be shown (what `teamcheck.disclose` makes; nothing else is accepted).
        questionnaire: The questionnaire the scorecard was made with: its questions and ideas stand in the report.
        to: ``html``, one file for browser and printer without scripts or requests; ``md``, Markdown with headings and a
            table; ``teams``, Markdown for chats that show neither.

    Returns:
        The whole document, ending in a line break.

    Raises:
        TypeError: ``card`` is not protected.
        ValueError: The scorecard was made with another questionnaire.
    """
    if not isinstance(card, PublicScorecard):
        raise TypeError("a report is made from a protected scorecard only: pass what disclose() returns")
    view = page(card, questionnaire)
    if to == "html":
        text, digest = style()
        return html_template("report.html.j2").render(view, style=text, style_digest=digest) + "\n"
    return markdown_template(f"report.{to}.j2").render(view, **markdown_view(card))
