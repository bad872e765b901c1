"""From a protected comparison to a document."""

from typing import Literal

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.comparison.view import view
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.look import PLAIN
from teamcheck.report.render import dress_of, with_sheets
from teamcheck.report.templating import html_template, markdown_template
from teamcheck.scorecard.comparison.model import PublicComparison

ComparisonFormat = Literal["html", "md"]


def render_comparison(
    comparison: PublicComparison,
    asked: Questionnaire | None = None,
    *,
    to: ComparisonFormat = "html",
    language: Language = ENGLISH,
) -> str:
    """Write the comparison of a team's rounds.

    Args:
        comparison: The team's rounds as they may be shown (what `teamcheck.scorecard.comparison.compare.compare` makes).
        asked: What the last round was asked, in the words of the document. Without it titles are taken to be English, nothing
            is said of groups of features, and every scale is taken to be about agreeing.
        to: ``html``, one file for browser and printer without scripts or requests; ``md``, Markdown.
        language: What the document's own sentences are written in.

    Returns:
        The whole document, ending in a line break.

    Raises:
        TypeError: ``comparison`` is not protected.
    """
    if not isinstance(comparison, PublicComparison):
        raise TypeError("a comparison is written from protected rounds only: pass what compare() returns")
    shown = view(comparison, asked, language)
    if to == "md":
        return markdown_template("compare/page.md.j2", language).render(shown)
    words = "en" if asked is None else asked.language
    dress = dress_of(words, language, with_sheets(PLAIN, "compare/compare.css", "compare/wave.css"))
    return html_template("compare/page.html.j2", language, dress["said"]).render(shown, **dress) + "\n"
