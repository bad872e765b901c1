"""One of three words for each statement of a small team, and when the words can be shown (methods M22 and M23).

A score and the words beside it are tied together: words that barely fit the score say that everybody else gave the highest
(or the lowest) answers. A member who knows their own answers can often tell. So words are shown only where they leave room.
Everything here is in whole numbers: steps of the common scale, summed over people and items.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from math import lcm

from teamcheck.scorecard.fives import edges
from teamcheck.scorecard.model import DimensionResult, ItemResult
from teamcheck.scorecard.public import Word

#: An item's score from which people mostly agree; the mirror of it, 35, is where they mostly disagree.
MOSTLY = 65


class Level(IntEnum):
    """Where an item's score lies, keyed: higher is better."""

    LOW = 0
    MIDDLE = 1
    HIGH = 2


@dataclass(frozen=True, slots=True)
class Answers:
    """What is publicly known of one item's answers: how many there are, and the scale.

    Attributes:
        n: People who answered it.
        steps: Steps of its scale.
        unfavourable: Highest step that counts as unfavourable; -1 where none does.
        favourable: Lowest step that counts as favourable; one past the last where none does.
    """

    n: int
    steps: int
    unfavourable: int
    favourable: int

    @property
    def high(self) -> int:
        """Lowest sum of steps with which people mostly agree."""
        return -(-MOSTLY * self.n * self.steps // 100)

    @property
    def low(self) -> int:
        """Highest sum of steps with which people mostly disagree."""
        return (100 - MOSTLY) * self.n * self.steps // 100

    @property
    def leaves_room(self) -> bool:
        """Whether a word by itself tells nobody what another person answered (method M22).

        Whoever gave the lowest answer and reads "mostly agree" must not be sure to be the only one: the others could still
        include one who gave an unfavourable answer. The same at the other end.
        """
        lowest_of_others = self.high - (self.n - 1) * self.steps
        highest_of_others = self.low - self.steps
        return self.steps > 1 and -lowest_of_others >= self.steps - self.unfavourable and highest_of_others >= self.favourable


def answers_to(result: ItemResult) -> Answers:
    """What is publicly known of an item's answers."""
    scale = result.item.scale
    return Answers(
        n=result.n,
        steps=scale.steps,
        unfavourable=max(scale.unfavourable, default=scale.lowest - 1) - scale.lowest,
        favourable=min(scale.favourable, default=scale.highest + 1) - scale.lowest,
    )


def level_of(result: ItemResult) -> Level:
    """Where an item's score lies, compared in whole numbers."""
    answers = answers_to(result)
    total = sum(step * count for step, count in enumerate(result.counts))
    if total >= answers.high:
        return Level.HIGH
    return Level.LOW if total <= answers.low else Level.MIDDLE


def word_of(result: ItemResult) -> Word:
    """The word for a statement in the direction it was asked."""
    level = level_of(result)
    if level is Level.MIDDLE:
        return "mixed"
    return "mostly agree" if (level is Level.HIGH) is (result.item.keyed == "positive") else "mostly disagree"


@dataclass(frozen=True)
class Fit:
    """How a dimension's words fit its printed score.

    Attributes:
        people: People scored in the dimension.
        items: Its items, in order.
        score: The score as it is printed (method M20).
        uneven: Answers that scored people left out, and answers of people who are not scored.
    """

    people: int
    items: tuple[Answers, ...]
    score: int
    uneven: int = 0

    def shows(self, levels: Sequence[Level | None]) -> bool:
        """Whether these words, None where an item has none, can stand beside the score (method M23).

        They can unless they, or words that differ from them by one step of one item, are tight.
        """
        return not self.tight(levels) and not any(self.tight(other) for other in neighbours(levels))

    def tight(self, levels: Sequence[Level | None]) -> bool:
        """Whether the words fit the score, but leave one person, whatever their answers, too little room."""
        lowest, highest = edges(self.score, self.whole)
        top, bottom = self._sum(levels, self._most), self._sum(levels, self._fewest)
        if top + self.allowance < lowest or bottom - self.allowance > highest:
            return False
        spared_top, spared_bottom = self._sum(levels, self._most_without_one), self._sum(levels, self._fewest_with_one)
        room_above, room_below = spared_top - lowest - self.allowance, highest - spared_bottom - self.allowance
        free_above = {level in {Level.HIGH, None} for level in levels}
        free_below = {level in {Level.LOW, None} for level in levels}
        return (len(free_above) > 1 and room_above < self.needed_above) or (
            len(free_below) > 1 and room_below < self.needed_below
        )

    @cached_property
    def length(self) -> int:
        """Steps of the common scale."""
        return lcm(*(item.steps for item in self.items))

    @cached_property
    def whole(self) -> int:
        """The sum if everybody gave the highest answers."""
        return self.people * len(self.items) * self.length

    @cached_property
    def allowance(self) -> int:
        """How far uneven answers can shift the score: as if each had been the worst, or the best, the scale has.

        The mean of ``k`` of ``J`` answers, times ``J``, lies between their sum and their sum with the highest for the rest.
        """
        return self.length * self.uneven

    @cached_property
    def needed_above(self) -> int:
        """Steps down from the highest answer to an unfavourable one."""
        return max(self.length // item.steps * (item.steps - item.unfavourable) for item in self.items)

    @cached_property
    def needed_below(self) -> int:
        """Steps up from the lowest answer to a favourable one."""
        return max(self.length // item.steps * item.favourable for item in self.items)

    def _sum(self, levels: Sequence[Level | None], part: Callable[[Answers, Level | None], int]) -> int:
        return sum(self.length // item.steps * part(item, level) for item, level in zip(self.items, levels, strict=True))

    def _most(self, item: Answers, level: Level | None) -> int:
        unanswered = (self.people - item.n) * item.steps
        if level is Level.MIDDLE:
            return unanswered + item.high - 1
        return unanswered + item.low if level is Level.LOW else self.people * item.steps

    def _fewest(self, item: Answers, level: Level | None) -> int:
        if level is Level.MIDDLE:
            return item.low + 1
        return item.high if level is Level.HIGH else 0

    def _most_without_one(self, item: Answers, level: Level | None) -> int:
        return self._most(item, level) - (item.steps if level in {Level.HIGH, None} else 0)

    def _fewest_with_one(self, item: Answers, level: Level | None) -> int:
        return self._fewest(item, level) + (item.steps if level in {Level.LOW, None} else 0)


def neighbours(levels: Sequence[Level | None]) -> Iterator[tuple[Level | None, ...]]:
    """Words that differ by one step of one item."""
    for place, level in enumerate(levels):
        if level is None:
            continue
        for other in Level:
            if abs(other - level) == 1:
                yield (*levels[:place], other, *levels[place + 1 :])


def words_withheld(result: DimensionResult, score: int, minimum: int) -> str | None:
    """The code of why a dimension's words are not shown beside its printed score; None where they are."""
    shown = [item.n >= minimum for item in result.items]
    answers = tuple(answers_to(item) for item in result.items)
    if not all(each.leaves_room for each, seen in zip(answers, shown, strict=True) if seen):
        return "scale-tells"
    left_out = result.n * len(result.items) - result.answers
    not_scored = sum(item.n for item in result.items) - result.answers
    fit = Fit(people=result.n, items=answers, score=score, uneven=left_out + not_scored)
    levels = [level_of(item) if seen else None for item, seen in zip(result.items, shown, strict=True)]
    return None if fit.shows(levels) else "words-tell"
