"""Names (of a team, a round, a choice, a heading): how long one may be, how a message shows them, and how they are compared."""

import unicodedata
from collections.abc import Sequence

#: Characters. Nobody calls anything by more, and a page has no room for it.
LONGEST = 1_000

#: Letters that Unicode does not take apart into a plain letter and a mark.
_WHOLE = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"})


def too_long(name: str) -> str | None:
    """What is wrong with the length of a name, or None.

    >>> too_long("Harbour"), too_long("H" * 1204)
    (None, '1,204 characters, and a name has 1,000 at most')
    """
    return f"{len(name):,} characters, and a name has {LONGEST:,} at most" if len(name) > LONGEST else None


def shorten(text: str, width: int = 60) -> str:
    """A text on one line, no longer than a message can hold."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


def plain(text: str) -> str:
    """A text in small letters without accents, as names are looked for and files are called.

    >>> plain("Ward 7 — Café ÆRØ")
    'ward 7 — cafe aero'
    """
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_WHOLE))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_WHOLE)


def some_of(names: Sequence[str], most: int) -> str:
    """Names in a row; of many the first, and how many more there are.

    >>> some_of(["A", "B"], 2), some_of(["A", "B", "C", "D"], 2)
    ('A, B', 'A, B and 2 more')
    """
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def letter(index: int) -> str:
    """The letter a spreadsheet shows for a column counted from 0; people number answers so, too.

    >>> letter(0), letter(25), letter(26), letter(701), letter(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def index_of(letters: str) -> int:
    """The column, counted from 0, that a spreadsheet shows under letters from A to Z.

    >>> index_of("A"), index_of("az"), index_of("XFD")
    (0, 51, 16383)
    """
    number = 0
    for each in letters.upper():
        number = number * 26 + ord(each) - ord("A") + 1
    return number - 1
