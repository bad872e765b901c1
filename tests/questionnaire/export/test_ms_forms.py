"""The document for Microsoft Forms: what stands in it, and that answers come back as they were given."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from teamcheck.questionnaire.asked import asked_of
from teamcheck.questionnaire.export.ms_forms import TARGET, exported
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.translated import in_language
from teamcheck.responses.read import read_responses
from tests.questionnaire.export.asked import GOLDEN, NAMES, OTHER, Sheet, are_those_of, asked, in_order, in_words, sheets

pytestmark = pytest.mark.slow

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What Quick Import may make of the numbers before the questions.
NUMBERS = {"the numbers are taken away": "", "the numbers stay": "{}. "}


def paragraphs(document: bytes) -> list[str]:
    """The lines of a document, as any program for it reads them."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314  made in this test
    return ["".join(text.text or "" for text in line.iter(f"{W}t")) for line in root.iter(f"{W}p")]


def questions(document: bytes) -> Iterator[tuple[str, list[str]]]:
    """Every question of a document and what is chosen from: what lies between two empty lines."""
    lines = paragraphs(document)
    ends = [place for place, line in enumerate([*lines, ""]) if not line]
    for number, (begin, end) in enumerate(pairwise(ends), start=1):
        text, *choices = lines[begin + 1 : end]
        assert text.startswith(f"{number}. ")
        assert [choice[:3] for choice in choices] == [f"{letter}. " for letter in "ABCDEFGHIJKLMNO"[: len(choices)]]
        yield text.removeprefix(f"{number}. "), [choice[3:] for choice in choices]


def written_by(document: bytes, given: list[Sheet], questionnaire: Questionnaire, number: str, path: Path) -> None:
    """The workbook that Microsoft Forms would write: labels under questions."""
    columns, book = [*questions(document)], openpyxl.Workbook()
    headings = [f"{number.format(place)}{text}" for place, (text, _) in enumerate(columns, start=1)]
    book.active.append(["ID", "Start time", "Completion time", "Email", "Name", *headings])
    for place, sheet in enumerate(given, start=1):
        answers = zip(in_order(questionnaire, sheet), columns, strict=True)
        cells = [in_words(answer, labels, joined=";") for answer, (_, labels) in answers]
        book.active.append([place, "6/30/26 17:35:10", "6/30/26 17:39:10", "anonymous", "", *cells])
    book.save(path)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("name", NAMES)
def test_what_the_form_gives_back_is_what_was_answered(tmp_path, name, number, language):
    questionnaire, given = asked(name), sheets(asked(name))
    spoken = in_language(questionnaire, language) if name == "hard" else questionnaire
    written_by(exported(replace(spoken, translations=())), given, spoken, NUMBERS[number], tmp_path / "form(1-12).xlsx")
    # nothing but the scale whose middle points have no words needs to be told
    responses = read_responses(
        tmp_path / "form(1-12).xlsx", questionnaire, numbers="as-is" if name == "hard" else None, export=OTHER
    )

    are_those_of(responses, given)


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_is_asked_is_a_question_and_nothing_else(name):
    asks = asked_of(asked(name), background=True)

    assert len([*questions(exported(asked(name)))]) == asks.count


def test_title_and_what_is_said_first_stand_above_the_questions():
    lines = paragraphs(exported(asked("hard")))

    assert lines[: lines.index("")] == [
        "Teams & <b>how</b> they work",
        "First line, with </script> and a \\ in it.",
        "Second line.",
        "How far do you agree?",
    ]


def test_what_a_block_says_of_its_own_stands_before_each_of_its_statements():
    texts = [text for text, _ in questions(exported(asked("hard")))]

    assert "How often is this so? We look back and learn [every week]." in texts
    assert 'We know our "goals" ${and} {keep} them.' in texts


def test_the_same_questionnaire_makes_the_same_bytes_that_any_program_can_open():
    document = exported(asked("seven-features"))
    with zipfile.ZipFile(BytesIO(document)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        parts = {name: archive.read(name) for name in archive.namelist()}

    assert document == exported(asked("seven-features"))
    assert all(ET.fromstring(part) is not None for part in parts.values())  # noqa: S314  made in this test
    assert re.findall(r'PartName="/([^"]+)"', parts["[Content_Types].xml"].decode()) == ["word/document.xml", "word/styles.xml"]


def test_the_document_is_the_golden_one():
    """Where it should change: put a line break after each ``</w:p>`` of ``word/document.xml`` in what is exported."""
    with zipfile.ZipFile(BytesIO(exported(load_questionnaire(GOLDEN / "pair.yaml")))) as archive:
        made = archive.read("word/document.xml").decode().replace("</w:p>", "</w:p>\n")

    assert made == (GOLDEN / "ms_forms.xml").read_text(encoding="utf-8")


def test_what_cannot_be_kept_is_warned_of():
    told = [problem.message for problem in TARGET.doubts(asked("hard"))]
    many = replace(asked("hard"), background=asked("hard").background * 200)

    assert any("choose only one thing of costs, not up to 2" in message for message in told)
    assert any("Points 1, 2 of scale sure have no words" in message for message in told)
    assert not any("takes 200" in message for message in told)
    assert any("There are 206 questions" in problem.message for problem in TARGET.doubts(many))
