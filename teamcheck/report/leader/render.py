"""From a protected scorecard and one person's own ratings to the leader's copy, as a page or as Markdown."""

from typing import Literal

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.leader.view import view
from teamcheck.report.look import PLAIN, Look
from teamcheck.report.render import dress_of, with_sheets
from teamcheck.report.templating import html_template, markdown_template
from teamcheck.responses.rows import LEADER_VOICE
from teamcheck.scorecard.own_ratings import OwnRatings
from teamcheck.scorecard.public import PublicScorecard

LeaderFormat = Literal["html", "md"]


def render_leaders_copy(
    card: PublicScorecard,
    questionnaire: Questionnaire,
    *,
    own: OwnRatings,
    to: LeaderFormat = "html",
    language: Language = ENGLISH,
    look: Look = PLAIN,
) -> str:
    """Write the copy for the person who leads a team. Of the team it says no more than the team's own report.

    Args:
        card: The team's figures as they may be shown (what `teamcheck.disclose` makes; nothing else is accepted).
        questionnaire: The questionnaire the scorecard was made with; it has wordings for the voice ``leader``.
        own: What that person answered about themselves.
        to: ``html``, one file for browser and printer without scripts or requests; ``md``, Markdown.
        language: What its own sentences are written in.
        look: A style sheet and a logo of your own.

    Returns:
        The whole document, ending in a line break.

    Raises:
        TypeError: ``card`` is not protected.
        ValueError: The scorecard was made with another questionnaire, or that has no words for a leader.
    """
    if not isinstance(card, PublicScorecard):
        raise TypeError("a leader's copy is made from a protected scorecard only: pass what disclose() returns")
    if card.questionnaire.sha256 != questionnaire.sha256:
        raise ValueError("the scorecard was made with another questionnaire")
    if LEADER_VOICE not in questionnaire.voices:
        raise ValueError("the questionnaire has no wordings for the voice of a leader")
    shown = view(card, own, questionnaire, language)
    if to == "md":
        return markdown_template("leader/page.md.j2", language).render(shown)
    dress = dress_of(questionnaire.language, language, with_sheets(look))
    return html_template("leader/page.html.j2", language, dress["said"]).render(shown, **dress) + "\n"
