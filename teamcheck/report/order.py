"""Parts and teams by their names, never by their figures."""

import re
from collections.abc import Iterable, Iterator

_NUMBER = re.compile(r"([0-9]+)")


def by_name(path: Iterable[str]) -> list[tuple[tuple[str | int, ...], str]]:
    """Where a part stands: below the part that it lies in, by its name, a number in a name by its size.

    >>> sorted([["Ward 10"], ["Ward 2"], ["Theatre", "Night"], ["theatre"], ["Theatre"]], key=by_name)
    [['Theatre'], ['Theatre', 'Night'], ['theatre'], ['Ward 2'], ['Ward 10']]
    """
    return [(tuple(_pieces(name)), name) for name in path]


def _pieces(name: str) -> Iterator[str | int]:
    """A name in turns of text and whole number, so that two names are compared like with like."""
    for place, piece in enumerate(_NUMBER.split(name.casefold())):
        yield int(piece) if place % 2 else piece
