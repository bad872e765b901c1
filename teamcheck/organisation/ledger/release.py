"""What a run gives out of one team, one part of an organisation or one group: plain data, and how it is known again."""

import hashlib
import hmac
import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace

#: How the id of a part begins that is given out once: of totals and groups no other figures may follow, however many are new.
#: Whoever comes in with a team that has a page of its own would else be what a second total tells beside it.
ONCE = "="
#: Bytes kept of a digest: two that differ are taken for the same once in 2**96 times.
_KEPT = 12
#: What browsers and desktops by themselves add to the name of a second copy: ``export (1)``, ``export - Copy (2)``,
#: ``export copy 2``, ``export (another copy)``. Never ``-1`` or ``_2``: people call rounds and wards so.
_WORD = r"(?:copy|kopie|copie|copia|c[oó]pia|kopia|kopi)"
_AGAIN = re.compile(
    rf"(?:\s*\(\d{{1,3}}\)|\s+-\s+{_WORD}|\s+{_WORD}(?:\s+\d{{1,3}})?|\s+\((?:another\s+|\d+\w\w\s+)?{_WORD}(?:\s+\d{{1,3}})?\))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Release:
    """Figures of one group of people in one round.

    Attributes:
        of: Whose figures: what kind of group it is, and its name (``("team", "Harbour")``, ``("part", "North", "Surgery")``).
        questionnaire: Id of what was asked; of an extension that of what it extends, whose figures are among its own.
        round: What the answers call the round, or None.
        counted: Id of each part that is given out (a dimension, or ``dimension/item`` where its answers are counted out) to
            how many people it is of and, as text, all that its figures follow from; empty for a statement, which follows
            from what its dimension follows from. The text must not depend on the order of people. Parts that are withheld
            are left out, unless totals of this run count them.
        source: Name of the file, where the answers themselves do not say team and round: then another file may be another
            team, or another time of asking. Else empty.
        cuts: Ids of the ways in which people are parted in this run (levels of the tree, breakdowns), in their order.
        size: Members of the team, beyond whom nobody can answer; None where that is not known, or it is of no one team.
    """

    of: tuple[str, ...]
    questionnaire: str
    round: str | None
    counted: Mapping[str, tuple[int, str]]
    source: str = ""
    cuts: tuple[str, ...] = ()
    size: int | None = None


def identity(release: Release, salt: str) -> str:
    """Whose figures, and of which round, as a salted SHA-256 that names nobody.

    Example:
        >>> harbour = Release(("team", "Harbour"), "seven-features", "spring", {})
        >>> identity(harbour, "salt")
        '9jDfSsIorqjQJPgd'
    """
    named = [salt, release.questionnaire, list(release.of), release.round, release.source]
    return _short(hashlib.sha256(_canonical(named)).digest())


def kin(release: Release, salt: str) -> str:
    """The same people, as far as their names tell, in whatever file: to see that two files may be one time of asking."""
    return identity(replace(release, source=""), salt)


def name_of(file: str) -> str:
    """The name of a file without what a second download or copy of it adds.

    Example:
        >>> [name_of(name) for name in ("export (2).csv", "export - Copy (2).csv", "export copy 2.csv", "round-1.csv")]
        ['export.csv', 'export.csv', 'export.csv', 'round-1.csv']
    """
    stem, dot, ending = file.rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (file, "")
    while (shorter := _AGAIN.sub("", stem)) and shorter != stem:
        stem = shorter
    return stem + ending


def digest(key: bytes, salt: str, whose: str, part: str, counted: str) -> str:
    """A keyed digest (HMAC-SHA-256) of what the figures of a part follow from.

    It takes in whose and which part it is, so that equal counts of two teams or two rounds do not look equal.

    Args:
        key: Secret: with it, whoever has a report could try out the few sets of answers that fit it.
        salt: Of the ledger.
        whose: What `identity` says; where the name of a file stands for the round or the team, what `kin` says, so that a copy
            under another name is known by its figures.
        part: Id of the part; no id holds a NUL, which keeps what is digested apart.
        counted: What its figures follow from.
    """
    return _short(hmac.digest(key, f"{salt}\0{whose}\0{part}\0{counted}".encode(), "sha256"))


def key_id(key: bytes, salt: str) -> str:
    """Which key it is, without telling anything of it; another one in each ledger."""
    return _short(hmac.digest(key, f"{salt}\0key".encode(), "sha256"))


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()


def _short(digest_: bytes) -> str:
    return urlsafe_b64encode(digest_[:_KEPT]).decode()
