"""What a style sheet may hold that goes into a page: nothing that ends it early, and nothing that asks for another file."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from teamcheck.errors import Code, Place, Problem

#: Problems said of one sheet; one with more is no style sheet for a page like this.
_MOST_FAULTS = 20
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n\f]?|(.|\n))")
_PICTURE = "data:image/"
#: What may not be there, the words for it, and the cure.
_REFUSED = (
    (re.compile(r"</style", re.IGNORECASE), "</style would end the style sheet in the middle", "Take it out."),
    (re.compile(r"@import", re.IGNORECASE), "@import asks for another file", "Put the rules of that file here."),
    (
        re.compile(r"url\((?!\s*[\"']?\s*(?:data:image/|#))", re.IGNORECASE),
        "url() asks for another file",
        "Only pictures that stand in the sheet itself can be used: url(data:image/png;base64,...), or leave it out.",
    ),
    (
        re.compile(r"(?<![\w-])(?:src|image|(?:-webkit-)?image-set)\(", re.IGNORECASE),
        "this function can ask for another file",
        "Use url(data:image/...) in its place.",
    ),
    (re.compile(r"expression\(", re.IGNORECASE), "expression() would run a program", "Leave it out."),
)
#: A custom property; comments, quoted texts and addresses are stepped over, for two hyphens in them are none.
_PROPERTY = re.compile(
    r"""/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|url\(\s*(?!["'])[^)]*\)|(?<![\w-])(--[\w-]+)""",
    re.DOTALL | re.IGNORECASE,
)


def faults(css: str, file: str) -> Iterator[Problem]:
    """What a sheet holds that cannot go into a page.

    Comments are looked at like everything else: where they end depends on quotes and addresses around them, and a check
    that gets that wrong lets something through.

    Args:
        css: The sheet.
        file: What it is called in messages.
    """
    meant = unescaped(css)
    found = [
        (meant.count("\n", 0, match.start()) + 1, message, fix)
        for pattern, message, fix in _REFUSED
        for match in islice(pattern.finditer(meant), _MOST_FAULTS)
    ]
    for line, message, fix in sorted(found)[:_MOST_FAULTS]:
        yield Problem(Code.STYLE_NOT_ALLOWED, Place(file, line=line), message, fix)


def unescaped(css: str) -> str:
    r"""The sheet as a browser understands it: any letter can be written as a number, and ``\75rl(`` is ``url(``.

    >>> unescaped(r"\75rl(x)"), unescaped(r"@im\port")
    ('url(x)', '@import')
    """
    return _ESCAPE.sub(lambda found: _letter(found[1]) if found[1] else found[2], css)


def _letter(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if 0 < number <= 0x10FFFF and not 0xD800 <= number < 0xE000 else "\ufffd"


def has_pictures(css: str) -> bool:
    """Whether a sheet that was checked holds a picture."""
    return _PICTURE in unescaped(css).lower()


def renamed(css: str, short: Mapping[str, str]) -> str:
    """The sheet with our custom properties by the short names they have in a page.

    Those of its own get a sign that no short name begins with, so that none is taken for one of ours.

    >>> renamed(":root{--brand:var(--mine)} .a--b{}", {"--brand": "--5"})
    ':root{--5:var(--_mine)} .a--b{}'
    """
    return _PROPERTY.sub(lambda found: found[0] if found[1] is None else short.get(found[1], f"--_{found[1][2:]}"), css)
