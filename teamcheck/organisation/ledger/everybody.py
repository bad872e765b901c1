"""What is given out of many people together, as the ledger looks at it: parts of an organisation, and groups."""

import json
from collections.abc import Iterator, Mapping, Sequence

from teamcheck.organisation.ledger.release import Release
from teamcheck.scorecard.public import PublicBreakdown, PublicScorecard, PublicTotal
from teamcheck.scorecard.totals.public import PublicOrganisation


def cuts_of(tree: Sequence[str], breakdowns: Sequence[PublicBreakdown]) -> tuple[str, ...]:
    """The ways in which people are parted, in their order: levels of the tree, then groups.

    Example:
        >>> cuts_of(["house", "ward"], [])
        ('tree/house', 'tree/ward')
    """
    return (*(f"tree/{level}" for level in tree), *(f"by/{breakdown.id}" for breakdown in breakdowns))


def organisation_releases(organisation: PublicOrganisation) -> Iterator[Release]:
    """Every part with the teams it counts, and every group with its figures.

    What the figures of a part follow from is whom it counts: the answers of these are looked at team by team.
    """
    questionnaire, round_ = organisation.questionnaire.id, organisation.round
    cuts = cuts_of(organisation.tree, organisation.breakdowns)
    for node in organisation.nodes:
        under = {each.team for each in organisation.members if each.path[: len(node.path)] == node.path}
        counted = {
            total.id: (total.n, json.dumps(sorted(under - set(total.left_out))))
            for total in node.dimensions
            if total.n is not None
        }
        if counted:
            yield Release(("part", *node.path), questionnaire, round_, counted, cuts=cuts)
    yield from _groups(("group",), organisation.breakdowns, questionnaire, round_, cuts)


def group_releases(card: PublicScorecard) -> Iterator[Release]:
    """Every group of one team's people with its figures."""
    cuts = cuts_of((), card.breakdowns)
    yield from _groups(("team-group", card.team), card.breakdowns, card.questionnaire.id, card.round, cuts)


def _groups(
    of: tuple[str, ...],
    breakdowns: Sequence[PublicBreakdown],
    questionnaire: str,
    round_: str | None,
    cuts: tuple[str, ...],
) -> Iterator[Release]:
    for breakdown in breakdowns:
        for cell in breakdown.cells or ():
            counted = _figures(cell.dimensions)
            if counted:
                yield Release((*of, breakdown.id, cell.id or ""), questionnaire, round_, counted, cuts=cuts)


def _figures(totals: Sequence[PublicTotal]) -> Mapping[str, tuple[int, str]]:
    """What is printed of a group: nothing finer leaves the house, and somebody who was put into another group changes it."""
    return {total.id: (total.n, total.model_dump_json(exclude={"title"})) for total in totals if total.n is not None}
