"""From a protected scorecard to the debrief: how a team talks about its result, as a page or as Markdown."""

from typing import Literal

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.debrief.view import view
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.look import PLAIN, Look
from teamcheck.report.of_round import NO_ROUND, OfRound
from teamcheck.report.render import dress_of, with_sheets
from teamcheck.report.templating import html_template, markdown_template
from teamcheck.scorecard.copies import Copy
from teamcheck.scorecard.public import PublicScorecard

DebriefFormat = Literal["html", "md"]


def render_debrief(
    card: PublicScorecard,
    questionnaire: Questionnaire,
    *,
    to: DebriefFormat = "html",
    copy: Copy = "team",
    language: Language = ENGLISH,
    look: Look = PLAIN,
    of_round: OfRound = NO_ROUND,
) -> str:
    """Write how one team can talk about its result: agendas, words to say, and questions. It says no more than its report.

    Args:
        card: The team's figures as they may be shown (what `teamcheck.disclose` makes; nothing else is accepted).
        questionnaire: The questionnaire the scorecard was made with.
        to: ``html``, one file for browser and printer without scripts or requests; ``md``, Markdown.
        copy: ``team``; ``coach``, with the brake, hints and what is better not said. An organisation has no copy.
        language: What its own sentences are written in.
        look: A style sheet and a logo of your own.
        of_round: What it repeats of the round, as the report does.

    Returns:
        The whole document, ending in a line break.

    Raises:
        TypeError: ``card`` is not protected.
        ValueError: The scorecard was made with another questionnaire, or the copy is the organisation's.
    """
    if not isinstance(card, PublicScorecard):
        raise TypeError("a debrief is made from a protected scorecard only: pass what disclose() returns")
    if card.questionnaire.sha256 != questionnaire.sha256:
        raise ValueError("the scorecard was made with another questionnaire")
    if copy == "organisation":
        raise ValueError("a debrief is the team's own: an organisation has no copy of it")
    shown = view(card, questionnaire, language, copy, of_round)
    if to == "md":
        return markdown_template("debrief/page.md.j2", language).render(shown)
    dress = dress_of(questionnaire.language, language, with_sheets(look, "debrief/debrief.css"))
    return html_template("debrief/page.html.j2", language, dress["said"]).render(shown, **dress) + "\n"
