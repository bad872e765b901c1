"""One of three words for each statement of a small team (method M22)."""

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from teamcheck.questionnaire.model import Keyed, Scale
from teamcheck.scorecard.model import ItemResult
from teamcheck.scorecard.public import Word

#: An item's score from which people mostly agree; the mirror of it, 35, is where they mostly disagree.
MOSTLY = 65


class Level(IntEnum):
    """Where an item's score lies, keyed: higher is better."""

    LOW = 0
    MIDDLE = 1
    HIGH = 2


class Answers(NamedTuple):
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
        return _high(self.n * self.steps)

    @property
    def low(self) -> int:
        """Highest sum of steps with which people mostly disagree."""
        return _low(self.n * self.steps)

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
    return _answers(result.n, result.item.scale)


@lru_cache(maxsize=1 << 12)  # of some 200 bytes each: one for each scale and number of answers
def _answers(n: int, scale: Scale) -> Answers:
    return Answers(
        n=n,
        steps=scale.steps,
        unfavourable=max(scale.unfavourable, default=scale.lowest - 1) - scale.lowest,
        favourable=min(scale.favourable, default=scale.highest + 1) - scale.lowest,
    )


def level_of(result: ItemResult) -> Level:
    """Where an item's score lies, compared in whole numbers."""
    return _level(result.counts)


def word_of(result: ItemResult) -> Word:
    """The word for a statement in the direction it was asked."""
    return _word(result.counts, result.item.keyed)


@lru_cache(maxsize=1 << 15)  # of some 200 bytes each; teams of up to 20 have some 20,000 different counts of an item
def _level(counts: tuple[int, ...]) -> Level:
    total = sum(step * count for step, count in enumerate(counts))
    whole = sum(counts) * (len(counts) - 1)
    if total >= _high(whole):
        return Level.HIGH
    return Level.LOW if total <= _low(whole) else Level.MIDDLE


@lru_cache(maxsize=1 << 16)  # as above, for both ways of asking
def _word(counts: tuple[int, ...], keyed: Keyed) -> Word:
    level = _level(counts)
    if level is Level.MIDDLE:
        return "mixed"
    return "mostly agree" if (level is Level.HIGH) is (keyed == "positive") else "mostly disagree"


def _high(whole: int) -> int:
    """Lowest sum of steps with which people mostly agree; ``whole`` if all gave the highest answer."""
    return -(-MOSTLY * whole // 100)


def _low(whole: int) -> int:
    """Highest sum of steps with which people mostly disagree."""
    return (100 - MOSTLY) * whole // 100
