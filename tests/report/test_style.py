import re
from itertools import combinations, product

import pytest

from teamcheck.report import charts
from teamcheck.report.charts import Pile, Sides
from teamcheck.report.render import render_report
from teamcheck.report.templating import read_template, style

#: The ground of everything that has none of its own.
PAPER = "paper"
#: Lines that lie on something by the drawing rather than by a rule: the dot on what a score is likely to be and on the middle
#: half, and the middle line on the page.
LAID_ON = {("score", "range"), ("score", "for-fill"), ("ink", PAPER)}
#: They only part what the page's words and figures part already: rows and boxes; quarters of a scale whose scores are printed.
DECORATION = {"line", "grid"}


def rules(css):
    """Each rule's selector, and which colour of ours a property of it has or begins with."""
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        yield selector.strip(), dict(re.findall(r"(?<![\w-])([a-z-]+):[^;(]*var\(--([a-z-]+)\)", body))


def text_on_grounds(css):
    """What is written on what: a rule's two colours; what has only one of them may meet whatever has only the other."""
    pairs, colours, grounds = set(), set(), {PAPER}
    for selector, own in rules(css):
        color, ground = own.get("color"), own.get("background", own.get("background-color"))
        if color and ground:
            pairs.add((color, ground))
            if selector == "body":
                colours.add(color)
        elif color:
            colours.add(color)
        elif ground:
            grounds.add(ground)
    return pairs | set(product(colours, grounds))


def lines_on_grounds(css):
    """What is drawn on what: outlines on their fill and on the page, bare fills on the page, signs on strong fills."""
    pairs, strong, signs = set(), set(), set()
    for selector, own in rules(css):
        fill, stroke = own.get("fill"), own.get("stroke")
        border, ground = own.get("border-color"), own.get("background")
        if border and ground:
            pairs |= {(border, ground), (border, PAPER)}
        if fill and selector.endswith(".strong"):
            strong.add(fill)
        if fill:
            pairs |= {(stroke, fill), (stroke, PAPER)} if stroke else {(fill, PAPER)}
        if selector == ".strong .sign" and stroke:  # not the rule for colours that the system chooses
            signs.add(stroke)
        if "outline" in own:
            pairs.add((own["outline"], PAPER))
    return pairs | set(product(signs, strong))


CSS = read_template("report.css")
TEXT = sorted(text_on_grounds(CSS))
GRAPHICS = sorted(lines_on_grounds(CSS) | LAID_ON)


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


def test_a_new_rule_for_text_is_measured_by_itself():
    css = "body{background:var(--paper);color:var(--ink)}\n.a{color:var(--quiet)}\n.b{background:var(--wash)}"
    loose = {(text, ground) for text in ("ink", "quiet") for ground in ("paper", "wash")}
    assert text_on_grounds(css) == loose
    rule = ".c{background:var(--brand);color:var(--for-wash)}"
    assert text_on_grounds(css + rule) == text_on_grounds(f"{css}@media print{{{rule}}}") == loose | {("for-wash", "brand")}


