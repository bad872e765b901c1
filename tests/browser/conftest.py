"""One Chromium for all tests of pages, and the pages: every file of the gallery, opened in a window of its own."""

import importlib.util
import json
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from teamcheck.questionnaire.model import Dimension, Questionnaire
from teamcheck.report.comparison.render import render_comparison
from teamcheck.report.language import Language
from teamcheck.report.organisation.render import render_organisation
from teamcheck.report.render import render_report
from teamcheck.scorecard.comparison.model import PublicComparison
from teamcheck.scorecard.printed import printed
from teamcheck.scorecard.public import PublicDimension, PublicScorecard
from teamcheck.scorecard.totals.public import PublicOrganisation

GALLERY = Path(__file__).resolve().parents[2] / "docs" / "gallery"
#: Pages of two or more rounds, and of organisations, each beside its figures; lists of what is due for a coach's teams; plans;
#: two teams side by side.
GOLDEN = Path(__file__).resolve().parents[1] / "report" / "golden"
#: Pages of the gallery of other kinds: they are looked at among the golden ones of their kind.
NO_REPORTS = {"leaders-copy", "two-teams", "pulse"}
#: Everything that can be folded away lies open, so that it is looked at too.
UNFOLD = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"

Window = Callable[..., Page]
Visit = Callable[..., Page]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a ``shown`` file over every report of the gallery."""
    if "shown" in metafunc.fixturenames:
        files = [file for file in sorted(GALLERY.glob("*.html")) if file.stem not in NO_REPORTS]
        metafunc.parametrize("shown", files, ids=[file.stem for file in files])
    if "compared" in metafunc.fixturenames:
        files = sorted(GOLDEN.glob("comparison-*/page.html"))
        metafunc.parametrize("compared", files, ids=[file.parent.name for file in files])
    if "organised" in metafunc.fixturenames:
        files = [*sorted(GOLDEN.glob("organisation-*/page.html")), GOLDEN / "full-with-groups" / "report.html"]
        metafunc.parametrize("organised", files, ids=[file.parent.name for file in files])
    if "coached" in metafunc.fixturenames:
        kinds = ("caseload", "plan", "pulse", "reciprocity")
        files = sorted(file for kind in kinds for file in GOLDEN.glob(f"{kind}-*/page.html"))
        metafunc.parametrize("coached", files, ids=[file.parent.name for file in files])
    if "guided" in metafunc.fixturenames:
        files = sorted(GOLDEN.glob("debrief-*/*.html"))
        metafunc.parametrize("guided", files, ids=[f"{file.parent.name}-{file.stem}" for file in files])
    if "leading" in metafunc.fixturenames:
        files = sorted(GOLDEN.glob("leader-*/page.html"))
        metafunc.parametrize("leading", files, ids=[file.parent.name for file in files])


@pytest.fixture(scope="session")
def gallery() -> list[Path]:
    """Every page of the gallery."""
    found = sorted(GALLERY.glob("*.html"))
    assert found, "the gallery is empty: nothing would be tested"
    return found


@pytest.fixture(scope="session")
def script() -> ModuleType:
    """The program that makes the gallery."""
    spec = importlib.util.spec_from_file_location("gallery_for_browser", GALLERY / "make.py")
    assert spec
    assert spec.loader
    made = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="session")
def card(script: ModuleType) -> Callable[[Path], PublicScorecard]:
    """The scorecard that a page of the gallery shows."""
    cases = {case.slug: case for case in script.CASES}
    return lambda file: script.scorecard_of(cases[file.stem])


@pytest.fixture(scope="session")
def features(script: ModuleType) -> Callable[[Path], Sequence[PublicDimension]]:
    """The dimensions that have a part of the page for themselves: all of them, or none in the copy for an organisation."""
    cases = {case.slug: case for case in script.CASES}

    def of(file: Path) -> Sequence[PublicDimension]:
        case = cases[file.stem]
        return () if case.render.get("copy") == "organisation" else script.scorecard_of(case).dimensions

    return of


@pytest.fixture
def mirrored(shown: Path, script: ModuleType, pseudo_locale, tmp_path: Path) -> Path:
    """The same page in a language that is written from right to left, and a third longer."""
    (case,) = (case for case in script.CASES if case.slug == shown.stem)
    questionnaire = script.questionnaire_of(case.questionnaire)
    told = {**case.render, "language": Language("he", pseudo_locale)}
    file = tmp_path / shown.name
    file.write_text(render_report(script.scorecard_of(case), questionnaire, **told), encoding="utf-8")
    return file


@pytest.fixture
def mirrored_comparison(compared: Path, pseudo_locale, tmp_path: Path) -> Path:
    """The same comparison in a language that is written from right to left, and a third longer."""
    comparison = PublicComparison.model_validate_json(compared.with_name("figures.json").read_text(encoding="utf-8"))
    file = tmp_path / f"{compared.parent.name}.html"
    file.write_text(render_comparison(comparison, language=Language("he", pseudo_locale)), encoding="utf-8")
    return file


@pytest.fixture
def mirrored_organisation(organised: Path, pseudo_locale, tmp_path: Path) -> Path:
    """The same organisation in a language that is written from right to left; a team's page as it is."""
    if organised.name != "page.html":
        return organised
    whole = json.loads(organised.with_name("scores.json").read_text(encoding="utf-8"))
    made = PublicOrganisation.model_validate_json(json.dumps(whole["organisation"]))
    teams = [printed(PublicScorecard.model_validate_json(json.dumps(team))) for team in whole["teams"]]
    features = tuple(Dimension(each.id, each.id, ()) for node in made.nodes[:1] for each in node.dimensions)
    asked = Questionnaire(
        made.questionnaire.id, made.questionnaire.version, "he", "\u05d0", made.questionnaire.sha256, features
    )
    file = tmp_path / f"{organised.parent.name}.html"
    file.write_text(render_organisation(made, asked, teams=teams, language=Language("he", pseudo_locale)), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def requested() -> list[str]:
    """The addresses that pages have asked for in this test."""
    return []


@pytest.fixture(scope="session")
def complaints() -> list[str]:
    """What the browser had to say about pages in this test: errors, and what the page's own policy forbids."""
    return []


@pytest.fixture(scope="session")
def open_window(browser: Browser, requested: list[str], complaints: list[str]) -> Window:
    """A window of a kind, always the same one; whatever lies outside the files it shows is out of its reach."""

    def answer(route: Route, request: Request) -> None:
        requested.append(request.url)
        (route.continue_ if request.url.startswith("file:") else route.abort)()

    @cache
    def window_of(name: str, scale: int, *, scripts: bool) -> Page:  # noqa: ARG001 - another name is another window
        context = browser.new_context(device_scale_factor=scale, java_script_enabled=scripts)
        context.route("**/*", answer)
        context.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        return context.new_page()

    return window_of


@pytest.fixture
def visit(open_window: Window, requested: list[str], complaints: list[str]) -> Visit:
    """Open a file, in the place of the one that was open before in the window of that name, 1280 pixels wide at first."""
    requested.clear()
    complaints.clear()

    def open_file(
        file: Path, width: int = 1280, *, name: str = "", scale: int = 1, scripts: bool = True, unfold: bool = True
    ) -> Page:
        page = open_window(name, scale, scripts=scripts)
        page.emulate_media(media="null", color_scheme="null", forced_colors="null")
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(file.as_uri())
        if unfold:
            page.evaluate(UNFOLD)
        return page

    return open_file
