"""From a protected scorecard to a document."""

from functools import lru_cache
from typing import Literal

from markupsafe import Markup

from teamcheck.questionnaire.conversation import Exercise, Try
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.dimensions import anchor, material_of
from teamcheck.report.markdown import markdown_view
from teamcheck.report.page import language, page
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
        fixed = _materials(questionnaire)
        return html_template("report.html.j2").render(view, style=text, style_digest=digest, materials=fixed) + "\n"
    return markdown_template(f"report.{to}.j2").render(view, **markdown_view(card))


def _materials(questionnaire: Questionnaire) -> dict[str, Markup]:
    """What a team can do with each dimension, as it stands in the page; by the id of its section."""
    tag = questionnaire.language
    return {anchor(d.id): _material(d.discuss, d.try_, d.exercise, d.caution, tag) for d in questionnaire.scored}


@lru_cache(maxsize=256)
def _material(discuss: tuple[str, ...], tries: tuple[Try, ...], exercise: Exercise | None, caution: str, tag: str) -> Markup:
    """The same in every report on a questionnaire, and a third of its length: written once."""
    view = {"it": material_of(discuss, tries, exercise, caution), "words": language(tag)}
    return Markup(html_template("_parts/material.html.j2").render(view))  # noqa: S704 - the template has escaped it
