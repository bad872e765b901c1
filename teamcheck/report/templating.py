"""The only home of Jinja: two environments that escape whatever is set into a template, each in its own way.

Templates get plain data and are run in a sandbox. A name they do not know is an error, never an empty place.
"""

import base64
import hashlib
from functools import cache

from jinja2 import FunctionLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from teamcheck._resources import data_root
from teamcheck.report.escaping import markdown


def read_template(name: str) -> str:
    """The text of a file under ``templates/``."""
    return data_root().joinpath("templates", *name.split("/")).read_text(encoding="utf-8")


@cache
def style() -> tuple[Markup, str]:
    """The style sheet as it stands in the page, and its digest for the page's own rule on what may style it."""
    text = "\n" + read_template("report.css")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return Markup(text), f"sha256-{digest}"  # noqa: S704 - our own file, not data


@cache
def html_template(name: str) -> Template:
    """A template whose expressions are escaped for HTML, whatever the file is called."""
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(read_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


@cache
def markdown_template(name: str) -> Template:
    """A template whose expressions are escaped for Markdown, each kept on one line, unless they are `Fenced`."""
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(read_template),
        autoescape=False,
        finalize=markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)
