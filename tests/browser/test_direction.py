"""Drawings lie where their figures say, in either direction of reading."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Where a drawing's dot and the two ends of its range lie, in percent of the way of reading, before the figures beside them.
PLACED = """() => [...document.querySelectorAll("#glance td:has(svg.score)")].map(cell => {
  const along = (box, share) => document.dir === "rtl" ? box.right - share * box.width : box.left + share * box.width;
  const scale = cell.querySelector("svg.score").getBoundingClientRect();
  const percent = (part, share) => {
    const way = along(part.getBoundingClientRect(), share) - along(scale, 0);
    return Math.round(100 * Math.abs(way) / scale.width);
  };
  const dot = cell.querySelector("circle"), range = cell.querySelector(".range");
  const drawn = [percent(dot, .5), ...range ? [percent(range, 0), percent(range, 1)] : []];
  return [drawn, cell.querySelector("small").textContent.match(/\\d+/g).slice(0, drawn.length).map(Number)];
})"""
#: Whether each bar lies on the side of its words: those that speak for the team on the side of the last words.
SIDED = """() => [...document.querySelectorAll("#glance td:has(svg.shares)")].flatMap(cell => {
  const middle = part => { const box = part.getBoundingClientRect(); return (box.left + box.right) / 2; };
  const [first, last] = [...cell.querySelector(".ends").children].map(middle);
  const side = bar => (middle(bar) - middle(cell.querySelector("svg"))) * (last - first);
  return [...cell.querySelectorAll("rect")].map(bar => side(bar) > 0 === bar.matches(".for"));
})"""


def misplaced(page: Page) -> list[tuple[list[int], list[int]]]:
    """The drawings that say something else than the figures beside them."""
    return [(drawn, said) for drawn, said in page.evaluate(PLACED) if drawn != pytest.approx(said, abs=1)]


def test_the_dot_and_the_range_lie_where_their_figures_say(shown: Path, visit) -> None:
    assert misplaced(visit(shown)) == []


def test_the_dot_and_the_range_do_so_from_right_to_left(mirrored: Path, visit) -> None:
    assert misplaced(visit(mirrored)) == []


def test_a_bar_lies_on_the_side_of_its_words(shown: Path, visit) -> None:
    assert False not in visit(shown).evaluate(SIDED)


def test_a_bar_does_so_from_right_to_left(mirrored: Path, visit) -> None:
    assert False not in visit(mirrored).evaluate(SIDED)


def test_the_gallery_has_dots_ranges_and_bars(gallery: list[Path], visit) -> None:
    pages = [(page.evaluate(PLACED), page.evaluate(SIDED)) for page in map(visit, gallery)]

    assert {len(drawn) for dots, _ in pages for drawn, _ in dots} == {1, 3}
    assert any(bars for _, bars in pages)
