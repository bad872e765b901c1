"""Sets of people put into each other: what each is made up of, and which of them cross."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Atom = Hashable
Atoms = frozenset[Atom]


@dataclass(frozen=True, slots=True)
class MadeUp:
    """What a set is made up of, with nobody twice.

    Attributes:
        whole: The set.
        inside: Other sets.
        rest: People who are in none of these, parted by the sets that they are in.
    """

    whole: Atoms
    inside: tuple[Atoms, ...]
    rest: tuple[Atoms, ...]


def nested(sets: Iterable[Atoms]) -> list[MadeUp]:
    """What each set is made up of: of the largest ones inside it, or, where sets cross, of people who are in the same ones.

    Example:
        >>> team, whole, other = frozenset("ab"), frozenset("abcd"), frozenset("bc")
        >>> [(sorted(each.whole), [*map(sorted, each.inside)], [*map(sorted, each.rest)]) for each in nested([team, whole])]
        [(['a', 'b'], [], [['a', 'b']]), (['a', 'b', 'c', 'd'], [['a', 'b']], [['c', 'd']])]
        >>> [sorted(map(sorted, each.rest)) for each in nested([team, other])]
        [[['a'], ['b']], [['b'], ['c']]]
    """
    ordered = sorted(set(sets), key=lambda each: (len(each), sorted(map(repr, each))))
    found: list[MadeUp] = []
    top: dict[Atom, Atoms] = {}
    crossing = False
    for each in ordered:
        inside = tuple(dict.fromkeys(top[atom] for atom in sorted(each, key=repr) if atom in top))
        if any(not other <= each for other in inside):
            crossing = True
            break
        rest = each.difference(*inside)
        found.append(MadeUp(each, inside, (rest,) if rest else ()))
        top.update(dict.fromkeys(each, each))
    return found if not crossing else _parted(ordered)


def _parted(ordered: Sequence[Atoms]) -> list[MadeUp]:
    """Those that hang together with sets that cross, by people who are in the same ones; the others nested as they are."""
    found: list[MadeUp] = []
    for group in _hanging_together(ordered):
        nest = _nest(group)
        found += nest if nest is not None else _by_membership(group)
    return found


def _nest(group: Sequence[Atoms]) -> list[MadeUp] | None:
    if any(one & other and not one <= other and not other <= one for one in group for other in group):
        return None
    return nested(group)


def _by_membership(group: Sequence[Atoms]) -> list[MadeUp]:
    member: dict[Atom, list[int]] = defaultdict(list)
    for place, each in enumerate(group):
        for atom in each:
            member[atom].append(place)
    classes: dict[tuple[int, ...], set[Atom]] = defaultdict(set)
    for atom, places in member.items():
        classes[tuple(places)].add(atom)
    parts: Mapping[int, list[Atoms]] = defaultdict(list)
    for shared, atoms in sorted(classes.items()):
        for place in shared:
            parts[place].append(frozenset(atoms))
    return [MadeUp(each, (), tuple(parts[place])) for place, each in enumerate(group)]


def _hanging_together(ordered: Sequence[Atoms]) -> list[list[Atoms]]:
    """Sets that have people in common, over others."""
    root: dict[Atom, Atom] = {}

    def find(atom: Atom) -> Atom:
        while root.setdefault(atom, atom) != atom:
            root[atom] = atom = root[root[atom]]
        return atom

    for each in ordered:
        first, *more = each
        for atom in more:
            root[find(atom)] = find(first)
    groups: dict[Atom, list[Atoms]] = defaultdict(list)
    for each in ordered:
        groups[find(next(iter(each)))].append(each)
    return list(groups.values())
