"""What a report shall look like, as the command line says it: a style sheet, a logo, templates of the user's own."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli.faults import say_problems
from teamcheck.cli.terminal import talk

if TYPE_CHECKING:
    from teamcheck.report.look import Look

_DRESS = "How it looks"

Style = Annotated[
    Path | None,
    typer.Option(
        "--style",
        metavar="FILE.css",
        rich_help_panel=_DRESS,
        help="A style sheet of your own, read after ours: colours, fonts.",
        show_default=False,
    ),
]
Logo = Annotated[
    Path | None,
    typer.Option(
        "--logo",
        metavar="FILE",
        rich_help_panel=_DRESS,
        help="A picture for the cover: PNG, JPEG, GIF, WebP.",
        show_default=False,
    ),
]
Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="DIR",
        rich_help_panel=_DRESS,
        help="Templates of your own, in place of those of the same name: docs/templates.md.",
        show_default=False,
    ),
]


def read_dress(style: Path | None, logo: Path | None, templates: Path | None, forms: Sequence[str], *, quiet: bool) -> "Look":
    """Read what the report shall look like, and say what of it will not be seen.

    Raises:
        TemplateError: Something of it cannot be used.
    """
    if style is None and logo is None and templates is None:
        from teamcheck.report.look import PLAIN  # noqa: PLC0415  not for --help

        return PLAIN
    from teamcheck.report.look_files import read_look  # noqa: PLC0415  as above

    look = read_look(templates=templates, style=style, logo=logo)
    if look.warnings and not quiet:
        say_problems(look.warnings)
    if (style or logo) and "html" not in forms and not quiet:
        talk("Note: --style and --logo are seen in pages only; add -f html.")
    return look


def dress_files(style: Path | None, logo: Path | None, look: "Look") -> list[Path]:
    """Every file it was read from: none of them may be written to."""
    own = [Path(look.templates.path(name)) for name, _ in look.templates.texts]
    return [file for file in (style, logo, *own) if file is not None]
