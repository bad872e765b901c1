"""``teamcheck norms``: figures of many teams, for one team to stand beside."""

import shlex
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck._inert import on_one_line
from teamcheck.cli import options, rounds
from teamcheck.cli.about import refuse_pairs
from teamcheck.cli.answers_below import answers_below, copies, none_below
from teamcheck.cli.asked import Asked, Scored
from teamcheck.cli.days import day_typed
from teamcheck.cli.help import Command, Group
from teamcheck.cli.lists_alone import refuse_lists_alone
from teamcheck.cli.norms_words import made_up_among, mostly_unknown, of_another, same_names, too_few, who_takes_part
from teamcheck.cli.reading import score_read
from teamcheck.cli.terminal import put_out, talk
from teamcheck.cli.writing import write_all
from teamcheck.errors import ResponsesError

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.first_look import Headings
    from teamcheck.scorecard.norms import Both

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)

#: Where norms go unless another place is named.
_NORMS = Path("norms.yaml")
_HEAD = "What the norms say of themselves"
_NO_DAY = "Note: the norms say that people answered up to today. Say when it really was: --day YYYY-MM-DD"


@app.callback()
def common() -> None:
    """Build figures of many teams, for one team to stand beside.

    $ teamcheck norms build answers

    A small team can seldom be placed among others: its scores are not sure enough.
    """


def _day(value: str | None) -> str | None:
    """A day as ISO writes it; not one that is still to come."""
    if value is None:
        return None
    day = day_typed(value)
    if day > date.today():  # noqa: DTZ011  the day where they are built
        raise typer.BadParameter(f"{day.isoformat()} is still to come; give the day when people answered.")
    return day.isoformat()


def _line(value: str | None) -> str | None:
    """Words on one line, as a file of norms can hold them."""
    text = options.name(value)
    if text is None:
        return None
    line = " ".join(text.split())
    if not line or not line.isprintable():
        raise typer.BadParameter("write words that can be printed, on one line.")
    return line


