"""How far the items of a dimension hold together (methods M30 and M31): about a scale and many people, never about a team."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from math import fsum, sqrt

from teamcheck.statistics.complete import CompleteCases
from teamcheck.statistics.distributions import f_quantile

Matrix = Sequence[Sequence[Fraction]]


@dataclass(frozen=True)
class Covariances:
    """How the answers to the items of a dimension vary together, exactly.

    Attributes:
        n: People who answered every item.
        matrix: Covariances (n-1), items by items; variances on the diagonal.
    """

    n: int
    matrix: Matrix

    @cached_property
    def items(self) -> int:
        """Number of items."""
        return len(self.matrix)

    @cached_property
    def total(self) -> Fraction:
        """Variance of the sum of the items."""
        return sum((cell for row in self.matrix for cell in row), Fraction(0))

    @cached_property
    def own(self) -> Fraction:
        """Sum of the items' variances."""
        return sum((row[place] for place, row in enumerate(self.matrix)), Fraction(0))

    @cached_property
    def varying(self) -> "Covariances":
        """The same without items to which everybody gave one answer: they say nothing of how items go together."""
        constant = [place for place, row in enumerate(self.matrix) if row[place] == 0]
        return self.without(*constant) if constant else self

    @cached_property
    def correlations(self) -> tuple[tuple[float, ...], ...] | None:
        """Correlations, items by items; None where an item does not vary."""
        variances = [row[place] for place, row in enumerate(self.matrix)]
        if not all(variances):
            return None
        return tuple(
            tuple(_correlation(cell, variances[one], variances[other]) for other, cell in enumerate(row))
            for one, row in enumerate(self.matrix)
        )

    def without(self, *places: int) -> "Covariances":
        """The same without some items."""
        kept = [row for each, row in enumerate(self.matrix) if each not in places]
        return Covariances(self.n, [[cell for each, cell in enumerate(row) if each not in places] for row in kept])


def covariances(complete: CompleteCases, *, shares: bool = False) -> Covariances | None:
    """The covariances of the items' keyed answers among people who answered them all (method M30).

    Args:
        complete: What was counted.
        shares: Each item as a share of its scale, where a dimension mixes scales; else in points.

    Returns:
        None below two people.
    """
    n = complete.n
    if n < 2:
        return None
    sums = [sum(place * people for place, people in enumerate(counts)) for counts in complete.counts]
    squares = [sum(place * place * people for place, people in enumerate(counts)) for counts in complete.counts]
    steps = [len(counts) - 1 if shares else 1 for counts in complete.counts]
    products = dict(zip(combinations(range(len(sums)), 2), complete.products, strict=True))
    products |= {(place, place): square for place, square in enumerate(squares)}

    def covariance(one: int, other: int) -> Fraction:
        product = products[min(one, other), max(one, other)]
        return Fraction(n * product - sums[one] * sums[other], n * (n - 1) * steps[one] * steps[other])

    places = range(len(sums))
    return Covariances(n, [[covariance(one, other) for other in places] for one in places])


def alpha(found: Covariances) -> float | None:
    """Cronbach's alpha on the raw answers (method M30), of the items that vary.

    Returns:
        Up to 1; below 0 where items run against each other. None below two such items, and where their sum does not vary.

    Source:
        Cronbach 1951, doi:10.1007/BF02310555.

    Example:
        >>> pair = Covariances(10, [[Fraction(1), Fraction(1, 2)], [Fraction(1, 2), Fraction(1)]])
        >>> alpha(pair), standardised_alpha(pair), average_correlation(pair)
        (0.6666666666666666, 0.6666666666666666, 0.5)
    """
    scale = found.varying
    if scale.items < 2 or scale.total == 0:
        return None
    return float(Fraction(scale.items, scale.items - 1) * (1 - scale.own / scale.total))


def average_correlation(found: Covariances) -> float | None:
    """Mean correlation of every two items that vary (method M30); None below two such items."""
    scale = found.varying
    if scale.items < 2 or scale.correlations is None:
        return None
    each = [scale.correlations[one][other] for one, other in combinations(range(scale.items), 2)]
    return fsum(each) / len(each)


def standardised_alpha(found: Covariances) -> float | None:
    """Alpha as if every item varied alike; for two items the formula of Spearman and Brown (method M30).

    Returns:
        Up to 1. None below two items that vary, and where two are each other's mirror.
    """
    r, items = average_correlation(found), found.varying.items
    whole = None if r is None else 1 + (items - 1) * r
    return None if r is None or not whole else items * r / whole


def alpha_interval(found: Covariances) -> tuple[float, float] | None:
    """The 95 % interval of alpha (method M30); None where alpha is.

    Source:
        Feldt 1965, doi:10.1007/BF02289499.
    """
    value = alpha(found)
    if value is None:
        return None
    people, both = found.n - 1, (found.n - 1) * (found.varying.items - 1)
    return 1 - (1 - value) * f_quantile(0.975, people, both), 1 - (1 - value) * f_quantile(0.025, people, both)


def alpha_if_dropped(found: Covariances, place: int) -> float | None:
    """Alpha of the other items (method M31); None where fewer than two that vary are left."""
    return alpha(found.without(place))


def item_rest_r(found: Covariances, place: int) -> float | None:
    """Correlation of an item with the sum of the others (method M31).

    Returns:
        -1 to 1; below 0 where the item runs against the others. None for one item, and where either does not vary.

    Example:
        >>> item_rest_r(Covariances(10, [[Fraction(1), Fraction(1, 2)], [Fraction(1, 2), Fraction(1)]]), 0)
        0.5
    """
    own, rest = found.matrix[place][place], found.without(place).total
    if not own or not rest:
        return None
    return _correlation(sum(found.matrix[place], -own), own, rest)


def _correlation(covariance: Fraction, one: Fraction, other: Fraction) -> float:
    return (
        float(covariance) / sqrt(float(one) * float(other)) if covariance**2 != one * other else float(covariance > 0) * 2 - 1
    )
