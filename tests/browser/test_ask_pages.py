"""The pages people are asked with: for everybody, on any phone, by keyboard alone, in every scheme, and on paper."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from itertools import count
from pathlib import Path

import pytest
import segno
from PIL import Image
from playwright.sync_api import Locator, Page
from pypdf import PdfReader

from teamcheck.collect.round import Facilitator, Round, Words
from teamcheck.collect.sheet import asked_in
from teamcheck.collect.told import told
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import BackgroundQuestion, Checklist, Dimension, Item, Option, Scale
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.pages.form import Form, LanguageLink, LeftOut, render_form
from teamcheck.report.pages.paper import render_paper
from teamcheck.report.pages.room import render_join, render_message, render_projector, render_tickets

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
DIRECTIONS = ("ltr", "rtl")
SCHEMES = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced, light": {"color_scheme": "light", "forced_colors": "active"},
    "forced, dark": {"color_scheme": "dark", "forced_colors": "active"},
}
#: What a finger aims at that is smaller than 44 pixels in either direction; a choice that is not there yet is left out.
SMALL = """() => [...document.querySelectorAll("a:not(.skip), button, textarea, input:not([type=hidden])")]
  .filter(part => getComputedStyle(part).visibility === "visible")
  .map(part => [part, part.getBoundingClientRect()]).filter(([, box]) => box.width < 44 || box.height < 44)
  .map(([part, box]) => `${part.outerHTML.slice(0, 60)} ${box.width} x ${box.height}`)"""
#: Words that do not fit into what they are the name of, or into their paragraph.
SPILT = """() => [...document.querySelectorAll("label, legend, h1, h2, p, dt, dd, li, button, b")].filter(part => {
  const range = document.createRange(), place = part.getBoundingClientRect();
  range.selectNodeContents(part);
  const words = [...part.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  return place.width > 1 && words.some(node => {
    range.selectNodeContents(node);
    return [...range.getClientRects()].some(line => line.left < place.left - .6 || line.right > place.right + .6
      || line.top < place.top - .6 || line.bottom > place.bottom + .6);
  });
}).map(part => part.textContent.slice(0, 60))"""
#: Words of a choice that are broken in the middle because there is too little room.
BROKEN = r"""() => [...document.querySelectorAll("fieldset label")].flatMap(part => [...part.childNodes])
  .filter(node => node.nodeType === Node.TEXT_NODE).flatMap(node => [...node.data.matchAll(/\S+/g)].filter(found => {
    const range = document.createRange();
    range.setStart(node, found.index);
    range.setEnd(node, found.index + found[0].length);
    return new Set([...range.getClientRects()].map(line => line.top)).size > 1;
  }).map(found => found[0]))"""
ADDRESS = "http://192.168.178.134:51234"
PAPERS = ("A4", "Letter")

Write = Callable[[str], Path]


def scale(labels: dict[int, str], lowest: int, highest: int, not_applicable: str | None = None) -> Scale:
    return Scale("s", lowest, highest, labels, not_applicable, frozenset({highest}), frozenset({lowest}))


@pytest.fixture(scope="session")
def seven(round_of) -> Round:
    """A round of the questionnaire that comes with teamcheck."""
    return round_of(
        load_questionnaire("seven-features"),
        facilitator=Facilitator("Ann Lee", "ann.lee@harbour.example"),
        words=Words("We want to work together better.", support=("Staff support, 01234 567890",)),
    )


@pytest.fixture(scope="session")
def kinds(seven: Round) -> Round:
    """A round in which every kind of question is asked, on scales of every kind."""
    agree = seven.questionnaire.items[0].scale
    often = {1: "Never", 2: "Rarely", 3: "Occasionally", 4: "Sometimes", 5: "Frequently", 6: "Usually", 7: "Always"}
    long = {
        1: "Stimme überhaupt nicht zu",
        2: "Stimme eher nicht zu",
        3: "Weder noch",
        4: "Stimme eher zu",
        5: "Stimme völlig zu",
    }
    scales = [
        agree,
        scale({0: "Not at all", 10: "Completely"}, 0, 10),
        scale(often, 1, 7, "Does not apply to me"),
        scale(long, 1, 5),
        scale({1: "No", 2: "In part", 3: "Yes"}, 1, 3),
        scale({1: "Disagree", 4: "Neither", 7: "Agree"}, 1, 7),
    ]
    dimensions = tuple(
        Dimension(f"d{place}", f"Feature {place}", (Item(f"q{place}", "We look for better ways.", "positive", each),))
        for place, each in enumerate(scales)
    )
    options = {name: Option(f"{name.title()} that nobody needs") for name in ("forms", "meetings", "searches")}
    choices = {"nurse": "Nurse or midwife", "other": "Something else"}
    asked = replace(
        seven.questionnaire,
        dimensions=dimensions,
        background=(BackgroundQuestion("role", "What do you do?", choices),),
        checklists=(Checklist("waste", "What costs you time?", 2, options),),
    )
    return replace(seven, questionnaire=asked, keep="sheets", people=30)


@pytest.fixture
def say(pseudo_locale) -> Callable[[str], Language]:
    """English, or a language that is written the other way and a third longer."""
    return lambda direction: Language("he", pseudo_locale) if direction == "rtl" else ENGLISH


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Put a page into a file."""
    number = count()

    def into_file(page: str) -> Path:
        file = tmp_path / f"page{next(number)}.html"
        file.write_text(page, encoding="utf-8")
        return file

    return into_file


def links(current: str = "en") -> list[LanguageLink]:
    names = {"en": "English", "cy": "Cymraeg", "ar": "العربية"}
    return [LanguageLink(tag, name, f"?lang={tag}", tag == current) for tag, name in names.items()]


def form(round_: Round, language: Language, **changes) -> str:
    """The form of a round; where the language is another one, so is the questionnaire's."""
    asked = asked_in(round_, "en")
    asked = replace(asked, questionnaire=replace(asked.questionnaire, language=language.tag))
    return render_form(Form(asked, told(round_, language, "en", "room"), language, links(), "/", **changes))


def wall(language: Language, code: str = "WELCOME-BUTTERFLY-42") -> str:
    """The page for the wall; its drawing leaves the light squares out, so that the page has to see to them."""
    drawing = segno.make(ADDRESS, error="m", micro=False).svg_inline(border=4, dark="#000", omitsize=True)
    return render_projector(language, address=ADDRESS, code=code, qr_svg=drawing, finished=5, people=9, refresh=0)


def slips(language: Language, people: int = 12, address: str = ADDRESS) -> str:
    drawn = [(f"K7MX{place:x}-P2D9F", f"{address}/T/K7MX{place:x}-P2D9F") for place in range(people)]
    made = [
        (code, segno.make(to, error="m", micro=False).svg_inline(border=4, dark="#000", light="#fff", omitsize=True))
        for code, to in drawn
    ]
    return render_tickets(language, team="Harbour", address=address, tickets=made)


def paper(round_: Round, language: Language) -> str:
    asked = asked_in(round_, "en")
    return render_paper(asked, told(round_, language, "en", "form"), language, identity="7KQ2", hand_in="Ann Lee")


def small_pages(language: Language) -> list[str]:
    """The pages that are not the form."""
    join = render_join(language, links(), action="/", wrong="WELCOME-BUTERFLY-42")
    return [join, render_message(language, "thanks", links()), wall(language), slips(language, 3)]


def violations(page: Page) -> list[tuple[str, list[str]]]:
    page.evaluate("axe => window.axe || eval(axe)", files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate(LOOK, TAGS)
    assert found["passes"], "axe has looked at nothing"
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]]


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_a_form(kinds: Round, direction: str, scheme: str, say, write: Write, visit) -> None:
    filled = {"q0": ["4"], "q1": ["10"], "q2": ["NA"], "q3": [""], "role": ["nurse"], "waste": ["forms"]}
    page = visit(
        write(form(kinds, say(direction), filled=filled, trouble=ENGLISH("Look through the page."), left=LeftOut(3, "q1")))
    )
    page.emulate_media(**SCHEMES[scheme])
    for width in (1280, 375, 320) if scheme in {"light", "dark"} else (375,):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], width


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_axe_finds_nothing_in_the_other_pages(kinds: Round, direction: str, say, write: Write, visit) -> None:
    language = say(direction)
    for made, scheme in zip(
        [*small_pages(language), paper(kinds, language)], ["dark", "light", "dark", "light", "dark"], strict=True
    ):
        page = visit(write(made), 375)
        page.emulate_media(**SCHEMES[scheme])
        assert violations(page) == [], made[:200]


