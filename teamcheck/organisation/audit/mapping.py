"""Reads parsed JSON without trusting it: each value is what it should be, or the place of the fault is said."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

Value = TypeVar("Value")
Word = TypeVar("Word", bound=str)

#: Most people and the longest text there can be; beyond it a file is no output of ours.
MOST, LONGEST = 10**9, 5_000


class NotOursError(Exception):
    """The JSON is no output of teamcheck; the message says where and why, without any value."""


class At:
    """One mapping of the document, and where it is.

    Args:
        value: What stands there.
        way: The keys that lead to it.

    Raises:
        NotOursError: It is no mapping.

    Example:
        >>> card = At({"n": 7, "score": 62.5, "team": None})
        >>> card.count("n"), card.number("score"), card.text_or_none("team"), card.number("gone")
        (7, Fraction(125, 2), None, None)
    """

    def __init__(self, value: object, way: str = "") -> None:
        if not isinstance(value, Mapping):
            raise NotOursError(f"{way or 'the whole'} is no mapping")
        self._values: Mapping[str, object] = value
        self.way = way

    def child(self, key: str) -> "At":
        """The mapping under a key."""
        return At(self._values.get(key), self._place(key))

    def child_or_none(self, key: str) -> "At | None":
        """The mapping under a key; None where there is none."""
        return None if self._values.get(key) is None else self.child(key)

    def children(self, key: str) -> Iterator["At"]:
        """The mappings of a list, one after the other; none where it is missing or null."""
        return (At(each, f"{self._place(key)}[{place}]") for place, each in enumerate(self._list(key)))

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list; none where it is missing or null."""
        return tuple(self._checked(_is_text, each, key, "texts") for each in self._list(key))

    def text(self, key: str) -> str:
        """A text that has to be there."""
        return self._checked(_is_text, self._values.get(key), key, "a text")

    def text_or_none(self, key: str) -> str | None:
        """A text, or None."""
        return None if self._values.get(key) is None else self.text(key)

    def word(self, key: str, words: Sequence[Word]) -> Word | None:
        """One of a few words, or None."""
        found = self.text_or_none(key)
        if found is None:
            return None
        return self._checked(lambda value: next((word for word in words if word == value), None), found, key, "a known word")

    def flag(self, key: str) -> bool | None:
        """True, False, or None."""
        value = self._values.get(key)
        return None if value is None else self._checked(_is_flag, value, key, "yes or no")

    def number(self, key: str, least: int = 0, most: int = 100) -> Fraction | None:
        """A number within limits, or None."""
        value = self._values.get(key)
        return None if value is None else self._checked(lambda each: _number(each, least, most), value, key, "such a figure")

    def count(self, key: str) -> int | None:
        """A whole number of people or answers, or None."""
        value = self._values.get(key)
        return None if value is None else self._checked(_is_count, value, key, "a count")

    def counts(self, key: str) -> tuple[int, ...] | None:
        """Some whole numbers, or None."""
        if self._values.get(key) is None:
            return None
        return tuple(self._checked(_is_count, each, key, "counts") for each in self._list(key))

    def range(self, key: str) -> tuple[Fraction, Fraction] | None:
        """Two numbers, the lower first; or None."""
        if self._values.get(key) is None:
            return None
        low, high = [self._checked(lambda each: _number(each, -1000, 1000), each, key, "a range") for each in self._pair(key)]
        if low > high:
            raise NotOursError(f"{self._place(key)} is no range")
        return low, high

    def _pair(self, key: str) -> Sequence[object]:
        values = self._list(key)
        if len(values) != 2:
            raise NotOursError(f"{self._place(key)} is no range")
        return values

    def _list(self, key: str) -> Sequence[object]:
        value = self._values.get(key)
        if value is None:
            return ()
        return self._checked(lambda each: each if isinstance(each, list) else None, value, key, "a list")

    def _checked(self, check: "Callable[[object], Value | None]", value: object, key: str, kind: str) -> Value:
        found = check(value)
        if found is None:
            raise NotOursError(f"{self._place(key)} is not {kind}")
        return found

    def _place(self, key: str) -> str:
        return f"{self.way}.{key}" if self.way else key


def _is_text(value: object) -> str | None:
    return value if isinstance(value, str) and len(value) <= LONGEST else None


def _is_flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _is_count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST else None


def _number(value: object, least: int, most: int) -> Fraction | None:
    """The decimal number that is written, exactly: ``repr`` gives back the shortest one that stands for a float."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        return None  # not a number is in no range
    return Fraction(repr(value))
