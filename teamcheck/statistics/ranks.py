"""Where a figure lies among others (method M36)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

#: Decimals to which figures are compared: two that are equal may differ by what floats leave over.
DECIMALS = 9


def percentiles(figures: Sequence[float | None]) -> list[float | None]:
    """The mid-point percentile rank of every figure among all of them (method M36).

    100 x (how many lie below + half of those that are equal, itself among them) / how many there are.

    Args:
        figures: One for each team; None takes no part.

    Returns:
        0 to 100 for each, in the same order; None where the figure is.

    Example:
        >>> percentiles([3.0, 4.0, None, 3.0, 5.0])
        [25.0, 62.5, None, 25.0, 87.5]
    """
    rounded = [None if each is None else round(each, DECIMALS) for each in figures]
    ordered = sorted(each for each in rounded if each is not None)
    return [None if each is None else _midpoint(ordered, each) for each in rounded]


def _midpoint(ordered: Sequence[float], each: float) -> float:
    below, not_above = bisect_left(ordered, each), bisect_right(ordered, each)
    return 50 * (below + not_above) / len(ordered)
