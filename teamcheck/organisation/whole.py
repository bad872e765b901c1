"""Puts scored teams together: into the tree of an organisation, and into groups of people."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from teamcheck.errors import ResponsesError
from teamcheck.organisation.ways import Way, Ways
from teamcheck.questionnaire.model import BackgroundQuestion, Questionnaire
from teamcheck.responses.model import Responses
from teamcheck.responses.teams import ListOfTeams, faults_of_columns
from teamcheck.responses.tree import Tree, TreeNode, tree_of
from teamcheck.scorecard.model import Scorecard
from teamcheck.scorecard.parted import Atom, Cut, Parted
from teamcheck.scorecard.plan import scored_plan
from teamcheck.scorecard.totals.count import by_background, people_cut, teams_cut, whole_teams
from teamcheck.scorecard.totals.model import Organisation
from teamcheck.statistics.complete import CompleteCases
from teamcheck.statistics.plan import Plan


def organisation_of(
    scorecards: Sequence[Scorecard],
    responses: Responses,
    questionnaire: Questionnaire,
    *,
    teams: ListOfTeams | None,
    levels: Sequence[str],
    ways: Ways,
) -> Organisation:
    """All teams of one round in the tree they stand in; without levels everybody is the only part.

    Args:
        scorecards: Every team's result in that round, one or more.
        responses: The answers they were made of.
        questionnaire: What was asked.
        teams: The list of teams, where there is one.
        levels: Columns of the list, from the top.
        ways: How people are parted besides.

    Raises:
        ResponsesError: The columns make no tree, or one that people are parted by is there twice.
    """
    faults = [] if teams is None else list(faults_of_columns(teams, ways.tags))
    if faults:
        raise ResponsesError(faults)
    sizes = {card.team: card.size for card in scorecards if card.size is not None}
    parted = _parted(ways.found, scorecards, responses, questionnaire, {} if teams is None else teams.values)
    return in_tree(parted, questionnaire, round_=scorecards[0].round, teams=teams, levels=levels, sizes=sizes)


def in_tree(
    parted: Parted,
    questionnaire: Questionnaire,
    *,
    round_: str | None,
    teams: ListOfTeams | None,
    levels: Sequence[str] = (),
    sizes: Mapping[str, int] | None = None,
    complete: tuple[CompleteCases, ...] | None = None,
) -> Organisation:
    """Everybody who answered, in the tree their teams stand in, where only what was counted is at hand.

    Args:
        parted: Everybody who answered.
        questionnaire: What was asked.
        round_: The time of asking.
        teams: The list of teams; without it everybody is the only part.
        levels: Columns of the list, from the top.
        sizes: Team to its members, where they are known without a list.
        complete: For each dimension that has a score, the complete answers of everybody, where they were counted.

    Raises:
        ResponsesError: The columns make no tree.
    """
    if teams is not None:
        return Organisation(questionnaire, round_, tree_of(teams, levels), teams.sizes, parted, complete)
    alone = Tree((), (TreeNode((), "", -1),), dict.fromkeys((atom.team for atom in parted.atoms), 0))
    return Organisation(questionnaire, round_, alone, sizes or {}, parted, complete, listed=False)


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
    return parted_of(atoms, scored_plan(questionnaire), ways, values)


def parted_of(atoms: tuple[Atom, ...], plan: Plan, ways: Sequence[Way], values: Mapping[str, Mapping[str, str]]) -> Parted:
    """People in parts that none of the ways divides further, in the groups of these ways.

    Args:
        atoms: The parts.
        plan: How their dimensions were counted.
        ways: Background questions, in the order of the values of the atoms, and columns of the list of teams.
        values: Team to what the list says of it.
    """
    return Parted(plan, atoms, _cuts(ways, atoms, values))


def _cuts(ways: Sequence[Way], atoms: Sequence[Atom], values: Mapping[str, Mapping[str, str]]) -> tuple[Cut, ...]:
    questions = [way for way in ways if isinstance(way, BackgroundQuestion)]
    return tuple(
        people_cut(way, questions.index(way), atoms)
        if isinstance(way, BackgroundQuestion)
        else teams_cut(way, {team: row[way] for team, row in values.items()}, atoms)
        for way in ways
    )
