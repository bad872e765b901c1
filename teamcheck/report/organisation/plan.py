"""Which parts and teams stand on which page, where they are too many for one: a page for each part, and pages of neighbours.

A page never lists more than `MOST_ROWS` parts or teams, so it opens at once however large the organisation is, and one page
after the other can be written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from teamcheck.report.organisation.order import by_name
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
class Page:
    """One page.

    Attributes:
        place: Its name without an ending; empty for that of everybody.
        path: The part that it is of.
        above: The place of the page that leads to it; None for that of everybody.
        nodes: The parts that it lists.
        teams: The teams that it lists.
        links: Pages of neighbours that it leads to.
        leads: The paths of listed parts that have pages of their own, and the places of these.
    """

    place: str
    path: Path
    above: str | None
    nodes: tuple[PublicNode, ...] = ()
    teams: tuple[PrintedTeam, ...] = ()
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
        paths = sorted(self._nodes, key=lambda path: (len(path), by_name(path)))
        self._top = paths[0] if paths else ()
        self._number = {path: number for number, path in enumerate(paths)}
        self._below: dict[Path, list[Path]] = {path: [] for path in paths}
        for path in paths[1:]:
            self._below.setdefault(path[:-1], []).append(path)
        where = {member.team: tuple(member.path) for member in organisation.members}
        self._teams: dict[Path, list[PrintedTeam]] = {}
        for team in sorted(teams, key=lambda team: by_name([team.team])):
            self._teams.setdefault(self._known(where.get(team.team, ())), []).append(team)
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

    def _known(self, path: Path) -> Path:
        return path if path in self._nodes else self._top

    def _summed(self, paths: Sequence[Path]) -> tuple[dict[Path, int], dict[Path, int]]:
        """How many parts lie in each, and how many teams."""
        parts = dict.fromkeys(paths, 0)
        members = {path: len(self._teams.get(path, ())) for path in paths}
        for path in reversed(paths[1:]):
            if (above := path[:-1]) in parts:
                parts[above] += 1 + parts[path]
                members[above] += members[path]
        return parts, members

    def _fits(self, path: Path) -> bool:
        """Whether one page can list everything in a part."""
        return self._parts[path] <= self._most and self._members[path] <= self._most

    def _of(self, path: Path, above: str | None) -> Iterator[Page]:
        """The pages of one part: its own, and those of neighbours where it has too many parts or teams."""
        if not self._nodes:
            yield Page("", (), above, teams=tuple(self._teams.get((), ())))
            return
        place = "" if above is None else str(self._number[path])
        if self._fits(path):
            yield Page(place, path, above, tuple(self._under(path)), tuple(self._all_teams(path)))
            return
        nodes, teams = self._below[path], self._teams.get(path, [])
        leads = {below: str(self._number[below]) for below in nodes if self._parts[below] or self._members[below]}
        label = place or "0"
        if len(nodes) <= self._most and len(teams) <= self._most:
            yield Page(place, path, above, self._listed(nodes), tuple(teams), leads=leads)
            return
        of_parts = list(self._parted(nodes, f"{label}-parts")) if len(nodes) > self._most else []
        of_teams = list(self._parted(teams, f"{label}-teams")) if len(teams) > self._most else []
        yield Page(
            place,
            path,
            above,
            () if of_parts else self._listed(nodes),
            () if of_teams else tuple(teams),
            (
                *(Link(name, self._nodes[some[0]].name, self._nodes[some[-1]].name) for name, some in of_parts),
                *(Link(name, some[0].team, some[-1].team) for name, some in of_teams),
            ),
            {} if of_parts else leads,
        )
        for name, paths in of_parts:
            here = {below: leads[below] for below in paths if below in leads}
            yield Page(name, path, place, self._listed(paths), leads=here)
        for name, found in of_teams:
            yield Page(name, path, place, teams=tuple(found))

    def _parted(self, every: Sequence[T], called: str) -> Iterator[tuple[str, Sequence[T]]]:
        """Neighbours, as many as one page can list."""
        for number, start in enumerate(range(0, len(every), self._most), start=1):
            yield f"{called}-{number}", every[start : start + self._most]

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
