"""How much of people's differences goes with the team they are in (method M33): one-way analysis of variance over teams."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from teamcheck.statistics.centre import Moments
from teamcheck.statistics.distributions import f_tail


@dataclass(frozen=True, slots=True)
class Anova:
    """The differences between teams beside those within them.

    Attributes:
        teams: Teams in which anybody is scored, 2 or more.
        people: People scored.
        msb: Mean square between teams, in the unit of the scores squared.
        msw: Mean square within teams; None where no team has two people.
        n0: The size that stands for all where sizes differ: (people - sum of squared sizes / people) / (teams - 1).
    """

    teams: int
    people: int
    msb: float
    msw: float | None
    n0: float

    @property
    def df1(self) -> int:
        """Degrees of freedom between teams."""
        return self.teams - 1

    @property
    def df2(self) -> int:
        """Degrees of freedom within teams."""
        return self.people - self.teams

    @property
    def mean_size(self) -> float:
        """People scored in a team, on average."""
        return self.people / self.teams

    @property
    def f(self) -> float | None:
        """F = MSB / MSW; None where nothing varies within teams."""
        return self.msb / self.msw if self.msw else None

    @property
    def p(self) -> float | None:
        """Probability of such an F or a larger one if teams did not differ; None where F is."""
        return None if self.f is None else f_tail(self.f, self.df1, self.df2)


def anova(teams: Sequence[Moments[float]]) -> Anova | None:
    """The one-way analysis of variance over teams (method M33).

    The sums of squares are worked out in whole numbers and fractions, so the order of teams changes nothing.

    Args:
        teams: For each team the sums over its people, all read alike; a team in which nobody is scored takes no part.

    Returns:
        None below two teams.

    Example:
        >>> found = anova([Moments(2, 3, 5, divisor=1), Moments(2, 7, 25, divisor=1), Moments(3, 6, 14, divisor=1)])
        >>> round(found.msb, 4), found.msw, round(found.f, 4), found.df1, found.df2, round(found.n0, 4)
        (2.2143, 0.75, 2.9524, 2, 4, 2.2857)
    """
    there = [(int(team.n), int(team.total), int(team.squares)) for team in teams if team.n > 0]
    if len(there) < 2:
        return None
    people, total, squares = (sum(each) for each in zip(*there, strict=True))
    by_size: dict[int, int] = defaultdict(int)
    for n, sum_of_team, _ in there:
        by_size[n] += sum_of_team * sum_of_team
    of_teams = sum((Fraction(square, n) for n, square in by_size.items()), Fraction(0))
    unit = Fraction(teams[0].factor, teams[0].divisor) ** 2
    within = people - len(there)
    return Anova(
        teams=len(there),
        people=people,
        msb=float((of_teams - Fraction(total * total, people)) * unit / (len(there) - 1)),
        msw=float((squares - of_teams) * unit / within) if within else None,
        n0=float(Fraction(people * people - sum(n * n for n, _, _ in there), people * (len(there) - 1))),
    )


def icc1(found: Anova, size: float) -> float | None:
    """ICC(1): the share of the differences between people that goes with their team (method M33).

    Args:
        found: The analysis of variance.
        size: What stands for the size of a team: `Anova.mean_size` or `Anova.n0`.

    Returns:
        -1 / (size - 1) to 1; below 0 means that teams differ less than chance would make them. None where nothing varies.

    Example:
        >>> found = Anova(teams=12, people=86, msb=2.29884348504085, msw=1.0660991788596, n0=7.07188160676533)
        >>> round(icc1(found, found.mean_size), 9), round(icc1(found, found.n0), 9), round(icc2(found), 9)
        (0.138930169, 0.140530582, 0.536245427)
    """
    if found.msw is None:
        return None
    whole = found.msb + (size - 1) * found.msw
    return (found.msb - found.msw) / whole if whole > 0 else None


def icc2(found: Anova) -> float | None:
    """ICC(2): how reliably the teams' means tell them apart (method M33).

    Returns:
        Up to 1; below 0 where ICC(1) is. None where all teams have the same mean.
    """
    if found.msw is None or found.msb == 0:
        return None
    return (found.msb - found.msw) / found.msb
