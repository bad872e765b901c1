"""A folder of templates of one's own: first theirs, then ours, file by file, in the same sandbox."""

import re
import shutil

import pytest

from teamcheck.errors import Code, TemplateError
from teamcheck.report import templating
from teamcheck.report.look_files import read_look
from teamcheck.report.own_files import MOST_TEXT
from teamcheck.report.render import render_report

pytestmark = pytest.mark.slow

COVER = "_parts/cover.html.j2"
FORMS = ["html", "md", "teams"]


@pytest.fixture
def house(tmp_path):
    """Write templates into a folder, and read them."""

    def read_house(texts):
        for name, text in texts.items():
            path = tmp_path / "house" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return read_look(templates=tmp_path / "house")

    return read_house


@pytest.fixture
def made(card, questionnaire, house):
    """A document made with templates of one's own."""
    return lambda texts, **how: render_report(how.pop("shown", card()), questionnaire, look=house(texts), **how)


@pytest.fixture
def fault(made):
    """What is wrong with templates, when they are read or filled: its code, its line, its file, and what is said."""

    def fault_of(texts, **how):
        with pytest.raises(TemplateError) as caught:
            made(texts, **how)
        (problem,) = caught.value.problems
        return (
            problem.code,
            problem.place.line,
            problem.place.file.rpartition("house/")[2],
            f"{problem.message} → {problem.fix}",
        )

    return fault_of


def test_theirs_takes_the_place_of_ours_and_the_rest_stays(made, card, questionnaire):
    page = made({COVER: "<header><h1>{{ team }}, our way</h1></header>\n"})
    usual = render_report(card(), questionnaire)
    assert "<h1>Harbour, our way</h1>" in page
    theirs = page.split("</header>")[1].replace("&#39;", "'")  # their templates may set values in apostrophes, ours do not
    assert theirs == usual.split("</header>")[1]


@pytest.mark.parametrize("form", ["md", "teams"])
def test_other_documents_take_theirs_too(form, made):
    assert made({f"report.{form}.j2": "{{ team }}: {{ cover.answered }}\n"}, to=form) == "Harbour: 9 of 11 members answered\n"


def test_the_same_part_serves_many_dimensions(made):
    page = made({"_parts/material.html.j2": "<p>Ours: {{ it.discuss | length }}</p>"})
    assert page.count("<p>Ours: 2</p>") == 3


@pytest.mark.parametrize("edition", ["small-team", "full", "discussion"])
@pytest.mark.parametrize("copy", ["team", "coach", "organisation"])
def test_a_copy_of_all_our_templates_says_what_ours_say(edition, copy, card, questionnaire, outline, tmp_path, root):
    shutil.copytree(root / "templates", tmp_path / "all")
    look = read_look(templates=tmp_path / "all")
    assert look.warnings == ()
    shown = card(edition, comments=["<b>Tea</b>"])
    for form in FORMS:
        ours, theirs = (render_report(shown, questionnaire, to=form, copy=copy, look=each) for each in (read_look(), look))
        if form == "html":  # ours leave out spaces between elements, which theirs keep
            ours, theirs = (outline(page).text.replace(" ", "") for page in (ours, theirs))
        assert theirs == ours


def test_a_style_sheet_in_the_folder_takes_the_place_of_ours(made):
    page = made({"report.css": ":root{--mine:red}\nh1{color:var(--mine)}\n"})
    assert "<style>:root{--mine:red}\nh1{color:var(--mine)}\n\n</style>" in page


def test_one_of_the_folder_and_one_that_is_added_are_both_left_as_they_are(card, questionnaire, house, tmp_path):
    (tmp_path / "more.css").write_text("a{color:var(--brand)}", encoding="utf-8")
    house({"report.css": ":root{--brand:red}"})
    look = read_look(templates=tmp_path / "house", style=tmp_path / "more.css")
    assert "<style>:root{--brand:red}\na{color:var(--brand)}</style>" in render_report(card(), questionnaire, look=look)


def test_what_people_wrote_is_escaped_in_theirs_as_in_ours(made, card):
    shown = card(team="<script>x", comments=["[a](b)", "b", "c"])
    page = made({COVER: "{{ team }}", "report.md.j2": "{{ comments[0].comments[0] }}"}, shown=shown)
    assert "&lt;script&gt;x" in page
    assert made({}, shown=shown, to="md").strip() == r"\[a\](b)"


def test_their_sentences_are_those_of_the_language(made):
    page = made({COVER: "{{ _('Score') }} {{ _('Ours of {day}', day='Monday') }}"})
    assert "Score Ours of Monday" in page


