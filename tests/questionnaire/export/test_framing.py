"""What people ask themselves before they begin: every form says it, and nothing of it comes back as an answer."""

import html
import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from teamcheck.questionnaire.conversation import Framing
from teamcheck.questionnaire.export.form import ASK_YOURSELF
from teamcheck.questionnaire.export.targets import TARGETS
from teamcheck.questionnaire.export.write import write_form
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.read import read_responses
from tests.questionnaire.export.asked import GOLDEN

EVERY = pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
HOPE, EXPECT, LEARNT = "What do you hope for?", "What makes you think so?", "What did we learn?"
HOFFEN, ERWARTEN = "Was erhoffen Sie sich?", "Woran liegt das?"


def framed(**changed: object) -> Questionnaire:
    """The golden pair with questions before and after, in both languages."""
    pair = load_questionnaire(GOLDEN / "pair.yaml")
    (german,) = pair.translations
    words = {**german.words, ("framing", "before", 0): HOFFEN, ("framing", "before", 1): ERWARTEN}
    framing = Framing((HOPE, EXPECT), (LEARNT,))
    return replace(pair, **{"framing": framing, "translations": (replace(german, words=words),), **changed})


def texts_in(content: bytes) -> str:
    """The words of a form, whatever it is written in."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    return html.unescape(content.decode())


@EVERY
def test_every_form_says_what_people_ask_themselves_before_and_not_what_is_for_after(target) -> None:
    said = texts_in(write_form(framed(), target).content)

    assert re.search(
        rf"{re.escape(ASK_YOURSELF)}.{{1,9}}\u2013 {re.escape(HOPE)}.{{1,9}}\u2013 {re.escape(EXPECT)}", said, re.DOTALL
    )
    assert LEARNT not in said


@EVERY
def test_a_form_in_another_language_says_it_in_that_language_alone(target) -> None:
    said = texts_in(write_form(framed(), target, lang="de").content)

    assert HOFFEN in said
    assert ERWARTEN in said
    assert ASK_YOURSELF not in said
    assert HOPE not in said


@EVERY
def test_it_is_said_where_there_is_no_intro_too(target) -> None:
    said = texts_in(write_form(framed(intro="", translations=()), target).content)

    assert HOPE in said


@EVERY
def test_a_form_without_such_questions_says_nothing_more(target) -> None:
    bare = write_form(framed(framing=Framing((), (LEARNT,)), translations=()), target).content

    assert bare == write_form(framed(framing=Framing(), translations=()), target).content


@EVERY
def test_they_are_asked_of_nobody(target) -> None:
    """Whatever asks in a form is counted the same with and without what people only think about."""
    asking = {
        "limesurvey": r"\tQ\t",
        "xlsform": r"select_one|select_multiple|>text<",
        "ms-forms": r">\d+\. ",
        "google-forms": r"form\.add\w+Item",
        "qualtrics": r'"QuestionType": "(?!DB)',
        "surveyjs": r'"type":',
    }[target.name]
    with_them, without = (texts_in(write_form(framed(framing=f), target).content) for f in (framed().framing, Framing()))

    assert len(re.findall(asking, with_them)) == len(re.findall(asking, without)) > 0


def test_what_a_translation_lacks_of_them_is_told_before_the_form_goes_out() -> None:
    (german,) = framed().translations
    words = {way: text for way, text in german.words.items() if way != ("framing", "before", 1)}
    form = write_form(framed(translations=(replace(german, words=words),)), TARGETS["xlsform"])

    assert [warning.message for warning in form.warnings] == [
        "The translation lacks framing before 2: in XLSForm the original stands there."
    ]


def test_the_document_for_quick_import_says_them_in_one_paragraph_so_that_none_looks_like_a_question() -> None:
    content = texts_in(write_form(framed(), TARGETS["ms-forms"]).content)

    (said,) = re.findall(rf">([^<]*{re.escape(HOPE)}[^<]*)<", content)
    assert said == f"{ASK_YOURSELF} \u2013 {HOPE} \u2013 {EXPECT}"


@pytest.mark.parametrize("written", ["", "More time"])
@pytest.mark.parametrize("heading", ["intro_note", f"{ASK_YOURSELF} \u2013 {HOPE} \u2013 {EXPECT}", HOPE])
def test_a_tool_that_gives_the_text_back_as_a_column_gives_no_answer_with_it(tmp_path, heading, written) -> None:
    questionnaire = framed()
    statements = [item.id for item in questionnaire.items]
    line = ",".join(["4" if item.scale.id == "agree5" else "2" for item in questionnaire.items])
    table = f'"{heading}",{",".join(statements)}\n' + f"{written},{line}\n" * 5
    (tmp_path / "answers.csv").write_text(table, encoding="utf-8")

    responses = read_responses(tmp_path / "answers.csv", questionnaire)

    assert len(responses.rows) == 5
    assert not responses.comments
    assert written not in json.dumps([str(note) for note in responses.notes]) or not written
