"""The privacy notice on a screen and on paper: for everybody, in every scheme, and on one sheet."""

from dataclasses import replace
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from teamcheck.collect.invitation import notice
from teamcheck.collect.round import Facilitator, Round, Words
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import BackgroundQuestion
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.pages.notice import render_notice

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
KINDS = ["ordinary", "long", "from right to left"]
CONTACT = (
    "alexandra.featherstonehaugh-cholmondeley@community-nursing.harbour.example, or 01234 567890 extension 4455 on weekdays "
    "between 9 and 5, or the green post box beside the lift on the second floor"
)


@pytest.fixture
def ordinary(round_of) -> Round:
    """A round as most are."""
    return round_of(
        load_questionnaire("seven-features"),
        facilitator=Facilitator("Ann Lee", "ann.lee@harbour.example"),
        words=Words(
            "We want to work together better.", "Everybody.", ("Staff support, 01234 567890", "The night line, 116 123")
        ),
        debrief=date(2026, 12, 1),
    )


@pytest.fixture
def long(ordinary: Round) -> Round:
    """A round of which everything is said, and at length."""
    words = Words(
        "We want to know how we work together, and what we could do better. " * 4,
        "Everybody who works with us two days a week or more, and students who stay for longer than a month. " * 2,
        tuple(
            f"Support number {n}, a service with a rather long name, 01234 56789{n}, every day from 8 to 20" for n in range(6)
        ),
        "Harbour Community Trust, 1 Quay Street. Legal ground: works agreement of 3 March 2026. Officer: dpo@harbour.example.",
    )
    asked = replace(ordinary.questionnaire, background=(BackgroundQuestion("role", "What is your role?", {"a": "A"}),))
    return replace(
        ordinary,
        team="Harbour community nursing and outreach team, east of the river",
        questionnaire=asked,
        people=30,
        facilitator=Facilitator("Professor Alexandra Featherstonehaugh-Cholmondeley", CONTACT),
        words=words,
        audience="organisation",
        keep="sheets",
        review=date(2027, 3, 1),
        kept_until=date(2027, 6, 30),
    )


@pytest.fixture(params=KINDS)
def page_file(request: pytest.FixtureRequest, ordinary: Round, long: Round, pseudo_locale, tmp_path: Path) -> Path:
    """A notice as a file."""
    say = Language("he", pseudo_locale) if request.param == "from right to left" else ENGLISH
    round_ = long if request.param == "long" else ordinary
    file = tmp_path / "privacy-notice.html"
    file.write_text(render_notice(notice(round_, say, "en", None), say, "en"), encoding="utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page_file: Path, scheme: str, visit) -> None:
    page = visit(page_file, name=scheme)
    page.emulate_media(color_scheme=scheme)
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        found = page.evaluate(LOOK, TAGS)

        assert found["passes"], "axe has looked at nothing"
        assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]] == []


def test_the_page_is_no_wider_than_a_small_phone(page_file: Path, visit) -> None:
    page = visit(page_file, 320)

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_page_asks_for_nothing_and_breaks_none_of_its_rules(
    page_file: Path, visit, requested: list[str], complaints: list[str]
) -> None:
    page = visit(page_file)
    page.emulate_media(color_scheme="dark", forced_colors="active")
    page.pdf()

    assert requested == [page_file.as_uri()]
    assert complaints == []


def test_the_page_has_its_own_style(page_file: Path, visit) -> None:
    assert visit(page_file).evaluate("getComputedStyle(document.querySelector('section')).display") == "grid"


def outlined(entries: list) -> list[str]:
    """The titles of an outline in their order, however deep."""
    return [title for entry in entries for title in (outlined(entry) if isinstance(entry, list) else [entry.title])]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_notice_is_one_sheet_that_a_screen_reader_can_read(page_file: Path, paper: str, visit) -> None:
    page = visit(page_file)
    reader = PdfReader(BytesIO(page.pdf(format=paper, tagged=True, outline=True)))
    headings = page.locator("h1, h2").all_inner_texts()

    assert len(reader.pages) == 1
    assert "/StructTreeRoot" in reader.root_object
    assert len(headings) > 8
    assert outlined(reader.outline) == headings


def test_nothing_of_an_ordinary_notice_is_in_small_print(ordinary: Round, visit, tmp_path: Path) -> None:
    file = tmp_path / "privacy-notice.html"
    file.write_text(render_notice(notice(ordinary, ENGLISH, "en", None), ENGLISH, "en"), encoding="utf-8")
    page = visit(file)
    page.emulate_media(media="print")

    sizes = page.evaluate("[...document.querySelectorAll('p, li, h2')].map(e => parseFloat(getComputedStyle(e).fontSize))")
    assert min(sizes) >= 13
