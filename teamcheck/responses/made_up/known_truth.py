"""Made-up teams of which the truth is known, for tests, training and demos (method M58). Nobody answered any of it."""

import random
from collections.abc import Mapping
from math import fsum, sqrt
from typing import NamedTuple

from teamcheck.questionnaire.model import Dimension, Questionnaire
from teamcheck.responses.made_up.answer_model import EASE_SPREAD, Ease, Normal, centred, crossing, middle_for, spread_of_scores
from teamcheck.responses.made_up.recipe import Recipe, SpreadOutOfReachError
from teamcheck.responses.made_up.team import HIGHEST, LOWEST, NOISE, Team, Truth, World
from teamcheck.responses.model import Response
from teamcheck.responses.write import write_csv

#: The narrowest and the widest spread of views that is tried, as a share of the scale.
_NARROWEST, _WIDEST = 0.03, 0.6
#: How near a spread must come to the one that was asked for, in points.
_NEAR = 1e-4
#: Levels at which the spread within teams is looked at, in standard deviations from the mean, and their weights: the rule of
#: Gauss and Hermite for five places (DLMF 3.5, https://dlmf.nist.gov/3.5#v).
_NODES = (
    (-2.8569700139, 0.0112574113),
    (-1.3556261800, 0.2220759220),
    (0.0, 0.5333333333),
    (1.3556261800, 0.2220759220),
    (2.8569700139, 0.0112574113),
)


class MadeUp(NamedTuple):
    """Answers, round by round and team by team, the members of each team, and what is true of them."""

    rows: tuple[Response, ...]
    sizes: Mapping[str, int]
    truth: tuple[Truth, ...]


def make_teams(questionnaire: Questionnaire, recipe: Recipe, chance: random.Random) -> MadeUp:
    """Make up teams.

    Args:
        questionnaire: What is asked.
        recipe: What they are to be like.
        chance: Where chance comes from; the same state gives the same teams.

    Raises:
        SpreadOutOfReachError: Scores cannot lie as far apart as asked for, or as close.
    """
    ease = centred({item.id: chance.gauss(0, EASE_SPREAD) for item in questionnaire.items}, questionnaire.dimensions)
    views = {dimension.id: _views_for(dimension, ease, recipe) for dimension in questionnaire.scored}
    world = World(questionnaire, recipe, ease, views)
    width = len(str(recipe.teams))
    names = [f"Team {number:0{width}}" for number in range(1, recipe.teams + 1)]
    split = frozenset(chance.sample(names, int(recipe.camps * recipe.teams + 0.5)))
    teams = [Team(world, name, chance, split=name in split) for name in names]
    rounds = [f"round-{number}" for number in range(1, recipe.rounds + 1)] if recipe.rounds > 1 else [None]
    asked = [team.ask(place, name, chance) for place, name in enumerate(rounds) for team in teams]
    return MadeUp(
        tuple(row for rows, _ in asked for row in rows),
        {team.name: len(team.people) for team in teams},
        tuple(line for _, lines in asked for line in lines),
    )


def _views_for(dimension: Dimension, ease: Ease, recipe: Recipe) -> float:
    """The spread of views, a share of the scale, that makes people of all teams lie as far apart as asked for."""

    def spread(views: float) -> float:
        variances = [_variance_at(dimension, ease, recipe.level + recipe.between * node, views) for node, _ in _NODES]
        return sqrt(fsum(weight * variance for (_, weight), variance in zip(_NODES, variances, strict=True)))

    least, most = spread(_NARROWEST), spread(_WIDEST)
    if not least <= recipe.spread <= most:
        raise SpreadOutOfReachError(least, most)
    return crossing(spread, recipe.spread, _NARROWEST, _WIDEST, _NEAR)


def _variance_at(dimension: Dimension, ease: Ease, level: float, views: float) -> float:
    """Variance of people's scores in a team of this level, by the spread of its people's views."""
    middle = middle_for(dimension, ease, min(max(level, LOWEST), HIGHEST), spread=views, noise=NOISE * views)
    return spread_of_scores(dimension, ease, Normal(middle, views, NOISE * views)) ** 2


def truth_table(made_up: MadeUp) -> str:
    """What is true, as CSV text: a line for each team, round and dimension; scores to six decimals."""
    rounds = any(line.round for line in made_up.truth)
    heading = ["team", *(["round"] if rounds else []), *Truth._fields[2:]]
    lines = [[line.team, *([line.round] if rounds else []), *(_cell(value) for value in line[2:])] for line in made_up.truth]
    return write_csv([heading, *lines])


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.6f}" if isinstance(value, float) else value
