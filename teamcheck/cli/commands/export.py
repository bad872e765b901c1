"""``teamcheck questionnaires export``: a questionnaire as a file that a form tool makes a form of."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli import options
from teamcheck.cli.faults import say_problems
from teamcheck.cli.terminal import put_out, talk
from teamcheck.cli.writing import write_all

if TYPE_CHECKING:
    from teamcheck.questionnaire.export.target import Target
    from teamcheck.questionnaire.export.write import Form
    from teamcheck.questionnaire.model import Questionnaire

#: The form tools; their own list would import what writes for them, which the help has no use for.
TOOLS = ("limesurvey", "xlsform", "surveyjs", "google-forms", "qualtrics", "ms-forms")


def _tool(value: str) -> str:
    """A tool that there is a form for."""
    if value not in TOOLS:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(TOOLS)}.")
    return value


def export(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", callback=options.readable, help="A shipped questionnaire or a file.", show_default=False
        ),
    ],
    *,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="TOOL",
            callback=_tool,
            help=f"The form tool: {', '.join(TOOLS)} (xlsform is for KoboToolbox and ODK).",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Where to write it (NAME-TOOL and its ending); - for standard output."
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="TAG",
            callback=options.tag,
            help="Only this language, such as cy; otherwise all that the tool's file can hold.",
            show_default=False,
        ),
    ] = None,
    ask_team: Annotated[
        bool, typer.Option("--ask-team", help="Also ask which team people are in, where several get the same form.")
    ] = False,
    quiet: options.Quiet = False,
) -> None:
    """Write a questionnaire for a form tool.

    The tool makes a form of the file. The ids are in it where the tool has a place for them, and come back with the answers.

    $ teamcheck questionnaires export seven-features --to ms-forms
    $ teamcheck questionnaires export ours.yaml --to limesurvey -o ours.txt
    """
    from teamcheck.questionnaire.export.targets import TARGETS  # noqa: PLC0415  not for --help
    from teamcheck.questionnaire.export.write import write_form  # noqa: PLC0415  as above
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  as above

    questionnaire, target = load_questionnaire(name), TARGETS[to]
    file = output or Path(f"{questionnaire.id}-{to}{target.suffix}")
    if str(file) == "-" and not target.is_text:
        raise typer.BadParameter(f"a file for {to} is no text: give it a name, such as form{target.suffix}.", param_hint="-o")
    form = write_form(questionnaire, target, lang=lang, ask_team=ask_team)
    if str(file) == "-":
        put_out(form.content.decode())
    else:
        write_all({file: form.content}, replace=False)
    if form.warnings:
        say_problems(form.warnings)
    if not quiet:
        _say_what_next(questionnaire, target, form, file=str(file), name=name)


def _say_what_next(questionnaire: "Questionnaire", target: "Target", form: "Form", *, file: str, name: str) -> None:
    """What was written, what to do with it in the tool, and how the answers come back."""
    from teamcheck.questionnaire.language_names import own_name  # noqa: PLC0415  not for --help

    languages = ", ".join(map(own_name, form.languages))
    written = "" if file == "-" else f"Wrote {file}: "
    talk(f"{written}{questionnaire.title}, for {target.title} ({languages}).")
    talk(target.first.format(file="the file" if file == "-" else file))
    talk(target.last)
    talk(f"Then: teamcheck import FILE -q {shlex.quote(name)} -o answers.csv")
