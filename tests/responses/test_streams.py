"""Rows one at a time: memory does not grow with the number of people, and nothing is half-imported."""

import tracemalloc

import pytest

from teamcheck.errors import Code, ResponsesError
from teamcheck.responses.people import Digests, People
from teamcheck.responses.read import read_responses

HEAD = "team,respondent,goals1,goals2,trust1\n"


def write(path, people, *, scattered=False):
    with path.open("w", encoding="utf-8") as stream:
        stream.write(HEAD)
        for number in range(people):
            team = number % 7 if scattered else number // 100
            stream.write(f"Team {team},p{number},{number % 5 + 1},3,{number % 3}\n")


def peak_of_rows(path, questionnaire):
    """Number of rows, and the most bytes held while they go by; what finding the headings takes is not counted."""
    tracemalloc.start()
    try:
        rows = iter(read_responses(path, questionnaire, stream=True).rows)
        next(rows)
        tracemalloc.reset_peak()
        return 1 + sum(1 for _ in rows), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.parametrize(("scattered", "bytes_each"), [(False, 8), (True, 40)])
def test_memory_does_not_grow_with_people_but_for_the_digests_of_a_scattered_file(
    questionnaire, tmp_path, scattered, bytes_each
):
    write(tmp_path / "few.csv", 2_000, scattered=scattered)
    write(tmp_path / "many.csv", 20_000, scattered=scattered)
    # once before, so that what is made only once is not counted
    peak_of_rows(tmp_path / "few.csv", questionnaire)

    few, many = (peak_of_rows(tmp_path / name, questionnaire) for name in ("few.csv", "many.csv"))

    assert (few[0], many[0]) == (2_000, 20_000)
    assert many[1] - few[1] < 18_000 * bytes_each


def test_a_stream_says_what_is_wrong_at_its_end(questionnaire, tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text(f"{HEAD}A,p1,9,1,1\nA,p2,1,1,1\n", encoding="utf-8")
    rows = iter(read_responses(path, questionnaire, stream=True).rows)

    assert [next(rows).answers, next(rows).answers] == [(None, 1, 1), (1, 1, 1)]
    with pytest.raises(ResponsesError) as caught:
        next(rows)
    assert [problem.code for problem in caught.value.problems] == [Code.NOT_A_POINT]


def test_a_stream_whose_headings_do_not_fit_gives_no_row(questionnaire, tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("team,goals1\nA,1\n", encoding="utf-8")

    with pytest.raises(ResponsesError):
        read_responses(path, questionnaire, stream=True)


def test_sizes_notes_and_comments_of_a_stream_are_complete_at_its_end(questionnaire, tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("team,goals1,goals2,trust1,keep\nA,1,1,1,The tea\n\n", encoding="utf-8")
    responses = read_responses(path, questionnaire, size=5, stream=True)
    rows = list(responses.rows)

    assert (len(rows), responses.sizes, [comment.text for comment in responses.comments]) == (1, {"A": 5}, ["The tea"])
    assert any(note.kind == "dropped" for note in responses.notes)


def test_a_set_of_digests_knows_what_was_added():
    digests = Digests()
    values = [number * 0x9E37_79B9_7F4A_7C15 % (1 << 64) or 1 for number in range(1, 5_000)]

    assert all(digests.add(value) for value in values)
    assert not any(digests.add(value) for value in values)


@pytest.mark.parametrize("order", [[0, 1, 2, 0, 1], [0, 0, 1, 1, 2], [2, 1, 2, 1, 0]])
def test_a_person_is_found_again_however_the_teams_are_ordered(order):
    seen = [(row, (f"T{team}", None, "same")) for row, team in enumerate(order, start=2)]
    people = People(lambda: iter(seen))
    found = [people.earlier_row(person, row) for row, person in seen]

    assert found == [next((before for before, other in seen if other == person and before < row), None) for row, person in seen]


def test_a_digest_that_two_people_share_is_no_repeat(monkeypatch):
    monkeypatch.setattr("teamcheck.responses.people._digest", lambda _: 7)
    seen = [(2, ("A", None, "p1")), (3, ("B", None, "p1")), (4, ("A", None, "p2")), (5, ("A", None, "p1"))]
    people = People(lambda: iter(seen))

    assert [people.earlier_row(person, row) for row, person in seen] == [None, None, None, 2]
