import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.report import charts
from teamcheck.report.charts import Pile


def blocks(svg):
    return [tuple(map(int, found)) for found in re.findall(r'd="M(\d+) 2h(\d+)v12', svg)]


@given(against=st.integers(0, 100), favourable=st.integers(0, 100))
def test_both_sides_of_a_bar_start_at_the_middle_and_are_as_long_as_printed(against, favourable):
    expected = ([(100 - against, against)] if against else []) + ([(100, favourable)] if favourable else [])
    assert blocks(charts.shares(against, favourable)) == expected


@given(score=st.integers(0, 100))
def test_a_dot_stands_at_the_printed_score(score):
    assert f'class="dot" d="M{score} 8h.01"' in charts.score(score, None)


def test_a_band_reaches_over_the_printed_range():
    assert 'class="range" d="M55 8H70"' in charts.score(65, [55, 70])
    assert "range" not in charts.score(65, None)


@given(counts=st.lists(st.integers(0, 30), min_size=3, max_size=3).filter(any))
def test_there_is_one_square_an_answer_side_by_side(counts):
    kinds = ("against", "neutral", "for")
    drawn = charts.squares([Pile(kind, strong=False, count=count) for kind, count in zip(kinds, counts, strict=True)])
    rows = [tuple(map(int, found)) for found in re.findall(r'd="M(\d+) 7h(\d+)"', drawn)]
    assert [width // 14 for _, width in rows] == [count for count in counts if count]
    assert [start for start, _ in rows] == [sum(width for _, width in rows[:place]) for place in range(len(rows))]
    assert f'viewBox="0 0 {14 * sum(counts)} 14"' in drawn


@pytest.mark.parametrize(("kind", "strokes"), [("for", "M4 7h6M7 4v6"), ("against", "M4 7h6"), ("neutral", "")])
def test_a_square_says_its_side_by_a_sign_too(kind, strokes):
    patterns = re.findall(r'<pattern id="(\w+)".*?</pattern>', charts.square_patterns())
    assert patterns == ["aa", "a", "n", "f", "ff"]
    pattern = re.search(rf'<pattern id="{kind[0]}".*?</pattern>', charts.square_patterns())[0]
    assert re.findall(r'sign" d="([^"]*)"', pattern) == ([strokes] if strokes else [])
