"""The commands, put together. What each of them does is in `teamcheck.cli.commands`.

Typer is bounded below only. From 0.26 on it brings its own copy of Click, which is why nothing here imports ``click``. From
0.29 on it imports pydantic for every command that takes a parameter, even for that command's help (some 90 ms). That is
accepted: the commands that do the work need pydantic anyway, and the front door, ``--version`` and ``--help`` stay free of
it (``tests/cli/test_start.py``).
"""

from typing import Annotated, Any

import typer

from teamcheck import __version__
from teamcheck.cli.commands import (
    audit,
    batch,
    check,
    close,
    compare,
    demo,
    goals,
    import_,
    init,
    norms,
    plan,
    pulse,
    questionnaires,
    reflect,
    report,
    schema,
    score,
    simulate,
    status,
    survey,
)
from teamcheck.cli.help import Command, Group
from teamcheck.cli.terminal import put_out

_ASK = "Ask the team"
_SCORE_AND_REPORT = "Score and report"
_ACT = "Act"
_SET_UP_AND_CHECK = "Set up and check"

#: The order in which a team comes to them; Typer would put groups of commands last.
_ORDER = (
    "demo",
    "init",
    "survey",
    "status",
    "close",
    "import",
    "score",
    "report",
    "compare",
    "batch",
    "plan",
    "pulse",
    "goals",
    "reflect",
)


class FrontPage(Group):
    """All commands, in the order of the work."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401  Typer hides this type
        """The names of the commands, those of a round first and in order."""
        return sorted(super().list_commands(ctx), key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))


app = typer.Typer(
    name="teamcheck",
    cls=FrontPage,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(*, wanted: bool) -> None:
    if wanted:
        put_out(f"teamcheck {__version__}")
        raise typer.Exit


@app.callback()
def common(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=lambda value: _say_version(wanted=value), is_eager=True, help="Say the version."),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="After a bug in teamcheck, show where it happened (never what was answered).")
    ] = False,
) -> None:
    """Ask a team, score its answers, and make a report that protects the people who answered.

    $ teamcheck demo                       see it at work on made-up teams
    $ teamcheck init                       ask a team of your own
    $ teamcheck report answers.csv         a report of your team
    $ teamcheck score answers.csv          the figures in the terminal
    """


app.command(cls=Command, rich_help_panel="Start here")(demo.demo)
app.command(cls=Command, rich_help_panel=_ASK)(init.init)
app.add_typer(survey.app, name="survey", rich_help_panel=_ASK)
app.command(cls=Command, rich_help_panel=_ASK)(status.status)
app.command(cls=Command, rich_help_panel=_ASK)(close.close)
app.command("import", cls=Command, rich_help_panel=_SCORE_AND_REPORT)(import_.import_answers)
app.command(cls=Command, rich_help_panel=_SCORE_AND_REPORT)(score.score)
app.command(cls=Command, rich_help_panel=_SCORE_AND_REPORT)(report.report)
app.command(cls=Command, rich_help_panel=_SCORE_AND_REPORT)(compare.compare)
app.command(cls=Command, rich_help_panel=_SCORE_AND_REPORT)(batch.batch)
app.add_typer(plan.app, name="plan", rich_help_panel=_ACT)
app.add_typer(pulse.app, name="pulse", rich_help_panel=_ACT)
app.command(cls=Command, rich_help_panel=_ACT)(goals.goals)
app.command(cls=Command, rich_help_panel=_ACT)(reflect.reflect)
app.command(cls=Command, rich_help_panel=_SET_UP_AND_CHECK)(check.check)
app.command(cls=Command, rich_help_panel=_SET_UP_AND_CHECK)(audit.audit)
app.add_typer(norms.app, name="norms", rich_help_panel=_SET_UP_AND_CHECK)
app.add_typer(questionnaires.app, name="questionnaires", rich_help_panel=_SET_UP_AND_CHECK)
app.command(cls=Command, rich_help_panel=_SET_UP_AND_CHECK)(simulate.simulate)
app.command(cls=Command, rich_help_panel=_SET_UP_AND_CHECK)(schema.schema)
