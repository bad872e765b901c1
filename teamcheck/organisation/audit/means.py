"""Every printed mean of some people in one dimension (or one statement), and who these people are, over all outputs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from teamcheck.organisation.audit.findings import Named
from teamcheck.organisation.audit.lineage import lineages
from teamcheck.organisation.audit.printed import (
    Breakdown,
    Comparison,
    Organisation,
    Output,
    Page,
    Part,
    PrintedDimension,
    PrintedItem,
)
from teamcheck.organisation.audit.rounding import FIVES, Rounding, finest, rounding_of, rounding_of_small, rounding_of_total

#: A group whose mean is known within fewer points than this is as good as shown.
WITHIN = 10
#: A team in a round; where several share that name, which of them.
Team = tuple[str, str | None, int]
#: What a mean is of: questionnaire, dimension, and statement or None.
About = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Mean:
    """A printed mean of some people.

    Attributes:
        file: Where it is printed.
        n: How many people; None where that is not printed, and then there is no mean.
        answered: How many of the group answered anything, where that is printed.
        low: Lowest sum of their scores that fits, 0-100 each; None where no mean is printed.
        high: Highest such sum.
        minimum: The fewest people that may be shown there.
        rough: It is printed as roughly as fewer than ten people allow.
    """

    file: str
    n: int | None
    answered: int | None
    low: Fraction | None
    high: Fraction | None
    minimum: int
    rough: bool = True


@dataclass(frozen=True, slots=True)
class PartMean:
    """The mean of everybody in a part of an organisation, less the teams that it leaves out; ``whole``: it is everybody."""

    name: str
    whole: bool
    teams: frozenset[str]
    round: str | None
    mean: Mean


@dataclass(frozen=True, slots=True)
class GroupMean:
    """The mean of a group of a breakdown; ``of`` is the team whose people are parted, or None for everybody."""

    of: Team | None
    breakdown: str
    group: str
    mean: Mean


@dataclass(frozen=True, slots=True)
class Change:
    """The change of the people who are in two rounds of a team, as sums: now less then, between two limits."""

    teams: tuple[Team, Team]
    file: str
    people: int
    low: Fraction
    high: Fraction


@dataclass
class Means:
    """Everything that is printed about one thing."""

    name: Named
    item: Named | None = None
    teams: dict[Team, list[Mean]] = field(default_factory=lambda: defaultdict(list))
    parts: list[PartMean] = field(default_factory=list)
    groups: list[GroupMean] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def means_of(outputs: Iterable[Output]) -> dict[About, Means]:
    """Every printed mean, by what it is of.

    Statements are taken in only where a team and round is in several outputs: within one page they are gone through by
    themselves.
    """
    found: dict[About, Means] = {}
    outputs = list(outputs)
    pages = [page for output in outputs for page in _pages(output)]
    which = lineages(pages)
    teams: list[Team] = [(page.team, page.round, which[place]) for place, page in enumerate(pages)]
    for page, team in zip(pages, teams, strict=True):
        _add_page(found, page, team)
    again = {team for team, times in Counter(teams).items() if times > 1}
    for page, team in zip(pages, teams, strict=True):
        if team in again:
            _add_items(found, page, team)
    for output in outputs:
        for organisation in output.organisations:
            _add_organisation(found, organisation)
        for comparison in output.comparisons:
            of = {page.round: team for page, team in zip(pages, teams, strict=True) if page in comparison.pages}
            _add_changes(found, comparison, of)
    return found


def _pages(output: Output) -> Iterator[Page]:
    yield from output.pages
    for comparison in output.comparisons:
        yield from comparison.pages


def _means(found: dict[About, Means], stamp: str, printed: PrintedDimension, item: PrintedItem | None = None) -> Means:
    about = (stamp, printed.id, None if item is None else item.id)
    if about not in found:
        found[about] = Means(Named(printed.id, printed.title), None if item is None else Named(item.id, item.text))
    return found[about]


def _add_page(found: dict[About, Means], page: Page, team: Team) -> None:
    small = rounding_of_small(page.dimensions)
    for printed in page.dimensions:
        mean = _mean(printed, page.file, page.minimum, page.answered, rounding_of(printed, small))
        _means(found, page.stamp.id, printed).teams[team].append(mean)
    _add_breakdowns(found, page.breakdowns, page.stamp.id, team, file=page.file, minimum=page.minimum)


def _add_items(found: dict[About, Means], page: Page, team: Team) -> None:
    for printed in (*page.dimensions, *page.lists, *page.unscored):
        for item in printed.items:
            sums = item_sums(item)
            if sums is not None:
                mean = Mean(page.file, item.n, page.answered, *sums, page.minimum)
                _means(found, page.stamp.id, printed, item).teams[team].append(mean)


def item_sums(item: PrintedItem) -> tuple[Fraction, Fraction] | None:
    """The sums, 0-100 each, that fit a statement's printed answers or score."""
    if item.n and item.counts is not None and len(item.counts) > 1 and sum(item.counts) == item.n:
        total = Fraction(100 * sum(step * count for step, count in enumerate(item.counts)), len(item.counts) - 1)
        return total, total
    if item.n and item.score is not None:
        low, high = rounding_of(PrintedDimension(item.id, item.text, item.n, item.score), FIVES).behind(item.score)
        return low * item.n, min(high, Fraction(100)) * item.n
    return None


