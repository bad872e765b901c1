"""``teamcheck batch``: every team at once."""

import os
from pathlib import Path
from typing import Annotated

import typer

from teamcheck.cli import dress, gates, options
from teamcheck.cli.batch.wanted import Named, Wanted
from teamcheck.cli.copies import copy_named, refuse_contradiction
from teamcheck.cli.settings import read_settings
from teamcheck.cli.together import levels_of
from teamcheck.report.formats import ENDINGS

_MEASURE = "How it runs"


def _settings(values: list[str] | None) -> list[str] | None:
    """Settings of Spark, each with a name and a value."""
    for value in values or ():
        if "=" not in value.strip("="):
            raise typer.BadParameter(f"{value!r} is no setting: write NAME=VALUE.")
    return values


def batch(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Answers of many teams: files (CSV, XLSX, Parquet), folders of them, patterns.",
            show_default=False,
        ),
    ],
    *,
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="DIR", rich_help_panel="What comes out", help="A folder for all results."),
    ],
    forms: Annotated[
        list[str] | None,
        typer.Option(
            "-f",
            "--format",
            metavar="html|md|teams|none",
            rich_help_panel="What comes out",
            help="What a team's report is made as; may be given more than once; none for figures alone (html).",
            show_default=False,
        ),
    ] = None,
    copy: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="team|coach|organisation",
            rich_help_panel="What comes out",
            help="Whose copy of each team's report.",
        ),
    ] = "team",
    style: dress.Style = None,
    logo: dress.Logo = None,
    templates: dress.Templates = None,
    comments: options.Comments = None,
    norms: options.Norms = None,
    questionnaire: options.QuestionnaireName = "",
    round_: options.Round = None,
    teams: options.Teams = None,
    tree: options.Tree = None,
    by: options.By = None,
    numbers: options.Numbers = None,
    encoding: options.Encoding = None,
    minimum: options.Minimum = None,
    audience: options.Audience = None,
    columns: Annotated[
        Path | None,
        typer.Option(
            "--map",
            metavar="FILE",
            rich_help_panel="What is read",
            help="What the columns are, where headings do not say so: a YAML file (docs/answers-format.md).",
            show_default=False,
        ),
    ] = None,
    without_ledger: options.WithoutLedger = None,
    min_response_rate: gates.MinResponseRate = None,
    max_withheld: gates.MaxWithheld = None,
    fail_under: gates.FailUnder = None,
    max_apart: gates.MaxApart = None,
    junit: gates.JUnit = None,
    gates_json: gates.GatesJson = None,
    config: gates.Config = None,
    lang: options.Lang = None,
    engine: Annotated[
        Named,
        typer.Option(
            "--engine",
            metavar="auto|python|polars|spark",
            rich_help_panel=_MEASURE,
            help="What counts: auto takes polars for many answers, where it is installed.",
        ),
    ] = "auto",
    spark_master: Annotated[
        str | None,
        typer.Option("--spark-master", metavar="URL", rich_help_panel=_MEASURE, help="Where Spark runs.", show_default=False),
    ] = None,
    spark_conf: Annotated[
        list[str] | None,
        typer.Option(
            "--spark-conf",
            metavar="NAME=VALUE",
            callback=_settings,
            rich_help_panel=_MEASURE,
            help="A setting of Spark; may be given more than once.",
            show_default=False,
        ),
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option(
            "--processes",
            metavar="N",
            callback=options.at_least(1),
            rich_help_panel=_MEASURE,
            help="How many work side by side (as many as there are processors).",
            show_default=False,
        ),
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option(
            "--work",
            metavar="DIR",
            rich_help_panel=_MEASURE,
            help="Where counts wait, to go on from after a stop; they are unprotected, and deleted at the end.",
            show_default=False,
        ),
    ] = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_input: options.NoInput = False,  # noqa: ARG001  nothing asks yet
) -> int:
    """Score every team, and put all of them together.

    $ teamcheck batch answers/ -o results --audience team
    $ teamcheck batch answers.csv -o results --teams teams.csv --tree department
    $ teamcheck batch spring.parquet -o results -f none --engine polars
    """
    if output.absolute() == Path(output.absolute().anchor):
        raise typer.BadParameter("name a folder of its own.", param_hint="--output")
    whose = copy_named(copy)
    refuse_contradiction(whose, audience)
    settings = read_settings(config)
    usual = settings.batch
    asked_of_gates = gates.asked_for(
        min_response_rate=min_response_rate,
        max_withheld=max_withheld,
        fail_under=fail_under,
        max_apart=max_apart,
        junit=junit,
        gates_json=gates_json,
        settings=settings,
        quiet=quiet,
    )
    from teamcheck.cli.batch.run import run  # noqa: PLC0415  pydantic, Jinja and all that: not for --help

    chosen = options.each_once(forms or usual.formats or ["html"], (*ENDINGS, "none"))
    if "none" in chosen and len(chosen) > 1:
        raise typer.BadParameter("none goes with no other format.", param_hint="--format")
    reports = tuple(form for form in ENDINGS if form in chosen)
    wanted = Wanted(
        sources=sources,
        output=output,
        forms=reports,
        copy=whose,
        look=dress.read_dress(style, logo, templates, reports, quiet=quiet),
        dress_files=(style, logo),
        templates=templates,
        comments=comments,
        norms=norms,
        questionnaire=questionnaire or usual.questionnaire or options.QUESTIONNAIRE,
        round=round_,
        teams=teams or usual.teams,
        tree=levels_of(tree or usual.tree),
        by=tuple(by or usual.by),
        columns=columns,
        numbers=numbers,
        encoding=encoding,
        minimum=minimum,
        audience=audience or usual.audience,
        without_ledger=without_ledger,
        lang=lang,
        engine=engine,
        spark_master=spark_master,
        spark_conf=dict(setting.split("=", 1) for setting in spark_conf or ()),
        processes=processes or os.cpu_count() or 1,
        work=work,
        gates=asked_of_gates,
        quiet=quiet,
        verbose=verbose,
    )
    return run(wanted)
