"""Makes up teams of a given character. Nobody answered any of it.

A made-up person sees each dimension as the team does on the whole, plus what is their own (a leaning in everything, and one in
this dimension). How answers come of that is `teamcheck.responses.made_up.answer_model`.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from teamcheck.questionnaire.model import Dimension, Questionnaire
from teamcheck.responses.made_up.answer_model import EASE_SPREAD, View, sheet
from teamcheck.responses.model import Response


@dataclass(frozen=True, slots=True)
class Profile:
    """The character of a made-up team. Levels and spreads are shares of the scale, 0 to 1.

    Attributes:
        size: How many people answer.
        levels: Where the dimensions lie on the whole; used in turn, in the order of the questionnaire.
        person: Standard deviation of how people lean in everything.
        leaning: Standard deviation of how people lean in one dimension.
        noise: Standard deviation of single answers.
        split: Distance between two camps in every third dimension; 0 where there are none.
        missing: Share of answers left out.
        marks: Where the real-team marks lie.
    """

    size: int
    levels: tuple[float, ...]
    person: float = 0.07
    leaning: float = 0.08
    noise: float = 0.12
    split: float = 0.0
    missing: float = 0.03
    marks: float = 0.85


#: Six characters: strong; low and agreed; views apart; seven with a mixed picture; fourteen; one of four.
PROFILES: Mapping[str, Profile] = {
    "strong": Profile(9, (0.86, 0.80, 0.84, 0.78, 0.88), marks=0.95),
    "low-agreed": Profile(8, (0.26, 0.32, 0.22, 0.30), person=0.03, leaning=0.03, noise=0.08, marks=0.45),
    "views-apart": Profile(10, (0.52, 0.66, 0.60), person=0.05, split=0.72, noise=0.09, marks=0.75),
    "mixed-picture": Profile(7, (0.76, 0.38, 0.62, 0.84, 0.54, 0.44, 0.70), marks=0.80),
    "fourteen": Profile(14, (0.66, 0.74, 0.46, 0.60, 0.80, 0.56, 0.70), person=0.09, missing=0.05, marks=0.85),
    "four": Profile(4, (0.62, 0.50, 0.72, 0.58), marks=0.70),
}


def simulate_team(
    questionnaire: Questionnaire,
    profile: Profile,
    chance: random.Random,
    *,
    team: str,
    size: int | None = None,
    round: str | None = None,  # noqa: A002  the word for it in files, code and docs
) -> tuple[Response, ...]:
    """Make up the answers of one team.

    Args:
        questionnaire: What is asked.
        profile: The character of the team.
        chance: Where chance comes from; the same state gives the same answers.
        team: Name of the team.
        size: How many people answer; default: the profile's.
        round: The time of asking.

    Returns:
        One response for each person, with a point of the item's scale for each item, or None where it was left out.
    """
    people = profile.size if size is None else size
    ease = {item.id: chance.gauss(0, EASE_SPREAD) for item in questionnaire.items}
    sheets: list[tuple[int | None, ...]] = []
    for person in range(people):
        views = _views(questionnaire, person, profile, chance)
        sheets.append(sheet(questionnaire, views, ease, missing=profile.missing, chance=chance))
    return tuple(Response(team, round, None, answers) for answers in sheets)


def _views(questionnaire: Questionnaire, person: int, profile: Profile, chance: random.Random) -> Iterator[View]:
    """One person's view of each dimension, each drawn when it is asked for."""
    leaning = chance.gauss(0, profile.person)
    for place, dimension in enumerate(questionnaire.dimensions):
        own = 0.0 if dimension.role == "real-team" else chance.gauss(0, profile.leaning)
        yield View(_level(dimension, place, person, profile) + leaning + own, profile.noise)


def _level(dimension: Dimension, place: int, person: int, profile: Profile) -> float:
    """Where a dimension lies for the camp this person is of, 0 to 1."""
    if dimension.role == "real-team":
        return profile.marks
    if profile.split and place % 3 == 0:
        # the middle is where two camps fit on the scale
        return 0.5 + profile.split / 2 * (1 if person % 2 else -1)
    return profile.levels[place % len(profile.levels)]
