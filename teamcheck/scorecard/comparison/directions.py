"""How many people are higher, the same and lower than before, where that gives nobody's score away (method M43)."""

from collections import Counter
from collections.abc import Mapping

from teamcheck.scorecard.comparison.model import Directions
from teamcheck.scorecard.comparison.round_result import Sample

#: Fewest people that a number may stand for, unless it is 0.
FEWEST_PEOPLE = 3


def directions(then: Sample, now: Sample) -> tuple[Directions | None, str]:
    """People who are scored in both rounds, by the way their score went; and the code of why that is not said, or nothing.

    Args:
        then: What is behind the score of the first of the rounds.
        now: The same in the second.
    """
    before = then.people or {}
    moved = Counter((score, now.people[code] - score) for code, score in before.items() if now.people and code in now.people)
    counts = counted(moved)
    if not spread_out(counts) or not exchangeable(moved, now.whole):
        return None, "few-in-a-direction"
    higher, same, lower = counts
    return Directions(higher=higher, same=same, lower=lower), ""


def counted(moved: Mapping[tuple[int, int], int]) -> tuple[int, int, int]:
    """How many are higher, the same, lower.

    Args:
        moved: Score then and change to the people who have both.

    Example:
        >>> counted({(3, 1): 4, (2, 0): 3, (5, -2): 5})
        (4, 3, 5)
    """
    return (
        sum(people for (_, change), people in moved.items() if change > 0),
        sum(people for (_, change), people in moved.items() if change == 0),
        sum(people for (_, change), people in moved.items() if change < 0),
    )


def spread_out(counts: tuple[int, int, int]) -> bool:
    """Whether no number is of one or two people, and not all went the same way: that would say it of each of them.

    Example:
        >>> spread_out((9, 0, 5)), spread_out((9, 1, 4)), spread_out((14, 0, 0))
        (True, False, False)
    """
    return all(number == 0 or number >= FEWEST_PEOPLE for number in counts) and max(counts) < sum(counts)


def exchangeable(moved: Mapping[tuple[int, int], int], highest: int) -> bool:
    """Whether everybody could have made another change than their own: that of somebody who could have made theirs.

    Then even who knows all scores of then, the mean and the spread of the changes, and these numbers, cannot tell anybody's
    score now: with the two changes exchanged all of that is the same.

    Args:
        moved: Score then and change to the people who have both.
        highest: Highest score there is; the lowest is 0.

    Example:
        >>> exchangeable({(3, 1): 4, (4, -1): 4}, 6), exchangeable({(6, 0): 4, (4, 1): 4}, 6)
        (True, False)
    """
    return all(
        any(change != other and 0 <= score + other <= highest and 0 <= another + change <= highest for another, other in moved)
        for score, change in moved
    )
