"""Puts scored teams together: into the tree of an organisation, and into groups of people."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from teamcheck.errors import ResponsesError
from teamcheck.organisation.ways import Way, Ways
from teamcheck.questionnaire.model import BackgroundQuestion, Questionnaire
from teamcheck.responses.model import Responses
from teamcheck.responses.teams import ListOfTeams, faults_of_columns
from teamcheck.responses.tree import tree_of
from teamcheck.scorecard.model import Scorecard
from teamcheck.scorecard.parted import Atom, Cut, Parted
from teamcheck.scorecard.plan import scored_plan
from teamcheck.scorecard.totals.count import by_background, people_cut, teams_cut, whole_teams
from teamcheck.scorecard.totals.model import Organisation


def organisation_of(
    scorecards: Sequence[Scorecard],
    responses: Responses,
    questionnaire: Questionnaire,
    *,
    teams: ListOfTeams,
    levels: Sequence[str],
    ways: Ways,
) -> Organisation:
    """All teams of one round in the tree they stand in.

    Args:
        scorecards: Every team's result in that round, one or more.
        responses: The answers they were made of.
        questionnaire: What was asked.
        teams: The list of teams.
        levels: Columns of the list, from the top.
        ways: How people are parted besides.

    Raises:
        ResponsesError: The columns make no tree, or one that people are parted by is there twice.
    """
    faults = list(faults_of_columns(teams, ways.tags))
    if faults:
        raise ResponsesError(faults)
    round_ = scorecards[0].round
    parted = _parted(ways.found, scorecards, responses, questionnaire, teams.values)
    return Organisation(questionnaire, round_, tree_of(teams, levels), teams.sizes, parted)


def in_groups(
    scorecards: Sequence[Scorecard], responses: Responses, questionnaire: Questionnaire, ways: Ways
) -> list[Scorecard]:
    """Every team with its people parted by background questions."""
    plan, questions = scored_plan(questionnaire), ways.questions
    atoms = by_background(responses, questionnaire, scorecards[0].round, questions)
    by_team = {team: tuple(found) for team, found in groupby(atoms, key=lambda atom: atom.team)}
    return [
        replace(card, parted=Parted(plan, by_team[card.team], _cuts(questions, by_team[card.team], {}))) for card in scorecards
    ]


def _parted(
    ways: Sequence[Way],
    scorecards: Sequence[Scorecard],
    responses: Responses,
    questionnaire: Questionnaire,
    values: Mapping[str, Mapping[str, str]],
) -> Parted:
    """Everybody who answered, in parts that none of the ways divides further."""
    questions = [way for way in ways if isinstance(way, BackgroundQuestion)]
    atoms = by_background(responses, questionnaire, scorecards[0].round, questions) if questions else whole_teams(scorecards)
    return Parted(scored_plan(questionnaire), atoms, _cuts(ways, atoms, values))


def _cuts(ways: Sequence[Way], atoms: Sequence[Atom], values: Mapping[str, Mapping[str, str]]) -> tuple[Cut, ...]:
    questions = [way for way in ways if isinstance(way, BackgroundQuestion)]
    return tuple(
        people_cut(way, questions.index(way), atoms)
        if isinstance(way, BackgroundQuestion)
        else teams_cut(way, {team: row[way] for team, row in values.items()}, atoms)
        for way in ways
    )
