"""The documents about many teams: all of them together, or what is due next for a coach."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from teamcheck.cli.batch import outputs
from teamcheck.cli.batch.reading import Read
from teamcheck.cli.batch.wanted import Wanted
from teamcheck.cli.caseload_page import caseload_pages
from teamcheck.cli.languages import in_words_of
from teamcheck.organisation.batch.pool import Sentences
from teamcheck.report.figures import render_figures
from teamcheck.report.formats import ENDINGS
from teamcheck.report.organisation.render import render_organisation_pages
from teamcheck.scorecard.printed import PrintedTeam
from teamcheck.scorecard.totals.public import PublicOrganisation
from teamcheck.scorecard.totals.shown_teams import may_be_named


def documents_of(
    wanted: Wanted,
    read: Read,
    ready: Path,
    *,
    places: Mapping[str, str] | None = None,
    organisation: PublicOrganisation | None = None,
    teams: Sequence[PrintedTeam] = (),
) -> None:
    """Write the documents about many teams.

    Args:
        wanted: What was asked for.
        read: What was read before any answer.
        ready: The folder they go to.
        places: Team to the path of its reports, without an ending.
        organisation: What may be shown of all teams together, or None.
        teams: A line of printed figures for each team.
    """
    language = Sentences(wanted.lang, wanted.templates).language()
    forms = wanted.forms or ("html",)
    if read.cases is not None:
        ending = ENDINGS[forms[0]]
        links = {team: f"{outputs.REPORTS}/{place}{ending}" for team, place in (places or {}).items()} if wanted.forms else {}
        pages = caseload_pages(read.cases, ready, forms, links, language)
        outputs.write_texts(ready, {str(path.relative_to(ready)): text for path, text in pages.items()})
    if organisation is not None:
        outputs.write_texts(ready, {outputs.ORGANISATION: render_figures([], to="json", organisation=organisation)})
        for name, text in _pages(wanted, read, organisation, teams):
            outputs.write_texts(ready, {name: text})


def _pages(
    wanted: Wanted, read: Read, organisation: PublicOrganisation, teams: Sequence[PrintedTeam]
) -> Iterator[tuple[str, str]]:
    """The pages of all teams together in each format that has them, one after the other."""
    asked = read.questionnaire
    words = asked if wanted.lang is None else in_words_of(wanted.lang, asked, read.by, quiet=True)
    named = teams if organisation.policy.audience == "organisation" and may_be_named(teams) else ()
    for form in ("html", "md"):
        if form in (wanted.forms or ("html",)):
            yield from render_organisation_pages(
                organisation,
                words,
                to=form,
                teams=named,
                language=Sentences(wanted.lang, wanted.templates).language(),
                look=wanted.look,
            )
