"""A style sheet and a logo of one's own: what goes into a page, and what is refused."""

import base64
import hashlib
import re

import pytest

from teamcheck.errors import Code, TemplateError
from teamcheck.report import stylesheet
from teamcheck.report.look import PLAIN, Look
from teamcheck.report.look_files import MOST_LOGO, read_look
from teamcheck.report.own_files import MOST_TEXT
from teamcheck.report.render import render_report
from teamcheck.report.templating import read_template, style

PIXEL = "R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
PICTURES = {
    "png": b"\x89PNG\r\n\x1a\n" + bytes(20),
    "jpeg": b"\xff\xd8\xff\xe0" + bytes(20),
    "gif": base64.b64decode(PIXEL),
    "webp": b"RIFF\x10\0\0\0WEBPVP8 " + bytes(20),
}


@pytest.fixture
def write(tmp_path):
    """Write a file, and give its path."""

    def write_file(content, name="ours.css"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write_file


@pytest.fixture
def faults():
    """The code and the line of everything that is wrong with a look."""

    def faults_of(**files):
        with pytest.raises(TemplateError) as caught:
            read_look(**files)
        return [(problem.code, problem.place.line) for problem in caught.value.problems]

    return faults_of


def rule_of(page):
    return re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]


def sheet_of(page):
    return page[page.index("<style>") + len("<style>") : page.index("</style>")]


def test_without_anything_of_ones_own_a_page_is_as_it_comes(card, questionnaire):
    assert render_report(card(), questionnaire, look=read_look()) == render_report(card(), questionnaire)


def test_a_sheet_comes_after_ours_and_the_pages_rule_allows_both_together(card, questionnaire, write):
    page = render_report(card(), questionnaire, look=read_look(style=write("h1{font-weight:400}\n")))
    sheet = sheet_of(page)
    assert page.count("<style>") == 1
    assert sheet == style()[0] + "h1{font-weight:400}\n"
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert rule_of(page) == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_line_ends_are_those_that_a_browser_counts(write):
    assert read_look(style=write("\ufeffa{}\r\nb{}\rc{}\n")).style == "a{}\nb{}\nc{}\n"


@pytest.mark.parametrize("name", sorted(set(re.findall(r"(--[a-z-]+):", read_template("report.css")))))
def test_a_sheet_sets_every_colour_of_ours_by_its_documented_name(name):
    css = read_template("report.css")
    uses = re.search(rf"[{{;]([a-z-]+):[^;{{}}]*var\({name}\)", css) or re.search(rf"var\({name}\)", css)
    assert uses, f"nothing is drawn in {name}"
    ours = style()[0]
    theirs = style(Look(style=f":root{{{name}:#005eb8}}"))[0].removeprefix(ours)
    short = re.fullmatch(r":root\{(--[0-9a-z]+):#005eb8\}", theirs)[1]
    places = [match.start() for match in re.finditer("var\\(", css)]
    mine = [place for place, start in enumerate(places) if css.startswith(f"var({name})", start)]
    sent = [match.start() for match in re.finditer("var\\(", ours)]
    assert mine == [place for place, start in enumerate(sent) if ours.startswith(f"var({short})", start)]


def test_properties_of_ones_own_are_never_taken_for_one_of_ours():
    short = {"--brand": "--a", "--b": "--5"}
    css = ":root{--a:red;--5:blue;--brand-2:var(--Brand)} .card--brand{color:var( --brand)}"
    assert stylesheet.renamed(css, short) == ":root{--_a:red;--_5:blue;--_brand-2:var(--_Brand)} .card--brand{color:var( --a)}"


@pytest.mark.parametrize(
    "text",
    ['a::after{content:"--brand"}', "a::after{content:'it\\'s --brand'}", "/* --brand */", "a{b:url(data:image/x,--brand)}"],
)
def test_hyphens_in_texts_and_comments_stay_as_they_are(text):
    assert stylesheet.renamed(text, {"--brand": "--5"}) == text


@pytest.mark.parametrize(
    "text",
    [
        "a{background:url(data:image/png;base64,AAAA)}",
        "a{background:url( 'data:image/gif;base64,AAAA')}",
        'a{background:URL("DATA:IMAGE/WEBP;base64,AAAA")}',
        "path{stroke:url(#a)}",
        "a{color:var(--brand);background-image:linear-gradient(red,blue)}",
        ".src,.image{--image:1}",
    ],
)
def test_pictures_in_the_sheet_itself_and_marks_in_the_page_are_fine(text, write):
    assert read_look(style=write(text)).style == text


@pytest.mark.parametrize(
    "text",
    [
        "a{}</style><script>",
        "a{}</STYLE >",
        "a{}\\</style>",
        "@import 'x.css';",
        "@IMPORT url(#x);",
        "@im\\port 'x.css';",
        "@\\69mport 'x.css';",
        "@\\000069 mport 'x.css';",
        "a{background:url(x.png)}",
        "a{background:url( 'x.png')}",
        "a{background:url()}",
        "a{background:url(//example.org/x)}",
        "a{background:url(data:text/html,x)}",
        "a{background:\\75rl(x.png)}",
        "a{background:u\\72 l(x.png)}",
        "a{background:url(\\\n'x.png')}",
        "/* url(x) */",
        "a{b:url(#/*);background:url(//example.org/x) /* */}",
        "a{background:image-set('x.png' 1x)}",
        "a{background:-webkit-image-set('x.png' 1x)}",
        "a{background:image('x.png')}",
        "a{background:src('x.png')}",
        "a{width:expression(alert(1))}",
        "a{width:EXPRESSION (1)}".replace(" ", ""),
        "@font-face{font-family:x;src:url(x.woff2)}",
    ],
)
def test_what_would_end_the_sheet_or_ask_for_another_file_is_refused(text, faults, write):
    assert {code for code, _ in faults(style=write(text))} == {Code.STYLE_NOT_ALLOWED}


