"""A tally as a line of text, and back: what engines hand on, and what a stopped run goes on from.

A line is words parted by single blanks, in this order: the people; then for each dimension of the plan ``n total squares high
low``, the counts of all answers, the counts of the answers of people who are scored (``-`` where these are the same), and the
dimension scores of the ``n`` people, lowest first, with commas (``-`` for nobody).

Counts are one whole number for each item, with commas between items. It holds the counts of the keyed points side by side,
lowest point first, each with as many digits as the number of people has: with 12 people, ``0003040500`` are 0, 3, 4, 5 and 0,
and the zeros in front are left out. So a line is short, and quickly made and read: small teams have few different counts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import getitem

from teamcheck.statistics.plan import Plan
from teamcheck.statistics.tally import Counts, DimensionTally, Tally

#: Stands where there is nothing to say.
NOTHING = "-"
#: Words of one dimension.
WORDS = 8
#: Numbers remembered of one kind, some 10 MB at the most; all counts of an item of teams of 20 on five points are 53,130.
REMEMBERED = 60_000
ANOTHER_PLAN = "a tally of another plan"


def written(tally: Tally) -> str:
    """A tally with the scores of people as a line, without a line break.

    Example:
        >>> from teamcheck.statistics.plan import PlanDimension, PlanItem
        >>> from teamcheck.statistics.reduce import reduce
        >>> plan = Plan((PlanDimension((PlanItem(0, 1, 3), PlanItem(1, 1, 3))),))
        >>> tally = reduce(plan, [("red", (3, 1)), ("red", (2, None))], detail=True)["red"]
        >>> written(tally), read(written(tally), plan) == tally
        ('2 2 4 8 0 0 11,100 - 2,2', True)
    """
    base = 10 ** len(str(tally.people))
    words = [str(tally.people)]
    for each in tally.dimensions:
        words += map(str, (each.n, each.total, each.squares, each.high, each.low))
        words.append(_side_by_side(each.answers, base))
        words.append(NOTHING if each.scored == each.answers else _side_by_side(each.scored, base))
        words.append(",".join(map(str, sorted(Counter(each.scores).elements()))) or NOTHING)
    return " ".join(words)


def _side_by_side(counts: Iterable[Counts], base: int) -> str:
    wholes = []
    for of_item in counts:
        whole = 0
        for count in of_item:
            whole = whole * base + count
        wholes.append(str(whole))
    return ",".join(wholes)


def read(line: str, plan: Plan) -> Tally:
    """The tally that a line is of.

    Raises:
        ValueError: The line was not written by this plan.
    """
    # Found by what it is and not by what it holds: to go through a plan takes longer than to read a line.
    found = _readers.get(id(plan))
    if found is None:
        found = _Reader(plan)
        _readers.clear()
        _readers[id(plan)] = found
    return found.tally(line)


class _Reader:
    """Reads the lines of a plan, and remembers the numbers that it met, for they come again and again."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan  # kept, so that no other plan comes to lie in its place
        self._steps = [[item.steps for item in dimension.items] for dimension in plan.dimensions]
        self._whole = _SeenNumbers().__getitem__
        self._counts: dict[int, list[list[_SeenCounts]]] = {}

    def tally(self, line: str) -> Tally:
        people, *words = line.split(" ")
        if len(words) != WORDS * len(self._steps):
            raise ValueError(ANOTHER_PLAN)
        width = len(people)
        if width not in self._counts:
            seen = {steps: _SeenCounts(steps, width) for of_dimension in self._steps for steps in of_dimension}
            self._counts[width] = [[seen[steps] for steps in of_dimension] for of_dimension in self._steps]
        parts = zip(zip(*[iter(words)] * WORDS, strict=True), self._counts[width], strict=True)
        return Tally(int(people), tuple([self._dimension(part, seen) for part, seen in parts]))

    def _dimension(self, words: Sequence[str], seen: Sequence["_SeenCounts"]) -> DimensionTally:
        n, total, squares, high, low, answers, scored, scores = words
        whole = self._whole
        of_all = _counts(answers, seen)
        of_scored = of_all if scored == NOTHING else _counts(scored, seen)
        people = {} if scores == NOTHING else _counted(map(whole, scores.split(",")))
        return DimensionTally(of_all, of_scored, whole(n), whole(total), int(squares), whole(high), whole(low), people)


_readers: dict[int, _Reader] = {}


class _SeenNumbers(dict[str, int]):
    def __missing__(self, word: str) -> int:
        number = int(word)
        if len(self) < REMEMBERED:
            self[word] = number
        return number


class _SeenCounts(dict[str, Counts]):
    """The counts of an item by their word."""

    def __init__(self, steps: int, width: int) -> None:
        super().__init__()
        self._points = steps + 1
        self._base = 10**width

    def __missing__(self, word: str) -> Counts:
        rest = int(word)
        counts = []
        for _ in range(self._points):
            rest, count = divmod(rest, self._base)
            counts.append(count)
        if rest:
            raise ValueError(ANOTHER_PLAN)
        found = tuple(reversed(counts))
        if len(self) < REMEMBERED:
            self[word] = found
        return found


def _counts(text: str, seen: Sequence[_SeenCounts]) -> tuple[Counts, ...]:
    words = text.split(",")
    if len(words) != len(seen):
        raise ValueError(ANOTHER_PLAN)
    return tuple(map(getitem, seen, words))


def _counted(scores: Iterable[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for score in scores:
        counts[score] = counts.get(score, 0) + 1
    return counts
