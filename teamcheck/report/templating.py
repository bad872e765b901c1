"""The only home of Jinja: two environments that escape whatever is set into a template, each in its own way.

Templates get plain data and are run in a sandbox. A name they do not know is an error, never an empty place.
"""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from teamcheck._resources import data_root
from teamcheck.report.escaping import markdown
from teamcheck.report.language import APART, TOGETHER, Language, Said, runs_left

#: A custom property of the style sheet.
_PROPERTY = re.compile(r"--[a-z]+(?:-[a-z]+)*")
#: The ends of elements that end by themselves where the next one begins.
_UNSAID_END = re.compile(r"</(?:p|li|td|th|tr|dt|dd|thead|tbody)>")
#: Quotes round the value of an attribute that needs none.
_QUOTED_NAME = re.compile(r'\b(class|scope|id)="([a-z-]+)"')


def read_template(name: str) -> str:
    """The text of a file under ``templates/``."""
    return data_root().joinpath("templates", *name.split("/")).read_text(encoding="utf-8")


class PlainData(ImmutableSandboxedEnvironment):
    """A sandbox for templates whose data are dictionaries: a key is looked up first, so that no look-up begins by failing."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - the signature is Jinja's
        """The value of ``obj.attribute`` in a template."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def style() -> tuple[Markup, str]:
    """The style sheet as it stands in the page, and its digest for the page's own rule on what may style it."""
    text = _lean(read_template("report.css"))
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return Markup(text), f"sha256-{digest}"  # noqa: S704 - our own file, not data


def _lean(css: str) -> str:
    """The same rules with less to send: without line breaks, and with short names for the custom properties."""
    names = dict.fromkeys(_PROPERTY.findall(css))
    short = {name: f"--{place:x}" for place, name in enumerate(names)}
    return _PROPERTY.sub(lambda found: short[found[0]], css).replace("\n", "")


def _lean_template(name: str) -> str:
    """A template without what HTML lets go unsaid: end tags of rows and list items, quotes, and line breaks between blocks."""
    return _UNSAID_END.sub("", _QUOTED_NAME.sub(r"\1=\2", read_template(name)).replace(">\n", ">"))


def _set_apart(opening: str, *, one_way: bool) -> Callable[[object], object]:
    """What makes the pieces of a sentence that are set apart into elements: they cannot upset the direction around them.

    Args:
        opening: The tag before each piece.
        one_way: The report runs from left to right, and so do all texts without letters that run the other way.
    """

    def finalize(value: object) -> object:
        if type(value) is not Said or APART not in value:
            return value
        if one_way and not runs_left(value):
            return value.plain
        return Markup(str(escape(value)).replace(APART, opening).replace(TOGETHER, "</bdi>"))  # noqa: S704 - escaped here

    return finalize


@cache
def html_template(name: str, language: Language, others: str = "") -> Template:
    """A template whose expressions are escaped for HTML, whatever the file is called.

    Args:
        name: Its path under ``templates/``.
        language: The language of its fixed texts, which it writes as ``_("...")``.
        others: The attributes of text from elsewhere, where that is in another language.
    """
    environment = PlainData(
        loader=FunctionLoader(_lean_template),
        autoescape=True,
        finalize=_set_apart(f"<bdi{others}>", one_way=language.direction == "ltr" and not others),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = language
    return environment.get_template(name)


@cache
def markdown_template(name: str, language: Language) -> Template:
    """A template whose expressions are escaped for Markdown, each kept on one line, unless they are `Fenced`."""
    environment = PlainData(
        loader=FunctionLoader(read_template),
        autoescape=False,
        finalize=markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["_"] = language
    return environment.get_template(name)
