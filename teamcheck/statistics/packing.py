"""Many small counts side by side in one Python integer, so that adding up a person is one addition."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from struct import Struct

from teamcheck.statistics.complete import CompleteCases
from teamcheck.statistics.plan import PlanDimension
from teamcheck.statistics.tally import Counts, DimensionTally

#: Bytes of one count: room for 4,294,967,295 people in one team.
WIDTH = 4
MOST_PEOPLE = (1 << 8 * WIDTH) - 1
NO_DETAIL: Mapping[int, int] = {}


class SeenCounts(dict[bytes, Counts]):
    """The counts of an item by their bytes. Small teams have few different ones: keeping each once saves most memory."""

    def __missing__(self, packed: bytes) -> Counts:
        counts = self[packed] = Struct(f"<{len(packed) // WIDTH}I").unpack(packed)
        return counts


class Packing:
    """Where each count of a dimension's tally lies in the integer, lowest bytes first.

    ======= =====================================================================
    field   holds
    ======= =====================================================================
    n       people scored
    high    of them at 60 or more
    low     of them at 40 or less
    total   sum of scores; wider, for it grows with the score as well
    squares sum of squares; wider still
    scored  a count for each point of each item: answers of people who are scored
    others  the same for people who are not
    ======= =====================================================================

    The others come last because there are few: leading zeros take no memory.
    """

    def __init__(self, dimension: PlanDimension) -> None:
        self._denominator = dimension.denominator
        score_bytes = dimension.denominator.bit_length() // 8 + 1
        counts = [WIDTH * (item.steps + 1) for item in dimension.items]
        widths = [WIDTH, WIDTH, WIDTH, WIDTH + score_bytes, WIDTH + 2 * score_bytes, *counts, *counts]
        starts = list(accumulate(widths, initial=0))
        fields = [slice(start, end) for start, end in pairwise(starts)]
        self._people = Struct("<3I")
        self._sum_starts = starts[:5]
        self._total, self._squares = fields[3:5]
        self._scored, self._others = fields[5 : 5 + len(counts)], fields[5 + len(counts) :]
        self._others_bits = 8 * self._others[0].start
        self._bytes = starts[-1]

    def pack(self, places: Sequence[int | None], score: int | None) -> int:
        """One person as such an integer.

        Args:
            places: For each item the keyed answer in steps above the lowest point; None where there is no answer.
            score: The dimension score in 1/denominator; None for a person who is not scored.
        """
        packed = 0
        if score is not None:
            # 60 and 40 of 100 in whole numbers: score / denominator against 3/5 and 2/5.
            high, low = 5 * score >= 3 * self._denominator, 5 * score <= 2 * self._denominator
            sums = (1, int(high), int(low), score, score * score)
            packed = sum(number << 8 * start for number, start in zip(sums, self._sum_starts, strict=True))
        fields = self._others if score is None else self._scored
        for field, place in zip(fields, places, strict=True):
            if place is not None:
                packed += 1 << 8 * (field.start + WIDTH * place)
        return packed

    def score_of(self, person: int) -> int | None:
        """The dimension score of one packed person; None for one who is not scored."""
        packed = person.to_bytes(self._bytes, "little")
        return int.from_bytes(packed[self._total], "little") if packed[0] else None

    def unpack(
        self, total: int, scores: Mapping[int, int], seen: SeenCounts, complete: CompleteCases | None = None
    ) -> DimensionTally:
        """The tally of all people added up.

        Args:
            total: Sum of their integers.
            scores: Dimension score to people who have it.
            seen: Counts met before.
            complete: The people who answered every item, where that was asked for.
        """
        packed = total.to_bytes(self._bytes, "little")
        n, high, low = self._people.unpack_from(packed)
        scored = tuple([seen[packed[field]] for field in self._scored])
        return DimensionTally(
            answers=_added(scored, [seen[packed[field]] for field in self._others])
            if total.bit_length() > self._others_bits
            else scored,
            scored=scored,
            n=n,
            total=int.from_bytes(packed[self._total], "little"),
            squares=int.from_bytes(packed[self._squares], "little"),
            high=high,
            low=low,
            scores=scores,
            complete=complete,
        )


def _added(scored: Sequence[Counts], others: Sequence[Counts]) -> tuple[Counts, ...]:
    return tuple(
        tuple(one + other for one, other in zip(left, right, strict=True)) for left, right in zip(scored, others, strict=True)
    )
