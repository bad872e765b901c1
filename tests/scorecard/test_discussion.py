"""The page without figures: nothing on it follows from answers, whatever was shown before."""

from dataclasses import replace

from teamcheck.questionnaire.model import CommentQuestion, Dimension, Item
from teamcheck.responses.model import Comment, Policy, Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.discussion import without_figures


def test_a_mark_and_comments_of_many_go_where_too_few_answered_every_feature(lab):
    plain = lab.questionnaire(lab.asked(3), comments=(CommentQuestion("helps", "What helps?"),))
    mark = Item("clear", "It is clear who is in the team.", "positive", plain.items[0].scale)
    asked = replace(plain, dimensions=(*plain.dimensions, Dimension("real", "Real", (mark,), role="real-team")))
    rows = tuple(Response("Red", None, None, (*([4] * 3 if place < 4 else [None] * 3), 5)) for place in range(12))
    comments = [Comment("Red", None, "helps", text, shown=text) for text in ("Tea", "Rest", "Time")]
    (card,) = score(Responses(tuple(item.id for item in asked.items), rows, comments=comments), asked)

    shown = disclose(card, Policy())
    alone = without_figures(shown)

    assert (shown.edition, shown.real_team[0].met, len(shown.comments[0].comments)) == ("discussion", True, 3)
    assert (alone.real_team[0].met, alone.comments[0].comments) == (None, None)
    assert {alone.real_team[0].withheld["met"].code, alone.comments[0].withheld["comments"].code} == {"given-out"}
    assert alone.dimensions == shown.dimensions
