"""A protected scorecard as one line of JSON: the text that `json.dumps` would make of it, put together from parts.

Teams share many records (a statement with the word for it, a reason) and texts. JSON of these is made once. Everything kept is
bounded: a run of a hundred thousand teams takes no more memory than one of some thousands.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from json.encoder import encode_basestring
from math import isfinite
from typing import Any

from pydantic import BaseModel

from teamcheck._inert import inert_json
from teamcheck.scorecard.public import PolicyStamp, PublicItem, PublicMark, PublicScorecard, QuestionnaireStamp, Reason

#: Texts that are kept, of some 200 bytes each: statements, sentences and titles of some questionnaires.
_TEXTS = 1 << 12
#: Answers of an item that are kept, of some 500 bytes each: teams of up to 20 have some 20,000 different ones.
_COUNTED = 1 << 15
#: Records that are kept, of some 3,000 bytes each with their text.
_RECORDS = 1 << 12


def line_of(card: PublicScorecard) -> str:
    """A scorecard as a line of JSON Lines, without a line break; what a terminal would obey is spelled out.

    Raises:
        ValueError: A number in it is no number that JSON can hold.
    """
    return _record(card)


def _record(record: BaseModel) -> str:
    """A record of any kind, its keys in their order."""
    keys, writers = _keys(type(record)), _WRITERS
    return f"{{{', '.join([keys[name] + writers[type(value)](value) for name, value in record.__dict__.items()])}}}"


@cache  # kinds of records
def _keys(kind: type[BaseModel]) -> Mapping[str, str]:
    """Name of each field to its key as it is written."""
    return {name: f"{_text(field.alias or name)}: " for name, field in kind.model_fields.items()}


def _item(item: PublicItem) -> str:
    """A statement: what it is comes again in every team, and its figures in many."""
    if item.withheld or item.counts is None:
        return _shared(item)
    head, tail = _statement(item.id, item.text, item.sha256, item.keyed), _counted(item.n, item.word, item.score, *item.counts)
    return f"{{{head}, {tail}}}"


@lru_cache(_TEXTS)
def _statement(*values: str) -> str:
    keys = list(_keys(PublicItem).values())[: len(values)]
    return ", ".join([key + _text(value) for key, value in zip(keys, values, strict=True)])


@lru_cache(_COUNTED)
def _counted(n: int, word: str, score: int, *counts: int) -> str:
    values: tuple[object, ...] = (n, word, score, list(counts), {})
    keys = list(_keys(PublicItem).values())[-len(values) :]
    return ", ".join([key + _WRITERS[type(value)](value) for key, value in zip(keys, values, strict=True)])


def _withheld(reasons: Mapping[str, Reason]) -> str:
    return f"{{{', '.join([_reason(figure, reason.code, reason.text) for figure, reason in reasons.items()])}}}"


@lru_cache(_TEXTS)
def _reason(figure: str, code: str, text: str) -> str:
    return f"{_text(figure)}: {_record(Reason(code=code, text=text))}"


def _list(values: list[object]) -> str:
    return f"[{', '.join([_WRITERS[type(value)](value) for value in values])}]"


@lru_cache(_TEXTS)
def _text(value: str) -> str:
    return inert_json(encode_basestring(value))


def _number(value: float) -> str:
    if not isfinite(value):
        raise ValueError("JSON has no such number")
    return repr(value)


def _shared(record: BaseModel) -> str:
    """A record that many scorecards share. It is kept beside its text, so that no other one can take its identity."""
    known = _REMEMBERED.get(id(record))
    if known is None:
        if len(_REMEMBERED) >= _RECORDS:
            _REMEMBERED.clear()
        known = _REMEMBERED[id(record)] = record, _record(record)
    return known[1]


_REMEMBERED: dict[int, tuple[BaseModel, str]] = {}
_WRITERS: defaultdict[type, Callable[[Any], str]] = defaultdict(
    lambda: _record,
    {
        type(None): lambda _: "null",
        bool: lambda value: "true" if value else "false",
        int: int.__repr__,
        float: _number,
        str: _text,
        list: _list,
        tuple: _list,
        dict: _withheld,
        PublicItem: _item,
        PublicMark: _shared,
        QuestionnaireStamp: _shared,
        PolicyStamp: _shared,
    },
)
