"""The last two rounds in full, for those who hold the answers anyway (``--for analyst``): never a page, and not protected."""

from collections.abc import Sequence
from typing import Literal, TypedDict

from pydantic import Field

from teamcheck import __version__
from teamcheck._frozen import Frozen
from teamcheck.responses.model import Policy
from teamcheck.scorecard.analyst.model import Range, Unit
from teamcheck.scorecard.analyst.undefined import undefined
from teamcheck.scorecard.comparison.comparable import why_not_comparable
from teamcheck.scorecard.comparison.linked import changes_of, moments_of, overlap_in
from teamcheck.scorecard.comparison.round_result import RoundResult, Sample
from teamcheck.scorecard.public import PolicyStamp, QuestionnaireStamp, Withheld
from teamcheck.scorecard.reasons import withheld
from teamcheck.statistics.change import Difference, Group, holm, paired, welch
from teamcheck.statistics.effect import cohens_d, hedges_g, hedges_g_z, superiority


class Tested(TypedDict):
    """A test's figures under their keys."""

    t: float | None
    df: float | None
    p: float | None
    interval: Range | None


class Unlinked(Frozen):
    """Two groups of people (methods M40 to M42); None where undefined, with the reason under ``withheld``.

    ``p_holm`` is over the dimensions that have a ``p``.
    """

    n_then: int
    n_now: int
    mean_then: float | None
    mean_now: float | None
    sd_then: float | None
    sd_now: float | None
    difference: float | None
    t: float | None
    df: float | None
    p: float | None
    p_holm: float | None
    interval: Range | None
    cohens_d: float | None
    hedges_g: float | None
    probability_of_superiority: float | None
    withheld: Withheld


class Linked(Frozen):
    """People who are scored in both rounds, each compared with themselves (methods M40 to M42)."""

    n: int
    new: int
    gone: int
    difference: float | None
    sd_change: float | None
    t: float | None
    df: float | None
    p: float | None
    p_holm: float | None
    interval: Range | None
    hedges_g_z: float | None
    higher: int
    same: int
    lower: int
    withheld: Withheld


class ChangeStatistics(Frozen):
    """A dimension's change on the questionnaire's own points, or 0-1 where it mixes scales: ``scale`` has the two ends."""

    unit: Unit
    scale: tuple[int, int]
    unlinked: Unlinked
    linked: Linked | None
    withheld: Withheld


class AnalystChange(Frozen):
    """A dimension in the last two rounds; scores 0-100, unrounded."""

    id: str
    title: str
    then: float | None
    now: float | None
    statistics: ChangeStatistics | None
    withheld: Withheld


class AnalystRound(Frozen):
    """A round of the team."""

    round: str
    questionnaire: QuestionnaireStamp
    size: int | None
    answered: int


class AnalystComparison(Frozen):
    """What ``compare --for analyst`` prints. No page can be made of it."""

    schema_: Literal["teamcheck/comparison/1"] = Field(default="teamcheck/comparison/1", alias="schema")
    protected: Literal[False] = False
    teamcheck: str
    policy: PolicyStamp
    team: str
    rounds: list[AnalystRound]
    dimensions: list[AnalystChange]


def analyse_change(rounds: Sequence[RoundResult], policy: Policy, *, team: str) -> AnalystComparison:
    """Every figure of the change between the last two rounds, unrounded and unprotected.

    Args:
        rounds: Two or more, earliest first, none of which is protected.
        policy: The strictest of all rounds.
        team: Name of the team.
    """
    then, now = rounds[-2:]
    titles = {each.id: each.title for each in (*then.printed, *now.printed)}
    codes = {id_: why_not_comparable(id_, then, now, full=True) for id_ in titles}
    found = {id_: _statistics(then.samples[id_], now.samples[id_]) for id_, code in codes.items() if code is None}
    tested = _adjusted(found)
    return AnalystComparison(
        teamcheck=__version__,
        policy=PolicyStamp(minimum=policy.minimum, audience=policy.audience),
        team=team,
        rounds=[
            AnalystRound(round=each.round, questionnaire=each.questionnaire, size=each.size, answered=each.answered)
            for each in rounds
        ],
        dimensions=[
            AnalystChange(
                id=id_,
                title=titles[id_],
                then=_score(then, id_),
                now=_score(now, id_),
                statistics=tested.get(id_),
                withheld={} if code is None else withheld(statistics=code),
            )
            for id_, code in codes.items()
        ],
    )


