"""When the words for a small team's statements can stand beside their score (method M23).

A score and the words beside it are tied together: words that barely fit the score say that everybody else gave the highest
(or the lowest) answers. A member who knows their own answers can often tell. So words are shown only where they leave room,
and what is withheld is never only what leaves none. Everything here is decided before looking at the words of the team, and
in whole numbers: steps of the common scale, summed over people and items.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations_with_replacement, product
from math import lcm
from typing import NamedTuple

from teamcheck.scorecard.fives import edges
from teamcheck.scorecard.item_words import Answers, Level, answers_to, level_of
from teamcheck.scorecard.model import DimensionResult

Words = tuple[Level | None, ...]
#: Words with which an item can take the highest answers (the lowest) from everybody.
FREE_ABOVE = frozenset({Level.HIGH, None})
FREE_BELOW = frozenset({Level.LOW, None})


class Part(NamedTuple):
    """What follows from the word of one item, in steps of the common scale, summed over people.

    Attributes:
        most: The most that its answers can come to.
        fewest: The least.
        most_without_one: The most that the answers of all but one person can come to, beside the least from that one.
        fewest_with_one: The least, beside the most from one person.
        short_above: How much of the highest answers of those who left other items out has no place; None where it is free.
        short_below: The same of the lowest answers.
    """

    most: int
    fewest: int
    most_without_one: int
    fewest_with_one: int
    short_above: int | None
    short_below: int | None


@dataclass(frozen=True)
class Fit:
    """How a dimension's words fit its printed score.

    Attributes:
        people: People scored in the dimension.
        items: Its items, in order.
        score: The score as it is printed (method M20).
        blurred: Answers of people who are not scored, and with any of those also answers that scored people left out. Without
            any, the answers left out are those that items lack.
    """

    people: int
    items: tuple[Answers, ...]
    score: int
    blurred: int = 0

    def shows(self, words: Words) -> bool:
        """Whether these words, None where an item has none, can stand beside the score (method M23)."""
        kept_back = self.cover(tuple(word is not None for word in words))
        return kept_back is None or (kept_back != () and sorted_words(words) != kept_back and not self.tight(words))

    def cover(self, seen: tuple[bool, ...]) -> Words | None:
        """The words that are withheld, in any order, together with tight ones, so that withholding does not tell.

        Args:
            seen: Which items have a word.

        Returns:
            None where no words are tight and nothing is withheld; nothing (an empty tuple) where no words are roomy, so that
            all are withheld.
        """
        return cover(self, seen)

    def tight(self, words: Words) -> bool:
        """Whether the words fit the score, but leave one person, whatever their answers, too little room."""
        parts, (lowest, highest) = self._parts(words), self._edges
        if (
            sum([part.most for part in parts]) + self.blur < lowest
            or sum([part.fewest for part in parts]) - self.blur > highest
        ):
            return False
        return (self._ties([part.short_above is None for part in parts]) and not self._room_above(parts)) or (
            self._ties([part.short_below is None for part in parts]) and not self._room_below(parts)
        )

    def roomy(self, words: Words) -> bool:
        """Whether the words fit beside any one person's answers, and leave room above and below."""
        parts = self._parts(words)
        return self._room_above(parts) and self._room_below(parts)

    @cached_property
    def length(self) -> int:
        """Steps of the common scale."""
        return lcm(*(item.steps for item in self.items))

    @cached_property
    def whole(self) -> int:
        """The sum if everybody gave the highest answers."""
        return self.people * len(self.items) * self.length

    @cached_property
    def blur(self) -> int:
        """How far answers that are blurred can shift the score: as if each had been the worst, or the best, the scale has."""
        return self.length * self.blurred

    @cached_property
    def left_out(self) -> tuple[int, ...]:
        """How many scored people left each item out, at the least."""
        return tuple(max(0, self.people - item.n) for item in self.items)

    @cached_property
    def _edges(self) -> tuple[int, int]:
        return edges(self.score, self.whole)

    @cached_property
    def _known(self) -> tuple[tuple[Part, ...], ...]:
        """For each item, what follows from each word, lowest first, and from no word at the end: used for very many words."""
        people, missing, length = self.people, sum(self.left_out), self.length
        return tuple(
            [
                tuple([part_of(word, item, people, missing, length // item.steps) for word in (*Level, None)])
                for item in self.items
            ]
        )

    def _parts(self, words: Words) -> list[Part]:
        return [known[-1 if word is None else word] for known, word in zip(self._known, words, strict=True)]

    def _ties(self, free: Sequence[bool]) -> bool:
        """Whether words say more than the score: some items are free to take the highest answers (lowest), and not all.

        What counts in place of an answer left out is always free.
        """
        return not all(free) and (any(free) or any(self.left_out) or self.blurred > 0)

    def _room_above(self, parts: Sequence[Part]) -> bool:
        """Whether the top leaves room when one person gave, or left out, whatever takes most of it."""
        room = sum([part.most_without_one for part in parts]) - self.blur - self._edges[0]
        return room - self._taken([part.short_above for part in parts]) >= self._needed[0]

    def _room_below(self, parts: Sequence[Part]) -> bool:
        room = self._edges[1] - sum([part.fewest_with_one for part in parts]) - self.blur
        return room - self._taken([part.short_below for part in parts]) >= self._needed[1]

    @cached_property
    def _needed(self) -> tuple[int, int]:
        """Room above, and below, that lets another person have given an unfavourable (a favourable) answer."""
        return (
            max(self._steps(item, item.steps - item.unfavourable) for item in self.items),
            max(self._steps(item, item.favourable) for item in self.items),
        )

    def _taken(self, short: Sequence[int | None]) -> int:
        """What answers left out take off the room, as the rest of a person's answers counts in their place.

        The one person may be who left out the answers. Others, one for each answer, could have given the highest answers to the
        rest, but for an item whose word has no place for so many; and one of the others must have left out none.

        Args:
            short: For each item, how much its word has no place for; None where it is free.
        """
        missing = sum(self.left_out)
        if not missing:
            return 0
        if missing > self.people - 2:
            return self.whole
        tied = [(gaps, lacking) for gaps, lacking in zip(self.left_out, short, strict=True) if lacking is not None]
        own = sum([self.length for gaps, _ in tied if gaps])
        return own + -(-sum([lacking for _, lacking in tied]) // (len(self.items) - 1))

    def _steps(self, item: Answers, steps: int) -> int:
        """Steps of an item in those of the common scale."""
        return self.length // item.steps * steps


@lru_cache(maxsize=1 << 12)  # of some 300 bytes each: one for each word of an item, by how many answered and left answers out
def part_of(word: Level | None, item: Answers, people: int, missing: int, times: int) -> Part:
    """What follows from the word of one item.

    Args:
        word: Its word, or None where it has none.
        item: What is known of its answers.
        people: People scored in the dimension.
        missing: Answers that scored people left out in the dimension.
        times: Steps of the common scale in one of the item's.
    """
    above, below = word in FREE_ABOVE, word in FREE_BELOW
    spare_above = item.low if word is Level.LOW else item.high - 1
    spare_below = item.n * item.steps - (item.high if word is Level.HIGH else item.low + 1)
    most = people * item.steps if above else (people - item.n) * item.steps + spare_above
    fewest = 0 if below else item.n * item.steps - spare_below
    wanted = (missing - max(0, people - item.n) + 1) * item.steps
    return Part(
        most=times * most,
        fewest=times * fewest,
        most_without_one=times * (most - (item.steps if above else 0)),
        fewest_with_one=times * (fewest + (item.steps if below else 0)),
        short_above=None if above else max(0, times * (wanted - spare_above)),
        short_below=None if below else max(0, times * (wanted - spare_below)),
    )


def sorted_words(words: Iterable[Level | None]) -> Words:
    """The words that there are, in any order."""
    return tuple(sorted(word for word in words if word is not None))


@lru_cache(maxsize=4096)
def cover(fit: Fit, seen: tuple[bool, ...]) -> Words | None:
    """See `Fit.cover`: of the roomy words, the most different ones, as those are the least usual."""
    if not any(map(fit.tight, arrangements(fit.items, seen))):
        return None
    roomy = [found for found in combinations_with_replacement(Level, sum(seen)) if fit.roomy(placed(found, seen))]
    return max(roomy, key=variety, default=())


def variety(words: Sequence[Level]) -> int:
    """How different the words are: the sum of their squared differences, pair by pair."""
    return len(words) * sum(word * word for word in words) - sum(words) ** 2


def placed(words: Sequence[Level], seen: tuple[bool, ...]) -> Words:
    """The words at the items that have one."""
    rest = iter(words)
    return tuple(next(rest) if each else None for each in seen)


def arrangements(items: Sequence[Answers], seen: tuple[bool, ...]) -> Iterator[Words]:
    """All words the items can have, but for the order among items that are alike."""
    alike: dict[Answers, list[int]] = {}
    for place, (item, each) in enumerate(zip(items, seen, strict=True)):
        if each:
            alike.setdefault(item, []).append(place)
    for parts in product(*(combinations_with_replacement(Level, len(places)) for places in alike.values())):
        words: list[Level | None] = [None] * len(items)
        for places, part in zip(alike.values(), parts, strict=True):
            for place, word in zip(places, part, strict=True):
                words[place] = word
        yield tuple(words)


def words_withheld(result: DimensionResult, score: int, minimum: int) -> str | None:
    """The code of why a dimension's words are not shown beside its printed score; None where they are."""
    answers = tuple(map(answers_to, result.items))
    left_out = result.n * len(result.items) - result.answers
    not_scored = sum([item.n for item in answers]) - result.answers
    words = tuple([level_of(item) if item.n >= minimum else None for item in result.items])
    blurred = left_out + not_scored if not_scored else 0
    return withheld_beside(result.n, answers, score, blurred, sorted_where_alike(answers, words))


def sorted_where_alike(items: Sequence[Answers], words: Words) -> Words:
    """The words, sorted among items that are alike: which of these has which word makes no difference (see `Fit`).

    Example:
        >>> three = [Answers(5, 4, 1, 3), Answers(4, 4, 1, 3), Answers(5, 4, 1, 3)]
        >>> sorted_where_alike(three, (Level.HIGH, Level.MIDDLE, Level.LOW)) == (Level.LOW, Level.MIDDLE, Level.HIGH)
        True
    """
    alike: dict[Answers, list[Level | None]] = {}
    for item, word in zip(items, words, strict=True):
        alike.setdefault(item, []).append(word)
    rest = {item: iter(found if None in found else sorted_words(found)) for item, found in alike.items()}
    return tuple([next(rest[item]) for item in items])


@lru_cache(maxsize=1 << 14)
def withheld_beside(people: int, items: tuple[Answers, ...], score: int, blurred: int, words: Words) -> str | None:
    """The same from what the code follows from; see `Fit`. Small teams have few different ones, of some 500 bytes each."""
    if not all(item.leaves_room for item, word in zip(items, words, strict=True) if word is not None):
        return "scale-tells"
    return None if Fit(people, items, score, blurred).shows(words) else "words-tell"
