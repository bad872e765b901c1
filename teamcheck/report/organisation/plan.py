"""Which parts and teams stand on which page, where they are too many for one: a page for each part, and pages of neighbours.

A page never lists more than `MOST_ROWS` parts or teams, so it opens at once however large the organisation is, and one page
after the other can be written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from teamcheck.report.order import by_name
from teamcheck.scorecard.printed import PrintedTeam
from teamcheck.scorecard.totals.public import PublicNode, PublicOrganisation

#: Most parts, and most teams, that one page lists.
MOST_ROWS = 200

Path = tuple[str, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Link:
    """A page that another leads to: the neighbours on it, from the first name to the last.

    Attributes:
        place: Which page.
        first: The first name on it.
        last: The last.
    """

    place: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A team that a page lists.

    Attributes:
        team: What its own report prints.
        part: The smallest part it is in; empty where the page is of that part.
    """

    team: PrintedTeam
    part: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        place: Its name without an ending; empty for that of everybody.
        path: The part that it is of.
        above: The place of the page that leads to it; None for that of everybody.
        node: What is shown of the part; None where that is everybody and nothing is.
        within: How many parts lie in it.
        nodes: The parts that it lists.
        teams: The teams that it lists.
        links: Pages of neighbours that it leads to.
        leads: The paths of listed parts that have pages of their own, and the places of these.
    """

    place: str
    path: Path
    above: str | None
    node: PublicNode | None
    within: int
    nodes: tuple[PublicNode, ...] = ()
    teams: tuple[Placed, ...] = ()
    links: tuple[Link, ...] = ()
    leads: Mapping[Path, str] = field(default_factory=dict)


class Planning:
    """Plans the pages of one organisation.

    Args:
        organisation: What may be shown of its parts.
        teams: The teams that may be named; none where people were not told so.
        most: Most parts, and most teams, that one page lists.
    """

    def __init__(self, organisation: PublicOrganisation, teams: Sequence[PrintedTeam], most: int = MOST_ROWS) -> None:
        self._most = most
        self._nodes = {tuple(node.path): node for node in organisation.nodes}
        ordered = sorted(self._nodes, key=lambda path: (len(path), by_name(path)))
        highest = [path for path in ordered if len(path) == len(ordered[0])]
        self._top: Path = highest[0] if len(highest) == 1 else ()
        paths = [self._top, *(path for path in ordered if path != self._top)]
        self._number = {path: number for number, path in enumerate(paths)}
        self._below: dict[Path, list[Path]] = {path: [] for path in paths}
        for path in paths[1:]:
            self._below[self._above(path[:-1])].append(path)
        self._where = {member.team: self._above(tuple(member.path)) for member in organisation.members}
        self._teams: dict[Path, list[PrintedTeam]] = {}
        for team in sorted(teams, key=lambda team: by_name([team.team])):
            self._teams.setdefault(self._where.get(team.team, self._top), []).append(team)
        self._parts, self._members = self._summed(paths)

    def pages(self) -> Iterator[Page]:
        """Every page, that of everybody first, each after the one that leads to it."""
        waiting: list[tuple[Path, str | None]] = [(self._top, None)]
        while waiting:
            path, above = waiting.pop()
            first, *others = self._of(path, above)
            yield first
            yield from others
            sources = {below: page.place for page in (first, *others) for below in page.leads}
            waiting += [(below, sources[below]) for below in sorted(sources, key=self._number.__getitem__, reverse=True)]

    def _above(self, path: Path) -> Path:
        """The part at the end of a path, or else the nearest above it that there is."""
        while path not in self._below and path:
            path = path[:-1]
        return path if path in self._below else self._top

    def _summed(self, paths: Sequence[Path]) -> tuple[dict[Path, int], dict[Path, int]]:
        """How many parts lie in each, and how many teams."""
        parts = dict.fromkeys(paths, 0)
        members = {path: len(self._teams.get(path, ())) for path in paths}
        for path in reversed(paths[1:]):
            above = self._above(path[:-1])
            parts[above] += 1 + parts[path]
            members[above] += members[path]
        return parts, members

    def _fits(self, path: Path) -> bool:
        """Whether one page can list everything in a part."""
        return self._parts[path] <= self._most and self._members[path] <= self._most

    def _of(self, path: Path, above: str | None) -> Iterator[Page]:
        """The pages of one part: its own, and those of neighbours where it has too many parts or teams."""
        place = "" if above is None else str(self._number[path])
        own = Page(place, path, above, self._nodes.get(path), self._parts[path])
        if self._fits(path):
            yield replace(own, nodes=tuple(self._under(path)), teams=self._placed(self._all_teams(path), path))
            return
        nodes, teams = self._below[path], self._teams.get(path, [])
        leads = {below: str(self._number[below]) for below in nodes if self._parts[below] or self._members[below]}
        of_parts = self._neighbours(nodes, f"{place or 0}-parts")
        of_teams = self._neighbours(teams, f"{place or 0}-teams")
        yield replace(
            own,
            nodes=() if of_parts else self._listed(nodes),
            teams=() if of_teams else self._placed(teams, path),
            links=(
                *(Link(name, self._nodes[some[0]].name, self._nodes[some[-1]].name) for name, some in of_parts.items()),
                *(Link(name, some[0].team, some[-1].team) for name, some in of_teams.items()),
            ),
            leads={} if of_parts else leads,
        )
        for name, paths in of_parts.items():
            here = {below: leads[below] for below in paths if below in leads}
            yield replace(own, place=name, above=place, nodes=self._listed(paths), leads=here)
        for name, found in of_teams.items():
            yield replace(own, place=name, above=place, teams=self._placed(found, path))

    def _placed(self, teams: Iterable[PrintedTeam], path: Path) -> tuple[Placed, ...]:
        """Teams by name, with the part below this one that each is in."""
        found = sorted(teams, key=lambda team: by_name([team.team]))
        where = [self._where.get(team.team, path) for team in found]
        return tuple(Placed(team, at[-1] if len(at) > len(path) else "") for team, at in zip(found, where, strict=True))

    def _neighbours(self, every: Sequence[T], called: str) -> dict[str, Sequence[T]]:
        """As many as one page can list, by the place of that page; nothing where they are not too many."""
        if len(every) <= self._most:
            return {}
        starts = range(0, len(every), self._most)
        return {f"{called}-{number}": every[start : start + self._most] for number, start in enumerate(starts, start=1)}

    def _listed(self, paths: Sequence[Path]) -> tuple[PublicNode, ...]:
        return tuple(self._nodes[path] for path in paths)

    def _under(self, path: Path) -> Iterator[PublicNode]:
        """Every part in a part, each before those that lie in it."""
        waiting = list(reversed(self._below[path]))
        while waiting:
            below = waiting.pop()
            yield self._nodes[below]
            waiting += reversed(self._below[below])

    def _all_teams(self, path: Path) -> Iterator[PrintedTeam]:
        """Every team in a part."""
        yield from self._teams.get(path, ())
        for node in self._under(path):
            yield from self._teams.get(tuple(node.path), ())
