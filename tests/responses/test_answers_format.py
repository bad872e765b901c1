"""The examples of docs/answers-format.md are read as it says."""

import re
from pathlib import Path

import pytest

from teamcheck.questionnaire.model import CommentQuestion, Dimension, Item, Questionnaire, Scale
from teamcheck.responses.model import Comment
from teamcheck.responses.policy import policy_beside
from teamcheck.responses.read import read_responses
from teamcheck.responses.teams import read_teams
from teamcheck.responses.tree import tree_of


@pytest.fixture(scope="module")
def examples(root: Path) -> list[str]:
    """The tables of the document, in their order."""
    text = (root / "docs" / "answers-format.md").read_text(encoding="utf-8")
    return re.findall(r"^```\w+\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def asked(*items: tuple[str, str]) -> Questionnaire:
    labels = {1: "Strongly disagree", 2: "Disagree", 3: "Neither", 4: "Agree", 5: "Strongly agree"}
    scale = Scale("agree5", 1, 5, labels, "Not relevant to my work", frozenset({4, 5}), frozenset({1, 2}))
    dimension = Dimension("d", "D", tuple(Item(name, text, "positive", scale) for name, text in items))
    return Questionnaire("q", "1.0.0", "en", "Q", "0" * 64, (dimension,), comments=(CommentQuestion("keep", "Keep what?"),))


def test_the_canonical_example_with_its_comments_their_review_policy_and_sizes_is_read(examples, tmp_path):
    canonical, _, comments, review, policy, teams = examples
    for name, text in (
        ("answers.csv", canonical),
        ("comments.csv", comments),
        ("comments.review.yaml", review),
        ("answers.policy.yaml", policy),
        ("teams.csv", teams),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    questionnaire = asked(("goals1", "One."), ("goals2", "Two."), ("trust1", "Three."))

    responses = read_responses(tmp_path / "answers.csv", questionnaire, sizes=read_teams(tmp_path / "teams.csv").sizes)

    assert [row.answers for row in responses.rows] == [(4, 2, 5), (5, None, None), (4, None, 3)]
    assert {(row.team, row.round) for row in responses.rows} == {("Harbour", "2025-03-01")}
    assert list(responses.comments) == [
        Comment("Harbour", "2025-03-01", "keep", "The Monday half hour", "The Monday half hour")
    ]
    assert (responses.policy.minimum, responses.policy.audience) == (8, "team-and-coach")
    assert policy_beside(tmp_path / "answers.csv").told.startswith("Figures are shown only")
    assert responses.sizes == {"Harbour": 11}


def test_the_list_of_teams_is_the_tree_that_the_document_says(examples, tmp_path):
    (tmp_path / "teams.csv").write_text(examples[-1], encoding="utf-8")

    tree = tree_of(read_teams(tmp_path / "teams.csv"), ["organisation", "department"])

    assert tree.nodes[tree.at["Ferry"]].path == ("North",)
    assert tree.nodes[0].path == ()


def test_the_example_of_a_form_tool_is_read(examples, tmp_path):
    (tmp_path / "Harbour.tsv").write_text(examples[1], encoding="utf-8")
    questionnaire = asked(("goals1", "We know our goals."), ("trust1", "I can count on the others."))

    responses = read_responses(tmp_path / "Harbour.tsv", questionnaire)

    assert [row.answers for row in responses.rows] == [(4, 5), (2, 4)]
    assert [note.kind for note in responses.notes if "times" in note.text] == ["left-out"]


@pytest.mark.parametrize("cell", ["4", "4.0", '"4,0"', "Agree", "agree.", "4 - Agree", "(4): Agree", "Agree (4)"])
def test_every_way_of_writing_an_answer_in_the_document_is_read(root, tmp_path, cell):
    text = (root / "docs" / "answers-format.md").read_text(encoding="utf-8")
    (tmp_path / "a.csv").write_text(f"team,goals1,goals2\nA,{cell},1\n", encoding="utf-8")

    assert f"`{cell.strip(chr(34))}`" in text
    rows = read_responses(tmp_path / "a.csv", asked(("goals1", "One."), ("goals2", "Two."))).rows
    assert [row.answers for row in rows] == [(4, 1)]
