"""One made-up team: where it lies, who its members are, and what they answer (method M58). Nobody answered any of it.

Levels and scores are in points of 0-100 here, as they are asked for and printed; views are shares of the scale.
"""

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import NamedTuple

from teamcheck.questionnaire.model import Dimension, Questionnaire
from teamcheck.responses.made_up.answer_model import Ease, Normal, View, expected_share, middle_for, sheet
from teamcheck.responses.made_up.recipe import Recipe
from teamcheck.responses.model import Response

#: Share of what people lean, and of what teams differ, that is the same in every dimension; the rest is of one dimension.
COMMON = 0.6
#: Share of what a person leans that stays from round to round: scores of two rounds then correlate at about .6.
LASTING = 0.8
#: Noise of single answers, times the spread of views: two items of a dimension then correlate at about .45.
NOISE = 1.1
#: How far two camps lie from their team's level, points; less where the scale ends.
CAMPS_APART = 30
#: Every so many-th dimension is the one that two camps see differently.
CAMPS_IN = 3
#: How far people of one camp lie apart, times what is usual.
IN_A_CAMP = 0.5
#: The lowest and the highest level of a team, and how near to an end of the scale two camps can be.
LOWEST, HIGHEST, MARGIN = 3.0, 97.0, 4.0
#: Where the marks of a real team lie, and the noise of answers to them, as shares of the scale.
_MARKS, _MARKS_NOISE = 0.85, 0.12


class Truth(NamedTuple):
    """What is true of a team in a round and a dimension; scores are 0-100.

    Attributes:
        size: Members.
        answered: How many of them answered.
        careless: How many of those answered without reading.
        camps: Whether its members see this dimension as two camps.
        level: Where its members would lie on the whole if everybody read: what was drawn for this team.
        expected: What is to be expected of the score of any one of its members, worked out from the answer model.
        everyone: The mean score of all its members, those included who did not answer, with no answer left out.
    """

    team: str
    round: str | None
    dimension: str
    size: int
    answered: int
    careless: int
    camps: bool
    level: float
    expected: float
    everyone: float


@dataclass(frozen=True, slots=True)
class World:
    """What all teams share.

    Attributes:
        ease: How much easier each item is.
        views: For each scored dimension, the spread of people's views that makes the spread of their scores.
    """

    asked: Questionnaire
    recipe: Recipe
    ease: Ease
    views: Mapping[str, float]


class _Person(NamedTuple):
    """What stays of a member: a code, whether they read, and how they lean, in standard deviations: in all, and in each."""

    code: str
    reads: bool
    common: float
    own: tuple[float, ...]