def test_each_refusal_names_its_line(faults, write):
    text = "a{}\nb{background:url(x)}\n\n@import 'y';\n"
    assert faults(style=write(text)) == [(Code.STYLE_NOT_ALLOWED, 2), (Code.STYLE_NOT_ALLOWED, 4)]


def test_a_sheet_of_nothing_but_faults_is_told_of_a_few(faults, write):
    assert len(faults(style=write("url(x)\n" * 5000))) == 20


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("a{}".encode("utf-16"), Code.LOOK_NOT_TEXT, None),
        ("a::after{content:'é'}".encode("latin-1"), Code.LOOK_NOT_TEXT, None),
        ("a{}\nb{}\0", Code.LOOK_NOT_TEXT, 2),
        (" " * (MOST_TEXT + 1), Code.LOOK_TOO_LARGE, None),
    ],
)
def test_a_sheet_is_a_text_that_is_not_too_large(content, code, line, faults, write):
    assert faults(style=write(content)) == [(code, line)]


def test_the_largest_sheet_and_the_largest_logo_are_taken(write):
    logo = PICTURES["png"].ljust(MOST_LOGO, b"\0")
    look = read_look(style=write(" " * MOST_TEXT), logo=write(logo, "logo"))
    assert (len(look.style), len(look.logo)) == (64 * 1024, len("data:image/png;base64,") + 64 * 1024)


@pytest.mark.parametrize("kind", PICTURES)
def test_a_logo_stands_on_the_cover_whatever_its_file_is_called(kind, card, questionnaire, outline, write):
    page = render_report(card(), questionnaire, look=read_look(logo=write(PICTURES[kind], "logo.txt")))
    found = outline(page)
    (picture,) = found.all("img")
    assert found.faults == []
    assert picture == {"class": "logo", "src": picture["src"], "alt": ""}
    start, _, data = picture["src"].partition(";base64,")
    assert start == f"data:image/{kind}"
    assert base64.b64decode(data, validate=True) == PICTURES[kind]
    assert page.index("<img") < page.index("</header>")
    assert "img-src data:;" in rule_of(page)


@pytest.mark.parametrize("edition", ["small-team", "full", "discussion"])
@pytest.mark.parametrize("copy", ["team", "coach", "organisation"])
def test_the_page_asks_for_nothing_with_a_logo_either(edition, copy, card, questionnaire, outline, write):
    page = render_report(card(edition), questionnaire, copy=copy, look=read_look(logo=write(PICTURES["gif"], "logo.gif")))
    assert page.count("data:image/") == 1
    assert [a["src"][:5] for a in outline(page).all("img")] == ["data:"]
    assert not re.search(r"https?:|@import", page)


@pytest.mark.parametrize(
    ("css", "allowed"), [("a{color:red}", False), (f"a{{background:url(data:image/gif;base64,{PIXEL})}}", True)]
)
def test_the_pages_rule_allows_pictures_only_where_there_are_some(css, allowed, card, questionnaire, write):
    page = render_report(card(), questionnaire, look=read_look(style=write(css)))
    assert ("img-src data:;" in rule_of(page)) is allowed


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<?xml version='1.0'?><svg/>",
        b"<!doctype html>",
        b"BM" + bytes(40),
        b"%PDF-1.7",
        b"RIFF\x10\0\0\0WAVEfmt ",
        b" " + PICTURES["png"],
        b"a logo",
    ],
)
def test_what_is_no_picture_by_its_first_bytes_is_no_logo(content, faults, write):
    assert faults(logo=write(content, "logo.png")) == [(Code.NOT_A_LOGO, None)]


def test_a_drawing_is_refused_for_what_it_can_hold(write):
    with pytest.raises(TemplateError, match="SVG, which can hold programs"):
        read_look(logo=write("\n<svg onload='alert(1)'/>", "logo.png"))


def test_a_logo_is_not_too_large(faults, write):
    assert faults(logo=write(PICTURES["png"].ljust(MOST_LOGO + 1, b"\0"), "logo.png")) == [(Code.LOOK_TOO_LARGE, None)]


@pytest.mark.parametrize("option", ["style", "logo"])
def test_a_file_that_cannot_be_read_is_said(option, faults, tmp_path):
    for path in (tmp_path / "none", tmp_path, tmp_path / ("x" * 400), tmp_path / "a\0b"):
        assert faults(**{option: path}) == [(Code.LOOK_NOT_READABLE, None)]


def test_everything_that_is_wrong_is_said_together(faults, write, tmp_path):
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "report.html.j2").write_text("{% if %}", encoding="utf-8")
    found = faults(style=write("@import 'x';"), logo=write("x", "logo"), templates=tmp_path / "house")
    assert [code for code, _ in found] == [Code.STYLE_NOT_ALLOWED, Code.NOT_A_LOGO, Code.TEMPLATE_SYNTAX]


@pytest.mark.parametrize("form", ["md", "teams"])
def test_other_documents_have_no_dress(form, card, questionnaire, write):
    look = read_look(style=write("a{}"), logo=write(PICTURES["png"], "logo.png"))
    assert render_report(card(), questionnaire, to=form, look=look) == render_report(card(), questionnaire, to=form, look=PLAIN)
