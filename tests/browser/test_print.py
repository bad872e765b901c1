"""On paper: a feature a page, nothing cut, and a PDF that a screen reader can read."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from teamcheck import disclose, read_responses, render_report, score
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.plan.render import render_plan
from teamcheck.report.plan.view import Planned
from teamcheck.responses.action_plan import Action, ActionPlan, CheckIn
from tests.browser.conftest import GOLDEN

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Points of width and height, in whole numbers as browsers round them, and the pixels of a page inside its margins.
PAPERS = {"A4": ({(595, 842), (596, 843)}, (688, 1032)), "Letter": ({(612, 792)}, (710, 965))}
#: Each part that begins on a new sheet: its name, its text down to its heading, and the last words that stand in it.
PARTS = """() => [...document.querySelectorAll("main > section")]
  .filter(part => getComputedStyle(part).breakBefore === "page").map(part => {
    const pieces = [...part.children], heading = pieces.findIndex(piece => piece.tagName === "H2");
    return [part.id, pieces.slice(0, heading + 1).map(piece => piece.innerText).join(" "), pieces.at(-1).innerText];
  })"""
#: Rows and drawings that a page may end in the middle of.
CUTTABLE = """height => [...document.querySelectorAll("tr, svg:not(.patterns), .card, .exercise")]
  .filter(part => getComputedStyle(part).breakInside !== "avoid" || part.getBoundingClientRect().height > height)
  .map(part => part.outerHTML.slice(0, 80))"""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF: its bytes, and the text of each page without blanks."""

    made: bytes
    reader: PdfReader
    pages: list[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report that begins on a new sheet: how it begins and ends, without blanks."""

    name: str
    top: str
    end: str


Print = Callable[[Path, str], Printed]


def bare(text: str) -> str:
    """Letters and signs alone, as they were before a font drew two as one."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def content(text: str, number: int, pages: int) -> str:
    """A page without its number and the ends of its drawing's scale, which are drawn before all else, wherever they stand."""
    return text.removeprefix(f"{number}/{pages}").removeprefix("0100")


def beginnings_of_lines(made: bytes) -> int:
    """How many lines a PDF begins to draw."""
    pages = PdfReader(BytesIO(made)).pages
    return sum(contents.get_data().split().count(b"m") for page in pages if (contents := page.get_contents()) is not None)


@pytest.fixture(scope="session")
def prints() -> dict[tuple[Path, str], Printed]:
    """What has been printed so far."""
    return {}


@pytest.fixture
def printed(visit, prints: dict[tuple[Path, str], Printed]) -> Print:
    """Print a page once, as it is when it is opened."""

    def print_file(file: Path, paper: str) -> Printed:
        if (file, paper) not in prints:
            page = visit(file, unfold=False)
            made = page.pdf(format=paper, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
            reader = PdfReader(BytesIO(made))
            texts = [bare(one.extract_text()) for one in reader.pages]
            prints[file, paper] = Printed(made, reader, [content(text, at, len(texts)) for at, text in enumerate(texts, 1)])
        return prints[file, paper]

    return print_file


@pytest.fixture
def planned(tmp_path: Path) -> Callable[[int], Path]:
    """A plan of two things to do, each with so many check-ins."""

    def write(checkins: int) -> Path:
        actions = [
            Action(
                text=f"Do thing {name}",
                dimension="goals",
                checkins=tuple(
                    CheckIn(day=date(2026, 3, 1 + day), done="partly", now="same", words=f"Said of {name}.")
                    for day in range(checkins)
                ),
            )
            for name in ("one", "two")
        ]
        plan = ActionPlan(schema="teamcheck/plan/1", made=date(2026, 2, 1), actions=tuple(actions))
        asked = load_questionnaire("seven-features")
        file = tmp_path / "plan.html"
        file.write_text(render_plan(Planned(plan, asked, "Harbour", "", date(2026, 5, 1))), encoding="utf-8")
        return file

    return write


@pytest.fixture
def parts(shown: Path, visit) -> list[Part]:
    """The parts of a page that begin on new sheets."""
    page = visit(shown)
    page.emulate_media(media="print")
    return [Part(name, bare(top), bare(end)) for name, top, end in page.evaluate(PARTS)]


@pytest.mark.parametrize("paper", PAPERS)
def test_each_part_fills_one_page_after_two_at_most(shown: Path, paper: str, printed: Print, parts: list[Part]) -> None:
    pages = printed(shown, paper).pages
    begin = [number for number, text in enumerate(pages) for part in parts if text.startswith(part.top)]
    opening = len(pages) - len(parts)

    assert begin == list(range(opening, len(pages))), "\n".join([shown.name, *(text[:40] for text in pages)])
    assert opening in {1, 2}


@pytest.mark.parametrize("paper", PAPERS)
def test_each_feature_has_a_page_of_its_own(shown: Path, paper: str, printed: Print, parts: list[Part], features) -> None:
    own = [part for part in parts if part.name.startswith("f-")]
    pages = printed(shown, paper).pages

    ends = {part.name: [text[-len(part.end) :] for text in pages if text.startswith(part.top)] for part in own}

    assert [part.name for part in own] == [f"f-{feature.id}" for feature in features(shown)]
    assert ends == {part.name: [part.end] for part in own}


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_is_that_which_is_asked_for(paper: str, gallery: list[Path], printed: Print) -> None:
    pages = printed(gallery[0], paper).reader.pages

    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} <= PAPERS[paper][0]


@pytest.mark.parametrize("paper", PAPERS)
def test_no_row_and_no_drawing_is_cut(shown: Path, paper: str, visit) -> None:
    _, (width, height) = PAPERS[paper]
    page = visit(shown, width)
    page.emulate_media(media="print")

    assert page.evaluate(CUTTABLE, height) == []


def test_what_is_folded_away_is_printed(shown: Path, printed: Print, visit) -> None:
    folded = visit(shown).evaluate("() => [...document.querySelectorAll('details :is(dd, td)')].map(text => text.textContent)")

    everything = "".join(printed(shown, "A4").pages)

    assert [text for text in folded if bare(text) not in everything] == []


def titles(outline: list[Destination | list]) -> Iterator[str]:
    """Every heading of a PDF's table of contents."""
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry)
        else:
            yield bare(str(entry.title))