def test_axe_finds_nothing_in_the_form_by_default(seven: Round, write: Write, visit) -> None:
    assert violations(visit(write(form(seven, ENGLISH)), 375)) == []


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_page_fits_and_no_word_leaves_its_place(kinds: Round, direction: str, say, write: Write, visit) -> None:
    language = say(direction)
    for made in [
        form(kinds, language),
        form(kinds, language, left=LeftOut(3, "q1")),
        *small_pages(language),
        paper(kinds, language),
    ]:
        page = visit(write(made))
        for width in (320, 360, 375, 640, 800, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") == width
            assert page.evaluate(SPILT) == [], width
            assert page.evaluate(BROKEN) == [], width


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_everything_to_aim_at_is_as_large_as_a_finger(kinds: Round, direction: str, say, write: Write, visit) -> None:
    language = say(direction)
    filled = {f"q{place}": ["1"] for place in range(6)}
    for made in [form(kinds, language, filled=filled, left=LeftOut(3, "waste")), *small_pages(language)]:
        page = visit(write(made))
        for width in (320, 375, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(SMALL) == [], width


def test_a_form_can_be_answered_with_a_keyboard_and_without_scripts(kinds: Round, write: Write, visit) -> None:
    page = visit(write(form(kinds, ENGLISH)), 375, name="no script", scripts=False, unfold=False)

    def chosen(name: str) -> list[str]:
        return [field.get_attribute("value") or "" for field in page.locator(f"[name={name}]").all() if field.is_checked()]

    keyboard = page.keyboard
    page.locator("nav a").last.focus()
    keyboard.press("Tab")
    assert chosen("role") == []
    keyboard.press("Space")
    assert chosen("role") == ["nurse"]
    keyboard.press("Tab")
    keyboard.press("Space")
    for _ in range(3):
        keyboard.press("ArrowRight")
    assert chosen("q0") == ["4"]
    for _ in range(4):
        keyboard.press("ArrowRight")
    assert chosen("q0") == [""]
    for _ in range(6):
        keyboard.press("Tab")
    keyboard.press("Space")
    assert chosen("waste") == ["forms"]
    for _ in range(3):
        keyboard.press("Tab")
    keyboard.type("Tea for all")
    assert page.locator("[name=keep]").input_value() == "Tea for all"
    keyboard.press("Tab")
    keyboard.press("Tab")
    assert page.locator("button").evaluate("button => button === document.activeElement")


def test_a_choice_can_be_taken_back_once_there_is_one(kinds: Round, write: Write, visit) -> None:
    page = visit(write(form(kinds, ENGLISH)), 375)
    group = page.locator("fieldset").nth(1)
    back = group.locator("label").last
    before = page.evaluate("document.documentElement.scrollHeight")
    assert not back.is_visible()

    group.locator("label").nth(3).click()
    assert back.is_visible()
    assert page.evaluate("document.documentElement.scrollHeight") == before  # nothing moves under the finger

    back.click()
    assert [field.get_attribute("value") for field in group.locator("input").all() if field.is_checked()] == [""]
    assert back.is_visible()
    assert page.evaluate("document.documentElement.scrollHeight") == before


def luminance(colour: tuple[int, int, int]) -> float:
    """WCAG 2.2, relative luminance."""
    shares = [part / 255 for part in colour]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def drawn(part: Locator) -> Image.Image:
    return Image.open(BytesIO(part.screenshot())).convert("RGB")


def pixels(picture: Image.Image) -> Iterator[tuple[int, int, int]]:
    parts = iter(picture.tobytes())
    return zip(parts, parts, parts, strict=True)


def changed(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels, 0 to 1, that differ so much that it is seen (a contrast of 3)."""
    assert one.size == other.size
    pairs = [sorted(map(luminance, pair)) for pair in zip(pixels(one), pixels(other), strict=True)]
    return sum((high + 0.05) / (low + 0.05) >= 3 for low, high in pairs) / len(pairs)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_chosen_is_seen_in_every_scheme(kinds: Round, scheme: str, write: Write, visit) -> None:
    page = visit(write(form(kinds, ENGLISH)), 375)
    page.emulate_media(**SCHEMES[scheme])
    for name, value in {"role": "nurse", "q0": "4", "q1": "10", "q2": "NA", "q3": "PNTS", "waste": "forms"}.items():
        choice = page.locator(f"label:has([name={name}][value='{value}'])")
        page.locator("h1").click()
        before = drawn(choice)
        choice.click()
        page.locator("h1").click()
        assert changed(before, drawn(choice)) > 0.3, name
        assert choice.locator("input").evaluate("field => getComputedStyle(field, '::before').content").startswith('"✓"')


def test_a_choice_is_marked_where_a_browser_does_not_know_has(kinds: Round, write: Write, visit) -> None:
    """Phones from before 2022 leave the rules with ``:has`` out: a thick edge and a tick remain, and the words can be read."""
    page = visit(write(form(kinds, ENGLISH).replace(":has(", ":unheard-of(")), 375)
    choice, back = page.locator("label:has([name=q0][value='4'])"), page.locator("label:has([name=q0][value=''])")
    before = drawn(choice)
    choice.click()

    assert 0.05 < changed(before, drawn(choice)) < 0.3
    assert back.is_visible()


def test_where_the_keyboard_is_can_be_seen(kinds: Round, write: Write, visit) -> None:
    page = visit(write(form(kinds, ENGLISH)), 375)
    group = page.locator("fieldset").nth(1)
    before = drawn(group)
    page.locator("[name=role]").first.focus()
    page.keyboard.press("Tab")

    assert changed(before, drawn(group)) > 0.005


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_wall_is_seen_whole(size: tuple[int, int], direction: str, say, write: Write, visit) -> None:
    page = visit(write(wall(say(direction))))
    page.set_viewport_size({"width": size[0], "height": size[1]})

    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [*size]
    assert page.locator(".qr").bounding_box()["width"] > size[1] * 0.45
    assert all(part.evaluate("part => parseFloat(getComputedStyle(part).fontSize)") >= 30 for part in page.locator("b").all())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_square_is_black_on_white_whatever_the_colours(scheme: str, write: Write, visit) -> None:
    page = visit(write(wall(ENGLISH)))
    page.emulate_media(**SCHEMES[scheme])
    square = drawn(page.locator(".qr svg"))
    colours = sorted(square.getcolors(1 << 24), reverse=True)[:2]

    assert {colour for _, colour in colours} == {(0, 0, 0), (255, 255, 255)}
    assert square.getpixel((3, 3)) == (255, 255, 255)


def test_the_pages_ask_for_nothing(kinds: Round, write: Write, visit, requested: list[str], complaints: list[str]) -> None:
    written = [write(made) for made in [form(kinds, ENGLISH), *small_pages(ENGLISH), paper(kinds, ENGLISH)]]
    for file in written:
        page = visit(file)
        page.emulate_media(color_scheme="dark", forced_colors="active")
        page.pdf()

    assert requested == [file.as_uri() for file in written]
    assert complaints == []


def printed(page: Page, size: str) -> list[str]:
    """The text of each sheet without blanks."""
    sheets = PdfReader(BytesIO(page.pdf(format=size))).pages
    return [bare(sheet.extract_text()) for sheet in sheets]


def bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("size", PAPERS)
def test_the_form_on_paper_is_four_sheets_and_parts_no_statement_from_its_boxes(seven: Round, size: str, write, visit) -> None:
    sheets = printed(visit(write(paper(seven, ENGLISH))), size)

    assert len(sheets) == 4
    for item in asked_in(seven, "en").items:
        assert sum(f"{bare(item.text)}12345NP" in sheet for sheet in sheets) == 1, item.text


@pytest.mark.parametrize("size", PAPERS)
def test_no_section_on_paper_is_parted_from_what_its_boxes_mean(kinds: Round, seven: Round, size: str, write, visit) -> None:
    for round_ in (kinds, seven):
        sheets = printed(visit(write(paper(round_, ENGLISH))), size)
        for section in asked_in(round_, "en").sections:
            labels = section.items[0].scale.labels
            words = "".join(f"{point}{bare(labels[point])}" for point in sorted(labels))
            (here,) = [sheet for sheet in sheets if f"{bare(section.dimension.title)}" in sheet]
            after = here.split(bare(section.dimension.title))[1]
            assert words in after
            assert all(bare(item.text) in after for item in section.items)


def test_what_is_chosen_is_printed_with_its_statement(seven: Round, write: Write, visit) -> None:
    items = asked_in(seven, "en").items
    sheets = printed(visit(write(form(seven, ENGLISH, filled={item.id: ["4"] for item in items}))), "A4")

    assert "Sendmyanswers" not in "".join(sheets)
    assert sum(sheet.count("✓") for sheet in sheets) == len(items)
    for sheet in sheets:
        here = sum(bare(item.text) in sheet for item in items)
        assert here == sheet.count("✓") == sheet.count("Prefernottosay")


@pytest.mark.parametrize("size", PAPERS)
def test_no_slip_is_cut_by_the_end_of_a_sheet(size: str, write: Write, visit) -> None:
    sheets = printed(visit(write(slips(ENGLISH, 14))), size)

    assert len(sheets) == 2
    for place in range(14):
        assert sum("Harbour" in sheet and f"K7MX{place:x}-P2D9F".upper() in sheet.upper() for sheet in sheets) == 1
    assert "".join(sheets).count("Harbour") == 14


@pytest.mark.parametrize(
    "name",
    [
        "255.255.255.255:65535",
        "[fd00:1234:5678:9abc:def0:1234:5678:9abc]:28123",
        "the-laptop-of-the-head-of-nursing.harbour-hospital.example:28123",
    ],
)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_no_port_on_a_slip_is_broken_and_the_longest_address_of_four_numbers_stands_on_one_line(
    name: str, direction: str, say, write: Write, visit
) -> None:
    page = visit(write(slips(say(direction), 2, f"https://{name}")))
    lines = """part => {
      const range = document.createRange();
      range.selectNodeContents(part);
      return new Set([...range.getClientRects()].map(line => line.top)).size;
    }"""
    for width, medium in ((1280, "screen"), (640, "screen"), (375, "screen"), (320, "screen"), (702, "print")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=medium)
        assert page.locator(".port").first.evaluate(lines) == 1, width
        assert page.evaluate(SPILT) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") == width
    if name.startswith("255"):
        assert page.locator("b:has(.port)").first.evaluate(lines) == 1
