"""How much of an organisation took part: teams, members and answers under every part of the tree."""

from collections.abc import Iterable
from dataclasses import dataclass

from teamcheck.scorecard.totals.model import Organisation


@dataclass(frozen=True, slots=True)
class Coverage:
    """One part of the tree.

    Attributes:
        teams: Teams in it, also those without answers.
        size: Members of these; None where that of one is not known, or where more answered.
        answered: Rows of answers.
    """

    teams: int
    size: int | None
    answered: int


def coverage_of(organisation: Organisation) -> list[Coverage]:
    """The coverage of every part of the tree, in its order."""
    at, sizes = organisation.tree.at, organisation.sizes
    teams = _summed(organisation, ((node, 1) for node in at.values()))
    known = _summed(organisation, ((node, 1) for team, node in at.items() if team in sizes))
    members = _summed(organisation, ((node, sizes.get(team, 0)) for team, node in at.items()))
    answered = _summed(organisation, ((at[atom.team], atom.people) for atom in organisation.parted.atoms))
    return [
        Coverage(all_, size if some == all_ and size >= rows else None, rows)
        for all_, some, size, rows in zip(teams, known, members, answered, strict=True)
    ]


def _summed(organisation: Organisation, numbers: Iterable[tuple[int, int]]) -> list[int]:
    """Sums over each part of the tree and everything under it."""
    nodes = organisation.tree.nodes
    sums = [0] * len(nodes)
    for node, number in numbers:
        sums[node] += number
    for node in reversed(range(1, len(nodes))):
        sums[nodes[node].parent] += sums[node]
    return sums