def _score(round_: RoundResult, id_: str) -> float | None:
    return round_.samples[id_].hundred.mean if id_ in round_.samples else None


def _adjusted(found: dict[str, ChangeStatistics]) -> dict[str, ChangeStatistics]:
    """The same with probabilities adjusted over the dimensions, those of either test by themselves."""
    unlinked = holm([each.unlinked.p for each in found.values()])
    linked = holm([each.linked.p if each.linked else None for each in found.values()])
    return {
        id_: each.model_copy(
            update={
                "unlinked": each.unlinked.model_copy(update={"p_holm": p}),
                "linked": each.linked and each.linked.model_copy(update={"p_holm": q}),
            }
        )
        for (id_, each), p, q in zip(found.items(), unlinked, linked, strict=True)
    }


def _statistics(then: Sample, now: Sample) -> ChangeStatistics:
    linked = _linked(then, now)
    return ChangeStatistics(
        unit=now.unit,
        scale=now.scale,
        unlinked=_unlinked(then, now),
        linked=linked,
        withheld={} if linked else withheld(linked="not-linked"),
    )


def _why_no_superiority(then: Sample, now: Sample) -> Withheld:
    if then.scores is None or now.scores is None:
        return withheld(probability_of_superiority="scores-unknown")
    return undefined(probability_of_superiority="nobody")


def _unlinked(then: Sample, now: Sample) -> Unlinked:
    found = welch(then.points, now.points)
    above = None if then.scores is None or now.scores is None else superiority(then.scores, now.scores)
    d = cohens_d(then.points, now.points)
    reasons = _undefined(found, d, ("cohens_d", "hedges_g")) | _of_few(then.points, "then") | _of_few(now.points, "now")
    if above is None:
        reasons |= _why_no_superiority(then, now)
    return Unlinked(
        n_then=then.points.n,
        n_now=now.points.n,
        mean_then=then.points.mean,
        mean_now=now.points.mean,
        sd_then=then.points.sd,
        sd_now=now.points.sd,
        difference=found.value,
        **_tested(found),
        p_holm=None,
        cohens_d=d,
        hedges_g=hedges_g(then.points, now.points),
        probability_of_superiority=above,
        withheld=reasons,
    )


def _linked(then: Sample, now: Sample) -> Linked | None:
    changes, overlap = changes_of(then, now), overlap_in(then, now)
    if changes is None or overlap is None:
        return None
    found = paired(moments_of(changes, now.point))
    g = hedges_g_z(found, len(changes))
    return Linked(
        n=overlap.both,
        new=overlap.new,
        gone=overlap.gone,
        difference=found.value,
        sd_change=found.sd,
        **_tested(found),
        p_holm=None,
        hedges_g_z=g,
        higher=sum(change > 0 for change in changes),
        same=sum(change == 0 for change in changes),
        lower=sum(change < 0 for change in changes),
        withheld=_undefined(found, g, ("hedges_g_z",)) | undefined(sd_change=None if found.sd is not None else "one-person"),
    )


def _tested(found: Difference) -> Tested:
    if found.test is None:
        return {"t": None, "df": None, "p": None, "interval": None}
    return {"t": found.test.t, "df": found.test.df, "p": found.test.p, "interval": found.test.interval}


def _undefined(found: Difference, effect: float | None, effects: Sequence[str]) -> Withheld:
    """Why figures are None."""
    code = found.undefined
    missing = [*(("t", "df", "p", "p_holm", "interval") if code else ()), *(effects if effect is None else ())]
    if found.value is None:
        missing.append("difference")
    return undefined(**dict.fromkeys(missing, code or "two-people"))


def _of_few(group: Group, when: str) -> Withheld:
    """Why one round has no mean or no standard deviation."""
    code = "nobody" if group.n == 0 else "one-person"
    return undefined(**{f"mean_{when}": code if group.mean is None else None, f"sd_{when}": code if group.sd is None else None})
