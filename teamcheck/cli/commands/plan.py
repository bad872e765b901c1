"""``teamcheck plan``: what a team sets out to do after the talk, and how it goes."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli import asking, options, plan_files, rounds
from teamcheck.cli.asked import Asked
from teamcheck.cli.days import day_typed
from teamcheck.cli.documents import places_called, refuse_several, say_written
from teamcheck.cli.faults import say_problems
from teamcheck.cli.help import Command, Group
from teamcheck.cli.languages import in_words_of, own_sentences
from teamcheck.cli.plan_said import said_on_the_command_line
from teamcheck.cli.terminal import put_out, put_out_words, talk
from teamcheck.cli.writing import already_there, write_all
from teamcheck.errors import OutputError
from teamcheck.report.formats import PlanFormat

if TYPE_CHECKING:
    from teamcheck.responses.action_plan import ActionPlan
    from teamcheck.responses.plans.record import Said

app = typer.Typer(
    cls=Group, no_args_is_help=True, rich_markup_mode=None, help="Write down what a team sets out to do, and how it goes."
)

_FORMS: tuple[PlanFormat, ...] = ("html", "md", "csv")
_HERE = plan_files.PLAN


def _formats(values: list[str] | None) -> list[PlanFormat]:
    """The formats asked for, or a page."""
    return options.each_once(values or ["html"], _FORMS)


@app.command(cls=Command)
def new(
    source: Annotated[
        Path | None,
        typer.Argument(
            metavar="[SOURCE]",
            help="The folder of a round, or a file of answers (the round of this folder).",
            show_default=False,
        ),
    ] = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            rich_help_panel="What comes out",
            help="Where the plan goes (plan.yaml beside the answers); - for standard output.",
            show_default=False,
        ),
    ] = None,
    questionnaire: options.QuestionnaireName = options.QUESTIONNAIRE,
    team: options.Team = None,
    size: options.Size = None,
    no_input: options.NoInput = False,
    quiet: options.Quiet = False,
) -> None:
    """Begin a plan with what the report says to talk about first.

    On a terminal it asks one thing after the other; else it writes a file to fill in.

    $ teamcheck plan new
    $ teamcheck plan new spring
    $ teamcheck plan new answers.csv --no-input -o plan.yaml
    """
    from teamcheck.cli.plan_begun import begun  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.responses.plans.write import skeleton, written  # noqa: PLC0415  as above

    today = date.today()  # noqa: DTZ011  the day where the facilitator is
    found = begun(source, Asked([], questionnaire, team, size=size, quiet=quiet))
    place = output or found.place
    if str(place) != "-" and os.path.lexists(place):
        raise OutputError([already_there(place)])  # before anybody answers a question for nothing
    if asking.somebody_is_there(no_input=no_input):
        from teamcheck.cli.plan_asking import ask_for_plan  # noqa: PLC0415  as above

        text = written(ask_for_plan(asking.ask, found.suggested, found.every, today))
        before = ""
    else:
        text = skeleton(found.suggested, found.every, today)
        before = "fill it in, then "
    if str(place) == "-":
        put_out(text)
        return
    write_all({place: text}, replace=False)
    if not quiet:
        talk(f"Wrote {place}")
        talk(f"Next: {before}teamcheck plan check{rounds.pasted(place, _HERE)}{plan_files.asked_with(place, questionnaire)}")


@app.command(cls=Command)
def check(
    plan: plan_files.PlanFile = _HERE,
    *,
    questionnaire: options.QuestionnaireName = options.QUESTIONNAIRE,
    quiet: options.Quiet = False,
) -> None:
    """Say what a plan lacks: first step, day, owner, how you will know.

    $ teamcheck plan check
    $ teamcheck plan check spring/plan.yaml
    """
    from teamcheck.responses.plans.lint import lint_plan  # noqa: PLC0415  pydantic and YAML: not for --help

    found = plan_files.opened(plan, questionnaire)
    if quiet:
        return
    plan_files.say_usable(found)
    if problems := lint_plan(found.plan, found.document):
        say_problems(problems)


@app.command(cls=Command)
def show(
    plan: plan_files.PlanFile = _HERE,
    *,
    forms: Annotated[
        list[str] | None,
        typer.Option(
            "-f",
            "--format",
            callback=_formats,
            metavar="html|md|csv",
            rich_help_panel="What comes out",
            help="A page to print, or tasks as Markdown or as a table; may be given more than once (html).",
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
            help="A file, or a folder (plan.html beside the plan); - for standard output.",
            show_default=False,
        ),
    ] = None,
    open_: options.Open = False,
    questionnaire: options.QuestionnaireName = options.QUESTIONNAIRE,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
) -> None:
    """Show a plan as a page to print, or as tasks.

    $ teamcheck plan show
    $ teamcheck plan show spring -f md -f csv
    $ teamcheck plan show -f csv -o -
    """
    from teamcheck.report.plan.render import render_plan  # noqa: PLC0415  Jinja: not for --help
    from teamcheck.report.plan.view import Planned  # noqa: PLC0415  as above

    found, chosen = plan_files.opened(plan, questionnaire), _formats(forms)
    asked = found.questionnaire if lang is None else in_words_of(lang, found.questionnaire, quiet=quiet)
    today = date.today()  # noqa: DTZ011  the day where the page is made
    planned, language = Planned(found.plan, asked, found.team, found.round, today), own_sentences(lang, None, quiet=quiet)
    documents = {form: render_plan(planned, to=form, language=language) for form in chosen}
    if output is not None and str(output) == "-":
        refuse_several(chosen)
        put_out(documents[chosen[0]])
        return
    wanted = places_called({form: f"{found.file.stem}.{form}" for form in chosen}, output, found.file.parent)
    write_all({wanted[form]: documents[form] for form in chosen}, spare=[found.file])
    if not quiet:
        say_written(list(wanted.values()))
    if open_:
        from teamcheck.cli.browser import show_first  # noqa: PLC0415  only where a page is to be opened

        show_first([place for form, place in wanted.items() if form == "html"], quiet=quiet)


@app.command(cls=Command)
def checkin(
    plan: plan_files.PlanFile = _HERE,
    *,
    record: Annotated[
        list[str] | None,
        typer.Option(
            "--record",
            metavar="N:DONE:NOW[:WORDS]",
            help="What was said of action N, such as 1:partly:better; may be given more than once.",
            show_default=False,
        ),
    ] = None,
    helped: Annotated[
        list[str] | None,
        typer.Option(
            "--helped",
            metavar="N:WORD",
            help="Whether you say that action N helped: yes, a little or no; may be given more than once.",
            show_default=False,
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DAY", help="The day it was said (today), as in 2026-03-31.", show_default=False),
    ] = None,
    questionnaire: options.QuestionnaireName = options.QUESTIONNAIRE,
    no_input: options.NoInput = False,
    quiet: options.Quiet = False,
) -> None:
    """Ask of each action: is it done, did it help, worse or better?

    The answer is the team's, in its own words, and goes into the plan.

    $ teamcheck plan checkin
    $ teamcheck plan checkin spring --record 1:done:better --helped 1:yes
    $ teamcheck plan checkin --record "1:not yet:worse:two of us were off sick"
    """
    from teamcheck.responses.plans.due import next_check_in  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.responses.plans.record import checked_in, recorded  # noqa: PLC0415  as above

    found = plan_files.opened(plan, questionnaire)
    day = _day(on, date.today())  # noqa: DTZ011  the day where the team is
    actions = len(found.plan.actions)
    if record or helped:
        said = said_on_the_command_line(record or [], helped or [], day, actions)
    else:
        said = _asked(found.plan, day, no_input=no_input)
    if not said:
        talk("All of it is done already: there is nothing to ask.")
        return
    text = found.file.read_bytes().decode("utf-8-sig")
    write_all({found.file: recorded(text, found.document, found.plan, said)})
    if not quiet:
        what = "one action" if len(said) == 1 else f"{len(said)} actions"
        talk(f"Wrote what you said of {what} into {found.file}")
        after = checked_in(found.plan, said)
        put_out_words(plan_files.next_said(after, day))
        if after.made is not None and next_check_in(after) is None:
            talk(f"Next: {plan_files.ASK_AGAIN}")


def _day(value: str | None, today: date) -> date:
    """The day of a check-in.

    Raises:
        BadParameter: It is none, or is still to come.
    """
    if value is None:
        return today
    day = day_typed(value, "--on")
    if day > today:
        raise typer.BadParameter(f"{day} is still to come.", param_hint="--on")
    return day


def _asked(plan: "ActionPlan", day: date, *, no_input: bool) -> "Mapping[int, Said]":
    """What the person at the keyboard says of every action that is not done."""
    if not asking.somebody_is_there(no_input=no_input):
        message = "nobody is there to be asked; say what was said, such as --record 1:partly:better."
        raise typer.BadParameter(message, param_hint="--record")
    from teamcheck.cli.plan_asking import ask_for_check_in  # noqa: PLC0415  not for --help

    talk("One question after the other, for all of you. Ctrl-C: nothing is written.")
    return {
        place: ask_for_check_in(asking.ask, action, day) for place, action in enumerate(plan.actions) if action.done != "done"
    }
