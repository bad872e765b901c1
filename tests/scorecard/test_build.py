"""Scores are the formulas' figures on the right answers: reversed items, rounds, teams, comments."""

from typing import Any

import pytest

from teamcheck.errors import Code, ResponsesError
from teamcheck.questionnaire.model import CommentQuestion
from teamcheck.responses import rounds
from teamcheck.responses.model import Comment, Response, Responses
from teamcheck.scorecard.build import score


def rows(*found: tuple[str, str | None, tuple[int | None, ...]]) -> tuple[Response, ...]:
    return tuple(Response(team, time, None, answers) for team, time, answers in found)


def test_a_team_is_scored_by_the_mean_of_its_people(lab: Any) -> None:
    asked = lab.questionnaire(lab.asked(2, negative=(1,)))
    (result,) = lab.card([(5, 1), (3, 3), (4, None), (None, None)], asked).dimensions

    assert (result.n, result.score, result.mean, result.unit) == (3, 75.0, 4.0, "points")
    assert (result.answers, result.favourable, result.unfavourable) == (5, 3, 0)
    assert result.scores == (50.0, 75.0, 100.0)
    assert (result.spread, result.sd) == (25.0, 1.0)
    assert [item.counts for item in result.items] == [(0, 0, 1, 1, 1), (0, 0, 1, 0, 1)]
    assert [(item.n, item.mean, item.score, item.favourable) for item in result.items] == [(3, 4.0, 75.0, 2), (2, 4.0, 75.0, 1)]
    assert (result.high, result.low) == (2, 0)
    assert result.step == pytest.approx(100 / 12)


def test_scales_of_different_length_are_brought_together_as_shares(lab: Any) -> None:
    (result,) = lab.card([(5, 2), (3, 1)], lab.questionnaire(lab.asked((5, 3)))).dimensions

    assert (result.unit, result.score, result.mean) == ("share", 50.0, 0.5)


def test_real_team_marks_are_no_dimension(lab: Any) -> None:
    card = lab.card([(5, 4), (3, 2)], lab.questionnaire(lab.asked(1), lab.asked(1, role="real-team")))

    assert [result.dimension.id for result in card.dimensions] == ["d0"]
    assert [(mark.item.id, mark.n, mark.favourable) for mark in card.real_team] == [("d1i0", 2, 1)]


def test_the_latest_round_is_taken_and_said(lab: Any) -> None:
    asked = lab.questionnaire(lab.asked(1))
    responses = Responses(("d0i0",), rows(("Red", "2026-03", (5,)), ("Red", "2025-11", (1,)), ("Blue", "2025-11", (1,))))

    cards = score(responses, asked)
    score(responses, asked)

    assert [(card.team, card.round, card.dimensions[0].score) for card in cards] == [("Red", "2026-03", 100.0)]
    assert [(note.kind, "2026-03" in note.text) for note in responses.notes] == [("round", True)]


def test_a_round_can_be_asked_for(lab: Any) -> None:
    responses = Responses(("d0i0",), rows(("Red", "2026-03", (5,)), ("Red", "2025-11", (1,)), ("Blue", "2025-11", (1,))))
    cards = score(responses, lab.questionnaire(lab.asked(1)), round="2025-11")

    assert [(card.team, card.round) for card in cards] == [("Blue", "2025-11"), ("Red", "2025-11")]
    assert responses.notes == []


@pytest.mark.parametrize("time", ["2026-03", None])
def test_a_round_that_is_not_there_is_an_error(time: str | None, lab: Any) -> None:
    responses = Responses(("d0i0",), rows(("Red", time, (5,))))

    with pytest.raises(ResponsesError) as caught:
        score(responses, lab.questionnaire(lab.asked(1)), round="spring")

    (problem,) = caught.value.problems
    assert problem.code is Code.NO_SUCH_ROUND
    assert (time or "Leave out --round") in problem.fix


@pytest.mark.parametrize(
    ("found", "ordered"),
    [
        (["2026-03", "2025-11-30", "2025"], ("2025", "2025-11-30", "2026-03")),
        (["spring", "2025", "autumn"], ("spring", "2025", "autumn")),
        (["b", None, "a"], (None, "b", "a")),
        ([], ()),
    ],
)
def test_rounds_sort_by_date_only_where_all_are_dates(found: list[str | None], ordered: tuple[str | None, ...]) -> None:
    assert rounds.in_order(found) == ordered


def test_no_rows_make_no_scorecard(lab: Any) -> None:
    assert score(Responses(("d0i0",), ()), lab.questionnaire(lab.asked(1))) == ()


def test_sizes_and_answered_are_the_teams(lab: Any) -> None:
    card = lab.card([(5,), (None,)], lab.questionnaire(lab.asked(1)), {"Red": 4})

    assert (card.size, card.answered, card.dimensions[0].n) == (4, 2, 1)


def test_the_size_of_an_earlier_round_with_more_answers_is_unknown(lab: Any) -> None:
    answers = rows(("Red", "2025", (5,)), ("Red", "2025", (4,)), ("Red", "2026", (5,)))
    asked, responses = lab.questionnaire(lab.asked(1)), Responses(("d0i0",), answers, sizes={"Red": 1})

    sizes = [score(responses, asked, round=time)[0].size for time in ("2025", "2026")]

    assert sizes == [None, 1]


def test_comments_stand_in_an_order_that_tells_nothing(lab: Any) -> None:
    asked = lab.questionnaire(lab.asked(1), comments=(CommentQuestion("keep", "What should we keep?"),))
    texts = ["one", "two", "three", "four"]
    said = (*tuple(Comment("Red", None, "keep", text) for text in texts), Comment("Blue", None, "keep", "other"))

    def found(comments: tuple[Comment, ...]) -> tuple[str, ...]:
        (card,) = score(Responses(("d0i0",), rows(("Red", None, (5,))), comments=comments), asked)
        return tuple(each.text for each in card.comments["keep"])

    assert sorted(found(said)) == sorted(texts)
    assert found(said) == found(said[::-1])
