"""From printed means to the network of who is made up of whom."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from teamcheck.organisation.audit.findings import People
from teamcheck.organisation.audit.means import Change, GroupMean, Mean, Means, Team
from teamcheck.organisation.audit.nesting import Atom, Atoms, nested
from teamcheck.organisation.audit.network import Network, scale_of
from teamcheck.organisation.audit.versions import MANY, Seen, Version, chains

#: Most teams that are not shown of one part that are looked at one by one.
_MOST_TEAMS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A printed mean, the people that it is of, and what they are called."""

    atoms: Atoms
    name: str
    mean: Mean


@dataclass
class Build:
    """A network while it is being built.

    Attributes:
        means: What is printed.
        network: What comes of it.
        atoms: People who are never parted (those of a team who were there first, those who came later): fewest, most, and who.
        of: The atoms of a team and round in a file.
        unknown: The number of each set of atoms.
        whole: The set that is everybody, in a file.
    """

    means: Means
    network: Network
    atoms: dict[Atom, tuple[int, int, People]] = field(default_factory=dict)
    of: dict[tuple[Team, str], Atoms] = field(default_factory=dict)
    unknown: dict[Atoms, int] = field(default_factory=dict)
    whole: dict[str, Atoms] = field(default_factory=dict)


def network_of(means: Means) -> Network:
    """Everything that is printed about one thing, as one network."""
    build = Build(means, Network(scale_of(_limits(means))))
    for team, found in means.teams.items():
        for place, chain in enumerate(chains(Seen(mean.file, mean.n, mean.answered) for mean in found)):
            _note_team(build, team, chain, place)
    rows = [*_team_rows(build), *_part_rows(build)]
    _add_sets(build, rows)
    for row in rows:
        _print(build, build.unknown[row.atoms], row.mean)
    _add_groups(build)
    for change in means.changes:
        _add_change(build, change)
    return build.network


def called(team: Team) -> str:
    """A team in words."""
    return team[0] if team[1] is None else f"{team[0]} in {team[1]}"


def _limits(means: Means) -> Iterator[Fraction]:
    printed = [mean for team in means.teams.values() for mean in team]
    printed += [each.mean for each in means.parts] + [each.mean for each in means.groups]
    for mean in printed:
        yield from (each for each in (mean.low, mean.high) if each is not None)
    for change in means.changes:
        yield from (change.low, change.high)


def _print(build: Build, unknown: int, mean: Mean) -> None:
    if mean.n and mean.low is not None and mean.high is not None:
        build.network.print_mean(unknown, mean.n, (mean.low, mean.high), mean.file, mean.minimum)


def _note_team(build: Build, team: Team, chain: Sequence[Version], place: int) -> None:
    """The atoms of one team: who was there first, and who came with each later version."""
    names: list[Atom] = [(team, place, number) for number in range(len(chain))]
    for number, (atom, version) in enumerate(zip(names, chain, strict=True)):
        people = People("late" if number else "team", (called(team),), 0)
        build.atoms[atom] = (*version.more, people)
    atoms: Atoms = frozenset()
    for name, version in zip(names, chain, strict=True):
        atoms |= {name}
        build.of |= {(team, file): atoms for file in version.files}


def _team_rows(build: Build) -> Iterator[Row]:
    for team, means in build.means.teams.items():
        for mean in means:
            if mean.low is not None:
                yield Row(build.of[team, mean.file], called(team), mean)


def _part_rows(build: Build) -> Iterator[Row]:
    """The parts of organisations; a team of which a file has no page is one atom of unknown size."""
    here: dict[tuple[str, str], Atoms] = {(team[0], file): atoms for (team, file), atoms in build.of.items()}
    for part in build.means.parts:
        atoms: set[Atom] = set()
        for team in sorted(part.teams):
            atoms |= here.get((team, part.mean.file)) or {_unseen(build, (team, part.round, 0))}
        if atoms:
            if part.whole:
                build.whole[part.mean.file] = frozenset(atoms)
            yield Row(frozenset(atoms), part.name, part.mean)


