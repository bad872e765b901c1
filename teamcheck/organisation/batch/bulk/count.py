"""Counts one table: narrows its rows piece by piece, parts them by team, and counts part after part."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from teamcheck.organisation.batch.bulk.meaning import Units, meaning_of, unsure
from teamcheck.organisation.batch.bulk.tables import Rows
from teamcheck.organisation.batch.complete import together
from teamcheck.organisation.batch.marker import Counted, Settings
from teamcheck.organisation.batch.parts import VALUES, write_part
from teamcheck.responses.rows import Source
from teamcheck.statistics.complete import CompleteCases
from teamcheck.statistics.plan import Plan

if TYPE_CHECKING:
    from teamcheck.statistics.engines.polars_frames import Lines, Numbered, Parts
    from teamcheck.statistics.engines.polars_text import Frame

#: No table has the people for more parts.
MOST_PARTS = 100_000
#: Rows counted at once: more than a part should have, unless it is of one very large team.
AT_ONCE = 500_000
#: Rows parted by team wait in this share of the memory; the rest is for what is being read and counted.
SHARE = 4
#: Parts that are counted at the same time.
WORKERS = 2

Given = TypeVar("Given")
Found = TypeVar("Found")
Complete = dict[str | None, tuple[CompleteCases, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """What one part came to.

    Attributes:
        path: Where its lines are.
        people: Number of a unit, and some of its people; a unit may come several times.
        complete: Round to the people who answered every item of each dimension.
    """

    path: Path
    people: Sequence[tuple[int, int]]
    complete: Complete


class Count:
    """One count of one table.

    Args:
        source: The table.
        settings: What the count depends on, and where its parts go.
        plan: What to count.
        by: Background questions that people are parted by.
    """

    def __init__(self, source: Source, settings: Settings, plan: Plan, by: Sequence[str]) -> None:
        self._source = source
        self._settings = settings
        self._plan = plan
        self._units = Units(source)
        places = {name: place for place, (_, name) in enumerate(source.columns.background)}
        self._groups = [places.get(name) for name in by]

    def counted(self, rows: Rows, memory: int, people: int) -> Counted:
        """Count all rows into parts.

        Args:
            rows: The rows of the table.
            memory: Bytes of memory that may be used.
            people: People of a part.

        Raises:
            UnsureError: The table is out of the ordinary.
            ResponsesError: It is damaged.
        """
        from teamcheck.statistics.engines.polars_frames import Narrowing, Parts  # noqa: PLC0415  an extra

        narrowing = Narrowing(meaning_of(self._source, self._units))
        parts: Parts | None = None
        for raw in rows:
            frame = narrowing.narrowed(raw)
            if parts is None:
                number = min(max(1, -(-rows.people() // people)), MOST_PARTS)
                parts = Parts(self._settings.folder / self._settings.name, number, memory // SHARE)
            parts.add(frame)
        counted = Counted(rows.sha256(), {"blank": narrowing.blank, "no answer": narrowing.silent})
        if parts is not None:
            self._reduce(parts, counted)
        return counted

    def _reduce(self, parts: "Parts", counted: Counted) -> None:
        """Count part after part.

        Raises:
            UnsureError: Somebody seems to be in a part twice.
        """
        from teamcheck.statistics.engines.polars_frames import Lines, Numbered  # noqa: PLC0415  an extra

        units = self._units
        names = [f"{team}\t{round_ or ''}" for team, round_ in units.numbers]
        said = [
            None if group is None else (f"g{group}", [name or "" for name in units.choices[group]]) for group in self._groups
        ]
        lines = Lines(names, said, VALUES)
        rounds = {round_: place for place, round_ in enumerate(dict.fromkeys(round_ for _, round_ in units.numbers))}
        asked = Numbered([rounds[round_] for _, round_ in units.numbers])
        people: dict[int, int] = {}
        for part in in_turns(partial(self._part, lines, asked, list(rounds)), enumerate(parts)):
            counted.parts.append((part.path.name, part.path.stat().st_size))
            counted.complete = together(counted.complete, part.complete)
            for unit, count in part.people:
                people[unit] = people.get(unit, 0) + count
        counted.answered.update((key, people[unit]) for key, unit in units.numbers.items())

    def _part(self, lines: "Lines", asked: "Numbered", rounds: Sequence[str | None], numbered: "tuple[int, Frame]") -> Part:
        """Count one part.

        Raises:
            UnsureError: Somebody seems to be in it twice.
        """
        from teamcheck.statistics.engines.polars_frames import anyone_twice  # noqa: PLC0415  an extra
        from teamcheck.statistics.engines.polars_reducer import complete_frame, reduce_frame  # noqa: PLC0415

        number, frame = numbered
        if anyone_twice(frame):
            raise unsure()
        reduced = [reduce_frame(self._plan, some, lines.keys) for some in frame.iter_slices(AT_ONCE)]
        part = self._settings.folder / f"{self._settings.name}-{number:05}.tally"
        write_part(part, (line for each in reduced for line in lines.of(each)))
        people = [pair for each in reduced for pair in each.select("unit", "people").iter_rows()]
        complete = {rounds[place]: complete_frame(self._plan, rows) for place, rows in asked.parted(frame)}
        return Part(part, people, complete)


def in_turns(work: Callable[[Given], Found], given: Iterable[Given]) -> Iterator[Found]:
    """Work at two things at once, in memory that does not grow with their number; what is found, in their order.

    polars works in threads of its own; a second part keeps them busy while the lines of the first are written.
    """
    with ThreadPoolExecutor(WORKERS) as pool:
        waiting: deque[Future[Found]] = deque()
        for each in given:
            waiting.append(pool.submit(work, each))
            if len(waiting) > WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
