"""ODK Central: its CSV of submissions."""

import csv
from io import StringIO

import pytest

from tests.responses.tools.found import matrix, told

ITEMS = ["goals1", "goals2", "trust1"]
AFTER = ["meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"]


def export(headings, *rows, states=()):
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["SubmissionDate", *headings, *AFTER])
    for n, (row, state) in enumerate(zip(rows, [*states, *[""] * len(rows)], strict=False), 1):
        key = f"uuid:6b1b3c9e-0000-4000-8000-{n:012}"
        writer.writerow(["2025-03-01T10:03:00.000Z", *row, key, key, "31", "tablet 1", "", state, "collect:1", "0", "1"])
    return text.getvalue()


@pytest.mark.parametrize("group", ["", "safe-", "safe.", "safe-inner-"])
def test_answers_are_found_under_names_with_those_of_groups_before_them(read, group):
    headings = [f"{group}{name}" for name in [*ITEMS, "team", "keep", "tools", "tools/chat"]]
    found = read(export(headings, ["5", "1", "2", "Harbour", "The coffee", "chat", "1"], ["NA", "", "0", "Hill", "", "", "0"]))

    assert [(row.team, row.answers) for row in found.rows] == [("Harbour", (5, 1, 2)), ("Hill", (None, None, 0))]
    assert [comment.text for comment in found.comments] == ["The coffee"]
    assert told(found, "tool") == ["an export of ODK Central: it has the columns SubmissionDate and KEY."]
    assert told(found, "ignored") == [f'no item of the questionnaire, so ignored: column G "{group}tools".']


def test_a_submission_that_was_rejected_is_left_out_and_counted(read):
    states = ["", "approved", "hasIssues", "edited", "received", "rejected"]
    found = read(export(ITEMS, *[["5", "1", str(n % 3)] for n in range(6)], states=states))

    assert matrix(found) == [(5, 1, n % 3) for n in range(5)]
    assert told(found, "dropped") == ["1 row is not approved, and left out."]


def test_a_state_that_is_not_known_is_refused(refused):
    (problem,) = refused(export(ITEMS, ["5", "1", "2"], states=["abgelehnt"]))

    assert (problem.code, problem.place.row, problem.place.column) == ("R096", 2, "J")
    assert problem.message == 'nothing says whether a submission marked "abgelehnt" counts'
    assert problem.fix == (
        "Marks are approved, hasIssues, edited and rejected. Set one of them in the form tool and export again; or empty the "
        "cell if the submission counts."
    )


def test_a_submission_that_stands_in_two_rows_is_refused(refused):
    lines = export(ITEMS, ["5", "1", "2"]).splitlines(keepends=True)
    (problem,) = refused("".join([*lines, lines[1]]))

    assert (problem.code, problem.place.column) == ("R022", "F")


def test_a_file_without_a_review_is_read(read):
    assert matrix(read("SubmissionDate,goals1,goals2,trust1,KEY\n2025-03-01T10:03:00Z,5,1,2,uuid:1\n")) == [(5, 1, 2)]


def test_a_state_under_the_name_that_surveycto_has_for_it_is_heeded(read):
    head = "SubmissionDate,goals1,goals2,trust1,KEY,review_status\n"
    rows = "Mar 1,5,1,2,uuid:1,APPROVED\nMar 1,1,1,1,uuid:2,REJECTED\nMar 1,3,3,1,uuid:3,NONE\n"

    assert matrix(read(head + rows)) == [(5, 1, 2), (3, 3, 1)]
