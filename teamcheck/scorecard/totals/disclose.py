"""What may be shown of an organisation: totals over the parts of its tree, and groups of people (methods M60 to M63).

Each dimension is protected by the number of people scored in it. Every team's own figures count as shown, whoever sees them:
a total must give nobody away to people who know their own team's report.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from teamcheck import __version__
from teamcheck.responses.model import MINIMUM, Policy
from teamcheck.responses.norms_format import Norms
from teamcheck.scorecard.model import DimensionResult
from teamcheck.scorecard.parts import stamp_of
from teamcheck.scorecard.printed import PrintedTeam
from teamcheck.scorecard.public import PolicyStamp, PublicTotal
from teamcheck.scorecard.reasons import withheld
from teamcheck.scorecard.totals.between import between
from teamcheck.scorecard.totals.coverage import Coverage, coverage_of
from teamcheck.scorecard.totals.decide import Decided, Leaf, also_shown, decide, leaves_of, printed_units, totals_of
from teamcheck.scorecard.totals.figures import nothing_of, results_of, total_of
from teamcheck.scorecard.totals.groups import Rules, breakdowns
from teamcheck.scorecard.totals.model import Organisation
from teamcheck.scorecard.totals.patterns import compared, differing, patterns_of
from teamcheck.scorecard.totals.public import PublicNode, PublicOrganisation, TeamPath
from teamcheck.scorecard.totals.rough import worked_out
from teamcheck.scorecard.totals.shown_teams import coverage, middles_of, side_by_side
from teamcheck.statistics.rounding import to_nearest
from teamcheck.statistics.tally import DimensionTally

#: Fewest teams that a total is made of where people were told that only their team sees its figures.
FEWEST_TEAMS = 3
#: What everybody together is called where the tree does not say it.
EVERYBODY = "Everybody"


def disclose_totals(
    organisation: Organisation,
    policy: Policy,
    teams: Sequence[PrintedTeam],
    *,
    norms: Norms | None = None,
    today: date | None = None,
    without_ledger: str | None = None,
) -> PublicOrganisation:
    """An organisation's totals and groups as they may be shown.

    Args:
        organisation: The exact figures, of one team with answers or more.
        policy: What people were told. Unless that was ``organisation``, a total is made of three teams or more.
        teams: What may be shown of each team that has answers.
        norms: What is known of other teams, to compare with.
        today: The day on which norms can be old; None where it does not matter.
        without_ledger: Why what was given out before was not looked at, where it was not.

    Returns:
        Every part of the tree and every group, with what may be shown of it; every dimension by its own number of people.
    """
    view = _view(organisation, policy)
    rules = Rules(view.minimum, all_or_none=False, fewest_teams=view.fewest_teams)
    beside = side_by_side(teams, policy)
    middles, patterns = middles_of(beside), patterns_of(beside, organisation.questionnaire, norms)
    others = [also_shown(view.leaves, each) for each in view.decided] if organisation.parted.cuts else []
    return PublicOrganisation(
        teamcheck=__version__,
        questionnaire=stamp_of(organisation.questionnaire),
        policy=PolicyStamp(minimum=view.minimum, audience=policy.audience),
        round=organisation.round,
        tree=list(organisation.tree.levels),
        nodes=_nodes(view),
        members=[TeamPath(team=leaf.team, path=list(organisation.tree.nodes[leaf.node].path)) for leaf in view.leaves],
        breakdowns=breakdowns(organisation.parted, organisation.questionnaire, others, rules),
        coverage=coverage(organisation, view.coverage[0], teams),
        medians=middles,
        patterns=patterns,
        differing=differing(middles),
        between=between(organisation, view.leaves, minimum=view.minimum),
        norms=compared(norms, organisation.questionnaire, patterns, today),
        without_ledger=without_ledger,
        withheld={},
    )


@dataclass(frozen=True, slots=True)
class _View:
    """An organisation with everything that is decided before a figure is made."""

    organisation: Organisation
    minimum: int
    fewest_teams: int
    leaves: tuple[Leaf, ...]
    decided: tuple[Decided, ...]
    coverage: tuple[Coverage, ...]


def _view(organisation: Organisation, policy: Policy) -> _View:
    minimum = max(policy.minimum, MINIMUM)
    fewest_teams = 1 if policy.audience == "organisation" else FEWEST_TEAMS
    leaves = leaves_of(organisation)
    width = len(organisation.parted.atoms[0].dimensions)
    return _View(
        organisation,
        minimum,
        fewest_teams,
        leaves,
        tuple(decide(organisation, leaves, place, minimum=minimum, fewest_teams=fewest_teams) for place in range(width)),
        tuple(coverage_of(organisation)),
    )


def _nodes(view: _View) -> list[PublicNode]:
    totals = [totals_of(view.organisation, view.leaves, each) for each in view.decided]
    return [_node(view, place, [each[place] for each in totals]) for place in range(len(view.coverage))]


def _node(view: _View, place: int, totals: Sequence[DimensionTally]) -> PublicNode:
    node, coverage = view.organisation.tree.nodes[place], view.coverage[place]
    results = results_of(view.organisation.questionnaire, view.organisation.parted.plan, totals)
    return PublicNode(
        path=list(node.path),
        name=node.path[-1] if node.path else EVERYBODY,
        level=node.level,
        teams=coverage.teams,
        size=coverage.size,
        answered=coverage.answered,
        response_rate=to_nearest(100 * coverage.answered / coverage.size) if coverage.size else None,
        dimensions=[_total(view, place, *each) for each in zip(results, view.decided, strict=True)],
        withheld={} if coverage.size else withheld(response_rate="size-unknown"),
    )


def _total(view: _View, place: int, result: DimensionResult, decided: Decided) -> PublicTotal:
    part = decided.parts[place]
    if part.edition is None:
        few = decided.under[place] < view.minimum
        return nothing_of(result, withheld(score="below-minimum" if few else "few-teams"))
    worked = None
    if part.edition == "small-team":
        worked = worked_out(result.plan, printed_units(view.organisation, view.leaves, decided, place, view.minimum))
    return total_of(
        result,
        size=view.coverage[place].size,
        questionnaire=view.organisation.questionnaire,
        left_out=[view.leaves[leaf].team for leaf in part.left_out],
        worked=worked,
    )
