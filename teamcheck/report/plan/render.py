"""From a team's plan to a page to print, to Markdown with tasks, and to a table of tasks."""

from teamcheck.report.formats import PlanFormat
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.look import PLAIN
from teamcheck.report.plan.tasks import tasks
from teamcheck.report.plan.view import Planned, view
from teamcheck.report.render import dress_of, with_sheets
from teamcheck.report.templating import html_template, markdown_template


def render_plan(planned: Planned, *, to: PlanFormat = "html", language: Language = ENGLISH) -> str:
    """Write what a team set out to do.

    Args:
        planned: The plan, and whose it is.
        to: ``html``, one file for browser and printer without scripts or requests; ``md``, Markdown with tasks to tick off;
            ``csv``, a table of tasks.
        language: What the document's own sentences are written in; the table has none.

    Returns:
        The whole document, ending in a line break.
    """
    if to == "csv":
        return tasks(planned)
    shown = view(planned, language)
    if to == "md":
        return markdown_template("plan/page.md.j2", language).render(shown)
    dress = dress_of(planned.questionnaire.language, language, with_sheets(PLAIN, "plan/plan.css"))
    return html_template("plan/page.html.j2", language).render(shown, **dress) + "\n"
