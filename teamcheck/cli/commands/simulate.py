"""``teamcheck simulate``: made-up teams of which the truth is known, for tests, training and demos."""

import random
import re
import secrets
import shlex
from collections.abc import Mapping, Sequence
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamcheck import __version__
from teamcheck.cli import options
from teamcheck.cli.about import refuse_pairs
from teamcheck.cli.own_folder import SIMULATED, refuse_foreign
from teamcheck.cli.terminal import talk
from teamcheck.cli.writing import write_all

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.made_up.known_truth import MadeUp
    from teamcheck.responses.made_up.recipe import Recipe
    from teamcheck.responses.model import Response

_LIKE = "What the teams are like"
_ANSWERED = "How they answer"
_FILES = "What comes out"
_SIZES = re.compile(r"([0-9]{1,3})(?:-([0-9]{1,3}))?")
#: The most people there can be in a team; and seeds that are drawn are below this, short enough to be read out.
_MOST, _SEEDS = 500, 1_000_000
#: From so many teams, counted once a round, making them takes so long that somebody may wonder.
_LONG = 1000
_ABOUT = """\
Made-up teams, written by `teamcheck simulate`. Nobody has answered anything here.

answers.csv  what made-up people answered; {rows}
teams.csv    how many members each team has
truth.csv    what is true of each team{rounds} and dimension, on 0-100:
             size, answered, careless  members; how many answered; how many of those did not read
             camps                     whether the team sees this dimension as two camps
             level                     what was drawn for the team: its true level if all its people read
             expected                  what is to be expected of one member's score, by the answer model
             everyone                  the mean score of all members, those who did not answer too, with
                                       no answer left out: what "this team now" in a report estimates

Made with teamcheck {version}:
{command}
"""
_SHUFFLED = "no row is a person, not even a made-up one"
_WHOLE = "every row is a made-up person"


def _sizes(written: str) -> tuple[int, int]:
    """Fewest and most members: ``8``, or ``4-12``."""
    found = _SIZES.fullmatch(written.strip())
    if not found:
        raise typer.BadParameter("give a number of people, such as 8, or a range, such as 4-12.", param_hint="--size")
    fewest, most = int(found[1]), int(found[2] or found[1])
    if not 1 <= fewest <= most <= _MOST:
        raise typer.BadParameter(f"give 1 to {_MOST} people, the smaller number first, such as 4-12.", param_hint="--size")
    return fewest, most


def _number(name: str, unit: str, text: str, within: tuple[float, float], group: str) -> Any:  # noqa: ANN401  Typer's own type
    """An option that is a number, from the lower to the higher of two."""
    low, high = within

    def check(value: float) -> float:
        if not low <= value <= high:  # also where it is no number at all
            raise typer.BadParameter(f"give a number from {low:,} to {high:,}.")
        return value

    return typer.Option(name, metavar=unit, callback=check, rich_help_panel=group, help=text)


