"""All teams of a batch together, from what was counted of each."""

from collections.abc import Iterable, Iterator, Mapping

from teamcheck.organisation.batch.parts import Counted, teams_of
from teamcheck.organisation.ways import Ways
from teamcheck.organisation.whole import parted_of
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.teams import ListOfTeams
from teamcheck.scorecard.parted import Atom, Parted
from teamcheck.scorecard.plan import plan_of, scored_places, scored_plan

#: Most teams that are put together: totals and their protection hold all of them in memory.
MOST_TEAMS = 50_000


def everybody(
    lines: Iterable[bytes],
    questionnaire: Questionnaire,
    rounds: Mapping[str, str | None],
    ways: Ways,
    teams: ListOfTeams | None,
) -> Parted:
    """Everybody who answered, in parts that none of the ways divides further.

    Args:
        lines: What was counted, in order.
        questionnaire: What was asked.
        rounds: Team to the round that is reported of it; other teams are left out.
        ways: How people are parted; its questions in the order of the values in the lines.
        teams: The list of teams, where there is one.
    """
    atoms = tuple(_atoms(lines, questionnaire, rounds, ways))
    return parted_of(atoms, scored_plan(questionnaire), ways.found, {} if teams is None else teams.values)


def _atoms(
    lines: Iterable[bytes], questionnaire: Questionnaire, rounds: Mapping[str, str | None], ways: Ways
) -> Iterator[Atom]:
    plan, scored = plan_of(questionnaire), scored_places(questionnaire)
    for name, counted in teams_of(lines, plan):
        if name in rounds:
            of_round = [each for each in counted if each.round == rounds[name]]
            for each in sorted(of_round, key=_said):
                values = each.values or (None,) * len(ways.questions)
                yield Atom(name, values, each.people, tuple(each.tally.dimensions[place] for place in scored))


def _said(counted: Counted) -> tuple[str, ...]:
    return tuple(value or "" for value in counted.values)
