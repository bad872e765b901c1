"""Which people a total counts, so that no two totals tell of a few people (methods M60 and M61).

A total with its number of people is as good as a sum, and sums can be taken from each other. What can be worked out of all
the totals and teams that are shown is made of *regions*: the people of a total who are in nothing shown below it. So every
region has nobody in it, or at least the minimum. Teams keep their own reports whatever tree is asked for; that is why a total
leaves out people here, instead of hiding a team beside them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from teamcheck.responses.model import MINIMUM
from teamcheck.scorecard.public import FULL_FROM

Edition = Literal["full", "small-team"]

#: Fewest people without whole points of their own that a total in whole points counts, where it counts any. Ten would hide each
#: of them from sums, but not from rounding: of two teams of five whose scores lie near the same edge of what their pages print,
#: a total in whole points tells more than these pages. With thirty there are four such teams or more, and hardly ever all
#: near one edge.
WHOLE_POINTS_FROM = 30


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
        minimum: Fewest people of whom figures are shown, 5 or more.
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
    whole_points_from = max(minimum, WHOLE_POINTS_FROM)
    for node in range(len(parents) - 1, -1, -1):
        own, left_out = _counted(pools[node], sizes, minimum, fewest_teams)
        below = sorted(nearest[node])
        rough[node] = sum(size for leaf in own if (size := sizes[leaf]) < FULL_FROM) + sum(rough[part] for part in below)
        is_full = not 0 < rough[node] < whole_points_from
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


def units(found: Sequence[Part], node: int, sizes: Sequence[int], *, minimum: int) -> list[tuple[int, ...]]:
    """The groups of leaves that the score of a small-team total is worked out of, each rounded by itself (method M61).

    Rounded as a whole, a total of few people beside figures in whole points would tell more of these few than their own page
    does. Worked out of scores as they are printed, by numbers of people, it tells nothing that these do not.

    Args:
        found: What `parts` found.
        node: A node that is shown.
        sizes: People of each leaf, as in `parts`.
        minimum: Fewest people of whom figures are shown, as in `parts`.

    Returns:
        Each leaf that has figures of its own; the others of one node together; and each full total below.

    Example:
        >>> sizes = [30, 7, 2, 3, 40, 20]
        >>> found = parts([-1, 0, 0], [0, 0, 1, 1, 2, 2], sizes, minimum=5)
        >>> [part.edition for part in found], units(found, 0, sizes, minimum=5)
        (['small-team', 'small-team', 'full'], [(0,), (1,), (2, 3), (4, 5)])
    """
    own = found[node].own
    groups: list[tuple[int, ...]] = [(leaf,) for leaf in own if sizes[leaf] >= minimum]
    if few := tuple(leaf for leaf in own if sizes[leaf] < minimum):
        groups.append(few)
    for below in found[node].below:
        if found[below].edition == "full":
            groups.append(counted(found, below))
        else:
            groups += units(found, below, sizes, minimum=minimum)
    return groups


def counted(found: Sequence[Part], node: int) -> tuple[int, ...]:
    """The leaves whose people the total of a node counts, in order."""
    leaves: list[int] = []
    nodes = [node]
    while nodes:
        part = found[nodes.pop()]
        leaves += part.own
        nodes += part.below
    return tuple(sorted(leaves))


_NOTHING = Part(edition=None, n=0, own=(), below=(), left_out=())


def _counted(pool: list[int], sizes: Sequence[int], minimum: int, fewest_teams: int) -> tuple[list[int], list[int]]:
    """Which leaves of a pool are counted here, and which are not; both in order.

    A team that is too small for a page here may have one elsewhere, where fewer answers were agreed on. So the small ones are
    enough together whatever minimum from that of DESIGN on their pages follow.
    """
    pool.sort()
    own = pool
    for least in range(MINIMUM, minimum + 1):
        if 0 < sum(size for leaf in own if (size := sizes[leaf]) < least) < least:
            own = [leaf for leaf in own if sizes[leaf] >= least]
    left_out = [] if own is pool else sorted(set(pool) - set(own))
    return ([], pool) if len(own) < fewest_teams else (own, left_out)
