"""Who somebody is, and when they answered, is never taken for a team, a round or a comment."""

import pytest

from teamcheck.errors import Code

ADDRESSES = ("ann@example.org", "bea@example.org", "cyd@example.org")
MOMENTS = ("2026/05/01 10:00:11", "2026/05/02 11:20:00", "2026/05/02 11:21:35")


def table(heading, cells):
    return "\n".join([f"{heading},goals1,goals2,trust1", *(f"{cell},4,2,2" for cell in cells)])


@pytest.mark.parametrize("cells", [ADDRESSES, MOMENTS])
@pytest.mark.parametrize("heading", ["Team", "round"])
def test_a_column_with_an_address_or_a_moment_for_each_row_is_refused(refused, heading, cells):
    (problem,) = refused(table(heading, cells))

    assert (problem.code, problem.place.column) == (Code.NO_SUCH_COLUMN, "A")
    assert not any(cell in problem.message + problem.fix for cell in cells)


def test_a_column_that_a_map_calls_the_teams_is_held_to_the_same(refused):
    (problem,) = refused(table("Mail", ADDRESSES), columns={"Mail": "team"})

    assert problem.code is Code.NO_SUCH_COLUMN


@pytest.mark.parametrize("cells", [("2026-05-01", "2026-06-01"), ("1", "2"), ("ann@example.org",) * 2, ("10:30",) * 2])
def test_days_numbers_and_what_rows_share_can_be_rounds_and_teams(read, cells):
    assert [row.round for row in read(table("round", cells)).rows] == [*cells]
    assert [row.team for row in read(table("team", cells)).rows] == [*cells]


@pytest.mark.parametrize("cells", [ADDRESSES, ("+49 30 1234567", "030 7654321", "030 1112223")])
def test_addresses_below_a_comment_question_are_left_out_and_said(read, cells):
    responses = read(table("keep", cells))

    assert list(responses.comments) == []
    assert any("left out because it could tell who answered: column A" in note.text for note in responses.notes)


def test_a_comment_may_hold_an_address(read):
    assert len(read(table("keep", ("The tea", ADDRESSES[0], "Our room"))).comments) == 3
