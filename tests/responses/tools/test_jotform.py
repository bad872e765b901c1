"""Jotform. No export of an input table was found: the shapes of these are what is generally known, not what was seen."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from teamcheck.errors import Place
from teamcheck.responses.lexicon import make_lexicon
from teamcheck.responses.tools.jotform import view
from teamcheck.responses.view import Head
from tests.responses.tools.found import matrix, told

ONE = "We know what we want to reach this year."
TWO = "I often don't know what comes next."
THREE = "We can rely on each other, even in a hurry."
STEM = "How much do you agree?"
AGREED = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree", "Not relevant to my work"]
SURE = ["Not at all", "Completely"]


def written(*rows):
    text = StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue()


ROWS = [
    ["Jul 19, 2022", "Agree", "Not relevant to my work", "Completely", "5500000000000000001"],
    ["2024-05-03 10:07:12", "", "Strongly agree", "Not at all", "5500000000000000002"],
    ["10/01/2024", "", "", "", "5500000000000000003"],
]


@pytest.mark.parametrize(
    "headings",
    [
        [ONE, TWO, THREE],
        [f"{STEM} >> {ONE}", f"{STEM} >> {TWO}", f"Sure? >> {THREE}"],
        [f"{STEM} &gt;&gt; {ONE}", f"{STEM} >>{TWO}", f"Sure? >>  {THREE} "],
    ],
)
def test_the_rows_of_an_input_table_are_columns(read, headings):
    found = read(written(["Submission Date", *headings, "Submission ID"], *ROWS))

    assert matrix(found) == [(4, None, 2), (None, 5, 0)]
    assert told(found, "tool") == ['an export of Jotform: its first column is "Submission Date".']
    assert told(found, "ignored") == []
    assert told(found, "dropped") == ["1 row is without a single answer, and left out."]


CELL = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'


def spout(rows):
    """A workbook as Spout writes it: text stands in the cells, and the table of shared texts is empty."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    lines = [
        f'<row r="{n}">'
        + "".join(CELL.format("ABCDE"[at], n, text.replace(">", "&gt;")) for at, text in enumerate(row))
        + "</row>"
        for n, row in enumerate(rows, start=1)
    ]
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default ContentType="application/xml" Extension="xml"/>'
        '<Default ContentType="application/vnd.openxmlformats-package.relationships+xml" Extension="rels"/>'
        f'<Override ContentType="{types}.sheet.main+xml" PartName="/xl/workbook.xml"/>'
        f'<Override ContentType="{types}.worksheet+xml" PartName="/xl/worksheets/sheet1.xml"/>'
        f'<Override ContentType="{types}.sharedStrings+xml" PartName="/xl/sharedStrings.xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rIdWorkbook" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">'
        '<sheets><sheet name="Form Responses" sheetId="1" r:id="rIdSheet1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rIdSharedStrings" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rIdSheet1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}" count="0" uniqueCount="0"/>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return content.getvalue()


def test_a_workbook_written_by_spout_is_read(read):
    headings = ["Submission Date", f"{STEM} >> {ONE}", f"{STEM} >> {TWO}", f"Sure? >> {THREE}", "Submission ID"]

    assert matrix(read(spout([headings, *ROWS]), name="form.xlsx")) == [(4, None, 2), (None, 5, 0)]


BOXES = [
    *(f"{STEM} >> {ONE} >> {label}" for label in AGREED),
    *(f"{STEM} >> {TWO} >> {label}" for label in AGREED),
    *(f"Sure? >> {THREE} >> {label}" for label in SURE),
]


def ticked(tick, *labels, untouched=""):
    options = [AGREED, AGREED, SURE]
    return [tick or each if each == label else untouched for label, row in zip(labels, options, strict=True) for each in row]