class Team:
    """One made-up team: its members, and where it lies, drawn once for all rounds."""

    def __init__(self, world: World, name: str, chance: random.Random, *, split: bool) -> None:
        self.world, self.name, self.split = world, name, split
        recipe, scored = world.recipe, world.asked.scored
        common = chance.gauss(0, 1)
        self.levels = [recipe.level + recipe.between * _together(common, chance.gauss(0, 1), COMMON) for _ in scored]
        self.people = [self._person(chance, len(scored)) for _ in range(chance.randint(*recipe.sizes))]

    def _person(self, chance: random.Random, dimensions: int) -> _Person:
        reads = chance.random() >= self.world.recipe.careless
        return _Person(new_code(chance), reads, chance.gauss(0, 1), tuple(chance.gauss(0, 1) for _ in range(dimensions)))

    def ask(self, place: int, name: str | None, chance: random.Random) -> tuple[list[Response], list[Truth]]:
        """The answers of one round, people in no order, and what is true in it.

        Args:
            place: How many rounds were before.
            name: Of the round.
            chance: Where chance comes from.
        """
        recipe = self.world.recipe
        raised = [min(max(level + place * recipe.change, LOWEST), HIGHEST) for level in self.levels]
        camps = [self._camps(raised, side) for side in (-1, 1)] if self.split else [self._camps(raised, 0)] * 2
        sheets = [
            self._sheet(person, camps[number % 2], chance) if person.reads else careless_sheet(self.world.asked, chance)
            for number, person in enumerate(self.people)
        ]
        answering = [number for number in range(len(sheets)) if chance.random() < recipe.response_rate]
        rows = [
            Response(self.name, name, self.people[number].code, self._left_out(sheets[number], chance)) for number in answering
        ]
        chance.shuffle(rows)
        careless = sum(not self.people[number].reads for number in answering)
        return rows, list(self._truth(name, (len(answering), careless), raised, camps, sheets))

    def _camps(self, levels: Sequence[float], side: int) -> dict[str, Normal]:
        """How the views of one camp lie in each dimension: -1 is the lower, 1 the higher, 0 everybody of a team without."""
        found = {}
        for place, (dimension, level) in enumerate(zip(self.world.asked.scored, levels, strict=True)):
            views, here = self.world.views[dimension.id], level
            if side and place % CAMPS_IN == 0:
                views *= IN_A_CAMP
                here += side * max(min(CAMPS_APART, level - MARGIN, 100 - MARGIN - level), 0)
            middle = middle_for(dimension, self.world.ease, here, spread=views, noise=NOISE * views)
            found[dimension.id] = Normal(middle, views, NOISE * views)
        return found

    def _sheet(self, person: _Person, camp: Mapping[str, Normal], chance: random.Random) -> tuple[int | None, ...]:
        """The answers of somebody who reads, none left out."""
        return sheet(self.world.asked, self._views(person, camp, chance), self.world.ease, missing=0.0, chance=chance)

    def _views(self, person: _Person, camp: Mapping[str, Normal], chance: random.Random) -> Iterator[View]:
        """A person's view of each dimension in this round: what stays of how they lean, and what is of the day."""
        common = _together(person.common, chance.gauss(0, 1), LASTING)
        own = iter(person.own)
        for dimension in self.world.asked.dimensions:
            if dimension.role == "real-team":
                yield View(_MARKS, _MARKS_NOISE)
                continue
            if not dimension.is_scored:
                yield _on_the_whole(camp.values(), common)
                continue
            leaning = _together(next(own), chance.gauss(0, 1), LASTING)
            normal = camp[dimension.id]
            yield View(normal.middle + normal.spread * _together(common, leaning, COMMON), normal.noise)

    def _left_out(self, answers: Sequence[int | None], chance: random.Random) -> tuple[int | None, ...]:
        return tuple(None if chance.random() < self.world.recipe.missing else answer for answer in answers)

    def _truth(
        self,
        name: str | None,
        came: tuple[int, int],
        levels: Sequence[float],
        camps: Sequence[Mapping[str, Normal]],
        sheets: Sequence[Sequence[int | None]],
    ) -> Iterator[Truth]:
        """What is true of each scored dimension.

        Args:
            name: Of the round.
            came: How many members answered, and how many of those without reading.
            levels: The team's levels, in the order of the scored dimensions.
            camps: How the views of those lie who come first, third, ..., and of the others.
            sheets: The answers of all members, none left out.
        """
        asked, size, careless = self.world.asked, len(self.people), self.world.recipe.careless
        expected = [_expected_answers(asked, self.world.ease, camp) for camp in camps]
        given = [_answers_given(asked, answers) for answers in sheets]
        for place, (dimension, level) in enumerate(zip(asked.scored, levels, strict=True)):
            first, second = (_score(dimension, shares) for shares in expected)
            reading = ((size - size // 2) * first + size // 2 * second) / size
            yield Truth(
                team=self.name,
                round=name,
                dimension=dimension.id,
                size=size,
                answered=came[0],
                careless=came[1],
                camps=self.split and place % CAMPS_IN == 0,
                level=level,
                expected=(1 - careless) * reading + careless * 50,
                everyone=fsum(_score(dimension, shares) for shares in given) / size,
            )


def new_code(chance: random.Random) -> str:
    """A made-up person's code."""
    return f"{chance.getrandbits(40):010x}"


def careless_sheet(questionnaire: Questionnaire, chance: random.Random) -> tuple[int | None, ...]:
    """The answers of somebody who does not read: half of them choose one place for everything, half any point each time.

    Every point is as likely as any other, so that 50 is to be expected of their score, whatever the dimension.
    """
    place = chance.random() if chance.random() < 0.5 else None
    return tuple(
        item.scale.lowest + int((chance.random() if place is None else place) * (item.scale.steps + 1))
        for item in questionnaire.items
    )


def _together(one: float, other: float, share: float) -> float:
    """Two standard normal values as one, of whose variance the first makes this share."""
    return sqrt(share) * one + sqrt(1 - share) * other


def _on_the_whole(normals: Collection[Normal], leaning: float) -> View:
    """A view of statements without a score: in the middle of all views of scored dimensions, and nothing of its own."""
    middle, spread, noise = (fsum(each) / len(normals) for each in zip(*normals, strict=True))
    return View(middle + spread * leaning, noise)


def _expected_answers(asked: Questionnaire, ease: Ease, camp: Mapping[str, Normal]) -> dict[str, float]:
    """What is to be expected of each item's answer as it is written: 0 is the scale's first point, 1 its last."""
    found: dict[str, float] = {}
    for dimension in asked.scored:
        middle, spread, noise = camp[dimension.id]
        for item in dimension.items:
            share = expected_share(item, middle + ease[item.id], sqrt(spread * spread + noise * noise))
            found.setdefault(item.id, 1 - share if item.keyed == "negative" else share)
    return found


def _answers_given(asked: Questionnaire, answers: Sequence[int | None]) -> dict[str, float]:
    """Answers as they were written: 0 is the scale's first point, 1 its last; those left out are not there."""
    pairs = zip(asked.items, answers, strict=True)
    return {item.id: (answer - item.scale.lowest) / item.scale.steps for item, answer in pairs if answer is not None}


def _score(dimension: Dimension, shares: Mapping[str, float]) -> float:
    """The score that answers to all items of a dimension make, 0-100."""
    keyed = [1 - shares[item.id] if item.keyed == "negative" else shares[item.id] for item in dimension.items]
    return 100 * fsum(keyed) / len(keyed)
