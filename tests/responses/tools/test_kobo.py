"""KoboToolbox: files of the shapes that its exporter writes, by names and by labels."""

import csv
from io import StringIO

import pytest

from teamcheck.responses.export import Export
from teamcheck.responses.read import read_responses
from tests.responses.tools.found import matrix, message, told
from tests.responses.tools.writers import TEXTS, questionnaire

ONE = "We know what we want to reach this year."
TWO = "I often don't know what comes next."
THREE = "We can rely on each other, even in a hurry."
ITEMS = ["goals1", "goals2", "trust1"]
BEGUN, ENDED = "2025-03-01T10:00:00.000+01:00", "2025-03-01T10:03:00.000+01:00"
BEFORE = ["start", "end"]
AFTER = [
    "__version__",
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "_tags",
    "_index",
]


def written(*rows, ends="\r\n"):
    text = StringIO(newline="")
    csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator=ends).writerows(rows)
    return text.getvalue()


def sheet(number, answers, status="", uuid=None):
    uuid = uuid or f"6b1b3c9e-0000-4000-8000-{number:012}"
    after = ["vA1", str(900 + number), uuid, "2025-03-01T09:03:05", status, "[]", "submitted_via_web", "", "[]", str(number)]
    return [BEGUN, ENDED, *answers, *after]


def export(headings, *answers, statuses=()):
    rows = [
        sheet(n, row, status)
        for n, (row, status) in enumerate(zip(answers, [*statuses, *[""] * len(answers)], strict=False), 1)
    ]
    return written([*BEFORE, *headings, *AFTER], *rows)


def test_names_and_codes_are_read_with_a_comment_of_two_lines_and_what_people_said_about_themselves(read):
    text = 'line one\nline "two"; x'
    found = read(
        export(
            [*ITEMS, "role", "tools", "tools/chat", "tools/mail", "keep"],
            ["5", "1", "2", "nurse", "chat mail", "1", "1", text],
            ["2", "NA", "", "", "mail", "0", "1", ""],
            ["", "", "", "", "", "", "", ""],
        )
    )

    assert matrix(found) == [(5, 1, 2), (2, None, None)]
    assert [row.background for row in found.rows] == [("nurse",), (None,)]
    assert [comment.text for comment in found.comments] == [text]
    assert told(found, "tool") == ["an export of KoboToolbox: it has the columns _id, _uuid and _submission_time."]
    assert told(found, "ignored") == ['no item of the questionnaire, so ignored: column G "tools".']
    assert told(found, "dropped") == ["1 row is without a single answer, and left out."]


@pytest.mark.parametrize("between", ["/", ".", "-"])
def test_names_of_groups_are_taken_off_names(read, between):
    headings = [f"team_check{between}{name}" for name in [*ITEMS, "keep", "team", "round", "role"]]
    found = read(export(headings, ["5", "1", "2", "The coffee", "Harbour", "spring", "nurse"]))

    assert [(row.team, row.round, row.answers, row.background) for row in found.rows] == [
        ("Harbour", "spring", (5, 1, 2), ("nurse",))
    ]
    assert [comment.text for comment in found.comments] == ["The coffee"]


def test_no_word_behind_a_stroke_in_a_question_is_a_name(read):
    found = read(export([*ITEMS, "How good is your manager/team"], ["5", "1", "2", "very"]))

    assert [row.team for row in found.rows] == ["answers"]
    assert told(found, "ignored") == ['no item of the questionnaire, so ignored: column F "How good is your manager/team".']


def test_labels_are_read_in_any_language_with_groups_tags_lines_and_strokes(tmp_path):
    stem = "How much do you <b>agree</b>?"
    headings = [
        f"{stem}/<span style='color:red'>We know</span> our goals - all of them.",
        f"{stem}/I can ask/answer freely,\nhere & now.",
        f"{stem}/Wir blicken zurück und lernen [jede Woche].",
        f"{stem}/{TEXTS['trust2']}",
        f"{stem}/{TEXTS['trust3']}",
        f"{stem}/<i>What should this team keep?</i>",
    ]
    path = tmp_path / "labels.csv"
    rows = [
        ["Strongly agree", "Stimme nicht zu", "<b>Agree</b>", "I can&#39;t say", "", "The half/hour"],
        ["Disagree", "Neither", "Teils, teils", "Agree", "Strongly disagree", ""],
    ]
    path.write_text(export(headings, *rows), encoding="utf-8", newline="")
    found = read_responses(path, questionnaire())

    assert matrix(found) == [(5, 2, 4, None, None), (2, 3, 3, 4, 1)]
    assert [comment.text for comment in found.comments] == ["The half/hour"]
    assert told(found, "ignored") == []