def _unseen(build: Build, team: Team) -> Atom:
    """The people of a team of which nothing is printed; where another file has a page of it, who was there first."""
    known: Atom = (team, 0, 0)
    if known not in build.atoms:
        build.atoms[known] = (0, MANY, People("team", (called(team),), 0))
    return known


def _add_sets(build: Build, rows: Sequence[Row]) -> None:
    """An unknown for each set and for what is left of it, and what adds up to what."""
    names = {row.atoms: row.name for row in rows}
    for made in nested(names):
        inside = [_add_set(build, atoms, made.whole, names) for atoms in (*made.inside, *made.rest)]
        whole = _add_set(build, made.whole, made.whole, names)
        if inside != [whole]:
            build.network.equate(whole, inside)


def _add_set(build: Build, atoms: Atoms, within: Atoms, names: dict[Atoms, str]) -> int:
    """The number of a set; one of several teams that are not shown is made up of each of them."""
    if atoms in build.unknown:
        return build.unknown[atoms]
    fewest, most = sum(build.atoms[atom][0] for atom in atoms), min(MANY, sum(build.atoms[atom][1] for atom in atoms))
    people = build.atoms[next(iter(atoms))][2] if len(atoms) == 1 else People("rest", (names[within],), 0)
    number = build.unknown[atoms] = build.network.add(fewest, most, people)
    if atoms not in names and 1 < len(atoms) <= _MOST_TEAMS:
        build.network.equate(number, [_add_set(build, frozenset({atom}), within, names) for atom in sorted(atoms, key=repr)])
    return number


def _add_groups(build: Build) -> None:
    """Groups of breakdowns: with those who are in no group that is shown they add up to everybody who was parted."""
    versions: dict[tuple[Team | None, str, str], list[GroupMean]] = defaultdict(list)
    for group in build.means.groups:
        versions[group.of, group.breakdown, group.group].append(group)
    numbers: dict[tuple[Team | None, str, str], list[int]] = defaultdict(list)
    for (of, breakdown, _), groups in versions.items():
        for file, number in _add_versions(build, groups).items():
            numbers[of, breakdown, file].append(number)
    for (of, breakdown, file), parts in numbers.items():
        atoms = build.whole.get(file) if of is None else build.of.get((of, file))
        if atoms is None or atoms not in build.unknown:
            continue
        name = breakdown if of is None else f"{called(of)} ({breakdown})"
        rest = build.network.add(0, MANY, People("rest", (name,), 0))
        build.network.equate(build.unknown[atoms], [*parts, rest])


def _add_versions(build: Build, groups: Sequence[GroupMean]) -> dict[str, int]:
    """A group in each file: the same people, or some more who answered in between."""
    found: dict[str, int] = {}
    first = groups[0]
    name = first.group if first.of is None else f"{first.group} of {called(first.of)}"
    for chain in chains(Seen(each.mean.file, each.mean.n, None) for each in groups):
        before: int | None = None
        for version in chain:
            number = build.network.add(version.n or 0, version.most, None)
            if before is not None:
                late = build.network.add(*version.more, People("late", (name,), 0))
                build.network.equate(number, [before, late])
            before = number
            found |= dict.fromkeys(version.files, number)
    for each in groups:
        _print(build, found[each.mean.file], each.mean)
    return found


def _add_change(build: Build, change: Change) -> None:
    """A change of the people who are in two rounds: these are each round's people but for who is new or gone."""
    before, now = [build.of.get((team, change.file)) for team in change.teams]
    if before is None or now is None or before not in build.unknown or now not in build.unknown:
        return
    network = build.network
    stayed = [network.add(change.people, change.people) for _ in change.teams]
    gone = network.add(0, MANY, People("gone", (called(change.teams[0]),), 0))
    new = network.add(0, MANY, People("new", (called(change.teams[1]),), 0))
    network.equate(build.unknown[before], [stayed[0], gone])
    network.equate(build.unknown[now], [stayed[1], new])
    network.equate(stayed[1], [stayed[0], network.add_change(change.low, change.high)])
    for each in stayed:
        network.unknowns[each].files.add(change.file)