SANDBOX = [
    ("{{ team.__class__.__mro__ }}", "may not touch"),
    ("{{ ''.__class__ }}", "may not touch"),
    ("{{ cover['__class__'] }}", "may not touch"),
    ("{{ _.__init__.__globals__ }}", "may not touch"),
    ("{{ _._translations }}", "may not touch"),
    ("{{ hour.append(1) }}", "may not touch"),
    ("{{ cover.update({'kind': 'x'}) }}", "may not touch"),
    ("{{ '{0.__class__}'.format(team) }}", "may not touch"),
    ("{{ _('{x.plain}', x=cover.kind) }}", "fails (ValueError)"),
    ("{{ _('{x.__class__.plain.fget.__globals__}', x=cover.kind) }}", "fails (ValueError)"),
    ("{{ _.plural('{x.plain}', '{x.plain}', 1, x=cover.kind) }}", "fails (ValueError)"),
    ("{{ _('{x.tag}', x=_) }}", "fails (ValueError)"),
]


@pytest.mark.parametrize(("text", "words"), SANDBOX)
def test_a_template_reaches_nothing_but_its_data(text, words, fault):
    code, line, file, said = fault({COVER: f"\n{text}"})
    assert (code, line, file) == (Code.TEMPLATE_FAILED, 2, COVER)
    assert words in said


BROKEN = {
    "an unknown name": ("{{ nothing }}", Code.TEMPLATE_FAILED, "'nothing' is undefined → docs/templates.md lists"),
    "an unknown key": ("{{ cover.nothing }}", Code.TEMPLATE_FAILED, "has no attribute 'nothing'"),
    "an unknown part": ("{% include '_parts/mine.html.j2' %}", Code.TEMPLATE_FAILED, "not there → There are: _parts/actions"),
    "a part outside": ("{% include '../secret.txt' %}", Code.TEMPLATE_FAILED, "takes in a template that is not there"),
    "an absolute path": ("{% include '/etc/hostname' %}", Code.TEMPLATE_FAILED, "takes in a template that is not there"),
    "our licence": ("{% include 'LICENSE' %}", Code.TEMPLATE_FAILED, "takes in a template that is not there"),
    "a circle": ("{% include '_parts/cover.html.j2' %}", Code.TEMPLATE_FAILED, "takes itself in"),
    "a division by nothing": ("{{ 1 / 0 }}", Code.TEMPLATE_FAILED, "fails (ZeroDivisionError) → Mend this line"),
    "a very long loop": ("{% for n in range(10 ** 9) %}{% endfor %}", Code.TEMPLATE_FAILED, "far more often than a"),
    "a text and a number": ("{{ team + 1 }}", Code.TEMPLATE_FAILED, "fails (TypeError)"),
    "a sentence without its value": ("{{ _('Ours of {day}') }}{{ _('{day}', night=1) }}", Code.TEMPLATE_FAILED, "(ValueError)"),
    "an open block": ("{% if team %}", Code.TEMPLATE_SYNTAX, "Unexpected end of template"),
    "an unknown step": ("{% soup %}", Code.TEMPLATE_SYNTAX, "unknown tag 'soup'"),
    "an unknown filter": ("{{ team | soup }}", Code.TEMPLATE_SYNTAX, "No filter named 'soup'"),
    "an open expression": ("{{ team", Code.TEMPLATE_SYNTAX, "unexpected end of template"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_template_is_said_with_its_file_its_line_and_the_cure(what, fault):
    text, code, words = BROKEN[what]
    found, line, file, said = fault({COVER: f"<header>\n\n{text}"})
    assert (found, line, file) == (code, 3, COVER)
    assert words.lower() in said.lower()


@pytest.mark.parametrize("form", ["md", "teams"])
def test_broken_templates_of_other_documents_are_said_too(form, fault):
    name = f"report.{form}.j2"
    assert fault({name: "a\n{{ nothing }}"}, to=form)[:3] == (Code.TEMPLATE_FAILED, 2, name)


def test_a_part_of_a_dimension_that_is_broken_is_said_too(fault):
    assert fault({"_parts/material.html.j2": "{{ nothing }}"})[:3] == (Code.TEMPLATE_FAILED, 1, "_parts/material.html.j2")


def test_ours_that_fails_because_of_theirs_is_said_where_theirs_takes_it_in(fault):
    text = "x\n{% set cover = 1 %}{% include '_parts/cover.html.j2' %}"
    assert fault({"report.html.j2": text})[:3] == (Code.TEMPLATE_FAILED, 2, "report.html.j2")


def test_every_template_that_cannot_be_read_is_said_whatever_is_made(house):
    with pytest.raises(TemplateError) as caught:
        house({COVER: "{% if", "report.md.j2": "{{", "report.css": "@import 'x'", "report.teams.j2": b"\xff"})
    found = {problem.place.file.rpartition("house/")[2]: problem.code for problem in caught.value.problems}
    assert found == {
        COVER: Code.TEMPLATE_SYNTAX,
        "report.md.j2": Code.TEMPLATE_SYNTAX,
        "report.css": Code.STYLE_NOT_ALLOWED,
        "report.teams.j2": Code.LOOK_NOT_TEXT,
    }


def test_no_message_quotes_what_people_wrote(fault, card):
    shown = card(comments=["secret words", "b", "c"])
    *_, said = fault({COVER: "{{ cover[comments[0].comments[0]] }}"}, shown=shown)
    assert "secret" not in said
    *_, said = fault({COVER: "{{ comments[0].comments[0] | round }}"}, shown=shown)
    assert "secret" not in said


def test_a_fault_of_our_own_stays_a_bug(made, monkeypatch):
    monkeypatch.setattr(templating, "read_template", lambda _: "{{ nothing }}")
    with pytest.raises(Exception, match="'nothing' is undefined") as caught:
        made({"report.md.j2": "{{ team }}"})
    assert not isinstance(caught.value, TemplateError)


def test_a_link_that_leads_out_of_the_folder_is_refused(house, tmp_path):
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "cover.html.j2").write_text("x", encoding="utf-8")
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "report.md.j2").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "house" / "_parts").symlink_to(tmp_path / "parts")
    with pytest.raises(TemplateError) as caught:
        house({})
    assert [(problem.code, problem.place.file.rpartition("house/")[2]) for problem in caught.value.problems] == [
        (Code.TEMPLATE_OUTSIDE, COVER),
        (Code.TEMPLATE_OUTSIDE, "report.md.j2"),
    ]


