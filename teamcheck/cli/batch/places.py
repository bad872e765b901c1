"""Where the reports of each team go below their folder."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from teamcheck.cli.slugs import slugs

if TYPE_CHECKING:
    from teamcheck.responses.tree import Tree


def places_of(teams: Iterable[str], tree: "Tree | None") -> Mapping[str, str]:
    """Path of each team's reports without an ending: below folders called after the parts of the tree, no two alike.

    Args:
        teams: Their names.
        tree: Where they stand, or None.

    >>> places_of(["Red", "Red!"], None)
    {'Red': 'red', 'Red!': 'red-2'}
    """
    below: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for team in teams:
        below[_path(team, tree)].append(team)
    folders = _folders(below)
    taken = defaultdict(set)
    for folder in folders.values():
        taken[folder.parent].add(folder.name)
    return {
        team: str(folders[path] / name)
        for path, some in below.items()
        for team, name in slugs(some, taken=taken[folders[path]]).items()
    }


def _path(team: str, tree: "Tree | None") -> tuple[str, ...]:
    place = None if tree is None else tree.at.get(team)
    return () if tree is None or place is None else tree.nodes[place].path


def _folders(paths: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], PurePosixPath]:
    """The folder of each part of the tree: called after it, within that of the part above."""
    every = {path[:depth] for path in paths for depth in range(len(path) + 1)}
    below: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for path in every - {()}:
        below[path[:-1]].add(path[-1])
    folders: dict[tuple[str, ...], PurePosixPath] = {(): PurePosixPath()}
    for path in sorted(every, key=len):
        for name, called in slugs(below[path]).items():
            folders[*path, name] = folders[path] / called
    return folders