def test_the_pdf_is_tagged_and_small(shown: Path, printed: Print, visit) -> None:
    pdf, page = printed(shown, "A4"), visit(shown)
    root = pdf.reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == page.locator("html").get_attribute("lang")
    assert pdf.reader.metadata.title == page.title()
    assert len(pdf.made) < 1_000_000  # squares drawn with patterns were sixty times that, and took a printer minutes
    headings = {bare(text) for text in page.locator("h1, h2").all_text_contents()} - {"Contents"}
    assert headings <= set(titles(pdf.reader.outline))


@pytest.mark.parametrize("paper", PAPERS)
def test_the_agendas_of_a_guide_are_never_cut_and_its_sheet_fills_a_page(
    guided: Path, paper: str, printed: Print, visit
) -> None:
    pages = printed(guided, paper).pages
    page = visit(guided)
    tables = [bare(table.inner_text()) for table in page.locator("table.agenda").all()]
    sheet = bare(page.locator("#actions").inner_text())

    assert len(tables) == 3
    assert guided.parent.name == "debrief-mirrored" or all(any(table in text for text in pages) for table in tables)
    assert guided.parent.name == "debrief-mirrored" or pages[-1] == sheet


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("checkins", [0, 3, 5])
def test_an_action_of_a_plan_stands_on_one_page_with_all_its_check_ins(
    paper: str, checkins: int, printed: Print, planned: Callable[[int], Path]
) -> None:
    pages = printed(planned(checkins), paper).pages
    for action in ("one", "two"):
        (whole,) = (text for text in pages if bare(f"Do thing {action}") in text)
        assert bare("Help we need, and from whom") in whole
        assert whole.count(bare(f"Said of {action}.")) == checkins


@pytest.mark.parametrize("paper", PAPERS)
def test_an_action_with_many_check_ins_begins_on_the_first_page_and_goes_on(
    paper: str, printed: Print, planned: Callable[[int], Path]
) -> None:
    first, second, *_ = printed(planned(16), paper).pages
    assert bare("Do thing one") in first
    assert bare("Said of one.") in first
    assert bare("Said of one.") in second


def test_a_list_begins_on_the_first_page_where_nothing_else_was_asked(tmp_path: Path, printed: Print) -> None:
    answers, page = tmp_path / "answers.csv", tmp_path / "page.html"
    answers.write_text("team,round,barriers\n" + "Harbour,2026-05,workload;unclear\n" * 12, encoding="utf-8")
    asked = load_questionnaire("barriers")
    responses = read_responses(answers, asked)
    page.write_text(render_report(disclose(score(responses, asked)[0], responses.policy), asked), encoding="utf-8")
    first, *_ = printed(page, "A4").pages

    assert bare("In short") in first
    assert all(bare(option.text) in first for option in asked.checklists[0].options.values())


def test_no_page_of_two_teams_ends_with_what_stands_above_its_questions(visit) -> None:
    page = visit(GOLDEN / "reciprocity-two" / "page.html")
    above = [bare(question.inner_text()) for question in page.locator("#together .question").all()]
    ends = set()
    for further in range(0, 1000, 50):  # whatever stands before it
        page.evaluate("further => { document.querySelector('#together').style.paddingTop = `${further}px`; }", further)
        texts = [bare(one.extract_text()) for one in PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages]
        ends |= {question for text in texts for question in above if text.endswith(question)}

    assert above
    assert ends == set()


@pytest.mark.parametrize(
    "page", [GOLDEN / "organisation-named" / "page.html", GOLDEN / "comparison-three-rounds" / "page.html"]
)
def test_a_dot_is_drawn_on_paper_too(page: Path, visit) -> None:
    shown = visit(page)
    dots = shown.evaluate("""() => [...document.querySelectorAll("path.team, path.dots")]
      .reduce((found, path) => found + path.getAttribute("d").split("M").length - 1, 0)""")
    drawn = beginnings_of_lines(shown.pdf())
    shown.evaluate("() => document.querySelectorAll('path.team, path.dots').forEach(path => path.remove())")

    assert dots > 5
    assert drawn - beginnings_of_lines(shown.pdf()) == dots
