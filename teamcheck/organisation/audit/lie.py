"""What printed figures say of how people's scores lie: the word for agreement, a range in whole points, quartiles and ends."""

from collections.abc import Iterator, Sequence
from math import ceil, floor, sqrt

from teamcheck.organisation.audit.people import Lie
from teamcheck.organisation.audit.printed import Number, PrintedDimension, Range
from teamcheck.organisation.audit.rounding import WHOLE
from teamcheck.organisation.audit.statements import Limits
from teamcheck.statistics.distributions import t_quantile
from teamcheck.statistics.interval import LEVEL, PRIOR_DF, USUAL_SPREAD

#: Standard deviations of 0-100 at which the word changes (method M11), squared.
_CLOSE, _APART = 144, 484
#: What floating point may cost a limit on a sum of squares.
_SLACK = 1e-6


def says_how_scores_lie(printed: PrintedDimension) -> bool:
    """Whether anything but the mean is printed of people's scores."""
    told = (printed.interval, printed.lowest_highest, printed.agreement, printed.two_camps)
    return any(figure is not None for figure in told)


def lie_of(printed: PrintedDimension, size: int | None, top: int, sums: Limits) -> Lie:
    """What is printed of how scores lie, for scores in steps up to ``top`` whose sum is within limits.

    Example:
        >>> seven = PrintedDimension("a", "A", 7, Number(65), agreement="close")
        >>> lie_of(seven, None, 16, Limits(73, 73)).squares
        {73: Limits(low=762, high=783)}
    """
    people = printed.n or 0
    squares = {}
    for total in range(sums.low, sums.high + 1):
        low, high = _least_squares(total, people), people * top**2
        for limits in (_by_word(printed, people, top, total), _by_range(printed, size, people, top, total)):
            low, high = max(low, limits.low), min(high, limits.high)
        if low <= high:
            squares[total] = Limits(low, high)
    if printed.lowest_highest is None:
        return Lie(squares, _camps(printed))
    quartiles = tuple(_quartiles(printed, people, top))
    return Lie(squares, _camps(printed), _order(printed.lowest_highest, quartiles, people, top), quartiles)


def _least_squares(total: int, people: int) -> int:
    """The sum of squares cannot be less than that of equal scores."""
    return -(-(total**2) // people)


def _by_word(printed: PrintedDimension, people: int, top: int, total: int) -> Limits:
    """The sums of squares for which the word for agreement is the printed one, compared in whole numbers."""
    one = people * (people - 1) * top**2  # 10,000 (n squares - total²) against the squared limit times this
    word = printed.agreement
    most = people * top**2
    if word is None and printed.two_camps:
        low, high = (_CLOSE * one + 10_000 * total**2) // (10_000 * people) + 1, most
    elif word is None:
        low, high = 0, most
    elif word == "close":
        low, high = 0, (_CLOSE * one + 10_000 * total**2) // (10_000 * people)
    elif word == "apart":
        low, high = -(-(_APART * one + 10_000 * total**2) // (10_000 * people)), most
    else:
        low = (_CLOSE * one + 10_000 * total**2) // (10_000 * people) + 1
        high = -(-(_APART * one + 10_000 * total**2) // (10_000 * people)) - 1
    return Limits(low, high)


def _by_range(printed: PrintedDimension, size: int | None, people: int, top: int, total: int) -> Limits:
    """The sums of squares for which the moderated range (method M8) is the printed one."""
    most = people * top**2
    if printed.interval is None or people < 2:
        return Limits(0, most)
    mean = 100 * total / (people * top)
    low, high = map(float, printed.interval)
    least, widest = 0.0, 200.0
    for distance, cut, worst in ((mean - low, low == 0, low), (high - mean, high == 100, high)):
        if not _is_worst(worst, mean, people, size):  # where the range was cut off, it may have been wider
            least, widest = max(least, distance - 1), widest if cut else min(widest, distance)
    if widest < least:
        return Limits(1, 0)
    usual = USUAL_SPREAD if printed.usual_spread is None else float(printed.usual_spread)
    part = 1.0 if size is None else sqrt(max(0, size - people) / size)
    if part == 0:
        return Limits(0, most)
    quantile = t_quantile(LEVEL, PRIOR_DF + people - 1)

    def squares(half: float) -> float:
        mixed = people * (half / (quantile * part)) ** 2
        seen = mixed * (PRIOR_DF + people - 1) - PRIOR_DF * usual**2  # (n - 1) SD² of 0-100
        return (seen * (top / 100) ** 2) + total**2 / people

    return Limits(max(0, ceil(squares(max(0.0, least)) - _SLACK)), min(most, floor(squares(widest) + _SLACK)))


def _is_worst(end: float, mean: float, people: int, size: int | None) -> bool:
    """Whether an end of the range may be where the worst case cuts it off (method M10): then it says nothing of the spread."""
    if size is None:
        return False
    lowest = people * mean / size
    return abs(end - lowest) <= 1.5 or abs(end - lowest - 100 * (size - people) / size) <= 1.5


def _camps(printed: PrintedDimension) -> bool | None:
    """Views that are close have no camps whatever the scores, so that "no" says something beside another word only."""
    if printed.two_camps is False and printed.agreement not in {"mixed", "apart"}:
        return None
    return printed.two_camps


def _quartiles(printed: PrintedDimension, people: int, top: int) -> Iterator[tuple[int, int, Limits]]:
    """The ends of the middle half (M15): place in the order, quarters of the way to the next, four times the value."""
    for quarters, value in zip((1, 3), printed.middle_half or (), strict=False):
        place, part = divmod(quarters * (people - 1), 4)
        yield place, part, _rounded_from(value, 4 * top)


def _order(ends: Range, quartiles: Sequence[tuple[int, int, Limits]], people: int, top: int) -> tuple[Limits, ...]:
    """For each place in the order of the scores, what fits there.

    A quartile between two people is at least the lower one's score and at most the higher one's.
    """
    lowest, highest = (_rounded_from(end, top) for end in ends)
    limits = [Limits(lowest.low, highest.high) for _ in range(people)]
    limits[0], limits[-1] = lowest, highest
    for place, part, found in quartiles:
        low, high = -(-found.low // 4), found.high // 4
        limits[place] = _both(limits[place], Limits(0 if part else low, high))
        if part:
            limits[place + 1] = _both(limits[place + 1], Limits(low, top))
    return tuple(limits)


def _rounded_from(value: Number, top: int) -> Limits:
    low, high = WHOLE.behind(value)
    return Limits(ceil(low * top / 100), min(top, ceil(high * top / 100) - 1))


def _both(one: Limits, other: Limits) -> Limits:
    return Limits(max(one.low, other.low), min(one.high, other.high))
