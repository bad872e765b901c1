"""The form: it asks what the questionnaire asks, sends what an answers file holds, and takes nothing from outside for HTML."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from teamcheck.questionnaire.asked import asked_of
from teamcheck.questionnaire.conversation import Framing
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.pages.form import Form, LanguageLink, render_form
from teamcheck.report.pages.questions import layout_of

HOSTILE = '"></textarea><script>alert(1)</script>'
#: The largest page that is sent to a phone.
MOST = 40 * 1024
LINKS = [
    LanguageLink("en", "English", "/x?lang=en", current=True),
    LanguageLink("ar", "العربية", "/x?lang=ar", current=False),
]


@pytest.fixture
def hebrew(pseudo_locale) -> Language:
    return Language("he", pseudo_locale)


def expected(asked) -> dict[str, list[str]]:
    """Every question and the values it can be answered with, as an answers file has them; empty takes an answer back."""
    always = ["PNTS", ""]
    cells = {question.id: [*question.choices, *always] for question in asked.background}
    for item in asked.items:
        applies = [] if item.scale.not_applicable is None else ["NA"]
        cells[item.id] = [*map(str, item.scale.points), *applies, *always]
    cells |= {checklist.id: [*checklist.options] for checklist in asked.checklists}
    return cells | {question.id: [""] for question in asked.comments}


@pytest.mark.parametrize("which", ["asked", "seven"])
def test_fields_and_values_are_those_of_an_answers_file_in_its_order(which, request, form, sent):
    asked = request.getfixturevalue(which)
    found: dict[str, list[str]] = {}
    for each in sent(render_form(form(asked=asked))).questions:
        found.setdefault(each.name, []).append(each.value)

    assert found == expected(asked)
    assert [*found] == [*asked.columns, *(question.id for question in asked.comments)]


@pytest.mark.parametrize("changes", [{}, {"filled": {"q0x1": ["4"]}, "trouble": ENGLISH("Look again."), "links": LINKS}])
def test_a_page_is_well_made(form, well_made, changes):
    well_made(render_form(form(**changes)))


def test_every_field_has_a_label_and_every_choice_stands_under_its_question(form, asked, sent):
    texts = {item.id: item.text for item in asked.items} | {question.id: question.text for question in asked.background}
    for each in sent(render_form(form())).questions:
        assert each.words.strip()
        if each.name in texts:
            assert each.legend == texts[each.name]


def test_a_point_is_called_by_its_words_and_where_it_has_none_by_its_number(form, sent):
    words = {(each.name, each.value): each.words for each in sent(render_form(form())).questions}
    assert words["q0x1", "1"] == "Strongly disagree"
    assert words["q5x1", "4"] == "4"
    assert words["q5x1", "10"] == "10 Completely"
    assert words["q6x1", "-3"] == "-3 Worse"


def test_nothing_is_chosen_beforehand_and_nothing_has_to_be(form, sent):
    found = sent(render_form(form()))
    assert found.filled == {}
    assert not [each for each in found.fields if {"required", "autofocus"} & each.attributes.keys()]


def test_what_was_sent_before_is_shown_again(form, sent):
    filled = {
        "role": ["other-work"],
        "waste": ["forms", "search"],
        "keep": ["Tea & <b>time</b>.\n\nMore of it."],
        "q6x1": ["-3"],
        "q6x2": ["NA"],
        "q0x1": ["PNTS"],
    }
    assert sent(render_form(form(filled=filled))).filled == filled


def test_an_answer_that_was_taken_back_is_no_choice(form, sent):
    assert sent(render_form(form(filled={"q0x1": [""], "q0x2": ["9"], "nothing": ["1"]}))).filled == {}


@example(text="\nFirst a line break.")
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_a_comment_comes_back_letter_for_letter(form, sent, text):
    assert sent(render_form(form(filled={"keep": [text]}))).filled == {"keep": [text]}


def test_hidden_fields_are_sent_as_they_are(form, sent, outline):
    page = render_form(form(hidden={"_form": HOSTILE, "a b": "2"}, action="/r?a=1&b=2"))
    assert sent(page).filled == {"_form": [HOSTILE], "a b": ["2"]}
    (sends,) = outline(page).all("form")
    assert (sends["method"], sends["action"]) == ("post", "/r?a=1&b=2")


def test_what_to_ask_oneself_first_stands_before_the_questions_and_has_no_field(form, made_up, sent, outline):
    framed = replace(made_up, framing=Framing(("What do you hope for?", "What do you assume?"), ("What did we learn?",)))
    page = render_form(form(asked=asked_of(framed, background=True)))
    text = outline(page).text
    assert text.index("What do you hope for?") < text.index("What do you assume?") < text.index("What do you do?")
    assert "What did we learn?" not in text
    assert [each.name for each in sent(page).fields] == [each.name for each in sent(render_form(form())).fields]
    assert "ask yourself" not in render_form(form())


def test_nothing_from_outside_becomes_part_of_the_page(made_up, told, outline):
    framing = Framing((HOSTILE,), ())
    asked = asked_of(replace(made_up, title=HOSTILE, intro=HOSTILE, prompt=HOSTILE, framing=framing), background=True)
    said = ENGLISH("{name} asks everybody in the team {team}.", name=HOSTILE, team=HOSTILE)
    point = replace(told.points[1], text=ENGLISH("{name}", name=HOSTILE))
    hostile = replace(told, title=HOSTILE, who=said, why=HOSTILE, points=(point,))
    links = [replace(link, name=HOSTILE, href=HOSTILE) for link in LINKS]
    page = render_form(Form(asked, hostile, ENGLISH, links, HOSTILE, {HOSTILE: HOSTILE}, {"keep": [HOSTILE]}))

    assert not outline(page).all("script")
    assert "<script" not in page
    assert page.count("&lt;script&gt;") > 10


def test_a_link_with_spaces_stays_one_link(form, outline):
    name = "f onmouseover=alert(1) x.html"
    found = outline(render_form(form(links=[replace(link, href=name) for link in LINKS])))
    assert {"href": name, "lang": "ar", "hreflang": "ar"} in found.all("a")


def test_words_that_are_set_in_do_not_turn_the_sentence_around_them(form, hebrew, told):
    page = render_form(form(language=hebrew, told=replace(told, who=hebrew("{name} asks.", name="Ann Lee"))))
    assert "<bdi>Ann Lee</bdi> " in page, "a name is in no language that the page could say"


def test_only_the_reason_is_in_the_language_it_is_written_in(form, hebrew, told, outline) -> None:
    page = render_form(form(language=hebrew, told=replace(told, why="Wir wollen es wissen.", why_language="de")))
    assert '<p lang="de" dir="ltr">Wir wollen es wissen.' in page
    assert page.count('lang="de"') == 1
    assert {"lang": "en", "dir": "ltr"} in outline(page).all("h1")
    own = render_form(form(language=hebrew, told=replace(told, why="Da'at.", why_language="he")))
    assert "<p>Da'at." in own


def test_a_page_says_which_words_are_in_another_language(form, hebrew, outline):
    page = render_form(form(language=hebrew))
    found = outline(page)
    assert found.all("html") == [{"lang": "he", "dir": "rtl"}]
    assert {"lang": "en", "dir": "ltr"} in found.all("h1")
    assert [attributes.get("lang") for attributes in found.all("label")].count("he") == 2 * (len(form().asked.items) + 1)
    in_one = render_form(form())
    assert ' lang="' not in in_one.replace('<html lang="en"', "")


def test_a_page_in_one_language_has_no_switch(form, outline):
    assert not outline(render_form(form(links=LINKS[:1]))).all("nav")


def test_the_switch_names_each_language_in_itself(form, outline):
    found = outline(render_form(form(links=LINKS)))
    assert {"href": "/x?lang=ar", "lang": "ar", "hreflang": "ar"} in found.all("a")
    assert {"lang": "en", "aria-current": "true"} in found.all("b")


def test_the_first_screen_comes_before_the_first_question(form, told):
    page = render_form(form())
    places = [page.index(text) for text in ("Ann Lee", told.why, *(point.text for point in told.points), "<fieldset>")]
    assert places == sorted(places)


def test_what_to_think_of_is_said_where_it_changes(form, outline):
    shown = outline(render_form(form())).text
    assert shown.count("Think of the last months.") == 2
    assert shown.count("How often?") == 1


def test_sections_say_how_many_there_are(form, asked):
    places = re.findall(r"Part (\d+) of (\d+)", render_form(form()))
    assert places == [(str(place), str(len(asked.sections))) for place in range(1, len(asked.sections) + 1)]


def test_a_list_says_how_many_can_be_ticked(form, outline):
    assert "Choose up to 2." in outline(render_form(form())).text


def test_an_open_question_says_what_becomes_of_the_words_and_how_long_they_can_be(form, sent, told):
    page = render_form(form())
    (reminder,) = re.findall(r"<p id=shown>([^<]+)", page)
    assert reminder == told.points[1].text
    texts = [each for each in sent(page).questions if each.name in {"keep", "change"}]
    assert [(each.attributes["maxlength"], each.attributes["aria-describedby"]) for each in texts] == [("2000", "shown")] * 2
    assert "aria-describedby" not in render_form(form(told=replace(told, points=())))


def test_why_it_is_shown_again_is_read_out_at_once(form, outline):
    page = render_form(form(trouble=ENGLISH("Look again.")))
    assert {"class": "trouble", "role": "alert"} in outline(page).all("p")
    assert "Look again." in page
    assert "role=" not in render_form(form())


def test_a_browser_is_told_to_keep_nothing_of_it(form, outline):
    (sends,) = outline(render_form(form())).all("form")
    assert sends["autocomplete"] == "off"


@pytest.mark.parametrize("layout", ["row c5", "row c3", "wider c7", "wider c5", "tall c5", "numbers c11", "numbers c7"])
def test_a_scale_lies_in_a_row_where_its_words_have_room(scales, layout):
    assert layout_of(scales[layout]) == layout


def test_the_page_of_the_questionnaire_by_default_is_small(form, seven, told):
    points = told.points * 5  # as much as is said at most
    page = render_form(form(asked=seven, told=replace(told, points=points), links=LINKS * 3, hidden={"_form": "x" * 64}))
    assert len(page.encode()) <= MOST
