"""Comparisons of made-up teams, as `compare` makes them, and the pages made of them."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.action_plan import Action, ActionPlan
from teamcheck.responses.model import Policy, Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.comparison.compare import compare
from teamcheck.scorecard.comparison.model import PublicComparison
from teamcheck.scorecard.comparison.round_result import RoundResult, round_result

POLICY = Policy()
PLAN = ActionPlan(
    schema="teamcheck/plan/1",
    actions=(
        Action(text="Put our goals on the wall", dimension="goals", owner="Two of us", by="2026-03-31", done="done"),
        Action(text="Ask who does what", dimension="roles", know="Nobody asks twice", done="partly", helped="yes"),
        Action(text="Have tea", dimension="trust", done="not yet"),
    ),
)


def a_round(asked: Questionnaire, name: str, count: int, levels: Sequence[float], *, codes: bool, first: int) -> RoundResult:
    """A round in which each feature is answered round a level, each item turned as it is keyed."""
    chance = random.Random(f"{name} {count}")
    items = [(item, level) for dimension, level in zip(asked.scored, levels, strict=True) for item in dimension.items]
    level_of = {item.id: level for item, level in items}
    rows = []
    for person in range(count):
        answers = []
        for item in asked.items:
            point = min(5, max(1, round(chance.gauss(level_of.get(item.id, 4), 0.8))))
            answers.append(6 - point if item.keyed == "negative" else point)
        rows.append(Response("Harbour", name, f"p{first + person}" if codes else None, tuple(answers)))
    ids = tuple(item.id for item in asked.items)
    (card,) = score(Responses(ids, tuple(rows), {"Harbour": 40}), asked, round=name)
    return round_result(card, rows, POLICY, name=name)


Make = Callable[..., PublicComparison]


@pytest.fixture
def make(questionnaire: Questionnaire) -> Make:
    """Compare rounds: for each its number of people and the levels of the three features."""

    def made(
        *rounds: tuple[int, Sequence[float]],
        codes: bool = False,
        plan: ActionPlan | None = None,
        reworded: bool = False,
        new: int = 0,
    ) -> PublicComparison:
        results = []
        for place, (count, levels) in enumerate(rounds):
            asked = questionnaire
            if reworded and place == len(rounds) - 1:
                first, second, *others = asked.dimensions
                item = replace(second.items[0], text="We know all our goals.")
                asked = replace(asked, dimensions=(first, replace(second, items=(item, *second.items[1:])), *others))
            name = f"{2024 + place}-05"
            results.append(a_round(asked, name, count, levels, codes=codes, first=new * place))
        return compare(results, POLICY, team="Harbour", plan=plan)

    return made


#: Every kind of page there is: its rounds, each with its number of people and the levels of the features, and what else.
CASES = {
    "small-team": ([(9, (3, 3, 3)), (8, (4, 2.4, 3))], {"plan": PLAN}),
    "two-groups": ([(24, (2.5, 3, 3)), (26, (3.6, 3.4, 1.8))], {"plan": PLAN}),
    "same-people": ([(16, (2.5, 3, 3)), (16, (3.6, 3.4, 2.4))], {"codes": True}),
    "few-new": ([(16, (2.5, 3, 3)), (16, (3.6, 3.4, 2.4))], {"codes": True, "new": 2}),
    "three-rounds": ([(14, (3, 3, 3)), (9, (3.5, 2, 3)), (15, (4, 3, 3))], {"reworded": True, "plan": PLAN}),
    "many-people": ([(900, (3, 3, 3)), (900, (3, 3, 3.2))], {}),
    "too-few": ([(4, (3, 3, 3)), (14, (4, 3, 3))], {}),
}


class Cases(dict[str, PublicComparison]):
    """The comparison of each case, made when it is asked for."""

    def __init__(self, make: Make) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, name: str) -> PublicComparison:
        rounds, more = CASES[name]
        self[name] = self.make(*rounds, **more)
        return self[name]


@pytest.fixture
def cases(make: Make) -> Cases:
    """Every kind of page there is."""
    return Cases(make)