def test_a_new_rule_for_lines_is_measured_by_itself():
    css = "svg .a{fill:var(--a);stroke:var(--b)}.a.strong{fill:var(--b)}.strong .sign{stroke:var(--c)}.d{fill:var(--d)}"
    assert lines_on_grounds(css) == {("b", "a"), ("b", PAPER), ("c", "b"), ("d", PAPER)}
    assert lines_on_grounds(".e{background:var(--e);border-color:var(--f)}") == {("f", "e"), ("f", PAPER)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out_from_its_ground(schemes, scheme, text, ground):
    assert contrast(schemes[scheme][text], schemes[scheme][ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), GRAPHICS)
def test_lines_stand_out_from_what_they_border(schemes, scheme, line, ground):
    assert contrast(schemes[scheme][line], schemes[scheme][ground]) >= 3


def test_every_colour_is_measured_or_only_decorates(schemes):
    assert schemes["light"].keys() - {name for pair in (*TEXT, *GRAPHICS) for name in pair} == DECORATION


def test_both_schemes_name_the_same_colours(schemes):
    assert schemes["light"].keys() == schemes["dark"].keys()


def test_every_shape_of_a_drawing_has_its_colour_in_the_style_sheet():
    one = Sides(1, 1, 1)
    drawn = charts.shares(30, 50) + charts.neutral(20) + charts.score(50, [40, 60]) + charts.spread(50, [40, 60], [0, 100])
    drawn += charts.squares([Pile("against", strong=True, people=1)]) + charts.leanings(one, one)
    names = set(re.findall(r'<(?:path|rect|circle|g|pattern id=\w+) class="?([\w ]+?)"?[ >]', drawn))
    names |= {name for pattern in re.findall(r'<pattern id=(\w+) class="([^"]+)"', all_patterns()) for name in pattern}
    css = read_template("report.css")
    assert {"for", "against", "neutral", "range", "reach", "axis", "a", "m", "f"} <= names
    for name in names - {"n", "aa", "ff"}:  # known by their place
        assert re.search(rf"\.{name.replace(' ', '.')}\{{[^}}]*(fill|stroke):(var\(--|url\(#{name}\))", css), name


def all_patterns():
    return charts.square_patterns(answers=True, leanings=True)


def test_every_run_of_squares_is_drawn_with_the_pattern_of_its_name_or_place():
    drawn = dict(re.findall(r"([^{}\n]+)\{stroke:url\(#(\w+)\)\}", CSS))
    selectors = {one.rpartition("*/")[2]: pattern for many, pattern in drawn.items() for one in many.split(",")}
    assert {name: selectors.pop(f".{name}") for name in "amf"} == {name: name for name in "amf"}
    assert selectors == {"svg>path" + "+path" * place: name for place, name in enumerate(("n", "f", "ff", "a", "aa"))}
    assert {*drawn.values()} == {*re.findall(r"<pattern id=(\w+)", all_patterns())}


def test_the_page_carries_the_same_rules_in_fewer_letters():
    css, sent = read_template("report.css"), style()[0]
    assert re.findall(r"[{}:;]", css) == re.findall(r"[{}:;]", sent)
    assert len(set(re.findall(r"--[a-z][a-z-]*", css))) == len(set(re.findall(r"--[0-9a-z]+(?=[:)])", sent)))
    assert len(sent) < len(css)


def test_no_style_moves_a_thing_to_a_fixed_side():
    css = read_template("report.css")
    assert not re.search(r"(margin|padding|border)-(left|right)|text-align:(left|right)|float:(left|right)", css)


def test_the_style_sheet_cannot_end_early():
    assert "</" not in read_template("report.css")


def drawn_squares():
    """Each kind of square there is: its name, the colour it is filled with, and the strokes of its sign."""
    fills = {selector.removeprefix("svg "): own["fill"] for selector, own in rules(CSS) if "fill" in own}
    for name, kind, shapes in re.findall(r'<pattern id=(\w+) class="([\w ]+)"[^>]*>(.*?)</pattern>', all_patterns()):
        yield name, fills[f".{kind.replace(' ', '.')}"], "".join(re.findall(r'class=sign d="([^"]+)"', shapes))


def alike_in_grey(squares, colours):
    """The squares that a printer without colours, or eyes that see none, could take for one another."""
    return [
        (one, other)
        for (one, fill, sign), (other, filled, signed) in combinations(squares, 2)
        if sign == signed and contrast(colours[fill], colours[filled]) < 3
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_squares_alike_in_grey_have_signs_of_their_own(schemes, scheme):
    squares = list(drawn_squares())
    assert {name for name, _, _ in squares} == {"aa", "a", "n", "m", "f", "ff"}
    assert alike_in_grey(squares, schemes[scheme]) == []
    unsigned = [(name, fill, "") for name, fill, _ in squares]
    assert {("aa", "ff"), ("a", "f"), ("n", "m")} <= set(alike_in_grey(unsigned, schemes[scheme]))


def test_both_strengths_of_a_side_have_its_sign_and_no_other_square_has():
    signs = {name: sign for name, _, sign in drawn_squares()}
    assert signs["aa"] == signs["a"]
    assert signs["ff"] == signs["f"]
    assert len({signs[name] for name in "anmf"}) == 4


def test_every_chip_has_a_sign_of_its_own():
    chips = set(re.findall(r"\.chip\.([a-z-]+)[,{]", CSS))
    signs = dict(re.findall(r'\.chip\.([a-z-]+)::before\{content:"([^"]+)"', CSS))
    assert signs.keys() == chips == {"against", "neutral", "for"}
    assert len({sign.strip() for sign in signs.values()} - {""}) == len(chips)


@pytest.mark.parametrize(("element", "words"), [("card", r"<h3>([^<]+)"), ("tag", r"([^<]+)")])
def test_cards_and_tags_say_in_words_what_their_colour_says(card, questionnaire, element, words):
    reading = {"build_on": ["roles"], "talk_about": ["goals"], "see_differently": ["trust"]}
    page = render_report(card("full", reading=reading), questionnaire)
    said = set(re.findall(rf'class="{element} ([a-z-]+)">{words}', page))
    assert len(said) == len({kind for kind, _ in said}) == len({title for _, title in said}) == 3
