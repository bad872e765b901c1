"""Laws that hold for the page of any team, whatever its people answered."""

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from teamcheck.responses.model import Policy
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.public import PublicScorecard

pytestmark = pytest.mark.slow

ITEMS = (5, 3, 2, 1)
WIDTH = sum(ITEMS)
ANSWER = st.one_of(st.integers(1, 5), st.integers(3, 5), st.none())
SHEET = st.lists(ANSWER, min_size=WIDTH, max_size=WIDTH)
Rows = list[list[int | None]]


def teams(least: int, most: int) -> st.SearchStrategy[Rows]:
    """Teams of independent people, and teams of people who answer nearly alike."""
    alike = st.builds(
        lambda sheet, places, people: [
            [
                answer if (row, column) not in places or answer is None else max(1, answer - 1)
                for column, answer in enumerate(sheet)
            ]
            for row in range(people)
        ],
        SHEET,
        st.sets(st.tuples(st.integers(0, most), st.integers(0, WIDTH)), max_size=8),
        st.integers(least, most),
    )
    return st.one_of(st.lists(SHEET, min_size=least, max_size=most), alike)


@pytest.fixture(scope="module")
def page(lab: Any) -> Any:
    """The page of a team with a size of two more than answered."""
    asked = lab.questionnaire(*(lab.asked(count, negative=(0,)) for count in ITEMS), lab.asked(2, role="real-team"))

    def of(rows: Rows, *, size: int | None = None) -> PublicScorecard:
        marks = [[*row, 4, 5] for row in rows]
        return disclose(lab.card(marks, asked, {"Red": size or len(rows) + 2}), Policy())

    return of


def numbers(part: object, path: str = "") -> Iterator[tuple[str, float]]:
    """Every number of a page with the names that lead to it."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from numbers(value, f"{path}.{name}")
    elif isinstance(part, list):
        for value in part:
            yield from numbers(value, path)
    elif isinstance(part, int | float) and not isinstance(part, bool):
        yield path, part


def as_json(card: PublicScorecard) -> Any:
    return json.loads(card.model_dump_json(by_alias=True))


@given(rows=teams(1, 4))
def test_below_five_nothing_but_size_answered_and_rate_is_a_number(page: Any, rows: Rows) -> None:
    found = {path for path, _ in numbers(as_json(page(rows)))}

    assert found == {".size", ".answered", ".response_rate", ".policy.minimum", ".questionnaire.min_answered"}


@given(rows=teams(5, 9))
def test_from_five_to_nine_every_figure_is_coarse(page: Any, rows: Rows) -> None:
    fives = {".dimensions.score", ".dimensions.interval", ".dimensions.worst_case"}
    public = {
        ".size",
        ".answered",
        ".response_rate",
        ".policy.minimum",
        ".questionnaire.min_answered",
        ".dimensions.n",
        ".dimensions.items.n",
        ".dimensions.step",
    }

    for path, value in numbers(as_json(page(rows))):
        assert path in fives | public
        assert path not in fives or value % 5 == 0
        assert path != ".dimensions.score" or 10 <= value <= 90


@given(rows=teams(5, 9))
def test_no_page_shows_a_figure_of_fewer_than_five(page: Any, rows: Rows) -> None:
    for dimension, first in zip(page(rows).dimensions, (0, 5, 8, 10), strict=True):
        for place, item in enumerate(dimension.items):
            answered = sum(row[first + place] is not None for row in rows)
            assert answered >= 5 or item.n is item.word is None
        assert dimension.n is None or dimension.n >= 5


@given(rows=teams(1, 14), seed=st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(page: Any, rows: Rows, seed: int) -> None:
    mixed = random.Random(seed).sample(rows, len(rows))

    assert page(mixed) == page(rows)


@given(rows=teams(5, 14), seed=st.integers(0, 99))
def test_rows_shuffled_within_each_dimension_print_the_same(page: Any, rows: Rows, seed: int) -> None:
    rng = random.Random(seed)
    parts, first = [], 0
    for count in ITEMS:
        part = [row[first : first + count] for row in rows]
        parts.append(rng.sample(part, len(part)))
        first += count
    mixed = [[answer for part in person for answer in part] for person in zip(*parts, strict=True)]

    assert page(mixed) == page(rows)


@given(rows=teams(5, 9), who=st.integers(0, 8), column=st.integers(0, 4), answer=st.integers(1, 5))
def test_a_change_within_the_printed_figures_leaves_the_page_as_it_was(
    page: Any, rows: Rows, who: int, column: int, answer: int
) -> None:
    """Nothing on the page but the figures a team sees depends on the answers."""
    row = rows[who % len(rows)]
    assume(row[column] is not None)
    other = [[*row[:column], answer, *row[column + 1 :]] if each is row else each for each in rows]
    before, after = page(rows), page(other)
    first, second = before.dimensions[0], after.dimensions[0]
    decided = ("score", "agreement")
    assume(all(getattr(first, name) == getattr(second, name) for name in decided))
    assume([item.word for item in first.items] == [item.word for item in second.items])
    assume([item.withheld for item in first.items] == [item.withheld for item in second.items])

    assert after.model_dump_json(by_alias=True) == before.model_dump_json(by_alias=True)


@given(rows=teams(1, 12), sheet=SHEET)
def test_one_more_person_never_shows_a_group_below_the_minimum(page: Any, rows: Rows, sheet: list[int | None]) -> None:
    for dimension, count in zip(page([*rows, sheet]).dimensions, ITEMS, strict=True):
        first = sum(ITEMS[: ITEMS.index(count)])
        scored = [
            row for row in [*rows, sheet] if sum(answer is not None for answer in row[first : first + count]) * 2 >= count
        ]
        shown = dimension.score is not None or dimension.agreement is not None or any(item.word for item in dimension.items)
        assert not shown or len(scored) >= 5


@given(rows=teams(1, 14))
def test_a_page_reads_back_from_its_json(page: Any, rows: Rows) -> None:
    card = page(rows)

    assert PublicScorecard.model_validate_json(card.model_dump_json(by_alias=True)) == card
