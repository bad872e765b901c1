"""A team over its rounds, in a few numbers: small enough to keep those of all teams, and to send between processes."""

from dataclasses import dataclass

from teamcheck.scorecard.comparison.verdict import Verdict
from teamcheck.scorecard.public import Edition, End
from teamcheck.statistics.centre import Moments


@dataclass(frozen=True, slots=True)
class TrendScore:
    """A dimension in one round, as the team's report of that round prints it.

    Attributes:
        id: Of the dimension.
        n: People scored in it; None where that is withheld.
        score: 0-100, with the precision of the edition; None where it is withheld.
        score_end: Whether the score stands for itself and everything beyond it.
        interval: Its range as printed; None where it is withheld.
        why: Code of why there is no score; empty where there is one.
    """

    id: str
    n: int | None
    score: int | None
    score_end: End | None
    interval: tuple[int, int] | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class TrendRound:
    """A round in which the team was asked.

    Attributes:
        round: What it is called; None where the answers name none.
        answered: How many answered.
        edition: How much of it is shown.
        scores: The dimensions, in the order of the questionnaire.
        sums: For each of them what is behind its score; None where nobody sees one. Never printed: the spread within many teams
            together is worked out of it. Empty but in the last two rounds of a team.
    """

    round: str | None
    answered: int
    edition: Edition
    scores: tuple[TrendScore, ...]
    sums: tuple[Moments[float] | None, ...] = ()


@dataclass(frozen=True, slots=True)
class TrendChange:
    """A dimension between the last two rounds in which the team was asked, as `compare` says it of people nobody can link.

    Attributes:
        id: Of the dimension.
        verdict: What the change comes to.
        change: Now minus then, whole points of 100; None where it is not worked out.
        interval: Its 95 % range; None where there is none.
        by_chance: How far such a score can move when nothing has changed, where no change is worked out; else None.
        why: Code of why no change is worked out; empty where one is.
    """

    id: str
    verdict: Verdict
    change: int | None
    interval: tuple[int, int] | None
    by_chance: int | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class TeamTrend:
    """A team over its rounds.

    Attributes:
        team: Name of the team.
        rounds: Those in which it was asked, earliest first; one or more.
        changes: Its dimensions between the last two of these; empty where there is one.
    """

    team: str
    rounds: tuple[TrendRound, ...]
    changes: tuple[TrendChange, ...]
