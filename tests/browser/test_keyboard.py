"""A page can be walked through with a keyboard, and shows where one is."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: How each link, each fold and each box that scrolls is found again in a list of all of them.
STOPS = """() => [...document.querySelectorAll("a[href], summary, [tabindex='0']")]
  .map(stop => stop.getAttribute("href") ?? stop.textContent)"""
#: The stop with the focus, and whether a line of two pixels or more in a colour of its own surrounds it, inside the window,
#: once the window has followed it.
FOCUSED = """async () => {
  await new Promise(requestAnimationFrame);
  const stop = document.activeElement, style = getComputedStyle(stop), box = stop.getBoundingClientRect();
  const drawn = style.outlineStyle === "auto" || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const outlined = drawn && !style.outlineColor.endsWith(", 0)");
  const inside = box.width > 8 && box.height > 8 && box.top > -1 && box.bottom < innerHeight + 1;
  return [stop.getAttribute("href") ?? stop.textContent, outlined && inside && stop.matches(":focus-visible")];
}"""


def walk(page: Page, steps: int) -> list[tuple[str, bool]]:
    """Where each press of the tabulator leads, and whether that is seen."""
    found = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        found.append(tuple(page.evaluate(FOCUSED)))
    return found


def test_the_tabulator_reaches_every_link_and_fold_in_order_and_shows_it(shown: Path, visit) -> None:
    page = visit(shown, 320)
    stops = page.evaluate(STOPS)

    assert walk(page, len(stops)) == [(stop, True) for stop in stops]


def test_the_tabulator_reaches_every_link_of_a_list_of_what_is_due(coached: Path, visit) -> None:
    page = visit(coached, 320)
    stops = page.evaluate(STOPS)

    assert stops
    assert walk(page, len(stops)) == [(stop, True) for stop in stops]


def test_the_first_stop_leads_past_the_cover(shown: Path, visit) -> None:
    page = visit(shown)
    skip = page.locator(".skip")
    shape = "skip => getComputedStyle(skip).clipPath"
    assert skip.evaluate(shape) != "none"

    page.keyboard.press("Tab")
    assert skip.evaluate("skip => skip === document.activeElement")
    assert skip.evaluate(shape) == "none"
    page.keyboard.press("Enter")

    assert page.evaluate("location.hash") == "#content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_fold_opens_with_the_keyboard(shown: Path, visit) -> None:
    page = visit(shown)
    for fold in page.locator("details").all():
        fold.locator("summary").focus()
        page.keyboard.press("Enter")
        assert not fold.evaluate("fold => fold.open")  # they are opened when a page is visited
        page.keyboard.press("Enter")
        assert fold.evaluate("fold => fold.open")


def test_every_link_leads_to_a_part_of_the_page(shown: Path, visit) -> None:
    dead = "() => [...document.links].filter(link => !document.getElementById(link.hash.slice(1))).map(link => link.href)"

    assert visit(shown).evaluate(dead) == []


def test_a_stop_that_is_not_seen_is_noticed(visit, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    style = "a {outline: none} .off {position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden}"
    links = '<a href="#a">Plain link</a> <a href="#b" class="off">Off</a>'
    bad.write_text(f"<!doctype html><title>Bad</title><style>{style}</style>{links}", encoding="utf-8")

    assert walk(visit(bad), 2) == [("#a", False), ("#b", False)]
