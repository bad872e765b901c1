"""From one team's rounds to its trend: what each report prints, and what `compare` would say of the last two."""

from collections.abc import Sequence
from dataclasses import replace

from teamcheck.responses.model import Policy
from teamcheck.scorecard.comparison.between import Between, between
from teamcheck.scorecard.comparison.compare import compare
from teamcheck.scorecard.comparison.model import PublicComparison
from teamcheck.scorecard.comparison.round_result import RoundResult, as_shown
from teamcheck.scorecard.model import Scorecard
from teamcheck.scorecard.public import PublicDimension, PublicScorecard
from teamcheck.scorecard.trend.model import TeamTrend, TrendChange, TrendRound, TrendScore


def team_trend(cards: Sequence[Scorecard], shown: Sequence[PublicScorecard]) -> TeamTrend:
    """A team over its rounds (method M72).

    Nobody is linked: where people have codes, `compare` can say more of one team.

    Args:
        cards: The team's exact results, one a round in which anybody answered, earliest first; one or more.
        shown: What `disclose` lets out of each of them, all under the strictest policy of these rounds.

    Raises:
        ValueError: There is no round, or the rounds were not made with one policy.
    """
    _refuse(cards, shown)
    return TeamTrend(
        team=cards[-1].team,
        rounds=(*map(_round, shown[:-2]), *map(_with_sums, cards[-2:], shown[-2:])),
        changes=_changes(cards[-2:], shown[-2:]) if len(cards) > 1 else (),
    )


def team_comparison(
    cards: Sequence[Scorecard], shown: Sequence[PublicScorecard], policy: Policy, *, without_ledger: str | None = None
) -> PublicComparison:
    """The same rounds as `compare` puts them side by side, for a page of the team's own; nobody is linked (method M43).

    Args:
        cards: As in `team_trend`; two or more.
        shown: As there.
        policy: The strictest of these rounds.
        without_ledger: Why nobody looked at what was given out of these rounds before; None where somebody did.

    Raises:
        ValueError: There are fewer than two rounds, or they were not made with one policy.
    """
    _refuse(cards, shown)
    return compare(_results(cards, shown), policy, team=cards[-1].team, without_ledger=without_ledger)


def _refuse(cards: Sequence[Scorecard], shown: Sequence[PublicScorecard]) -> None:
    """See that there is of each round what may be shown, all under one policy."""
    if not cards or len(cards) != len(shown):
        raise ValueError("a trend needs a round, and of each what may be shown")
    if any(each.policy != shown[0].policy for each in shown):
        raise ValueError("the rounds of a team are put side by side under one policy, the strictest of all")


def _results(cards: Sequence[Scorecard], shown: Sequence[PublicScorecard]) -> list[RoundResult]:
    return [as_shown(card, public, name=card.round or "") for card, public in zip(cards, shown, strict=True)]


def _round(card: PublicScorecard) -> TrendRound:
    return TrendRound(card.round, card.answered, card.edition, tuple(map(_score, card.dimensions)))


def _with_sums(card: Scorecard, public: PublicScorecard) -> TrendRound:
    """A round with what is behind the scores that are shown."""
    sums = zip(card.dimensions, public.dimensions, strict=True)
    return replace(_round(public), sums=tuple(None if shown.score is None else result.hundred for result, shown in sums))


def _score(shown: PublicDimension) -> TrendScore:
    return TrendScore(
        id=shown.id,
        n=shown.n,
        score=shown.score,
        score_end=shown.score_end,
        interval=_ends(shown.interval),
        why=shown.withheld["score"].code if shown.score is None else "",
    )


def _ends(interval: Sequence[int] | None) -> tuple[int, int] | None:
    return None if interval is None else (interval[0], interval[1])


def _changes(cards: Sequence[Scorecard], shown: Sequence[PublicScorecard]) -> tuple[TrendChange, ...]:
    """What `compare` says of two rounds, the dimensions of the later first."""
    then, now = _results(cards, shown)
    titles = {each.id: each.title for each in (*now.printed, *then.printed)}
    return tuple(map(_change, between(titles, then, now)))


def _change(found: Between) -> TrendChange:
    return TrendChange(found.pair.id, found.verdict, found.change, found.interval, found.by_chance, found.pair.code)
