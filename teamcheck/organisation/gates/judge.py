"""What gates say of teams, from printed figures alone, and of whom it may be said (method M73).

Why not always with names: what gates say stands in a log that the whole organisation can read. A gate on data is about how a
round was done, and says which team. A gate on scores is about how people see their team: where they were told that only their
team sees that, it says how many teams failed, as an organisation's report shows such teams as dots without names.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from teamcheck import __version__
from teamcheck.organisation.gates.gate import Gate, resolved
from teamcheck.report.gates import words
from teamcheck.report.gates.model import (
    FEWEST_TEAMS,
    GateFeature,
    GateVerdict,
    Outcome,
    TeamVerdict,
    Unnamed,
    Verdicts,
    worst,
)
from teamcheck.scorecard.printed import PrintedDimension, PrintedTeam
from teamcheck.scorecard.reasons import withheld
from teamcheck.statistics.rounding import to_nearest

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class _Judged:
    """One team and what a gate says of it; the sentence is made where it is said, for of many teams it never is."""

    team: PrintedTeam
    outcome: Outcome
    text: Callable[[], str]


def judge(
    gates: Sequence[Gate], teams: Iterable[PrintedTeam], titles: Mapping[str, str], *, fewest: int = FEWEST_TEAMS
) -> Verdicts:
    """Judge teams by gates (method M73).

    Args:
        gates: What is asked for.
        teams: The teams as their reports print them, in any order.
        titles: Id of every dimension to its title, in the order of the questionnaire.
        fewest: Of fewer teams than this that may not be named, a gate on scores is not judged at all. Lower only where those
            who see what came of it hold the teams' figures anyway; how many failed is never said of fewer than three.

    Returns:
        What every gate says: data first. The order of the teams is that of their names, whatever order they came in.

    Raises:
        NoSuchFeatureError: A gate is about a dimension that the questionnaire does not have.
    """
    by_name = sorted(teams, key=lambda team: (team.team.casefold(), team.team, team.round or ""))
    verdicts = [_verdict(gate, by_name, titles, fewest) for gate in resolved(gates, titles)]
    outcome: Outcome = worst(verdict.outcome for verdict in verdicts) if verdicts else "passed"
    return Verdicts(teamcheck=__version__, outcome=outcome, gates=verdicts, unreadable=[])


def _verdict(gate: Gate, teams: Sequence[PrintedTeam], titles: Mapping[str, str], fewest: int) -> GateVerdict:
    """What one gate says."""
    if gate.kind == "min-response-rate":
        return _response_rate(gate, teams)
    if gate.kind == "max-withheld":
        return _withheld(gate, teams)
    return _scores(gate, teams, titles, fewest)


def _response_rate(gate: Gate, teams: Sequence[PrintedTeam]) -> GateVerdict:
    """Whether enough of every team answered; the rate is the printed one, in whole percent."""
    judged = []
    for team in teams:
        rate = None if not team.size else to_nearest(_PERCENT * team.answered / team.size)
        outcome: Outcome = "cannot be judged" if rate is None else "failed" if rate < gate.limit else "passed"
        text = partial(words.response, _name(team), team.answered, team.size, rate, gate.limit)
        judged.append(_Judged(team, outcome, text))
    known = _known(judged)
    summary = words.answered(_failed(known), len(known), len(judged) - len(known), gate.limit)
    return _made(gate, worst(each.outcome for each in judged), summary, judged)


def _withheld(gate: Gate, teams: Sequence[PrintedTeam]) -> GateVerdict:
    """Whether too many teams have no figures; those that have none are listed."""
    without = [team for team in teams if not _has_figures(team)]
    too_many = len(without) * _PERCENT > gate.limit * len(teams) if gate.percent else len(without) > gate.limit
    outcome: Outcome = "failed" if too_many else "passed" if teams else "cannot be judged"
    listed = [
        _Judged(team, outcome, partial(words.without_figures, _name(team), team.answered, team.policy.minimum))
        for team in without
    ]
    return _made(gate, outcome, words.withheld(len(without), len(teams), gate.limit, percent=gate.percent), listed)


def _has_figures(team: PrintedTeam) -> bool:
    """Whether anything of a team is shown; a dimension of one statement has a word where others have a score."""
    return any(each.score is not None or each.why == "one-item" for each in team.dimensions)


def _scores(gate: Gate, teams: Sequence[PrintedTeam], titles: Mapping[str, str], fewest: int) -> GateVerdict:
    """A gate on scores: some teams by name, all others together."""
    judged = [_apart(gate, team) if gate.kind == "max-apart" else _under(gate, team, titles) for team in teams]
    named = [each for each in judged if each.team.policy.audience == "organisation"]
    others = [each for each in judged if each.team.policy.audience != "organisation"]
    unnamed = _unnamed(gate, others, titles, fewest) if others else None
    outcome = worst([*(each.outcome for each in named), *([unnamed.outcome] if unnamed else [])])
    said = [_summary(named, _fails(gate, titles, _failed(named)))] if named or not others else []
    text = words.joined([*said, *([unnamed.text] if unnamed else [])])
    return _made(gate, outcome, text, named, unnamed=unnamed, title=titles.get(gate.dimension or "", ""))


def _under(gate: Gate, team: PrintedTeam, titles: Mapping[str, str]) -> _Judged:
    """Whether the printed score of a dimension lies under the limit."""
    title = titles[gate.dimension or ""]
    found = next((each for each in team.dimensions if each.id == gate.dimension), None)
    if found is None or found.score is None:
        return _Judged(team, "cannot be judged", partial(words.no_score, _name(team), title, found.why if found else ""))
    text = partial(words.score, _name(team), title, found.score, found.score_end, gate.limit)
    return _Judged(team, _against(found, found.score, gate.limit), text)


def _against(dimension: PrintedDimension, score: int, limit: int) -> Outcome:
    """A printed score against a limit; "10 or less" may lie on either side of one that is 10 or lower.

    Example:
        >>> end = PrintedDimension("goals", 7, 10, "or less", None)
        >>> _against(end, 10, 50), _against(end, 10, 5)
        ('failed', 'cannot be judged')
    """
    if score < limit:
        return "cannot be judged" if dimension.score_end == "or more" else "failed"
    return "cannot be judged" if dimension.score_end == "or less" else "passed"


def _apart(gate: Gate, team: PrintedTeam) -> _Judged:
    """Whether views lie apart on too many dimensions; those of which it is not shown could each be one more."""
    number = sum(each.agreement == "apart" for each in team.dimensions)
    hidden = sum(each.agreement is None for each in team.dimensions)
    outcome: Outcome = "failed" if number > gate.limit else "cannot be judged" if number + hidden > gate.limit else "passed"
    return _Judged(team, outcome, partial(words.apart, _name(team), number, hidden, gate.limit))


def _unnamed(gate: Gate, judged: Sequence[_Judged], titles: Mapping[str, str], fewest: int) -> Unnamed:
    """What is said of teams together whose names may not stand beside their scores.

    How many failed is said only where three passed: so nobody can tell of any team that it failed, not even a team that passed.
    """
    known = _known(judged)
    failed, more = _failed(known), len(judged) - len(known)
    outcome = worst(each.outcome for each in judged)
    if len(known) < FEWEST_TEAMS:
        why = withheld(judged="few-teams", failed="few-teams", not_judged="few-teams")
        if len(known) < fewest:
            return Unnamed(
                outcome="cannot be judged", judged=None, failed=None, not_judged=None, text=words.few(), withheld=why
            )
        text = words.few_but_judged(outcome)
        return Unnamed(outcome=outcome, judged=None, failed=None, not_judged=None, text=text, withheld=why)
    if failed and len(known) - failed < FEWEST_TEAMS:
        text, why = words.unnamed_but_not_counted(len(known), more), withheld(failed="few-teams")
        return Unnamed(outcome=outcome, judged=len(known), failed=None, not_judged=more, text=text, withheld=why)
    text = words.unnamed(failed, len(known), more, _fails(gate, titles, failed))
    return Unnamed(outcome=outcome, judged=len(known), failed=failed, not_judged=more, text=text, withheld={})


def _summary(judged: Sequence[_Judged], fails: str) -> str:
    """How many of the teams failed that may be named."""
    known = _known(judged)
    return words.summary(_failed(known), len(known), len(judged) - len(known), fails)


def _known(judged: Sequence[_Judged]) -> list[_Judged]:
    """Those that could be judged."""
    return [each for each in judged if each.outcome != "cannot be judged"]


def _fails(gate: Gate, titles: Mapping[str, str], number: int) -> str:
    """What makes a team fail a gate on scores, said of a number of teams."""
    if gate.kind == "max-apart":
        return words.has_apart(gate.limit, number)
    return words.is_under(gate.limit, titles[gate.dimension or ""], number)


def _failed(judged: Iterable[_Judged]) -> int:
    return sum(each.outcome == "failed" for each in judged)


def _name(team: PrintedTeam) -> str:
    """What a team is called in a sentence: with its round, where rounds have names."""
    return team.team if team.round is None else f"{team.team} ({team.round})"


def _made(
    gate: Gate, outcome: Outcome, text: str, teams: Sequence[_Judged], *, unnamed: Unnamed | None = None, title: str = ""
) -> GateVerdict:
    return GateVerdict(
        kind=gate.kind,
        about=gate.about,
        asked=str(gate),
        limit=gate.limit,
        percent=gate.percent,
        dimension=GateFeature(id=gate.dimension, title=title) if gate.dimension else None,
        outcome=outcome,
        text=text,
        teams=[
            TeamVerdict(team=each.team.team, round=each.team.round, outcome=each.outcome, text=each.text()) for each in teams
        ],
        unnamed=unnamed,
    )
