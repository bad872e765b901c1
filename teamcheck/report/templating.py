"""The only home of Jinja: two environments that escape whatever is set into a template, each in its own way.

Templates get plain data and are run in a sandbox. A name they do not know is an error, never an empty place.
"""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from teamcheck._resources import data_root
from teamcheck.report import stylesheet
from teamcheck.report.escaping import markdown
from teamcheck.report.language import APART, TOGETHER, Language, Said, contained, runs_left
from teamcheck.report.look import PLAIN, Look, Own
from teamcheck.report.tight import text as tight_text
from teamcheck.report.tight import tight_css, tight_html
from teamcheck.report.work import CountedData

#: Parts that an organisation's page has in common with a team's.
_SHARED = (
    "_parts/grid.html.j2",
    "_parts/grid_notes.html.j2",
    "_parts/groups.html.j2",
    "_parts/grid.md.j2",
    "_parts/groups.md.j2",
)
#: Parts that a debrief has in common with a team's report.
_WITH_REPORT = ("_parts/cover.html.j2", "_parts/cards.html.j2", "_parts/actions.html.j2", "_parts/actions.md.j2")
#: What a loader of Jinja gives back: the text, the file for messages, and what would say that it has changed.
_Loaded = tuple[str, str | None, None] | None

#: A place for a text of a template's own, without values.
_FIXED_TEXT = re.compile(r'\{\{ _\("([^"\\]+)"\) \}\}')


def read_template(name: str) -> str:
    """The text of a file under ``templates/``."""
    return data_root().joinpath("templates", *name.split("/")).read_text(encoding="utf-8")


@cache
def replaceable() -> tuple[str, ...]:
    """The names of all templates, and of the style sheet: those that a folder of somebody's own can replace."""
    root = data_root().joinpath("templates")
    names = [file.name for file in root.iterdir()] + [f"_parts/{file.name}" for file in root.joinpath("_parts").iterdir()]
    return tuple(sorted(name for name in names if name.endswith((".j2", ".css"))))


@cache
def asking() -> tuple[str, ...]:
    """The names of the templates that people are asked with. No folder replaces them: what people are told is said in them."""
    return _in_folder("ask")


@cache
def comparing() -> tuple[str, ...]:
    """The names of the templates of a comparison. No folder replaces them."""
    return _in_folder("compare")


@cache
def together() -> tuple[str, ...]:
    """The names of the templates of an organisation. No folder replaces them: what protects people is said in them."""
    return *_in_folder("organisation"), *_SHARED


@cache
def following() -> tuple[str, ...]:
    """The names of the templates of a coach's list of teams. No folder replaces them."""
    return _in_folder("caseload")


@cache
def debriefing() -> tuple[str, ...]:
    """The names of the templates of a debrief. No folder replaces them: what protects people is said in them."""
    return *_in_folder("debrief"), *_WITH_REPORT


@cache
def leading() -> tuple[str, ...]:
    """The names of the templates of a leader's copy. No folder replaces them: what protects people is said in them."""
    return *_in_folder("leader"), "_parts/cover.html.j2", "_parts/method.html.j2"


@cache
def planning() -> tuple[str, ...]:
    """The names of the templates of a plan. No folder replaces them."""
    return _in_folder("plan")


@cache
def reciprocal() -> tuple[str, ...]:
    """The names of the templates of two teams side by side. No folder replaces them: what protects people is said in them."""
    return _in_folder("reciprocity")


@cache
def pulsing() -> tuple[str, ...]:
    """The names of the templates of a pulse. No folder replaces them: what protects people is said in them."""
    return _in_folder("pulse")


def _in_folder(folder: str) -> tuple[str, ...]:
    files = data_root().joinpath("templates", folder).iterdir()
    return tuple(sorted(f"{folder}/{file.name}" for file in files if file.name.endswith(".j2")))


def beside(name: str) -> Callable[[], tuple[str, ...]]:
    """The names of the templates that belong to the same kind of document as one of them."""
    kinds = (asking, comparing, together, following, debriefing, leading, planning, pulsing, reciprocal)
    return next((names for names in kinds if name in names()), replaceable)


class _KeysFirst(ImmutableSandboxedEnvironment):
    """A sandbox for templates whose data are dictionaries: a key is looked up first, so that no look-up begins by failing."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - the signature is Jinja's
        """The value of ``obj.attribute`` in a template."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class PlainData(_KeysFirst):
    """The sandbox of our own templates."""


class TheirData(_KeysFirst, CountedData):
    """The sandbox of templates of the user's own: no more work in it than a document needs."""


