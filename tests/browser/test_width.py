"""A page fits its window: nothing scrolls sideways, and no text is cut or leaves its place."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

GOLDEN = Path(__file__).parents[1] / "report" / "golden"
WIDTHS = (320, 375, 768, 1280)
#: What leaves the window, text that leaves its paragraph or cell, and what is cut off; half a pixel is nothing. What only
#: screen readers are to find is left out, as long as it is one pixel wide. A table of figures may be wider than the window
#: (WCAG 2.2, 1.4.10) in a box that scrolls, if the box has a name and the keyboard reaches it.
MISPLACED = """() => {
  const roomy = "[role=region][aria-labelledby][tabindex='0']:has(> table)";
  const unseen = element => element.closest(".skip, .unseen, thead")?.offsetWidth === 1;
  const name = element => `${element.tagName}.${element.getAttribute("class")} “${element.textContent.trim().slice(0, 40)}”`;
  const outside = (inner, outer) => inner.width && (inner.left < outer.left - .6 || inner.right > outer.right + .6);
  const block = element => getComputedStyle(element).display.startsWith("inline") ? block(element.parentElement) : element;
  const leaves = element => outside(element.getBoundingClientRect(), screen);
  const screen = {left: 0, right: document.documentElement.clientWidth}, found = [];
  const look = element => {
    const {overflowX, overflowY} = getComputedStyle(element);
    const hidesX = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth;
    const hidesY = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight;
    const scrolls = /auto|scroll/.test(overflowX + overflowY), parent = element.parentElement;
    if (leaves(element) && !leaves(parent) && !parent.closest(roomy)) found.push(`${name(element)} leaves the window`);
    if (hidesX || hidesY) found.push(`${name(element)} cuts what it holds`);
    if (scrolls && !element.matches(roomy)) found.push(`${name(element)} scrolls by itself`);
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && node.data.trim()) read(node, element);
  };
  const read = (node, element) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const place = block(element).getBoundingClientRect();
    if ([...range.getClientRects()].some(line => outside(line, place))) found.push(`${name(element)} leaves its place`);
  };
  for (const element of document.body.querySelectorAll("*")) if (!unseen(element)) look(element);
  return found;
}"""
#: What WCAG 2.2, 1.4.12 lets a reader set; a sheet of the window itself, which the page's policy has no say in.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}
    p {margin-bottom: 2em !important}`);
  document.adoptedStyleSheets = [sheet];
}"""


def misfits(page: Page, width: int) -> list[str]:
    """What does not fit into a window of that width."""
    page.set_viewport_size({"width": width, "height": 900})
    wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert window == width
    scrolls = [f"is {wide} px wide"] if wide != width else []
    return [f"{width} px: {fault}" for fault in [*scrolls, *page.evaluate(MISPLACED)]]


def test_nothing_leaves_the_window_or_its_place(shown: Path, visit) -> None:
    page = visit(shown)

    faults = [fault for width in WIDTHS for fault in misfits(page, width)]
    assert not faults, "\n".join([shown.name, *faults])


def test_nothing_leaves_the_window_at_twice_the_size(shown: Path, visit) -> None:
    faults = misfits(visit(shown, scale=2), 640)
    assert not faults, "\n".join([shown.name, *faults])


def test_nothing_leaves_a_window_that_is_read_from_right_to_left(mirrored: Path, visit) -> None:
    page = visit(mirrored)
    assert page.evaluate("document.dir") == "rtl"

    faults = [fault for width in WIDTHS for fault in misfits(page, width)]
    assert not faults, "\n".join([mirrored.name, *faults])


def test_nothing_leaves_it_at_twice_the_size_from_right_to_left(mirrored: Path, visit) -> None:
    faults = misfits(visit(mirrored, scale=2), 640)
    assert not faults, "\n".join([mirrored.name, *faults])


def test_nothing_of_a_comparison_leaves_the_window(compared: Path, mirrored_comparison: Path, visit, complaints) -> None:
    for file in (compared, mirrored_comparison):
        page = visit(file)
        faults = [fault for width in WIDTHS for fault in misfits(page, width)]
        assert not faults, "\n".join([file.name, *faults])
        assert complaints == []


