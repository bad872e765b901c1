"""What lies beside the answers: comments, the policy, the list of teams."""

from pathlib import Path

import pytest

from teamcheck.errors import Code, ResponsesError
from teamcheck.responses import checks
from teamcheck.responses.checks import Wanted, check_teams
from teamcheck.responses.faults import KEPT
from teamcheck.responses.model import Comment, Policy
from teamcheck.responses.policy import policy_beside, strictest
from teamcheck.responses.read import read_responses
from teamcheck.responses.rows import Run
from teamcheck.responses.teams import read_teams

ANSWERS = "team,round,goals1,goals2,trust1\nA,1,1,1,1\nA,1,2,2,2\nB,1,3,3,0\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def problems(folder, questionnaire):
    def problems_of(**options):
        with pytest.raises(ResponsesError) as caught:
            read_responses(folder / "answers.csv", questionnaire, **options)
        return [(problem.code, problem.place.row or problem.place.line) for problem in caught.value.problems]

    return problems_of


def test_comments_beside_the_answers_are_read(folder, questionnaire):
    table = "team,round,comment,text\nA,1,keep,The tea\nC,1,keep,Of no team here\nA,1,What should this team keep?,\n"
    (folder / "comments.csv").write_text(table, encoding="utf-8")

    assert list(read_responses(folder / "answers.csv", questionnaire).comments) == [Comment("A", "1", "keep", "The tea")]


def test_comments_beside_answers_that_hold_comments_themselves_are_of_something_else(folder, questionnaire):
    """Such as what was imported from the export of the round before, which was called alike."""
    (folder / "A.csv").write_text("goals1,goals2,trust1,keep\n1,1,1,The coffee\n", encoding="utf-8")
    (folder / "comments.csv").write_text("team,comment,text\nA,keep,The tea\n", encoding="utf-8")

    assert list(read_responses(folder / "A.csv", questionnaire).comments) == [Comment("A", None, "keep", "The coffee")]


def test_comments_of_teams_without_answers_are_said_without_their_text(folder, questionnaire):
    rows = "".join(f"T{number},keep,The tea\n" for number in range(7))
    (folder / "comments.csv").write_text(f"team,comment,text\nA,keep,Yes\n{rows}T0,keep,x\n", encoding="utf-8")

    (note,) = [each for each in read_responses(folder / "answers.csv", questionnaire).notes if each.kind == "dropped"]

    assert note.text.endswith(
        'comments.csv: 8 comments are of teams without answers and were left out: "T0", "T1", "T2", "T3", "T4" and 2 more.'
    )


def test_one_comment_of_a_team_without_answers_is_said_at_the_end_of_the_stream(folder, questionnaire):
    (folder / "comments.csv").write_text("team,comment,text\nNorthward,keep,Yes\n", encoding="utf-8")

    found = read_responses(folder / "answers.csv", questionnaire, stream=True)
    list(found.rows)

    assert found.notes[-1].text.endswith('1 comment is of a team without answers and was left out: "Northward".')


def test_comments_of_other_teams_are_not_said_where_one_team_is_wanted(folder, questionnaire):
    (folder / "comments.csv").write_text("team,comment,text\nNorthward,keep,Yes\n", encoding="utf-8")

    notes = read_responses(folder / "answers.csv", questionnaire, team="A").notes

    assert not [note for note in notes if note.kind == "dropped"]


def test_comments_beside_two_files_are_read_once_by_whatever_way_the_files_are_named(folder, questionnaire):
    (folder / "more.csv").write_text(ANSWERS.replace("A,", "C,").replace("B,", "D,"), encoding="utf-8")
    (folder / "comments.csv").write_text("team,comment,text\nA,keep,The tea\n", encoding="utf-8")
    (folder / "sub").mkdir()

    found = read_responses([folder / "answers.csv", folder / "sub" / ".." / "more.csv"], questionnaire).comments

    assert list(found) == [Comment("A", None, "keep", "The tea")]