def test_two_questions_with_one_label_do_no_harm_but_two_with_one_statement_do(read, refused):
    headings = [ONE, TWO, THREE, "Other", "Other"]

    assert matrix(read(export(headings, ["Agree", "Disagree", "Completely", "x", "y"]))) == [(4, 2, 2)]
    assert message(refused(export([ONE, TWO, THREE, f"Once more/{ONE}"], ["Agree", "Disagree", "Completely", ""]))) == (
        "1F columns C and F both hold goals1; something stands in 1 row of C and 0 rows of F [R015] → No row has something in "
        "both: if one question was put in again, move all of it into one column and delete the other (Microsoft Forms puts a 2 "
        "at the end of a statement that is asked again)."
    )


def test_numbers_under_labels_are_asked_about(refused):
    assert message(refused(export([ONE, TWO, THREE], ["4", "Disagree", "Completely"]))) == (
        "2C the answers (column C) are bare numbers under statements, and nothing in the file says which end of the scale they "
        'count from [R020] → Run the same command again with --numbers as-is if 1 stands for "Strongly disagree" and 5 for '
        '"Strongly agree", or with --numbers reversed if it is the other way round.'
    )


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        ("", True),
        ("{}", True),
        ("Approved", True),
        ("On Hold", True),
        ("validation_status_approved", True),
        ("validation_status_on_hold", True),
        ("{'label': 'On hold'}", True),
        ("Not Approved", False),
        ("Not approved", False),
        ("validation_status_not_approved", False),
        ("{'label': 'Not approved'}", False),
        ("{'uid': 'vStatus_not_approved', 'color': '#00ff00'}", False),
    ],
)
def test_a_submission_that_was_not_approved_is_left_out_and_counted(read, status, counts):
    found = read(export(ITEMS, ["5", "1", "2"], ["2", "2", "0"], statuses=["", status]))

    assert matrix(found) == [(5, 1, 2), (2, 2, 0)][: 1 + counts]
    assert told(found, "dropped") == ([] if counts else ["1 row is not approved, and left out."])


def test_a_status_in_other_words_is_refused(refused):
    assert message(refused(export(ITEMS, ["5", "1", "2"], ["5", "1", "2"], statuses=["Rechazado", "Rechazado"]))) == (
        '2J nothing says whether a submission marked "Rechazado" counts (rows 2, 3) [R096] → Marks are Approved, On hold and '
        "Not approved. Set one of them in the form tool and export again; or empty the cell if the submission counts."
    )


def test_one_submission_that_stands_in_two_rows_is_refused(refused):
    rows = [sheet(1, ["5", "1", "2"], uuid="6b1b3c9e"), sheet(2, ["5", "1", "2"], uuid="6b1b3c9e")]
    (problem,) = refused(written([*BEFORE, *ITEMS, *AFTER], *rows))

    assert (problem.code, problem.place.row, problem.place.column) == ("R022", 3, "H")
    assert problem.message == "rows 2 and 3 are of one person, in one team and round"


def test_a_row_of_tags_below_the_headings_is_no_answer(read, refused):
    tags = ["", "", "#indicator+goals", "#indicator +goals +two", "#indicator+trust", *[""] * len(AFTER)]
    rows = [sheet(1, ["5", "1", "2"]), sheet(2, ["9", "1", "2"])]

    assert matrix(read(written([*BEFORE, *ITEMS, *AFTER], tags, rows[0]))) == [(5, 1, 2)]
    assert message(refused(written([*BEFORE, *ITEMS, *AFTER], tags, *rows))) == (
        "4C 9 is no point of scale agree5 [R017] → Answers are whole numbers from 1 to 5; empty means not answered."
    )


@pytest.mark.parametrize("group", ["", "safe/"])
def test_columns_that_are_only_for_the_look_of_a_table_are_not_told_of(read, group):
    added = [f"{group}generated_table_list_label_2", f"{group}reserved_name_for_field_list_labels_3"]
    found = read(export([*added, *(group + item for item in ITEMS)], ["", "", "5", "1", "2"]))

    assert matrix(found) == [(5, 1, 2)]
    assert told(found, "ignored") == []


def test_a_choice_that_is_called_like_an_item_is_no_item(refused):
    (problem,) = refused(export(["goals2", "trust1", "which", "which/goals1"], ["1", "2", "goals1", "1"]))

    assert (problem.code, problem.place.key) == ("R014", "goals1")


def test_an_item_in_a_group_that_is_called_like_a_question_is_no_choice(read):
    found = read(export(["goals1", "goals2", "trust", "trust/trust1"], ["5", "1", "much", "1"], ["2", "2", "little", "0"]))

    assert matrix(found) == [(5, 1, 1), (2, 2, 0)]


