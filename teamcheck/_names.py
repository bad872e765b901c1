"""How long a name (of a team, a round, a choice, a heading) may be, and what a message shows of long ones and of many."""

from collections.abc import Sequence

#: Characters. Nobody calls anything by more, and a page has no room for it.
LONGEST = 1_000


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


def some_of(names: Sequence[str], most: int) -> str:
    """Names in a row; of many the first, and how many more there are.

    >>> some_of(["A", "B"], 2), some_of(["A", "B", "C", "D"], 2)
    ('A, B', 'A, B and 2 more')
    """
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
