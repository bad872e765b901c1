"""What is made for the talk about a report: a guide beside it. When there is one, where it goes, and what is in it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.report.formats import DocumentFormat

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.report.language import Language
    from teamcheck.report.look import Look
    from teamcheck.report.of_round import OfRound
    from teamcheck.scorecard.copies import Copy, Reader
    from teamcheck.scorecard.public import PublicScorecard

Debrief = Annotated[
    bool,
    typer.Option(
        "--debrief",
        rich_help_panel="What comes out",
        help="Beside each report a guide for the talk: 30, 60 or 90 minutes, words to say.",
    ),
]
Discussion = Annotated[
    bool,
    typer.Option(
        "--discussion",
        rich_help_panel="What comes out",
        help="No figures, however many answered: the questions, cards and an exercise to talk about.",
    ),
]
_OPTION = "--debrief"


def refuse(copy: "Reader", forms: Sequence[DocumentFormat], output: Path | None, *, wanted: bool, review: bool) -> None:
    """Refuse what a guide for the talk cannot go with, where one is wanted.

    Raises:
        BadParameter: It is asked for with something like that.
    """
    if not wanted:
        return
    if review:
        raise typer.BadParameter("with --review-comments no report is made, so nothing stands beside it.", param_hint=_OPTION)
    if copy == "organisation":
        raise typer.BadParameter("the talk is the team's own, so an organisation has no guide to it.", param_hint=_OPTION)
    if "teams" in forms:
        raise typer.BadParameter("a guide is too long for a message; choose -f html or -f md.", param_hint=_OPTION)
    if output is not None and str(output) == "-":
        raise typer.BadParameter("a report and its guide are two documents: name a file or a folder.", param_hint="--output")


def place_beside(report: Path) -> Path:
    """Where the guide of a report goes.

    >>> place_beside(Path("spring", "harbour.coach.html")).name
    'harbour.coach.debrief.html'
    """
    return report.with_name(f"{report.stem}.debrief{report.suffix}")


def debriefs(
    cards: Sequence["PublicScorecard"],
    questionnaire: "Questionnaire",
    reports: Mapping[tuple[str, DocumentFormat], Path],
    *,
    copy: "Copy",
    look: "Look",
    language: "Language",
    of_round: "OfRound",
) -> dict[Path, str]:
    """The guide of every report, by its place.

    Args:
        cards: The teams.
        questionnaire: What they were asked.
        reports: Where the report of a team in a format goes.
        copy: Whose copy.
        look: What it is dressed in.
        language: What its own sentences are written in.
        of_round: What is repeated of the round.
    """
    from teamcheck.report.debrief.render import render_debrief  # noqa: PLC0415  Jinja: not for --help

    teams = {card.team: card for card in cards}
    return {
        place_beside(place): render_debrief(
            teams[team],
            questionnaire,
            to="md" if form == "md" else "html",
            copy=copy,
            language=language,
            look=look,
            of_round=of_round,
        )
        for (team, form), place in reports.items()
    }
