"""``teamcheck demo``: six made-up teams, from answers to reports, in a moment."""

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from teamcheck.cli.asked import Asked
from teamcheck.cli.browser import show
from teamcheck.cli.demo_teams import SHOWN_FIRST, TEAMS, answers, comments, review, sizes
from teamcheck.cli.documents import places, render_documents
from teamcheck.cli.own_folder import DEMO, refuse_foreign
from teamcheck.cli.reading import read_and_score
from teamcheck.cli.slugs import slug
from teamcheck.cli.terminal import talk
from teamcheck.cli.writing import write_all

_QUESTIONNAIRE = "seven-features"
_ABOUT = """\
Six made-up teams, written by `teamcheck demo`. Nobody has answered anything here.

answers.csv    their answers, as teamcheck keeps them: no row is a person
teams.csv      how many people each team has, and its department
comments.csv   what they wrote, apart from the answers
comments.review.yaml
               what the facilitator decided on that before anything was printed
reports        what teamcheck makes of it
"""


def demo(
    folder: Annotated[
        Path,
        typer.Argument(metavar="[DIR]", help="A new or empty folder, or one that demo made.", show_default="teamcheck-demo"),
    ] = Path("teamcheck-demo"),
    *,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a report in the browser.")] = False,
) -> None:
    """See it at work: six made-up teams and a report for each.

    $ teamcheck demo
    $ teamcheck demo my-demo --no-open
    """
    refuse_foreign(folder, DEMO, "demo", "my-demo")
    write_all(_inputs(folder))
    reports = _reports(folder)
    write_all(reports)
    page = folder / "reports" / f"{slug(SHOWN_FIRST)}.html"
    opened = not no_open and show(page)
    talk(f"Made {len(TEAMS)} made-up teams in {folder} and a report for each.")
    talk(f"Opened {page}" if opened else f"Look at {page}")
    talk(f"Next: {_next(folder)}\n      teamcheck questionnaires show {_QUESTIONNAIRE}")


def _next(folder: Path) -> str:
    """The command that gives the figures, ready to paste."""
    return shlex.join(["teamcheck", "score", str(folder / "answers.csv"), "--teams", str(folder / "teams.csv")])


def _inputs(folder: Path) -> Mapping[Path, str]:
    """What a facilitator would have: the answers, the sizes, the comments and what was decided on them."""
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  not for --help

    questionnaire = load_questionnaire(_QUESTIONNAIRE)
    return {
        folder / DEMO: _ABOUT,
        folder / "answers.csv": answers(questionnaire),
        folder / "teams.csv": sizes(),
        folder / "comments.csv": comments(),
        folder / "comments.review.yaml": review(questionnaire),
    }


def _reports(folder: Path) -> dict[Path, str]:
    """A page and Markdown for each team, read from the files as anybody else's would be."""
    asked = Asked([folder / "answers.csv"], _QUESTIONNAIRE, teams=folder / "teams.csv", quiet=True)
    scored = read_and_score(asked)
    cards = scored.shown()
    wanted = places([card.team for card in cards], ["html", "md"], folder / "reports")
    return render_documents(cards, scored, wanted)
