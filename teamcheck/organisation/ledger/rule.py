"""Whether figures may be given out beside those that are out already (method M64)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from teamcheck.organisation.ledger.book import Entry, Ledger
from teamcheck.organisation.ledger.release import ONCE, Release, digest, identity, key_id, kin
from teamcheck.scorecard.public import FULL_FROM


@dataclass(frozen=True, slots=True)
class Clash:
    """Figures that must not stand beside earlier ones.

    Attributes:
        why: ``changed``, the answers are not the same, and too few are new; ``cuts``, people were parted in other ways.
        earlier: The earlier figures.
        then: How many people a part of those was of; 0 where ``why`` is ``cuts``.
        now: How many people it would be of now; 0 as above.
        enough: From how many on figures may be given out again, beside this and all other earlier ones; 0 as above.
    """

    why: Literal["changed", "cuts"]
    earlier: Entry
    then: int = 0
    now: int = 0
    enough: int = 0


@dataclass(frozen=True, slots=True)
class Noted:
    """What is given out, beside the same as a ledger keeps it.

    Attributes:
        file: File of the answers.
        release: What is given out, without what its figures follow from.
        entry: The same as the ledger keeps it.
    """

    file: Path
    release: Release
    entry: Entry


def noted(release: Release, file: Path, salt: str, key: bytes | None, *, day: str, what: str, minimum: int) -> Noted:
    """A release beside its entry; see `entry_of`."""
    entry = entry_of(release, salt, key, day=day, what=what, minimum=minimum)
    return Noted(file, replace(release, counted={}), entry)


def entry_of(release: Release, salt: str, key: bytes | None, *, day: str, what: str, minimum: int) -> Entry:
    """A release as the ledger keeps it.

    Args:
        release: What is given out.
        salt: Of the ledger that keeps it.
        key: Secret of the digests; None where there is none, and then only numbers of people can be compared.
        day: Today, as an ISO date.
        what: What kind of output it is.
        minimum: Fewest answers shown in it.
    """
    whose = identity(release, salt)
    kept_with = kin(release, salt) if release.source else ""
    parts = {
        part: (n, digest(key, salt, kept_with or whose, part, counted) if key and counted else "")
        for part, (n, counted) in release.counted.items()
    }
    kept_by = "" if key is None else key_id(key, salt)
    return Entry(whose, kept_by, day, what, minimum, parts, release.cuts, kept_with)


def clash_of(entry: Entry, ledger: Ledger, *, again: bool = False) -> Clash | None:
    """Why figures must not be given out, by the latest of the earlier ones that they clash with; None where they may be.

    Changed answers come first, then the longest of other cuts: whoever begins with those begins with the shorter ones as well.

    A part may be given out again if what it follows from is the same in every earlier release, or if so many people are new
    that nothing can be said of fewer than the minimum, nor anything finer of fewer than ten than a small team is shown; totals
    and groups only if they are the same. With
    digests of another key, the same number of people is taken for the same people. Cuts must begin with those that were given
    out before.

    What is out already tells nothing new. So figures of a team alone, every part of which is the same as in one earlier
    release, may be given out again, whatever else was given out since. A release for which a reason had to be given needs it
    each time, for it must stand in every copy.

    Args:
        entry: What is to be given out.
        ledger: What was given out before.
        again: Whether everything that this run gives out `is_out` already. Then fewer cuts than before are no clash: nobody is
            parted in a way in which they were not parted then. Changed answers are, for totals may count teams as they were in
            different releases.

    Example:
        >>> then = Entry("harbour", "k", "2026-03-02", "score json", 5, {"goals": (9, "a")})
        >>> def now(n, kept): return Entry("harbour", "k", "2026-03-09", "score json", 5, {"goals": (n, kept)})
        >>> [clash_of(each, Ledger("salt", (then,))) is None for each in (now(9, "a"), now(9, "b"), now(10, "b"), now(14, "b"))]
        [True, False, False, True]
    """
    if not entry.cuts and is_out(entry, ledger):
        return None
    every = ledger.given_out(entry.of)
    found = [clash for earlier in every if (clash := _clash(entry, earlier, again=again)) is not None]
    latest = max(found, key=_weight, default=None)
    if latest is None or latest.why == "cuts":
        return latest
    return replace(latest, enough=max(_enough(entry, earlier) for earlier in every))


def is_out(entry: Entry, ledger: Ledger) -> bool:
    """Whether one earlier release, under this key, has all of it: the same parts of the same answers, by a minimum no higher.

    One for which a reason had to be given is none.
    Where people are parted, that release has the same cuts first; where they are not, it has none either, for with cuts a part
    may be noted that only totals counted.
    """
    return bool(entry.key) and any(
        each.key == entry.key
        and not each.overruled
        and each.minimum <= entry.minimum
        and bool(each.cuts) == bool(entry.cuts)
        and each.cuts[: len(entry.cuts)] == entry.cuts
        and entry.parts.items() <= each.parts.items()
        for each in ledger.given_out(entry.of)
    )


def out_elsewhere(entry: Entry, ledger: Ledger, files: Collection[str]) -> int:
    """Of how many people figures are out that may be of the same time of asking, from a file of another name; 0: of none.

    Only numbers of people so near that the two could give answers away count, and answers that are not the same.

    Args:
        entry: What is to be given out.
        ledger: What was given out before.
        files: `Entry.of` of all that is given out in this run: files that are read together are no mistake.
    """
    if ledger.given_out(entry.of):
        return 0
    return max((_near(entry, each) for each in ledger.elsewhere(entry, files)), default=0)


def _near(entry: Entry, other: Entry) -> int:
    """The most people in a part of the other that could give answers away beside that of the first; 0 where none could."""
    minimum, near = max(entry.minimum, other.minimum), [0]
    for part in entry.parts.keys() & other.parts.keys():
        now, then = entry.parts[part][0], other.parts[part][0]
        same = now == then and entry.kept(part) == other.kept(part)
        if not same and abs(now - then) < _fewest_new(min(then, now), minimum):
            near.append(then)
    return max(near)


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


def with_entries(ledger: Ledger, entries: Sequence[Entry]) -> Ledger:
    """The ledger with what was given out now."""
    again = all(is_out(entry, ledger) for entry in entries)
    new = [
        replace(entry, overruled=clash_of(entry, ledger, again=again) is not None)
        for entry in entries
        if not is_kept(entry, ledger)
    ]
    return Ledger(ledger.salt, (*ledger.entries, *new))


def _clash(entry: Entry, earlier: Entry, *, again: bool) -> Clash | None:
    comparable = bool(entry.key) and entry.key == earlier.key
    minimum = max(entry.minimum, earlier.minimum)
    for part in entry.parts.keys() & earlier.parts.keys():
        now, then = entry.parts[part][0], earlier.parts[part][0]
        same = entry.kept(part) == earlier.kept(part) if comparable else now == then
        if not same and (part.startswith(ONCE) or now < then + _fewest_new(then, minimum)):
            return Clash("changed", earlier, then, now)
    if _parted_otherwise(entry.cuts, earlier.cuts) and not again:
        return Clash("cuts", earlier)
    return None


def _parted_otherwise(now: Sequence[str], then: Sequence[str]) -> bool:
    """Whether people are parted now in a way that was not looked at together with the ways of then.

    The levels of a tree must be the same: a deeper one makes parts rough that were printed fine. Groups, where there are any,
    must begin with those of then. A tree is of whole teams, so groups within teams are no other way beside it, but groups over
    it are.

    Example:
        >>> _parted_otherwise(["tree/house", "by/role"], ["tree/house"]), _parted_otherwise(["tree/house"], ["by/role"])
        (False, False)
        >>> _parted_otherwise(["tree/house", "tree/ward"], ["tree/house"]), _parted_otherwise(["by/shift"], ["by/role"])
        (True, True)
    """
    (tree_now, groups_now), (tree_then, groups_then) = _tree_and_groups(now), _tree_and_groups(then)
    if bool(tree_now) != bool(tree_then):
        return bool(groups_now and groups_then)
    return tree_now != tree_then or (bool(groups_now) and groups_now[: len(groups_then)] != groups_then)


def _tree_and_groups(cuts: Sequence[str]) -> tuple[list[str], list[str]]:
    levels = [cut for cut in cuts if cut.startswith("tree/")]
    return levels, [cut for cut in cuts if cut not in levels]


def _weight(clash: Clash) -> tuple[bool, int, str, int, str]:
    earlier, changed = clash.earlier, clash.why == "changed"
    return changed, 0 if changed else len(earlier.cuts), earlier.day, clash.then, earlier.what


def _enough(entry: Entry, earlier: Entry) -> int:
    """From how many people on every part may be given out again beside an earlier release; 0 where none was given out."""
    minimum = max(entry.minimum, earlier.minimum)
    both = entry.parts.keys() & earlier.parts.keys()
    if any(part.startswith(ONCE) for part in both):
        return 0
    return max((earlier.parts[part][0] + _fewest_new(earlier.parts[part][0], minimum) for part in both), default=0)


def _fewest_new(fewer: int, minimum: int) -> int:
    """How many must be new for figures to be given out again.

    Where both are in full, ten: the counts of answers to a statement then and now would tell those of the people in between,
    and of fewer than ten nothing so fine is ever shown.

    Args:
        fewer: How many people the smaller of the two is of.
        minimum: The higher of both.
    """
    return max(minimum, FULL_FROM) if fewer >= FULL_FROM else minimum
