"""How a made-up person comes to an answer, and what that makes a score on the whole (method M58). Nobody answered any of it.

A made-up person has a view of each dimension: where the team lies on the whole, and what is their own. Each item is a little
easier or harder to agree with; the moment adds its noise. The result is cut to the scale and rounded to a point of it, turned
for a negative item. Views, ease and noise are shares of the scale, 0 to 1, and what differs from person to person or from
moment to moment is normally distributed, so that what is to be expected of a score can be worked out instead of tried.
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import erf, exp, fsum, pi, sqrt
from typing import NamedTuple

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire

#: Item to how much easier it is to agree with than others, as a share of the scale.
Ease = Mapping[str, float]
#: How much easier one item is than another, as a standard deviation.
EASE_SPREAD = 0.04

#: How near an expected score must come to the one that is wanted, in points; and more steps than that ever takes.
_NEAR, _STEPS = 1e-9, 100
#: How far below and above the scale the middle of people's views is looked for.
_BEYOND = 4.0
#: Where views are taken to work out a spread: so many points on either side of the middle, so many to a standard deviation.
_POINTS, _PER_SD = 20, 4


class View(NamedTuple):
    """What one person thinks of a dimension, 0 to 1, higher is better; and the noise of their answers around it."""

    middle: float
    noise: float


class Normal(NamedTuple):
    """How the views of a team's people lie: their middle and standard deviation, and the noise of single answers."""

    middle: float
    spread: float
    noise: float


def answer(item: Item, view: float, noise: float, missing: float, chance: random.Random) -> int | None:
    """One answer: a point of the item's scale, or None where it is left out.

    Args:
        item: The statement.
        view: What the person thinks of it, 0 to 1; higher is better.
        noise: Standard deviation of single answers around it.
        missing: Share of answers left out.
        chance: Where chance comes from.
    """
    if chance.random() < missing:
        return None
    share = min(max(view + chance.gauss(0, noise), 0.0), 1.0)
    return point_of(item, round_half_up(share * item.scale.steps))


def point_of(item: Item, keyed: int) -> int:
    """The point that is so many steps above the worse end of an item's scale."""
    return item.scale.highest - keyed if item.keyed == "negative" else item.scale.lowest + keyed


def sheet(
    questionnaire: Questionnaire, views: Iterable[View], ease: Ease, *, missing: float, chance: random.Random
) -> tuple[int | None, ...]:
    """One person's answers, in the order of the questionnaire's items; an item of two dimensions is asked in the first.

    Args:
        questionnaire: What is asked.
        views: The person's view of each dimension, in order; taken one by one, as the dimensions come.
        ease: Of each item.
        missing: Share of answers left out.
        chance: Where chance comes from.
    """
    answers: dict[str, int | None] = {}
    for dimension, view in zip(questionnaire.dimensions, views, strict=False):
        for item in dimension.items:
            answers.setdefault(item.id, answer(item, view.middle + ease[item.id], view.noise, missing, chance))
    return tuple(answers[item.id] for item in questionnaire.items)


def round_half_up(value: float) -> int:
    """The nearest whole number of a value of 0 or more, halves upwards."""
    return int(value + 0.5)


def expected_share(item: Item, middle: float, spread: float) -> float:
    """What is to be expected of an answer, as a share of the way from the worse end to the better one.

    An answer reaches the k-th step where the view, with all that varies, lies k - 1/2 steps up or more; the expectation is the
    mean of these chances over the steps.

    Args:
        item: The statement.
        middle: Where views of it lie, its ease included.
        spread: Standard deviation of everything that varies around the middle.

    Example:
        >>> from teamcheck.questionnaire.model import Item, Scale
        >>> item = Item("a", "We plan.", "positive", Scale("agree", 1, 5, {}, None, frozenset({5}), frozenset({1})))
        >>> expected_share(item, 0.5, 0.2), round(expected_share(item, 0.9, 0.2), 4)
        (0.5, 0.8652)
    """
    steps = item.scale.steps
    return fsum(_reached(middle - (step - 0.5) / steps, spread) for step in range(1, steps + 1)) / steps


def expected_score(dimension: Dimension, ease: Ease, normal: Normal) -> float:
    """What is to be expected of the score of one of these people in a dimension, 0-100.

    Answers that are left out by chance do not change it, because each item is as likely as any other to be left out.
    """
    varies = sqrt(normal.spread * normal.spread + normal.noise * normal.noise)
    shares = [expected_share(item, normal.middle + ease[item.id], varies) for item in dimension.items]
    return 100 * fsum(shares) / len(shares)


