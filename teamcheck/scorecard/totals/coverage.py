"""How much of an organisation took part: teams, members and answers under every part of the tree."""

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
    tree, sizes = organisation.tree, organisation.sizes
    teams = tree.summed((node, 1) for node in tree.at.values())
    known = tree.summed(((node, 1) for team, node in tree.at.items() if team in sizes))
    members = tree.summed(((node, sizes.get(team, 0)) for team, node in tree.at.items()))
    answered = tree.summed((tree.at[atom.team], atom.people) for atom in organisation.parted.atoms)
    return [
        Coverage(all_, size if some == all_ and size >= rows else None, rows)
        for all_, some, size, rows in zip(teams, known, members, answered, strict=True)
    ]
