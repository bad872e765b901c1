"""The documents about many teams: all of them together, and what is due next for a coach."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck.cli.batch import outputs
from teamcheck.cli.batch.wanted import Wanted
from teamcheck.cli.caseload_page import caseload_pages
from teamcheck.cli.organisation_page import organisation_pages
from teamcheck.organisation.batch.pool import Sentences
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.figures import render_figures
from teamcheck.report.formats import ENDINGS
from teamcheck.scorecard.printed import PrintedTeam
from teamcheck.scorecard.totals.public import PublicOrganisation

if TYPE_CHECKING:
    from teamcheck.report.caseload.model import Caseload

#: What documents about many teams are made as where no team has a report.
_USUAL = ("html",)


def write_list(wanted: Wanted, cases: "Caseload", ready: Path, places: Mapping[str, str]) -> None:
    """Write what is due next for a coach's teams.

    Args:
        wanted: What was asked for.
        cases: The teams.
        ready: The folder it goes to.
        places: Team to the path of its reports, without an ending.
    """
    links = {team: f"{outputs.REPORTS}/{place}{ENDINGS[wanted.forms[0]]}" for team, place in places.items() if wanted.forms}
    language = Sentences(wanted.lang, wanted.templates).language()
    pages = caseload_pages(cases, ready, wanted.forms or _USUAL, links, language)
    outputs.write_texts(ready, {str(path.relative_to(ready)): text for path, text in pages.items()})


def write_organisation(
    wanted: Wanted, words: Questionnaire, ready: Path, organisation: PublicOrganisation, teams: Sequence[PrintedTeam]
) -> None:
    """Write what may be shown of all teams together.

    Args:
        wanted: What was asked for.
        words: The questionnaire in the words of the pages.
        ready: The folder they go to.
        organisation: What may be shown.
        teams: A line of printed figures for each team.
    """
    outputs.write_texts(ready, {outputs.ORGANISATION: render_figures([], to="json", organisation=organisation)})
    forms = [form for form in wanted.forms or _USUAL if form != "teams"]
    if forms:
        language = Sentences(wanted.lang, wanted.templates).language()
        for name, text in organisation_pages(organisation, words, teams, forms=forms, language=language, look=wanted.look):
            outputs.write_texts(ready, {name: text})