def test_nothing_of_an_organisation_leaves_the_window(organised: Path, mirrored_organisation: Path, visit, complaints) -> None:
    for file in (organised, mirrored_organisation):
        page = visit(file)
        faults = [fault for width in WIDTHS for fault in misfits(page, width)]
        assert not faults, "\n".join([file.name, *faults])
        assert complaints == []


def test_nothing_of_a_list_of_what_is_due_leaves_the_window(coached: Path, visit, complaints) -> None:
    page = visit(coached)
    assert page.evaluate("document.dir") == ("rtl" if coached.parent.name.endswith("-mirrored") else "ltr")
    faults = [fault for width in WIDTHS for fault in misfits(page, width)]
    assert not faults, "\n".join([coached.parent.name, *faults])
    assert complaints == []


def test_nothing_of_a_guide_for_the_talk_leaves_the_window(guided: Path, visit, complaints) -> None:
    page = visit(guided)
    assert page.evaluate("document.dir") == ("rtl" if guided.parent.name == "debrief-mirrored" else "ltr")
    faults = [fault for width in WIDTHS for fault in misfits(page, width)]
    assert not faults, "\n".join([guided.parent.name, *faults])
    assert complaints == []


def test_wider_spaced_text_is_not_cut(shown: Path, visit) -> None:
    page = visit(shown)
    page.evaluate(SPACED)

    assert page.evaluate("getComputedStyle(document.querySelector('p')).letterSpacing") != "normal"
    faults = [fault for width in WIDTHS for fault in misfits(page, width)]
    assert not faults, "\n".join([shown.name, *faults])


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("position: absolute; left: 300px; width: 60px", {"is 360 px wide", "P.null “Word” leaves the window"}),
        ("position: absolute; left: -9px; width: 60px", {"P.null “Word” leaves the window"}),
        ("height: 5px; overflow: hidden", {"P.null “Word” cuts what it holds"}),
        ("width: 5px", {"P.null “Word” leaves its place"}),
        ("width: 60px", set()),
    ],
)
def test_what_is_out_of_place_is_noticed(style: str, found: set[str], visit, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text(f'<!doctype html><title>Bad</title><p style="{style}">Word</p>', encoding="utf-8")

    assert {fault.removeprefix("320 px: ") for fault in misfits(visit(bad), 320)} == found


def edges(page: Page) -> list[bytes]:
    """The right edge of the first box that can scroll, as it is and without what it draws behind its table."""
    box = page.locator(".scroll").first
    box.scroll_into_view_if_needed()
    place = box.bounding_box()
    assert place is not None
    right = {"x": place["x"] + place["width"] - 8, "y": place["y"], "width": 8, "height": place["height"]}
    shown = page.screenshot(clip=right)
    page.evaluate("document.querySelector('.scroll').style.background = 'none'")
    bare = page.screenshot(clip=right)
    page.evaluate("document.querySelector('.scroll').style.background = ''")
    return [shown, bare]


def test_a_table_shows_that_it_goes_on_as_long_as_it_does(visit) -> None:
    page = visit(GOLDEN / "organisation-team" / "page.html")
    page.set_viewport_size({"width": 1280, "height": 900})
    shown, bare = edges(page)
    assert shown == bare
    page.evaluate("Object.assign(document.querySelector('.scroll').style, {minWidth: 0, width: '16rem'})")
    shown, bare = edges(page)
    assert shown != bare
    page.evaluate("document.querySelector('.scroll').scrollLeft = 9999")
    shown, bare = edges(page)
    assert shown == bare


def test_nothing_of_a_leaders_copy_leaves_the_window(leading: Path, visit, complaints) -> None:
    page = visit(leading)
    assert page.evaluate("document.dir") == ("rtl" if leading.parent.name == "leader-mirrored" else "ltr")
    faults = [fault for width in WIDTHS for fault in misfits(page, width)]
    assert not faults, "\n".join([leading.parent.name, *faults])
    assert complaints == []
