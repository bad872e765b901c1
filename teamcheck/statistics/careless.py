"""Signs that somebody answered without reading (method M55): raw answers, in the order they were asked.

A sign is never proof. A long run of one answer can be meant, the middle can be a protest, and somebody who gives any answer at
all leaves no sign here but that the halves of what they said do not fit. So signs are counted over many people, nobody is left
out unless it is asked for, and then only for the two strong ones.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum, sqrt

from teamcheck.statistics.plan import Plan, PlanDimension, PlanItem

Answers = Sequence[int | None]

#: Fewest answers among which one answer to everything means anything, and two equal sheets do.
FEWEST_TO_BE_ONE, FEWEST_TO_BE_SAME = 10, 20
#: A run that contradicts itself: so many answers, so many of them to items keyed one way, and so many to items keyed the other.
CONTRADICTING_RUN, KEYED_EACH_WAY = 8, 2
#: Even-odd consistency needs so many dimensions of so many items; it is called low below this.
DIMENSIONS, ITEMS_OF_EACH, LOW = 3, 4, 0.0
#: The lowest consistency there is: the formula of Spearman and Brown falls without end as r comes near to -1.
FLOOR = -1.0


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen on one sheet. ``one_answer`` and ``contradiction`` are strong, the others weak.

    Attributes:
        one_answer: One answer to everything, and not the middle of a scale.
        contradiction: A run of one answer, not the middle, over items of which some are keyed the other way.
        middle: The middle of its scale for everything; scales can have different ones.
        long_run: One answer to half of the items or more in a row, and the two halves of each dimension do not fit together.
    """

    one_answer: bool = False
    contradiction: bool = False
    middle: bool = False
    long_run: bool = False

    @property
    def strong(self) -> bool:
        """Whether a sheet is left out where that is asked for."""
        return self.one_answer or self.contradiction


def signs_there_can_be(items: Sequence[PlanItem], plan: Plan) -> Signs:
    """Which signs a questionnaire leaves room for: the others are never found, whatever anybody answers.

    Example:
        >>> items = tuple(PlanItem(place, 1, 5) for place in range(10))
        >>> signs_there_can_be(items, Plan((PlanDimension(items),)))
        Signs(one_answer=True, contradiction=False, middle=True, long_run=False)
    """
    turned = sum(item.reverse for item in items)
    long = sum(len(dimension.items) >= ITEMS_OF_EACH for dimension in plan.dimensions)
    return Signs(
        one_answer=len(items) >= FEWEST_TO_BE_ONE,
        contradiction=len(items) >= CONTRADICTING_RUN and min(turned, len(items) - turned) >= KEYED_EACH_WAY,
        middle=len(items) >= FEWEST_TO_BE_ONE and all(item.steps % 2 == 0 for item in items),
        long_run=long >= DIMENSIONS,
    )


def signs_of(items: Sequence[PlanItem], plan: Plan, answers: Answers) -> Signs:
    """Every sign on one sheet.

    Args:
        items: The items in the order they were asked, each once.
        plan: The same items by dimension.
        answers: One person's answers by column: points as chosen, not reversed; None where there is none.

    Example:
        >>> items = tuple(PlanItem(place, 1, 5, reverse=place % 3 == 2) for place in range(10))
        >>> signs_of(items, Plan((PlanDimension(items),)), [5] * 10)
        Signs(one_answer=True, contradiction=True, middle=False, long_run=False)
    """
    given = [(item, answer) for item in items if (answer := answers[item.column]) is not None]
    runs = [list(run) for _, run in groupby(given, key=lambda each: each[1])]
    enough = len(given) >= FEWEST_TO_BE_ONE
    middle, everything = enough and _in_the_middle(given), enough and len(runs) == 1
    longest = max(map(len, runs), default=0)
    consistency = even_odd(plan, answers) if 2 * longest >= len(items) else None
    return Signs(
        one_answer=everything and not middle,
        contradiction=any(map(_contradicts, runs)),
        middle=middle,
        long_run=not everything and consistency is not None and consistency < LOW,
    )


