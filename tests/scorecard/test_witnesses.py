"""For teams too large to go through every legal team: another team that prints the same proves that nothing is certain.

Teams are drawn near the edges of what words and scores allow, some with answers left out. For every member, who knows their own
answers, and every item, a team is looked for that prints the same, holds the same member, and has other answers to the item.
"""

import random
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest

from teamcheck.scorecard.build import dimension_result
from teamcheck.scorecard.plan import plan_of
from teamcheck.scorecard.small_team import Figures, figures
from teamcheck.statistics.reduce import reduce

Team = list[list[int | None]]
Printed = Callable[[Team], Figures]
Fact = Callable[[Team, int], object]
TOP = 5


def drawn_team(rng: random.Random, people: int, items: int, *, missing: int) -> Team:
    """A team like many, or one whose items are each near full agreement, near a limit of the words, or anywhere."""
    usual = rng.random() < 0.5
    extremes = [5, 5, 4, 3.6, 3.4, 2.5, 2.4, 1]
    centres = [rng.gauss(3.6, 0.7) if usual else rng.choice([*extremes, rng.uniform(1, 5)]) for _ in range(items)]
    width = 0.9 if usual else rng.choice([0.2, 0.6, 1.2])
    team: Team = [[min(TOP, max(1, round(rng.gauss(centre, width)))) for centre in centres] for _ in range(people)]
    if not usual and rng.random() < 0.6:  # somebody far from everybody else
        team[0] = [rng.choice([1, 1, 2, 5]) for _ in centres]
    for place in rng.sample(range(people * items), missing):
        row = team[place // items]
        if sum(answer is not None for answer in row) > (items + 1) // 2:
            row[place % items] = None
    if missing > 1:  # somebody who answered too little to be scored
        team.append([rng.randint(1, TOP), *[None] * (items - 1)])
    rng.shuffle(team)
    return team


def other_teams(team: Team, known: int | None, item: int, rng: random.Random) -> Iterator[Team]:
    """Teams with the same member and gaps in which one or two answers are changed, or some people's sheets."""
    rows = [row for row in range(len(team)) if row != known and team[row][item] is not None]
    first = [(row, answer) for row in rows for answer in range(1, TOP + 1) if answer != team[row][item]]
    second = [
        (row, place, answer)
        for row, place, answer in product(range(len(team)), range(len(team[0])), range(1, TOP + 1))
        if row != known and team[row][place] is not None
    ]
    rng.shuffle(first)
    rng.shuffle(second)
    for row, answer in first:
        yield changed(team, (row, item, answer))
    for (row, answer), more in product(first[:12], second[:400]):
        if more[:2] != (row, item):
            yield changed(team, (row, item, answer), more)
    for _ in range(20_000):  # rarely needed: whole sheets of one to three people changed
        made = [list(row) for row in team]
        for row in rng.sample(range(len(team)), rng.choice([1, 2, 2, 3])):
            if row != known:
                moves = rng.choice([(-1, 0, 1), (-4, -3, -2, -1, 0, 1, 2, 3, 4)])
                made[row] = [None if answer is None else min(TOP, max(1, answer + rng.choice(moves))) for answer in team[row]]
        yield made


def changed(team: Team, *answers: tuple[int, int, int]) -> Team:
    made = [list(row) for row in team]
    for row, item, answer in answers:
        made[row][item] = answer
    return made


def counts(team: Team, item: int) -> tuple[int, ...]:
    return tuple(sum(row[item] == answer for row in team) for answer in range(1, TOP + 1))


def one_disagreed(team: Team, item: int) -> bool:
    return sum(row[item] in {1, 2} for row in team) == 1


def has_witness(team: Team, known: int | None, item: int, same: Callable[[Team], bool], fact: Fact, rng: random.Random) -> bool:
    now = fact(team, item)
    return any(fact(other, item) != now and same(other) for other in other_teams(team, known, item, rng))


def certainties(team: Team, printed: Printed, rng: random.Random) -> list[tuple[int | None, int, str]]:
    """Facts that no other team with the same page disproves, though teams with the same score do."""
    page = printed(team)
    found: list[tuple[int | None, int, str]] = []
    for known, item in product([None, *range(len(team))], range(len(team[0]))):
        facts: list[tuple[str, Fact]] = [("all answers", counts)]
        if one_disagreed(team, item):
            facts.append(("exactly one disagreed", one_disagreed))
        found += [
            (known, item, name)
            for name, fact in facts
            if not has_witness(team, known, item, lambda other: printed(other) == page, fact, rng)
            and has_witness(team, known, item, lambda other: printed(other).score == page.score, fact, rng)
        ]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("missing", [0, 1, 3])
@pytest.mark.parametrize(("people", "items"), [(5, 3), (5, 4), (6, 5), (7, 4), (8, 3), (9, 5), (7, 6)])
def test_for_every_member_another_team_prints_the_same(people: int, items: int, missing: int, lab: Any) -> None:
    asked = lab.questionnaire(lab.asked(items))
    plan = plan_of(asked)

    def printed(team: Team) -> Figures:
        tally = reduce(plan, [("", row) for row in team], detail=True)[""]
        return figures(dimension_result(asked.dimensions[0], plan.dimensions[0], tally.dimensions[0]), 5)

    rng = random.Random(f"{people} {items} {missing}")
    teams = [drawn_team(rng, people, items, missing=missing) for _ in range(12)]
    shown = sum(any(printed(team).words) for team in teams)

    assert {str(team): found for team in teams if (found := certainties(team, printed, rng))} == {}
    assert missing or shown
