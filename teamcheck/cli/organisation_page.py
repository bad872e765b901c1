"""The page of all teams together, beside the teams' own (``--tree``)."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

import typer

from teamcheck.cli.terminal import talk

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.report.language import Language
    from teamcheck.report.look import Look
    from teamcheck.responses.model import Audience
    from teamcheck.scorecard.copies import Copy
    from teamcheck.scorecard.printed import PrintedTeam
    from teamcheck.scorecard.totals.public import PublicOrganisation

#: What the page is called, beside the files of teams; a team of this name gets another.
NAME = "organisation"
_FORMS: Sequence[Literal["html", "md"]] = ("html", "md")


def organisation_pages(
    together: "PublicOrganisation",
    questionnaire: "Questionnaire",
    teams: Sequence["PrintedTeam"],
    *,
    forms: Sequence[str],
    language: "Language",
    look: "Look",
    said: bool = True,
) -> "Iterator[tuple[str, str]]":
    """The page in each format that has one, by its place; where there are many teams, further pages in a folder beside it.

    Teams stand in it by name only where people were told that the organisation sees their team's figures. Pages are made one
    after the other.

    Args:
        together: What may be shown of all teams together.
        questionnaire: What was asked, in the words of the page.
        teams: A line of printed figures for each team.
        forms: The formats that were asked for.
        language: What the page is written in.
        look: Its dress.
        said: Whether anything says what people were told.

    Raises:
        BadParameter: None of the formats has one.
    """
    from teamcheck.report.organisation.render import render_organisation_pages  # noqa: PLC0415  Jinja: not for --help
    from teamcheck.scorecard.totals.shown_teams import may_be_named  # noqa: PLC0415  as above

    wanted = [form for form in _FORMS if form in forms]
    if not wanted:
        raise typer.BadParameter("all teams together are shown as html or md.", param_hint="--format")
    named = teams if together.policy.audience == "organisation" and may_be_named(teams) else ()
    for form in wanted:
        yield from render_organisation_pages(
            together, questionnaire, to=form, teams=named, language=language, look=look, said=said
        )


def say_whose(copy: "Copy", audience: "Audience") -> None:
    """Whom the pages in one folder are for: somebody may send on the whole of it. Nothing where all are the organisation's."""
    if copy == "organisation":
        return
    others = "for its own team only." if copy == "team" else "for the coach of its team only."
    if copy == "team" and audience == "organisation":
        others = "for its own team; for the organisation there is --for organisation."
    talk(f"Note: the page called {NAME} is for the organisation.")
    talk(f"      Each other page is {others}")
