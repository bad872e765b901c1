"""axe finds nothing to complain of, in any scheme and width."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: The rules on colours, of which the first takes nine tenths of the time of all rules together.
COLOURS = ["color-contrast", "link-in-text-block"]
WIDTHS = (1280, 375, 320)
#: The widths in which colours are looked at: that between has those of the narrowest, as `told_apart` holds.
COLOURED = (1280, 320)
SCHEMES = ("light", "dark")
#: Begun in one window and waited for later, so that both windows are at work.
BEGIN = """told => {
  window.found = new Promise(done => setTimeout(() => done(axe.run({...told, resultTypes: ["violations"]}))));
}"""
#: Every property that the style sheets of a page set: for which media, by which selector, its name.
DECLARED = """() => {
  const found = [], look = (rules, media) => {
    for (const rule of rules) {
      if (rule.conditionText !== undefined) look(rule.cssRules, `${media} ${rule.conditionText}`);
      else for (const name of rule.style ?? []) found.push([media, rule.selectorText ?? "", name]);
    }
  };
  for (const sheet of document.styleSheets) look(sheet.cssRules, "");
  return found;
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


def is_colour(name: str) -> bool:
    """Whether a property is a colour or the ground of something, or may be one that others take: it moves nothing."""
    return name.startswith(("--", "background")) or "color" in name or name in {"fill", "stroke"}


def told_apart(page: Page) -> list[str]:
    """What of the styles makes more than a colour different in the dark, a colour by direction, or any between two widths.

    Where there is nothing of it, what axe finds in the light, in the narrowest window and from left to right holds elsewhere.
    """
    faults = []
    for media, selector, name in page.evaluate(DECLARED):
        widths = [16 * float(width) for width in re.findall(r"width: *([\d.]+)r?em", media)]
        dark = "prefers-color-scheme" in media and not is_colour(name)
        if dark or ("dir=" in selector and is_colour(name)) or any(320 <= width <= 375 for width in widths):
            faults.append(f"{media} {selector}: {name}")
    return faults


def rules(width: int, scheme: str, *, coloured: bool) -> dict[str, object] | None:
    """What axe is to look at in a window of that width and scheme; None for nothing that it does not look at elsewhere."""
    coloured = coloured and width in COLOURED
    if scheme == "dark":
        return {"runOnly": {"type": "rule", "values": COLOURS}} if coloured else None
    off = {} if coloured else {rule: {"enabled": False} for rule in COLOURS}
    return {"runOnly": {"type": "tag", "values": TAGS}, "rules": off}


def broken(file: Path, axe: str, visit, *, coloured: bool = True) -> list[str]:
    """Each rule that a page breaks in any scheme and width.

    Args:
        coloured: Whether rules on colours are looked at; they need not be in the mirror of a page in which they are.
    """
    pages = {scheme: visit(file, name=scheme) for scheme in (SCHEMES if coloured else SCHEMES[:1])}
    for scheme, page in pages.items():
        page.emulate_media(color_scheme=scheme)
        page.evaluate(axe)
    faults = told_apart(pages["light"])
    for width in WIDTHS:
        wanted = {scheme: told for scheme in pages if (told := rules(width, scheme, coloured=coloured))}
        for scheme, told in wanted.items():
            pages[scheme].set_viewport_size({"width": width, "height": 900})
            pages[scheme].evaluate(BEGIN, told)
        faults += [f"{width} px, {scheme}: {fault}" for scheme in wanted for fault in violations(pages[scheme])]
    return faults


def test_axe_finds_no_violation(shown: Path, visit, axe: str) -> None:
    faults = broken(shown, axe, visit)
    assert not faults, "\n".join([shown.name, *faults])


def test_axe_finds_no_violation_from_right_to_left(mirrored: Path, visit, axe: str) -> None:
    faults = broken(mirrored, axe, visit, coloured=False)
    assert not faults, "\n".join([mirrored.name, *faults])


def test_axe_finds_no_violation_in_a_comparison(compared: Path, mirrored_comparison: Path, visit, axe: str) -> None:
    faults = [*broken(compared, axe, visit), *broken(mirrored_comparison, axe, visit, coloured=False)]
    assert not faults, "\n".join([compared.parent.name, *faults])


def test_axe_finds_no_violation_in_an_organisation(organised: Path, mirrored_organisation: Path, visit, axe: str) -> None:
    faults = [*broken(organised, axe, visit), *broken(mirrored_organisation, axe, visit, coloured=False)]
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


def bad(folder: Path, style: str, body: str) -> Path:
    """A page on which something is wrong."""
    file = folder / "bad.html"
    head = f"<!doctype html><html lang=en><title>Bad</title><style>{style}</style>"
    file.write_text(f"{head}<main><h1>Bad</h1>{body}</main>", encoding="utf-8")
    return file


def test_axe_finds_what_is_wrong(visit, axe: str, tmp_path: Path) -> None:
    for coloured in (True, False):
        faults = broken(bad(tmp_path, "", "<a href=#x></a>"), axe, visit, coloured=coloured)
        assert [fault.partition(": ")[0] for fault in faults] == [f"{width} px, light" for width in WIDTHS]
        assert all("link-name" in fault for fault in faults)


@pytest.mark.parametrize(
    ("style", "schemes"),
    [
        ("p {color: #888; background: #999}", ["light", "dark"]),
        ("p {color: #000; background: #fff} @media (prefers-color-scheme: dark) {p {color: #888; background: #999}}", ["dark"]),
    ],
)
def test_axe_finds_colours_that_cannot_be_read_in_the_scheme_that_has_them(
    style: str, schemes: list[str], visit, axe: str, tmp_path: Path
) -> None:
    file = bad(tmp_path, style, "<p>Word</p>")
    faults = broken(file, axe, visit)
    assert [fault.partition(": ")[0] for fault in faults] == [f"{width} px, {name}" for width in COLOURED for name in schemes]
    assert all("color-contrast" in fault for fault in faults)


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("@media (prefers-color-scheme: dark) {p {display: block}}", "p: display"),
        ("@media screen and (max-width: 22rem) {p {color: black}}", "p: color"),
        ("[dir=rtl] p {background: white}", "p: background-color"),
        ("@media (prefers-color-scheme: dark) {p {color: white}} [dir=rtl] p {text-align: end}", ""),
        ("@media screen and (max-width: 48rem) {p {display: inline}}", ""),
    ],
)
def test_styles_that_make_a_page_another_one_elsewhere_are_noticed(style: str, fault: str, visit, tmp_path: Path) -> None:
    found = told_apart(visit(bad(tmp_path, style, "<p>Word</p>")))
    assert any(each.endswith(fault) for each in found) if fault else found == []