def test_comments_of_another_name_are_read_where_they_are_said(folder, questionnaire):
    (folder / "words.tsv").write_text("team\tcomment\ttext\nB\tkeep\tThe tea\n", encoding="utf-8")

    found = read_responses(folder / "answers.csv", questionnaire, comments=folder / "words.tsv").comments

    assert list(found) == [Comment("B", None, "keep", "The tea")]


@pytest.mark.parametrize(
    "table", ["team,text\nA,The tea\n", "team,comment,text\nA,stop,The tea\n", "team,comment,text\n,keep,x\n"]
)
def test_comments_that_answer_no_question_are_refused_without_their_text(folder, problems, table):
    (folder / "comments.csv").write_text(table, encoding="utf-8")

    assert [code for code, _ in problems()] == [Code.COMMENTS_NOT_USABLE]


def test_the_policy_beside_the_answers_is_obeyed(folder, questionnaire):
    text = "schema: teamcheck/policy/1\nminimum: 8\naudience: organisation\ntold: Only totals of eight are shown.\n"
    (folder / "answers.policy.yaml").write_text(text, encoding="utf-8")

    assert read_responses(folder / "answers.csv", questionnaire).policy == Policy(
        8, "organisation", "Only totals of eight are shown."
    )


def test_without_a_policy_the_default_holds(folder, questionnaire):
    assert read_responses(folder / "answers.csv", questionnaire).policy == Policy(5, "team", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("schema: teamcheck/policy/1\nminimum: 4\n", Code.MINIMUM_TOO_LOW),
        ("schema: teamcheck/policy/1\nminimum: 0\n", Code.MINIMUM_TOO_LOW),
        ("schema: teamcheck/policy/1\nminimum: -7\n", Code.POLICY_NOT_USABLE),
        ("schema: teamcheck/policy/1\nminimum: many\n", Code.POLICY_NOT_USABLE),
        ("schema: teamcheck/policy/1\naudience: everybody\n", Code.POLICY_NOT_USABLE),
        ("schema: teamcheck/policy/1\nminimun: 5\n", Code.POLICY_NOT_USABLE),
        ("schema: teamcheck/policy/1\nminimum: 5\nminimum: 6\n", Code.POLICY_NOT_USABLE),
        ("schema: teamcheck/policy/1\ntold: &a [x]\naudience: [*a, *a]\n", Code.POLICY_NOT_USABLE),
        ("minimum: 5\n", Code.POLICY_NOT_USABLE),
        ("- 5\n", Code.POLICY_NOT_USABLE),
        ("", Code.POLICY_NOT_USABLE),
        ("a: [", Code.POLICY_NOT_USABLE),
        ("told: " + "x" * 70_000, Code.POLICY_NOT_USABLE),
    ],
)
def test_a_policy_that_cannot_be_obeyed_is_refused(folder, problems, text, code):
    (folder / "answers.policy.yaml").write_text(text, encoding="utf-8")

    assert [each for each, _ in problems()] == [code]


def test_the_strictest_of_several_policies_holds():
    assert strictest([Policy(5, "organisation", "a"), Policy(8, "team-and-coach", "b")]) == Policy(
        8, "team-and-coach", "a\n\nb"
    )


def test_a_policy_knows_which_file_says_it(folder, questionnaire):
    file = folder / "answers.policy.yaml"
    assert read_responses(folder / "answers.csv", questionnaire).policy.said_in == ""
    file.write_text("schema: teamcheck/policy/1\n", encoding="utf-8")
    assert read_responses(folder / "answers.csv", questionnaire).policy.said_in == str(file)


def test_of_several_policies_the_file_that_sets_the_audience_is_kept():
    said, narrow, silent = Policy(audience="organisation", said_in="a"), Policy(audience="team", said_in="b"), Policy()
    assert strictest([said, narrow]).said_in == "b"
    assert strictest([said, silent]).said_in == ""
    assert strictest([silent, narrow, said]).said_in == "b"


def test_where_no_policy_says_it_the_caller_says_what_people_were_told(folder, questionnaire):
    assert read_responses(folder / "answers.csv", questionnaire, audience="organisation").policy == Policy(5, "organisation")


