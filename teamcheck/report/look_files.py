"""Reads what a report is dressed in: a style sheet, a logo, a folder of templates. All their faults are said together."""

import base64
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from teamcheck.errors import Code, Place, Problem, TemplateError
from teamcheck.report import stylesheet
from teamcheck.report.look import Look, Own
from teamcheck.report.own_files import problem, read_bytes, read_text

#: Most bytes of a logo: as text in the page it is a third longer.
MOST_LOGO = 48 * 1024

_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF87a": "gif", b"GIF89a": "gif"}
_DRAWING = re.compile(rb"\s*<(?:\?xml|!|svg)", re.IGNORECASE)
_SAVE_AS = "Save the logo as PNG, JPEG, GIF or WebP."


def read_look(*, templates: Path | None = None, style: Path | None = None, logo: Path | None = None) -> Look:
    """Read and check what a report shall look like.

    Args:
        templates: A folder with templates that take the place of ours of the same name.
        style: A style sheet that comes after ours.
        logo: A picture for the cover: PNG, JPEG, GIF or WebP, told by its first bytes.

    Raises:
        TemplateError: Something of it cannot be used; every fault that was found is in ``problems``.
    """
    problems: list[Problem] = []
    own, css, picture = Own(), "", ""
    with _gathering(problems):
        css = "" if style is None else read_style(style)
    with _gathering(problems):
        picture = "" if logo is None else read_logo(logo)
    with _gathering(problems):
        if templates is not None:
            from teamcheck.report.own_templates import read_templates  # noqa: PLC0415  Jinja: not where there are none

            used = {os.path.realpath(file) for file in (style, logo) if file is not None}
            own, found = read_templates(templates, used)
            problems += found
    if any(problem.severity == "error" for problem in problems):
        raise TemplateError(problems)
    return Look(own, css, picture, tuple(problems))


@contextmanager
def _gathering(problems: list[Problem]) -> Iterator[None]:
    """Keep what is wrong with one file and go on with the next."""
    try:
        yield
    except TemplateError as error:
        problems.extend(error.problems)


def read_style(file: Path) -> str:
    """A style sheet that can go into a page.

    Raises:
        TemplateError: It cannot.
    """
    css = read_text(file)
    if faults := [*stylesheet.faults(css, str(file))]:
        raise TemplateError(faults)
    return css


def read_logo(file: Path) -> str:
    """A picture as a ``data:`` address.

    Raises:
        TemplateError: It is none that can go into a page.
    """
    content = read_bytes(file, MOST_LOGO, "Make the picture smaller: a few hundred pixels are enough for a logo.")
    if kind := _kind(content):
        return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"
    if _DRAWING.match(content):
        message = "this is a drawing in SVG, which can hold programs and addresses"
        raise problem(Code.NOT_A_LOGO, Place(str(file)), message, _SAVE_AS)
    message = "its first bytes are those of no picture that pages can show"
    raise problem(Code.NOT_A_LOGO, Place(str(file)), message, _SAVE_AS)


def _kind(content: bytes) -> str | None:
    """What picture it is by its first bytes, whatever the file is called."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return next((kind for start, kind in _KINDS.items() if content.startswith(start)), None)
