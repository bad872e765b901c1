"""What the person who leads a team says of themselves, and how far it lies from what is printed of the team (method M76).

Their own ratings are exact, for they are their own answers; they stand in that person's copy of the report and nowhere else.
Of the team nothing is looked at but a `PublicDimension`, so that no gap tells more than the team's copy does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.model import Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.public import PublicDimension
from teamcheck.statistics.rounding import to_nearest

#: How far an own score must lie from the printed one, in points of 100, before anything is made of it.
FAR_FROM = 15

#: How an own score lies beside the team's: near it; far from it, but within what the team's score may be; or above or below it.
Gap = Literal["near", "not sure", "above", "below"]


@dataclass(frozen=True, slots=True)
class OwnScore:
    """An own score of one dimension.

    Attributes:
        score: 0-100 in whole points, higher is better.
        one_answer: The most by which one answer, one point higher or lower, moves it; in points of 100.
    """

    score: int
    one_answer: float


@dataclass(frozen=True, slots=True)
class OwnRatings:
    """What one person answered about themselves.

    Attributes:
        scores: Id of each dimension that has a score to its own score; a dimension of which they answered too little is not
            in it.
        answers: Item id to the point chosen, in the direction it was asked; an item without an answer is not in it.
    """

    scores: Mapping[str, OwnScore]
    answers: Mapping[str, int]


def own_ratings(answers: Sequence[int | None], questionnaire: Questionnaire) -> OwnRatings:
    """Score one person's answers about themselves by the formulas that score a team's.

    Args:
        answers: In the order of the questionnaire's items: the point chosen (not reversed), or None.
        questionnaire: What was asked, in whatever voice.

    Example:
        >>> from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
        >>> agree = Scale("agree", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))
        >>> items = tuple(Item(f"helping{n}", "...", keyed, agree) for n, keyed in ((1, "positive"), (2, "negative")))
        >>> asked = Questionnaire("short", "1.0.0", "en", "Short", "", (Dimension("helping", "Helping", items),))
        >>> own_ratings([4, 1], asked).scores["helping"], own_ratings([4, 1], asked).answers
        (OwnScore(score=88, one_answer=12.5), {'helping1': 4, 'helping2': 1})
        >>> own_ratings([4, None], asked).scores["helping"], own_ratings([None, None], asked).scores
        (OwnScore(score=75, one_answer=25.0), {})
    """
    ids = tuple(item.id for item in questionnaire.items)
    given = {name: answer for name, answer in zip(ids, answers, strict=True) if answer is not None}
    (card,) = score(Responses(ids, (Response("", None, None, tuple(answers)),)), questionnaire)
    return OwnRatings(
        {
            result.dimension.id: OwnScore(
                to_nearest(result.score), _one_answer([item.scale.steps for item in result.dimension.items if item.id in given])
            )
            for result in card.dimensions
            if result.score is not None
        },
        given,
    )


def _one_answer(steps: Sequence[int]) -> float:
    """What one answer, one point higher, moves a person's score by at the most, in points of 100."""
    return 100 / (min(steps) * len(steps))


def gap(dimension: PublicDimension, own: OwnScore | None) -> Gap | None:
    """How an own score lies beside the team's printed one (method M76); None where either is missing.

    It is far where it lies `FAR_FROM` points or more from the printed score, and at least as far as one answer would move it. A
    score printed as "90 or more" may be anywhere from there on. What is far and lies within the printed range is not sure.

    Example:
        >>> from types import SimpleNamespace
        >>> team = SimpleNamespace(score=60, score_end=None, interval=[50, 75])
        >>> [gap(team, OwnScore(own, 6.25)) for own in (74, 75, 76, 45, 44)]
        ['near', 'not sure', 'above', 'below', 'below']
        >>> gap(SimpleNamespace(score=90, score_end="or more", interval=None), OwnScore(100, 6.25))
        'near'
        >>> gap(SimpleNamespace(score=60, score_end=None, interval=None), OwnScore(75, 25.0))
        'near'
    """
    if dimension.score is None or own is None:
        return None
    low = 0 if dimension.score_end == "or less" else dimension.score
    high = 100 if dimension.score_end == "or more" else dimension.score
    if max(low - own.score, own.score - high) < max(FAR_FROM, own.one_answer):
        return "near"
    if dimension.interval is not None and dimension.interval[0] <= own.score <= dimension.interval[1]:
        return "not sure"
    return "above" if own.score > high else "below"
