"""Who is behind the same team and round in several files: the same people, or some more who answered in between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """A group of people as one file has it, in one dimension.

    Attributes:
        file: The file.
        n: How many of them are scored; None where that is not printed.
        answered: How many of them answered anything; None where that is not printed.
    """

    file: str
    n: int | None
    answered: int | None


@dataclass(frozen=True, slots=True)
class Version:
    """People of a group, with those who answered since the version before.

    Attributes:
        files: The files that have it so.
        n: How many are scored; None where no file prints it.
        most: The most that can be scored.
        more: Fewest and most people who came since the version before; everybody, for the first.
    """

    files: frozenset[str]
    n: int | None
    most: int
    more: tuple[int, int]


#: More people than any group has.
MANY = 10**7


def chains(seen: Iterable[Seen]) -> list[list[Version]]:
    """The versions of a group: each chain grows by people who answered later. Files that contradict each other begin a new one.

    Example:
        >>> [[(version.n, version.more) for version in chain] for chain in chains([Seen("a", 10, 10), Seen("b", 9, 9)])]
        [[(9, (9, 9)), (10, (1, 1))]]
        >>> [[(version.n, version.more) for version in chain] for chain in chains([Seen("a", None, 3), Seen("b", 7, 8)])]
        [[(None, (0, 3)), (7, (4, 7))]]
    """
    groups: dict[tuple[int, int], list[Seen]] = {}
    for each in seen:
        groups.setdefault(_order(each), []).append(each)
    merged: list[list[Seen]] = []
    for _, group in sorted(groups.items()):
        if merged and _same_people(merged[-1], group):
            merged[-1] += group
        else:
            merged.append(group)
    found: list[list[Version]] = []
    for group in merged:
        before = found[-1][-1] if found else None
        version = _version(group, before)
        if version.more[0] > version.more[1] and before is not None:
            found.append([_version(group, None)])
        elif found:
            found[-1].append(version)
        else:
            found.append([version])
    return found


def _order(seen: Seen) -> tuple[int, int]:
    """Later versions have more people; a file that prints no number of answers is taken by its number of people."""
    answered = seen.n if seen.answered is None else seen.answered
    return MANY if answered is None else answered, seen.n or 0


def _same_people(before: Sequence[Seen], now: Sequence[Seen]) -> bool:
    """Whether as many are scored, or as many answered and one of the files does not say how many are scored."""
    known = {each.n for each in before} - {None}, {each.n for each in now} - {None}
    if known[0] and known[1]:
        return known[0] == known[1]
    return before[0].answered == now[0].answered


def _version(group: Sequence[Seen], before: Version | None) -> Version:
    n = next((each.n for each in group if each.n is not None), None)
    most = min((size for each in group for size in (each.n, each.answered) if size is not None), default=MANY)
    least = n or 0
    if before is None:
        return Version(frozenset(each.file for each in group), n, most, (least, most))
    fewest = max(0, least - before.most)
    more = (fewest, most if before.n is None else most - before.n)
    return Version(frozenset(each.file for each in group), n, most, more)
