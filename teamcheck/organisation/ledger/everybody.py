"""What is given out of many people together, as the ledger looks at it: parts of an organisation, and groups."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from teamcheck.organisation.ledger.release import ONCE, Release
from teamcheck.questionnaire.comparability import family
from teamcheck.scorecard.public import PublicBreakdown, PublicScorecard, PublicTotal
from teamcheck.scorecard.totals.public import PublicOrganisation

#: The cut of a tree without levels: a total of everybody, which counts teams that have no figures of their own.
ALL_TOGETHER = "tree/"


def cuts_of(breakdowns: Sequence[PublicBreakdown], tree: Sequence[str] = ()) -> tuple[str, ...]:
    """The ways in which people are parted by what is shown, in their order: levels of a tree, then groups.

    A way of which no figure is shown tells nothing, and is none.

    Example:
        >>> cuts_of([], ["house", "ward"])
        ('tree/house', 'tree/ward')
    """
    return (*(f"tree/{level}" for level in tree), *(f"by/{each.id}" for each in breakdowns if _is_shown(each)))


def cuts_of_organisation(organisation: PublicOrganisation) -> tuple[str, ...]:
    """The ways in which a tree and its groups part people.

    Without levels everybody is the one part. Levels below the last one of which a figure is shown are none. A level above it
    always is one: the parts below are within it. So are all of them where groups are shown, for these are of everybody in the
    tree.
    """
    depths = [len(node.path) for node in organisation.nodes if _has_figures(node.dimensions)]
    if depths and not organisation.tree:
        return (ALL_TOGETHER, *cuts_of(organisation.breakdowns))
    depth = max((1, *depths)) if depths else 0
    grouped = any(map(_is_shown, organisation.breakdowns))
    return cuts_of(organisation.breakdowns, organisation.tree if grouped else organisation.tree[:depth])


def organisation_releases(organisation: PublicOrganisation) -> Iterator[Release]:
    """Every part with the teams it counts, and every group with its figures.

    What the figures of a part follow from is whom it counts, and how fine they are: the answers of these people are looked at
    team by team.
    """
    questionnaire, round_ = family(organisation.questionnaire), organisation.round
    cuts = cuts_of_organisation(organisation)
    members: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for each in organisation.members:
        for depth in range(len(each.path) + 1):
            members[tuple(each.path[:depth])].add(each.team)
    for node in organisation.nodes:
        under = members[tuple(node.path)]
        counted = {
            f"{ONCE}{total.id}": (total.n, json.dumps([total.n, total.two_camps is None, sorted(under - set(total.left_out))]))
            for total in node.dimensions
            if total.n is not None
        }
        if counted:
            yield Release(("part", *node.path), questionnaire, round_, counted, cuts=cuts)
    yield from _groups(("group",), organisation.breakdowns, questionnaire, round_, cuts)


def group_releases(card: PublicScorecard) -> Iterator[Release]:
    """Every group of one team's people with its figures."""
    cuts = cuts_of(card.breakdowns)
    yield from _groups(("team-group", card.team), card.breakdowns, family(card.questionnaire), card.round, cuts)


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


def _is_shown(breakdown: PublicBreakdown) -> bool:
    """Whether a figure of any group is shown."""
    return any(_has_figures(cell.dimensions) for cell in breakdown.cells or ())


def _has_figures(totals: Sequence[PublicTotal]) -> bool:
    return any(total.n is not None for total in totals)


def _figures(totals: Sequence[PublicTotal]) -> Mapping[str, tuple[int, str]]:
    """What is printed of a group: nothing finer leaves the house, and somebody who was put into another group changes it."""
    return {f"{ONCE}{total.id}": (total.n, total.model_dump_json(exclude={"title"})) for total in totals if total.n is not None}
