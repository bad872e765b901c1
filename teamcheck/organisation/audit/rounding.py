"""What a printed figure may have been rounded from."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from teamcheck.organisation.audit.printed import Number, PrintedDimension

#: Answers from which a dimension is printed in whole points (method M20).
FULL_FROM = 10
#: The steps in which the score of fewer is printed, and the ends that stand for everything beyond (method M20).
FIVE, BOTTOM, TOP = 5, 10, 90
#: Decimals beyond which a figure is taken to be exact.
_MOST_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Rounding:
    """To which multiple scores are rounded; ``open_ends``: the lowest and highest stand for everything beyond them."""

    step: Fraction
    open_ends: bool

    def behind(self, printed: Number) -> tuple[Fraction, Fraction]:
        """From which value (included) to which (left out) a printed score was rounded; 0-100.

        Example:
            >>> [tuple(map(float, FIVES.behind(Fraction(score)))) for score in (10, 65, 90)]
            [(0.0, 12.5), (62.5, 67.5), (87.5, 101.0)]
            >>> [float(end) for end in WHOLE.behind(Fraction(65))]
            [64.5, 65.5]
        """
        low = Fraction(0) if self.open_ends and printed <= BOTTOM else printed - self.step / 2
        high = Fraction(101) if self.open_ends and printed >= TOP else printed + self.step / 2
        return max(low, Fraction(0)), min(high, Fraction(101))

    def parts(self, printed: Number, whole: int) -> tuple[int, int]:
        """The lowest and the highest part of a whole whose percentage is printed as this score.

        Example:
            >>> FIVES.parts(Fraction(80), 60), FIVES.parts(Fraction(90), 60), WHOLE.parts(Fraction(80), 60)
            ((47, 49), (53, 60), (48, 48))
        """
        low, high = self.behind(printed)
        return ceil(low * whole / 100), min(whole, ceil(high * whole / 100) - 1)


FIVES = Rounding(Fraction(FIVE), open_ends=True)
WHOLE = Rounding(Fraction(1), open_ends=False)
#: A total worked out of scores in fives: off by 2.5 points, and by up to 10 more that one of these scores is off at an end.
_OF_FIVES = Rounding(Fraction(25), open_ends=True)


def rounding_of_small(dimensions: Iterable[PrintedDimension]) -> Rounding:
    """How a file rounds the scores of fewer than ten people: to the nearest 5, unless a score shows that it is finer.

    A range in whole points, quartiles or shares in percent are of ten people and more too, and so is the score beside them.

    Example:
        >>> sixty, sixty_three = (PrintedDimension("a", "A", 7, Fraction(score)) for score in (60, 63))
        >>> rounding_of_small([sixty]) == FIVES, rounding_of_small([sixty, sixty_three]) == WHOLE
        (True, True)
    """
    small = [each for each in dimensions if each.n is not None and each.n < FULL_FROM]
    if not any(map(_is_finer, small)):
        return FIVES
    return Rounding(min((finest(each.score) for each in small if each.score is not None), default=Fraction(1)), open_ends=False)


def rounding_of(dimension: PrintedDimension, small: Rounding) -> Rounding:
    """How the score of a dimension was rounded."""
    if dimension.n is not None and dimension.n < FULL_FROM:
        return small
    return Rounding(Fraction(1) if dimension.score is None else finest(dimension.score), open_ends=False)


def rounding_of_total(dimension: PrintedDimension) -> Rounding:
    """How the score of many people together was rounded (method M61), whatever their number.

    Unless a figure shows that it is finer, it may have been worked out of scores in fives and rounded to the nearest 5 again:
    a score that is printed as "90 or more" can be 10 points higher than it was taken.

    Example:
        >>> total, fine = (PrintedDimension("a", "A", 24, Fraction(60), favourable=share) for share in (None, Fraction(50)))
        >>> [tuple(map(float, rounding_of_total(each).behind(Fraction(60)))) for each in (total, fine)]
        [(47.5, 72.5), (59.5, 60.5)]
    """
    shares = (dimension.favourable, dimension.neutral, dimension.unfavourable)
    if not _is_finer(dimension) and dimension.two_camps is None and all(share is None for share in shares):
        return _OF_FIVES
    return Rounding(Fraction(1) if dimension.score is None else finest(dimension.score), open_ends=False)


def is_whole_points(interval: tuple[Number, Number]) -> bool:
    """Whether a range is finer than one that follows from the number of answers alone, which is given in fives (M21)."""
    return any(end % FIVE for end in interval)


def _is_finer(dimension: PrintedDimension) -> bool:
    """Whether a dimension's own figures show that its score is not rounded to the nearest 5."""
    shares = (dimension.favourable, dimension.neutral, dimension.unfavourable)
    return (
        (dimension.score is not None and (bool(dimension.score % FIVE) or not BOTTOM <= dimension.score <= TOP))
        or dimension.lowest_highest is not None
        or (dimension.interval is not None and is_whole_points(dimension.interval))
        or any(share is not None and share % 10 for share in shares)
    )


def finest(value: Number) -> Fraction:
    """The last decimal that a number is written with.

    Example:
        >>> [str(finest(Fraction(value))) for value in ("60", "60.5", "33.333333333333336")]
        ['1', '1/10', '1/1000000000']
    """
    decimals = 0
    while decimals < _MOST_DECIMALS and value % 1:
        value, decimals = value * 10, decimals + 1
    return Fraction(1, 10**decimals)
