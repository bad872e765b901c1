"""File names made of team names: any name comes out as lowercase letters, digits and hyphens."""

import re
import unicodedata
from collections.abc import Iterable

from teamcheck._names import plain

_LONGEST = 60
_OTHER = re.compile(r"[^a-z0-9]+")
#: Names that Windows gives to devices: a file cannot have them, whatever its ending.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))})


def slug(name: str) -> str:
    """The part of a file name that stands for a team.

    A name without Latin letters or digits, or one that Windows keeps for itself, is told apart by its digest: the same name
    gives the same file, whichever other teams are written with it.

    >>> slug("Ward 7 — Café"), slug("../../x"), slug("東京"), slug("CON")
    ('ward-7-cafe', 'x', 'team-130016', 'team-a3dbc4')
    """
    short = _OTHER.sub("-", plain(name)).strip("-")[:_LONGEST].rstrip("-")
    return short if short and short not in _DEVICES else f"team-{_digest(name)}"


def _digest(name: str) -> str:
    """Six signs that stand for a name, however its accents are put together."""
    import hashlib  # noqa: PLC0415  not for --help

    return hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")).hexdigest()[:6]


def slugs(names: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """A file name for each team, no two alike: where names would collide, the later by name get a number.

    Args:
        names: The teams.
        taken: File names that are something else's.

    >>> slugs(["Red!", "Red", "Blue"], taken=["blue"])
    {'Blue': 'blue-2', 'Red': 'red', 'Red!': 'red-2'}
    """
    chosen: dict[str, str] = {}
    used = set(taken)
    for name in sorted(set(names)):
        stem = slug(name)
        candidate, number = stem, 1
        while candidate in used:
            number += 1
            candidate = f"{stem}-{number}"
        used.add(candidate)
        chosen[name] = candidate
    return chosen
