"""How far two statements use the same words: what tells a statement that was worded twice from two that differ."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Item

#: From this share of common words on, two statements read as one that was worded twice.
ALIKE = 0.7
#: A word, with what an apostrophe or a hyphen joins to it.
WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common, in any order: twice the common ones, by all of both (Dice).

    Returns:
        0, no word in common, to 1, the same words; 0 where neither has a word.

    >>> round(likeness("People are treated with kindness here.", "People here are treated kindly."), 2)
    0.73
    >>> likeness("We plan our work.", "Meetings start late.")
    0.0
    """
    words, others = _words(one), _words(other)
    both = words.total() + others.total()
    return 2 * (words & others).total() / both if both else 0.0


def worded_twice(item: Item, others: Iterable[tuple[str, Item]]) -> tuple[str, Item] | None:
    """The statement of another questionnaire that an item says again in nearly its words.

    Args:
        item: One written in its own questionnaire.
        others: Names of other questionnaires, each with an item that is written there.

    Returns:
        The name of the questionnaire and its item, the likest one; None where none is alike, or where one has just the same
        words: then answers to the two can be compared.
    """
    found = [(likeness(item.text, theirs.text), name, theirs) for name, theirs in others]
    alike = [each for each in found if each[0] >= ALIKE]
    if not alike or any(comparable(theirs.text) == comparable(item.text) for _, _, theirs in alike):
        return None
    _, name, theirs = max(alike, key=lambda each: each[0])
    return name, theirs


@lru_cache(maxsize=2048)
def _words(text: str) -> Counter[str]:
    """How often each word is in a text; kept, for an item is compared with many."""
    return Counter(WORD.findall(text.casefold()))
