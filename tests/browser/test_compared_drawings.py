"""The drawings of a comparison are large enough to be read, and a table that goes on beside the window says so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Visit = Callable[..., Page]
#: Pages of reports and comparisons, as they were written.
GOLDEN = Path(__file__).resolve().parents[1] / "report" / "golden"
#: Across which the drawing of a change goes, and how far its ring and its dot lie apart for one point of 100.
MOVES = """() => [...document.querySelectorAll('.moves svg')].map(drawing => {
  const [ring, dot] = [...drawing.querySelectorAll('circle')].map(each => each.getBoundingClientRect());
  return {width: drawing.getBoundingClientRect().width, radii: (ring.width + dot.width) / 2, wider: ring.width - dot.width};
})"""
HEIGHTS = "() => [...document.querySelectorAll('svg.wave')].map(drawing => drawing.getBoundingClientRect().height)"
#: How much of the table lies beyond its box, and what stands above it.
EDGE = """() => { const box = document.querySelector('.scroll');
  return {beyond: box.scrollWidth - box.clientWidth, sign: getComputedStyle(box, '::before').content}; }"""


@pytest.mark.parametrize("width", [375, 1280])
def test_ring_and_dot_of_eight_points_stand_apart_and_of_none_one_shows_round_the_other(visit: Visit, width: int) -> None:
    page = visit(GOLDEN / "comparison-two-groups" / "page.html", width)
    moves = page.evaluate(MOVES)
    assert moves
    for each in moves:
        assert each["width"] >= 220
        assert each["width"] * 8 / 100 > each["radii"]
        assert each["wider"] >= 3


@pytest.mark.parametrize("width", [375, 1280])
def test_the_rounds_of_a_feature_are_drawn_high_enough_to_see_a_slope(visit: Visit, width: int) -> None:
    page = visit(GOLDEN / "comparison-three-rounds" / "page.html", width)
    assert min(page.evaluate(HEIGHTS)) >= 72


@pytest.mark.parametrize("folder", ["comparison-two-groups", "full"])
def test_a_table_that_goes_on_beside_the_window_has_a_sign_that_it_moves(visit: Visit, folder: str) -> None:
    (file,) = (GOLDEN / folder).glob("*.html")
    for width in (375, 1280):
        edge = visit(file, width).evaluate(EDGE)
        assert (edge["beyond"] > 0, "\u2190 \u2192" in edge["sign"]) == (width == 375, width == 375)
