"""The style sheet of the pages that people are asked with: of one family with the report's, and readable by everyone."""

import base64
import hashlib
import re

import pytest

from teamcheck.report.language import ENGLISH
from teamcheck.report.look import Look, Own
from teamcheck.report.pages.dress import style_digest
from teamcheck.report.pages.room import render_message
from teamcheck.report.render import render_report
from teamcheck.report.templating import asking, read_template, replaceable

CSS = read_template("ask/ask.css")
SHEETS = ("ask.css", "paper.css")
#: What is written or drawn on what, and the least contrast: 4.5 for text, 3 for edges and signs.
PAIRS = {
    ("ink", "paper"): 4.5,
    ("ink", "wash"): 4.5,
    ("quiet", "paper"): 4.5,
    ("quiet", "wash"): 4.5,
    ("brand", "paper"): 4.5,
    ("brand", "wash"): 4.5,
    ("paper", "brand"): 4.5,
    ("link", "paper"): 4.5,
    ("link", "wash"): 4.5,
    ("against-ink", "against-wash"): 4.5,
    ("neutral-line", "paper"): 3,
    ("against-line", "paper"): 3,
}


def schemes(css: str) -> list[dict[str, str]]:
    """The colours in light and in dark."""
    light, dark = (dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", block)) for block in re.findall(r":root\{([^}]*)\}", css)[:2])
    return [light, dark]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_colours_are_those_of_the_report():
    for ours, theirs in zip(schemes(CSS), schemes(read_template("report.css")), strict=True):
        assert ours
        assert ours.items() <= theirs.items()


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("over", "under"), PAIRS)
def test_text_and_edges_stand_out(scheme, over, under):
    colours = schemes(CSS)[scheme]
    assert contrast(colours[over], colours[under]) >= PAIRS[over, under]


def test_every_colour_is_measured_or_only_decorates():
    assert schemes(CSS)[0].keys() - {name for pair in PAIRS for name in pair} == {"line"}


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_style_moves_a_thing_to_a_fixed_side_or_asks_for_a_file(sheet):
    css = read_template(f"ask/{sheet}")
    assert not re.search(
        r"(margin|padding|border)-(left|right)|text-align:(left|right)|float:(left|right)|[;{](left|right):", css
    )
    assert not re.search(r"url\(|@import|</", css)


def test_the_digest_is_that_of_the_sheet_in_the_page():
    (sheet,) = re.findall(r"<style>(.*?)</style>", render_message(ENGLISH, "thanks"), re.DOTALL)
    assert style_digest() == f"sha256-{base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}"


def test_no_folder_of_templates_replaces_what_people_are_told():
    assert asking()
    assert not set(asking()) & set(replaceable())


def test_a_template_of_somebodys_own_cannot_take_these_in(card, questionnaire):
    own = Own("own", (("_parts/cover.html.j2", '{% include "ask/links.html.j2" %}'),))
    with pytest.raises(Exception, match="not there"):
        render_report(card(), questionnaire, look=Look(own))
