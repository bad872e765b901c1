"""What came of each dimension between two rounds of a team (methods M42 and M43): the word, and what it rests on.

A comparison of one team and the trends of many teams are both made of this, so that no team reads two words for one change.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from teamcheck.scorecard.comparison.basis import up_to_fives
from teamcheck.scorecard.comparison.pair import Pair, pair_of
from teamcheck.scorecard.comparison.round_result import Printed, RoundResult
from teamcheck.scorecard.comparison.verdict import Verdict, verdict_of
from teamcheck.statistics.change import Difference, by_chance, holm
from teamcheck.statistics.rounding import outwards


@dataclass(frozen=True, slots=True)
class Between:
    """A dimension between two rounds.

    Attributes:
        pair: The dimension in both of them.
        verdict: What the change comes to.
        change: Now minus then, whole points of 100; None where no change is worked out.
        interval: Its 95 % range, whole points outwards; None where there is none.
        step: What one person can move the score by, the larger of the two rounds; None where they cannot be compared.
        by_chance: How far the score can move in 95 of 100 cases when nothing has changed, up to the next 5; only where both
            rounds have a score and no change is worked out.
        unscored: Code of why one of the rounds has no score although they can be compared; else empty.
    """

    pair: Pair
    verdict: Verdict
    change: int | None = None
    interval: tuple[int, int] | None = None
    step: float | None = None
    by_chance: int | None = None
    unscored: str = ""


def between(titles: Mapping[str, str], then: RoundResult, now: RoundResult) -> list[Between]:
    """The dimensions of two rounds, with probabilities adjusted over all of them.

    Args:
        titles: Id of each dimension to its title, in the order wanted.
        then: The first of the rounds.
        now: The second; both made under one policy.
    """
    pairs = [pair_of(id_, title, then, now) for id_, title in titles.items()]
    adjusted = holm([pair.found.test.p if pair.found and pair.found.test else None for pair in pairs])
    return [_between(pair, p) for pair, p in zip(pairs, adjusted, strict=True)]


def _between(pair: Pair, adjusted: float | None) -> Between:
    if pair.then is None or pair.now is None or not pair.comparable:
        return Between(pair, "not comparable")
    step = _step(pair.then, pair.now)
    if pair.found is None:
        return _without_change(pair, pair.then, pair.now, step)
    change, interval = _change(pair.then, pair.now), _interval(pair.found)
    return Between(pair, verdict_of(change, interval, step, adjusted), change, interval, step)


def _without_change(pair: Pair, then: Printed, now: Printed, step: float) -> Between:
    """A dimension of which the scores stand alone: it follows from what is printed of each round."""
    unscored = next((each.code for each in (then, now) if each.score is None), "")
    moved = None if unscored else up_to_fives(by_chance(*pair.people))
    return Between(pair, "cannot tell", step=step, by_chance=moved, unscored=unscored)


def _change(then: Printed, now: Printed) -> int:
    """The difference of the printed scores: where people are compared with themselves, nobody is new or gone."""
    return (now.score or 0) - (then.score or 0)


def _interval(found: Difference) -> tuple[int, int] | None:
    if found.test is None:
        return None
    low, high = outwards(*found.test.interval)
    return max(low, -100), min(high, 100)


def _step(then: Printed, now: Printed) -> float:
    """What one person can move the score by: the larger of the two rounds."""
    return max(each.step if each.step is not None else 0.0 for each in (then, now))