@app.command(cls=Command)
def build(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="DIR|FILE...", help="Answers of many teams: files, or folders with such files.", show_default=False
        ),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            rich_help_panel="What comes out",
            help="Where to write them (norms.yaml, if there is none yet); - for standard output.",
            show_default=False,
        ),
    ] = None,
    edition: Annotated[
        str | None,
        typer.Option(
            "--edition",
            metavar="TEXT",
            callback=_line,
            rich_help_panel=_HEAD,
            help="What this set of norms is called (answers up to its day).",
            show_default=False,
        ),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--day",
            metavar="YYYY-MM-DD",
            callback=_day,
            rich_help_panel=_HEAD,
            help="When people answered (today): after three years a report says that norms are old.",
            show_default=False,
        ),
    ] = None,
    sector: Annotated[
        str | None,
        typer.Option(
            "--sector",
            metavar="TEXT",
            callback=_line,
            rich_help_panel=_HEAD,
            help='What work the teams do, such as "community nursing".',
            show_default=False,
        ),
    ] = None,
    licence: Annotated[
        str | None,
        typer.Option(
            "--licence",
            metavar="TEXT",
            callback=_line,
            rich_help_panel=_HEAD,
            help="How the figures may be used, such as CC-BY-4.0.",
            show_default=False,
        ),
    ] = None,
    questionnaire: options.QuestionnaireName = options.QUESTIONNAIRE,
    round_: options.Round = None,
    numbers: options.Numbers = None,
    encoding: options.Encoding = None,
    minimum: options.Minimum = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Build norms of the answers of twenty teams or more.

    They hold figures of all teams together and name no team: in steps of 5 below a hundred teams, else in whole points. A team
    enters with the score that its own report shows. A team that has no score there takes no part.

    A small team can seldom be placed among others. With 300 made-up teams as norms it was 5 of 100 scores of 5 to 9 answers,
    9 of 10 to 14, 15 of 15 to 19 and 22 of 20 to 30.

    $ teamcheck norms build answers -o norms.yaml      every file in the folder
    $ teamcheck norms build north.csv south.csv --sector "community nursing"
    $ teamcheck report ours.csv --norms norms.yaml     where a team stands
    """
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.responses.norms import write_norms  # noqa: PLC0415  as above
    from teamcheck.scorecard.norms import Made, norms_of  # noqa: PLC0415  as above

    asked = Asked(
        (), questionnaire, round=round_, numbers=numbers, encoding=encoding, minimum=minimum, quiet=quiet, verbose=verbose
    )
    loaded = load_questionnaire(questionnaire)
    refuse_pairs(loaded)
    refuse_lists_alone(loaded, "there can be no norms for it")
    found = _scored(files, asked, loaded)
    made_up = made_up_among([*found])
    when = date.today() if day is None else date.fromisoformat(day)  # noqa: DTZ011  the day where they are built
    teams = [both for scored in found.values() for both in _both(scored)]
    called = edition or f"{'made up on' if made_up else 'answers up to'} {when.isoformat()}"
    norms = norms_of(teams, loaded, Made(called, when, sector, licence, made_up=made_up is not None))
    if norms is None:
        raise ResponsesError([too_few(files[0], teams)])
    for line in who_takes_part(norms, loaded, teams, verbose=verbose):
        _say(line, asked)
    _say(made_up, asked)
    _say(_NO_DAY if day is None and made_up is None else None, asked)
    _write(write_norms(norms), output, [*found, *asked.inputs()], asked)


def _write(text: str, output: Path | None, read: Sequence[Path], asked: Asked) -> None:
    """Write the norms where they should go; never over others that nobody named."""
    if output is not None and str(output) == "-":
        put_out(text)
        return
    target = output or _NORMS
    write_all({target: text}, replace=output is not None, spare=read)
    if not asked.quiet:
        of = "" if asked.questionnaire == options.QUESTIONNAIRE else f" -q {shlex.quote(asked.questionnaire)}"
        talk(f"Wrote {target}\nNext: teamcheck report answers.csv{of} --norms {target}")


def _scored(named: Sequence[Path], asked: Asked, questionnaire: "Questionnaire") -> dict[Path, Scored]:
    """Every file scored by itself, so that each keeps to what its own people were told.

    Raises:
        ResponsesError: Some file cannot be used; with every problem of every file.
    """
    files = _files(named, asked, questionnaire)
    problems = [*copies(files)]
    scored: dict[Path, Scored] = {}
    with rounds.released(files):
        for file in files:
            try:
                scored[file] = score_read(replace(asked, files=[file]), questionnaire)
            except ResponsesError as error:
                problems += error.problems
        if problems:
            raise ResponsesError(problems)
    _say(same_names({file: [card.team for card in found.scorecards] for file, found in scored.items()}), asked)
    return scored


def _files(named: Sequence[Path], asked: Asked, questionnaire: "Questionnaire") -> list[Path]:
    """The files of answers that are meant; tables in a folder that are something else are passed over.

    Raises:
        ResponsesError: There is none, or some are answers to another questionnaire.
    """
    from teamcheck.responses.first_look import headings_of  # noqa: PLC0415  not for --help

    files: list[Path] = []
    headings: dict[Path, Headings] = {}
    for file, only_found in answers_below(named).items():
        found = headings_of(file, questionnaire, asked.encoding)
        if only_found and found is not None and not found.asked:
            _say(f"Note: passed over {file}: it has no column of the questionnaire {questionnaire.id}.", asked)
            continue
        files.append(file)
        if found is not None:
            headings[file] = found
    if not files:
        raise ResponsesError([none_below(named[0])])
    if problems := [*of_another(headings, questionnaire)]:
        raise ResponsesError(problems)
    _say(mostly_unknown(headings, questionnaire), asked)
    return files


def _both(scored: Scored) -> "list[Both]":
    """Each team in full and as it may be shown."""
    from teamcheck.scorecard.norms import Both  # noqa: PLC0415  not for --help

    return [Both(full, shown) for full, shown in zip(scored.scorecards, scored.shown(), strict=True)]


def _say(text: str | None, asked: Asked) -> None:
    if text is not None and not asked.quiet:
        talk(on_one_line(text))