def _add_organisation(found: dict[About, Means], organisation: Organisation) -> None:
    file, stamp, minimum = organisation.file, organisation.stamp.id, organisation.minimum
    below, whole = _teams_below(organisation.members), _whole(organisation)
    for part in organisation.parts:
        for printed in part.dimensions:
            if printed.score is not None and printed.n:
                teams = frozenset(below.get(part.path, ())) - frozenset(printed.left_out)
                mean = _mean(printed, file, minimum, part.answered, rounding_of_total(printed))
                named = PartMean(part.name, part is whole, teams, organisation.round, mean)
                _means(found, stamp, printed).parts.append(named)
    _add_breakdowns(found, organisation.breakdowns, stamp, None, file=file, minimum=minimum)


def _whole(organisation: Organisation) -> Part | None:
    """The part that is everybody: the one with no path, or the only one at the top."""
    for depth in (0, 1):
        tops = [part for part in organisation.parts if len(part.path) == depth]
        if len(tops) == 1:
            return tops[0]
    return None


def _teams_below(members: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[tuple[str, ...], list[str]]:
    """The teams in each part of the tree."""
    below: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for team, path in members:
        for depth in range(len(path) + 1):
            below[path[:depth]].append(team)
    return below


def _add_breakdowns(
    found: dict[About, Means], breakdowns: Iterable[Breakdown], stamp: str, of: Team | None, *, file: str, minimum: int
) -> None:
    for breakdown in breakdowns:
        for group in breakdown.groups:
            for printed in group.dimensions:
                if printed.score is not None and printed.n and not printed.left_out:
                    mean = _mean(printed, file, minimum, None, rounding_of_total(printed))
                    _means(found, stamp, printed).groups.append(GroupMean(of, breakdown.text, group.text, mean))


def _mean(printed: PrintedDimension, file: str, minimum: int, answered: int | None, rounding: Rounding) -> Mean:
    if not printed.n or printed.score is None:
        return Mean(file, printed.n, answered, None, None, minimum)
    low, high = rounding.behind(printed.score)
    return Mean(
        file, printed.n, answered, low * printed.n, min(high, Fraction(100)) * printed.n, minimum, rough=rounding == FIVES
    )


def _add_changes(found: dict[About, Means], comparison: Comparison, of: Mapping[str | None, Team]) -> None:
    before, now = comparison.pages[-2:]
    for each in comparison.changes:
        printed = PrintedDimension(each.dimension, each.title, None, None)
        half = finest(each.change) / 2
        change = Change(
            teams=(of[before.round], of[now.round]),
            file=comparison.file,
            people=each.people,
            low=(each.change - half) * each.people,
            high=(each.change + half) * each.people,
        )
        _means(found, now.stamp.id, printed).changes.append(change)
