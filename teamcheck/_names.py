"""How long a name or a label may be (of a team, a round, a choice, a heading), and what a message shows of a long one."""

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
