"""axe finds nothing to complain of, in any scheme and width."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 375, 320)
SCHEMES = ("light", "dark")
#: Begun in one window and waited for later, so that both windows are at work.
BEGIN = """tags => {
  const told = {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]};
  window.found = new Promise(done => setTimeout(() => done(axe.run(told))));
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    """The program itself, as its package holds it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Each rule that is broken, and where."""
    found = page.evaluate("window.found")
    assert found["passes"], "axe has looked at nothing"
    return [f"{rule['id']}: {node['target']} ({rule['help']})" for rule in found["violations"] for node in rule["nodes"]]


def broken(file: Path, axe: str, visit) -> list[str]:
    """Each rule that a page breaks in any scheme and width."""
    pages, faults = {scheme: visit(file, name=scheme) for scheme in SCHEMES}, []
    for scheme, page in pages.items():
        page.emulate_media(color_scheme=scheme)
        page.evaluate(axe)
    for width in WIDTHS:
        for page in pages.values():
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(BEGIN, TAGS)
        faults += [f"{width} px, {scheme}: {fault}" for scheme, page in pages.items() for fault in violations(page)]
    return faults


def test_axe_finds_no_violation(shown: Path, visit, axe: str) -> None:
    faults = broken(shown, axe, visit)
    assert not faults, "\n".join([shown.name, *faults])


def test_axe_finds_no_violation_from_right_to_left(mirrored: Path, visit, axe: str) -> None:
    faults = broken(mirrored, axe, visit)
    assert not faults, "\n".join([mirrored.name, *faults])


def test_axe_finds_no_violation_in_a_comparison(compared: Path, mirrored_comparison: Path, visit, axe: str) -> None:
    faults = [*broken(compared, axe, visit), *broken(mirrored_comparison, axe, visit)]
    assert not faults, "\n".join([compared.parent.name, *faults])


def test_axe_finds_no_violation_in_an_organisation(organised: Path, mirrored_organisation: Path, visit, axe: str) -> None:
    faults = [*broken(organised, axe, visit), *broken(mirrored_organisation, axe, visit)]
    assert not faults, "\n".join([organised.parent.name, *faults])


def test_axe_finds_no_violation_in_a_guide_for_the_talk(guided: Path, visit, axe: str) -> None:
    faults = broken(guided, axe, visit)
    assert not faults, "\n".join([guided.parent.name, *faults])


def test_axe_finds_no_violation_in_a_leaders_copy(leading: Path, visit, axe: str) -> None:
    faults = broken(leading, axe, visit)
    assert not faults, "\n".join([leading.parent.name, *faults])


def test_axe_finds_no_violation_in_a_list_of_what_is_due(coached: Path, visit, axe: str) -> None:
    faults = broken(coached, axe, visit)
    assert not faults, "\n".join([coached.parent.name, *faults])


def test_axe_finds_what_is_wrong(visit, axe: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<!doctype html><html lang=en><title>Bad</title><main><h1>Bad</h1><a href=#x></a></main>", encoding="utf-8")

    faults = broken(bad, axe, visit)

    assert len(faults) == len(WIDTHS) * len(SCHEMES)
    assert all("link-name" in fault for fault in faults)