def test_an_audience_narrows_a_policy(folder, questionnaire):
    text = "schema: teamcheck/policy/1\nminimum: 8\naudience: organisation\n"
    (folder / "answers.policy.yaml").write_text(text, encoding="utf-8")

    assert read_responses(folder / "answers.csv", questionnaire, audience="team").policy == Policy(8, "team")


@pytest.mark.parametrize(("text", "line"), [("minimum: 8\naudience: team-and-coach\n", 3), ("minimum: 8\n", None)])
def test_an_audience_never_widens_a_policy(folder, problems, text, line):
    (folder / "answers.policy.yaml").write_text(f"schema: teamcheck/policy/1\n{text}", encoding="utf-8")

    assert problems(audience="organisation") == [(Code.AUDIENCE_WIDENED, line)]


def test_an_audience_is_said_of_the_files_without_a_policy_only(folder, questionnaire):
    (folder / "more.csv").write_text(ANSWERS.replace("A,", "C,").replace("B,", "D,"), encoding="utf-8")
    (folder / "more.policy.yaml").write_text("schema: teamcheck/policy/1\naudience: team\n", encoding="utf-8")
    both = [folder / "answers.csv", folder / "more.csv"]

    with pytest.raises(ResponsesError) as caught:
        read_responses(both, questionnaire, audience="team-and-coach")

    assert [problem.place.file for problem in caught.value.problems] == [str(folder / "more.policy.yaml")]
    assert read_responses(both, questionnaire).policy.audience == "team"


def test_a_missing_answers_file_has_the_default_policy(tmp_path):
    assert policy_beside(tmp_path / "none.csv") == Policy()


def test_a_list_of_teams_gives_sizes_and_what_else_is_said_of_each(tmp_path):
    (tmp_path / "teams.csv").write_text(
        "Department ;Size;;Team;site\nNorth;12;x;A;\n\n Sou\u0301th ;3,0;; B ;2\n", encoding="utf-8"
    )

    teams = read_teams(tmp_path / "teams.csv")

    assert (teams.file, teams.sizes, teams.rows) == (str(tmp_path / "teams.csv"), {"A": 12, "B": 3}, {"A": 2, "B": 4})
    assert (teams.columns, teams.letters) == (("Department", "site"), ("A", "E"))
    assert teams.values == {"A": {"Department": "North", "site": ""}, "B": {"Department": "Soúth", "site": "2"}}


def test_a_heading_that_is_there_twice_is_no_fault_while_nobody_asks_for_it(tmp_path):
    (tmp_path / "teams.csv").write_text("team,size,site,site\nA,5,x,y\n", encoding="utf-8")

    teams = read_teams(tmp_path / "teams.csv")

    assert (teams.columns, teams.values) == (("site", "site"), {"A": {"site": "x"}})


def test_doubtful_letters_of_other_columns_are_no_fault_but_known(tmp_path):
    (tmp_path / "teams.csv").write_bytes("team,size,site,note\nA,5,x,y\nB,5,x,Café\nC,5,x,Café\n".encode("cp1252"))

    teams = read_teams(tmp_path / "teams.csv")

    assert (teams.sizes, teams.doubtful) == ({"A": 5, "B": 5, "C": 5}, {"note": 3})


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("team\nA\n", 1),
        ("team,size,size\nA,1,1\n", 1),
        ("team,size\nA,5\nA,6\n", 3),
        ("team,size\nA,\n", 2),
        ("team,size\nA,0\n", 2),
        ("team,size\nA,2.5\n", 2),
        ("team,size\nA,many\n", 2),
        ("team,size\n,5\n", 2),
    ],
)
def test_a_list_of_teams_that_cannot_be_right_is_refused(tmp_path, table, row):
    (tmp_path / "teams.csv").write_text(table, encoding="utf-8")

    with pytest.raises(ResponsesError) as caught:
        read_teams(tmp_path / "teams.csv")

    assert [(problem.code, problem.place.row) for problem in caught.value.problems] == [(Code.LIST_OF_TEAMS, row)]


