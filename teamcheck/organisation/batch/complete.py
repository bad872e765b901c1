"""Everybody who answered every item of a dimension, whatever their team: what reliability is worked out from (method M30)."""

from teamcheck.statistics.complete import CompleteCases, added, complete_cases
from teamcheck.statistics.plan import Plan
from teamcheck.statistics.reduce import Answers, count_patterns, splitter

Pattern = tuple[int | None, ...]

#: Different sets of answers to a dimension that wait to be counted: all 3,125 of five items on five points.
WAITING = 20_000


class Patterns:
    """Counts complete answers round by round, each different set of answers once.

    Args:
        plan: What is counted.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._part = splitter(plan)
        self._rounds: dict[str | None, tuple[dict[Pattern, int], ...]] = {}
        self._counted: dict[str | None, tuple[CompleteCases, ...]] = {}

    def add(self, round_: str | None, answers: Answers) -> None:
        """Add the answers of one person."""
        if round_ not in self._rounds:
            self._rounds[round_] = tuple({} for _ in self._plan.dimensions)
        patterns = self._rounds[round_]
        count_patterns(self._part(answers), patterns)
        if max(map(len, patterns)) > WAITING:
            self._count(round_)

    def counted(self) -> dict[str | None, tuple[CompleteCases, ...]]:
        """Round to the complete answers to each dimension."""
        for name in list(self._rounds):
            self._count(name)
        return dict(self._counted)

    def _count(self, round_: str | None) -> None:
        found = tuple(map(complete_cases, self._plan.dimensions, self._rounds.pop(round_)))
        before = self._counted.get(round_)
        self._counted[round_] = found if before is None else tuple(map(added, before, found))


def together(
    one: dict[str | None, tuple[CompleteCases, ...]], other: dict[str | None, tuple[CompleteCases, ...]]
) -> dict[str | None, tuple[CompleteCases, ...]]:
    """Two counts of different people as one."""
    both = {name: tuple(map(added, one[name], other[name])) for name in one if name in other}
    return one | other | both
