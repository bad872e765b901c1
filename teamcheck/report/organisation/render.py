"""From what may be shown of an organisation to a document, or to one for each part where it is large."""

from collections.abc import Iterator, Sequence
from typing import Literal

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.look import PLAIN, Look
from teamcheck.report.organisation.plan import MOST_ROWS, Page, Planning
from teamcheck.report.organisation.view import NAME, Shown, view
from teamcheck.report.organisation.wording import worded
from teamcheck.report.render import dress_of, with_sheets
from teamcheck.report.templating import html_template, markdown_template
from teamcheck.scorecard.printed import PrintedTeam
from teamcheck.scorecard.totals.public import PublicOrganisation
from teamcheck.scorecard.totals.shown_teams import may_be_named

OrganisationFormat = Literal["html", "md"]
#: The sheets of what only a page with an earlier round has.
_OF_CHANGE = ("compare/wave.css", "organisation/change.css")


def render_organisation(
    organisation: PublicOrganisation,
    questionnaire: Questionnaire,
    *,
    to: OrganisationFormat = "html",
    teams: Sequence[PrintedTeam] = (),
    language: Language = ENGLISH,
    look: Look = PLAIN,
    said: bool = True,
) -> str:
    """Write what may be shown of an organisation, its parts, and groups of people in it as one document, however long.

    Args:
        organisation: What may be shown (what `disclose_totals` makes; nothing else is accepted).
        questionnaire: The questionnaire that was asked, in the language of the document where there is one.
        to: ``html``, one file for browser and printer without scripts or requests; ``md``, Markdown.
        teams: Teams whose own figures stand in it, each under its name.
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
    _refuse(organisation, questionnaire, teams)
    shown = Shown(worded(organisation, questionnaire), questionnaire, language, said, to)
    most = len(organisation.nodes) + len(teams) + 1
    (page,) = Planning(shown.organisation, teams, most).pages()
    return _rendered(shown, page, look)


def render_organisation_pages(
    organisation: PublicOrganisation,
    questionnaire: Questionnaire,
    *,
    to: OrganisationFormat = "html",
    teams: Sequence[PrintedTeam] = (),
    language: Language = ENGLISH,
    look: Look = PLAIN,
    said: bool = True,
    most: int = MOST_ROWS,
) -> Iterator[tuple[str, str]]:
    """The same as pages that open at once: where there are too many parts or teams, each part has a page of its own.

    Pages are made one after the other, so that no more than one has to be held.

    Args:
        organisation: As in `render_organisation`; so are the others.
        questionnaire: As there.
        to: As there.
        teams: As there.
        language: As there.
        look: As there.
        said: As there.
        most: Most parts, and most teams, that one page lists.

    Yields:
        The place of each page and the page: ``organisation.html`` first, ``organisation/7.html`` and so on beside it, to which
        it leads. The places are the same whatever the figures are.

    Raises:
        TypeError: As there.
        ValueError: As there.
    """
    _refuse(organisation, questionnaire, teams)
    shown = Shown(worded(organisation, questionnaire), questionnaire, language, said, to)
    for page in Planning(shown.organisation, teams, most).pages():
        name = f"{NAME}/{page.place}" if page.place else NAME
        yield f"{name}.{to}", _rendered(shown, page, look)


def _refuse(organisation: PublicOrganisation, questionnaire: Questionnaire, teams: Sequence[PrintedTeam]) -> None:
    """See that nothing goes into a page but what may."""
    if not isinstance(organisation, PublicOrganisation) or not all(isinstance(team, PrintedTeam) for team in teams):
        raise TypeError("an organisation's page is made from protected figures only")
    stamps = {organisation.questionnaire.sha256, *(team.questionnaire.sha256 for team in teams)}
    if stamps != {questionnaire.sha256}:
        raise ValueError("the figures were made with another questionnaire")
    if teams and not (organisation.policy.audience == "organisation" and may_be_named(teams)):
        raise ValueError("people were not told that their team's figures may go to the organisation")


def _rendered(shown: Shown, page: Page, look: Look) -> str:
    said = view(shown, page)
    if shown.ending == "md":
        return markdown_template("organisation/page.md.j2", shown.say).render(said)
    names = ["organisation/grid.css", "organisation/organisation.css", *(_OF_CHANGE if said["change"] else ())]
    dress = dress_of(shown.questionnaire.language, shown.say, with_sheets(look, *names))
    return html_template("organisation/page.html.j2", shown.say, dress["said"]).render(said, **dress) + "\n"
