"""What the user says of columns never makes a heading of somebody's answers."""

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses import headings
from teamcheck.responses.export import Export

ITEMS = ("goals1", "goals2", "trust1")
PEOPLE = "Agree,Disagree,2\nNeither,Agree,0\nAgree,Agree,2\n"


def test_columns_named_by_letters_are_refused_where_the_first_row_is_somebody(refused):
    (problem,) = refused(PEOPLE, columns={"A": "goals1", "B": "goals2", "C": "trust1"}, export=Export(headings="text"))

    assert (problem.code, problem.place.row) == (Code.NO_HEADING_ROW, 1)
    assert "Agree" not in problem.message + problem.fix


def test_the_order_of_columns_is_refused_where_the_first_row_is_somebody(refused):
    (problem,) = refused(PEOPLE, export=Export(by_order=True))

    assert problem.code is Code.NO_HEADING_ROW


@pytest.mark.parametrize(
    "said", [{"columns": {"A": "goals1", "B": "goals2", "C": "trust1"}}, {"export": Export(by_order=True)}]
)
def test_columns_below_headings_that_say_nothing_are_read_as_the_user_says(read, said):
    assert [row.answers for row in read(f"Q1,Q2,Q3\n{PEOPLE}", numbers="as-is", **said).rows] == [
        (4, 2, 2),
        (3, 4, 0),
        (4, 4, 2),
    ]


def test_headings_that_are_numbers_are_read_where_a_map_names_them(read):
    columns = {"1": "goals1", "2": "goals2", "3": "trust1"}

    assert len(read(f"1,2,3\n{PEOPLE}", columns=columns).rows) == 3


@pytest.mark.parametrize("which", ["first", "last"])
@pytest.mark.parametrize("rows", [["a,,,", "a,4,2,2", "b,5,5,1"], ["a,4,2,2", "b,5,5,1", "a,,,"]])
def test_of_two_rows_of_one_person_that_without_an_answer_never_counts(read, which, rows):
    table = "\n".join(["respondent,goals1,goals2,trust1", *rows])

    assert [row.answers for row in read(table, export=Export(duplicates=which)).rows] == [(4, 2, 2), (5, 5, 1)]


@pytest.mark.parametrize("which", ["first", "last"])
def test_of_two_rows_of_one_person_without_any_answer_one_counts(read, which):
    table = "respondent,goals1,goals2,trust1\na,,,\nb,5,5,1\na,,,\n"

    assert len(read(table, export=Export(duplicates=which)).rows) == 2


def test_letters_are_refused_where_a_column_was_put_in_since_the_map_was_made(refused, read):
    columns = {"A": "goals1", "B": "goals2", "C": "trust1"}
    same, more = "Rate,Rate,Rate\nAgree,Disagree,2\n", "Rate,Rate,Rate,Rate\nNeither,Agree,Disagree,2\n"

    (problem,) = refused(more, columns=columns, export=Export(headings="text", width=3))

    assert problem.code is Code.MAP_NOT_USABLE
    assert "in a file of 3 columns, and this one has 4" in problem.message
    assert len(read(same, columns=columns, numbers="as-is", export=Export(headings="text", width=3)).rows) == 1


def test_a_map_of_many_columns_looks_at_each_heading_once(read, monkeypatch):
    """A map that was saved names every column: 1,500 of them took 24 seconds."""
    looked_at = []
    monkeypatch.setattr(headings, "comparable", lambda text: looked_at.append(text) or comparable(text))
    extra = [f"Question {number}" for number in range(300)]
    table = f"goals1,goals2,trust1,{','.join(extra)}\n4,2,2{',x' * 300}\n"

    read(table, columns=dict.fromkeys(extra, "ignore"), export=Export(headings="id", numbers=dict.fromkeys(ITEMS, "as-is")))

    assert len(looked_at) < 10 * 303
