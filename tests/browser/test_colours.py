"""Whatever the colours are, the page is drawn, and what a mark says is seen in each of them."""

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import ElementHandle, Locator

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FORCED = {
    "forced, light": {"color_scheme": "light", "forced_colors": "active"},
    "forced, dark": {"color_scheme": "dark", "forced_colors": "active"},
}
SCHEMES = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    **FORCED,
}
#: Pages of reports, as they were written.
GOLDEN = Path(__file__).resolve().parents[1] / "report" / "golden"
#: Shapes that say something, and where a drawing has one.
MARKS = {
    "score": "svg.score:not(:has(rect)) circle",
    "score in its range": "svg.score:has(.range) circle",
    "score among the scores of people": "svg.score:has(.for) circle",
    "range": "svg.score .range",
    "middle half": "svg.score .for",
    "lowest to highest": "svg.score .reach",
    "unfavourable answers": "svg.shares .against",
    "favourable answers": "svg.shares .for",
    "neutral answers": "svg.aside .neutral",
    "strongly against": "svg>path:nth-child(5):not([class])",
    "against": "svg .a",
    "neither": "svg>path:nth-child(1):not([class])",
    "mixed": "svg .m",
    "for": "svg .f",
    "strongly for": "svg>path:nth-child(3):not([class])",
    "middle of the leanings": "svg .axis",
}
#: What squares are drawn with: strongly against, against, neither, mixed, for, strongly for.
SQUARES = ("aa", "a", "n", "m", "f", "ff")
#: Those that are known by which path of a drawing they are in, and have at least one answer.
BY_PLACE = {name: f"path:nth-child({place})[d]:not([class])" for name, place in (("n", 1), ("ff", 3), ("aa", 5))}


#: A copy in the corner of the window, on the ground of the page: any two copies lie in the same way on the pixels.
COPY = """element => {
  const place = document.createElement("div"), copy = element.cloneNode(true);
  document.querySelector("#copy")?.remove();
  place.id = "copy";
  place.style.cssText = "position: fixed; top: 0; left: 0; width: 320px; padding: 8px; z-index: 9";
  place.style.background = getComputedStyle(document.body).backgroundColor;
  place.append(copy);
  document.body.append(place);
  return place;
}"""
HIDE = "(place, selector) => place.querySelectorAll(selector).forEach(mark => mark.remove())"
#: One square of a row, as large as a thumb.
SQUARE = r"""(place, selector) => {
  const drawing = place.querySelector("svg"), [, start] = drawing.querySelector(selector).getAttribute("d").match(/M(\d+)/);
  drawing.setAttribute("viewBox", `${start} 0 1 1`);
  Object.assign(drawing.style, {width: "56px", height: "56px", overflow: "hidden"});
}"""
WORDLESS = "place => { place.firstElementChild.textContent = 'word'; }"

Pixel = tuple[int, int, int]
Find = Callable[[str], Locator]


@pytest.fixture(scope="session")
def found_in() -> dict[str, Path]:
    """Where things were found so far."""
    return {}


@pytest.fixture
def find(gallery: list[Path], found_in: dict[str, Path], visit) -> Find:
    """The first thing of a kind that any page of the gallery shows, drawn finely."""

    def first(selector: str) -> Locator:
        for file in [found_in[selector]] if selector in found_in else gallery:
            found = visit(file, scale=3).locator(f"main {selector}")
            if found.count():
                found_in[selector] = file
                return found.first
        pytest.fail(f"no page of the gallery shows {selector}")

    return first


def copied(found: Locator) -> ElementHandle:
    """A copy of an element, to be looked at and changed."""
    return found.evaluate_handle(COPY).as_element()


def drawn(place: ElementHandle) -> Image.Image:
    return Image.open(BytesIO(place.screenshot())).convert("RGB")


def pixels(picture: Image.Image) -> Iterator[Pixel]:
    parts = iter(picture.tobytes())
    return zip(parts, parts, parts, strict=True)


