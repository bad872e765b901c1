"""``teamcheck questionnaires``: the ones that come with it, what they ask, and a start for one's own."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli import options
from teamcheck.cli.help import Command, Group
from teamcheck.cli.terminal import put_out, talk
from teamcheck.cli.writing import write_all

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Dimension, Questionnaire

app = typer.Typer(
    cls=Group, no_args_is_help=True, rich_markup_mode=None, help="See what can be asked, or start a questionnaire."
)


_ID = re.compile(r"[a-z][a-z0-9-]*")


def _id(value: str) -> str:
    """An id that can be a file name everywhere."""
    if not _ID.fullmatch(value):
        raise typer.BadParameter("use lowercase letters, digits and hyphens, a letter first, as in our-meetings.")
    return value


@app.command("list", cls=Command)
def list_shipped() -> None:
    """List the questionnaires that come with teamcheck.

    $ teamcheck questionnaires list
    """
    from teamcheck.questionnaire.catalogue import shipped  # noqa: PLC0415  not for --help
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  as above

    names = shipped()
    longest = max(len(name) for name in names)
    put_out("\n".join(f"{name:{longest}}  {_extent(load_questionnaire(name))}" for name in names))


def _extent(questionnaire: "Questionnaire") -> str:
    scored = [item.id for dimension in questionnaire.scored for item in dimension.items]
    return f"{questionnaire.title}: {len(set(scored))} statements, {len(questionnaire.scored)} features"


@app.command(cls=Command)
def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", callback=options.readable, help="A shipped questionnaire or a file.", show_default=False
        ),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="The whole questionnaire as JSON.")] = False,
) -> None:
    """Print what a questionnaire asks, to copy into any form tool.

    $ teamcheck questionnaires show seven-features
    $ teamcheck questionnaires show seven-features --json
    """
    from teamcheck.questionnaire.listing import as_data  # noqa: PLC0415  not for --help
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  as above

    questionnaire = load_questionnaire(name)
    put_out(json.dumps(as_data(questionnaire), indent=2, ensure_ascii=False) if as_json else _for_people(questionnaire))


def _for_people(questionnaire: "Questionnaire") -> str:
    """The statements under their features, with the ids that head the columns of an answers file."""
    scales = {item.scale.id: item.scale for item in questionnaire.items}
    parts = [questionnaire.title, questionnaire.description.strip(), questionnaire.intro.strip()]
    for scale in scales.values():
        labels = "\n".join(f"  {point}  {scale.label(point)}" for point in scale.points)
        parts.append(f"{questionnaire.prompt.strip() or 'Answers'} ({scale.id}):\n{labels}")
    parts += [_dimension(dimension) for dimension in questionnaire.dimensions]
    if questionnaire.comments:
        parts.append("\n".join(["In your own words", *(f"  {asked.id:10} {asked.text}" for asked in questionnaire.comments)]))
    return "\n\n".join(part for part in parts if part)


def _dimension(dimension: "Dimension") -> str:
    lines = [dimension.title, *(f"  {item.id:10} {item.text}" for item in dimension.items)]
    return "\n".join(lines)


@app.command(cls=Command)
def new(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", callback=_id, help="Its id: lowercase letters, digits, hyphens.", show_default=False),
    ],
    *,
    title: Annotated[
        str | None,
        typer.Option(
            "--title",
            metavar="TEXT",
            callback=options.readable,
            help="Its title; otherwise made of the name.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to write it (NAME.yaml); - for standard output."),
    ] = None,
) -> None:
    """Start a questionnaire of your own, from a short one that works.

    $ teamcheck questionnaires new our-meetings
    """
    from teamcheck.questionnaire.starter import starter  # noqa: PLC0415  not for --help

    text = starter(name, title or name.replace("-", " ").capitalize())
    if output is not None and str(output) == "-":
        put_out(text)
        return
    target = output or Path(f"{name}.yaml")
    write_all({target: text}, replace=False)
    talk(f"Wrote {target}\nNext: teamcheck check {target}")
