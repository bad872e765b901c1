"""Whether figures may be given out beside those that are out already (method M64)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from teamcheck.organisation.ledger.book import Entry, Ledger
from teamcheck.organisation.ledger.release import Release, digest, identity, key_id
from teamcheck.scorecard.public import FULL_FROM


@dataclass(frozen=True, slots=True)
class Clash:
    """Figures that must not stand beside earlier ones.

    Attributes:
        why: ``changed``, the answers are not the same, and too few are new; ``cuts``, people were parted in other ways.
        earlier: The earlier figures.
        then: How many people a part of those was of; 0 where ``why`` is ``cuts``.
        now: How many people it would be of now; 0 as above.
    """

    why: Literal["changed", "cuts"]
    earlier: Entry
    then: int = 0
    now: int = 0


def entry_of(release: Release, ledger: Ledger, key: bytes | None, *, day: str, what: str, minimum: int) -> Entry:
    """A release as the ledger keeps it.

    Args:
        release: What is given out.
        ledger: Where it is kept.
        key: Secret of the digests; None where there is none, and then only numbers of people can be compared.
        day: Today, as an ISO date.
        what: What kind of output it is.
        minimum: Fewest answers shown in it.
    """
    whose = identity(release, ledger.salt)
    parts = {
        part: (n, "" if key is None else digest(key, ledger.salt, whose, part, counted))
        for part, (n, counted) in release.counted.items()
    }
    kept_by = "" if key is None else key_id(key, ledger.salt)
    return Entry(whose, kept_by, day, what, minimum, parts, release.cuts)


def clash_of(entry: Entry, ledger: Ledger) -> Clash | None:
    """Why figures must not be given out, by the latest of the earlier ones that they clash with; None where they may be.

    A part may be given out again if what it follows from is the same in every earlier release, or if so many people are new
    that nothing can be said of fewer than the minimum, nor anything finer of fewer than ten than a small team is shown. With
    digests of another key, the same number of people is taken for the same people. Cuts must begin with those that were given
    out before.

    Example:
        >>> then = Entry("harbour", "k", "2026-03-02", "score json", 5, {"goals": (9, "a")})
        >>> def now(n, kept): return Entry("harbour", "k", "2026-03-09", "score json", 5, {"goals": (n, kept)})
        >>> [clash_of(each, Ledger("salt", (then,))) is None for each in (now(9, "a"), now(9, "b"), now(10, "b"), now(14, "b"))]
        [True, False, False, True]
    """
    found = [clash for earlier in ledger.given_out(entry.of) if (clash := _clash(entry, earlier)) is not None]
    return max(found, key=lambda clash: (clash.earlier.day, clash.then, clash.earlier.what), default=None)


def cannot_tell(entry: Entry, ledger: Ledger) -> bool:
    """Whether only figures of another key were given out of the same people, so that nobody knows if answers were changed."""
    earlier = ledger.given_out(entry.of)
    own = bool(entry.key) and any(each.key == entry.key for each in earlier)
    return not own and any(entry.parts.keys() & each.parts.keys() for each in earlier)


def is_kept(entry: Entry, ledger: Ledger) -> bool:
    """Whether the ledger has it already, whatever day or kind of output it was."""
    return bool(entry.key) and any(
        each.key == entry.key
        and each.minimum >= entry.minimum
        and each.cuts == entry.cuts
        and entry.parts.items() <= each.parts.items()
        for each in ledger.given_out(entry.of)
    )


def with_entries(ledger: Ledger, entries: Iterable[Entry]) -> Ledger:
    """The ledger with what was given out now."""
    new = [entry for entry in entries if not is_kept(entry, ledger)]
    return Ledger(ledger.salt, (*ledger.entries, *new))


def _clash(entry: Entry, earlier: Entry) -> Clash | None:
    if earlier.cuts and entry.cuts and entry.cuts[: len(earlier.cuts)] != earlier.cuts:
        return Clash("cuts", earlier)
    comparable = bool(entry.key) and entry.key == earlier.key
    minimum = max(entry.minimum, earlier.minimum)
    for part, (now, kept_now) in entry.parts.items():
        then, kept_then = earlier.parts.get(part, (0, kept_now))
        same = kept_now == kept_then if comparable else now == then
        if part in earlier.parts and not same and now < then + _fewest_new(then, now, minimum):
            return Clash("changed", earlier, then, now)
    return None


def _fewest_new(then: int, now: int, minimum: int) -> int:
    """How many must be new for figures to be given out again.

    Where both are in full, ten: the counts of answers to a statement then and now would tell those of the people in between,
    and of fewer than ten nothing so fine is ever shown.
    """
    return max(minimum, FULL_FROM) if min(then, now) >= FULL_FROM else minimum
