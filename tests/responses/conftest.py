"""A small questionnaire, and a way to read a table that stands in the test."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from teamcheck.errors import Problem, ResponsesError
from teamcheck.questionnaire.model import BackgroundQuestion, CommentQuestion, Dimension, Item, Questionnaire, Scale
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.responses.model import Responses
from teamcheck.responses.read import read_responses

AGREE = Scale(
    id="agree5",
    lowest=1,
    highest=5,
    labels={1: "Strongly disagree", 2: "Disagree", 3: "Neither", 4: "Agree", 5: "Strongly agree"},
    not_applicable="Not relevant to my work",
    favourable=frozenset({4, 5}),
    unfavourable=frozenset({1, 2}),
)
SURE = Scale("sure3", 0, 2, {0: "Not at all", 2: "Completely"}, None, frozenset({2}), frozenset({0}))

GERMAN = Translation(
    language="de",
    status="reviewed",
    words={
        ("dimensions", "goals", "items", "goals1"): "Wir kennen unsere Ziele für dieses Jahr.",
        ("dimensions", "goals", "items", "goals2"): "Ich weiß oft nicht, was als Nächstes kommt.",
        ("scales", "agree5", "points", "1"): "Stimme gar nicht zu",
        ("scales", "agree5", "points", "2"): "Stimme nicht zu",
        ("scales", "agree5", "points", "3"): "Teils, teils",
        ("scales", "agree5", "points", "4"): "Stimme zu",
        ("scales", "agree5", "points", "5"): "Stimme völlig zu",
        ("scales", "agree5", "not_applicable"): "Trifft auf meine Arbeit nicht zu",
    },
)


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    """Three items in two dimensions, on two scales; German beside English."""
    return Questionnaire(
        id="small",
        version="1.0.0",
        language="en",
        title="Small",
        sha256="0" * 64,
        dimensions=(
            Dimension(
                "goals",
                "Goals",
                (
                    Item("goals1", "We know what we want to reach this year.", "positive", AGREE),
                    Item("goals2", "I often don't know what comes next.", "negative", AGREE),
                ),
            ),
            Dimension("trust", "Trust", (Item("trust1", "We can rely on each other, even in a hurry.", "positive", SURE),)),
        ),
        background=(BackgroundQuestion("role", "What is your role?", {"nurse": "Nurse"}),),
        comments=(CommentQuestion("keep", "What should this team keep?"),),
        translations=(GERMAN,),
    )


Read = Callable[..., Responses]
Refused = Callable[..., list[Problem]]


@pytest.fixture
def read(questionnaire: Questionnaire, tmp_path: Path) -> Read:
    """Write a table to a file and read it."""

    def read_table(table: str | bytes, *, name: str = "answers.csv", **options: object) -> Responses:
        path = tmp_path / name
        path.write_bytes(table.encode() if isinstance(table, str) else table)
        return read_responses(path, questionnaire, **options)

    return read_table


@pytest.fixture
def refused(read: Read) -> Refused:
    """Write a table that cannot be read, and give the problems."""

    def refused_table(table: str | bytes, **options: object) -> list[Problem]:
        with pytest.raises(ResponsesError) as caught:
            read(table, **options)
        return list(caught.value.problems)

    return refused_table


@pytest.fixture(scope="session")
def workbook() -> Callable[..., bytes]:
    """Write sheets to a workbook: name of the sheet to its rows; hidden ones by name."""

    def write(sheets: dict[str, list[list[object]]], *, hidden: tuple[str, ...] = ()) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
            sheet.sheet_state = "hidden" if name in hidden else "visible"
        content = BytesIO()
        book.save(content)
        return content.getvalue()

    return write
