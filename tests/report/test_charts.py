import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.report import charts
from teamcheck.report.charts import Pile


def blocks(svg):
    return [(float(start or 0), float(length)) for start, length in re.findall(r"(?: x=([\d.]+)%)? width=([\d.]+)% ", svg)]


def runs(svg):
    found = re.findall(r"class=(\w+) d=M(\d+),.5h(\d+) ", svg)
    return [(name, int(start), int(width)) for name, start, width in found]


def rows(svg):
    """Where the squares of each kind are, from the left: the first path holds those of neither side, and so on."""
    paths = re.findall(r"<path(?: d=([M\d,.h]+))? />", svg)
    drawn = {name: re.findall(r"M(\d+),.5h(\d+)", line) for name, line in zip(("n", "f", "ff", "a", "aa"), paths, strict=False)}
    assert len(paths) <= len(drawn)
    return sorted((int(start), int(width), name) for name, lines in drawn.items() for start, width in lines)


@given(against=st.integers(0, 100), favourable=st.integers(0, 100))
def test_both_sides_of_a_bar_start_at_the_middle_and_are_as_long_as_printed(against, favourable):
    expected = ([(50 - against / 2, against / 2)] if against else []) + ([(50, favourable / 2)] if favourable else [])
    assert blocks(charts.shares(against, favourable)) == expected


@given(score=st.integers(0, 100))
def test_a_dot_stands_at_the_printed_score(score):
    assert f"<circle cx={score}% />" in charts.score(score, None)


def test_a_band_reaches_over_the_printed_range():
    assert "<rect class=range x=55% width=15% />" in charts.score(65, [55, 70])
    assert "range" not in charts.score(65, None)


#: The kinds of squares, in the order of a scale of five, seven or three points.
SCALES = (("aa", "a", "n", "f", "ff"), ("aa", "a", "a", "n", "f", "f", "ff"), ("a", "n", "f"))
KIND = {"a": "against", "n": "neutral", "f": "for"}


@given(scale=st.sampled_from(SCALES), counts=st.lists(st.integers(0, 30), min_size=7, max_size=7), turned=st.booleans())
def test_there_is_one_square_an_answer_side_by_side_of_the_kind_it_is_of(scale, counts, turned):
    names = scale[::-1] if turned else scale
    given_ = [(name, count) for name, count in zip(names, counts, strict=False) if count]
    drawn = charts.squares(
        [Pile(KIND[name[0]], strong=len(name) > 1, people=count) for name, count in zip(names, counts, strict=False)]
    )
    people = sum(count for _, count in given_)
    starts = [sum(count for _, count in given_[:place]) for place in range(len(given_))]
    assert rows(drawn) == [(start, count, name) for start, (name, count) in zip(starts, given_, strict=True)]
    assert f"viewBox=0,0,{people},1" in drawn


@given(sides=st.builds(charts.Sides, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), more=st.integers(0, 3))
def test_a_square_for_each_statement_stands_on_its_side_of_the_middle(sides, more):
    most = charts.Sides(sides.against + more, sides.neutral + more, sides.favourable + more)
    drawn = charts.leanings(sides, most)
    middle = int(re.search(r"class=axis><path d=M(\d+),0v1 ", drawn)[1])
    found = {name: (start, start + width) for name, start, width in runs(drawn)}
    lengths = [end - start for start, end in (found.get(name, (0, 0)) for name in "af")]
    assert lengths == [sides.against, sides.favourable]
    assert found.get("a", (0, middle))[1] == middle
    assert found.get("f", (middle, 0))[0] == middle
    assert max((end for _, end in found.values()), default=0) <= int(re.search(r"viewBox=0,0,(\d+),1", drawn)[1])


@given(sides=st.builds(charts.Sides, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), more=st.integers(0, 3))
def test_mixed_statements_are_kept_out_of_the_middle_and_drawn_to_one_scale(sides, more):
    most = charts.Sides(sides.against, sides.neutral + more, sides.favourable)
    drawn = charts.mixed(sides, most)
    assert runs(drawn) == ([("m", 0, sides.neutral)] if sides.neutral else [])
    assert not drawn or f"viewBox=0,0,{most.neutral},1" in drawn


@pytest.mark.parametrize(
    ("answers", "leanings", "names"),
    [
        (True, False, ["aa", "a", "n", "f", "ff"]),
        (False, True, ["a", "m", "f"]),
        (True, True, ["aa", "a", "n", "m", "f", "ff"]),
        (False, False, []),
    ],
)
def test_a_page_holds_the_patterns_it_draws_with(answers, leanings, names):
    assert re.findall(r"<pattern id=(\w+)", charts.square_patterns(answers=answers, leanings=leanings)) == names


@pytest.mark.parametrize(
    ("name", "strokes"),
    [("f", "M4 7h6M7 4v6"), ("a", "M4 7h6"), ("n", ""), ("m", "M4 5.5h6M7 2.5v6M4 11h6")],
)
def test_a_square_says_its_side_by_a_sign_too(name, strokes):
    pattern = re.search(rf"<pattern id={name} .*?</pattern>", charts.square_patterns(answers=True, leanings=True))[0]
    assert re.findall(r'sign d="([^"]*)"', pattern) == ([strokes] if strokes else [])