def test_links_within_the_folder_and_to_the_folder_are_fine(house, tmp_path):
    house({"shared.txt": "x", "report.md.j2": ""})
    (tmp_path / "house" / "report.teams.j2").symlink_to("shared.txt")
    (tmp_path / "link").symlink_to("house")
    assert dict(read_look(templates=tmp_path / "link").templates.texts) == {"report.md.j2": "", "report.teams.j2": "x"}


def test_a_template_is_a_file_that_is_not_too_large(house, tmp_path):
    (tmp_path / "house" / "report.md.j2").mkdir(parents=True)
    (tmp_path / "house" / "report.teams.j2").symlink_to("nowhere")
    with pytest.raises(TemplateError) as caught:
        house({"report.html.j2": " " * (MOST_TEXT + 1)})
    assert [problem.code for problem in caught.value.problems] == [
        Code.LOOK_TOO_LARGE,
        Code.LOOK_NOT_READABLE,
        Code.LOOK_NOT_READABLE,
    ]


def test_a_folder_that_is_not_there_or_is_a_file_is_said(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for path in (tmp_path / "none", tmp_path / "file", tmp_path / "a\0b"):
        with pytest.raises(TemplateError) as caught:
            read_look(templates=path)
        assert [problem.code for problem in caught.value.problems] == [Code.LOOK_NOT_READABLE]


def test_files_that_take_no_templates_place_are_named_with_the_names_that_would(house):
    look = house({COVER: "x", "cover.html.j2": "x", "_parts/mine.html.j2": "x", "README.md": "", ".hidden": "", "LICENSE": ""})
    (warning,) = look.warnings
    assert (warning.code, warning.severity) == (Code.TEMPLATE_UNUSED, "warning")
    assert warning.message == "these take no template's place: _parts/mine.html.j2, cover.html.j2"
    assert set(re.findall(r"[\w./]+\.(?:j2|css)", warning.fix)) == set(templating.replaceable())


def test_many_such_files_are_counted(house):
    (warning,) = house({f"{n}.txt": "" for n in range(9)}).warnings
    assert warning.message.endswith("0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 4 more")


def test_a_folder_without_any_template_is_said(tmp_path):
    (warning,) = read_look(templates=tmp_path).warnings
    assert warning.message == "no file in this folder takes a template's place"


def test_a_sheet_and_a_logo_in_the_folder_that_are_used_are_no_strangers(house, tmp_path):
    house({"report.md.j2": "", "more.css": "a{}", "logo.gif": b"GIF89a"})
    folder = tmp_path / "house"
    assert read_look(templates=folder, style=folder / "more.css", logo=folder / "logo.gif").warnings == ()


def test_pages_after_the_first_compile_nothing(house, card, questionnaire, monkeypatch):
    house({COVER: "{{ team }}", "_parts/material.html.j2": "{{ it.caution }}"})
    render_report(card(), questionnaire, look=house({}))

    def compiled(*_, **__):
        raise AssertionError("a template is compiled again")

    look = house({})
    monkeypatch.setattr(templating.TheirData, "compile", compiled)
    assert render_report(card("full"), questionnaire, look=look)


def test_changed_templates_are_seen(made):
    assert "before" in made({COVER: "before"})
    assert "after" in made({COVER: "after"})
