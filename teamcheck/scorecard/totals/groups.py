"""Which groups of a breakdown may be shown, dimension by dimension (methods M62 and M63)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.scorecard.parted import Cut, Parted
from teamcheck.scorecard.public import FULL_FROM, PublicBreakdown, PublicCell, PublicTotal, Withheld
from teamcheck.scorecard.reasons import of_all_groups, told_by_groups, withheld
from teamcheck.scorecard.totals.cells import shown_cells
from teamcheck.scorecard.totals.figures import nothing_of, results_of, total_of
from teamcheck.scorecard.totals.regions import WHOLE_POINTS_FROM
from teamcheck.scorecard.totals.rough import worked_out
from teamcheck.scorecard.totals.span import pointed_out
from teamcheck.statistics.tally import DimensionTally, of_nobody, together

Set = frozenset[int]


@dataclass(frozen=True, slots=True)
class AlsoShown:
    """What else is shown of the same people in one dimension.

    Attributes:
        whole: The atoms that the whole counts: groups are made of these people and of no others.
        shown: Every set of atoms of which a figure is shown.
        full: Those of them whose figures are shown in full.
        totals: What somebody sees who sees no team's own page.
    """

    whole: Set
    shown: tuple[Set, ...]
    full: tuple[Set, ...]
    totals: tuple[Set, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """How groups are protected.

    Attributes:
        minimum: Fewest answers of which anything is shown.
        all_or_none: Whether one small group keeps back all of them, as within a team.
        fewest_teams: Fewest teams in a group of teams.
    """

    minimum: int
    all_or_none: bool
    fewest_teams: int = 1

    @property
    def fewest(self) -> int:
        """Fewest people in a group."""
        return max(FULL_FROM, self.minimum)


def breakdowns(
    parted: Parted, questionnaire: Questionnaire, others: Sequence[AlsoShown], rules: Rules
) -> list[PublicBreakdown]:
    """Every way of parting people, with the groups that may be shown.

    Args:
        parted: The people and the ways.
        questionnaire: What was asked.
        others: For each dimension, what else is shown.
        rules: How groups are protected.
    """
    decided = [_one_dimension(parted, place, each, rules) for place, each in enumerate(others)]
    return [
        _breakdown(parted, number, [dimension[number] for dimension in decided], questionnaire, rules)
        for number in range(len(parted.cuts))
    ]


def within_a_team(parted: Parted, questionnaire: Questionnaire, minimum: int) -> list[PublicBreakdown]:
    """The groups of one team's people, of whom one or more answered.

    One group of fewer than ten keeps back all groups of that question: within a team everybody knows who is in it.
    """
    whole = frozenset(range(len(parted.atoms)))
    others = [AlsoShown(whole, (whole,), (whole,), (whole,)) for _ in parted.atoms[0].dimensions]
    return breakdowns(parted, questionnaire, others, Rules(minimum, all_or_none=True))


@dataclass(frozen=True, slots=True)
class _Groups:
    """One way of parting people, in one dimension: the atoms of each group, why it is not shown, and whether it is rough."""

    atoms: tuple[Set, ...]
    reasons: tuple[Withheld | None, ...]
    rough: tuple[bool, ...]


def _one_dimension(parted: Parted, place: int, other: AlsoShown, rules: Rules) -> list[_Groups]:
    """What may be shown of each way in one dimension: each beside the tree and beside the ways before it."""
    people = [atom.dimensions[place].n for atom in parted.atoms]
    weights, seen = _weights(parted, people), other
    found = []
    for cut in parted.cuts:
        atoms = _atoms_of(cut, other.whole)
        reasons = _reasons(cut, parted, atoms, people, rules)
        rough = [cut.of == "teams" and _is_rough(parted, group, people, rules) for group in atoms]
        sets = [group for group, reason in zip(atoms, reasons, strict=True) if reason is None]
        fine = [group for group, reason, coarse in zip(atoms, reasons, rough, strict=True) if reason is None and not coarse]
        beside = AlsoShown(seen.whole, (*seen.shown, *sets), (*seen.full, *fine), (*seen.totals, *sets))
        if sets and _tells(beside, people, weights, rules):
            reasons = [withheld(score="groups-tell")] * len(atoms)
        else:
            seen = beside
        found.append(_Groups(atoms, tuple(reasons), tuple(rough)))
    return found


def _weights(parted: Parted, people: Sequence[int]) -> list[int]:
    """How far the people of each atom are from being known finer than on their own page: those of a full page not at all."""
    everybody = frozenset(range(len(people)))
    weights = list(people)
    for team in _by_team(parted, everybody):
        if sum(people[atom] for atom in team) >= FULL_FROM:
            for atom in team:
                weights[atom] = WHOLE_POINTS_FROM if people[atom] else 0
    return weights


def _by_team(parted: Parted, group: Set) -> list[list[int]]:
    """The atoms of each team in a group."""
    teams: dict[str, list[int]] = {}
    for atom in sorted(group):
        teams.setdefault(parted.atoms[atom].team, []).append(atom)
    return list(teams.values())


def _is_rough(parted: Parted, group: Set, people: Sequence[int], rules: Rules) -> bool:
    """Whether whole points of a group of teams would tell more of the small ones among them than their own pages do."""
    sizes = [sum(people[atom] for atom in team) for team in _by_team(parted, group)]
    return 0 < sum(size for size in sizes if size < FULL_FROM) < max(rules.minimum, WHOLE_POINTS_FROM)


def _atoms_of(cut: Cut, whole: Set) -> tuple[Set, ...]:
    groups: list[set[int]] = [set() for _ in cut.groups]
    for atom in whole:
        groups[cut.group_of[atom]].add(atom)
    return tuple(map(frozenset, groups))


def _tells(seen: AlsoShown, people: Sequence[int], weights: Sequence[int], rules: Rules) -> bool:
    """Whether too few people can be worked out of everything that is shown.

    At all; finer than a small team is shown; people of small pages in whole points (method M61); or, of people who were told
    that only their team sees its figures, one or two teams by somebody who sees no team's page.
    """
    if pointed_out(seen.shown, people, fewest=rules.minimum) is not None:
        return True
    if pointed_out(seen.full, people, fewest=rules.fewest) is not None:
        return True
    if pointed_out(seen.full, weights, fewest=WHOLE_POINTS_FROM) is not None:
        return True
    if rules.fewest_teams == 1:
        return False
    return pointed_out(seen.totals, [min(number, 1) for number in people], fewest=rules.fewest_teams) is not None


def _reasons(cut: Cut, parted: Parted, atoms: Sequence[Set], people: Sequence[int], rules: Rules) -> list[Withheld | None]:
    """Why each group is not shown, judged by this way of parting alone; None where it is."""
    sizes = [sum(people[atom] for atom in group) for group in atoms]
    if rules.all_or_none and any(0 < size < rules.fewest for size in sizes):
        return [withheld(score="small-group")] * len(sizes)
    if any(0 < _teams(parted, group, people) < rules.fewest_teams for group in atoms):
        return [withheld(score="few-teams")] * len(sizes)
    shown = shown_cells(sizes, fewest=rules.fewest)
    small = [group for group, size in zip(cut.groups, sizes, strict=True) if 0 < size < rules.fewest]
    tells = told_by_groups([name for id_, name in small if id_ is not None], unknown=any(id_ is None for id_, _ in small))
    few = withheld(score="few-in-group")
    return [None if seen else few if size < rules.fewest else tells for seen, size in zip(shown, sizes, strict=True)]


def _teams(parted: Parted, group: Set, people: Sequence[int]) -> int:
    return len({parted.atoms[atom].team for atom in group if people[atom]})


def _breakdown(
    parted: Parted, number: int, groups: Sequence[_Groups], questionnaire: Questionnaire, rules: Rules
) -> PublicBreakdown:
    """One way of parting people over all dimensions; groups to which nobody belongs are not there."""
    cut = parted.cuts[number]
    there = sorted(set(cut.group_of))
    cells = [
        PublicCell(
            id=cut.groups[place][0],
            text=cut.groups[place][1],
            dimensions=_cell(parted, place, groups, questionnaire, rules.minimum),
        )
        for place in there
    ]
    none = all(dimension.n is None for cell in cells for dimension in cell.dimensions)
    return PublicBreakdown(
        id=cut.id,
        text=cut.text,
        of=cut.of,
        cells=None if none else cells,
        withheld=of_all_groups(_why_none(cells)) if none else {},
    )


def _why_none(cells: Sequence[PublicCell]) -> str:
    """Why no group is shown in any feature: what holds for most features; that it is mixed, where nothing holds for most.

    Within a feature some groups can be small and others be held back for them: then it is for these.
    """
    of_features = [
        {dimension.withheld["score"].code for dimension in dimensions}
        for dimensions in zip(*(cell.dimensions for cell in cells), strict=True)
    ]
    codes = ["group-tells" if "group-tells" in each else min(each) for each in of_features]
    (code, times), *_ = Counter(codes).most_common()
    return code if 2 * times > len(codes) else "no-group"


def _cell(
    parted: Parted, place: int, groups: Sequence[_Groups], questionnaire: Questionnaire, minimum: int
) -> list[PublicTotal]:
    """One group's figures: each dimension is protected by its own number of people."""
    tallies = [_tally(parted, number, each.atoms[place]) for number, each in enumerate(groups)]
    shown = []
    for number, (result, each) in enumerate(zip(results_of(questionnaire, parted.plan, tallies), groups, strict=True)):
        reason = each.reasons[place]
        if reason is not None:
            shown.append(nothing_of(result, reason))
        elif each.rough[place]:
            worked = worked_out(result.plan, _units(parted, number, each.atoms[place], minimum))
            shown.append(total_of(result, size=None, questionnaire=questionnaire, worked=worked))
        else:
            shown.append(total_of(result, size=None, questionnaire=questionnaire))
    return shown


def _units(parted: Parted, number: int, group: Set, minimum: int) -> list[list[DimensionTally]]:
    """The people of a group of teams: each team that has a page, and the others together."""
    teams = [[parted.atoms[atom].dimensions[number] for atom in team] for team in _by_team(parted, group)]
    paged = [team for team in teams if sum(tally.n for tally in team) >= minimum]
    few = [tally for team in teams if sum(tally.n for tally in team) < minimum for tally in team]
    return [*paged, few] if any(tally.n for tally in few) else paged


def _tally(parted: Parted, number: int, group: Set) -> DimensionTally:
    """One dimension of a group; of nobody where it is empty."""
    tallies = [parted.atoms[atom].dimensions[number] for atom in sorted(group)]
    return together(tallies) if tallies else of_nobody(parted.atoms[0].dimensions[number])
