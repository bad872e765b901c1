"""Makes any text inert in Markdown: names and comments come from people and files."""

import re

from teamcheck.report.language import Said, contained, runs_left

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
_AT_START = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+=:]))")
_LINK = re.compile(r"(?i)(:)(?=//)|(?<=www)(\.)|(@)")
_SPACE = re.compile(r"\s+")


class Fenced(str):
    """Text for a fenced block, where nothing is Markdown; made by `fenced` only."""

    __slots__ = ()


def fenced(lines: list[str]) -> Fenced:
    """Lines for a fenced block: without a back-quote none of them can end it.

    >>> fenced(["a ``` b"])
    "a ''' b"
    """
    return Fenced("\n".join(line.replace("`", "'") for line in lines))


def markdown(value: object) -> str:
    r"""A value as one line of Markdown that shows exactly its text: no markup, no link, no list, no table cell of its own.

    >>> print(markdown("<b> | [x](y)"))
    \<b\> \| \[x\](y)
    >>> print(markdown("- one\n2. two"))
    \- one 2. two
    """
    if isinstance(value, Fenced):
        return value
    text = _SPACE.sub(" ", _kept_apart(value)).strip()
    text = _SPECIAL.sub(lambda found: "\\" + found[0], text)
    text = _LINK.sub(lambda found: "\\" + found[0], text)
    return _AT_START.sub(r"\1\\", text)


def _kept_apart(value: object) -> str:
    """A text that cannot set the direction of what follows it, without hidden characters where all runs from left to right."""
    if isinstance(value, Said):
        return value if runs_left(value) else value.plain
    return contained(str(value))
