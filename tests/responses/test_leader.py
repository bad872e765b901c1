"""The row of whoever leads a team: read as every other row is, one a team and round, and in no figure of the team."""

from dataclasses import replace
from pathlib import Path

import pytest

from teamcheck.errors import ResponsesError
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.responses.leader import leaders_row
from teamcheck.responses.read import read_responses

HEAD = "team,round,voice,attending1,attending2"
ITEMS = ("attending1", "attending2")


@pytest.fixture(scope="module")
def asked():
    """Two statements of the shipped questionnaire, in two voices and with German words of the leader's."""
    whole = load_questionnaire("compassionate-leadership")
    (first, *_) = whole.dimensions
    german = {("voices", "leader", name): f"Ich tue es, Satz {name[-1]}." for name in ITEMS}
    return replace(
        whole,
        dimensions=(replace(first, items=first.items[:2]),),
        voices={"leader": {name: whole.voices["leader"][name] for name in ITEMS}},
        translations=(Translation("de", "reviewed", words=german),),
        comments=(),
    )


@pytest.fixture
def written(tmp_path):
    def write(*rows, head=HEAD, name="answers.csv"):
        path = tmp_path / name
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return path

    return write


def row_of(path: Path, asked, **more):
    found = leaders_row([path], asked, **({"team": "Ward", "round": "2026-05"} | more))
    return None if found is None else found.answers


@pytest.mark.parametrize("voice", ["leader", "Leader", "  LEADER "])
def test_the_leaders_row_is_told_by_its_voice_however_it_is_written(written, asked, voice):
    path = written("Ward,2026-05,,1,2", f"Ward,2026-05,{voice},5,4", "Ward,2026-05,team,3,3")
    assert row_of(path, asked) == (5, 4)
    assert [row.answers for row in read_responses(path, asked).rows] == [(1, 2), (3, 3)]


def test_it_is_of_one_team_and_one_round(written, asked):
    path = written("Ward,2026-05,leader,5,4", "Ward,2025-05,leader,2,2", "Yard,2026-05,leader,1,1", "Ward,2026-05,,3,3")
    assert row_of(path, asked) == (5, 4)
    assert row_of(path, asked, round="2025-05") == (2, 2)
    assert row_of(path, asked, team="Yard") == (1, 1)
    assert row_of(path, asked, round="2024-05") is None


def test_without_a_column_of_voices_every_row_is_the_teams(written, asked):
    path = written("Ward,2026-05,5,4", head="team,round,attending1,attending2")
    assert row_of(path, asked) is None


def test_a_row_about_somebody_or_without_an_answer_is_not_the_leaders(written, asked):
    path = written("Ward,2026-05,leader,Ann,5,4", "Ward,2026-05,leader,,,", head="team,round,voice,about,attending1,attending2")
    assert row_of(path, asked) is None


def test_statements_and_answers_are_known_in_the_leaders_words_and_in_their_translation(written, asked):
    statements = [f'"{asked.voices["leader"][name]}"' for name in ITEMS]
    path = written("Ward,2026-05,leader,Agree,Strongly agree", head=f"team,round,voice,{','.join(statements)}")
    assert row_of(path, asked) == (4, 5)
    german = '"Ich tue es, Satz 1.","Ich tue es, Satz 2."'
    assert row_of(written("Ward,2026-05,leader,Disagree,Agree", head=f"team,round,voice,{german}"), asked) == (2, 4)


def test_a_second_file_can_hold_it(written, asked):
    team = written("Ward,2026-05,,3,3")
    own = written("Ward,2026-05,leader,5,NA", name="own.csv")
    assert leaders_row([team, own], asked, team="Ward", round="2026-05").answers == (5, None)
    assert [row.answers for row in read_responses([team, own], asked).rows] == [(3, 3)]


def test_two_rows_of_leaders_are_refused_without_a_word_of_what_they_hold(written, asked):
    path = written("Ward,2026-05,leader,5,4", "Ward,2026-05,Leader,1,2", "Ward,2026-05,,3,3")
    with pytest.raises(ResponsesError) as refused:
        row_of(path, asked)
    (problem,) = refused.value.problems
    assert str(problem.code) == "R049"
    assert problem.message == '2 rows are of the voice leader in team "Ward", and the copy is for one person'
    assert row_of(path, asked, team="Yard") is None


def test_an_answer_of_the_leaders_that_cannot_be_read_is_told_with_its_place(written, asked):
    with pytest.raises(ResponsesError, match=r"R0\d\d"):
        row_of(written("Ward,2026-05,leader,7,4", "Ward,2026-05,,3,3"), asked)
