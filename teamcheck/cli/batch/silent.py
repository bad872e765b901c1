"""Teams of the list that nobody answered in: gates are about them too."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.model import Policy
from teamcheck.responses.teams import ListOfTeams
from teamcheck.scorecard.build import nobody
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.printed import PrintedTeam, printed


def silent_teams(
    teams: ListOfTeams | None, answered: Collection[str], questionnaire: Questionnaire, policy: Policy, round_: str | None
) -> Iterator[PrintedTeam]:
    """A line without figures for each of them.

    Args:
        teams: The list, or None.
        answered: Teams that have answers.
        questionnaire: What was asked.
        policy: What people were told.
        round_: The round that is reported, or None.
    """
    silent = {} if teams is None else {team: size for team, size in teams.sizes.items() if team not in answered}
    if silent:
        blank = printed(disclose(nobody(questionnaire, team="", round="", size=1), policy))
        yield from (replace(blank, team=team, round=round_, size=size) for team, size in silent.items())