def even_odd(plan: Plan, answers: Answers) -> float | None:
    """Whether the two halves of what one person said of each dimension fit together: even-odd consistency (method M55).

    In each dimension of four items or more the first, third, ... answered items make one half, the others the other; each half
    is a mean of answers turned so that higher is better, as a share of the scale. The halves are correlated over dimensions,
    and the correlation is raised to the length of the whole by the formula of Spearman and Brown.

    Returns:
        -1 to 1. None for fewer than three such dimensions, and where the means of a half are all the same.

    Source:
        Jackson 1976, as told by Meade & Craig 2012, doi:10.1037/a0028085.

    Example:
        >>> two, four = (tuple(PlanItem(4 * of + place, 1, 5) for place in range(4)) for of in (0, 1))
        >>> third = tuple(PlanItem(8 + place, 1, 5) for place in range(4))
        >>> plan = Plan((PlanDimension(two), PlanDimension(four), PlanDimension(third)))
        >>> even_odd(plan, [5, 5, 4, 4, 3, 3, 3, 3, 1, 1, 2, 2]), even_odd(plan, [5, 1, 5, 1, 3, 3, 3, 3, 1, 5, 1, 5])
        (1.0, -1.0)
    """
    halves = [half for dimension in plan.dimensions if (half := _halves(dimension, answers)) is not None]
    if len(halves) < DIMENSIONS:
        return None
    r = _correlation([odd for odd, _ in halves], [even for _, even in halves])
    if r is None:
        return None
    return FLOOR if r <= FLOOR / 3 else 2 * r / (1 + r)  # 2r / (1 + r) is -1 at r = -1/3


def repeated(sheets: Iterable[Answers]) -> int:
    """How many sheets are the same as another, answer by answer: all of each group of equal ones (method M55).

    Sheets with fewer than FEWEST_TO_BE_SAME answers, and those with one answer to everything, are not looked at.
    """
    looked_at = (tuple(sheet) for sheet in sheets if len(set(_given(sheet))) > 1 and len(_given(sheet)) >= FEWEST_TO_BE_SAME)
    return sum(count for count in Counter(looked_at).values() if count > 1)


def _given(sheet: Answers) -> list[int]:
    return [answer for answer in sheet if answer is not None]


def _in_the_middle(run: Sequence[tuple[PlanItem, int]]) -> bool:
    """Whether every answer is the middle point of its scale; a scale with an even number of points has none."""
    return all(2 * answer == item.lowest + item.highest for item, answer in run)


def _contradicts(run: Sequence[tuple[PlanItem, int]]) -> bool:
    """Whether one answer was given to enough items in a row, and to enough of each keying, to say two things at once."""
    turned = sum(item.reverse for item, _ in run)
    long = len(run) >= CONTRADICTING_RUN and min(turned, len(run) - turned) >= KEYED_EACH_WAY
    return long and not any(2 * answer == item.lowest + item.highest for item, answer in run)


def _halves(dimension: PlanDimension, answers: Answers) -> tuple[float, float] | None:
    """The means of both halves of a dimension, as shares of the scale; None for fewer than four answers."""
    shares = list(_shares(dimension, answers))
    if len(shares) < ITEMS_OF_EACH:
        return None
    odd, even = shares[::2], shares[1::2]
    return fsum(odd) / len(odd), fsum(even) / len(even)


def _shares(dimension: PlanDimension, answers: Answers) -> Iterator[float]:
    for item in dimension.items:
        answer = answers[item.column]
        if answer is not None:
            yield item.place(answer) / item.steps


def _correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's r; None where either does not vary."""
    if len(set(one)) == 1 or len(set(other)) == 1:
        return None
    mean_one, mean_other = fsum(one) / len(one), fsum(other) / len(other)
    together = fsum((a - mean_one) * (b - mean_other) for a, b in zip(one, other, strict=True))
    alone = fsum((a - mean_one) ** 2 for a in one), fsum((b - mean_other) ** 2 for b in other)
    return together / sqrt(alone[0] * alone[1])
