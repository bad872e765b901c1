"""Norms: figures of many teams that one team can be placed beside (methods M50 and M51).

Nothing here knows of people: what goes in are scores of teams, as they are printed, and how many people each is of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, sqrt
from statistics import NormalDist

from teamcheck.statistics.interval import LEVEL, small_team_half_width
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.order import quantile
from teamcheck.statistics.rounding import outwards

#: What is published of the order of teams, in percent, where enough of them lie beyond.
PERCENTS = (5, 10, 25, 50, 75, 90, 95)
#: Fewest teams beyond a quantile, on its side.
FEWEST_BEYOND = 5
#: A place is printed in steps of this many of a hundred teams.
STEP = 5
_NORMAL = NormalDist().inv_cdf(LEVEL)


@dataclass(frozen=True, slots=True)
class Others:
    """What norms tell of the teams of one dimension, in points of 100.

    Attributes:
        teams: How many there are.
        mean: Mean of their scores.
        between: How far they really differ, as a standard deviation.
        within: Usual standard deviation of people's scores within a team.
        quantiles: Percent to score, as published; at least one, and no higher percent with a lower score.
    """

    teams: int
    mean: float
    between: float
    within: float
    quantiles: Mapping[int, float]


def quantiles(scores: Sequence[float]) -> dict[int, float]:
    """Percent to the score below which so many teams lie; only where `FEWEST_BEYOND` teams or more lie beyond (method M50).

    Args:
        scores: One a team, 0-100, in any order.

    Returns:
        Nothing below 10 teams, the median alone below 20 (where norms begin), the quartiles too below 50, all of them from 100.

    Example:
        >>> quantiles(range(40, 60)), quantiles([50] * 9)
        ({25: 44.75, 50: 49.5, 75: 54.25}, {})
    """
    ordered = sorted(scores)
    enough = [percent for percent in PERCENTS if min(percent, 100 - percent) * len(scores) >= 100 * FEWEST_BEYOND]
    found = {percent: quantile(ordered, percent) for percent in enough}
    return {percent: score for percent, score in found.items() if score is not None}


def spread_between(scores: Sequence[float], people: Sequence[int], within: float) -> float:
    """How far teams really differ: their scores' standard deviation, less what chance within teams adds (method M50).

    Args:
        scores: One a team, 0-100; two teams or more.
        people: How many people each of them is of.
        within: Usual standard deviation of people's scores within a team.

    Returns:
        In points of 100; 0 where chance alone explains all differences.

    Example:
        >>> round(spread_between([50, 60, 70, 60], [8, 10, 8, 10], within=20.0), 2)
        4.65
    """
    teams = len(scores)
    centre = fsum(scores) / teams
    seen = fsum((score - centre) ** 2 for score in scores) / (teams - 1)
    by_chance = fsum(within * within / each for each in people) / teams
    return sqrt(max(seen - by_chance, 0.0))


def place(lowest: float, highest: float, people: int, others: Others) -> tuple[int, int]:
    """Between how many and how many of a hundred teams of the norms a score lies, as far as can be said (method M51).

    Args:
        lowest: The printed score, 0-100; 0 where it stands for all up to it.
        highest: The printed score; 100 where it stands for all from it on.
        people: How many people it is of, 1 or more.
        others: The teams of the norms.

    Returns:
        Two multiples of 5, 0 to 100; 0 is "below all that is published", 100 "above all that is published".

    Example:
        >>> quantiles = {5: 48, 10: 52, 25: 58, 50: 65, 75: 71, 90: 77, 95: 81}
        >>> others = Others(teams=120, mean=65, between=9, within=20, quantiles=quantiles)
        >>> place(90, 100, 9, others), place(65, 65, 9, others)
        ((65, 100), (5, 100))
    """
    least, most = true_level(lowest, highest, people, others)
    low, _ = percents_of(least, others.quantiles)
    _, high = percents_of(most, others.quantiles)
    low, high = low - _norm_error(low, others.teams), high + _norm_error(high, others.teams)
    return outwards(max(low, 0.0), min(high, 100.0), STEP)


def true_level(lowest: float, highest: float, people: int, others: Others) -> tuple[float, float]:
    """Where a team lies in general, whichever of two ways to say so reaches further (method M51).

    One is the range of M9 without the size of the team. The other knows that teams with a score far from the mean owe a part of
    it to chance: it draws the score in towards the mean, the more the fewer people there are and the less teams differ.

    Args:
        lowest: The printed score, or the lowest that it stands for.
        highest: The printed score, or the highest that it stands for.
        people: How many people it is of, 1 or more.
        others: The teams of the norms.

    Example:
        >>> others = Others(teams=120, mean=65, between=9, within=20, quantiles={50: 65})
        >>> [round(end, 2) for end in true_level(90, 90, 9, others)]
        [70.64, 104.53]
    """
    half = small_team_half_width(FLOATS, people, usual_spread=others.within) or 0.0
    chance, real = others.within * others.within / people, others.between * others.between
    kept = real / (real + chance)
    drawn_in = _NORMAL * sqrt(kept * chance)
    least = others.mean + kept * (lowest - others.mean) - drawn_in
    most = others.mean + kept * (highest - others.mean) + drawn_in
    return min(lowest - half, least), max(highest + half, most)


def percents_of(score: float, quantiles: Mapping[int, float]) -> tuple[float, float]:
    """Lowest and highest percent that go with a score, on straight lines between the published quantiles (method M51).

    They differ where several quantiles are the same score, and beyond the outermost ones, where all that is known is
    "below" and "above".

    Example:
        >>> percents_of(61.5, {25: 58, 50: 65, 75: 65}), percents_of(65, {25: 58, 50: 65, 75: 65})
        ((37.5, 37.5), (50, 75))
        >>> percents_of(40, {25: 58, 50: 65, 75: 65}), percents_of(80, {25: 58, 50: 65, 75: 65})
        ((0, 25), (75, 100))
    """
    known = sorted(quantiles.items())
    if score < known[0][1]:
        return 0, known[0][0]
    if score > known[-1][1]:
        return known[-1][0], 100
    same = [percent for percent, there in known if there == score]
    if same:
        return same[0], same[-1]
    found = next(
        percent + (further - percent) * (score - below) / (above - below)
        for (percent, below), (further, above) in pairwise(known)
        if below < score < above
    )
    return found, found


def _norm_error(percent: float, teams: int) -> float:
    """Standard error of a percentile that so many teams give, in percent."""
    return sqrt(percent * (100 - percent) / teams)
