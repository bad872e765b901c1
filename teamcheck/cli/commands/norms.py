"""``teamcheck norms``: figures of many teams, for one team to stand beside."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli import options, rounds
from teamcheck.cli.answers_below import answers_below, copies, none_below
from teamcheck.cli.help import Command, Group
from teamcheck.cli.reading import Asked, Scored, score_read
from teamcheck.cli.terminal import put_out, talk
from teamcheck.cli.writing import write_all
from teamcheck.errors import Code, Place, Problem, ResponsesError

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.norms_format import Norms
    from teamcheck.scorecard.norms import Both

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)

#: Where norms go unless another place is named.
_NORMS = Path("norms.yaml")
_HEAD = "What the norms say of themselves"


@app.callback()
def common() -> None:
    """Build figures of many teams, for one team to stand beside.

    $ teamcheck norms build answers
    """


def _day(value: str | None) -> str | None:
    """A day as ISO writes it."""
    try:
        return None if value is None else date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write year, month and day, as in 2026-03-31.") from None


def _line(value: str | None) -> str | None:
    """Words on one line, as a file of norms can hold them."""
    text = options.readable(value)
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
            help="What this set of norms is called (its day).",
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
    """Build norms of the answers of ten teams or more.

    They hold figures of all teams together, in whole points, and name no team. A team enters with the score that its own report
    shows. A team that has no score there takes no part.

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
    found = _scored(files, asked, loaded)
    when = date.today() if day is None else date.fromisoformat(day)  # noqa: DTZ011  the day where they are built
    teams = [both for scored in found.values() for both in _both(scored)]
    norms = norms_of(teams, loaded, Made(edition or when.isoformat(), when, sector, licence))
    if norms is None:
        raise ResponsesError([_too_few(files[0], teams)])
    if not quiet:
        _say_who_takes_part(norms, loaded, teams)
    _write(write_norms(norms), output, [*found, *asked.inputs()], quiet=quiet)


def _write(text: str, output: Path | None, read: Sequence[Path], *, quiet: bool) -> None:
    """Write the norms where they should go; never over others that nobody named."""
    if output is not None and str(output) == "-":
        put_out(text)
        return
    target = output or _NORMS
    write_all({target: text}, replace=output is not None, spare=read)
    if not quiet:
        talk(f"Wrote {target}\nNext: teamcheck report answers.csv --norms {target}")


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
    _note_same_names(scored, asked)
    return scored


def _files(named: Sequence[Path], asked: Asked, questionnaire: "Questionnaire") -> list[Path]:
    """The files of answers that are meant; tables in a folder that are something else are passed over.

    Raises:
        ResponsesError: There is none.
    """
    from teamcheck.responses.recognise import asks_any  # noqa: PLC0415  not for --help

    files: list[Path] = []
    for file, only_found in answers_below(named).items():
        if only_found and not asks_any(file, questionnaire, asked.encoding):
            _say(f"Note: passed over {file}: it has no column of the questionnaire {questionnaire.id}.", asked)
        else:
            files.append(file)
    if not files:
        raise ResponsesError([none_below(named[0])])
    return files


def _both(scored: Scored) -> "list[Both]":
    """Each team in full and as it may be shown."""
    from teamcheck.scorecard.norms import Both  # noqa: PLC0415  not for --help

    return [Both(full, shown) for full, shown in zip(scored.scorecards, scored.shown(), strict=True)]


def _note_same_names(scored: dict[Path, Scored], asked: Asked) -> None:
    """Say that files hold teams of one name: they may be one team, asked twice."""
    first: dict[str, Path] = {}
    again: dict[str, Path] = {}
    for file, found in scored.items():
        for card in found.scorecards:
            if first.setdefault(card.team, file) != file:
                again.setdefault(card.team, file)
    for team, file in [*again.items()][:1]:
        more = f" (and {len(again) - 1} other names)" if len(again) > 1 else ""
        both = f"{first[team]} and {file} both hold a team called {team}{more}: they count as two teams."
        _say(f"Note: {both} If it is one team that was asked twice, leave the older file out.", asked)


def _say(text: str, asked: Asked) -> None:
    if not asked.quiet:
        talk(text)


def _too_few(file: Path, teams: "Sequence[Both]") -> Problem:
    """That norms need more teams than there are."""
    from teamcheck.responses.norms_format import FEWEST_TEAMS  # noqa: PLC0415  not for --help

    scored = sum(any(dimension.score is not None for dimension in team.shown.dimensions) for team in teams)
    message = f"no feature has scores of {FEWEST_TEAMS} teams or more; {scored} of {len(teams)} teams have a score at all"
    fix = "Give the answers of more teams; a team has a score from its minimum of answers on."
    return Problem(Code.NORMS_TOO_FEW_TEAMS, Place(str(file)), message, fix)


def _say_who_takes_part(norms: "Norms", questionnaire: "Questionnaire", teams: "Sequence[Both]") -> None:
    """How many teams the norms are of, how many take no part, and what they do not tell."""
    talk(f"Norms of {norms.teams} teams, {norms.people} people.")
    if out := len(teams) - norms.teams:
        talk(f"Note: {out} with too few answers for a score {'takes' if out == 1 else 'take'} no part.")
    missing = [dimension.title for dimension in questionnaire.scored if dimension.id not in norms.dimensions]
    if missing:
        talk(f"Note: too few teams have a score in {', '.join(missing)}: the norms leave it out.")
    if all(norm.sd_within is None for norm in norms.dimensions.values()):
        talk("Note: how far people of one team differ is taken from teams of ten or more, and these are fewer than ten.")
