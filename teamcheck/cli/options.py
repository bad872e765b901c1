"""The options that several commands share: the same word, the same meaning, the same help everywhere."""

import codecs
import os
import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer

from teamcheck._names import shorten, too_long

Word = TypeVar("Word", bound=str)

#: What Python makes of bytes that the locale has no letters for.
_SURROGATE = re.compile("[\ud800-\udfff]")
#: A language, and what else BCP 47 lets one say of it.
_TAG = re.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}")

_WHAT = "What is read"
_WHERE = "What comes out"
_HOW = "How it runs"


def readable(value: str | None) -> str | None:
    """A text that can be written as UTF-8, whatever locale the shell's bytes were decoded in."""
    if value is None or value.isprintable():
        return value
    try:
        return os.fsencode(value).decode("utf-8") if _SURROGATE.search(value) else value
    except UnicodeError:
        raise typer.BadParameter("this is not readable text; use UTF-8.") from None


def at_least(least: int) -> Callable[[int | None], int | None]:
    """A number that is not too small; the parser's own words for it are none that everybody understands."""

    def check(value: int | None) -> int | None:
        if value is not None and value < least:
            raise typer.BadParameter(f"{value} is too few: give {least} or more.")
        return value

    return check


def name(value: str | None) -> str | None:
    """A readable text that is no longer than any name."""
    text = readable(value)
    if text is not None and (why := too_long(text)):
        raise typer.BadParameter(f'"{shorten(text)}" has {why}.')
    return text


def tag(value: str | None) -> str | None:
    """The tag of a language as it is usually written: ``pt_br`` becomes ``pt-BR``, ``ZH-hant`` becomes ``zh-Hant``."""
    if value is None:
        return None
    if not _TAG.fullmatch(value):
        raise typer.BadParameter(f"{value!r} is no tag of a language; try cy, or pt-BR.")
    first, *parts = value.lower().replace("_", "-").split("-")
    return "-".join([first, *({2: part.upper(), 4: part.title()}.get(len(part), part) for part in parts)])


def each_once(values: Sequence[str], words: Collection[Word]) -> list[Word]:
    """The words that were given, each once: Typer cannot hold a list to a choice of words.

    Raises:
        BadParameter: One of them is none of the choice.
    """
    chosen: list[Word] = []
    for value in values:
        word = next((word for word in words if word == value), None)
        if word is None:
            raise typer.BadParameter(f"{value!r} is none of {', '.join(words)}.")
        if word not in chosen:
            chosen.append(word)
    return chosen


def _reason(value: str | None) -> str | None:
    """A reason that can be printed: on one line, and not too long to be read."""
    if value is None:
        return None
    text = " ".join((readable(value) or "").split())
    if not text:
        raise typer.BadParameter("say why: the reason is printed in the result.")
    if len(text) > _LONGEST_REASON or not text.isprintable():
        raise typer.BadParameter(f"give a reason that can be printed, of at most {_LONGEST_REASON} characters.")
    return text


def _codec(value: str | None) -> str | None:
    """An encoding that Python knows and that makes text."""
    if value is None:
        return None
    try:
        codecs.decode(b"a", value).encode()
    except (LookupError, UnicodeError, ValueError, AttributeError, TypeError):
        raise typer.BadParameter(f"no text encoding is called {value!r}; try utf-8, cp1252 or utf-16.") from None
    return value


