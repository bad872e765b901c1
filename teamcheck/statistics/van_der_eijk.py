"""Van der Eijk's A: whether answers to one item gather around one point or at both ends (method M18)."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import fsum


def van_der_eijk_a(counts: Sequence[int]) -> float | None:
    """Agreement of the answers to one item (method M18).

    The answers are taken apart into layers of equal height, each a pattern of points that are chosen or not; A is the mean of
    the patterns' agreement, weighted by the answers in each.

    Args:
        counts: How many chose each point, in order.

    Returns:
        1 where all chose the same point, 0 where all points are chosen alike, -1 for half at either end; None for scales
        of two points, and where nobody answered.

    Source:
        van der Eijk 2001, doi:10.1023/A:1010374114305.

    Example:
        >>> round(van_der_eijk_a((30, 40, 210, 130, 530, 50, 10)), 4), van_der_eijk_a((5, 0, 0, 0, 5)), van_der_eijk_a((2, 2))
        (0.6113, -1.0, None)
    """
    answers = sum(counts)
    if len(counts) < 3 or answers == 0:
        return None
    return fsum(people * pattern_agreement(pattern) for pattern, people in layers(counts)) / answers


def layers(counts: Sequence[int]) -> Iterator[tuple[tuple[bool, ...], int]]:
    """The layers of equal height that the counts are piled up of, and how many answers are in each.

    Example:
        >>> list(layers((1, 3, 0)))
        [((True, True, False), 2), ((False, True, False), 2)]
    """
    below = 0
    for height in sorted(set(counts) - {0}):
        pattern = tuple(count >= height for count in counts)
        yield pattern, (height - below) * sum(pattern)
        below = height


def pattern_agreement(pattern: Sequence[bool]) -> float:
    """A of one layer: points that are chosen or not, -1 to 1 (method M18).

    Example:
        >>> pattern_agreement((True, True, False, False, True)), pattern_agreement((False, True, False))
        (-0.2777777777777778, 1.0)
    """
    points, chosen = len(pattern), sum(pattern)
    if chosen == 1:
        return 1.0
    together = apart = 0
    for first, between, last in combinations(pattern, 3):
        if first != last and between:
            together += 1
        elif first and last and not between:
            apart += 1
    if chosen == points:
        return 0.0
    unimodal = ((points - 2) * together - (points - 1) * apart) / ((points - 2) * (together + apart))
    return unimodal * (1 - (chosen - 1) / (points - 1))
