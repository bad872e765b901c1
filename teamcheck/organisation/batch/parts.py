"""What counting leaves behind, and finishing goes on from: files of lines, one for the people of a team who belong together.

A line is ``team, round, values, people, tally`` parted by tabs: the round empty where there is none, the values of background
questions parted by ``VALUES``, and the tally as `teamcheck.statistics.tally_lines` writes it. Names hold no tabs and no breaks,
for readers clean them. Every file is sorted by its bytes, which is the order of teams by name, so files are merged in one pass.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from teamcheck.statistics import tally_lines
from teamcheck.statistics.plan import Plan
from teamcheck.statistics.tally import Tally, add

#: Between two values of background questions.
VALUES = "\x1f"

#: Part files that are open at once; more are merged in turns.
_MOST_OPEN = 128

Values = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """People of one team in one round who said the same about themselves.

    Attributes:
        round: The time of asking, or None.
        values: What they said to each background question that people are parted by; None where that is not known.
        people: How many they are.
        tally: What was counted of them.
    """

    round: str | None
    values: Values
    people: int
    tally: Tally


def line_of(team: str, round_: str | None, values: Values, tally: Tally) -> bytes:
    r"""The line of some people.

    Example:
        >>> line_of("Red", None, ("nurse", None), Tally(3, ()))
        b'Red\t\tnurse\x1f\t3\t3\n'
    """
    said = VALUES.join(value or "" for value in values)
    return f"{team}\t{round_ or ''}\t{said}\t{tally.people}\t{tally_lines.written(tally)}\n".encode()


def write_part(path: Path, lines: Iterable[bytes]) -> None:
    """Write a part; whoever finds it finds all of it."""
    unfinished = path.with_name(f".{path.name}")
    with unfinished.open("wb") as file:
        file.writelines(sorted(lines))
    unfinished.replace(path)


def merged(parts: Sequence[Path], folder: Path) -> Iterator[bytes]:
    """The lines of all parts in their order, in memory that grows with the number of parts only.

    Args:
        parts: Files, each sorted.
        folder: Where parts are put together first, where they are too many to be open at once.
    """
    waiting = list(parts)
    number = 0
    while len(waiting) > _MOST_OPEN:
        number += 1
        together = folder / f"merged-{number:04}.tally"
        with together.open("wb") as file:
            file.writelines(_merged(waiting[:_MOST_OPEN]))
        waiting = [*waiting[_MOST_OPEN:], together]
    yield from _merged(waiting)


def _merged(parts: Sequence[Path]) -> Iterator[bytes]:
    with ExitStack() as held:
        files: list[BinaryIO] = [held.enter_context(path.open("rb")) for path in parts]
        yield from heapq.merge(*files)


def slices(lines: Iterable[bytes], teams: int) -> Iterator[tuple[list[str], list[bytes]]]:
    r"""The lines of so many teams at a time, with their names; lines of a team are never parted.

    Example:
        >>> [names for names, _ in slices([b"a\t1", b"a\t2", b"b\t1", b"c\t1"], 2)]
        [['a', 'b'], ['c']]
    """
    names: list[str] = []
    kept: list[bytes] = []
    for name, of_team in groupby(lines, key=_name_of):
        names.append(name.decode())
        kept.extend(of_team)
        if len(names) == teams:
            yield names, kept
            names, kept = [], []
    if names:
        yield names, kept


def _name_of(line: bytes) -> bytes:
    return line[: line.index(b"\t")]


def teams_of(lines: Iterable[bytes], plan: Plan) -> Iterator[tuple[str, list[Counted]]]:
    """Every team with all that was counted of it.

    Args:
        lines: Sorted.
        plan: What they were counted by.
    """
    for name, of_team in groupby(lines, key=_name_of):
        yield name.decode(), [_counted(line, plan) for line in of_team]


def _counted(line: bytes, plan: Plan) -> Counted:
    _, round_, said, people, tally = line.decode().rstrip("\n").split("\t")
    values = tuple(value or None for value in said.split(VALUES)) if said else ()
    return Counted(round_ or None, values, int(people), tally_lines.read(tally, plan))


def whole(counted: Iterable[Counted]) -> Tally:
    """Everybody of some lines together; one line or more."""
    return reduce(add, (each.tally for each in counted))
