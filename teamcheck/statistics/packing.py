"""Many small counts side by side in one Python integer, so that adding up a person is one addition."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from struct import Struct

from teamcheck.statistics.plan import PlanDimension
from teamcheck.statistics.tally import Counts, DimensionTally

#: Width of one count: room for 4,294,967,295 people in one team.
COUNT_BITS = 32
MOST_PEOPLE = (1 << COUNT_BITS) - 1
NO_DETAIL: Mapping[int, int] = {}


class Packing:
    """Where each count of a dimension's tally lies in the integer, lowest bits first.

    ======  =====================================================================
    field   holds
    ======  =====================================================================
    n       people scored
    high    of them at 60 or more
    low     of them at 40 or less
    total   sum of scores; wider, for it grows with the score as well
    squares sum of squares; wider still
    scored  a count for each point of each item: answers of people who are scored
    others  the same for people who are not
    ======  =====================================================================

    The others come last because there are few: leading zeros take no memory.
    """

    def __init__(self, dimension: PlanDimension) -> None:
        score_bits = dimension.denominator.bit_length()
        widths = (COUNT_BITS, COUNT_BITS, COUNT_BITS, COUNT_BITS + score_bits, COUNT_BITS + 2 * score_bits)
        self._masks = tuple((1 << width) - 1 for width in widths)
        self._shifts = tuple(accumulate(widths[:-1], initial=0))
        self._counts_shift = sum(widths)
        self._sums_mask = (1 << self._counts_shift) - 1
        options = [item.steps + 1 for item in dimension.items]
        self._starts = tuple(accumulate(options[:-1], initial=0))
        self._slices = tuple(slice(start, start + count) for start, count in zip(self._starts, options, strict=True))
        self._fields = sum(options)
        self._scored_mask = (1 << COUNT_BITS * self._fields) - 1
        self._struct = Struct(f"<{self._fields}I")
        self._low_score = 2 * dimension.denominator
        self._high_score = 3 * dimension.denominator

    def pack(self, places: Sequence[int | None], score: int | None) -> int:
        """One person as such an integer.

        Args:
            places: For each item the keyed answer in steps above the lowest point; None where there is no answer.
            score: The dimension score in 1/denominator; None for a person who is not scored.
        """
        sums = (0,) if score is None else (1, self._is_high(score), self._is_low(score), score, score * score)
        packed = sum(number << shift for number, shift in zip(sums, self._shifts, strict=False))
        first = self._fields if score is None else 0
        for start, place in zip(self._starts, places, strict=True):
            if place is not None:
                packed += 1 << (self._counts_shift + COUNT_BITS * (first + start + place))
        return packed

    def score_of(self, person: int) -> int | None:
        """The dimension score of one packed person; None for one who is not scored."""
        if not person & self._masks[0]:
            return None
        return person >> self._shifts[3] & self._masks[3]

    def unpack(self, packed: int, scores: Mapping[int, int], seen: dict[Counts, Counts]) -> DimensionTally:
        """The tally of all people added up.

        Args:
            packed: Sum of their integers.
            scores: Dimension score to people who have it.
            seen: Counts met before. Small teams have few different ones, so that keeping each once saves most memory.
        """
        sums = packed & self._sums_mask
        n, high, low, total, squares = [sums >> shift & mask for shift, mask in zip(self._shifts, self._masks, strict=True)]
        counted = packed >> self._counts_shift
        scored = self._counts(counted & self._scored_mask, seen)
        others = counted >> COUNT_BITS * self._fields
        answers = _add(scored, self._counts(others, seen), seen) if others else scored
        return DimensionTally(answers, scored, n, total, squares, high, low, scores)

    def _counts(self, counted: int, seen: dict[Counts, Counts]) -> tuple[Counts, ...]:
        counts = self._struct.unpack(counted.to_bytes(self._struct.size, "little"))
        return tuple([seen.setdefault(part := counts[place], part) for place in self._slices])

    def _is_high(self, score: int) -> int:
        """Whether a score is 60 of 100 or more, in whole numbers: score / denominator >= 3 / 5."""
        return int(5 * score >= self._high_score)

    def _is_low(self, score: int) -> int:
        """Whether a score is 40 of 100 or less, in whole numbers: score / denominator <= 2 / 5."""
        return int(5 * score <= self._low_score)


def _add(scored: tuple[Counts, ...], others: tuple[Counts, ...], seen: dict[Counts, Counts]) -> tuple[Counts, ...]:
    both = (tuple([one + other for one, other in zip(*pair, strict=True)]) for pair in zip(scored, others, strict=True))
    return tuple([seen.setdefault(part, part) for part in both])
