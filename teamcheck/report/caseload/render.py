"""From a coach's teams to the list of what is due: a page, Markdown, and a file for a calendar."""

from collections.abc import Mapping
from typing import Literal

from teamcheck.report.caseload.model import Caseload
from teamcheck.report.caseload.view import view
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.look import Look
from teamcheck.report.render import attributes_of
from teamcheck.report.templating import html_template, markdown_template, read_template, style

CaseloadFormat = Literal["html", "md"]


def render_caseload(
    caseload: Caseload,
    *,
    to: CaseloadFormat = "html",
    links: Mapping[str, str] | None = None,
    calendar: str = "",
    language: Language = ENGLISH,
) -> str:
    """Write what is due for a coach's teams, and how far each of them is.

    Args:
        caseload: The teams.
        to: ``html``, one file for browser and printer without scripts or requests; ``md``, Markdown.
        links: Name of a team to the way from this page to its report; a team without one has no link.
        calendar: The name of the calendar's file beside this page; empty where there is none.
        language: What the document's own sentences are written in.

    Returns:
        The whole document, ending in a line break.
    """
    shown = view(caseload, links or {}, calendar, language)
    if to == "md":
        return markdown_template("caseload/page.md.j2", language).render(shown)
    text, digest, _ = style(Look(style=read_template("caseload/caseload.css")))
    dress = {"style": text, "style_digest": digest, "english": attributes_of("en", language)}
    return html_template("caseload/page.html.j2", language).render(shown, **dress) + "\n"
