"""What may be shown of the change of many teams between two rounds: it hangs under the organisation's object as ``change``.

Keys are never absent: what is withheld is None, with the reason under ``withheld``. No team is named in it.
"""

from pydantic import Field

from teamcheck._frozen import Frozen
from teamcheck.scorecard.public import End, Withheld


class ChangedRound(Frozen):
    """A round of all teams: how many have answers in it, and how many answers these are."""

    round: str | None
    teams: int
    answered: int


class RoundMiddle(Frozen):
    """A dimension in one round of all teams.

    ``median`` is of the printed scores of the teams that have one, and ``teams`` counts these; ``total`` is the printed score
    of everybody together, where the totals of that round are at hand.
    """

    teams: int
    median: float | None
    total: int | None
    total_end: End | None
    withheld: Withheld


class TeamsByWord(Frozen):
    """How many teams were asked in both of the last two rounds, by what the change of a dimension comes to in each.

    ``too_few`` have a score in both rounds and too few answers for a change to be worked out, and ``not_comparable`` have none
    in one of them. ``told`` are the others, each with a word. ``up`` and ``down`` hold the clear and the possible changes.
    """

    told: int
    too_few: int
    not_comparable: int
    up: int | None
    down: int | None
    clear_up: int | None
    possible_up: int | None
    same: int | None
    unclear: int | None
    possible_down: int | None
    clear_down: int | None
    withheld: Withheld


class LowestTeams(Frozen):
    """The quarter of teams that were lowest then, all teams counting alike, in whole points of 100.

    ``expected`` is what they would have now if nothing had changed, and ``expected_range`` where it then is in 95 of 100 cases:
    who is lowest is so by chance too. ``usual_spread`` is how far people of one team differ, as that takes it. Where
    ``teams_differ`` is false, chance alone explains all differences between teams.
    """

    teams: int
    of: int
    then: int
    now: int
    expected: int
    expected_range: list[int] = Field(min_length=2, max_length=2)
    usual_spread: int
    teams_differ: bool


class ChangedDimension(Frozen):
    """A dimension of many teams.

    Attributes:
        rounds: In every round, in their order.
        teams: How many have a score in both of the last two.
        median_change: The median of their changes, now minus then, from printed scores.
        words: What the change comes to in each team.
        lowest: The teams that were lowest then.
    """

    id: str
    rounds: list[RoundMiddle]
    teams: int
    median_change: float | None
    words: TeamsByWord
    lowest: LowestTeams | None
    withheld: Withheld


class PublicChange(Frozen):
    """All teams over their rounds; words and changes are about the last two of these.

    Attributes:
        rounds: Earliest first.
        both: Teams with answers in both of the last two rounds.
        only_then: Teams with answers in the first of these only.
        only_now: Teams with answers in the second only.
    """

    rounds: list[ChangedRound] = Field(min_length=2)
    both: int
    only_then: int
    only_now: int
    dimensions: list[ChangedDimension]