def test_a_workbook_is_read_from_the_sheet_with_the_items_beside_those_of_groups_that_are_repeated(read, workbook):
    main = [[*BEFORE, *ITEMS, *AFTER], sheet(1, [5, 1, 2.0]), sheet(2, ["2", None, "0"], "Not approved")]
    repeated = [["name", "_index", "_parent_table_name", "_parent_index"], ["x", 1, "Team check 2025 - Main Quest...", 1]]
    book = workbook({"Cover": [["Team check"]], "Team check 2025 - Main Quest...": main, "visits": repeated})
    found = read(book, name="export.xlsx")

    assert matrix(found) == matrix(read(book, name="export.xlsx", export=Export(tool="kobo"))) == [(5, 1, 2)]
    assert "sheets not read: Cover, visits." in told(found, "read")


def test_items_in_a_group_that_is_repeated_are_read_from_its_sheet(read, workbook):
    own = ["_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__validation_status"]
    repeated = [
        [*(f"people/{item}" for item in ITEMS), *own],
        ["5", "1", "2", 1, "Check", 1, 901, ""],
        ["4", "2", "0", 2, "Check", 1, 901, ""],
        ["1", "1", "1", 3, "Check", 2, 902, "Not approved"],
    ]
    found = read(workbook({"Check": [["ward", *AFTER], sheet(1, ["North"])[2:]], "people": repeated}), name="export.xlsx")

    assert matrix(found) == [(5, 1, 2), (4, 2, 0)]
    assert told(found, "tool") == ["an export of KoboToolbox: it has the columns _index, _parent_table_name and _parent_index."]


def test_what_could_tell_who_answered_is_left_out(read):
    found = read(export([*ITEMS, "first_name"], ["5", "1", "2", "x"]))

    (left_out,) = told(found, "left-out")

    assert left_out == (
        "left out because it could tell who answered: columns A, B, J (times), F (names), H, I, P (numbers of the form tool)."
    )


def test_a_row_that_is_too_short_to_say_whether_it_counts_is_told_beside_a_contradiction(refused):
    """Its neighbours are counted, and what a submission is marked with stands in the last column."""
    rows = [["Agree", "Agree", "2", str(number), f"u{number}", "2025-03-01T10:00:00", ""] for number in range(20)]
    rows[0][0], rows[1][0] = "5 - Agree", "4"
    head = ["We know what we want to reach this year.", "I often don't know what comes next."]
    head += ["We can rely on each other, even in a hurry.", "_id", "_uuid", "_submission_time", "_validation_status"]

    problems = refused(written(head, *rows, ["4"]), numbers="as-is")

    assert [problem.code.value for problem in problems] == ["R018", "R010"]


@pytest.mark.parametrize("titles", [["Survey of the spring"], ["Survey", "Spring"], ["", "Survey"]])
@pytest.mark.parametrize("blank", [0, 1])
def test_titles_above_the_headings_do_not_hide_what_was_not_approved(read, titles, blank):
    labelled = [["Agree", "Disagree", "Completely"], ["Agree", "Agree", "Completely"]]
    text = export([ONE, TWO, THREE], *labelled, statuses=("", "{'label': 'Not approved'}"))
    width = len(BEFORE) + 3 + len(AFTER)
    above = written(titles + [""] * (width - len(titles)), *[[""] * width] * blank)

    found = read(above + text)

    assert matrix(found) == [(4, 2, 2)]
    assert told(found, "dropped") == ["1 row is not approved, and left out."]


def test_a_fault_below_a_title_is_told_at_its_row_in_the_file(refused):
    text = export([ONE, TWO, THREE], ["Agree", "Agreed", "Completely"])

    (problem,) = refused(written(["Survey"]) + text)

    assert (problem.place.row, problem.place.column) == (3, "D")


def test_a_number_beside_words_is_not_the_tools_own_and_asked_about_under_ids_too(read, refused):
    """As in a row of totals that somebody put below the answers."""
    table = export(ITEMS, ["Agree", "Stimme zu", "2"], ["3", "3", "1"])

    assert message(refused(table)) == (
        "3C the answers (columns C to D) are bare numbers in columns that the form tool has exported in words, and nothing in "
        "the file says which end of the scale they count from [R020] → Run the same command again with --numbers as-is if 1 "
        'stands for "Strongly disagree" and 5 for "Strongly agree", or with --numbers reversed if it is the other way round.'
    )
    assert matrix(read(table, numbers="as-is")) == [(4, 4, 2), (3, 3, 1)]
    assert matrix(read(table.replace('"3"', '"2"'), numbers="reversed")) == [(4, 4, 2), (4, 4, 1)]
