"""Small questionnaires and teams, made in one line each."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

import pytest

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.responses.model import Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.model import Scorecard

Rows = Sequence[Sequence[int | None]]


def scale_of(points: int) -> Scale:
    """A scale of 1 to ``points``: favourable are the top two of five or more, the top half below."""
    top = 2 if points >= 5 else points // 2
    favourable = frozenset(range(points - top + 1, points + 1))
    return Scale(f"scale{points}", 1, points, {}, None, favourable, frozenset(range(1, top + 1)))


class Asked(NamedTuple):
    """One dimension of a questionnaire in short.

    Attributes:
        items: Number of items, or for each its points.
        negative: Places of the items where agreeing is the worse end.
    """

    items: int | tuple[int, ...]
    negative: tuple[int, ...] = ()
    role: Literal["measured", "real-team", "unscored"] = "measured"
    group: str | None = None


def questionnaire_of(*dimensions: Asked, points: int = 5, **more: object) -> Questionnaire:
    """A questionnaire with dimensions d0, d1, ... of items d0i0, d0i1, ..."""
    made = []
    for place, asked in enumerate(dimensions):
        lengths = (points,) * asked.items if isinstance(asked.items, int) else asked.items
        items = tuple(
            Item(f"d{place}i{i}", f"Statement {i}", "negative" if i in asked.negative else "positive", scale_of(length))
            for i, length in enumerate(lengths)
        )
        made.append(Dimension(f"d{place}", f"Dimension {place}", items, role=asked.role, group=asked.group))
    return Questionnaire("made", "1.0.0", "en", "Made", "0" * 64, tuple(made), **more)  # type: ignore[arg-type]


def card_of(rows: Rows, questionnaire: Questionnaire, sizes: Mapping[str, int] | None = None) -> Scorecard:
    """The exact result of one team called Red."""
    ids = tuple(item.id for item in questionnaire.items)
    responses = Responses(ids, tuple(Response("Red", None, None, tuple(row)) for row in rows), sizes=sizes or {})
    (card,) = score(responses, questionnaire, complete=True)
    return card


class Lab(NamedTuple):
    """What tests of this room make their teams with."""

    asked: type[Asked]
    scale: Callable[[int], Scale]
    questionnaire: Callable[..., Questionnaire]
    card: Callable[..., Scorecard]


@pytest.fixture(scope="session")
def lab() -> Lab:
    return Lab(Asked, scale_of, questionnaire_of, card_of)
