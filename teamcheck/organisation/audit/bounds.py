"""Between which values unknown sums lie, when some of them add up to others: exactly, in whole numbers.

Where the equations hang together like a tree, passing limits along them until nothing changes gives exact bounds. Where they
close a ring it gives bounds that hold, and `teamcheck.organisation.audit.simplex` gives exact ones.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

#: How often each equation is looked at before the rest is left to the simplex: in a ring limits can creep for ever.
_MOST_VISITS = 60


class ContradictionError(Exception):
    """No values fit."""


@dataclass(frozen=True, slots=True)
class Equation:
    """One unknown is the sum of others."""

    whole: int
    parts: tuple[int, ...]

    @property
    def unknowns(self) -> tuple[int, ...]:
        """All of them."""
        return (self.whole, *self.parts)


@dataclass
class System:
    """Unknowns with limits, and equations among them.

    Attributes:
        low: Lowest value of each unknown.
        high: Highest value of each.
    """

    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    equations: list[Equation] = field(default_factory=list)

    def add(self, low: int, high: int) -> int:
        """One more unknown; its number."""
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def limit(self, unknown: int, low: int, high: int) -> None:
        """An unknown lies between these too."""
        self.low[unknown], self.high[unknown] = max(self.low[unknown], low), min(self.high[unknown], high)

    def tighten(self) -> None:
        """Pass limits along the equations until nothing changes.

        Raises:
            ContradictionError: No values fit.

        Example:
            >>> team = System([40, 30, 0], [50, 35, 100], [Equation(0, (1, 2))])
            >>> team.tighten()
            >>> team.low[2], team.high[2]
            (5, 20)
        """
        of: list[list[int]] = [[] for _ in self.low]
        for number, equation in enumerate(self.equations):
            for unknown in equation.unknowns:
                of[unknown].append(number)
        visits = [_MOST_VISITS] * len(self.equations)
        queue, waiting = deque(range(len(self.equations))), [True] * len(self.equations)
        while queue:
            number = queue.popleft()
            waiting[number] = False
            visits[number] -= 1
            for unknown in self._tighten(self.equations[number]):
                for other in of[unknown]:
                    if not waiting[other] and visits[other] > 0:
                        queue.append(other)
                        waiting[other] = True
        if any(low > high for low, high in zip(self.low, self.high, strict=True)):
            raise ContradictionError

    def _tighten(self, equation: Equation) -> list[int]:
        """Tighten the unknowns of one equation; those that changed."""
        least, most = sum(self.low[each] for each in equation.parts), sum(self.high[each] for each in equation.parts)
        changed = []
        if self._narrow(equation.whole, least, most):
            changed.append(equation.whole)
        low, high = self.low[equation.whole], self.high[equation.whole]
        limits = [(each, low - (most - self.high[each]), high - (least - self.low[each])) for each in equation.parts]
        return changed + [each for each, lowest, highest in limits if self._narrow(each, lowest, highest)]

    def _narrow(self, unknown: int, low: int, high: int) -> bool:
        if low <= self.low[unknown] and high >= self.high[unknown]:
            return False
        self.limit(unknown, low, high)
        if self.low[unknown] > self.high[unknown]:
            raise ContradictionError
        return True

    def components(self) -> Iterator[tuple[list[int], list[Equation]]]:
        """Unknowns that hang together, with their equations."""
        root = list(range(len(self.low)))

        def find(unknown: int) -> int:
            while root[unknown] != unknown:
                root[unknown] = unknown = root[root[unknown]]
            return unknown

        for equation in self.equations:
            for unknown in equation.parts:
                root[find(unknown)] = find(equation.whole)
        unknowns: dict[int, list[int]] = {}
        equations: dict[int, list[Equation]] = {}
        for unknown in range(len(self.low)):
            unknowns.setdefault(find(unknown), []).append(unknown)
        for equation in self.equations:
            equations.setdefault(find(equation.whole), []).append(equation)
        for top, members in unknowns.items():
            yield members, equations.get(top, [])


def is_tree(unknowns: Sequence[int], equations: Sequence[Equation]) -> bool:
    """Whether the equations of some unknowns that hang together close no ring.

    Example:
        >>> is_tree([0, 1, 2], [Equation(0, (1, 2))]), is_tree([0, 1, 2], [Equation(0, (1, 2)), Equation(1, (2,))])
        (True, False)
    """
    return len(unknowns) + len(equations) - 1 == sum(len(equation.unknowns) for equation in equations)
