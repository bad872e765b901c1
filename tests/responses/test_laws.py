"""Laws of reading: any bytes give responses or problems, and no way of writing a table ever gives another table."""

import codecs
import csv
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.errors import ResponsesError
from teamcheck.responses.model import Responses
from teamcheck.responses.read import read_responses

IDS = ["goals1", "goals2", "trust1"]
STATEMENTS = [
    "Wir kennen unsere Ziele für dieses Jahr.",
    "I often don't know what comes next.",
    "We can rely on each other, even in a hurry.",
]
AGREE = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"]
STIMME = ["Stimme gar nicht zu", "Stimme nicht zu", "Teils, teils", "Stimme zu", "Stimme völlig zu"]
PIECES = [
    b"team",
    b"goals1",
    b"goals2",
    b"trust1",
    b",",
    b";",
    b"\t",
    b'"',
    b"\n",
    b"\r",
    b"1",
    b"5",
    b"Agree",
    b"\x00",
    b"\xff",
]

writing = st.sampled_from(["{0}", "{0}.0", " {0} ", "{0}\u00a0", "{1}", "{1} ({0})", "{0} - {1}", "({0}): {2}", "{2}"])
agreement = st.integers(1, 5).flatmap(
    lambda point: writing.map(lambda form: (form.format(point, AGREE[point - 1], STIMME[point - 1]), point))
) | st.sampled_from([("", None), ("NA", None), ("PNTS", None)])
sureness = st.sampled_from([("0", 0), ("1", 1), ("2.0", 2), ("Completely", 2), ("0 - Not at all", 0), ("", None)])


def outcome(content, questionnaire, **options):
    """The answers, or None where they were refused."""
    try:
        return [row.answers for row in read_responses("-", questionnaire, stdin=content, **options).rows]
    except ResponsesError:
        return None


@pytest.mark.slow
@given(content=st.binary(max_size=400) | st.lists(st.sampled_from(PIECES), max_size=80).map(b"".join))
def test_any_bytes_give_responses_or_problems(questionnaire, content):
    outcome(content, questionnaire)
    outcome(content, questionnaire, encoding="cp1252", numbers="as-is")


@pytest.fixture(scope="module")
def book(workbook):
    # made once: a workbook holds the time of its making, and examples must not differ by it
    return workbook({"Answers": [["team", *IDS], ["A", 1, 2, 1]]})


@given(data=st.data())
def test_a_damaged_workbook_gives_responses_or_problems(questionnaire, book, data):
    content = bytearray(book)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=6)):
        content[place] = data.draw(st.integers(0, 255))

    outcome(bytes(content), questionnaire)


@given(
    rows=st.lists(st.tuples(agreement, agreement, sureness), min_size=1, max_size=6),
    headings=st.sampled_from([IDS, STATEMENTS]),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "cp1252", "cp1250", "mac_roman"]),
    marked=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_no_way_of_writing_a_table_gives_another_table(
    questionnaire, rows, headings, delimiter, encoding, marked, end, quoting
):
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow(["team", *headings])
    writer.writerows(["A", *(cell for cell, _ in row)] for row in rows)
    marks = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    content = (marks.get(encoding, b"") if marked else b"") + text.getvalue().encode(encoding)

    found = outcome(content, questionnaire, numbers="as-is")

    expected = [tuple(point for _, point in row) for row in rows]
    kept = [row for row in expected if headings is IDS or any(point is not None for point in row)]
    assert found in (None, kept)
    if encoding == "utf-8" and kept:
        assert found == kept


def test_a_table_is_the_same_from_a_text_and_from_a_workbook(questionnaire, workbook, tmp_path: Path):
    rows = [["team", *IDS], ["A", 1, 2, 0], ["B", 5, "Agree", 2]]
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    (tmp_path / "answers.csv").write_text(text.getvalue(), encoding="utf-8")
    (tmp_path / "answers.xlsx").write_bytes(BytesIO(workbook({"Answers": rows})).getvalue())

    texts, sheets = (read_responses(tmp_path / name, questionnaire) for name in ("answers.csv", "answers.xlsx"))

    assert isinstance(texts, Responses)
    assert list(texts.rows) == list(sheets.rows)


@pytest.mark.parametrize("numbers", ["as-is", None])
def test_labels_do_not_depend_on_how_numbers_count(questionnaire, numbers):
    content = ("\t".join(STATEMENTS) + "\nAgree\tStimme zu\tCompletely\n").encode()

    assert outcome(content, questionnaire, numbers=numbers) == [(4, 4, 2)]
