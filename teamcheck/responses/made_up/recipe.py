"""What made-up teams are to be like (method M58)."""

from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the made-up teams are to be like.

    Attributes:
        teams: How many teams.
        sizes: Fewest and most members of a team; each number between is as likely.
        level: Mean of the true levels of teams, 0-100.
        icc: Share (0-1) of the variance between people's scores that lies between teams, where there are no camps.
        spread: Standard deviation of people's scores within teams, points, over all teams, where there are no camps. Near an
            end of the scale there is less room, so that a team there has less and the others a little more.
        camps: Share of teams in two camps.
        response_rate: Share of people who answer.
        missing: Share of single answers that are left out.
        careless: Share of people who answer without reading.
        rounds: Times of asking.
        change: By how many points every level rises from one round to the next.
    """

    teams: int = 12
    sizes: tuple[int, int] = (4, 12)
    level: float = 60
    icc: float = 0.12
    spread: float = 22
    camps: float = 0.1
    response_rate: float = 0.8
    missing: float = 0.03
    careless: float = 0.0
    rounds: int = 1
    change: float = 0

    @property
    def between(self) -> float:
        """Standard deviation of the true levels of teams, points."""
        return self.spread * sqrt(self.icc / (1 - self.icc))


class SpreadOutOfReachError(ValueError):
    """No people's scores can lie so far apart, or so close, on these scales at this level.

    Attributes:
        least: The smallest spread there can be, points.
        most: The largest.
    """

    def __init__(self, least: float, most: float) -> None:
        self.least, self.most = least, most
        super().__init__(f"a spread of {least:.1f} to {most:.1f} points is possible")
