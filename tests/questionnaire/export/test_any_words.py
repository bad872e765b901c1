"""Whatever words a questionnaire is made of, a form holds them as they are: nothing in them ends a string, a cell or a tag."""

import json
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.questionnaire.export import google_forms, ms_forms, qualtrics, surveyjs
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.translation_model import Translation
from tests.questionnaire.export.asked import asked
from tests.questionnaire.export.test_google_forms import functions
from tests.questionnaire.export.test_ms_forms import paragraphs
from tests.questionnaire.export.test_qualtrics import payloads
from tests.questionnaire.export.test_surveyjs import UNSEEN

pytestmark = pytest.mark.slow

#: Whatever a file of a questionnaire can hold on one line, with more of what means something somewhere.
words = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])),
        st.sampled_from(
            ["</script>", "<!--", "]]>", "${x}", "{keep}", "\\", '"', "'", "`", "*/", "//", "&amp;", "&", "\ufffe", "\uffff"]
        ),
    ),
    min_size=1,
).map(lambda parts: " ".join("".join(parts).split()) or "x")


def worded(title: str, statement: str, label: str, german: str) -> Questionnaire:
    """A questionnaire of these words, and its statement in German."""
    hard = asked("hard")
    dimension = hard.dimensions[0]
    item = dimension.items[0]
    scale = replace(item.scale, labels={**item.scale.labels, 3: label})
    said = Translation("de", "machine", words={("dimensions", "goals", "items", item.id): german})
    changed = replace(dimension, title=title, items=(replace(item, text=statement, scale=scale),))
    return replace(hard, title=title, dimensions=(changed,), background=(), checklists=(), translations=(said,))


@given(words, words, words, words)
def test_a_script_for_google_forms_says_them(title, statement, label, german):
    script = google_forms.exported(worded(title, statement, label, german)).decode()
    english, other = functions(script).values()

    assert ("create", title) == english[0]
    assert ("setTitle", title) in english
    assert [dict(calls)["setRows"] for calls in (english, other)] == [[statement], [german]]
    assert dict(english)["setColumns"][2] == label
    assert "</" not in script


@given(words, words, words, words)
def test_a_survey_for_surveyjs_says_them(title, statement, label, german):
    page = json.loads(surveyjs.exported(worded(title, statement, label, german)))["pages"][0]
    (matrix,) = page["elements"]
    said = matrix["rows"][0]["text"]
    both = said if isinstance(said, dict) else {"default": said, "de": said}

    assert [plain(page["title"]), plain(matrix["columns"][2]["text"])] == [plain(title), plain(label)]
    assert {language: plain(text) for language, text in both.items()} == {"default": plain(statement), "de": plain(german)}


@given(words, words, words, words)
def test_a_survey_file_for_qualtrics_says_them(title, statement, label, german):
    made = json.loads(qualtrics.exported(worded(title, statement, label, german)))
    matrix = payloads(made)[1]

    assert made["SurveyEntry"]["SurveyName"] == title
    assert unescape(matrix["QuestionText"]).startswith(f"<strong>{title}</strong>")
    assert unescape(matrix["Choices"]["1"]["Display"]) == statement
    assert unescape(matrix["Answers"]["3"]["Display"]) == label
    assert unescape(matrix["Language"]["DE"]["Choices"]["1"]["Display"]) == german
    assert not {"<", "${"} & {*matrix["Choices"]["1"]["Display"], matrix["Choices"]["1"]["Display"][:2]}


@given(words, words, words, words)
def test_a_document_for_microsoft_forms_says_them(title, statement, label, german):
    lines = paragraphs(ms_forms.exported(worded(title, statement, label, german)))

    assert lines[0] == in_xml(title)
    assert f"1. {in_xml(statement)}" in lines
    assert f"C. {in_xml(label)}" in lines


def plain(text: str) -> str:
    return text.replace(UNSEEN, "")


def in_xml(text: str) -> str:
    """Without the two characters that XML has no place for."""
    return text.replace("\ufffe", "").replace("\uffff", "")
