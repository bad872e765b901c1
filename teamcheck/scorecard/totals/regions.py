"""Which people a total counts, so that no two totals tell of a few people (methods M60 and M61).

A total with its number of people is as good as a sum, and sums can be taken from each other. What can be worked out of all
the totals and teams that are shown is made of *regions*: the people of a total who are in nothing shown below it. So every
region has nobody in it, or at least the minimum. Teams keep their own reports whatever tree is asked for; that is why a total
leaves out people here, instead of hiding a team beside them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from teamcheck.scorecard.public import FULL_FROM

Edition = Literal["full", "small-team"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the organisation: a node of the tree, in one dimension. Leaves (teams) are named by their places, in order.

    Attributes:
        edition: How fine its figures may be; None where it is not shown.
        n: How many people its total counts; 0 where it is not shown.
        own: The leaves counted here and in no shown node below.
        below: The nearest shown nodes below. The total is that of ``own`` and of these together.
        left_out: The leaves with somebody in them, anywhere under the node, that its total does not count.
    """

    edition: Edition | None
    n: int
    own: tuple[int, ...]
    below: tuple[int, ...]
    left_out: tuple[int, ...]


def parts(
    parents: Sequence[int], leaf_nodes: Sequence[int], sizes: Sequence[int], *, minimum: int, fewest_teams: int = 1
) -> list[Part]:
    """What every part of an organisation counts and how fine its figures may be (methods M60 and M61).

    At each node, from the bottom: the leaves below the minimum that stand here or were left out further down are counted only
    if they are enough together; and where the leaves that would be counted here are fewer than ``fewest_teams``, none of them
    is. What is left out is handed to the node above, where it may be enough. The work is linear in nodes and leaves.

    Args:
        parents: The node above each node; node 0 is the top, and its own is -1. A node comes after the one above it.
        leaf_nodes: The node that each leaf stands directly under.
        sizes: People of each leaf who are scored in the dimension; 0 or more.
        minimum: Fewest people of whom figures are shown.
        fewest_teams: Fewest leaves counted at one node: 3 where people were told that only their team sees its figures, so
            that the figures of one team cannot be worked out of totals alone; else 1.

    Returns:
        A part for each node, in their order.

    Example:
        A department of 6, 3 and 4 people, and one of 8 and 2; those two people are left out everywhere.

        >>> found = parts([-1, 0, 0], [1, 1, 1, 2, 2], [6, 3, 4, 8, 2], minimum=5)
        >>> [(part.n, part.own, part.below, part.left_out) for part in found]
        [(21, (), (1, 2), (4,)), (13, (0, 1, 2), (), ()), (8, (3,), (), (4,))]
    """
    pools: list[list[int]] = [[] for _ in parents]
    for leaf, node in enumerate(leaf_nodes):
        if sizes[leaf]:
            pools[node].append(leaf)
    nearest: list[list[int]] = [[] for _ in parents]
    found: list[Part] = [_NOTHING] * len(parents)
    rough = [0] * len(parents)
    full_from = max(minimum, FULL_FROM)
    for node in range(len(parents) - 1, -1, -1):
        own, left_out = _counted(pools[node], sizes, minimum, fewest_teams)
        below = sorted(nearest[node])
        rough[node] = sum(size for leaf in own if (size := sizes[leaf]) < full_from) + sum(rough[part] for part in below)
        is_full = not 0 < rough[node] < full_from
        if is_full:
            rough[node] = 0
        shown = bool(own or below)
        found[node] = Part(
            edition=("full" if is_full else "small-team") if shown else None,
            n=sum(sizes[leaf] for leaf in own) + sum(found[part].n for part in below),
            own=tuple(own),
            below=tuple(below),
            left_out=tuple(left_out),
        )
        if (above := parents[node]) >= 0:
            pools[above] += left_out
            if shown:
                nearest[above].append(node)
    return found


_NOTHING = Part(edition=None, n=0, own=(), below=(), left_out=())


def _counted(pool: list[int], sizes: Sequence[int], minimum: int, fewest_teams: int) -> tuple[list[int], list[int]]:
    """Which leaves of a pool are counted here, and which are not; both in order."""
    pool.sort()
    few = sum(size for leaf in pool if (size := sizes[leaf]) < minimum)
    if 0 < few < minimum:
        own = [leaf for leaf in pool if sizes[leaf] >= minimum]
        left_out = [leaf for leaf in pool if sizes[leaf] < minimum]
    else:
        own, left_out = pool, []
    return ([], pool) if len(own) < fewest_teams else (own, left_out)
