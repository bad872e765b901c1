"""``teamcheck pulse``: a short questionnaire asked often, for 20 people and more."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from teamcheck.cli import asking, options, pulses, round_options, rounds
from teamcheck.cli.documents import places_called, refuse_several, say_written
from teamcheck.cli.help import Command, Group
from teamcheck.cli.slugs import slug
from teamcheck.cli.terminal import put_out, talk
from teamcheck.cli.writing import write_all
from teamcheck.cli.you_said_check import say_of_you_said

if TYPE_CHECKING:
    from teamcheck.report.pulse.view import Shown

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Ask one question often, and three in turn (20 people and more).",
)

Format = Literal["html", "md"]
_FORMS: tuple[Format, ...] = ("html", "md")
_PULSE = "The pulse"
Team = Annotated[
    Path,
    typer.Argument(metavar="[DIR]", help="The folder of the team, in which pulses/ lies (this folder).", show_default=False),
]


def _formats(values: list[str] | None) -> list[Format]:
    """The formats asked for, or a page."""
    return options.each_once(values or ["html"], _FORMS)


@app.command(cls=Command)
def new(
    folder: Team = rounds.HERE,
    *,
    team: Annotated[str | None, round_options.team(_PULSE)] = None,
    people: Annotated[int | None, round_options.people(_PULSE, 20)] = None,
    facilitator: Annotated[str | None, round_options.facilitator(_PULSE)] = None,
    contact: Annotated[str | None, round_options.contact(_PULSE)] = None,
    why: Annotated[str | None, round_options.why(_PULSE, "Why you ask, and what came of the last time.")] = None,
    round_: Annotated[
        str | None,
        typer.Option(
            "--round",
            metavar="NAME",
            callback=options.name,
            rich_help_panel=_PULSE,
            help="What this pulse is called (today, as in 2026-03-31).",
            show_default=False,
        ),
    ] = None,
    questionnaire: Annotated[
        str,
        typer.Option(
            "-q",
            "--questionnaire",
            metavar="NAME",
            rich_help_panel="What is asked",
            help="A questionnaire of statements in turn: one that comes along, or a file.",
        ),
    ] = pulses.QUESTIONNAIRE,
    no_input: options.NoInput = False,
    quiet: options.Quiet = False,
) -> None:
    """Begin the next pulse: a folder for it, with what is asked this time.

    Everything else is taken from the last pulse, or from the round in the folder.
    No statement comes again before all have been asked.

    $ teamcheck pulse new
    $ teamcheck pulse new harbour --people 26
    $ teamcheck pulse new harbour --round 2026-04 --no-input
    """
    from teamcheck.cli.pulse_begun import Said, begun  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  as above

    ask = asking.ask if asking.somebody_is_there(no_input=no_input) else None
    earlier = pulses.found_in(folder)
    pulses.check_last(earlier)
    today = date.today()  # noqa: DTZ011  the day where the facilitator is
    words = Said(team, people, facilitator, contact, why, round_)
    found = begun(folder, earlier, words, source=questionnaire, today=today, ask=ask)
    write_all({found.place / name: text for name, text in found.files.items()}, replace=False)
    made = read_round(found.place)
    if not quiet:
        talk(f"Made {found.place}: {found.told}")
        pulses.say_what_is_not_said(earlier, folder)
        talk(f"Next: {pulses.steps(made, folder)}")


@app.command(cls=Command)
def show(
    folder: Team = rounds.HERE,
    *,
    forms: Annotated[
        list[str] | None,
        typer.Option(
            "-f",
            "--format",
            callback=_formats,
            metavar="html|md",
            rich_help_panel="What comes out",
            help="A page or Markdown; may be given more than once (html).",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            rich_help_panel="What comes out",
            help="A file, or a folder (pulses/TEAM.pulse.html); - for standard output.",
            show_default=False,
        ),
    ] = None,
    open_: options.Open = False,
    without_ledger: options.WithoutLedger = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
) -> None:
    """Make the page of the latest closed pulse, with the trend over all.

    It begins with what was heard the time before, and what came of it.

    $ teamcheck pulse show
    $ teamcheck pulse show harbour --open
    $ teamcheck pulse show -f md -o -
    """
    from teamcheck import __version__  # noqa: PLC0415  as above
    from teamcheck.cli.ledger import giving_out  # noqa: PLC0415  pydantic: not for --help
    from teamcheck.cli.ledger_books import Output  # noqa: PLC0415  as above
    from teamcheck.cli.review import say_held_back  # noqa: PLC0415  as above
    from teamcheck.collect.pulses import FOLDER  # noqa: PLC0415  as above
    from teamcheck.report.pulse.view import Shown  # noqa: PLC0415  Jinja: as above

    chosen = _formats(forms)
    to_stdout = str(output) == "-"
    if to_stdout:
        refuse_several(chosen)
    closed = pulses.closed_in(folder)
    side = pulses.side_by_side(pulses.with_answers(closed, quiet=quiet), without_ledger=without_ledger, quiet=quiet)
    shown = Shown(side.trend, side.questionnaire, pulses.answered_before(closed), __version__)
    documents = _documents(shown, chosen, lang, quiet=quiet)
    with giving_out(side.given, Output("pulse show", without_ledger, quiet), side.policy.minimum):
        if to_stdout:
            put_out(documents[chosen[0]])
            return
        names = {form: f"{slug(side.trend.team)}.pulse.{form}" for form in chosen}
        wanted = places_called(names, output, folder / FOLDER)
        write_all({wanted[form]: documents[form] for form in chosen}, spare=side.asked.inputs())
    how = f"teamcheck report --review-comments, in {closed[-1].round.folder}"
    say_held_back(side.cards, side.scored, side.asked, "team", how=how)
    if not quiet:
        say_written(list(wanted.values()))
        talk(f"Next: talk about it, then teamcheck pulse said{rounds.pasted(folder, rounds.HERE)}")
    if open_:
        from teamcheck.cli.browser import show_first  # noqa: PLC0415  only where a page is to be opened

        show_first([place for form, place in wanted.items() if form == "html"], quiet=quiet)


def _documents(shown: "Shown", forms: Sequence[Format], lang: str | None, *, quiet: bool) -> Mapping[Format, str]:
    """The pulses in every format that is wanted, in the words of a language where one is named."""
    from teamcheck.cli.languages import in_words_of, own_sentences  # noqa: PLC0415  as above
    from teamcheck.report.pulse.render import render_pulse  # noqa: PLC0415  as above
    from teamcheck.report.pulse.view import worded  # noqa: PLC0415  as above

    if lang is not None:
        shown = worded(shown, in_words_of(lang, shown.questionnaire, quiet=quiet))
    language = own_sentences(lang, None, quiet=quiet)
    return {form: render_pulse(shown, to=form, language=language) for form in forms}


@app.command(cls=Command)
def said(
    folder: Team = rounds.HERE,
    *,
    no_input: options.NoInput = False,
    quiet: options.Quiet = False,
) -> None:
    """Write down what was heard in the latest pulse, and what came of it.

    On a terminal it asks, at most three times; else it writes a file to fill in.
    Where the file is there already, it says what it lacks.

    $ teamcheck pulse said
    $ teamcheck pulse said harbour --no-input
    """
    from teamcheck.responses import you_said  # noqa: PLC0415  pydantic and YAML: not for --help

    latest = pulses.closed_in(folder)[-1].round
    file = latest.folder / you_said.FILE_NAME
    if file.exists():
        say_of_you_said(file, quiet=quiet)
        return
    asks = asking.somebody_is_there(no_input=no_input)
    if asks:
        from teamcheck.cli.pulse_asking import ask_what_was_heard  # noqa: PLC0415  as above

        text = you_said.written(ask_what_was_heard(asking.ask, latest.name, you_said.comments_beside(file)))
    else:
        text = you_said.skeleton()
    write_all({file: text}, replace=False)
    if not quiet:
        talk(f"Wrote {file}")
        here = rounds.pasted(folder, rounds.HERE)
        after = "the page of the next pulse begins with it: teamcheck pulse new"
        talk(f"Next: {after}{here}" if asks else f"Next: fill it in, then teamcheck pulse said{here}")