@lru_cache(maxsize=256)
def style(look: Look = PLAIN, without: frozenset[str] = frozenset()) -> tuple[Markup, str, bool]:
    """The style sheet as it stands in the page, its digest for the page's own rule on styles, and whether it has pictures.

    A sheet of the user's own comes after ours and names our custom properties as ours does. One that takes the place of ours is
    left as it is.

    Args:
        look: What the page is dressed in.
        without: Parts that the page does not have, by the names they have in our sheet.
    """
    replaced = look.templates.text("report.css")
    if replaced is None:
        lean, short = tight_css(read_template("report.css"), without)
        text = lean + stylesheet.renamed(look.style, short)
    else:
        text = f"{replaced}\n{look.style}"
    # our own file, and what was checked when it was read
    return Markup(text), digest_of(text), stylesheet.has_pictures(text)  # noqa: S704


@cache
def asking_style(more: str = "") -> tuple[Markup, str]:
    """The style sheet of the pages that people are asked with, or one of ours that comes after it, and its digest."""
    text, short = tight_css(read_template("ask/ask.css"))
    if more:
        text = stylesheet.renamed(read_template(f"ask/{more}").replace("\n", ""), short)
    return Markup(text), digest_of(text)  # noqa: S704 - our own file


def digest_of(text: str) -> str:
    """What a page's own rule names a style sheet or a script by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"


def _tight(name: str) -> str:
    return tight_html(read_template(name))


def _loader(
    own: Own, ours: Callable[[str], str], spoken: Callable[[str], str], names: Callable[[], tuple[str, ...]] = replaceable
) -> FunctionLoader:
    """First theirs, then ours, template by template. No name leads to a file: what is not among them is not there.

    Args:
        own: Theirs.
        ours: Reads one of ours by its name.
        spoken: A fixed text in the language of the report, escaped as the medium needs it. It is set in when a template is
            loaded, not each time it is rendered: a page has a hundred of them.
        names: Which of ours there are.
    """
    theirs = dict(own.texts)

    def set_in(found: re.Match[str]) -> str:
        text = spoken(found[1])
        return found[0] if "{" in text else text  # a brace could begin an expression

    def load(name: str) -> _Loaded:
        if name in theirs:
            return _FIXED_TEXT.sub(set_in, theirs[name]), own.path(name), None
        return (_FIXED_TEXT.sub(set_in, ours(name)), None, None) if name in names() else None

    return FunctionLoader(load)


def syntax_fault(name: str, text: str) -> tuple[int, str] | None:
    """Where and why a template cannot be read, or None."""
    try:
        TheirData().compile(text, name)
    except TemplateSyntaxError as error:
        return error.lineno, (error.message or "").rstrip(".")
    except (SyntaxError, RecursionError, ValueError):  # what Python refuses of the program that Jinja makes
        return 1, "it is too deeply nested"
    return None


def _set_apart(opening: str, escaped: Callable[[str], Markup], *, one_way: bool) -> Callable[[object], object]:
    """What makes the pieces of a sentence that are set apart into elements: they cannot upset the direction around them.

    Args:
        opening: The tag before each piece.
        escaped: A text as it stands in the page.
        one_way: The report runs from left to right, and so do all texts without letters that run the other way.
    """

    def finalize(value: object) -> object:
        if type(value) is not Said or APART not in value:
            held = contained(value) if type(value) is str else value
        elif one_way and not runs_left(value):
            held = value.plain
        else:
            return Markup(str(escaped(value)).replace(APART, opening).replace(TOGETHER, "</bdi>"))  # noqa: S704 - escaped here
        return escaped(held) if isinstance(held, str) and "'" in held and type(held) is not Markup else held

    return finalize


@lru_cache(maxsize=64)
def html_template(name: str, language: Language, others: str = "", own: Own = PLAIN.templates) -> Template:
    """A template whose expressions are escaped for HTML, whatever the file is called.

    Args:
        name: Its path under ``templates/``.
        language: The language of its fixed texts, which it writes as ``_("...")``.
        others: The attributes of text from elsewhere, where that is in another language.
        own: Templates of the user's own, which come first.
    """
    escaped = escape if own.texts else tight_text  # theirs may set values in apostrophes
    environment = (TheirData if own.texts else PlainData)(
        loader=_loader(own, _tight, lambda text: str(escaped(language(text))), beside(name)),
        autoescape=True,
        finalize=_set_apart(f"<bdi{others}>", escaped, one_way=language.direction == "ltr" and not others),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = language
    return environment.get_template(name)


@lru_cache(maxsize=64)
def markdown_template(name: str, language: Language, own: Own = PLAIN.templates) -> Template:
    """A template whose expressions are escaped for Markdown, each kept on one line, unless they are `Fenced`."""
    environment = (TheirData if own.texts else PlainData)(
        loader=_loader(own, read_template, lambda text: markdown(language(text)), beside(name)),
        autoescape=False,
        finalize=markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["_"] = language
    return environment.get_template(name)
