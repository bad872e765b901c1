"""What LimeSurvey calls its own columns: codes, and the words for them in every language that it has words for."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypedDict

_FILE = "limesurvey_headings.json"


@cache
def languages() -> Mapping[str, tuple[str, ...]]:
    """Language to the headings of LimeSurvey's own columns in it, in the order of `codes`.

    English where LimeSurvey 6.10.2 has no translation, as in its exports; languages without any are left out.
    """
    words = _content()["languages"]
    english = words["en"]
    return {name: tuple(said or plain for said, plain in zip(row, english, strict=True)) for name, row in words.items()}


@cache
def codes() -> tuple[str, ...]:
    """The codes of LimeSurvey's own columns."""
    return tuple(_content()["codes"])


def as_known(heading: str) -> str:
    """A heading without regard to its capitals and the width of its spaces; LimeSurvey writes its own always alike."""
    return " ".join(heading.split()).casefold()


@cache
def codes_of_words() -> Mapping[str, str]:
    """Heading in any language, `as_known`, to the code of its column."""
    return {as_known(word): code for row in languages().values() for code, word in zip(codes(), row, strict=True)}


class _Content(TypedDict):
    codes: list[str]
    languages: dict[str, list[str]]


@cache
def _content() -> _Content:
    content: _Content = json.loads((files(__package__) / _FILE).read_text(encoding="utf-8"))
    return content
