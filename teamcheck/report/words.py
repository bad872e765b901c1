"""Single figures in words, from the figures as they are printed. No figure is worked out here."""

from collections.abc import Sequence
from typing import Literal

from teamcheck.scorecard.public import FULL_FROM, Agreement, End, PublicDimension, Word

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

#: How far views lie apart in one or two words: two camps say more than the agreement word beside them.
Views = Agreement | Literal["two camps"]


def number(count: int) -> str:
    """A count in a running text: words up to twelve.

    >>> number(7), number(35)
    ('seven', '35')
    """
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun.

    >>> counted(1, "member", "members"), counted(9, "member", "members")
    ('1 member', '9 members')
    """
    return f"{count} {one if count == 1 else many}"


def listed(names: Sequence[str]) -> str:
    """Names in a row.

    >>> listed(["Goals", "Roles", "Debate"])
    'Goals, Roles and Debate'
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def quoted(titles: Sequence[str]) -> str:
    """Titles inside a sentence, each in quotation marks, so that it is seen where one ends."""
    return listed([f"“{title}”" for title in titles])


def score(value: int, end: End | None) -> str:
    """A score as it is printed.

    >>> score(65, None), score(10, "or less")
    ('65', '10 or less')
    """
    return f"{value} {end}" if end else str(value)


def span(ends: Sequence[int]) -> str:
    """Two ends of a range.

    >>> span([55, 70]), span([60, 60])
    ('55 to 70', '60')
    """
    low, high = ends
    return f"{low} to {high}" if low != high else str(low)


def lies(ends: Sequence[int]) -> str:
    """Where one thing is, as the end of a sentence.

    >>> lies([55, 70]), lies([60, 60])
    ('lies between 55 and 70', 'is 60')
    """
    low, high = ends
    return f"lies between {low} and {high}" if low != high else f"is {low}"


def lie(ends: Sequence[int]) -> str:
    """Where several scores are, as the end of a sentence.

    >>> lie([55, 70]), lie([60, 60])
    ('are between 55 and 70', 'are at 60')
    """
    low, high = ends
    return f"are between {low} and {high}" if low != high else f"are at {low}"


def tenths(percent: int) -> str:
    """A share of a small team: the ends stay open, because they stand for everything beyond.

    >>> tenths(60), tenths(10), tenths(90)
    ('6 in 10', '1 in 10 or fewer', '9 in 10 or more')
    """
    ends = {0: "1 in 10 or fewer", 10: "1 in 10 or fewer", 90: "9 in 10 or more", 100: "9 in 10 or more"}
    return ends.get(percent, f"{percent // 10} in 10")


def share(dimension: PublicDimension, percent: int | None) -> str:
    """A share as it is printed: tenths in a small team, percent in a larger one, ``few`` where it is too small to say."""
    if percent is None:
        return "few"
    return f"{percent}%" if is_full(dimension) else tenths(percent)


def is_full(dimension: PublicDimension) -> bool:
    """Whether enough people answered for whole points, percent and counts."""
    return dimension.n is not None and dimension.n >= FULL_FROM


def has_shares(dimension: PublicDimension) -> bool:
    """Whether any of the three shares is shown."""
    return any(part is not None for part in (dimension.favourable, dimension.neutral, dimension.unfavourable))


def views(dimension: PublicDimension) -> Views | None:
    """How far views lie apart, as printed; None where that is not shown."""
    return "two camps" if dimension.two_camps else dimension.agreement


def one_word(dimension: PublicDimension) -> Word | None:
    """The word that stands for a dimension of one statement in a small team."""
    if dimension.score is None and len(dimension.items) == 1:
        return dimension.items[0].word
    return None
