"""``teamcheck score``: the figures, for people and for programs."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from teamcheck.cli import gates, options, rounds
from teamcheck.cli.asked import Asked
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.ledger import giving_out, of_teams
from teamcheck.cli.ledger_books import Output
from teamcheck.cli.settings import Settings, read_settings
from teamcheck.cli.terminal import coloured, put_out, talk, write_styled
from teamcheck.cli.together import levels_of
from teamcheck.cli.writing import write_all

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.scorecard.analyst.model import AnalystScorecards
    from teamcheck.scorecard.public import PublicScorecard
    from teamcheck.scorecard.totals.public import PublicOrganisation

Format = Literal["table", "json", "jsonl", "csv", "md"]
#: What the ending of a file says of its format.
_BY_ENDING: Mapping[str, Format] = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".md": "md", ".txt": "table"}

_NOT_PROTECTED = (
    "only with --for analyst. In a team of six, figures with and without one person's answers give these answers away, and "
    "whoever leads a team could silence a critic."
)
_ONLY_JSON = "only as json: the other formats have no place to say how many were left out."


def score(
    files: options.Files = None,
    *,
    form: Annotated[
        Format | None,
        typer.Option(
            "-f",
            "--format",
            metavar="table|json|jsonl|csv|md",
            rich_help_panel="What comes out",
            help="A table or figures for programs (what -o ends in; else table, json with --for analyst).",
            show_default=False,
        ),
    ] = None,
    output: options.Output = None,
    reader: Annotated[
        Literal["team", "analyst"],
        typer.Option(
            "--for",
            metavar="team|analyst",
            rich_help_panel="What comes out",
            help="team: what may be shown. analyst: full figures, unprotected, for those who hold the answers anyway.",
        ),
    ] = "team",
    without_careless: Annotated[
        bool,
        typer.Option(
            "--without-careless",
            rich_help_panel="What comes out",
            help="Leave out sheets with plain signs of answering without reading; only with --for analyst.",
        ),
    ] = False,
    comments: options.Comments = None,
    norms: options.Norms = None,
    questionnaire: options.QuestionnaireName = options.QUESTIONNAIRE,
    team: options.Team = None,
    team_name: options.TeamName = None,
    round_: options.Round = None,
    teams: options.Teams = None,
    size: options.Size = None,
    numbers: options.Numbers = None,
    encoding: options.Encoding = None,
    minimum: options.Minimum = None,
    audience: options.Audience = None,
    tree: options.Tree = None,
    by: options.By = None,
    without_ledger: options.WithoutLedger = None,
    min_response_rate: gates.MinResponseRate = None,
    max_withheld: gates.MaxWithheld = None,
    fail_under: gates.FailUnder = None,
    max_apart: gates.MaxApart = None,
    junit: gates.JUnit = None,
    gates_json: gates.GatesJson = None,
    config: gates.Config = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_input: options.NoInput = False,  # noqa: ARG001  nothing asks yet
) -> int:
    """Score every team in files of answers.

    $ teamcheck score answers.csv                      a table in the terminal
    $ teamcheck score answers.csv --teams teams.csv    with the sizes of teams
    $ teamcheck score answers.csv -f json -o scores.json
    $ cat answers.csv | teamcheck score - -f csv
    """
    form = _format(form, output, reader)
    _refuse(form, reader, without_careless=without_careless, without_ledger=without_ledger)
    wanted = gates.asked_for(
        min_response_rate=min_response_rate,
        max_withheld=max_withheld,
        fail_under=fail_under,
        max_apart=max_apart,
        junit=junit,
        gates_json=gates_json,
        settings=Settings() if reader == "analyst" and config is None else read_settings(config),
        quiet=quiet,
    )
    if reader == "analyst" and wanted:
        raise typer.BadParameter("gates compare figures as they may be shown; leave them out.", param_hint="--for")
    asked = Asked(
        files or [],
        questionnaire,
        team,
        team_name,
        round_,
        teams,
        size,
        numbers,
        encoding,
        comments,
        minimum=minimum,
        audience=audience,
        norms=norms,
        quiet=quiet,
        verbose=verbose,
        complete=reader == "analyst",
        without_careless=without_careless,
        without_ledger=without_ledger,
        tree=levels_of(tree),
        by=by or (),
    )
    with gates.telling_where(wanted, asked.inputs()):
        asked, scored = rounds.scored_here(asked)
    gates.check(wanted, scored.questionnaire)
    cards = [] if reader == "analyst" else scored.shown()
    together = scored.shown_together(cards)
    if without_careless and not quiet:
        talk(_left_out(scored.left_out["careless"]))
    if norms is not None and form in {"table", "md"} and not quiet:
        talk("Note: where scores lie among other teams is in the report, and in json, jsonl and csv.")
    to_file = output is not None and str(output) != "-"
    said = asked.says_audience(scored.policy)
    given = {} if reader == "analyst" else of_teams(scored, cards, together)
    with giving_out(given, Output(f"score {form}", without_ledger, quiet), scored.policy.minimum):
        if form == "table":
            text, put = (
                _table(cards, scored.questionnaire, together, colour=not to_file and coloured(sys.stdout), said=said),
                write_styled,
            )
        else:
            text, put = _figures(scored.in_full() if reader == "analyst" else cards, together, form), put_out
        if output is None or not to_file:
            put(text)
        else:
            write_all({output: text}, spare=asked.inputs())
    if to_file and not quiet:
        talk(f"Wrote {output}")
    if not wanted:
        return ExitCode.DONE
    from teamcheck.scorecard.printed import printed  # noqa: PLC0415  not for --help

    return gates.judged(map(printed, cards), scored.questionnaire, wanted, spare=asked.inputs(), holders=True)


def _refuse(form: Format, reader: str, *, without_careless: bool, without_ledger: str | None) -> None:
    """See that what was asked for goes together.

    Raises:
        BadParameter: It does not.
    """
    if reader == "analyst" and form == "table":
        raise typer.BadParameter("full figures come as json, jsonl, csv or md.", param_hint="--format")
    if without_careless and (reader != "analyst" or form != "json"):
        raise typer.BadParameter(_NOT_PROTECTED if reader != "analyst" else _ONLY_JSON, param_hint="--without-careless")
    if without_ledger is not None and reader == "analyst":
        raise typer.BadParameter("nobody looks at the ledger for full figures; leave it out.", param_hint="--without-ledger")


def _format(form: Format | None, output: Path | None, reader: str) -> Format:
    """The format asked for, or what the ending of the file says, or the one that is usual for the reader.

    Raises:
        BadParameter: The ending is that of a page.
    """
    ending = "" if output is None else output.suffix.lower()
    if form is not None:
        return form
    if ending in {".html", ".htm"}:
        raise typer.BadParameter(
            "a page is made by `teamcheck report`; give .json, .jsonl, .csv, .md or .txt.", param_hint="--output"
        )
    return _BY_ENDING.get(ending, "table" if reader == "team" else "json")


def _figures(
    cards: "Sequence[PublicScorecard] | AnalystScorecards",
    together: "PublicOrganisation | None",
    form: Literal["json", "jsonl", "csv", "md"],
) -> str:
    """The figures for programs."""
    from teamcheck.report.figures import render_figures  # noqa: PLC0415  not for --help

    return render_figures(cards, to=form, organisation=together)


def _left_out(people: int) -> str:
    """That people's answers do not count, which the JSON says too."""
    who = "Nobody was" if people == 0 else "1 person was" if people == 1 else f"{people} people were"
    return f"{who} left out, for one answer to everything or the same answer to statements that say opposite things."


def _table(
    cards: "Sequence[PublicScorecard]",
    questionnaire: "Questionnaire",
    together: "PublicOrganisation | None",
    *,
    colour: bool,
    said: bool,
) -> str:
    """What may be shown, for people."""
    from teamcheck.cli.table import render_table  # noqa: PLC0415  Rich: not for the other formats
    from teamcheck.report.ends import ends_of  # noqa: PLC0415  as above

    return render_table(cards, colour=colour, ends=ends_of(questionnaire), organisation=together, said=said)
