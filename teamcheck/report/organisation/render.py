"""From what may be shown of an organisation to a document."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from markupsafe import Markup

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.look import PLAIN, Look
from teamcheck.report.organisation.view import view
from teamcheck.report.organisation.wording import worded
from teamcheck.report.render import attributes_of
from teamcheck.report.templating import html_template, markdown_template, read_template, style
from teamcheck.scorecard.copies import may_see
from teamcheck.scorecard.public import PublicScorecard
from teamcheck.scorecard.totals.public import PublicOrganisation

OrganisationFormat = Literal["html", "md"]


def render_organisation(
    organisation: PublicOrganisation,
    questionnaire: Questionnaire,
    *,
    to: OrganisationFormat = "html",
    teams: Sequence[PublicScorecard] = (),
    language: Language = ENGLISH,
    look: Look = PLAIN,
    said: bool = True,
) -> str:
    """Write what may be shown of the parts of an organisation, and of groups of people in it.

    Args:
        organisation: The parts as they may be shown (what `disclose_totals` makes; nothing else is accepted).
        questionnaire: The questionnaire that was asked, in the language of the document where there is one.
        to: ``html``, one file for browser and printer without scripts or requests; ``md``, Markdown.
        teams: Teams whose own figures stand below their part, each under its name.
        language: What the document's own sentences are written in.
        look: A style sheet and a logo of your own. Templates are not replaced: what protects people is said in ours.
        said: Whether anything says what people were told of who sees their figures; if not, they are taken to be the team's.

    Returns:
        The whole document, ending in a line break.

    Raises:
        TypeError: Something is not protected.
        ValueError: It was made with another questionnaire, or the people of a team were not told that its figures may go to
            the organisation.
    """
    if not isinstance(organisation, PublicOrganisation) or not all(isinstance(card, PublicScorecard) for card in teams):
        raise TypeError("an organisation's page is made from protected figures only")
    if any(
        stamp.sha256 != questionnaire.sha256 for stamp in (organisation.questionnaire, *(card.questionnaire for card in teams))
    ):
        raise ValueError("the figures were made with another questionnaire")
    told = [organisation.policy, *(card.policy for card in teams)]
    if teams and not all(may_see("organisation", policy.audience) for policy in told):
        raise ValueError("people were not told that their team's figures may go to the organisation")
    shown = view(worded(organisation, questionnaire), questionnaire, teams, language, said=said)
    if to == "md":
        return markdown_template("organisation/page.md.j2", language).render(shown)
    sheet = read_template("organisation/grid.css") + read_template("organisation/organisation.css")
    text, digest, pictures = style(replace(PLAIN, style=sheet + look.style))
    dress = {
        "said": attributes_of(questionnaire.language, language),
        "style": text,
        "style_digest": digest,
        "pictures": pictures or bool(look.logo),
        "logo": Markup(look.logo),  # noqa: S704 - letters, digits and signs that mean nothing in HTML
    }
    return html_template("organisation/page.html.j2", language, dress["said"]).render(shown, **dress) + "\n"
