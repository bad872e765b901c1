"""People who can be found in both rounds, and when they are compared with themselves (method M43).

With the change of those who stayed beside the scores of both rounds, the mean of those who are new can be worked out; and with
three rounds, the score of one who was new in the second. So people are compared with themselves only where nobody is new or
gone: their change then is the difference of two printed scores. With one or two statements the range of the change would say
too much of who moved where.
"""

from dataclasses import dataclass

from teamcheck.scorecard.agreement_word import FEWEST_ITEMS
from teamcheck.scorecard.comparison.round_result import Sample
from teamcheck.statistics.centre import Moments

#: Fewest people in both rounds from which a change is worked out and put into a word (method M43).
LEAST = 12


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many people are in both rounds, how many only now, how many only then."""

    both: int
    new: int
    gone: int


def overlap_of(then: frozenset[str], now: frozenset[str]) -> Overlap:
    """Count the codes of two rounds.

    Example:
        >>> overlap_of(frozenset("abc"), frozenset("bcde"))
        Overlap(both=2, new=2, gone=1)
    """
    return Overlap(len(then & now), len(now - then), len(then - now))


def mostly_others(overlap: Overlap) -> bool:
    """Whether more than half of the people of either round are not in the other.

    Example:
        >>> mostly_others(Overlap(7, 7, 0)), mostly_others(Overlap(7, 8, 0))
        (False, True)
    """
    return max(overlap.new, overlap.gone) > overlap.both


def why_not(overlap: Overlap, items: int) -> str | None:
    """The code of why people are not compared with themselves in a dimension of so many items; None where they are.

    Example:
        >>> [why_not(Overlap(14, *others), items=4) for others in [(0, 0), (5, 0), (0, 1)]], why_not(Overlap(14, 0, 0), items=2)
        ([None, 'new-or-gone', 'new-or-gone'], 'few-items')
    """
    if overlap.new or overlap.gone:
        return "new-or-gone"
    return "few-items" if items < FEWEST_ITEMS else None


def changes_of(then: Sample, now: Sample) -> tuple[int, ...] | None:
    """How far each person's dimension score moved, in 1/``whole``, lowest first; None where people have no codes."""
    if then.people is None or now.people is None:
        return None
    return tuple(sorted(now.people[code] - before for code, before in then.people.items() if code in now.people))


def moments_of(changes: tuple[int, ...], divisor: int, factor: int = 1) -> Moments[float]:
    """The sums over people's changes, read in ``factor`` / ``divisor``."""
    return Moments(len(changes), sum(changes), sum(change * change for change in changes), divisor=divisor, factor=factor)


def overlap_in(then: Sample, now: Sample) -> Overlap | None:
    """The people scored in a dimension in both rounds; None where they have no codes, or no code is in both."""
    if then.people is None or now.people is None:
        return None
    found = overlap_of(frozenset(then.people), frozenset(now.people))
    return found if found.both else None
