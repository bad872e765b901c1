"""From the pulses of a team to a document."""

from typing import Literal

from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.look import PLAIN
from teamcheck.report.pulse.view import Shown, view
from teamcheck.report.render import dress_of, with_sheets
from teamcheck.report.templating import html_template, markdown_template

PulseFormat = Literal["html", "md"]


def render_pulse(shown: Shown, *, to: PulseFormat = "html", language: Language = ENGLISH) -> str:
    """Write the page of a team's pulses.

    Args:
        shown: What may be shown of them.
        to: ``html``, one file for browser and printer without scripts or requests; ``md``, Markdown.
        language: What the document's own sentences are written in.

    Returns:
        The whole document, ending in a line break.
    """
    found = view(shown, language)
    if to == "md":
        return markdown_template("pulse/page.md.j2", language).render(found)
    dress = dress_of(shown.questionnaire.language, language, with_sheets(PLAIN, "pulse/pulse.css", "compare/wave.css"))
    return html_template("pulse/page.html.j2", language, dress["said"]).render(found, **dress) + "\n"
