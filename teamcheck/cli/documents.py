"""Documents of teams: drawn for somebody, put where they go, and said."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from teamcheck.cli.organisation_page import NAME
from teamcheck.cli.slugs import slugs
from teamcheck.cli.terminal import put_out, talk
from teamcheck.report.formats import ENDINGS, DocumentFormat

if TYPE_CHECKING:
    from teamcheck.cli.asked import Scored
    from teamcheck.report.language import Language
    from teamcheck.report.look import Look
    from teamcheck.report.of_round import OfRound
    from teamcheck.scorecard.copies import Copy, Reader
    from teamcheck.scorecard.public import PublicScorecard

Form = TypeVar("Form", bound=str)
#: From a scorecard, its questionnaire and ``to=`` a format to a document.
Draw = Callable[..., str]

_FOLDER = Path("reports")
#: Endings of documents; a folder may have any other.
_LIKE_A_FILE = frozenset({".html", ".md", ".csv", ".json"})
#: Most files that are named one by one: those of one team.
_NAMED = 3


def drawing(copy: "Copy", look: "Look", language: "Language", of_round: "OfRound") -> Draw:
    """What draws a scorecard for somebody, in a dress and in a language, with what is repeated of its round."""
    from teamcheck.report.render import render_report  # noqa: PLC0415  Jinja: not for --help

    return partial(render_report, copy=copy, look=look, language=language, of_round=of_round)


def shown(scored: "Scored", *, discussion: bool) -> list["PublicScorecard"]:
    """What may be shown of each team; without a figure where only a talk is wanted."""
    cards = scored.shown()
    if not discussion:
        return cards
    from teamcheck.scorecard.discussion import without_figures  # noqa: PLC0415  only where it is asked for

    return [without_figures(card) for card in cards]


def print_one(cards: Sequence["PublicScorecard"], forms: Sequence[DocumentFormat], scored: "Scored", draw: Draw) -> None:
    """The one document that fits into standard output."""
    if len(cards) > 1 or len(forms) > 1:
        raise typer.BadParameter(
            f"standard output takes one document, and there are {len(cards) * len(forms)}; choose with --team and -f.",
            param_hint="--output",
        )
    wanted = {(card.team, form): Path("-") for card in cards for form in forms}
    put_out(render_documents(cards, scored, wanted, draw)[Path("-")])


def places(
    teams: Sequence[str], forms: Sequence[DocumentFormat], output: Path | None, whose: str = "", *, beside: bool = False
) -> dict[tuple[str, DocumentFormat], Path]:
    """Where each document goes: the file named for the only one, otherwise a folder with files called after the teams.

    ``whose`` follows the name of the team. ``beside``: a page of all teams together goes into the same folder.
    """
    names = slugs(teams, taken=[NAME] if beside else ())
    single = len(teams) == 1 and not beside
    if output is not None and single and len(forms) == 1 and not _is_folder(output):
        return {(teams[0], forms[0]): output}
    folder = (Path() if single else _FOLDER) if output is None else as_folder(output)
    return {(team, form): folder / (names[team] + whose + ENDINGS[form]) for team in teams for form in forms}


def places_called(names: Mapping[Form, str], output: Path | None, usual: Path) -> dict[Form, Path]:
    """Where each document of one thing goes: the file named for the only one, or else a folder.

    Args:
        names: What each document is called there, by its format.
        output: What was named; None for nothing.
        usual: The folder, if none is named.

    Raises:
        BadParameter: One file is named for several.
    """
    if output is not None and len(names) == 1 and output.suffix and not output.is_dir():
        return dict.fromkeys(names, output)
    folder = usual if output is None else as_folder(output)
    return {form: folder / name for form, name in names.items()}


def refuse_several(forms: Collection[str]) -> None:
    """Refuse standard output for documents in several formats.

    Raises:
        BadParameter: There are several.
    """
    if len(forms) > 1:
        raise typer.BadParameter("standard output takes one document; choose with -f.", param_hint="--output")


def copy_ending(copy: "Reader", *, discussion: bool) -> str:
    """What follows the name of the team but in its own copy with figures, so that no copy takes the place of another."""
    return ("" if copy == "team" else f".{copy}") + (".discussion" if discussion else "")


def as_folder(path: Path) -> Path:
    """The folder that several documents go into.

    Raises:
        BadParameter: It is called like one document, and is no folder.
    """
    if path.suffix in _LIKE_A_FILE and not path.is_dir():
        message = f"{path} is called like one file, and there are several to write; name a folder, or choose one with -f."
        raise typer.BadParameter(message, param_hint="--output")
    return path


def _is_folder(path: Path) -> bool:
    """Whether a path is meant as a folder: it is one, or it has no ending."""
    return path.is_dir() or (not path.suffix and not os.path.lexists(path))


def render_documents(
    cards: Sequence["PublicScorecard"],
    scored: "Scored",
    places: Mapping[tuple[str, DocumentFormat], Path],
    draw: Draw | None = None,
) -> dict[Path, str]:
    """Every document of every team by its place. All of them are made before any is written."""
    from teamcheck.report.render import render_report  # noqa: PLC0415  Jinja: not for --help

    return {
        places[card.team, form]: (draw or render_report)(card, scored.questionnaire, to=form)
        for card in cards
        for form in ENDINGS
        if (card.team, form) in places
    }


def say_written(paths: Sequence[Path]) -> None:
    """Where the documents are: each of a few by its name, and of many the folder, in one line however many there are."""
    if len(paths) > _NAMED:
        talk(f"Wrote {len(paths)} files in {paths[0].parent}")
        return
    for path in paths:
        talk(f"Wrote {path}")
