"""Nothing that is called something is called by more than 1,000 characters; what people wrote may be as long as they like."""

import pytest

from teamcheck._names import LONGEST
from teamcheck.errors import Code, ResponsesError
from teamcheck.responses.teams import read_teams

HEAD = "team,round,respondent,goals1,goals2,trust1"
LONG, LONGEST_NAME = "x" * (LONGEST + 1), "x" * LONGEST


@pytest.mark.parametrize(
    ("row", "column"), [(f"{LONG},1,a,4,4,2", "A"), (f"A,{LONG},a,4,4,2", "B"), (f"A,1,{LONG},4,4,2", "C")]
)
def test_a_team_a_round_and_a_code_that_are_too_long_are_refused_at_their_place(refused, row, column):
    (problem,) = refused(f"{HEAD}\nA,1,b,4,4,2\n{row}\n")

    assert (problem.code, problem.place.row, problem.place.column) == (Code.NAME_TOO_LONG, 3, column)
    assert "1,001 characters" in problem.message
    assert len(problem.message) < 200


def test_nothing_is_shown_of_a_code_that_is_too_long_for_it_may_be_a_person(refused):
    (problem,) = refused(f"{HEAD}\nA,1,ann@example.org{LONG},4,4,2\n")

    assert "ann" not in problem.message


def test_names_of_a_thousand_characters_are_read(read):
    responses = read(f"{HEAD}\n{LONGEST_NAME},{LONGEST_NAME},{LONGEST_NAME},4,4,2\n")

    assert [row[:3] for row in responses.rows] == [(LONGEST_NAME,) * 3]


def test_a_team_that_is_named_by_the_caller_is_held_to_the_same(refused):
    (problem,) = refused("goals1,goals2,trust1\n4,4,2\n", team_name=LONG)

    assert (problem.code, problem.place.column) == (Code.NAME_TOO_LONG, None)


def test_headings_that_are_too_long_are_refused_all_at_once(refused):
    problems = refused(f"{HEAD},{LONG},{LONG}\nA,1,b,4,4,2,,\n")

    assert [(problem.code, problem.place.column) for problem in problems] == [
        (Code.NAME_TOO_LONG, "G"),
        (Code.NAME_TOO_LONG, "H"),
    ]


def test_a_comment_may_be_longer_than_a_name(read):
    (comment,) = read(f"{HEAD},keep\nA,1,b,4,4,2,{LONG}\n").comments

    assert comment.text == LONG


def test_what_is_ignored_may_be_longer_than_a_name(read):
    assert len(read(f"{HEAD},notes\nA,1,b,4,4,2,{LONG}\n").rows) == 1


@pytest.mark.parametrize("row", [f"{LONG},,keep,Tea", f"A,{LONG},keep,Tea"])
def test_a_team_and_a_round_beside_a_comment_are_held_to_the_same(refused, tmp_path, row):
    (tmp_path / "comments.csv").write_text(f"team,round,comment,text\n{row}\nA,,keep,{LONG}\n", encoding="utf-8")

    assert [problem.code for problem in refused(f"{HEAD}\nA,1,b,4,4,2\n")] == [Code.NAME_TOO_LONG]


@pytest.mark.parametrize(("row", "column"), [(f"{LONG},9,North", "A"), (f"A,9,{LONG}", "C")])
def test_a_name_in_the_list_of_teams_is_held_to_the_same(tmp_path, row, column):
    (tmp_path / "teams.csv").write_text(f"team,size,house\n{row}\n", encoding="utf-8")

    with pytest.raises(ResponsesError) as caught:
        read_teams(tmp_path / "teams.csv")

    assert [(problem.code, problem.place.column) for problem in caught.value.problems] == [(Code.NAME_TOO_LONG, column)]


def test_a_heading_of_the_list_of_teams_is_held_to_the_same(tmp_path):
    (tmp_path / "teams.csv").write_text(f"team,size,{LONG}\nA,9,North\n", encoding="utf-8")

    with pytest.raises(ResponsesError, match="R070"):
        read_teams(tmp_path / "teams.csv")
