"""The data dictionary of a REDCap project: what was asked, and what codes stand for."""

import csv
from io import StringIO

import pytest

from teamcheck.errors import ResponsesError
from teamcheck.responses.tools.dictionary import read_dictionary

DESIGNER = [
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
]
API = [
    "field_name",
    "form_name",
    "section_header",
    "field_type",
    "field_label",
    "select_choices_or_calculations",
    "field_note",
]
FIX = "In REDCap choose Data Dictionary, Download the current Data Dictionary, and give that file as it is."


def dictionary(*fields, headings=DESIGNER, delimiter=","):
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([name, "team_check", "", kind, label, choices, ""] for name, kind, label, choices in fields)
    return text.getvalue()


@pytest.fixture
def meant(tmp_path):
    """Write a data dictionary and read it."""

    def read(content):
        path = tmp_path / "dictionary.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8-sig"))
        return read_dictionary(path)

    return read


@pytest.fixture
def message(meant, tmp_path):
    """The one problem of a data dictionary, without its folder."""

    def read(content):
        with pytest.raises(ResponsesError) as caught:
            meant(content)
        return str(caught.value).replace(str(tmp_path), "FOLDER")

    return read


FIELDS = [
    ("record_id", "text", "Record ID", ""),
    ("goals1", "radio", "We know what we want.", "1, Strongly disagree | 2, Disagree, rather|3,Neither | -99, I can't say |"),
    ("role", "dropdown", "What is\nyour role?", "a, Nurse | b_2, Doctor"),
    ("sure", "yesno", "Sure?", ""),
    ("true", "truefalse", "True?", ""),
    ("tools", "checkbox", "Which?", "1, Chat | 2, Mail"),
    ("total", "calc", "Total", "sum([goals1], [goals2])"),
    ("mood", "slider", "Mood", "low | middle | high"),
]


@pytest.mark.parametrize(
    ("headings", "delimiter"), [(DESIGNER, ","), (DESIGNER, ";"), (API, ","), ([name.upper() for name in DESIGNER], "\t")]
)
def test_each_choice_is_a_code_and_its_words_and_other_fields_have_none(meant, headings, delimiter):
    assert meant(dictionary(*FIELDS, headings=headings, delimiter=delimiter)) == {
        "record_id": {"": "Record ID"},
        "goals1": {
            "": "We know what we want.",
            "1": "Strongly disagree",
            "2": "Disagree, rather",
            "3": "Neither",
            "-99": "I can't say",
        },
        "role": {"": "What is\nyour role?", "a": "Nurse", "b_2": "Doctor"},
        "sure": {"": "Sure?", "1": "Yes", "0": "No"},
        "true": {"": "True?", "1": "True", "0": "False"},
        "tools": {"": "Which?", "1": "Chat", "2": "Mail"},
        "total": {"": "Total"},
        "mood": {"": "Mood"},
    }


def test_a_workbook_is_read_as_a_text_is(meant, workbook):
    rows = [DESIGNER, ["goals1", "team_check", "", "radio", "Goals", "1, No | 2, Yes", ""]]

    assert meant(workbook({"Dictionary": rows})) == {"goals1": {"": "Goals", "1": "No", "2": "Yes"}}


def test_another_table_is_no_data_dictionary(message):
    assert message("record_id,goals1\n1,4\n") == (
        'FOLDER/dictionary.csv, row 1: this is no data dictionary of REDCap: it has no column "Variable / Field Name" [R100]\n'
        f"  → {FIX}"
    )


def test_a_field_that_stands_there_twice_is_refused(message):
    assert message(dictionary(FIELDS[0], FIELDS[1], FIELDS[1])) == (
        f"FOLDER/dictionary.csv, row 4, column A (goals1): the field is in the data dictionary twice [R100]\n  → {FIX}"
    )


def test_a_choice_without_a_code_is_refused(message):
    assert message(dictionary(("goals1", "radio", "Goals", "1, No | Yes"))) == (
        'FOLDER/dictionary.csv, row 2, column F (goals1): the choice "Yes" is not written as a code, a comma and words [R100]\n'
        f"  → {FIX}"
    )


def test_one_code_of_two_choices_is_refused(message):
    assert message(dictionary(("goals1", "radio", "Goals", "1, No | 1, Yes"))) == (
        f"FOLDER/dictionary.csv, row 2, column F (goals1): two choices have the code 1 [R100]\n  → {FIX}"
    )
