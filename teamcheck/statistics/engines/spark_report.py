"""What comes back from workers: lines of teams, and what was found on the way."""

import json
from collections import Counter
from dataclasses import dataclass, field

from teamcheck.statistics.complete import CompleteCases, added
from teamcheck.statistics.engines.spark_teams import complete_read


@dataclass(frozen=True, slots=True)
class Line:
    """The people of a team and round who said the same about themselves.

    Attributes:
        team: Their team.
        round: The time of asking, or None.
        people: How many they are.
        at: Where the first of them stands among all rows; a later row has a greater number.
        line: What is written of them.
    """

    team: str
    round: str | None
    people: int
    at: int
    line: str


@dataclass
class Report:
    """What workers found in a table.

    Attributes:
        odd: Whether anything is out of the ordinary: then nothing was counted.
        unknown: Column to ways of writing that were not known: then nothing was counted.
        dropped: Why rows were left out, to how many.
        headings: File to the times its heading row was seen.
        comments: Team, round (may be empty), question and text.
        complete: Round to the complete answers to each dimension.
        written: Partition to the lines that it wrote.
    """

    odd: bool = False
    unknown: dict[int, set[str]] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)
    headings: Counter[str] = field(default_factory=Counter)
    comments: list[tuple[str, str, str, str]] = field(default_factory=list)
    complete: dict[str | None, tuple[CompleteCases, ...]] = field(default_factory=dict)
    written: dict[int, int] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Take in what one part of the work has found, written as JSON."""
        said = json.loads(text)
        self.odd |= said.get("odd", False) or said.get("twice", False)
        for column, cells in said.get("unknown", {}).items():
            self.unknown.setdefault(int(column), set()).update(cells)
        self.dropped.update(said.get("dropped", {}))
        self.headings.update(said.get("headings", {}))
        self.comments.extend(tuple(comment) for comment in said.get("comments", ()))
        for name, found in complete_read(said.get("complete", {})).items():
            before = self.complete.get(name)
            self.complete[name] = found if before is None else tuple(map(added, before, found))
        if "partition" in said:
            self.written[said["partition"]] = said["lines"]
