"""The options of ``teamcheck import`` that say how an export is read and what becomes of it."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from teamcheck.cli import options

_EXPORT = "What is read"
_WHERE = "What comes out"

Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        rich_help_panel=_WHERE,
        help="Write the answers of exports there: one table, without names and times; - for standard output.",
        show_default=False,
    ),
]
Tool = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="TOOL",
        rich_help_panel=_EXPORT,
        help="The form tool, such as ms-forms, where it is not recognised.",
        show_default=False,
    ),
]
TeamFrom = Annotated[
    str | None,
    typer.Option(
        "--team-from",
        metavar="COLUMN",
        callback=options.name,
        rich_help_panel=_EXPORT,
        help="The column with each person's team: its heading or its letter (otherwise a file is one team).",
        show_default=False,
    ),
]
About = Annotated[
    str | None,
    typer.Option(
        "--about",
        metavar="NAME",
        callback=options.name,
        rich_help_panel=_EXPORT,
        help="The other team, with -q inter-team, where the file has no column about.",
        show_default=False,
    ),
]
ByOrder = Annotated[
    bool,
    typer.Option(
        "--by-order",
        rich_help_panel=_EXPORT,
        help="Take the columns of answers in the order of the questionnaire, whatever their headings say.",
    ),
]
Duplicates = Annotated[
    Literal["last", "first", "keep"] | None,
    typer.Option(
        "--duplicates",
        metavar="last|first|keep",
        rich_help_panel=_EXPORT,
        help="Which row of a person counts who answered twice; keep: both (otherwise that is an error).",
        show_default=False,
    ),
]
Map = Annotated[
    Path | None,
    typer.Option(
        "--map",
        metavar="FILE",
        rich_help_panel=_EXPORT,
        help="What the columns are, as --save-map wrote it or you did.",
        show_default=False,
    ),
]
Qsf = Annotated[
    Path | None,
    typer.Option(
        "--qsf",
        metavar="FILE",
        rich_help_panel=_EXPORT,
        help="The survey file of Qualtrics (.qsf), which says what its numbers mean.",
        show_default=False,
    ),
]
Dictionary = Annotated[
    Path | None,
    typer.Option(
        "--dictionary",
        metavar="FILE",
        rich_help_panel=_EXPORT,
        help="The data dictionary of REDCap, which says what its numbers mean.",
        show_default=False,
    ),
]
SaveMap = Annotated[
    Path | None,
    typer.Option(
        "--save-map",
        metavar="FILE",
        rich_help_panel=_WHERE,
        help="Write down what the columns are, for the next round.",
        show_default=False,
    ),
]
Report = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE",
        rich_help_panel=_WHERE,
        help="Write what was read and left out as JSON; no answers are in it.",
        show_default=False,
    ),
]
LinkKey = Annotated[
    Path | None,
    typer.Option(
        "--link",
        metavar="KEYFILE",
        rich_help_panel=_WHERE,
        help="Keep a code for each person that is the same in every round imported with this key (made if it is not there).",
        show_default=False,
    ),
]
LinkBy = Annotated[
    str | None,
    typer.Option(
        "--link-by",
        metavar="COLUMN",
        callback=options.name,
        rich_help_panel=_WHERE,
        help="What people are known by in every round, for --link (e-mail addresses, or numbers of staff).",
        show_default=False,
    ),
]
