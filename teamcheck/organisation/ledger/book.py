"""The ledger as a file: ``teamcheck/ledger/1``, one entry a line, in an order that tells nothing."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

SCHEMA = "teamcheck/ledger/1"
#: What the file is called, beside the answers.
FILE_NAME = "teamcheck.ledger.json"
#: A ledger has at most so many bytes: some 100,000 releases of teams with 35 statements.
LARGEST = 1 << 26
#: Between a dimension and its statement in the id of a part.
_WITHIN = "/"

_ABOUT = (
    "Which figures were given out of the answers in this folder, so that no second set of them gives an answer away. "
    "It holds no names and no answers. Keep it as long as the answers: docs/privacy.md"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Figures that were given out.

    Attributes:
        of: Whose, and of which round (`teamcheck.organisation.ledger.release.identity`).
        key: Id of the key of the digests; empty where there was none.
        day: When they were first given out, as an ISO date.
        what: What kind of output it was.
        minimum: Fewest answers shown in it.
        parts: Id of each part to how many people it was of, and a keyed digest of what its figures follow from; empty for a
            statement (``dimension/item``), for the digest of its dimension is of its answers too.
        cuts: Ids of the ways in which people were parted, in their order.
        kin: Where the name of the file stands for the round or the team: whose, without that name; else empty. Written only
            where there is one.
        overruled: Whether it clashed with an earlier one, and was given out with a reason all the same. Written only if so.
    """

    of: str
    key: str
    day: str
    what: str
    minimum: int
    parts: Mapping[str, tuple[int, str]]
    cuts: tuple[str, ...] = ()
    kin: str = ""
    overruled: bool = False

    def kept(self, part: str) -> str:
        """The digest of what a part follows from: its own, or that of its dimension."""
        return self.parts[part][1] or self.parts.get(part.partition(_WITHIN)[0], (0, ""))[1]


@dataclass(frozen=True)
class Ledger:
    """All that was given out of the answers in a folder.

    Attributes:
        salt: Random text that goes into every digest.
        entries: In no order that means anything.
    """

    salt: str
    entries: tuple[Entry, ...] = ()

    def given_out(self, of: str) -> Sequence[Entry]:
        """What was given out of somebody in a round."""
        return self._found.get(of, ())

    def elsewhere(self, entry: Entry, files: Collection[str]) -> Iterable[Entry]:
        """What was given out of the same team from a file that is none of these (by what `Entry.of` says)."""
        return (each for each in self.entries if entry.kin and each.kin == entry.kin and each.of not in files)

    @cached_property
    def _found(self) -> Mapping[str, Sequence[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.of, []).append(entry)
        return found


def written(ledger: Ledger) -> str:
    """The text of the file.

    Example:
        >>> parsed(written(Ledger("salt"))) == Ledger("salt")
        True
    """
    lines = ",\n".join(sorted(map(_line, ledger.entries)))
    head = "".join(f"{json.dumps(key)}: {json.dumps(value)},\n" for key, value in _head(ledger))
    return f'{{\n{head}"entries": [\n{lines}\n]\n}}\n'


def parsed(text: str) -> Ledger | None:
    """The ledger in a text; None where it is none, or was damaged.

    Example:
        >>> parsed("{}") is None, parsed("[" * 100_000) is None
        (True, True)
    """
    try:
        found = json.loads(text)
        if found["schema"] != SCHEMA:
            return None
        return Ledger(_text(found["salt"]), tuple(map(_entry, _list(found["entries"]))))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _head(ledger: Ledger) -> Iterable[tuple[str, str]]:
    return [("schema", SCHEMA), ("about", _ABOUT), ("salt", ledger.salt)]


def size_of(entry: Entry) -> int:
    """Bytes that an entry takes in a ledger."""
    return len(_line(entry))


def _line(entry: Entry) -> str:
    record = {
        "of": entry.of,
        "parts": _written_parts(entry.parts),
        "minimum": entry.minimum,
        "cuts": entry.cuts,
        "day": entry.day,
        "what": entry.what,
        "key": entry.key,
        **({"kin": entry.kin} if entry.kin else {}),
        **({"overruled": True} if entry.overruled else {}),
    }
    return json.dumps(record, separators=(",", ":"))


def _written_parts(parts: Mapping[str, tuple[int, str]]) -> dict[str, list[Any]]:
    """Each part with its digest; statements without one of their own stand within their dimension."""
    found: dict[str, list[Any]] = {}
    within: dict[str, dict[str, int]] = {}
    for part, (n, kept) in parts.items():
        dimension, _, item = part.partition(_WITHIN)
        if item and not kept and dimension in parts:
            within.setdefault(dimension, {})[item] = n
        else:
            found[part] = [n, kept]
    return {part: [*whole, within[part]] if part in within else whole for part, whole in found.items()}


def _read_parts(record: Mapping[str, Sequence[Any]]) -> dict[str, tuple[int, str]]:
    """The same again.

    Raises:
        ValueError: Something in it is no part.
    """
    found: dict[str, tuple[int, str]] = {}
    for part, (n, kept, *items) in record.items():
        found[part] = _number(n), _text(kept)
        for each in items:
            found |= {f"{part}{_WITHIN}{item}": (_number(number), "") for item, number in each.items()}
    return found


def _entry(record: Mapping[str, Any]) -> Entry:
    """One entry.

    Raises:
        ValueError: It is none.
    """
    return Entry(
        of=_text(record["of"]),
        key=_text(record["key"]),
        day=_text(record["day"]),
        what=_text(record["what"]),
        minimum=_number(record["minimum"]),
        parts=_read_parts(record["parts"]),
        cuts=tuple(map(_text, _list(record["cuts"]))),
        kin=_text(record.get("kin", "")),
        overruled=record.get("overruled", False) is not False,
    )


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("a list is needed")  # noqa: TRY004  a fault of the file, told like every other of it
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is needed")  # noqa: TRY004  as above
    return value


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("a number of people is needed")
    return value
