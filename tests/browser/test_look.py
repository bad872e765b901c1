"""A style sheet and a logo of one's own, as a browser takes them under the page's own rule."""

import base64
import struct
import zlib
from pathlib import Path

import pytest

from teamcheck.report.look_files import read_look
from teamcheck.report.render import render_report

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Windows' line ends, which a browser counts as one sign each: its digest of the sheet must be that of the page's rule.
CSS = ":root{--brand:#123456}\r\nh2{font-weight:900}\r\n.cover{background-image:url(data:image/png;base64,PICTURE)}\r\n"


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes([200, 0, 90]) * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def dressed(script, tmp_path: Path):
    """A page with a sheet and a logo of that size."""

    def write(width: int, height: int) -> Path:
        (tmp_path / "logo").write_bytes(png(width, height))
        picture = base64.b64encode(png(2, 2)).decode("ascii")
        (tmp_path / "ours.css").write_bytes(CSS.replace("PICTURE", picture).encode("utf-8"))
        (case,) = (case for case in script.CASES if case.slug == "nine-people")
        look = read_look(style=tmp_path / "ours.css", logo=tmp_path / "logo")
        text = render_report(script.scorecard_of(case), script.questionnaire_of(case.questionnaire), look=look)
        (tmp_path / "page.html").write_text(text, encoding="utf-8")
        return tmp_path / "page.html"

    return write


def test_a_sheet_and_a_logo_of_ones_own_are_seen_and_nothing_is_asked_for(
    dressed, visit, requested: list[str], complaints: list[str]
) -> None:
    file = dressed(200, 60)
    page = visit(file)
    style = "(name) => getComputedStyle(document.querySelector(name[0]))[name[1]]"
    assert page.evaluate(style, ["h1", "color"]) == "rgb(18, 52, 86)"
    assert page.evaluate(style, ["h2", "fontWeight"]) == "900"
    assert page.evaluate(style, [".cover", "backgroundImage"]).startswith('url("data:image/png')
    assert page.evaluate("document.querySelector('.logo').naturalWidth") == 200
    assert complaints == []
    assert [address for address in requested if not address.startswith("data:")] == [file.as_uri()]


@pytest.mark.parametrize(("width", "height"), [(3000, 100), (100, 1500), (20, 20), (2, 1000)])
@pytest.mark.parametrize("window", [320, 1280])
def test_a_logo_of_any_size_stays_in_its_place(width: int, height: int, window: int, dressed, visit) -> None:
    page = visit(dressed(width, height), window)
    shown = page.locator(".logo").bounding_box()
    assert shown["height"] <= 48
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= window
    assert page.evaluate("document.documentElement.scrollWidth") == window
    assert shown["width"] * height == pytest.approx(shown["height"] * width, rel=0.1), "its shape is not kept"
