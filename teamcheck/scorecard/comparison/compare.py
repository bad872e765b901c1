"""Two or more rounds of one team, as they may be shown side by side (method M43).

Below twelve answers in either round nothing is said of a dimension that its two scorecards do not say.
"""

from collections.abc import Sequence
from typing import TypedDict

from teamcheck import __version__
from teamcheck.responses.action_plan import Action, ActionPlan
from teamcheck.responses.model import Policy
from teamcheck.scorecard import pulse_edition
from teamcheck.scorecard.comparison.basis import of_same_people, of_two_groups
from teamcheck.scorecard.comparison.between import Between, between
from teamcheck.scorecard.comparison.comparable import why_not_comparable
from teamcheck.scorecard.comparison.linked import LEAST, overlap_of
from teamcheck.scorecard.comparison.model import (
    ComparedDimension,
    ComparedRound,
    LastCheckIn,
    PlannedAction,
    PublicComparison,
    RoundScore,
    WhoAnswered,
)
from teamcheck.scorecard.comparison.moved import moved_items
from teamcheck.scorecard.comparison.round_result import Printed, RoundResult
from teamcheck.scorecard.public import PolicyStamp, Withheld
from teamcheck.scorecard.reasons import withheld

#: Figures of a change; withheld together where there is none.
FIGURES = ("basis", "people", "directions", "change", "interval", "least_seen", "hedges_g", "superiority")


class Common(TypedDict):
    """Keys of a dimension that every case has."""

    id: str
    title: str
    rounds: list[RoundScore]


def compare(
    rounds: Sequence[RoundResult],
    policy: Policy,
    *,
    team: str,
    plan: ActionPlan | None = None,
    without_ledger: str | None = None,
) -> PublicComparison:
    """Put a team's rounds side by side.

    Args:
        rounds: Two or more, earliest first; each was made with this policy.
        policy: The strictest of all rounds.
        team: Name of the team.
        plan: What the team set out to do between the last two rounds.
        without_ledger: Why nobody looked at what was given out of these rounds before; None where somebody did.

    Returns:
        Changes and words for the last two rounds, and every round's scores.

    Raises:
        ValueError: There are fewer than two rounds.
    """
    if len(rounds) < 2:
        raise ValueError("a comparison needs two rounds")
    then, now = rounds[-2:]
    found = between(_titles(rounds), then, now)
    pairs = [each.pair for each in found]
    people, reasons = _who_answered(then, now, policy.minimum)
    return PublicComparison(
        teamcheck=__version__,
        policy=PolicyStamp(minimum=policy.minimum, audience=policy.audience),
        team=team,
        rounds=[_round(each) for each in rounds],
        people=people,
        dimensions=[_dimension(each, rounds) for each in found],
        moved=moved_items((each.then, each.now) for each in pairs if each.comparable and each.then and each.now),
        plan=None if plan is None else [_planned(action) for action in plan.actions],
        without_ledger=without_ledger,
        withheld=reasons,
    )


def _planned(action: Action) -> PlannedAction:
    """What a comparison says of an action: neither who helps, nor of check-ins more than what was said at the last."""
    told = action.model_dump(mode="json", include=set(PlannedAction.model_fields))
    last = action.checkins[-1] if action.checkins else None
    return PlannedAction(
        **told, said=None if last is None else LastCheckIn(day=last.day.isoformat(), now=last.now, words=last.words)
    )


def _titles(rounds: Sequence[RoundResult]) -> dict[str, str]:
    """Every dimension by id with its latest title: those of the last round first."""
    titles: dict[str, str] = {}
    for each in reversed(rounds):
        for dimension in each.printed:
            titles.setdefault(dimension.id, dimension.title)
    return titles


def _dimension(found: Between, rounds: Sequence[RoundResult]) -> ComparedDimension:
    pair = found.pair
    common: Common = {"id": pair.id, "title": pair.title, "rounds": _scores(pair.id, rounds)}
    if found.change is None or pair.samples is None:
        return _without_change(found, common)
    linked = pair.basis == "same people"
    figures, missing = of_same_people(pair.samples) if linked else of_two_groups(pair, pair.samples)
    missing |= {"by_chance": "range-instead"}
    return ComparedDimension(
        **common,
        **figures,
        verdict=found.verdict,
        basis=pair.basis,
        change=found.change,
        interval=None if found.interval is None else list(found.interval),
        step=found.step,
        by_chance=None,
        withheld=withheld(**missing),
    )


def _without_change(found: Between, common: Common) -> ComparedDimension:
    """A dimension of which the scores stand alone: it follows from what is printed of each round."""
    standing = found.verdict == "cannot tell"
    missing = dict.fromkeys(FIGURES if standing else (*FIGURES, "step", "by_chance"), found.pair.code)
    if found.unscored:
        missing["by_chance"] = found.unscored
    return ComparedDimension(
        **common,
        verdict=found.verdict,
        basis=None,
        people=None,
        directions=None,
        change=None,
        interval=None,
        hedges_g=None,
        superiority=None,
        step=found.step,
        least_seen=None,
        by_chance=found.by_chance,
        withheld=withheld(**missing),
    )


def _scores(id_: str, rounds: Sequence[RoundResult]) -> list[RoundScore]:
    """A dimension in every round, and whether it was asked there as in the last one."""
    last = rounds[-1]
    asked = [why_not_comparable(id_, each, last, full=True) for each in rounds]
    return [_score(each.find(id_), comparable=code is None) for each, code in zip(rounds, asked, strict=True)]


def _score(printed: Printed | None, *, comparable: bool) -> RoundScore:
    if printed is None:
        reasons = withheld(n="not-asked", score="not-asked")
        return RoundScore(n=None, score=None, score_end=None, word=None, comparable=False, withheld=reasons)
    reasons = withheld(score=printed.code) if printed.code else {}
    return RoundScore(
        n=printed.n,
        score=printed.score,
        score_end=printed.score_end,
        word=printed.items[0].word if printed.score is None and len(printed.items) == 1 else None,
        comparable=comparable,
        withheld=reasons if printed.n is not None else reasons | withheld(n=printed.code),
    )


def _round(each: RoundResult) -> ComparedRound:
    return ComparedRound(
        round=each.round,
        questionnaire=each.questionnaire,
        edition=each.edition,
        size=each.size,
        answered=each.answered,
        response_rate=each.response_rate,
        withheld={} if each.size else withheld(response_rate="size-unknown"),
    )


def _who_answered(then: RoundResult, now: RoundResult, minimum: int) -> tuple[WhoAnswered | None, Withheld]:
    """How many are in both rounds, new or gone, where none of these numbers points at a few; else the reason."""
    if min(then.answered, now.answered) < LEAST:
        return None, withheld(people="below-12")
    if then.is_pulse or now.is_pulse:
        return None, withheld(people=pulse_edition.CODE)
    if then.protected or now.protected:
        return None, withheld(people="rounded")
    if then.people is None or now.people is None or not then.people & now.people:
        return None, withheld(people="not-linked")
    overlap = overlap_of(then.people, now.people)
    if any(0 < number < minimum for number in (overlap.both, overlap.new, overlap.gone)):
        return None, withheld(people="few-new-or-gone")
    return WhoAnswered(both=overlap.both, new=overlap.new, gone=overlap.gone), {}
