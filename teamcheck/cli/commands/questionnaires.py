"""``teamcheck questionnaires``: the ones that come with it, what they ask, and a start for one's own."""

import json
import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck._inert import inert_json
from teamcheck.cli import options
from teamcheck.cli.commands.diff import diff
from teamcheck.cli.commands.export import export
from teamcheck.cli.commands.translate import translate
from teamcheck.cli.help import Command, Group
from teamcheck.cli.terminal import put_out, put_out_words, talk
from teamcheck.cli.writing import write_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from teamcheck.questionnaire.model import Dimension, Questionnaire, Scale

app = typer.Typer(
    cls=Group, no_args_is_help=True, rich_markup_mode=None, help="See what can be asked, or start a questionnaire."
)


_WIDTH = 80
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
    from teamcheck.questionnaire.load import load_shipped  # noqa: PLC0415  not for --help
    from teamcheck.report.cover import extent  # noqa: PLC0415  as above
    from teamcheck.report.language import ENGLISH  # noqa: PLC0415  as above

    found = load_shipped()
    longest = max(len(questionnaire.id) for questionnaire in found)
    put_out_words("\n".join(f"{each.id:{longest}}  {each.title} ({extent(each, ENGLISH)})" for each in found))


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
    if as_json:
        put_out(inert_json(json.dumps(as_data(questionnaire), indent=2, ensure_ascii=False)))
    else:
        put_out_words(_for_people(questionnaire))


def _for_people(questionnaire: "Questionnaire") -> str:
    """The statements under their features, with the ids that head the columns of an answers file."""
    ids = [each.id for part in (questionnaire.items, questionnaire.checklists) for each in part]
    ids += [name for each in questionnaire.checklists for name in each.options]
    longest = max(map(len, ids), default=0)
    base = questionnaire.base
    extends = f"It extends {base.title} ({base.id} {base.version}): what is added comes last." if base else ""
    texts = [questionnaire.title, extends, questionnaire.description, questionnaire.intro]
    parts = [textwrap.fill(text, _WIDTH) for text in texts if text]
    parts += _thought_about("Before people begin, they ask themselves", questionnaire.framing.before)
    parts += [textwrap.fill(questionnaire.prompt, _WIDTH)] if questionnaire.prompt else []
    scales = {item.scale.id: item.scale for item in questionnaire.items}
    parts += [_scale(scale) for scale in scales.values()]
    for dimension in questionnaire.dimensions:
        statements = {item.id: f"{item.text} [{item.scale.id}]" if len(scales) > 1 else item.text for item in dimension.items}
        parts.append(_entries(_heading(dimension), statements.items(), longest, dimension.blocks))
    for each in questionnaire.checklists:
        title = f"{each.text} [{each.id}, up to {each.choose}]"
        parts.append(_entries(title, ((name, option.text) for name, option in each.options.items()), longest))
    if questionnaire.comments:
        parts.append(_entries("In your own words", ((asked.id, asked.text) for asked in questionnaire.comments), longest))
    parts += _thought_about("After the team has talked about its results, it asks itself", questionnaire.framing.after)
    return "\n\n".join(parts)


def _thought_about(title: str, questions: "Sequence[str]") -> list[str]:
    """Questions that no answers file has, under what they are for; nothing where there are none."""
    lines = [textwrap.fill(text, _WIDTH, initial_indent="  - ", subsequent_indent="    ") for text in questions]
    return ["\n".join([title, *lines])] if lines else []


def _heading(dimension: "Dimension") -> str:
    """Its title, and what is said before its statements where that is not what is said before all."""
    prompt = textwrap.fill(dimension.prompt, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    return f"{dimension.title}\n{prompt}" if prompt else dimension.title


def _scale(scale: "Scale") -> str:
    """What people choose from."""
    points = [(str(point), scale.label(point)) for point in scale.points]
    aside = [("NA", scale.not_applicable)] if scale.not_applicable else []
    return _entries(f"Answers [{scale.id}]", [*points, *aside], 2)


def _entries(title: str, entries: "Iterable[tuple[str, str]]", longest: int, blocks: "Mapping[str, str] | None" = None) -> str:
    """A title and what stands under it, each thing after the id that an answers file knows it by; blocks by their first one."""
    lines = [title]
    for name, text in entries:
        if blocks and name in blocks:
            lines.append(f"  {blocks[name]}:")
        lines.append(textwrap.fill(text, _WIDTH, initial_indent=f"  {name:{longest}}  ", subsequent_indent=" " * (longest + 4)))
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
    extends: Annotated[
        str | None,
        typer.Option(
            "--extends",
            metavar="NAME",
            callback=options.readable,
            help="Add to this one: one that comes along, or one beside the new file.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to write it (NAME.yaml); - for standard output."),
    ] = None,
) -> None:
    """Start a questionnaire of your own, or extend one that is there.

    $ teamcheck questionnaires new our-meetings
    $ teamcheck questionnaires new our-seven --extends seven-features
    """
    from teamcheck.questionnaire.starter import starter  # noqa: PLC0415  not for --help

    called = title or name.replace("-", " ").capitalize()
    text = starter(name, called) if extends is None else _extending(extends, name, called, output)
    if output is not None and str(output) == "-":
        put_out(text)
        return
    target = output or Path(f"{name}.yaml")
    write_all({target: text}, replace=False)
    talk(f"Wrote {target}\nNext: teamcheck check {target}")


def _extending(extends: str, name: str, title: str, output: Path | None) -> str:
    """A start of what is added to another questionnaire, found as it will be found from the new file.

    Raises:
        BadParameter: It is named by a path, or cannot be extended.
        QuestionnaireError: It cannot be used.
    """
    from teamcheck.questionnaire.catalogue import Origin, origin_of_sibling  # noqa: PLC0415  not for --help
    from teamcheck.questionnaire.extension import why_not_extended  # noqa: PLC0415  as above
    from teamcheck.questionnaire.load import load_original  # noqa: PLC0415  as above
    from teamcheck.questionnaire.starter import extending  # noqa: PLC0415  as above

    if not _ID.fullmatch(extends):
        message = "give its name without folder and .yaml: it comes along, or lies beside the new file."
        raise typer.BadParameter(message, param_hint="--extends")
    file = output if output is not None and str(output) != "-" else Path(f"{name}.yaml")
    base = load_original(origin_of_sibling(extends, Origin(name, file.parent, file, str(file))))
    if why := why_not_extended(base):
        raise typer.BadParameter(" ".join(why), param_hint="--extends")
    return extending(base, name, title)


app.command(cls=Command)(export)
app.command(cls=Command)(diff)
app.command(cls=Command)(translate)
