"""All outputs side by side: what the printed means together say of groups that are too small to be shown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from teamcheck.organisation.audit.bounds import ContradictionError, Equation, is_tree
from teamcheck.organisation.audit.budget import Budget, TooMuchError
from teamcheck.organisation.audit.building import network_of
from teamcheck.organisation.audit.findings import Audit, Finding, Left, People
from teamcheck.organisation.audit.means import WITHIN, Mean, Means, Team, means_of
from teamcheck.organisation.audit.network import Network
from teamcheck.organisation.audit.printed import Output
from teamcheck.organisation.audit.rounding import FIVE, FULL_FROM
from teamcheck.organisation.audit.simplex import Simplex

#: The fewest people that are ever shown.
_MINIMUM = 5
#: Most unknowns of sets that cross of which exact bounds are looked for.
_MOST_CROSSING = 80


@dataclass(frozen=True, slots=True)
class Bounded:
    """A group that is too small to be shown, and what is known of its mean, 0-100."""

    people: People
    low: Fraction
    high: Fraction
    files: tuple[str, ...]


def attack_together(outputs: Sequence[Output], allowed: int, audit: Audit) -> None:
    """Put all printed means together.

    Args:
        outputs: What each file prints.
        allowed: Work that may be done for sets that cross, in each dimension.
        audit: Where findings go.
    """
    for means in means_of(outputs).values():
        audit.findings += _finer(means)
        audit.count({"means": sum(map(len, means.teams.values())) + len(means.parts) + len(means.groups)})
        if means.item is None and (means.parts or means.groups):
            audit.left.append(Left("shares", outputs[0].file, dimension=means.name))
        network = network_of(means)
        try:
            network.tighten()
        except ContradictionError:
            audit.left.append(Left("nothing-fits", outputs[0].file, dimension=means.name))
            continue
        for bounded in _small_groups(network, allowed, audit, means):
            audit.findings.append(
                Finding(
                    "group-known",
                    bounded.files,
                    dimension=means.name,
                    item=means.item,
                    people=bounded.people,
                    low=bounded.low,
                    high=bounded.high,
                )
            )


def _finer(means: Means) -> Iterator[Finding]:
    """Scores of fewer than ten people that several files print, together more finely than to the nearest 5."""
    if means.item is not None:
        return
    for team, printed in means.teams.items():
        by_size: dict[int, list[Mean]] = defaultdict(list)
        for mean in printed:
            if mean.n is not None and mean.n < FULL_FROM and mean.low is not None:
                by_size[mean.n].append(mean)
        for n, same in by_size.items():
            if len({mean.rough for mean in same}) > 1 and _width(same) < FIVE * n:
                yield _finer_finding(means, team, same)


def _width(same: Iterable[Mean]) -> Fraction:
    limits = [(mean.low, mean.high) for mean in same if mean.low is not None and mean.high is not None]
    return min(high for _, high in limits) - max(low for low, _ in limits)


def _finer_finding(means: Means, team: Team, same: Sequence[Mean]) -> Finding:
    files = tuple(dict.fromkeys(mean.file for mean in same))
    return Finding("finer-together", files, team[0], team[1], means.name, number=same[0].n)


def _small_groups(network: Network, allowed: int, audit: Audit, means: Means) -> Iterator[Bounded]:
    """Every group below the minimum whose mean is known within ten points, and would not be from one printed mean alone."""
    for unknowns, equations in network.sums.components():
        targets = [each for each in unknowns if _is_small(network, each, equations)]
        audit.count({"groups": len(targets)})
        if not targets:
            continue
        if is_tree(unknowns, equations):
            bounds = _as_passed(network, targets)
        else:
            try:
                bounds = _crossing(network, unknowns, equations, targets, Budget(allowed))
            except TooMuchError:
                file = min((file for each in unknowns for file in network.unknowns[each].files), default="")
                audit.left.append(Left("cut-in-many-ways", file, dimension=means.name))
                bounds = _as_passed(network, targets)
        for group, (low, high) in bounds.items():
            if high - low < WITHIN and not _by_one_alone(network, group, equations):
                yield Bounded(_who(network, group), low, high, _files(network, group, equations))


def _is_small(network: Network, unknown: int, equations: Sequence[Equation]) -> bool:
    """Whether a set is of somebody, and of fewer people than may be shown; not one that is printed itself."""
    known = network.unknowns[unknown]
    if known.people is None or known.minimum or network.sizes.low[unknown] < 1:
        return False
    near = [
        network.unknowns[each].minimum for equation in equations if unknown in equation.unknowns for each in equation.unknowns
    ]
    return network.sizes.high[unknown] < max(_MINIMUM, *near, 0)


def _as_passed(network: Network, targets: Sequence[int]) -> Mapping[tuple[int, ...], tuple[Fraction, Fraction]]:
    """The bounds that passing limits along has left."""
    return {(each,): network.mean(each) for each in targets}


def _crossing(
    network: Network, unknowns: Sequence[int], equations: Sequence[Equation], targets: Sequence[int], budget: Budget
) -> Mapping[tuple[int, ...], tuple[Fraction, Fraction]]:
    """Exact bounds of small groups, and of two of them together, where sets cross.

    Raises:
        TooMuchError: They are too many.
    """
    if len(unknowns) > _MOST_CROSSING:
        raise TooMuchError
    place = {unknown: at for at, unknown in enumerate(unknowns)}
    inside = [Equation(place[each.whole], tuple(place[part] for part in each.parts)) for each in equations]
    solver = Simplex(
        [network.sums.low[each] for each in unknowns], [network.sums.high[each] for each in unknowns], inside, budget
    )
    pairs = [pair for pair in combinations(targets, 2) if sum(network.sizes.high[each] for each in pair) < _MINIMUM]
    found = {}
    for group in [*((each,) for each in targets), *pairs]:
        weights = {place[each]: 1 for each in group}
        most, least = solver.most(weights), -solver.most(dict.fromkeys(weights, -1))
        fewest, size = (sum(sizes[each] for each in group) for sizes in (network.sizes.low, network.sizes.high))
        found[group] = least / (network.scale * size), most / (network.scale * fewest)
    return found


def _by_one_alone(network: Network, group: Sequence[int], equations: Sequence[Equation]) -> bool:
    """Whether one printed mean of a set that they are in says as much: near the ends of the scale everything is known."""
    size = sum(network.sizes.high[each] for each in group)
    for equation in equations:
        whole = equation.whole
        printed = network.printed[whole]
        if set(group) <= set(equation.parts) and printed is not None:
            low, high = printed
            others = network.sizes.high[whole] - size
            least = max(Fraction(0), Fraction(low - 100 * network.scale * others, network.scale * size))
            if min(Fraction(100), Fraction(high, network.scale * size)) - least < WITHIN:
                return True
    return False


def _who(network: Network, group: Sequence[int]) -> People:
    found = [replace(people, number=network.sizes.high[each]) for each in group if (people := network.unknowns[each].people)]
    if len(found) == 1:
        return found[0]
    return People("group", tuple(name for each in found for name in each.names), sum(each.number for each in found))


def _files(network: Network, group: Sequence[int], equations: Sequence[Equation]) -> tuple[str, ...]:
    """The files that print what is next to a group; as few as there need be."""
    near = {each for equation in equations if set(group) & set(equation.unknowns) for each in equation.unknowns}
    needed = [network.unknowns[each].files for each in sorted(near) if network.unknowns[each].files]
    chosen: list[str] = []
    while needed:
        votes: dict[str, int] = defaultdict(int)
        for files in needed:
            for file in files:
                votes[file] += 1
        best = min(votes, key=lambda file: (-votes[file], file))
        chosen.append(best)
        needed = [files for files in needed if best not in files]
    return tuple(sorted(chosen))
