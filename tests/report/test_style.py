import re

import pytest

from teamcheck.report import charts
from teamcheck.report.charts import Pile, Sides
from teamcheck.report.templating import read_template, style

TEXT = [
    ("ink", "paper"),
    ("quiet", "paper"),
    ("quiet", "wash"),
    ("ink", "wash"),
    ("brand", "paper"),
    ("brand", "wash"),
    ("link", "paper"),
    ("for-ink", "for-wash"),
    ("against-ink", "against-wash"),
    ("neutral-ink", "neutral-wash"),
    ("apart-ink", "apart-wash"),
]
GRAPHICS = [
    ("for-line", "paper"),
    ("against-line", "paper"),
    ("neutral-line", "paper"),
    ("for-line", "for-fill"),
    ("against-line", "against-fill"),
    ("for-line", "for-wash"),
    ("against-line", "against-wash"),
    ("neutral-line", "neutral-wash"),
    ("apart-line", "apart-wash"),
    ("score", "paper"),
    ("range", "paper"),
]


def tokens(text):
    return dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", text))


@pytest.fixture(scope="module")
def schemes():
    light, dark = read_template("report.css").split("@media screen and (prefers-color-scheme:dark)", 1)
    return {"light": tokens(light), "dark": tokens(dark.split("}}")[0])}


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_accessibility_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out_from_its_ground(schemes, scheme, text, ground):
    assert contrast(schemes[scheme][text], schemes[scheme][ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), GRAPHICS)
def test_lines_stand_out_from_what_they_border(schemes, scheme, line, ground):
    assert contrast(schemes[scheme][line], schemes[scheme][ground]) >= 3


def test_both_schemes_name_the_same_colours(schemes):
    assert schemes["light"].keys() == schemes["dark"].keys()


def test_every_shape_of_a_drawing_has_its_colour_in_the_style_sheet():
    one = Sides(1, 1, 1)
    drawn = charts.shares(30, 50) + charts.neutral(20) + charts.score(50, [40, 60]) + charts.spread(50, [40, 60], [0, 100])
    drawn += charts.squares([Pile("against", strong=True, people=1)]) + charts.leanings(one, one)
    names = set(re.findall(r'<(?:path|rect|circle|pattern id=\w+) class="?([\w ]+?)"?[ >]', drawn))
    names |= set(re.findall(r'<pattern id=\w+ class="([^"]+)"', all_patterns()))
    css = read_template("report.css")
    assert {"for", "against", "neutral", "range", "reach", "axis", "aa", "a", "m", "f"} <= names
    for name in names:
        assert re.search(rf"\.{name.replace(' ', '.')}\{{[^}}]*(fill|stroke):(var\(--|url\(#{name}\))", css), name


def all_patterns():
    return charts.square_patterns(answers=True, leanings=True)


def test_every_run_of_squares_is_drawn_with_a_pattern_there_is():
    css = read_template("report.css")
    patterns = set(re.findall(r"<pattern id=(\w+)", all_patterns()))
    assert dict(re.findall(r"\.(\w+)\{stroke:url\(#(\w+)\)\}", css)) == {name: name for name in patterns}


def test_the_page_carries_the_same_rules_in_fewer_letters():
    css, sent = read_template("report.css"), style()[0]
    assert re.findall(r"[{}:;]", css) == re.findall(r"[{}:;]", sent)
    assert len(set(re.findall(r"--[a-z][a-z-]*", css))) == len(set(re.findall(r"--[0-9a-f]+(?=[:)])", sent)))
    assert len(sent) < len(css)


def test_no_style_moves_a_thing_to_a_fixed_side():
    css = read_template("report.css")
    assert not re.search(r"(margin|padding|border)-(left|right)|text-align:(left|right)|float:", css)


def test_the_style_sheet_cannot_end_early():
    assert "</" not in read_template("report.css")