def spread_of_scores(dimension: Dimension, ease: Ease, normal: Normal) -> float:
    """Standard deviation of these people's scores in a dimension, points of 100, where no answer is left out.

    Two things make people's scores differ: their views, and the noise of their answers, which is drawn anew for each item. The
    first is summed up over a grid of views, the second is worked out at each view of it.
    """
    means, noises, weights = [], [], []
    for place in range(-_POINTS, _POINTS + 1):
        view = normal.middle + normal.spread * place / _PER_SD
        found = [_mean_and_variance(item, view + ease[item.id], normal.noise) for item in dimension.items]
        means.append(fsum(mean for mean, _ in found) / len(found))
        noises.append(fsum(variance for _, variance in found) / len(found) ** 2)
        weights.append(exp(-0.5 * (place / _PER_SD) ** 2) / (_PER_SD * sqrt(2 * pi)))
    middle = fsum(weight * mean for weight, mean in zip(weights, means, strict=True))
    between = fsum(weight * (mean - middle) ** 2 for weight, mean in zip(weights, means, strict=True))
    return 100 * sqrt(between + fsum(weight * noise for weight, noise in zip(weights, noises, strict=True)))


def middle_for(dimension: Dimension, ease: Ease, score: float, *, spread: float, noise: float) -> float:
    """Where the middle of views must lie for a score to be what is expected.

    Args:
        dimension: The dimension.
        ease: Of each item.
        score: The score, more than 0 and less than 100.
        spread: Standard deviation of views.
        noise: Standard deviation of single answers.
    """
    return crossing(lambda middle: expected_score(dimension, ease, Normal(middle, spread, noise)), score, -_BEYOND, 1 + _BEYOND)


def crossing(rising: Callable[[float], float], wanted: float, low: float, high: float, near: float = _NEAR) -> float:
    """Where something that rises without a jump reaches a value.

    A straight line between two places on either side of it gives the next place. An end that stays twice counts half, so that
    the line comes nearer from that side too (the Illinois rule, Dowell & Jarratt 1971, doi:10.1007/BF01934364): a third of the
    steps that halving what is between takes.

    Args:
        rising: What rises.
        wanted: The value, reached somewhere from the lower place to the higher one.
        low: The lower place.
        high: The higher place.
        near: How near to the value is enough.

    Example:
        >>> round(crossing(lambda x: x * x, 9, 0, 10), 9)
        3.0
    """
    below, above, stayed, middle = rising(low) - wanted, rising(high) - wanted, 0, low
    for _ in range(_STEPS):
        middle = (low * above - high * below) / (above - below)
        off = rising(middle) - wanted
        if abs(off) <= near:
            break
        if off < 0:
            low, below, above, stayed = middle, off, above / 2 if stayed > 0 else above, 1
        else:
            high, above, below, stayed = middle, off, below / 2 if stayed < 0 else below, -1
    return middle


def centred(ease: Mapping[str, float], dimensions: Sequence[Dimension]) -> dict[str, float]:
    """Ease whose mean is 0 in each dimension; an item of two dimensions counts in the first."""
    level: dict[str, float] = {}
    for dimension in dimensions:
        own = [item.id for item in dimension.items if item.id not in level]
        mean = fsum(ease[item] for item in own) / len(own) if own else 0.0
        level |= {item: ease[item] - mean for item in own}
    return level


def _mean_and_variance(item: Item, view: float, noise: float) -> tuple[float, float]:
    """Mean and variance of one person's answer to an item, as a share of the scale; only the noise varies.

    For a whole number of 0 or more the mean is the sum of the chances of reaching 1, 2, ..., and the mean of its square is the
    sum of 1, 3, 5, ... times the same.
    """
    steps = item.scale.steps
    chances = [_reached(view - (step - 0.5) / steps, noise) for step in range(1, steps + 1)]
    mean = fsum(chances)
    square = fsum((2 * step - 1) * chance for step, chance in enumerate(chances, start=1))
    return mean / steps, max(square - mean * mean, 0.0) / (steps * steps)


def _reached(above: float, spread: float) -> float:
    """The chance that something normally distributed, so far above a step on the whole, reaches it."""
    return 0.5 * (1 + erf(above / (spread * sqrt(2))))
