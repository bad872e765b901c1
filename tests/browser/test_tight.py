"""Templates made tight: a browser reads the same from them, and shows the same."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import UNFOLD

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: What a heading cell is to a screen reader that has worked it out, and what its place in the table makes of it.
HEADINGS = (
    """() => [...document.querySelectorAll("th")].map(cell => cell.closest("thead") ? "columnheader" : "rowheader").sort()"""
)


def roles(page: Page, wanted: set[str]) -> list[str]:
    """The roles that the browser tells screen readers, of all elements."""
    page.evaluate(UNFOLD)
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return sorted(role for node in told if (role := node.get("role", {}).get("value")) in wanted)


def test_every_heading_cell_is_told_to_head_a_column_or_a_row(shown: Path, visit) -> None:
    page = visit(shown)
    assert roles(page, {"columnheader", "rowheader"}) == page.evaluate(HEADINGS)


def test_no_drawing_is_told_to_screen_readers(shown: Path, visit) -> None:
    assert roles(visit(shown), {"image", "img", "graphics-document", "SvgRoot", "graphics-symbol"}) == []
