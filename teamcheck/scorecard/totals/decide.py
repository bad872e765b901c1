"""For each dimension of an organisation: whom the total of every part counts, and how fine it may be (methods M60 and M61)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from teamcheck.responses.model import MINIMUM
from teamcheck.scorecard.public import FULL_FROM
from teamcheck.scorecard.totals.groups import AlsoShown
from teamcheck.scorecard.totals.model import Organisation
from teamcheck.scorecard.totals.regions import Part, parts, units
from teamcheck.statistics.tally import DimensionTally, of_nobody, together


@dataclass(frozen=True, slots=True)
class Leaf:
    """A team with answers.

    Attributes:
        team: Its name.
        node: The part of the tree it stands directly under.
        atoms: The places of its people.
    """

    team: str
    node: int
    atoms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """One dimension.

    Attributes:
        place: Its place among the dimensions that have a score.
        sizes: For each leaf, how many people are scored in it.
        under: For each part of the tree, how many people anywhere under it are.
        parts: For each part of the tree, what is shown of it.
    """

    place: int
    sizes: tuple[int, ...]
    under: tuple[int, ...]
    parts: tuple[Part, ...]


def leaves_of(organisation: Organisation) -> tuple[Leaf, ...]:
    """The teams that have answers, by name."""
    atoms: dict[str, list[int]] = {}
    for place, atom in enumerate(organisation.parted.atoms):
        atoms.setdefault(atom.team, []).append(place)
    return tuple(Leaf(team, organisation.tree.at[team], tuple(atoms[team])) for team in sorted(atoms))


def decide(organisation: Organisation, leaves: Sequence[Leaf], place: int, *, minimum: int, fewest_teams: int) -> Decided:
    """Whom each total counts in one dimension.

    Args:
        organisation: The exact figures.
        leaves: Its teams.
        place: Which dimension.
        minimum: Fewest answers of which anything is shown.
        fewest_teams: Fewest teams of which a total is made.
    """
    atoms, nodes = organisation.parted.atoms, organisation.tree.nodes
    sizes = tuple(sum(atoms[atom].dimensions[place].n for atom in leaf.atoms) for leaf in leaves)
    under = organisation.tree.summed((leaf.node, size) for leaf, size in zip(leaves, sizes, strict=True))
    found = parts(
        [node.parent for node in nodes],
        [leaf.node for leaf in leaves],
        sizes,
        minimum=minimum,
        fewest_teams=fewest_teams,
    )
    return Decided(place, sizes, tuple(under), tuple(found))


def also_shown(leaves: Sequence[Leaf], decided: Decided) -> AlsoShown:
    """What is shown of the same people without any group: the parts, and every team that has a page under any minimum."""
    teams = [frozenset(leaf.atoms) for leaf in leaves]
    counted: list[frozenset[int]] = [frozenset()] * len(decided.parts)
    for node in reversed(range(len(decided.parts))):
        part = decided.parts[node]
        counted[node] = frozenset(chain(*(teams[leaf] for leaf in part.own), *(counted[below] for below in part.below)))
    shown = [place for place, part in enumerate(decided.parts) if part.edition is not None]
    full = [place for place in shown if decided.parts[place].edition == "full"]
    sized = list(zip(teams, decided.sizes, strict=True))
    return AlsoShown(
        whole=counted[0],
        shown=(*(team for team, n in sized if n >= MINIMUM), *(counted[place] for place in shown)),
        full=(*(team for team, n in sized if n >= FULL_FROM), *(counted[place] for place in full)),
        totals=tuple(counted[place] for place in shown),
    )


def printed_units(
    organisation: Organisation, leaves: Sequence[Leaf], decided: Decided, node: int, minimum: int
) -> list[list[DimensionTally]]:
    """The people of a rough total, in groups of whom each has a printed score."""
    atoms, place = organisation.parted.atoms, decided.place
    return [
        [atoms[atom].dimensions[place] for leaf in unit for atom in leaves[leaf].atoms]
        for unit in units(decided.parts, node, decided.sizes, minimum=minimum)
    ]


def totals_of(organisation: Organisation, leaves: Sequence[Leaf], decided: Decided) -> list[DimensionTally]:
    """What is counted of every part: its own teams and the totals of the parts below, each person once."""
    atoms, place = organisation.parted.atoms, decided.place
    nothing = of_nobody(atoms[0].dimensions[place])
    found = [nothing] * len(decided.parts)
    for node in reversed(range(len(decided.parts))):
        part = decided.parts[node]
        own = [atoms[atom].dimensions[place] for leaf in part.own for atom in leaves[leaf].atoms]
        counted = [*own, *(found[below] for below in part.below)]
        found[node] = together(counted) if counted else nothing
    return found
