"""``teamcheck score``: the figures, for people and for programs."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from teamcheck.cli import options
from teamcheck.cli.reading import Asked, Scored, read_and_score
from teamcheck.cli.terminal import coloured, put_out, talk, write_styled
from teamcheck.cli.writing import write_all

Format = Literal["table", "json", "jsonl", "csv", "md"]


def score(
    files: options.Files,
    *,
    form: Annotated[
        Format | None,
        typer.Option(
            "-f",
            "--format",
            metavar="table|json|jsonl|csv|md",
            rich_help_panel="What comes out",
            help="A table for people or figures for programs (table; json with --for analyst).",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            rich_help_panel="What comes out",
            help="Write there instead of to the terminal.",
            show_default=False,
        ),
    ] = None,
    audience: Annotated[
        Literal["team", "analyst"],
        typer.Option(
            "--for",
            metavar="team|analyst",
            rich_help_panel="What comes out",
            help="team: what may be shown. analyst: full figures, unprotected, for those who hold the answers anyway.",
        ),
    ] = "team",
    questionnaire: options.QuestionnaireName = "seven-features",
    team: options.Team = None,
    team_name: options.TeamName = None,
    round_: options.Round = None,
    teams: options.Teams = None,
    size: options.Size = None,
    numbers: options.Numbers = None,
    encoding: options.Encoding = None,
    minimum: options.Minimum = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_input: options.NoInput = False,  # noqa: ARG001  nothing asks yet
) -> None:
    """Score every team in files of answers.

    $ teamcheck score answers.csv                      a table in the terminal
    $ teamcheck score answers.csv --teams teams.csv    with the sizes of teams
    $ teamcheck score answers.csv -f json -o scores.json
    $ cat answers.csv | teamcheck score - -f csv
    """
    if audience == "analyst" and form == "table":
        raise typer.BadParameter("full figures come as json, jsonl, csv or md.", param_hint="--format")
    asked = Asked(files, questionnaire, team, team_name, round_, teams, size, numbers, encoding, None, minimum, quiet, verbose)
    scored = read_and_score(asked)
    if form == "table" or (form is None and audience == "team"):
        _put_table(scored, output)
    else:
        _put(_figures(scored, form or "json", audience), output)
    if output is not None and not quiet and str(output) != "-":
        talk(f"Wrote {output}")


def _figures(scored: Scored, form: Format, audience: str) -> str:
    """The figures for programs: what may be shown, or everything."""
    from teamcheck.report.figures import render_figures  # noqa: PLC0415  not for --help
    from teamcheck.scorecard.analyst import analyse  # noqa: PLC0415  only for analysts

    if form == "table":
        raise AssertionError(form)
    return render_figures(analyse(scored.scorecards) if audience == "analyst" else scored.shown(), to=form)


def _put(text: str, output: Path | None) -> None:
    if output is None or str(output) == "-":
        put_out(text)
    else:
        write_all({output: text})


def _put_table(scored: Scored, output: Path | None) -> None:
    """The table: coloured on a terminal, plain everywhere else."""
    from teamcheck.cli.table import render_table  # noqa: PLC0415  Rich: not for the other formats

    if output is None or str(output) == "-":
        write_styled(render_table(scored.shown(), colour=coloured(sys.stdout)))
    else:
        write_all({output: render_table(scored.shown(), colour=False)})
