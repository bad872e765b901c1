"""Which other team people answered about: the column `about`, its faults, and what is told of pairs that are not whole."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from teamcheck.errors import Code, ResponsesError
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.responses.directions import pairs
from teamcheck.responses.made_up.profiles import PROFILES, simulate_team
from teamcheck.responses.model import Direction, Responses
from teamcheck.responses.read import read_responses
from teamcheck.responses.write import write_comments, write_sheets


@pytest.fixture(scope="module")
def asked():
    return load_questionnaire("inter-team")


@pytest.fixture
def put(asked, tmp_path):
    """Write a file of answers with so many rows of each team about each other; every answer is the same."""

    def write(name, *blocks, heading="team,about", more=""):
        ids = [item.id for item in asked.items]
        rows = [",".join([*names.split(","), *["4"] * len(ids)]) + more for names, count in blocks for _ in range(count)]
        path = tmp_path / name
        path.write_text("\n".join([",".join([heading, *ids]), *rows]) + "\n", encoding="utf-8")
        return path

    return write


def codes(raised):
    return [problem.code for problem in raised.value.problems]


def notes_of(responses):
    return [note.text for note in responses.notes if note.kind == "one-sided"]


def test_each_direction_is_a_unit_of_its_own(put, asked):
    responses = read_responses(put("a.csv", ("Ward,Pharmacy", 2), ("Ward,Theatre", 3), ("Pharmacy,Ward", 1)), asked)
    counted = Counter(row.team for row in responses.rows)
    assert counted == {"Ward about Pharmacy": 2, "Ward about Theatre": 3, "Pharmacy about Ward": 1}
    assert responses.directions["Ward about Theatre"] == Direction("Ward", "Theatre")


def test_for_other_questionnaires_rows_about_somebody_stay_left_out(tmp_path):
    short = load_questionnaire("seven-features-short")
    path = tmp_path / "a.csv"
    heading = ["team", "about", *(item.id for item in short.items)]
    rows = [["Ward", about, *["4"] * len(short.items)] for about in ("", "", "Pharmacy")]
    path.write_text("\n".join(map(",".join, [heading, *rows])), encoding="utf-8")
    responses = read_responses(path, short)
    assert len(responses.rows) == 2
    assert not responses.directions


@pytest.mark.parametrize(
    ("heading", "names", "said"),
    [
        ("team", "Ward", "no column says which other team is meant"),
        ("team,about", "Ward,", "the team that this row is about is not named"),
        ("team,about", "Ward,ward", '"Ward" answers about itself'),
    ],
    ids=["no column", "blank", "itself"],
)
def test_a_file_that_does_not_say_which_team_is_meant_is_refused(heading, names, said, put, asked):
    with pytest.raises(ResponsesError) as refused:
        read_responses(put("a.csv", (names, 2), heading=heading), asked)
    assert codes(refused) == [Code.NO_OTHER_TEAM]
    assert said in refused.value.problems[0].message


def test_a_blank_team_is_still_a_row_without_a_team(put, asked):
    with pytest.raises(ResponsesError) as refused:
        read_responses(put("a.csv", (",Ward", 1), ("Ward,Pharmacy", 1)), asked)
    assert codes(refused) == [Code.NO_TEAM_IN_ROW]


def test_two_pairs_under_one_name_are_refused(put, asked):
    with pytest.raises(ResponsesError) as refused:
        read_responses(put("a.csv", ("A,B about C", 1), ("A about B,C", 1)), asked)
    assert codes(refused) == [Code.NO_OTHER_TEAM]
    assert 'two pairs of teams are both called "A about B about C"' in refused.value.problems[0].message


def test_a_direction_in_two_files_is_refused_and_two_directions_of_a_team_are_not(put, asked):
    ward, theatre = put("a.csv", ("Ward,Pharmacy", 2)), put("b.csv", ("Ward,Theatre", 2))
    assert len(read_responses([ward, theatre], asked).rows) == 4
    with pytest.raises(ResponsesError) as refused:
        read_responses([ward, put("c.csv", ("Ward,Pharmacy", 2))], asked)
    assert codes(refused) == [Code.TEAM_IN_TWO_FILES]


def test_one_person_may_answer_about_two_teams_and_not_twice_about_one(put, asked):
    heading = "team,about,respondent"
    assert len(read_responses(put("a.csv", ("Ward,Pharmacy,p1", 1), ("Ward,Theatre,p1", 1), heading=heading), asked).rows) == 2
    with pytest.raises(ResponsesError) as refused:
        read_responses(put("b.csv", ("Ward,Pharmacy,p1", 2), heading=heading), asked)
    assert codes(refused) == [Code.SAME_RESPONDENT]


def test_sizes_are_those_of_the_teams_that_answer(put, asked):
    path = put("a.csv", ("Ward,Pharmacy", 3), ("Ward,Theatre", 3), ("Pharmacy,Ward", 2))
    sizes = {"Ward": 4, "Pharmacy": 3, "Theatre": 9}
    responses = read_responses(path, asked, sizes=sizes)
    assert responses.sizes == {"Ward about Pharmacy": 4, "Ward about Theatre": 4, "Pharmacy about Ward": 3}
    assert any("Theatre" in note.text and "No answers" in note.text for note in responses.notes)
    with pytest.raises(ResponsesError) as refused:
        read_responses(path, asked, sizes={"Ward": 2})
    assert sorted(codes(refused)) == [Code.SIZE_TOO_SMALL, Code.SIZE_TOO_SMALL, Code.TEAM_WITHOUT_SIZE]


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ([("Ward,Pharmacy", 1), ("Pharmacy,Ward", 1)], []),
        ([("Ward,pharm acy", 1), ("Pharmacy,WARD", 1)], []),
        ([("Ward,Pharmacy", 1), ("Pharmacy,Theatre", 1)], ["no answers are of a team of that name", "not the other way round"]),
        ([("Ward,Pharmasy", 1), ("Pharmacy,Ward", 1)], ["not the other way round", 'Did they mean "Pharmacy"?']),
        (
            [("Ward,Pharmacy", 1), ("Ward,pharmacy", 1), ("Pharmacy,Ward", 1)],
            ["several names", "several names", "several names"],
        ),
    ],
    ids=["whole", "capitals and spaces", "one-sided", "look-alike", "two spellings"],
)
def test_pairs_that_are_not_whole_are_told_with_the_reason(blocks, said, put, asked):
    found = sorted(notes_of(read_responses(put("a.csv", *blocks), asked)))
    assert len(found) == len(said)
    assert all(any(part in note for note in found) for part in said), found


def test_a_name_that_two_teams_could_mean_is_no_pair():
    directions = [Direction("Ward", "P"), Direction("P ", "Ward"), Direction("p", "Ward")]
    assert pairs({each.name: each for each in directions}) == {}


def test_comments_go_to_their_direction(put, asked, tmp_path):
    path = put("a.csv", ("Ward,Pharmacy", 1), ("Ward,Theatre", 1))
    rows = "team,about,comment,text\nWard,Pharmacy,helps,Their phone\nWard,Theatre,helps,Their list\nWard,,helps,Lost\n"
    (tmp_path / "comments.csv").write_text(rows, encoding="utf-8")
    responses = read_responses(path, asked)
    assert [(each.team, each.text) for each in responses.comments] == [
        ("Ward about Pharmacy", "Their phone"),
        ("Ward about Theatre", "Their list"),
    ]
    assert any("1 comment is of a team without answers" in note.text for note in responses.notes)


def test_what_is_imported_is_written_with_both_names(asked, tmp_path):
    people = simulate_team(asked, PROFILES["fourteen"], random.Random(1), team="x", size=4)
    there = Direction("Ward", "Pharmacy")
    rows = tuple(row._replace(team=there.name) for row in people)
    made = Responses(tuple(item.id for item in asked.items), rows, directions={there.name: there})
    path = tmp_path / "again.csv"
    path.write_text(write_sheets(made), encoding="utf-8")
    read = read_responses(path, asked)
    assert Counter(read.rows) == Counter(rows)
    assert read.directions == made.directions
    (tmp_path / "said.csv").write_text("team,about,comment,text\nWard,Pharmacy,helps,Tea\n", encoding="utf-8")
    again = read_responses(path, asked, comments=tmp_path / "said.csv")
    assert write_comments(again.comments, again.directions) == "team,about,comment,text\nWard,Pharmacy,helps,Tea\n"


def test_a_stream_gives_the_same_directions(put, asked):
    path = put("a.csv", ("Ward,Pharmacy", 2), ("Pharmacy,Ward", 1))
    streamed, whole = read_responses(path, asked, stream=True), read_responses(path, asked)
    assert (*streamed.rows,) == whole.rows
    assert streamed.directions == whole.directions


def test_whether_a_questionnaire_is_about_another_team_is_read_from_its_file(asked):
    assert asked.about == "team"
    assert load_questionnaire("seven-features").about is None
    assert replace(asked, about=None).items == asked.items