def luminance(colour: Pixel) -> float:
    """WCAG 2.2, relative luminance."""
    shares = [part / 255 for part in colour]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ where they differ most: WCAG's contrast between the pixels of one place, 1 for the same."""
    if one.size != other.size:
        return 21
    pairs = set(zip(pixels(one), pixels(other), strict=True))
    lights = [sorted(map(luminance, pair)) for pair in pairs]
    return max((high + 0.05) / (low + 0.05) for low, high in lights)


def ground(picture: Image.Image) -> Pixel:
    """The colour that most of a picture has."""
    counted = picture.getcolors(maxcolors=1 << 24)
    assert len(counted) > 50, "the picture is blank"
    return max(counted)[1]


def test_a_page_is_drawn_in_light_and_in_dark(shown: Path, visit) -> None:
    page, grounds = visit(shown), {}
    for scheme in ("light", "dark"):
        page.emulate_media(**SCHEMES[scheme])
        grounds[scheme] = luminance(ground(drawn(page)))

    assert grounds["light"] > 0.8
    assert grounds["dark"] < 0.05


@pytest.mark.parametrize("selector", MARKS.values(), ids=MARKS)
def test_a_mark_stands_out_in_every_scheme(selector: str, find: Find) -> None:
    drawing = find(selector).locator("xpath=ancestor::*[name()='svg']")
    seen = {}
    for scheme, media in SCHEMES.items():
        drawing.page.emulate_media(**media)
        place = copied(drawing)
        with_it = drawn(place)
        place.evaluate(HIDE, selector.rsplit(maxsplit=1)[-1])
        seen[scheme] = contrast(with_it, drawn(place))

    assert {scheme: found for scheme, found in seen.items() if found < 3} == {}


@pytest.mark.parametrize("scheme", FORCED)
def test_squares_tell_answers_apart_in_forced_colours(scheme: str, find: Find) -> None:
    squares = {}
    for name in SQUARES:
        selector = BY_PLACE.get(name, f".{name}")
        found = find(f"svg>{selector}")
        found.page.emulate_media(**FORCED[scheme])
        place = copied(found.locator("xpath=ancestor::*[name()='svg']"))
        place.evaluate(SQUARE, selector)
        squares[name] = drawn(place)

    assert [pair for pair in combinations(SQUARES, 2) if contrast(squares[pair[0]], squares[pair[1]]) < 3] == []


@pytest.mark.parametrize("scheme", FORCED)
def test_chips_tell_sides_apart_in_forced_colours_whatever_their_words(scheme: str, find: Find) -> None:
    chips = {}
    for kind in ("for", "neutral", "against"):
        found = find(f".chip.{kind}")
        found.page.emulate_media(**FORCED[scheme])
        place = copied(found)
        place.evaluate(WORDLESS)
        chips[kind] = drawn(place)

    assert [pair for pair in combinations(chips, 2) if contrast(chips[pair[0]], chips[pair[1]]) < 3] == []


@pytest.mark.parametrize("scheme", FORCED)
def test_bars_tell_sides_apart_in_forced_colours(scheme: str, find: Find) -> None:
    drawing = find("svg.shares:has(.for):has(.against)")
    drawing.page.emulate_media(**FORCED[scheme])
    sides = []
    for hidden in ("for", "against"):
        place = copied(drawing)
        place.evaluate(HIDE, f".{hidden}")
        sides.append(drawn(place))

    assert contrast(*sides) >= 3


def test_what_looks_the_same_is_noticed(find: Find) -> None:
    chip = find(".chip.for")
    one, other = drawn(copied(chip)), drawn(copied(chip))

    assert contrast(one, other) == 1
    assert contrast(one, Image.new("RGB", one.size, "red")) > 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_leaders_own_score_stands_out_beside_the_teams_and_on_its_range(scheme: str, visit) -> None:
    drawings = visit(GOLDEN / "leader-full" / "page.html", scale=3).locator("svg.score:has(line)")
    seen = {}
    for place, drawing in enumerate(drawings.all()):
        drawing.page.emulate_media(**SCHEMES[scheme])
        copy = copied(drawing)
        with_it = drawn(copy)
        copy.evaluate(HIDE, "line")
        seen[place] = contrast(with_it, drawn(copy))
    assert len(seen) == 6
    assert {place: found for place, found in seen.items() if found < 3} == {}