def test_sizes_of_listed_teams_are_known(folder, questionnaire):
    responses = read_responses(folder / "answers.csv", questionnaire, sizes={"A": 4, "B": 1, "C": 9})

    assert responses.sizes == {"A": 4, "B": 1}
    assert any('No answers from 1 of the listed teams: "C"' in note.text for note in responses.notes)


def test_a_size_below_the_number_of_answers_is_refused(problems):
    assert problems(sizes={"A": 1, "B": 1}) == [(Code.SIZE_TOO_SMALL, None)]


def test_a_team_that_is_not_listed_is_refused(problems):
    assert problems(sizes={"A": 5}) == [(Code.TEAM_WITHOUT_SIZE, None)]


def test_the_size_of_one_team_does_not_fit_two(problems):
    assert problems(size=5) == [(Code.SIZE_OF_WHICH_TEAM, None)]


def test_the_size_of_the_chosen_team_is_known(folder, questionnaire):
    assert read_responses(folder / "answers.csv", questionnaire, team="A", size=5).sizes == {"A": 5}


def test_only_the_latest_round_is_held_against_the_size(folder, questionnaire):
    rows = "A,2024-01-01,1,1,1\n" * 3 + "A,2025-01-01,1,1,1\n"
    (folder / "answers.csv").write_text("team,round,goals1,goals2,trust1\n" + rows, encoding="utf-8")

    assert read_responses(folder / "answers.csv", questionnaire, size=2).sizes == {"A": 2}


def test_only_the_hundred_teams_that_are_told_of_are_looked_for_in_the_list(folder, problems, monkeypatch):
    looked_for = []
    monkeypatch.setattr(checks, "get_close_matches", lambda team, *_, **__: looked_for.append(team) or [])
    (folder / "answers.csv").write_text(
        "team,goals1,goals2,trust1\n" + "".join(f"{n},1,1,1\n" for n in range(500)), encoding="utf-8"
    )

    assert [code for code, _ in problems(sizes={"A": 5})][-1] == Code.MORE_PROBLEMS
    assert len(looked_for) == KEPT + 1


class Counted(dict):
    """A dictionary that counts how often it is gone through."""

    times = 0

    def __iter__(self):
        self.times += 1
        return super().__iter__()


def test_teams_are_gone_through_as_often_for_many_as_for_two():
    def times(count):
        run = Run(answered=Counted({(f"t{n}", None): 1 for n in range(count)}))
        check_teams(run, Wanted("answers.csv", None, {f"t{n}": 5 for n in range(count)}, None))
        return run.answered.times

    assert times(50) == times(2)


def test_a_list_of_teams_in_an_unknown_encoding_does_not_ask_for_that_of_the_answers(tmp_path):
    (tmp_path / "teams.csv").write_bytes("team,size\nÉquipe,9\n".encode("cp1252"))

    with pytest.raises(ResponsesError) as caught:
        read_teams(tmp_path / "teams.csv")

    assert [(problem.code, "--encoding" in problem.fix) for problem in caught.value.problems] == [
        (Code.ENCODING_UNKNOWN, False)
    ]


def test_a_list_of_teams_does_not_come_from_standard_input():
    with pytest.raises(ResponsesError) as caught:
        read_teams(Path("-"))

    assert [(problem.code, "standard input" in problem.message) for problem in caught.value.problems] == [
        (Code.FILE_NOT_READABLE, True)
    ]


def test_a_link_to_answers_has_the_policy_beside_what_it_leads_to(tmp_path):
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "answers.csv").write_text("a\n1\n", encoding="utf-8")
    text = "schema: teamcheck/policy/1\nminimum: 8\naudience: team\n"
    (tmp_path / "answers" / "answers.policy.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "elsewhere.csv").symlink_to(tmp_path / "answers" / "answers.csv")

    assert policy_beside(tmp_path / "elsewhere.csv").minimum == 8
    with pytest.raises(ResponsesError):
        policy_beside(tmp_path / "elsewhere.csv", "organisation")