#: Longest reason that is printed in a result, in characters.
_LONGEST_REASON = 300
#: The questionnaire that is meant where none is named.
QUESTIONNAIRE = "seven-features"
Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILE...]",
        help="Answers: CSV, TSV or XLSX; - reads standard input (those of the round in this folder).",
        show_default=False,
    ),
]
QuestionnaireName = Annotated[
    str,
    typer.Option(
        "-q",
        "--questionnaire",
        metavar="NAME",
        callback=readable,
        rich_help_panel=_WHAT,
        help="A shipped questionnaire or a file.",
    ),
]
Team = Annotated[
    str | None,
    typer.Option("--team", metavar="NAME", callback=name, rich_help_panel=_WHAT, help="Only this team.", show_default=False),
]
TeamName = Annotated[
    str | None,
    typer.Option(
        "--team-name",
        metavar="NAME",
        callback=name,
        rich_help_panel=_WHAT,
        help="The team's name, where the file has no column for it (otherwise the file's own name).",
        show_default=False,
    ),
]
Round = Annotated[
    str | None,
    typer.Option(
        "--round",
        metavar="NAME",
        callback=name,
        rich_help_panel=_WHAT,
        help="This round; otherwise the latest.",
        show_default=False,
    ),
]
Teams = Annotated[
    Path | None,
    typer.Option(
        "--teams", metavar="FILE", rich_help_panel=_WHAT, help="Sizes of the teams: a CSV with team,size.", show_default=False
    ),
]
Tree = Annotated[
    str | None,
    typer.Option(
        "--tree",
        metavar="COLUMN/COLUMN",
        callback=readable,
        rich_help_panel=_WHERE,
        help="Add up teams: columns of --teams from the top, such as organisation/department.",
        show_default=False,
    ),
]
By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="NAME",
        rich_help_panel=_WHERE,
        help="Part people by a background question, or with --tree by another column of --teams; repeatable.",
        show_default=False,
    ),
]
Size = Annotated[
    int | None,
    typer.Option(
        "--size",
        metavar="N",
        callback=at_least(1),
        rich_help_panel=_WHAT,
        help="Members of the one team.",
        show_default=False,
    ),
]
Numbers = Annotated[
    Literal["as-is", "reversed"] | None,
    typer.Option(
        "--numbers",
        metavar="as-is|reversed",
        rich_help_panel=_WHAT,
        help="Bare numbers under statements: 1 is the scale's first point (as-is) or its last (reversed).",
        show_default=False,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        callback=_codec,
        rich_help_panel=_WHAT,
        help="The file's encoding, where it is not recognised.",
        show_default=False,
    ),
]
Comments = Annotated[
    Path | None,
    typer.Option(
        "--comments",
        metavar="FILE",
        rich_help_panel=_WHAT,
        help="Comments (a table), or what you decided on them (.yaml), if not beside the answers.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        rich_help_panel=_WHERE,
        help="Write there instead of to the terminal.",
        show_default=False,
    ),
]
Open = Annotated[bool, typer.Option("--open", rich_help_panel=_WHERE, help="Show the page in the browser.")]
Norms = Annotated[
    Path | None,
    typer.Option(
        "--norms",
        metavar="FILE",
        rich_help_panel=_WHERE,
        help="Show where scores lie among other teams: a file that `teamcheck norms build` has written.",
        show_default=False,
    ),
]
Minimum = Annotated[
    int | None,
    typer.Option(
        "--minimum",
        metavar="N",
        callback=at_least(5),
        rich_help_panel=_WHERE,
        help="Show nothing of fewer answers than this: 5 or more, and never fewer than was promised.",
        show_default=False,
    ),
]
Audience = Annotated[
    Literal["team", "team-and-coach", "organisation"] | None,
    typer.Option(
        "--audience",
        metavar="team|team-and-coach|organisation",
        rich_help_panel=_WHERE,
        help="Who people were told would see the figures, where no policy beside the answers says it.",
        show_default=False,
    ),
]
WithoutLedger = Annotated[
    str | None,
    typer.Option(
        "--without-ledger",
        metavar="REASON",
        callback=_reason,
        rich_help_panel=_WHERE,
        help="Give figures out though others of this round are out and do not fit; the reason is printed in the result.",
        show_default=False,
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="TAG",
        callback=tag,
        rich_help_panel=_WHERE,
        help="The report's language, such as cy: the questionnaire needs a translation (docs/translating.md).",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", rich_help_panel=_HOW, help="Say nothing but problems.")]
Verbose = Annotated[bool, typer.Option("--verbose", rich_help_panel=_HOW, help="Also say how each file was read.")]
NoInput = Annotated[
    bool,
    typer.Option("--no-input", rich_help_panel=_HOW, help="Never ask anything; scripts may always give it."),
]
