"""Whether sets of people that are shown together tell of a few (method M63).

The region rule (M60) is enough for one tree. Where people are cut in more than one way (by department and by profession), sums
combine in ways that no tree has: a department less a profession can be one nurse. So here every combination is gone through:
all that can be worked out of sums is made of them by adding and taking away.
"""

from collections.abc import Collection, Sequence

from teamcheck.scorecard.totals.elimination import Row, Rows, TooMuchWorkError, Work, settles
from teamcheck.scorecard.totals.few import Search

#: Most steps of work (a few seconds); where it is not decided by then, what is undecided counts as telling.
WORK = 20_000_000

#: Rows of more columns than so many times the fewest people are ruled out together, where that can be.
FAR_REACHING = (3, 10, 40)


def pointed_out(
    shown: Sequence[Collection[int]], sizes: Sequence[int], *, fewest: int, work: int = WORK
) -> frozenset[int] | None:
    """A group of fewer than ``fewest`` people whose figures can be worked out of what is shown (method M63).

    Atoms are people who are in the same shown sets. A group of atoms can be worked out if and only if it is a combination, by
    adding and taking away, of shown sets.

    Args:
        shown: The atoms of each set of people whose total is shown, with the number of people in it.
        sizes: People in each atom; those with nobody in them are in no group.
        fewest: Fewest people of whom anything may be known.
        work: Most steps of work.

    Returns:
        The atoms of one such group, or None where there is none. Where the work is not enough to know, all atoms that may be in
        such a group: whoever shows less then, and asks again, never shows too much.

    Example:
        Nurses and doctors of one ward are atoms 0 and 1, those of another 2 and 3. Wards and professions have 6 people or more.
        But the second ward has no doctors; so the first ward less all doctors is its 4 nurses.

        >>> wards, professions, sizes = [[0, 1], [2, 3]], [[0, 2], [1, 3]], [4, 6, 8, 0]
        >>> pointed_out(wards + professions, sizes, fewest=5), pointed_out(wards, sizes, fewest=5)
        (frozenset({0}), None)
    """
    columns, alike = _columns(shown, sizes)
    people = [sum(sizes[atom] for atom in atoms) for atoms in alike]
    few = [column for column, number in enumerate(people) if number < fewest]
    if not few:
        return None
    steps = Work(work)
    try:
        search = Search(_reduced(columns, people, fewest, steps), people, fewest, steps)
    except TooMuchWorkError:
        found = few
    else:
        found = search.found()
    return frozenset(atom for column in found for atom in alike[column]) or None


def _columns(shown: Sequence[Collection[int]], sizes: Sequence[int]) -> tuple[list[list[int]], list[list[int]]]:
    """The sets over columns, and the atoms of each column: those with somebody in them that are in the same sets."""
    places: list[list[int]] = [[] for _ in sizes]
    for place, atoms in enumerate(shown):
        for atom in atoms:
            places[atom].append(place)
    alike: dict[tuple[int, ...], list[int]] = {}
    for atom, inside in enumerate(places):
        if sizes[atom] and inside:
            alike.setdefault(tuple(inside), []).append(atom)
    columns: list[list[int]] = [[] for _ in shown]
    for column, sets in enumerate(alike):
        for place in sets:
            columns[place].append(column)
    return columns, list(alike.values())


def _reduced(sets: Sequence[Sequence[int]], people: Sequence[int], fewest: int, work: Work) -> dict[int, Row]:
    """The reduced rows of which a group of fewer than ``fewest`` people can be made, by their own columns."""
    dearest = {column: min(number, fewest) for column, number in enumerate(people)}
    rows = Rows([dict.fromkeys(columns, 1) for columns in sets], dearest, work)
    for times in FAR_REACHING:
        rows.reduce(times * fewest)
        if _reach_too_far(rows, dearest, fewest, work):
            return rows.reduced
    rows.reduce()
    return rows.reduced


def _reach_too_far(rows: Rows, dearest: dict[int, int], fewest: int, work: Work) -> bool:
    """Whether no group of fewer than ``fewest`` people can have any of the rows that are still open in it.

    Such a group misses at least one of ``fewest`` bundles that have no column in common. A bundle is made of columns that the
    open rows reach, and of the own columns of the reduced rows that reach them too. If the group misses it, then in each of its
    columns the open rows in the group come to 0; and where as many of its columns say something new as there are open
    rows, there is none of them in the group.
    """
    far = Rows([dict(row) for row in rows.open], dearest, work)
    far.reduce()
    near = _by_column(rows.reduced)
    bundle_of: dict[int, int] = {}
    bundle, basis = 0, dict[int, Row]()
    for column, equation in _by_column(far.reduced).items():
        reached = near.get(column, {})
        if any(bundle_of.get(own, bundle) != bundle for own in reached):
            continue
        work.take(len(reached) + len(equation) * (1 + len(basis)))
        if settles(basis, equation):
            bundle_of |= dict.fromkeys(reached, bundle)
        if len(basis) == len(far.reduced):
            bundle, basis = bundle + 1, {}
            if bundle == fewest:
                return True
    return not far.reduced


def _by_column(rows: dict[int, Row]) -> dict[int, Row]:
    """The same numbers by column: what each row has in it."""
    columns: dict[int, Row] = {}
    for own, row in rows.items():
        for column, number in row.items():
            columns.setdefault(column, {})[own] = number
    return columns
