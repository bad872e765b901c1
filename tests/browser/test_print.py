"""On paper: a feature a page, nothing cut, and a PDF that a screen reader can read."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Points of width and height, and the pixels of a page inside its margins.
PAPERS = {"A4": ((595, 842), (688, 1032)), "Letter": ((612, 792), (710, 965))}
#: Each feature's text down to its heading, and the last words that stand in it, as they are shown.
FEATURES = """() => [...document.querySelectorAll("section[id^='f-']")].map(feature => {
  const parts = [...feature.children], heading = parts.findIndex(part => part.tagName === "H2");
  return [parts.slice(0, heading + 1).map(part => part.innerText).join(" "), parts.at(-1).innerText];
})"""
#: Rows and drawings that a page may end in the middle of.
CUTTABLE = """height => [...document.querySelectorAll("tr, svg:not(.patterns), .card, .exercise")]
  .filter(part => getComputedStyle(part).breakInside !== "avoid" || part.getBoundingClientRect().height > height)
  .map(part => part.outerHTML.slice(0, 80))"""
#: The name of each part of a page.
PARTS = "() => [...document.querySelectorAll('main > section')].map(part => part.id)"
#: The ends of a drawing's scale are drawn before everything else on a page, wherever they stand.
SCALE = "0100"
#: Parts that follow on the page of the part before; every other part begins a page.
FOLLOWING = {"short", "marks", "comments", "figures"}


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF: its bytes, and the text of each page without blanks."""

    made: bytes
    reader: PdfReader
    pages: list[str]


Print = Callable[[Path, str], Printed]


def bare(text: str) -> str:
    """Letters and signs alone, as they were before a font drew two as one."""
    return "".join(unicodedata.normalize("NFKC", text).split())


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
            prints[file, paper] = Printed(made, reader, [bare(one.extract_text()).removeprefix(SCALE) for one in reader.pages])
        return prints[file, paper]

    return print_file


@pytest.mark.parametrize("paper", PAPERS)
def test_there_is_a_page_for_each_feature_and_each_other_part(shown: Path, paper: str, printed: Print, visit, features) -> None:
    parts = visit(shown).evaluate("() => [...document.querySelectorAll('main > section')].map(part => part.id)")
    pdf, (size, _) = printed(shown, paper), PAPERS[paper]

    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pdf.reader.pages]
    begins = [text[:30] for text in pdf.pages]

    assert [one for one in sizes if one != pytest.approx(size, abs=1)] == []
    assert [name for name in parts if name.startswith("f-")] == [f"f-{feature.id}" for feature in features(shown)]
    assert len(begins) == 1 + len(set(parts) - FOLLOWING), "\n".join([shown.name, *begins])


@pytest.mark.parametrize("paper", PAPERS)
def test_each_feature_fills_a_page_of_its_own(shown: Path, paper: str, printed: Print, visit, features) -> None:
    page = visit(shown)
    page.emulate_media(media="print")
    written = [(bare(top), bare(end)) for top, end in page.evaluate(FEATURES)]

    pages = [text for text in printed(shown, paper).pages if any(text.startswith(top) for top, _ in written)]

    assert len(written) == len(features(shown))
    assert [(text[: len(top)], text[-len(end) :]) for text, (top, end) in zip(pages, written, strict=True)] == written


@pytest.mark.parametrize("paper", PAPERS)
def test_no_row_and_no_drawing_is_cut(shown: Path, paper: str, visit) -> None:
    _, (width, height) = PAPERS[paper]
    page = visit(shown, width)
    page.emulate_media(media="print")

    assert page.evaluate(CUTTABLE, height) == []


def test_what_is_folded_away_is_printed(shown: Path, printed: Print, visit) -> None:
    folded = visit(shown).evaluate("() => [...document.querySelectorAll('details dd')].map(text => text.textContent)")

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