@pytest.mark.parametrize(
    ("tick", "untouched"), [("", ""), ("\u2713", ""), ("TRUE", "FALSE"), ("Yes", "No"), ("1", "0"), ("x", "")]
)
def test_a_column_for_each_answer_is_read_as_one_answer(read, tick, untouched):
    rows = [
        ["Jul 19, 2022", *ticked(tick, "Agree", "Not relevant to my work", "Completely", untouched=untouched)],
        ["Jul 20, 2022", *ticked(tick, None, "Strongly disagree", "Not at all", untouched=untouched)],
    ]
    found = read(written(["Submission Date", *BOXES], *rows))

    assert matrix(found) == [(4, None, 2), (None, 1, 0)]
    assert told(found, "ignored") == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [({1: "Disagree"}, "Disagree and Agree"), ({3: "4"}, "Agree: 4"), ({0: "Agree"}, "Strongly disagree: Agree and Agree")],
)
def test_boxes_that_are_not_one_answer_are_refused(refused, changed, said):
    cells = ticked("", "Agree", "Agree", "Completely")
    first = [changed.get(at, cell) for at, cell in enumerate(cells)]
    rows = [["Jul 18, 2022", *cells], ["Jul 19, 2022", *first], ["Jul 20, 2022", *first]]
    (problem,) = refused(written(["Submission Date", *BOXES], *rows))

    assert str(problem).replace(problem.place.file, "FILE") == (
        f'FILE, row 3, column B (goals1): the columns of this statement say "{said}" together, which is not one answer '
        "(rows 3, 4) [R094]\n"
        "  \u2192 Leave one box ticked, or none. If people could tick several, ask again with one choice in each row."
    )


def test_an_input_table_asked_twice_is_two_columns_of_one_item(refused):
    again = [f"Once more? >> {ONE} >> {label}" for label in AGREED]
    cells = ticked("", "Agree", "Agree", "Completely")
    (problem,) = refused(written(["Submission Date", *BOXES, *again], ["Jul 19, 2022", *cells, *cells[:6]]))

    assert problem.code == "R015"
    assert problem.message.startswith("columns B and P both hold goals1")


def test_columns_that_are_read_together_have_one_heading(questionnaire):
    head = Head([["Submission Date", *BOXES[:3], "R&amp;D >> Agree"]], Place("form.csv", row=1))
    found = view(head, make_lexicon(questionnaire), {})

    assert found is not None
    assert found.headings == ("Submission Date", f"{STEM} >> {ONE}", "", "", "R&D >> Agree")
    assert found.own == {0, 2, 3}


def test_words_that_are_no_label_part_a_column_from_the_others(read):
    headings = [f"{STEM} >> {ONE}", f"{STEM} >> {ONE} >> Why?", TWO, THREE]
    found = read(written(["Submission Date", *headings], ["Jul 19, 2022", "Agree", "because", "Agree", "Completely"]))

    assert matrix(found) == [(4, 4, 2)]
    assert len(told(found, "ignored")) == 1


def test_one_number_of_a_submission_is_one_person(refused):
    (problem,) = refused(written(["Submission Date", ONE, TWO, THREE, "Submission ID"], ROWS[0], ROWS[0]))

    assert (problem.message, problem.place.column) == ("rows 2 and 3 are of one person, in one team and round", "E")


def test_the_addresses_of_networks_are_left_out_and_may_be_of_many(read):
    headings = ["Submission Date", ONE, TWO, THREE, "Submission IP", "Last Update Date"]
    row = ["Jul 19, 2022", "Agree", "Agree", "Completely", "192.0.2.7", ""]
    found = read(written(headings, row, row))

    assert matrix(found) == [(4, 4, 2)] * 2
    assert told(found, "left-out") == [
        "left out because it could tell who answered: columns A, F (times), E (addresses and telephone numbers)."
    ]


def test_submissions_of_other_tools_are_not_taken_for_its_own(read):
    found = read(written(["SubmissionDate", ONE, TWO, THREE], ["2025", "Agree", "Agree", "Completely"]))

    assert told(found, "tool") == []