def simulate(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="[DIR]", help="A new or empty folder, or one that simulate made.", show_default="teamcheck-simulated"
        ),
    ] = Path("teamcheck-simulated"),
    *,
    questionnaire: options.QuestionnaireName = options.QUESTIONNAIRE,
    teams: Annotated[int, _number("--teams", "N", "How many teams.", (1, 100_000), _LIKE)] = 12,
    size: Annotated[
        str, typer.Option("--size", metavar="N|N-M", rich_help_panel=_LIKE, help="Members of a team: a number or a range.")
    ] = "4-12",
    level: Annotated[float, _number("--level", "POINTS", "Mean of the true levels of teams, 0-100.", (10, 90), _LIKE)] = 60,
    icc: Annotated[
        float, _number("--icc", "SHARE", "Share of the differences between people that lies between teams.", (0, 0.8), _LIKE)
    ] = 0.12,
    spread: Annotated[
        float, _number("--spread", "POINTS", "How far apart people of a team are: the SD of their scores.", (1, 50), _LIKE)
    ] = 22,
    camps: Annotated[float, _number("--camps", "SHARE", "Share of teams in two camps.", (0, 1), _LIKE)] = 0.1,
    response_rate: Annotated[
        float, _number("--response-rate", "SHARE", "Share of people who answer.", (0.05, 1), _ANSWERED)
    ] = 0.8,
    missing: Annotated[float, _number("--missing", "SHARE", "Share of answers left out.", (0, 0.5), _ANSWERED)] = 0.03,
    careless: Annotated[
        float, _number("--careless", "SHARE", "Share of people who answer without reading.", (0, 1), _ANSWERED)
    ] = 0,
    rounds: Annotated[int, _number("--rounds", "N", "Times of asking.", (1, 20), _ANSWERED)] = 1,
    change: Annotated[
        float, _number("--change", "POINTS", "How far every true level moves from one round to the next.", (-40, 40), _ANSWERED)
    ] = 0,
    linked: Annotated[
        bool,
        typer.Option(
            "--linked", rich_help_panel=_FILES, help="Whole sheets as well, with each person's code the same in all rounds."
        ),
    ] = False,
    whole_sheets: Annotated[
        bool,
        typer.Option(
            "--whole-sheets", rich_help_panel=_FILES, help="Every row is a person, with a code that is new in each round."
        ),
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed",
            metavar="N",
            rich_help_panel=_FILES,
            help="The same number makes the same files (one is drawn).",
            show_default=False,
        ),
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Make up teams whose truth is known, to test, teach or show.

    $ teamcheck simulate
    $ teamcheck simulate training --teams 40 --camps 0.3 --seed 7
    $ teamcheck simulate twice --rounds 2 --change 10 --linked --response-rate 1

    Linked people are compared with themselves only where nobody is new or gone: take --response-rate 1 to see it.
    """
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.responses.made_up.recipe import Recipe  # noqa: PLC0415  as above

    if seed is not None and seed < 0:
        raise typer.BadParameter("give 0 or more.", param_hint="--seed")
    if change and rounds == 1:
        raise typer.BadParameter("a change needs two rounds or more: add --rounds 2.", param_hint="--change")
    recipe = Recipe(
        teams, _sizes(size), level, icc, spread, camps, response_rate, missing, careless, rounds=rounds, change=change
    )
    refuse_foreign(folder, SIMULATED, "simulate", "my-teams")
    drawn = secrets.randbelow(_SEEDS) if seed is None else seed
    if not quiet:
        _say_before(recipe, linked=linked, whole_sheets=whole_sheets)
    loaded, chance = load_questionnaire(questionnaire), random.Random(drawn)  # noqa: S311  made-up answers are no secret
    refuse_pairs(loaded, "answers of two teams about each other are not made up")
    made_up = _made_up(loaded, recipe, chance)
    command, whole = _command(questionnaire, recipe, drawn, linked=linked, whole=whole_sheets), linked or whole_sheets
    answers = _answers(loaded, made_up.rows, chance, linked=linked, whole=whole)
    write_all(_files(folder, made_up, answers, _about(recipe, command, whole=whole)))
    if quiet:
        return
    made = "1 made-up team" if teams == 1 else f"{teams} made-up teams"
    talk(f"Made {made} in {folder}. Nobody has answered any of it; {folder / 'truth.csv'} says what is true.")
    if seed is None:
        talk(f"Seed {drawn}: with --seed {drawn} the same command makes the same files.")
    talk(f"Next: {_next(folder, questionnaire, made_up, rounds)}")


def _say_before(recipe: "Recipe", *, linked: bool, whole_sheets: bool) -> None:
    """What is good to know before the files are there."""
    if linked and whole_sheets:
        talk("Note: --linked writes whole sheets anyway; the codes stay the same in all rounds.")
    if recipe.teams * recipe.rounds >= _LONG:
        talk(f"Making {recipe.teams} teams{f', {recipe.rounds} rounds' if recipe.rounds > 1 else ''}: this takes a while ...")


def _next(folder: Path, questionnaire: str, made_up: "MadeUp", rounds: int) -> str:
    """The command that gives the figures, ready to paste: of all teams, or of the change of the largest."""
    asked = [] if questionnaire == options.QUESTIONNAIRE else ["-q", questionnaire]
    words = [str(folder / "answers.csv"), *asked, "--teams", str(folder / "teams.csv")]
    if rounds == 1:
        return shlex.join(["teamcheck", "score", *words])
    return shlex.join(["teamcheck", "compare", *words, "--team", max(made_up.sizes, key=lambda team: made_up.sizes[team])])


def _made_up(questionnaire: "Questionnaire", recipe: "Recipe", chance: random.Random) -> "MadeUp":
    """The teams; what cannot be is wrong usage."""
    from teamcheck.responses.made_up.known_truth import make_teams  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.responses.made_up.recipe import SpreadOutOfReachError  # noqa: PLC0415  as above

    try:
        return make_teams(questionnaire, recipe, chance)
    except SpreadOutOfReachError as error:
        spread = f"{ceil(error.least)} to {floor(error.most)}"
        reach = f"with a level of {recipe.level:.12g} people's scores can have a spread of {spread}"
        raise typer.BadParameter(f"{reach} points on this questionnaire's scales.", param_hint="--spread") from None


def _files(folder: Path, made_up: "MadeUp", answers: str, about: str) -> Mapping[Path, str]:
    """Every file, made of a seed and of what was asked for alone: the folder changes nothing in them."""
    from teamcheck.responses.made_up.known_truth import truth_table  # noqa: PLC0415  as above
    from teamcheck.responses.write import write_csv  # noqa: PLC0415  as above

    return {
        folder / SIMULATED: about,
        folder / "answers.csv": answers,
        folder / "teams.csv": write_csv([("team", "size"), *made_up.sizes.items()]),
        folder / "truth.csv": truth_table(made_up),
    }


def _about(recipe: "Recipe", command: str, *, whole: bool) -> str:
    """What the files are, for whoever finds them."""
    rounds = ", round" if recipe.rounds > 1 else ""
    return _ABOUT.format(rows=_WHOLE if whole else _SHUFFLED, rounds=rounds, version=__version__, command=command)


def _answers(
    questionnaire: "Questionnaire", rows: "Sequence[Response]", chance: random.Random, *, linked: bool, whole: bool
) -> str:
    """The answers as teamcheck keeps them, or as whole sheets."""
    from teamcheck.responses.made_up.team import new_code  # noqa: PLC0415  as above
    from teamcheck.responses.made_up.ticks import make_ticks  # noqa: PLC0415  as above
    from teamcheck.responses.model import Responses  # noqa: PLC0415  as above
    from teamcheck.responses.write import write_answers, write_sheets  # noqa: PLC0415  as above

    ids = tuple(item.id for item in questionnaire.items)
    ticks = make_ticks(questionnaire, rows, chance)
    if not whole:
        return write_answers(Responses(ids, rows, ticks=ticks), questionnaire, chance)
    sheets = rows if linked else [row._replace(respondent=new_code(chance)) for row in rows]
    return write_sheets(Responses(ids, sheets, ticks=ticks))


def _command(name: str, recipe: "Recipe", seed: int, *, linked: bool, whole: bool) -> str:
    """The whole command, defaults too: they may be others one day."""
    fewest, most = recipe.sizes
    words = ["teamcheck", "simulate", "-q", name, "--teams", recipe.teams]
    words += ["--size", fewest if fewest == most else f"{fewest}-{most}", "--level", f"{recipe.level:.12g}"]
    words += ["--icc", f"{recipe.icc:.12g}", "--spread", f"{recipe.spread:.12g}", "--camps", f"{recipe.camps:.12g}"]
    words += ["--response-rate", f"{recipe.response_rate:.12g}", "--missing", f"{recipe.missing:.12g}"]
    words += ["--careless", f"{recipe.careless:.12g}", "--rounds", recipe.rounds, "--change", f"{recipe.change:.12g}"]
    words += ["--linked"] if linked else ["--whole-sheets"] if whole else []
    return shlex.join(map(str, [*words, "--seed", seed]))
